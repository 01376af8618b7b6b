//! The explanation of the selected account.

use super::theme::Theme;
use super::{empty, frame, prose};
use crate::app::{App, Checking, Pane};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws the pane.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    if area.is_empty() {
        return;
    }
    let has_focus = app.focus == Pane::Why;
    let mut title = Line::from(" 3 Why ").style(if has_focus { theme.title() } else { theme.dim() });
    if app.checking == Checking::UnderWay {
        title.push_span("· looking for likely accounts … ");
    }
    frame::pane(buffer, area, title, has_focus, theme);
    let text = app.regions().why_text();
    let page = &app.why.page;
    frame::how_far(buffer, area, page.seen_places(text.height), page.rows.len(), theme);
    if app.selected().is_none() {
        return empty::why(app, buffer, text, theme);
    }
    prose::page(buffer, text, &app.why.page, theme);
}
