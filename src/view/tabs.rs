//! The names of the panes, where only one of them is seen.

use super::list::count;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Pane};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Draws the line.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let mut pen = Pen::at(buffer, area, 0);
    pen.blanks(1, theme.dim());
    for (number, pane) in (1..).zip(Pane::ALL) {
        let name = match pane.side() {
            Some(side) if app.list(side).people.is_some() => {
                format!(" {number} {} {} ", side.title(), count(app, side))
            }
            Some(side) => format!(" {number} {} ", side.title()),
            None => format!(" {number} Why "),
        };
        let style = if pane == app.focus { theme.title().add_modifier(Modifier::REVERSED) } else { theme.dim() };
        pen.text(&name, style).blanks(1, theme.dim());
    }
}
