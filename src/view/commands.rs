//! The command palette: the line that is typed, and each action with its name and keys.

use super::field;
use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Command, Commanding, Entry, Filter, LISTED_COMMANDS, columns, inside, popup};
use crate::model::Raw;
use ratatui::Frame;
use ratatui::style::Style;

/// The width of the names.
const NAME: usize = 18;

/// Draws the palette.
pub fn draw(app: &App, palette: &Commanding, frame: &mut Frame<'_>, theme: Theme) {
    let area = popup(app.size, 92, LISTED_COMMANDS as u16 + 3);
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, "Commands", theme);
    let inner = inside(area);
    let cursor = field::line(buffer, inner, 0, " : ", &palette.input, theme);
    if palette.entries.is_empty() {
        let mut pen = Pen::at(buffer, inner, 1);
        pen.blanks(3, Style::new());
        match &palette.error {
            Some(error) => pen.text(&error.to_string(), theme.error()),
            None => pen.text("no action is named so", theme.dim()),
        };
    }
    let rows = usize::from(inner.height.saturating_sub(1)).min(LISTED_COMMANDS);
    let top = (palette.at + 1).saturating_sub(rows);
    for (line, (place, entry)) in palette.entries.iter().enumerate().skip(top).take(rows).enumerate() {
        let is_chosen = place == palette.at;
        let mut pen = Pen::at(buffer, inner, line as u16 + 1);
        pen.text(if is_chosen { " ▸ " } else { "   " }, theme.partner());
        match entry {
            Entry::Command(command) => draw_command(&mut pen, palette, command, theme),
            Entry::Filter(filter) => draw_filter(&mut pen, filter, theme),
        }
        if is_chosen {
            pen.style_line(theme.chosen());
        }
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn draw_command(pen: &mut Pen<'_>, palette: &Commanding, command: &Command, theme: Theme) {
    let fields = [Raw::of(command.wish.name()), Raw::of(command.about)];
    let marks = palette.wanted.marks(&fields);
    let marks = |field: usize| marks.get(field).map(Vec::as_slice).unwrap_or_default();
    let keys = columns(&command.keys) + 1;
    pen.marked(fields[0], marks(0), NAME, Style::new(), theme.hit()).blanks(1, Style::new());
    let room = pen.room().saturating_sub(keys + 1);
    pen.marked(fields[1], marks(1), room, theme.dim(), theme.hit());
    pen.end_with(keys).text(&command.keys, theme.key());
}

fn draw_filter(pen: &mut Pen<'_>, filter: &Filter, theme: Theme) {
    pen.words("filter", NAME, Style::new()).blanks(1, Style::new());
    let room = pen.room();
    pen.cell(&Raw::of(&filter.text).shown(), room, theme.key());
}
