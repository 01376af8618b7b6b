//! Notes told in pseudonyms: of whom, whom they name, what they say and who wrote it.

use super::{Pseudonyms, What};
use crate::model::{Decision, Note, NoteKey, Notes, Raw};

/// The notes of the same accounts, told in pseudonyms; decisions and times stay.
#[must_use]
pub fn redacted_notes(notes: &Notes, pseudonyms: &Pseudonyms) -> Notes {
    let told = notes.iter().map(|(of, note)| (key(of, pseudonyms), self::note(note, pseudonyms)));
    Notes { by_account: told.collect() }
}

/// What stands for the account of a note.
pub(super) fn key(key: &NoteKey, pseudonyms: &Pseudonyms) -> NoteKey {
    match key {
        NoteKey::Server { host, id } => {
            NoteKey::Server { host: pseudonyms.of(What::Host, Raw::of(host)), id: pseudonyms.of(What::Id, Raw::of(id)) }
        }
        NoteKey::Cloud { login } => NoteKey::Cloud { login: pseudonyms.of(What::User, Raw::of(login)) },
    }
}

fn note(note: &Note, pseudonyms: &Pseudonyms) -> Note {
    let login = |login: &str| pseudonyms.of(What::User, Raw::of(login));
    Note {
        decision: note.decision.as_ref().map(|decision| match decision {
            Decision::SamePerson(of) => Decision::SamePerson(login(of)),
            Decision::DifferentPerson(of) => Decision::DifferentPerson(login(of)),
            Decision::ServiceAccount => Decision::ServiceAccount,
            Decision::Accepted => Decision::Accepted,
            Decision::InProgress => Decision::InProgress,
        }),
        text: pseudonyms.of(What::Note, Raw::of(&note.text)),
        updated_at: pseudonyms.plain(Raw::of(&note.updated_at)),
        author: login(&note.author),
        conflicts: note.conflicts.iter().map(|other| self::note(other, pseudonyms)).collect(),
        extra: Vec::new(),
    }
}
