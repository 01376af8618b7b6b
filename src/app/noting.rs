//! A note that is being written: the text as it stands, and what it was before.

use super::writing::{Spot, reveal, seen};
use super::{Edit, Who};
use crate::model::{Note, NoteKey, Sentence};
use ratatui::layout::Size;
use ratatui_textarea::{CursorMove, TextArea};

/// A note that is being written.
#[derive(Debug)]
pub struct Noting {
    /// The account.
    pub who: Who,
    /// Its key among the notes.
    pub key: NoteKey,
    /// The account in words.
    pub title: Sentence,
    /// The note before.
    pub before: Note,
    /// The text as it stands.
    area: TextArea<'static>,
    /// The first row that is seen.
    top: Spot,
    /// Whether the text was found as a draft.
    pub from_draft: Option<String>,
}

impl Noting {
    /// Opens a note, or the draft of it.
    #[must_use]
    pub fn open(who: Who, key: NoteKey, title: Sentence, before: Note, draft: Option<String>) -> Self {
        let area = area_of(draft.as_ref().unwrap_or(&before.text));
        Self { who, key, title, before, area, top: Spot::default(), from_draft: draft }
    }

    /// Makes an edit, where so much of the text is seen.
    pub fn edit(&mut self, edit: &Edit, seen: Size) {
        edit.apply_to_note(&mut self.area, usize::from(seen.width));
    }

    /// Brings the cursor into view.
    pub fn reveal(&mut self, seen: Size) {
        self.top = reveal(&self.area, self.top, seen);
    }

    /// The rows that are seen, and where among them the cursor stands: column and row.
    #[must_use]
    pub fn seen(&self, size: Size) -> (Vec<String>, (usize, usize)) {
        seen(&self.area, self.top, size)
    }

    /// Puts another text in the place of the one that is being written.
    pub fn replace(&mut self, text: &str) {
        self.area = area_of(text.trim_end());
    }

    /// The text as it stands.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether the text differs from what is saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text().trim_end() != self.before.text.trim_end()
    }

    /// The note as it would be saved.
    #[must_use]
    pub fn note(&self) -> Note {
        Note { text: self.text().trim_end().to_owned(), ..self.before.clone() }
    }
}

/// A field with a text, the cursor at its end.
fn area_of(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(lines(text).map(str::to_owned).collect());
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}

/// The lines of a text, whichever system ended them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}
