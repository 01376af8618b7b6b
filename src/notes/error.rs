//! Why notes could not be read or saved, as a fact and a hint. The words for warnings are left to where they arise.

use crate::model::{Raw, Sentence, Shown};
use std::io;
use std::path::Path;

/// Why notes could not be read or saved. `error: PATH: FACT` and a line `hint: HINT`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotesError {
    /// No folder for notes is known.
    #[error("there is no folder to keep notes in: neither SEATMATCH_DATA_DIR nor a home directory is set")]
    NoPlace,
    /// The path leads to something that is no file.
    #[error("{path}: this is {what}, notes need a file")]
    NotAFile {
        /// The path.
        path: Shown<'static>,
        /// What it is, with an article.
        what: &'static str,
    },
    /// The file is whole and holds something else, so it is never written.
    #[error("{path}: this is no notes file of seatmatch")]
    NotNotes {
        /// The path.
        path: Shown<'static>,
    },
    /// What stands where the key of pseudonyms is wanted is none.
    #[error("{path}: this is no key of 32 bytes")]
    NotAKey {
        /// The path.
        path: Shown<'static>,
    },
    /// Saving is refused from the start.
    #[error("the notes are read-only: {reason}")]
    ReadOnly {
        /// Why.
        reason: Sentence,
    },
    /// Another program holds the lock.
    #[error("{path}: the notes are busy, another seatmatch{} is saving them", .pid.map(|pid| format!(" (process {pid})")).unwrap_or_default())]
    Busy {
        /// The path.
        path: Shown<'static>,
        /// The process that holds the lock, where it says so.
        pid: Option<u32>,
    },
    /// Somebody else wrote the file each time that we were about to.
    #[error("{path}: another program keeps changing the notes")]
    KeepsChanging {
        /// The path.
        path: Shown<'static>,
    },
    /// The file belongs to another user, who could no longer read it if we replaced it.
    #[error("{path}: the notes belong to another user")]
    OtherOwner {
        /// The path.
        path: Shown<'static>,
    },
    /// The disk gave back something else than what was written.
    #[error("{path}: the disk does not hold what was written to it")]
    NotAsWritten {
        /// The path.
        path: Shown<'static>,
    },
    /// The new notes are in place, and the disk did not confirm that they will outlast a power cut.
    #[error("{path}: saved, but the disk did not confirm it: {fault}")]
    Unconfirmed {
        /// The path.
        path: Shown<'static>,
        /// What the system said.
        fault: String,
    },
    /// The system refused.
    #[error("{path}: {doing} failed: {fault}")]
    Io {
        /// The path.
        path: Shown<'static>,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        fault: String,
        /// Its kind.
        kind: io::ErrorKind,
    },
}

impl NotesError {
    /// What the system refused to do at a path.
    pub(super) fn io(path: &Path, doing: &'static str, error: &io::Error) -> Self {
        Self::Io { path: shown(path), doing, fault: error.to_string(), kind: error.kind() }
    }

    /// What to do about it, as a sentence without a full stop.
    #[must_use]
    pub fn hint(&self) -> Sentence {
        match self {
            Self::NoPlace => {
                Sentence::from("name a file with ").code("--notes PATH").word(", or set ").code("SEATMATCH_DATA_DIR")
            }
            Self::NotAFile { .. } | Self::NotNotes { .. } => {
                Sentence::from("name another file with ").code("--notes PATH")
            }
            Self::NotAKey { .. } => {
                "move it away, and another key is made; its pseudonyms are other ones than those given out so far"
                    .into()
            }
            Self::ReadOnly { .. } => Sentence::from("name a file that can be written with ").code("--notes PATH"),
            Self::Busy { .. } => "try again when it is done; nothing is lost".into(),
            Self::KeepsChanging { .. } | Self::NotAsWritten { .. } => {
                "try again; the notes on disk are as they were".into()
            }
            Self::OtherOwner { .. } => {
                Sentence::from("run as that user, or copy the file and name the copy with ").code("--notes PATH")
            }
            Self::Unconfirmed { .. } => "save again, and look at the disk".into(),
            Self::Io { kind, .. } => hint_of(*kind),
        }
    }
}

fn hint_of(kind: io::ErrorKind) -> Sentence {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free some space and save again; the notes on disk are as they were".into()
        }
        io::ErrorKind::NotFound => {
            Sentence::from("make the folder first, or name another file with ").code("--notes PATH")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Sentence::from("name a file that you may write with ").code("--notes PATH")
        }
        _ => "the notes on disk are as they were; try again".into(),
    }
}

/// A path, fit for eyes.
pub(super) fn shown(path: &Path) -> Shown<'static> {
    Raw::new(path.as_os_str().as_encoded_bytes()).shown().into_owned()
}
