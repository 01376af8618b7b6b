//! `notes`: list, path, export and import. How they are kept is left to the layer of that name.

use super::args::{NotesVerb, PlainFormat};
use super::output::{self, Streams};
use super::{Failure, Session, owner_notes, redaction, signals};
use crate::export::{self, Target};
use crate::model::{Notes, Raw, Sentence, counted};
use crate::notes::{Document, Fault, import as merge_in};
use crate::redact::redacted_notes;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// A notes file of more bytes is not one.
const MOST_BYTES: u64 = 1 << 30;

/// Does what was asked with the notes.
pub(super) fn run(verb: &NotesVerb, session: &Session, streams: Streams) -> Result<(), Failure> {
    if !matches!(verb, NotesVerb::List { .. }) {
        redaction::refuse(session.redact, "notes that are kept or handed on need the names of their accounts")?;
    }
    match verb {
        NotesVerb::List { format } => list(*format, session, streams),
        NotesVerb::Path => path(session),
        NotesVerb::Export { output, force } => write_out(output, *force, session, streams),
        NotesVerb::Import { file } => import(file, session, streams),
    }
}

fn list(format: PlainFormat, session: &Session, streams: Streams) -> Result<(), Failure> {
    let store = owner_notes::store(session)?;
    owner_notes::tell_missing(session, &store, streams);
    let mut notes = owner_notes::load(&store, streams)?.notes;
    if let Some(pseudonyms) = redaction::wanted(session, streams)? {
        notes = redacted_notes(&notes, &pseudonyms);
    }
    let mut out = output::stdout();
    match format {
        PlainFormat::Text => export::write_notes(&mut out, &notes, streams.out, streams.width)?,
        PlainFormat::Json => export::write_notes_json(&mut out, &notes)?,
    }
    Ok(out.flush()?)
}

fn path(session: &Session) -> Result<(), Failure> {
    let store = owner_notes::store(session)?;
    let mut out = output::stdout();
    writeln!(out, "{}", shown(store.path()))?;
    Ok(out.flush()?)
}

fn write_out(path: &Path, force: bool, session: &Session, streams: Streams) -> Result<(), Failure> {
    let store = owner_notes::store(session)?;
    owner_notes::tell_missing(session, &store, streams);
    let loaded = owner_notes::load(&store, streams)?;
    let bytes = document(&loaded.notes);
    if path.as_os_str() == "-" {
        let mut out = output::stdout();
        out.write_all(&bytes)?;
        return Ok(out.flush()?);
    }
    let mut target = Target::open(path, force, &[], Some(store.path()))?;
    let _guard = signals::remove_on_signal(target.leftover());
    target.write_all(&bytes).map_err(|error| Failure::of_writing(path, &error))?;
    Ok(target.keep()?)
}

fn document(notes: &Notes) -> Vec<u8> {
    Document { notes: notes.clone(), ..Document::default() }.write()
}

fn import(path: &Path, session: &Session, streams: Streams) -> Result<(), Failure> {
    let theirs = read(path)?;
    owner_notes::tell_warnings(&theirs.warnings, streams);
    let store = owner_notes::store(session)?;
    let loaded = owner_notes::load(&store, streams)?;
    let merged = merge_in(&loaded.notes, &theirs.notes);
    let saved = store.save(&loaded.start, &merged.notes)?;
    owner_notes::tell_warnings(&saved.warnings, streams);
    let taken = counted(merged.taken.len() as u64, "note", "notes");
    let both = counted(merged.conflicts.len() as u64, "account", "accounts");
    let mut out = output::stdout();
    writeln!(out, "{taken} taken over; {both} noted by both, where both notes are kept.")?;
    out.flush()?;
    saved.doubt.map_or(Ok(()), |doubt| Err(doubt.into()))
}

fn read(path: &Path) -> Result<Document, Failure> {
    let failed = |fact: Sentence| {
        Failure::failed(shown(path).word(": ").then(fact), "name a file that `seatmatch notes export` wrote")
    };
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
    read.map_err(|error| failed(super::failure::words(&error)))?;
    Document::read(&bytes).map_err(|fault| match fault {
        Fault::Empty => failed("is empty".into()),
        Fault::Damaged { line, column } => {
            failed(Sentence::new().word(format!("is damaged at line {line}, column {column}")))
        }
        Fault::OtherFormat => failed("is no notes file of seatmatch".into()),
    })
}

fn shown(path: &Path) -> Sentence {
    Sentence::new().data(Raw::new(path.as_os_str().as_encoded_bytes()))
}
