//! Draws rows that were laid out.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{Page, Row, lay_out_lines};
use crate::matching::Line;
use crate::model::Sentence;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws the rows of a page that are seen.
pub fn page(buffer: &mut Buffer, area: Rect, page: &Page, theme: Theme) {
    rows(buffer, area, page.seen(usize::from(area.height)), theme);
}

/// Draws rows.
pub fn rows<'r>(buffer: &mut Buffer, area: Rect, rows: impl Iterator<Item = &'r Row>, theme: Theme) {
    for (line, row) in rows.enumerate().take(usize::from(area.height)) {
        let mut pen = Pen::at(buffer, area, line as u16);
        for run in &row.0 {
            pen.text(&run.text, theme.ink(run.ink, run.tone));
        }
    }
}

/// Writes a sentence from a line of an area on, wrapped onto the next one where it is longer.
pub fn two_lines(buffer: &mut Buffer, area: Rect, line: u16, sentence: &Sentence, style: Style) {
    let mut rows = Vec::new();
    lay_out_lines(&[Line::new("", "", sentence.clone())], usize::from(area.width).max(1), &mut rows);
    for (place, row) in (line..line + 2).zip(&rows) {
        Pen::at(buffer, area, place).text(&row.text(), style);
    }
}
