//! The owner's notes for commands that only read them: a report is made without notes rather than not at all, unless
//! the file was named.

use super::output::Streams;
use super::{Failure, Session};
use crate::model::{Notes, Raw, Sentence, Warning};
use crate::notes::{Environment, Loaded, Location, NotesError, Store};
use std::path::PathBuf;
use std::sync::Arc;

/// The notes on disk, where `--notes` and the environment say they are.
pub(super) fn store(session: &Session) -> Result<Store, Failure> {
    Ok(Store::new(Location::find(session.notes.as_deref(), &Environment::of_this_process())?))
}

/// Loads the notes and tells what is wrong with them.
pub(super) fn load(store: &Store, streams: Streams) -> Result<Loaded, Failure> {
    let loaded = store.load()?;
    tell_warnings(&loaded.warnings, streams);
    Ok(loaded)
}

/// Warns of a notes file that was named and is not there: its name may be misspelled.
pub(super) fn tell_missing(session: &Session, store: &Store, streams: Streams) {
    if session.notes.is_some() && !store.path().exists() {
        let shown = Raw::new(store.path().as_os_str().as_encoded_bytes()).shown();
        streams.warn(&format!("{shown}: there is no notes file yet"));
    }
}

/// The notes, and where their file is.
pub(super) fn read(session: &Session, streams: Streams) -> Result<(Arc<Notes>, Option<PathBuf>), Failure> {
    let named = session.notes.is_some();
    let store = match Location::find(session.notes.as_deref(), &Environment::of_this_process()) {
        Ok(location) => Store::new(location),
        Err(NotesError::NoPlace) => return Ok((Arc::default(), None)),
        Err(error) => return Err(error.into()),
    };
    let path = store.path().to_owned();
    tell_missing(session, &store, streams);
    match load(&store, streams) {
        Ok(loaded) => Ok((Arc::new(loaded.notes), Some(path))),
        Err(failure) if named => Err(failure),
        Err(failure) => {
            failure.warn(streams, "the notes are left out: ");
            Ok((Arc::default(), Some(path)))
        }
    }
}

/// Tells what is wrong with notes.
pub(super) fn tell_warnings(warnings: &[Warning], streams: Streams) {
    for warning in warnings {
        streams.warn(&format!("notes: {} [{}]", warning.message, warning.code));
    }
}

impl From<NotesError> for Failure {
    fn from(error: NotesError) -> Self {
        Self::failed(Sentence::new().word(error.to_string()), error.hint())
    }
}
