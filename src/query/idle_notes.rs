//! Notes that change nothing in these files: kept, and told, because their owner thinks that they do.

use crate::matching::World;
use crate::model::{AccountId, Decision, Note, NoteKey, Raw, RowId, Sentence};

/// The code of the warning about such a note.
pub const NOTE_WITHOUT_EFFECT: &str = "note-without-effect";

/// Every note without effect, as a sentence that says whose it is and why.
#[must_use]
pub fn idle_notes(world: &World) -> Vec<Sentence> {
    world.notes.iter().filter_map(|(key, note)| Some(name(key).then(why(world, key, note)?))).collect()
}

fn name(key: &NoteKey) -> Sentence {
    match key {
        NoteKey::Server { host, id } => Sentence::from("the note on ").data(Raw::of(&format!("{host}:{id}"))),
        NoteKey::Cloud { login } => Sentence::from("the note on @").data(Raw::of(login)),
    }
}

fn why(world: &World, key: &NoteKey, note: &Note) -> Option<Sentence> {
    match key {
        NoteKey::Server { host, id } => {
            let estate = &*world.estate;
            let account = estate.find_host(host).zip(estate.find_id(id));
            match account.and_then(|(host, id)| estate.find_account(host, id)) {
                None => Some(" has no account in these files".into()),
                Some(account) if estate.has_report => why_idle(world, account, note.decision.as_ref()?),
                Some(_) => None,
            }
        }
        NoteKey::Cloud { login } => {
            let is_lost = world.estate.has_report && find_row(world, login).is_none();
            is_lost.then(|| " has no cloud account in the report".into())
        }
    }
}

fn find_row(world: &World, login: &str) -> Option<RowId> {
    world.estate.find_login(Raw::of(login))
}

/// Decisions change unmatched accounts only, and need the cloud account that they name.
fn why_idle(world: &World, account: AccountId, decision: &Decision) -> Option<Sentence> {
    let verdict = world.computed_verdict(account);
    if let Some(login) = decision.cloud_login().filter(|login| find_row(world, login).is_none()) {
        return Some(Sentence::from(" names @").data(Raw::of(login)).word(", who is not in the report"));
    }
    let is_idle = *decision != Decision::InProgress && !verdict.is_unmatched();
    is_idle.then(|| Sentence::from(" changes nothing: the account is ").word(verdict.title()))
}
