//! The JSON document that notes are kept in, and what of it this version does not know. Bytes come from and go to
//! `store`.
//!
//! ```json
//! {
//!   "format": "seatmatch-notes",
//!   "version": 1,
//!   "server_accounts": [
//!     {
//!       "host": "ghes.example.com",
//!       "id": "71",
//!       "decision": "same_person",
//!       "cloud_login": "ann-lee",
//!       "text": "asked her, she moves in May",
//!       "updated_at": "2026-11-20T10:00:00Z",
//!       "author": "owner"
//!     }
//!   ],
//!   "cloud_accounts": []
//! }
//! ```

mod git;
mod members;
mod read;
mod record;
mod salvage;
mod write;

use crate::model::{Notes, Warning};

/// What the field `format` says.
pub const FORMAT: &str = "seatmatch-notes";
/// The newest version that this program can write.
pub const VERSION: u64 = 1;
const SERVER_ACCOUNTS: &str = "server_accounts";
const CLOUD_ACCOUNTS: &str = "cloud_accounts";

/// A notes file, understood as far as it can be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The notes.
    pub notes: Notes,
    /// What else the file holds.
    pub rest: Rest,
    /// What the file says its version is, where that is not one that this program can write.
    pub other_version: Option<String>,
    /// What could not be understood.
    pub warnings: Vec<Warning>,
}

/// What a notes file holds beside notes; it survives a rewrite letter for letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// Unknown fields of the document, each with its JSON.
    pub extra: Vec<(String, String)>,
    /// Records of server accounts that could not be understood, each as its JSON.
    pub server_accounts: Vec<String>,
    /// Records of cloud accounts that could not be understood, each as its JSON.
    pub cloud_accounts: Vec<String>,
}

/// Why bytes are no notes file that can be read as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing but white space.
    Empty,
    /// It is cut short or broken.
    Damaged {
        /// 1-based line where reading ended.
        line: usize,
        /// 1-based column where reading ended.
        column: usize,
    },
    /// It is whole, and something else than notes.
    OtherFormat,
}

impl Document {
    /// Reads a notes file.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        read::read(bytes)
    }

    /// Reads what can be read of a damaged notes file.
    #[must_use]
    pub fn salvage(bytes: &[u8]) -> Self {
        salvage::salvage(bytes)
    }

    /// Adds what another document has and this one lacks; says how many notes.
    pub fn fill(&mut self, from: &Self) -> usize {
        let before = self.notes.len();
        for (key, note) in from.notes.iter() {
            self.notes.by_account.entry(key.clone()).or_insert_with(|| note.clone());
        }
        let ours = &mut self.rest;
        for (name, value) in &from.rest.extra {
            if ours.extra.iter().all(|(there, _)| there != name) {
                ours.extra.push((name.clone(), value.clone()));
            }
        }
        for (ours, theirs) in [
            (&mut ours.server_accounts, &from.rest.server_accounts),
            (&mut ours.cloud_accounts, &from.rest.cloud_accounts),
        ] {
            let missing: Vec<String> = theirs.iter().filter(|record| !ours.contains(record)).cloned().collect();
            ours.extend(missing);
        }
        self.notes.len().saturating_sub(before)
    }

    /// The bytes of the file: pretty-printed, sorted, the same whenever the same is saved.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        write::write(self).into_bytes()
    }
}
