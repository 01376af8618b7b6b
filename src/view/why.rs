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
    let far = prose::how_far(&app.why.page, text.height);
    if !far.is_empty() {
        let far = format!(" {far} ");
        let x = area.right().saturating_sub(far.len() as u16 + 2);
        let y = area.bottom() - 1;
        buffer.set_stringn(x, y, &far, usize::from(area.width), theme.dim());
    }
    if app.selected().is_none() {
        return empty::why(app, buffer, text, theme);
    }
    prose::page(buffer, text, &app.why.page, theme);
}
