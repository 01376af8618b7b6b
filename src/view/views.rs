//! The choice of a saved view, and the name of one that is being saved.

use super::field;
use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Viewing, columns, inside, popup};
use crate::model::{Raw, Sentence};
use ratatui::Frame;
use ratatui::style::Style;

/// The widest that a name may be, in columns.
const NAME: usize = 28;

/// Draws the choice.
pub fn draw(app: &App, viewing: &Viewing, frame: &mut Frame<'_>, theme: Theme) {
    let area = popup(app.size, 80, viewing.views.len().min(16) as u16 + 4);
    let buffer = frame.buffer_mut();
    let title = format!("Views for the {} list", viewing.side.title().to_lowercase());
    frame::popup(buffer, area, &title, theme);
    let inner = inside(area);
    let rows = usize::from(inner.height.saturating_sub(2));
    let widest = viewing.views.iter().map(|(view, _)| columns(&view.name)).max().unwrap_or_default();
    let widest = widest.min(NAME).min(usize::from(inner.width) * 2 / 5);
    let top = (viewing.at + 1).saturating_sub(rows);
    for (line, (place, (view, origin))) in viewing.views.iter().enumerate().skip(top).take(rows).enumerate() {
        let is_chosen = place == viewing.at && viewing.naming.is_none();
        let mut pen = Pen::at(buffer, inner, line as u16);
        pen.text(if is_chosen { " ▸ " } else { "   " }, theme.partner());
        pen.cell(&Raw::of(&view.name).shown(), widest, Style::new()).blanks(2, Style::new());
        let room = pen.room().saturating_sub(columns(origin.title()) + 2);
        pen.cell(&Raw::of(&view.filter).shown(), room, theme.key());
        pen.blanks(1, Style::new()).text(origin.title(), theme.dim());
        if is_chosen {
            pen.style_line(theme.chosen());
        }
    }
    let bottom = inner.height.saturating_sub(1);
    let filter = &app.list(viewing.side).filter.text;
    let cursor = match &viewing.naming {
        Some(name) => field::line(buffer, inner, bottom, " Name ", name, theme),
        None => None,
    };
    let mut pen = Pen::at(buffer, inner, bottom.saturating_sub(1));
    pen.blanks(1, Style::new());
    match (&viewing.refused, &viewing.naming) {
        (Some(refused), _) => pen.sentence(refused, theme.error()),
        (None, Some(_)) => pen.sentence(&Sentence::from("saves ").data(Raw::of(filter)), theme.dim()),
        (None, None) => &mut pen,
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}
