//! The owner's notes as a list, as text and as JSON. Their own file format is left to `notes`.

use super::SCHEMA;
use super::paint::Paint;
use super::table::{Cell, Table};
use crate::model::{Decision, Note, NoteKey, Notes, Raw, Sentence, counted, day};
use serde::Serialize;
use std::io::{self, Write};

/// Writes all notes for eyes.
pub fn write_notes(mut out: impl Write, notes: &Notes, paint: Paint, width: Option<usize>) -> io::Result<()> {
    writeln!(out, "{}", paint.strong(&counted(notes.len() as u64, "note", "notes")))?;
    if notes.is_empty() {
        return Ok(());
    }
    let mut table = Table::new(["ACCOUNT", "DECISION", "AUTHOR", "CHANGED", "TEXT"]);
    for (key, note) in notes.iter() {
        let data = |text: &str| Cell::new(Sentence::new().data(Raw::of(text)));
        let account = match key {
            NoteKey::Server { host, id } => format!("{host}:{id}"),
            NoteKey::Cloud { login } => format!("@{login}"),
        };
        // What others wrote at the same time stands beneath.
        for (version, note) in std::iter::once(note).chain(&note.conflicts).enumerate() {
            table.push([
                if version == 0 { data(&account) } else { Cell::new("  noted too") },
                Cell::new(decision(note)),
                data(&note.author),
                data(day(&note.updated_at)),
                data(&one_line(&note.text)),
            ]);
        }
    }
    table.write(out, paint, width)
}

fn decision(note: &Note) -> Sentence {
    let Some(decision) = &note.decision else { return Sentence::new() };
    let words = Sentence::from(decision.name());
    decision.cloud_login().map_or(words.clone(), |login| words.word(" @").data(Raw::of(login)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes all notes as JSON, a note to a line.
pub fn write_notes_json(out: impl Write, notes: &Notes) -> io::Result<()> {
    #[derive(Serialize)]
    struct Document<'n> {
        schema: u32,
        notes: Vec<NoteJson<'n>>,
    }
    #[derive(Serialize)]
    struct NoteJson<'n> {
        host: Option<&'n str>,
        id: Option<&'n str>,
        login: Option<&'n str>,
        decision: Option<&'static str>,
        cloud_login: Option<&'n str>,
        text: &'n str,
        updated_at: &'n str,
        author: &'n str,
    }
    let listed = notes.iter().map(|(key, note)| {
        let (host, id, login) = match key {
            NoteKey::Server { host, id } => (Some(host.as_str()), Some(id.as_str()), None),
            NoteKey::Cloud { login } => (None, None, Some(login.as_str())),
        };
        let decision = note.decision.as_ref();
        let (decision, cloud_login) = (decision.map(Decision::name), decision.and_then(Decision::cloud_login));
        let Note { text, updated_at, author, .. } = note;
        NoteJson { host, id, login, decision, cloud_login, text, updated_at, author }
    });
    super::json_layout::write(out, 2, &Document { schema: SCHEMA, notes: listed.collect() })
}
