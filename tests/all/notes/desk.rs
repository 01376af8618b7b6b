//! The stage of these tests: a folder that is thrown away, and notes as an owner writes them.

use seatmatch::model::{Note, NoteKey, Notes};
use seatmatch::notes::{Environment, Loaded, Location, Saved, Store};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with a data directory in it, thrown away at the end.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The store of the notes in the data directory.
    pub fn store(&self) -> Store {
        Store::new(self.location(None))
    }

    /// The store of notes in a file of their own.
    pub fn store_at(&self, notes: &str) -> Store {
        Store::new(self.location(Some(&self.path(notes))))
    }

    pub fn location(&self, notes: Option<&Path>) -> Location {
        let environment = Environment { xdg_data_home: Some(self.path("home").into()), ..Environment::default() };
        Location::find(notes, &environment).unwrap()
    }

    pub fn data(&self) -> PathBuf {
        self.path("home/seatmatch")
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the data directory that hold this word, sorted.
    pub fn data_files(&self, word: &str) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.data()).unwrap().map(|entry| entry.unwrap().path());
        let mut found: Vec<PathBuf> =
            entries.filter(|path| path.file_name().unwrap().to_string_lossy().contains(word)).collect();
        found.sort();
        found
    }
}

pub fn server(id: &str) -> NoteKey {
    NoteKey::server("ghes.example.com", id).unwrap()
}

pub fn cloud(login: &str) -> NoteKey {
    NoteKey::cloud(login).unwrap()
}

pub fn note(text: &str) -> Note {
    note_at(text, "2026-11-20T10:00:00Z")
}

pub fn note_at(text: &str, updated_at: &str) -> Note {
    Note { text: text.into(), updated_at: updated_at.into(), author: "owner".into(), ..Note::default() }
}

/// Notes of server accounts of one host.
pub fn notes(texts: &[(&str, &str)]) -> Notes {
    Notes { by_account: texts.iter().map(|(id, text)| (server(id), note(text))).collect() }
}

/// Saves with one more note than was loaded.
pub fn save_one(store: &Store, loaded: &Loaded, id: &str, text: &str) -> Saved {
    let mut notes = loaded.notes.clone();
    notes.set(server(id), note(text));
    store.save(&loaded.start, &notes).unwrap()
}

pub fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.warnings.iter().map(|warning| warning.code).collect()
}

/// What the warnings say, a line each.
pub fn words(loaded: &Loaded) -> String {
    loaded.warnings.iter().map(|warning| warning.message.to_string() + "\n").collect()
}
