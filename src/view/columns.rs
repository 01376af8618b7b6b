//! The choice of columns.

use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Arranging, inside};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// Draws the choice.
pub fn draw(app: &App, choice: &Arranging, buffer: &mut Buffer, theme: Theme) {
    let area = choice.area(app.size);
    frame::popup(buffer, area, &format!("Columns of the {} list", choice.side.title().to_lowercase()), theme);
    let inner = inside(area);
    for (line, place) in choice.seen(app.size).enumerate() {
        let Some((column, is_shown)) = choice.entries.get(place) else { break };
        let mut pen = Pen::at(buffer, inner, line as u16);
        pen.text(if place == choice.at { " ▸ " } else { "   " }, theme.partner());
        pen.text(if *is_shown { "[x] " } else { "[ ] " }, theme.key());
        pen.words(column.title(), 18, Style::new()).rest(column.about(), theme.dim());
        if place == choice.at {
            pen.style_line(Style::new().add_modifier(Modifier::REVERSED));
        }
    }
}
