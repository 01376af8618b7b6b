//! An explanation as text: the parts of its lines in columns, what there is to say wrapped behind them. Its words are
//! `matching`'s.

use super::paint::Paint;
use super::wording;
use super::wrap::{padded, wrap};
use crate::matching::{Explanation, Line, Section, World};
use crate::model::Sentence;
use crate::query::Person;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns that are wider push the text to a line of its own.
const WIDEST_COLUMN: usize = 34;
/// Text is never narrower, however small the terminal is.
const NARROWEST_TEXT: usize = 30;

/// Writes one explanation, at most `width` columns wide where words allow it.
pub fn write_explanation(mut out: impl Write, explanation: &Explanation, paint: Paint, width: usize) -> io::Result<()> {
    let Line { head, status, text, tone } = &explanation.headline;
    let status = paint.tone(*tone, &paint.strong(&status.to_string().to_uppercase()));
    writeln!(out, "{}", joined([status, head.to_string()]))?;
    for line in wrap(&text.to_string(), width) {
        if !line.is_empty() {
            writeln!(out, "{line}")?;
        }
    }
    for section in explanation.sections.iter().filter(|section| !section.lines.is_empty()) {
        writeln!(out)?;
        write_section(&mut out, section, paint, width)?;
    }
    out.flush()
}

fn joined(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

pub(super) fn write_section(out: &mut impl Write, section: &Section, paint: Paint, width: usize) -> io::Result<()> {
    let widest = |part: fn(&Line) -> &Sentence| {
        section.lines.iter().map(|line| part(line).to_string().width()).filter(|width| *width <= WIDEST_COLUMN).max()
    };
    let head_width = widest(|line| &line.head).unwrap_or_default();
    let status_width = widest(|line| &line.status).unwrap_or_default();
    let columns = |width: usize| if width == 0 { 0 } else { width + 2 };
    let indent = 2 + columns(head_width) + columns(status_width);
    let text_width = width.saturating_sub(indent).max(NARROWEST_TEXT);
    for line in &section.lines {
        let (head, status) = (line.head.to_string(), line.status.to_string());
        let mut start = String::from("  ");
        if head_width > 0 {
            start += &padded(&head, head_width + 2);
        }
        let mut used = start.width();
        if status_width > 0 {
            start += &paint.tone(line.tone, &padded(&status, status_width + 2));
            used += status.width().max(status_width + 2);
        }
        let text = line.text.to_string();
        if text.is_empty() {
            writeln!(out, "{}", start.trim_end())?;
            continue;
        }
        if used > indent {
            writeln!(out, "{}", start.trim_end())?;
            start = " ".repeat(indent);
        }
        for piece in wrap(&text, text_width) {
            writeln!(out, "{start}{piece}")?;
            start = " ".repeat(indent);
        }
    }
    Ok(())
}

/// Writes a person in one line, to choose from several.
pub fn write_person_line(mut out: impl Write, world: &World, person: &Person) -> io::Result<()> {
    let estate = &*world.estate;
    let mut words = Sentence::new();
    if let Some(row) = person.row.map(|row| estate.row(row)).filter(|row| row.login.is_filled()) {
        words = words.word("@").data(estate.raw(row.login));
        if let Some(name) = estate.filled(row.name) {
            words = words.word(" (").data(name).word(")");
        }
    }
    for account in &person.accounts {
        let space = if words.is_empty() { "" } else { "  " };
        words = words.word(space).then(wording::who(world, *account));
    }
    writeln!(out, "{words}")
}
