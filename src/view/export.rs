//! The export dialog.

use super::field;
use super::frame;
use super::pen::Pen;
use super::prose;
use super::theme::Theme;
use crate::app::{App, ExportField, ExportWhat, Exporting, Format, popup, text_inside};
use crate::model::{Raw, Sentence, counted, thousands};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Draws the dialog.
pub fn draw(app: &App, dialog: &Exporting, frame: &mut Frame<'_>, theme: Theme) {
    let area = popup(app.size, 80, ExportField::ALL.len() as u16 + 5);
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, "Export", theme);
    let inner = text_inside(area);
    for (line, field) in (0..).zip(ExportField::ALL) {
        choice(app, dialog, buffer, inner, line, field, theme);
    }
    let file = ExportField::ALL.len() as u16 - 1;
    let label = if dialog.field == ExportField::File { "▸ File     " } else { "  File     " };
    let cursor = field::line(buffer, inner, file, label, &dialog.path, theme);
    let mut pen = Pen::at(buffer, inner, file + 2);
    let rows = counted(dialog.rows() as u64, "row", "rows");
    match (&dialog.refused, &dialog.replaces) {
        (Some(_), Some(_)) => {
            pen.rest("There is a file already: Enter again replaces it.", theme.error());
        }
        (Some(refused), None) => prose::two_lines(buffer, inner, file + 2, refused, theme.error()),
        (None, _) => {
            let what = match &app.session.pseudonyms {
                Some(_) => ", with pseudonyms for people, servers and files.",
                None => ", readable by you alone; they hold names and addresses.",
            };
            pen.text(&format!("Enter writes {rows}"), theme.title()).rest(what, theme.dim());
        }
    }
    if let Some(cursor) = cursor.filter(|_| dialog.field == ExportField::File) {
        frame.set_cursor_position(cursor);
    }
}

/// A field with its values, the chosen one in brackets; what cannot be chosen is told.
fn choice(app: &App, dialog: &Exporting, buffer: &mut Buffer, area: Rect, line: u16, field: ExportField, theme: Theme) {
    let has_focus = dialog.field == field;
    let name = match field {
        ExportField::What => "What",
        ExportField::Format => "Format",
        ExportField::Columns => "Columns",
        ExportField::File => return,
    };
    let mut pen = Pen::at(buffer, area, line);
    pen.text(if has_focus { "▸ " } else { "  " }, theme.partner());
    pen.words(name, 9, if has_focus { theme.title() } else { theme.dim() });
    let mut value = |text: &Sentence, is_chosen: bool| {
        let style = if is_chosen { Style::new().add_modifier(Modifier::BOLD) } else { theme.dim() };
        pen.text(if is_chosen { "(•) " } else { "( ) " }, theme.key()).sentence(text, style).blanks(2, style);
    };
    match field {
        ExportField::What => {
            if dialog.marked > 0 {
                let marked = Sentence::new().word(format!("the {} marked", thousands(dialog.marked as u64)));
                value(&marked, dialog.what == ExportWhat::Marked);
            }
            value(&listed(app, dialog), dialog.what == ExportWhat::Listed);
        }
        ExportField::Format => {
            for format in Format::ALL {
                value(&format.title().into(), dialog.format == format);
            }
            pen.rest(dialog.format.about(), theme.dim());
        }
        ExportField::Columns if dialog.format != Format::Csv => {
            pen.text("as the format has them", theme.dim());
        }
        ExportField::Columns => {
            value(&"all".into(), dialog.columns.is_none());
            value(&"those on the screen".into(), dialog.columns.is_some());
        }
        ExportField::File => {}
    }
}

fn listed(app: &App, dialog: &Exporting) -> Sentence {
    let filter = &app.list(dialog.side).filter.text;
    let side = dialog.side.title().to_lowercase();
    let what = Sentence::new().word(format!("the {} listed ({side}", thousands(dialog.listed as u64)));
    if filter.is_empty() { what.word(")") } else { what.word(", ").data(Raw::of(filter)).word(")") }
}
