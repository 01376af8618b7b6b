//! The names of the panes, where only one of them is seen.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, TitleKind, tabs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Draws the line.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let mut pen = Pen::at(buffer, area, 0);
    for piece in tabs(app) {
        let has_focus = piece.kind == TitleKind::Name(app.focus);
        let style = if has_focus { theme.title().add_modifier(Modifier::REVERSED) } else { theme.dim() };
        pen.text(&piece.text, style);
    }
}
