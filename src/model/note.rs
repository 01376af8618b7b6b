//! The owner's decisions as nouns: what a note says and to which account it belongs. Loading and saving them is left
//! to `notes`, their effect on a verdict to `matching`.

use super::{ReadId, normal_host};
use std::collections::BTreeMap;

/// The account that a note belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKey {
    /// A server account: host in lower case, and the user id as text.
    Server {
        /// The host in lower case.
        host: String,
        /// The user id as text.
        id: String,
    },
    /// A cloud account, by its login in lower case.
    Cloud {
        /// The login in lower case.
        login: String,
    },
}

impl NoteKey {
    /// The key of a server account, however host and id are spelled; `None` where one of them is blank.
    #[must_use]
    pub fn server(host: &str, id: &str) -> Option<Self> {
        let id = match ReadId::parse(id)? {
            ReadId::Number(number) => number.as_number()?.to_string(),
            ReadId::Text(text) => text.to_owned(),
        };
        Some(Self::Server { host: normal_host(host)?, id })
    }

    /// The key of a cloud account, however its login is spelled; `None` where it is blank.
    #[must_use]
    pub fn cloud(login: &str) -> Option<Self> {
        let login = login.trim().to_ascii_lowercase();
        (!login.is_empty()).then_some(Self::Cloud { login })
    }
}

/// What the owner decided about a server account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// This account and the cloud account of this login are one person's.
    SamePerson(String),
    /// This account and the cloud account of this login are two people's.
    DifferentPerson(String),
    /// A machine's account, meant to be there.
    ServiceAccount,
    /// Known and left as it is.
    Accepted,
    /// Somebody is working on it.
    InProgress,
}

impl Decision {
    /// The decision of a stable name; `None` where there is none of that name or the login that it needs is missing.
    #[must_use]
    pub fn parse(name: &str, cloud_login: Option<&str>) -> Option<Self> {
        let login = || cloud_login.filter(|login| !login.trim().is_empty()).map(str::to_owned);
        match name {
            "same_person" => login().map(Self::SamePerson),
            "different_person" => login().map(Self::DifferentPerson),
            "service_account" => Some(Self::ServiceAccount),
            "accepted" => Some(Self::Accepted),
            "in_progress" => Some(Self::InProgress),
            _ => None,
        }
    }

    /// The stable name, as in the notes file and in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::SamePerson(_) => "same_person",
            Self::DifferentPerson(_) => "different_person",
            Self::ServiceAccount => "service_account",
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
        }
    }

    /// The cloud login that the decision names.
    #[must_use]
    pub fn cloud_login(&self) -> Option<&str> {
        match self {
            Self::SamePerson(login) | Self::DifferentPerson(login) => Some(login),
            _ => None,
        }
    }
}

/// One note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The decision, on server accounts only.
    pub decision: Option<Decision>,
    /// Free text, perhaps of several lines.
    pub text: String,
    /// When it was last changed: RFC 3339 in UTC, seconds.
    pub updated_at: String,
    /// Who changed it.
    pub author: String,
    /// Other versions of this note that somebody else saved at the same time, until the owner has settled it.
    pub conflicts: Vec<Note>,
    /// Fields of the file that this version does not know, each with its JSON as the file spells it; they survive a
    /// rewrite letter for letter.
    pub extra: Vec<(String, String)>,
}

impl Note {
    /// Whether the note says nothing at all and can be deleted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decision.is_none() && self.text.trim().is_empty() && self.conflicts.is_empty()
    }

    /// Whether two notes say the same, whoever wrote them and whenever.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.decision == other.decision && self.text == other.text && self.extra == other.extra
    }
}

/// All notes, sorted as the file is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Note by account.
    pub by_account: BTreeMap<NoteKey, Note>,
}

impl Notes {
    /// The note of an account.
    #[must_use]
    pub fn get(&self, key: &NoteKey) -> Option<&Note> {
        self.by_account.get(key)
    }

    /// Sets the note of an account and gives back the one that it had; setting an empty note deletes.
    pub fn set(&mut self, key: NoteKey, note: Note) -> Option<Note> {
        if note.is_empty() { self.by_account.remove(&key) } else { self.by_account.insert(key, note) }
    }

    /// Deletes the note of an account and gives it back.
    pub fn remove(&mut self, key: &NoteKey) -> Option<Note> {
        self.by_account.remove(key)
    }

    /// The notes in the order of the file.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&NoteKey, &Note)> {
        self.by_account.iter()
    }

    /// The number of notes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_account.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_account.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_one_key_however_it_is_spelled() {
        let key = NoteKey::server("ghes.example.com", "71");
        for (host, id) in [("GHES.Example.com", "071"), ("https://ghes.example.com/", " 71.0 ")] {
            assert_eq!(NoteKey::server(host, id), key, "{host} {id}");
        }
        assert_eq!(NoteKey::cloud(" Ann-Lee"), NoteKey::cloud("ann-lee"));
        assert_eq!(NoteKey::server("ghes.example.com", " "), None);
        assert_eq!(NoteKey::cloud(""), None);
    }

    #[test]
    fn a_decision_is_read_by_the_name_that_it_is_written_with() {
        for decision in [
            Decision::SamePerson("ann-lee".into()),
            Decision::DifferentPerson("ann-lee".into()),
            Decision::ServiceAccount,
            Decision::Accepted,
            Decision::InProgress,
        ] {
            assert_eq!(Decision::parse(decision.name(), decision.cloud_login()), Some(decision));
        }
        assert_eq!(Decision::parse("same_person", None), None);
        assert_eq!(Decision::parse("perhaps", None), None);
    }

    #[test]
    fn setting_an_empty_note_deletes() {
        let key = NoteKey::cloud("ann-lee").unwrap();
        let mut notes = Notes::default();
        let note = Note { text: "asked her".into(), ..Note::default() };
        assert_eq!(notes.set(key.clone(), note.clone()), None);
        assert_eq!(notes.get(&key), Some(&note));
        assert_eq!(notes.set(key, Note { text: " \n".into(), ..Note::default() }), Some(note));
        assert!(notes.is_empty());
    }
}
