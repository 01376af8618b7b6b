//! Notes that change nothing in these files: kept, and told, because their owner thinks that they do.

use crate::matching::World;
use crate::model::{NoteKey, Raw, Sentence};

/// The code of the warning about such a note.
pub const NOTE_WITHOUT_EFFECT: &str = "note-without-effect";

/// Every note without effect, as a sentence that says whose it is and why.
#[must_use]
pub fn idle_notes(world: &World) -> Vec<Sentence> {
    world.notes.iter().filter_map(|(key, _)| Some(name(key).then(why(world, key)?))).collect()
}

fn name(key: &NoteKey) -> Sentence {
    match key {
        NoteKey::Server { host, id } => Sentence::from("the note on ").data(Raw::of(&format!("{host}:{id}"))),
        NoteKey::Cloud { login } => Sentence::from("the note on @").data(Raw::of(login)),
    }
}

fn why(world: &World, key: &NoteKey) -> Option<Sentence> {
    match key {
        NoteKey::Server { host, id } => {
            let estate = &*world.estate;
            let account = estate.find_host(host).zip(estate.find_id(id));
            match account.and_then(|(host, id)| estate.find_account(host, id)) {
                None => Some(" has no account in these files".into()),
                Some(account) => Some(Sentence::from(" has no effect: ").then(world.no_effect(account)?)),
            }
        }
        NoteKey::Cloud { login } => {
            let is_lost = world.estate.has_report && world.estate.find_login(Raw::of(login)).is_none();
            is_lost.then(|| " has no cloud account in the report".into())
        }
    }
}
