//! The note that is being written, wrapped by us: what is typed or pasted is shown as everything else is.

use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Noting, decision_words, note, note_text, text_inside};
use crate::model::{Raw, Sentence, day};
use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::style::Style;

/// Draws the editor.
pub fn draw(app: &App, noting: &Noting, frame: &mut Frame<'_>, theme: Theme) {
    let area = note(app.size);
    let title = Sentence::from("Note on ").then(noting.title.clone()).to_string();
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, &title, theme);
    let (inner, text) = (text_inside(area), note_text(app.size));
    if inner.height > text.height {
        let mut about = Pen::at(buffer, inner, inner.height.saturating_sub(1));
        about.sentence(&about_note(noting), theme.dim());
    }
    if text.is_empty() {
        return;
    }
    let (rows, cursor) = noting.seen(text.as_size());
    for (line, row) in rows.iter().enumerate() {
        Pen::at(buffer, text, line as u16).text(row, Style::new());
    }
    let x = text.x.saturating_add((cursor.0 as u16).min(text.width.saturating_sub(1)));
    frame.set_cursor_position(Position { x, y: text.y + cursor.1 as u16 });
}

fn about_note(noting: &Noting) -> Sentence {
    if noting.from_draft.is_some() {
        return "this is a draft that was not saved".into();
    }
    let note = &noting.before;
    if note.is_empty() {
        return "a new note".into();
    }
    let mut about = Sentence::new();
    if note.decision.is_some() {
        about =
            about.word("decided: ").then(note.decision.as_ref().map(decision_words).unwrap_or_default()).word(" · ");
    }
    about = about.word("last changed ").data(Raw::of(day(&note.updated_at)));
    if note.author.is_empty() { about } else { about.word(" by ").data(Raw::of(&note.author)) }
}
