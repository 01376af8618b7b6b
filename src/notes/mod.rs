//! The owner's notes on disk: where they live, how they are read, merged and saved so that none is ever lost. What a
//! note does to a verdict is left to `matching`, the time to whoever calls.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::expect_used))]

mod backups;
mod disk;
mod drafts;
mod error;
mod file_system;
mod fingerprint;
mod format;
mod key;
mod location;
mod merge;
mod places;
mod replace;
mod store;

pub use disk::Disk;
pub use error::NotesError;
pub use file_system::{Entry, EntryKind, FileSystem, Lock, NewFile};
pub use format::{Document, Fault};
pub use key::LoadedKey;
pub use location::{Environment, Location};
pub use merge::{Merged, import, merge};
pub use store::{Loaded, Saved, Start, Store};
