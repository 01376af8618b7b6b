//! Decisions that change nothing in these files: kept, and told, because their owner thinks that they do.

use crate::matching::World;
use crate::model::{Note, NoteKey, Raw, Sentence};

/// The code of the warning about such a note.
pub const NOTE_WITHOUT_EFFECT: &str = "note-without-effect";

/// Every decision without effect, as a sentence that says on whom it is and why. A note of text alone decides nothing.
#[must_use]
pub fn idle_notes(world: &World) -> Vec<Sentence> {
    world.notes.iter().filter_map(|(key, note)| idle(world, key, note)).collect()
}

fn idle(world: &World, key: &NoteKey, note: &Note) -> Option<Sentence> {
    let NoteKey::Server { host, id } = key else { return None };
    note.decision.as_ref()?;
    let estate = &*world.estate;
    let account = estate.find_host(host).zip(estate.find_id(id));
    let told = Sentence::from("the note on ").data(Raw::of(&format!("{host}:{id}")));
    Some(match account.and_then(|(host, id)| estate.find_account(host, id)) {
        None => told.word(" has no account in these files"),
        Some(account) => told.word(" has no effect: ").then(world.no_effect(account)?),
    })
}
