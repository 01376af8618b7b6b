//! `notes`: list, path, export and import.

use super::args::NotesVerb;
use super::output::Streams;
use super::{Failure, Session};

/// Does what was asked with the notes.
pub(super) fn run(_verb: &NotesVerb, _session: &Session, _streams: Streams) -> Result<(), Failure> {
    Ok(())
}
