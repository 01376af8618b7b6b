//! Draws rows that were laid out.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{Page, Row};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

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
