//! `--redact`: the key of this machine, and what is told with it.

use super::output::Streams;
use super::{Failure, Session, owner_notes};
use crate::matching::World;
use crate::model::{Raw, Sentence};
use crate::redact::{self, Pseudonyms};

/// The pseudonyms of this machine, where they are asked for.
pub(super) fn wanted(session: &Session, streams: Streams) -> Result<Option<Pseudonyms>, Failure> {
    session.redact.then(|| pseudonyms(session, streams)).transpose()
}

/// The pseudonyms of this machine; their key is made where there is none yet.
pub(super) fn pseudonyms(session: &Session, streams: Streams) -> Result<Pseudonyms, Failure> {
    let found = owner_notes::store(session)?.key()?;
    for warning in found.warnings {
        streams.warn(&format!("{} [{}]", warning.message, warning.code));
    }
    Ok(Pseudonyms::of_key(&found.key))
}

/// The world told in pseudonyms.
pub(super) fn told(world: &World, pseudonyms: &Pseudonyms, session: &Session) -> Result<World, Failure> {
    if let Some(told) = redact::redacted(world, pseudonyms) {
        return Ok(told);
    }
    let path = owner_notes::store(session)?.key_path()?;
    let fact = Sentence::new().data(Raw::new(path.as_os_str().as_encoded_bytes()));
    Err(Failure::failed(
        fact.word(": two values of these files have one pseudonym with this key"),
        "move it away, and another key is made; its pseudonyms are other ones than those given out so far",
    ))
}

/// Refuses `--redact` where what is written would be of no use with pseudonyms.
pub(super) fn refuse(redact: bool, what: &'static str) -> Result<(), Failure> {
    if !redact {
        return Ok(());
    }
    Err(Failure::usage(
        Sentence::from("--redact: ").word(what),
        "report, explain, export, diff, check, notes list and the screen write pseudonyms",
    ))
}
