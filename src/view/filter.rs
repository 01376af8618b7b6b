//! The filter editor at the bottom of the screen: the words that fit, what is wrong, and the line that is typed.

use super::field;
use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Filtering, OFFERED, count, drawer, inside};
use ratatui::Frame;
use ratatui::style::{Modifier, Style};

/// Draws the editor.
pub fn draw(app: &App, editor: &Filtering, frame: &mut Frame<'_>, theme: Theme) {
    let area = drawer(app.size, OFFERED as u16 + 4);
    let title = format!("Filter of the {} list · {}", editor.side.title().to_lowercase(), count(app, editor.side));
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, &title, theme);
    let inner = inside(area);
    let cursor = field::line_with_fault(buffer, inner, 0, " f ", &editor.input, editor.fault().as_ref(), theme);
    let mut pen = Pen::at(buffer, inner, 1);
    pen.blanks(1, Style::new());
    match &editor.error {
        Some(_) if editor.awaits_value() => pen.text("type a value, or take one with Tab", theme.dim()),
        Some(error) => pen.rest(&error.to_string(), theme.error()),
        None => pen.rest("words, is:open, -is:matched, host:…; comma is or; Up recalls earlier filters", theme.dim()),
    };
    let choices = editor.completion.choices.iter().enumerate().skip(editor.top()).take(OFFERED);
    let widest = choices.clone().map(|(_, choice)| choice.text.len()).max().unwrap_or_default();
    for (line, (place, choice)) in choices.enumerate() {
        let mut pen = Pen::at(buffer, inner, line as u16 + 2);
        let is_chosen = place == editor.at;
        pen.text(if is_chosen { " ▸ " } else { "   " }, theme.partner());
        let name = crate::model::Raw::of(&choice.text);
        pen.cell(&name.shown(), widest.min(40), theme.key()).blanks(2, Style::new()).rest(choice.about, theme.dim());
        if is_chosen {
            pen.style_line(Style::new().add_modifier(Modifier::BOLD));
        }
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}
