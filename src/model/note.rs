//! The owner's decisions as nouns: what a note says and to which account it belongs. Loading and saving them is left
//! to `notes`, their effect on a verdict to `matching`.

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
    /// Fields of the file that this version does not know; they survive a rewrite.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Note {
    /// Whether the note says nothing at all and can be deleted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decision.is_none() && self.text.trim().is_empty()
    }
}

/// All notes, sorted as the file is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Note by account.
    pub by_account: BTreeMap<NoteKey, Note>,
}
