//! Writes one line of the screen from left to right: cells of fixed width, clipped, never beyond its end.

use crate::app::{columns, split_at_column};
use crate::model::{Raw, Sentence, Shown};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::ops::Range;

/// A line that is being written.
pub struct Pen<'b> {
    buffer: &'b mut Buffer,
    line: Rect,
    /// Where the next letter goes.
    x: u16,
    /// How many columns are still scrolled away.
    hidden: usize,
}

impl<'b> Pen<'b> {
    /// Begins at the start of a line of an area; a line that the area does not have takes nothing.
    #[must_use]
    pub fn at(buffer: &'b mut Buffer, area: Rect, line: u16) -> Self {
        let area = area.intersection(buffer.area);
        let line = if line < area.height {
            Rect::new(area.x, area.y + line, area.width, 1)
        } else {
            Rect::new(area.x, area.y, 0, 0)
        };
        Self { buffer, line, x: line.x, hidden: 0 }
    }

    /// Leaves out so many columns of what comes.
    pub fn scroll(&mut self, hidden: usize) -> &mut Self {
        self.hidden = hidden;
        self
    }

    /// The columns that are left.
    #[must_use]
    pub fn room(&self) -> usize {
        usize::from(self.line.right().saturating_sub(self.x))
    }

    /// Where the next letter goes.
    #[must_use]
    pub fn x(&self) -> u16 {
        self.x
    }

    /// Writes text of ours, or text that is fit for eyes.
    pub fn text(&mut self, text: &str, style: Style) -> &mut Self {
        let mut text = text;
        if self.hidden > 0 {
            let (gone, rest) = split_at_column(text, self.hidden);
            self.hidden -= columns(gone).min(self.hidden);
            text = rest;
            if !rest.is_empty() && self.hidden > 0 {
                // Half of a wide letter is scrolled away: a blank stands for the other half.
                let (_, later) = split_at_column(rest, 2);
                self.hidden = 0;
                self.blanks(1, style);
                text = later;
            }
        }
        let (fitting, _) = split_at_column(text, self.room());
        if !fitting.is_empty() {
            (self.x, _) = self.buffer.set_stringn(self.x, self.line.y, fitting, self.room(), style);
        }
        self
    }

    /// Writes blanks.
    pub fn blanks(&mut self, count: usize, style: Style) -> &mut Self {
        self.text(&" ".repeat(count.min(self.room() + self.hidden)), style)
    }

    /// Writes a value into a cell, with `…` where it is cut.
    pub fn cell(&mut self, value: &Shown<'_>, width: usize, style: Style) -> &mut Self {
        let cut = value.truncated(width);
        let used = cut.width();
        self.text(cut.as_str(), style).blanks(width.saturating_sub(used), style)
    }

    /// Writes a value into a cell, with the letters that a search matched marked.
    pub fn marked(
        &mut self,
        value: Raw<'_>,
        marks: &[Range<usize>],
        width: usize,
        style: Style,
        hit: Style,
    ) -> &mut Self {
        let mut room = width;
        for (part, is_hit) in value.shown_parts(marks) {
            let cut = part.truncated(room);
            self.text(cut.as_str(), if is_hit { hit } else { style });
            room -= cut.width().min(room);
            if cut != part {
                break;
            }
        }
        self.blanks(room, style)
    }

    /// Writes words of ours into a cell, with `…` where they are cut.
    pub fn words(&mut self, words: &str, width: usize, style: Style) -> &mut Self {
        if columns(words) <= width {
            return self.text(words, style).blanks(width - columns(words), style);
        }
        let (fitting, _) = split_at_column(words, width.saturating_sub(1));
        let rest = width.saturating_sub(columns(fitting) + 1);
        self.text(fitting, style).text(if width > 0 { "…" } else { "" }, style).blanks(rest, style)
    }

    /// Writes words of ours up to the end of the line, with `…` where they are cut.
    pub fn rest(&mut self, words: &str, style: Style) -> &mut Self {
        self.words(words, columns(words).min(self.room()), style)
    }

    /// Writes a sentence, with `…` where it is cut.
    pub fn sentence(&mut self, sentence: &Sentence, style: Style) -> &mut Self {
        let whole = sentence.to_string();
        if columns(&whole) <= self.room() {
            return self.text(&whole, style);
        }
        let (fitting, _) = split_at_column(&whole, self.room().saturating_sub(1));
        self.text(&format!("{fitting}…"), style)
    }

    /// Writes a sentence into a cell, with `…` where it is cut.
    pub fn sentence_in(&mut self, sentence: &Sentence, width: usize, style: Style) -> &mut Self {
        let used = self.sentence_up_to(sentence, width, style);
        self.blanks(width.saturating_sub(used), style)
    }

    /// Writes a sentence of so many columns at most, with `…` where it is cut; gives the columns that it took.
    pub fn sentence_up_to(&mut self, sentence: &Sentence, width: usize, style: Style) -> usize {
        let width = width.min(self.room() + self.hidden);
        let whole = sentence.to_string();
        let used = columns(&whole);
        if used <= width {
            self.text(&whole, style);
            return used;
        }
        let (fitting, _) = split_at_column(&whole, width.saturating_sub(1));
        let cut = format!("{fitting}{}", if width > 0 { "…" } else { "" });
        self.text(&cut, style);
        columns(&cut)
    }

    /// Goes to a place so that text of this width ends at the end of the line.
    pub fn end_with(&mut self, width: usize) -> &mut Self {
        let at = self.line.right().saturating_sub(width.min(usize::from(u16::MAX)) as u16);
        self.x = self.x.max(at);
        self
    }

    /// Gives the whole line a style, over what is written.
    pub fn style_line(&mut self, style: Style) -> &mut Self {
        self.buffer.set_style(self.line, style);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(width: u16, write: impl FnOnce(Pen<'_>)) -> String {
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        write(Pen::at(&mut buffer, area, 0));
        buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn wide_and_combining_letters_never_move_the_next_column() {
        for value in ["ann", "山田太郎", "Jose\u{301}", "🙂🙂🙂🙂", "\u{202E}nimda", ""] {
            let line = written(20, |mut pen| {
                pen.cell(&Raw::of(value).shown(), 6, Style::new()).text("|", Style::new());
            });
            let cells: Vec<char> = line.chars().filter(|c| *c == '|').collect();
            assert_eq!(cells.len(), 1, "{line}");
            let area = Rect::new(0, 0, 20, 1);
            let mut buffer = Buffer::empty(area);
            Pen::at(&mut buffer, area, 0).cell(&Raw::of(value).shown(), 6, Style::new()).text("|", Style::new());
            assert_eq!(buffer[(6, 0)].symbol(), "|", "{value}");
        }
    }

    #[test]
    fn words_that_are_cut_say_so() {
        let line = written(8, |mut pen| {
            pen.words("verdict", 4, Style::new()).text("|", Style::new()).rest("meant to be", Style::new());
        });
        assert_eq!(line, "ver…|me…");
    }

    #[test]
    fn what_is_scrolled_away_is_left_out() {
        let line = written(6, |mut pen| {
            pen.scroll(3).text("ab", Style::new()).text("山cd", Style::new());
        });
        assert_eq!(line, " cd   ");
    }

    #[test]
    fn a_sentence_in_a_cell_is_cut_between_letters() {
        for (text, cut) in [("山田太郎", "山田…|"), ("山田", "山田  |"), ("", "      |")] {
            let line = written(12, |mut pen| {
                pen.sentence_in(&Sentence::new().data(Raw::of(text)), 6, Style::new()).text("|", Style::new());
            });
            let line: String = line.split_inclusive('|').next().unwrap().chars().filter(|c| *c != ' ').collect();
            assert_eq!(line, cut.replace(' ', ""));
        }
    }
}
