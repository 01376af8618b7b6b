//! A note that is being written: the text as it stands, and what it was before.

use super::Who;
use crate::model::{Note, NoteKey, Sentence};
use ratatui_textarea::TextArea;

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
    pub area: TextArea<'static>,
    /// Whether the text was found as a draft.
    pub from_draft: Option<String>,
}

impl Noting {
    /// Opens a note, or the draft of it.
    #[must_use]
    pub fn open(who: Who, key: NoteKey, title: Sentence, before: Note, draft: Option<String>) -> Self {
        let text = draft.as_ref().unwrap_or(&before.text);
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.move_cursor(ratatui_textarea::CursorMove::Bottom);
        area.move_cursor(ratatui_textarea::CursorMove::End);
        Self { who, key, title, before, area, from_draft: draft }
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
