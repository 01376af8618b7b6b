//! The choice of what to copy: the key, what it is, and what there is of it.

use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Copying, Scope, Wish, inside, popup};
use crate::model::{Raw, Sentence};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the choice.
pub fn draw(app: &App, copying: &Copying, buffer: &mut Buffer, theme: Theme) {
    let area = popup(app.size, 84, copying.parts.len() as u16 + 2);
    let title = Sentence::from("Copy of ").then(copying.title.clone()).to_string();
    frame::popup(buffer, area, &title, theme);
    let inner = inside(area);
    let top = (copying.at + 1).saturating_sub(usize::from(inner.height));
    let seen = copying.parts.iter().enumerate().skip(top).take(usize::from(inner.height));
    for (line, (place, (part, text))) in seen.enumerate() {
        let mut pen = Pen::at(buffer, inner, line as u16);
        let is_chosen = place == copying.at;
        pen.text(if is_chosen { " ▸ " } else { "   " }, theme.partner());
        pen.words(&app.session.keymap.key_for(Scope::Copy, Wish::Copy(*part)), 3, theme.key());
        pen.words(part.title(), 9, Style::new());
        match text {
            Some(text) => {
                // Of many lines the first ones tell which text it is.
                let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(4).collect();
                let room = pen.room().saturating_sub(1);
                pen.cell(&Raw::of(&lines.join(" ").replace('\t', "  ")).shown(), room, theme.dim());
            }
            None => {
                pen.text(part.missing(), theme.dim());
            }
        }
        if is_chosen {
            pen.style_line(theme.chosen());
        }
    }
}
