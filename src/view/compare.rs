//! The question for an older report.

use super::theme::Theme;
use super::{field, frame, pen::Pen, prose};
use crate::app::{App, Comparing, LISTED_REPORTS, Scope, Wish, popup, text_inside};
use crate::model::Raw;
use ratatui::Frame;
use ratatui::style::{Modifier, Style};

pub fn draw(app: &App, comparing: &Comparing, frame: &mut Frame<'_>, theme: Theme) {
    let listed = comparing.found.len().min(LISTED_REPORTS);
    let area = popup(app.size, 90, listed as u16 + 5);
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, "Compare with an older cloud report", theme);
    let inner = text_inside(area);
    let cursor = field::line(buffer, inner, 0, "File ", &comparing.path, theme);
    let mut pen = Pen::at(buffer, inner, 1);
    match &comparing.refused {
        Some(refused) => prose::two_lines(buffer, inner, 1, refused, theme.error()),
        None if comparing.is_working => {
            let key = app.session.keymap.key_for(Scope::Compare, Wish::Close);
            pen.rest(&format!("comparing … {key} cancels"), theme.dim());
        }
        None => _ = pen.rest("It is read with the same files of the servers.", theme.dim()),
    }
    let top = comparing.at.map_or(0, |at| (at + 1).saturating_sub(listed));
    for (line, (place, path)) in comparing.found.iter().enumerate().skip(top).take(listed).enumerate() {
        let mut pen = Pen::at(buffer, inner, line as u16 + 3);
        let is_chosen = comparing.at == Some(place);
        pen.text(if is_chosen { "▸ " } else { "  " }, theme.partner());
        let shown = Raw::new(path.as_os_str().as_encoded_bytes()).shown();
        let (room, bold) = (pen.room(), Style::new().add_modifier(Modifier::BOLD));
        pen.cell(&shown, room, if is_chosen { bold } else { Style::new() });
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}
