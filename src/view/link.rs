//! The address of a page that could not be opened here.

use super::frame;
use super::prose;
use super::theme::Theme;
use crate::app::{App, Linking, Scope, Wish, lay_out_lines, popup, text_inside};
use crate::matching::{Line, Tone};
use crate::model::{Raw, Sentence};
use ratatui::buffer::Buffer;

/// Draws the address.
pub fn draw(app: &App, linking: &Linking, buffer: &mut Buffer, theme: Theme) {
    let key = app.session.keymap.key_for(Scope::Link, Wish::Accept);
    let lines = [
        Line::new("", "", Sentence::new().data(Raw::of(&linking.url))),
        Line::default(),
        Line::new("", "", linking.why.clone().word(" ").code(key).word(" copies the address.")).toned(Tone::Dim),
    ];
    let area = popup(app.size, 84, 8);
    let mut rows = Vec::new();
    lay_out_lines(&lines, usize::from(text_inside(area).width).max(1), &mut rows);
    let area = popup(app.size, 84, rows.len() as u16 + 2);
    frame::popup(buffer, area, &linking.title.to_string(), theme);
    prose::rows(buffer, text_inside(area), rows.iter(), theme);
}
