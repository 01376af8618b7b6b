//! What is read on nearly the whole screen: the files, and the help.

use super::theme::Theme;
use super::{field, frame, prose};
use crate::app::{App, Helping, Page, Reading, reader, text_inside};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws a page, or an empty frame until there is one.
pub fn page(app: &App, reading: Option<&Reading>, buffer: &mut Buffer, theme: Theme) {
    let area = reader(app.size);
    let title = reading.map_or_else(|| "…".to_owned(), |reading| reading.title.to_string());
    frame::popup(buffer, area, &title, theme);
    if let Some(reading) = reading {
        prose::page(buffer, text_inside(area), &reading.page, theme);
        how_far(buffer, area, &reading.page, theme);
    }
}

/// Draws the help.
pub fn help(app: &App, helping: &Helping, frame: &mut Frame<'_>, theme: Theme) {
    let area = reader(app.size);
    let buffer = frame.buffer_mut();
    let title = if helping.needle.is_empty() { "Help".to_owned() } else { "Help: what has these words".to_owned() };
    frame::popup(buffer, area, &title, theme);
    prose::page(buffer, text_inside(area), &helping.page, theme);
    how_far(buffer, area, &helping.page, theme);
    let Some(search) = &helping.search else { return };
    let bottom = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
    if let Some(cursor) = field::line(buffer, bottom, 0, " / ", search, theme) {
        frame.set_cursor_position(cursor);
    }
}

fn how_far(buffer: &mut Buffer, area: Rect, page: &Page, theme: Theme) {
    frame::how_far(buffer, area, page.seen_places(text_inside(area).height), page.rows.len(), theme);
}
