//! The export dialog.

use super::field;
use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Exporting, Format, popup, text_inside};
use crate::model::{Raw, Sentence, counted};
use ratatui::Frame;
use ratatui::style::{Modifier, Style};

/// Draws the dialog.
pub fn draw(app: &App, dialog: &Exporting, frame: &mut Frame<'_>, theme: Theme) {
    let area = popup(app.size, 76, Format::ALL.len() as u16 + 6);
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, "Export", theme);
    let inner = text_inside(area);
    let filter = &app.list(dialog.side).filter.text;
    let mut what = Sentence::new()
        .word(counted(dialog.rows as u64, "row", "rows"))
        .word(format!(" of the {} list", dialog.side.title().to_lowercase()));
    if !filter.is_empty() {
        what = what.word(", filter ").data(Raw::of(filter));
    }
    Pen::at(buffer, inner, 0).sentence(&what, theme.title());
    let cursor = field::line(buffer, inner, 1, "File ", &dialog.path, theme);
    let mut pen = Pen::at(buffer, inner, 2);
    match (&dialog.refused, &dialog.replaces) {
        (Some(_), Some(_)) => pen.text("There is a file already: Enter again replaces it.", theme.error()),
        (Some(refused), None) => pen.sentence(refused, theme.error()),
        (None, _) => pen.text("Readable by you alone; it holds names and addresses.", theme.dim()),
    };
    for (line, format) in Format::ALL.into_iter().enumerate() {
        let is_chosen = format == dialog.format;
        let mut pen = Pen::at(buffer, inner, line as u16 + 4);
        pen.text(if is_chosen { "(•) " } else { "( ) " }, theme.key());
        pen.text(format.title(), if is_chosen { Style::new().add_modifier(Modifier::BOLD) } else { Style::new() });
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}
