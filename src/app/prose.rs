//! Explanations laid out for a width: heads and statuses in columns, text wrapped behind them. What colour a tone has
//! is left to the view.

use super::columns::{columns, split_at_column};
use crate::matching::{About, Line, Section, Tone};
use crate::model::{Piece, Sentence};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Our own words.
    #[default]
    Word,
    /// A value from the files.
    Data,
    /// The part of a value in which it differs from the one beside it.
    Odd,
    /// Something to type or to look for.
    Code,
    /// The first column.
    Head,
    /// The second column.
    Status,
    /// A title.
    Title,
}

/// Text of one kind and tone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text, fit for eyes.
    pub text: String,
    /// What it is.
    pub ink: Ink,
    /// How it is meant.
    pub tone: Tone,
}

/// One row of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row(pub Vec<Run>);

/// The widest that the two columns may be, of a width; what is longer pushes the text away in its own line only.
const HEAD_SHARE: usize = 3;
const STATUS_SHARE: usize = 5;
/// The blanks between the columns.
const GAP: usize = 2;
/// The longest that a value is written out, well beyond any address: what is longer would bury all else.
const LONGEST: usize = 320;
/// The least that wrapped text gets beside the columns, else it goes beneath them.
const TEXT_LEAST: usize = 18;

impl Row {
    /// A row of one piece.
    #[must_use]
    pub fn of(text: impl Into<String>, ink: Ink, tone: Tone) -> Self {
        Self(vec![Run { text: text.into(), ink, tone }])
    }

    /// The text of the row.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    fn width(&self) -> usize {
        self.0.iter().map(|run| columns(&run.text)).sum()
    }

    fn push(&mut self, text: &str, ink: Ink, tone: Tone) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.ink == ink && last.tone == tone => last.text.push_str(text),
            _ => self.0.push(Run { text: text.to_owned(), ink, tone }),
        }
    }

    fn pad_to(&mut self, column: usize) {
        let blanks = column.saturating_sub(self.width());
        self.push(&" ".repeat(blanks), Ink::Word, Tone::Plain);
    }
}

/// Lays sections out, one beneath the other, with an empty row between them where `spaced`.
#[must_use]
pub fn lay_out(sections: &[Section], width: usize, spaced: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    // The rules have long heads of their own; all others share one column.
    let others = sections.iter().filter(|section| section.about != About::Rules);
    let shared = widest(others.flat_map(|section| &section.lines).map(|line| &line.head), width / HEAD_SHARE);
    for section in sections.iter().filter(|section| !section.lines.is_empty()) {
        if spaced && !rows.is_empty() {
            rows.push(Row::default());
        }
        if section.about == About::Rules {
            let head = widest(section.lines.iter().map(|line| &line.head), width.saturating_sub(2) / 2);
            lay_out_behind(&section.lines, head.max(shared), width, &mut rows);
        } else {
            lay_out_behind(&section.lines, shared, width, &mut rows);
        }
    }
    rows
}

/// Lays out lines whose heads and statuses are aligned.
pub fn lay_out_lines(lines: &[Line], width: usize, rows: &mut Vec<Row>) {
    lay_out_behind(lines, widest(lines.iter().map(|line| &line.head), width / HEAD_SHARE), width, rows);
}

/// The widest of the columns that are not too wide to count.
fn widest<'s>(sentences: impl Iterator<Item = &'s Sentence>, most: usize) -> usize {
    sentences.map(sentence_columns).filter(|width| *width <= most).max().unwrap_or_default()
}

fn lay_out_behind(lines: &[Line], head: usize, width: usize, rows: &mut Vec<Row>) {
    let status = widest(lines.iter().map(|line| &line.status), width / STATUS_SHARE);
    for line in lines {
        lay_out_line(line, width, head, status, rows);
    }
}

fn lay_out_line(line: &Line, width: usize, head: usize, status: usize, rows: &mut Vec<Row>) {
    let after = |column: usize| if column == 0 { 0 } else { column + GAP };
    let text_at = after(head) + after(status);
    let mut row = Row::default();
    add_fitting(&mut row, &line.head, Ink::Head, line.tone, width);
    if sentence_columns(&line.status) > 0 {
        let at = if row.0.is_empty() { after(head) } else { after(head).max(row.width() + GAP) };
        row.pad_to(at.min(width));
        let room = width.saturating_sub(row.width());
        add_fitting(&mut row, &line.status, Ink::Status, line.tone, room);
    }
    if sentence_columns(&line.text) == 0 {
        rows.push(row);
        return;
    }
    let used = if row.0.is_empty() { 0 } else { row.width() + GAP };
    let (at, indent) = (text_at.max(used), text_at);
    if at > 0 && at + TEXT_LEAST.min(sentence_columns(&line.text)) > width {
        if !row.0.is_empty() {
            rows.push(row);
        }
        wrap(&line.text, line.tone, Row::default(), 4.min(width / 4), width, rows);
        return;
    }
    row.pad_to(at);
    wrap(&line.text, line.tone, row, indent, width, rows);
}

fn add_fitting(row: &mut Row, sentence: &Sentence, ink: Ink, tone: Tone, room: usize) {
    let mut room = room;
    for piece in &sentence.0 {
        let (fitting, rest) = split_at_column(piece.as_str(), room);
        let ink = if ink == Ink::Head && matches!(piece, Piece::Data(_)) { Ink::Data } else { ink };
        row.push(fitting, ink, tone);
        room = room.saturating_sub(columns(fitting));
        if !rest.is_empty() {
            return;
        }
    }
}

fn sentence_columns(sentence: &Sentence) -> usize {
    sentence.0.iter().map(|piece| columns(piece.as_str())).sum()
}

/// Wraps a sentence behind what a row already holds; the next rows are indented.
fn wrap(sentence: &Sentence, tone: Tone, start: Row, indent: usize, width: usize, rows: &mut Vec<Row>) {
    let mut row = start;
    row.pad_to(if row.0.is_empty() { indent } else { 0 });
    let mut used = row.width();
    let mut is_fresh = true;
    for word in words(sentence) {
        let length: usize = word.iter().map(|(text, _)| columns(text)).sum();
        let is_blank = word.iter().all(|(text, _)| text.trim().is_empty());
        if used + length > width && !is_blank && !is_fresh {
            rows.push(std::mem::take(&mut row));
            row.pad_to(indent);
            used = indent;
            is_fresh = true;
        }
        if is_blank && (is_fresh || used + length > width) {
            continue;
        }
        for (text, ink) in word {
            let mut rest = text;
            while !rest.is_empty() {
                let (fitting, later) = split_at_column(rest, width.saturating_sub(used));
                // A letter wider than the whole row would never fit.
                let (fitting, later) = if fitting.is_empty() && used <= indent { (rest, "") } else { (fitting, later) };
                row.push(fitting, ink, tone);
                used += columns(fitting);
                rest = later;
                if !rest.is_empty() {
                    rows.push(std::mem::take(&mut row));
                    row.pad_to(indent);
                    used = indent;
                }
            }
        }
        is_fresh = false;
    }
    rows.push(row);
}

/// Cuts a sentence into words and the blanks between them; a word may be of several pieces.
fn words(sentence: &Sentence) -> Vec<Vec<(&str, Ink)>> {
    let mut words: Vec<Vec<(&str, Ink)>> = Vec::new();
    let mut was_blank = true;
    for piece in &sentence.0 {
        let ink = match piece {
            Piece::Word(_) => Ink::Word,
            Piece::Data(_) => Ink::Data,
            Piece::Odd(_) => Ink::Odd,
            Piece::Code(_) => Ink::Code,
        };
        let is_data = matches!(piece, Piece::Data(_) | Piece::Odd(_));
        let most = if is_data { LONGEST } else { usize::MAX };
        let (mut rest, beyond) = split_at_column(piece.as_str(), most);
        while let Some(first) = rest.chars().next() {
            let is_blank = first == ' ';
            let end = rest.find(|c| (c == ' ') != is_blank).unwrap_or(rest.len());
            let (part, later) = rest.split_at(end);
            match words.last_mut() {
                Some(word) if was_blank == is_blank => word.push((part, ink)),
                _ => words.push(vec![(part, ink)]),
            }
            was_blank = is_blank;
            rest = later;
        }
        if !beyond.is_empty() {
            words.push(vec![("…", ink)]);
            was_blank = false;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Raw;
    use proptest::prelude::*;

    fn laid_out(lines: Vec<Line>, width: usize) -> Vec<String> {
        let rows = lay_out(&[Section { about: About::Rules, lines }], width, false);
        rows.iter().map(|row| row.text().trim_end().to_owned()).collect()
    }

    #[test]
    fn heads_and_statuses_stand_in_columns() {
        let lines = vec![
            Line::new("1 SAML claim name", "no match", "compared with 12 values"),
            Line::new("6 Verified", "matched", "ann-lee"),
        ];
        assert_eq!(
            laid_out(lines, 60),
            ["1 SAML claim name  no match  compared with 12 values", "6 Verified         matched   ann-lee"]
        );
    }

    #[test]
    fn text_wraps_behind_the_columns() {
        let lines = vec![Line::new("Fix", "", "send the address in the attribute emails, then sync again")];
        assert_eq!(
            laid_out(lines, 34),
            ["Fix  send the address in the", "     attribute emails, then sync", "     again"]
        );
    }

    #[test]
    fn a_word_of_several_pieces_stays_together() {
        let text = Sentence::new().word("make it (").data(Raw::of("ann@corp.example")).word(") now");
        assert_eq!(laid_out(vec![Line::new("", "", text)], 24), ["make it", "(ann@corp.example) now"]);
    }

    #[test]
    fn a_long_word_is_cut_and_nothing_is_lost() {
        assert_eq!(laid_out(vec![Line::new("", "", "abcdefghij")], 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn a_value_without_end_does_not_bury_the_rest() {
        let name = "x".repeat(100_000);
        let text = Sentence::new().data(Raw::of(&name)).word(" has it");
        let rows = laid_out(vec![Line::new("", "", text)], 80);
        assert_eq!(rows.len(), 5, "{rows:?}");
        assert_eq!(rows.last().map(String::as_str), Some("… has it"));
    }

    proptest! {
        #[test]
        fn every_row_fits_and_every_letter_stays(head in "[a-z山 ]{0,9}", text in "[a-z山é ]{0,60}", width in 8_usize..50) {
            let lines = vec![Line::new(Sentence::new().word(head.clone()), "no", Sentence::new().word(text.clone()))];
            let rows = lay_out(&[Section { about: About::Note, lines }], width, true);
            for row in &rows {
                prop_assert!(row.width() <= width, "{:?}", row.text());
            }
            let seen: String = rows.iter().map(Row::text).collect();
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').count();
            prop_assert!(letters(&seen) >= letters(&text));
        }
    }
}
