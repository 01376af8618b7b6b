//! A table as aligned text: every column as wide as its widest cell, the last one as long as it is.

use super::paint::Paint;
use super::wrap::{padded, wrap_all};
use crate::matching::Tone;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// No column is narrowed below this.
const NARROWEST: usize = 12;

/// A table that is written when all its rows are known.
pub(super) struct Table<const N: usize> {
    titles: [&'static str; N],
    rows: Vec<[Cell; N]>,
}

/// A cell: text that is fit for eyes, and what it means.
pub(super) struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    /// A cell of a sentence, a title or a number.
    pub(super) fn new(text: impl Into<crate::model::Sentence>) -> Self {
        Self { text: text.into().to_string(), tone: Tone::Plain }
    }

    /// The same cell, meant otherwise.
    pub(super) fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

impl<const N: usize> Table<N> {
    pub(super) fn new(titles: [&'static str; N]) -> Self {
        Self { titles, rows: Vec::new() }
    }

    pub(super) fn push(&mut self, row: [Cell; N]) {
        self.rows.push(row);
    }

    /// Writes the table, indented by two and whole; or no wider than a terminal, with cells that go on below themselves.
    pub(super) fn write(&self, mut out: impl Write, paint: Paint, width: Option<usize>) -> io::Result<()> {
        let mut widths = self.titles.map(UnicodeWidthStr::width);
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.text.width());
            }
        }
        if let Some(limit) = width {
            shrink(&mut widths, limit);
        }
        let titles = self.titles.map(|title| (title, Tone::Dim));
        write_row(&mut out, &titles, &widths, paint, width)?;
        for row in &self.rows {
            let cells = row.each_ref().map(|cell| (cell.text.as_str(), cell.tone));
            write_row(&mut out, &cells, &widths, paint, width)?;
        }
        Ok(())
    }
}

/// Narrows the widest columns but the last, until that has room too.
fn shrink(widths: &mut [usize], limit: usize) {
    let Some((last, others)) = widths.split_last_mut() else { return };
    let wanted = (*last).min(limit / 3);
    let room = limit.saturating_sub(wanted + 2);
    while others.iter().map(|width| width + 2).sum::<usize>() > room {
        match others.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => break,
        }
    }
}

/// Writes a row; on a terminal every cell goes on below itself where its column is too narrow.
fn write_row(
    out: &mut impl Write,
    cells: &[(&str, Tone)],
    widths: &[usize],
    paint: Paint,
    limit: Option<usize>,
) -> io::Result<()> {
    let used: usize = widths.split_last().map_or(0, |(_, others)| others.iter().map(|width| width + 2).sum());
    let last = limit.map(|limit| limit.saturating_sub(used + 2).max(NARROWEST));
    let lines: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(index, ((text, _), width))| match last {
            Some(last) => wrap_all(text, if index + 1 == cells.len() { last } else { *width }),
            None => vec![(*text).to_owned()],
        })
        .collect();
    for number in 0..lines.iter().map(Vec::len).max().unwrap_or(1) {
        let mut line = String::new();
        for (index, ((_, tone), width)) in cells.iter().zip(widths).enumerate() {
            let text = lines.get(index).and_then(|lines| lines.get(number)).map_or("", String::as_str);
            let is_last = index + 1 == cells.len();
            line += "  ";
            line += &paint.tone(*tone, &if is_last { text.to_owned() } else { padded(text, *width) });
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
