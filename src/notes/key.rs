//! The key of pseudonyms: random bytes beside the notes, made when they are first asked for, and never sent anywhere.

use super::error::{NotesError, shown};
use super::file_system::EntryKind;
use super::places::Places;
use super::replace::replace;
use super::store::Store;
use crate::model::Warning;
use std::path::PathBuf;

const FILE: &str = "pseudonyms.key";

/// The key as it was found or made.
#[derive(Clone, Debug)]
pub struct LoadedKey {
    /// The key.
    pub key: [u8; 32],
    /// That others could read it.
    pub warnings: Vec<Warning>,
}

impl Store {
    /// Where the key is.
    pub fn key_path(&self) -> Result<PathBuf, NotesError> {
        Ok(self.places()?.data.join(FILE))
    }

    /// The key, made where there is none yet.
    pub fn key(&self) -> Result<LoadedKey, NotesError> {
        let places = self.places()?;
        if let Some(found) = self.find_key(&places)? {
            return Ok(found);
        }
        self.make_data_directory(&places.data)?;
        let _lock = self.lock(&places)?;
        // Another seatmatch may have made one before it let go of the lock.
        if let Some(found) = self.find_key(&places)? {
            return Ok(found);
        }
        let path = places.data.join(FILE);
        let fault = |error: std::io::Error| NotesError::io(&path, "making the key of pseudonyms", &error);
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| fault(error.into()))?;
        replace(self.fs(), &places, &path, &key).and_then(|()| self.sync_above(&places.data)).map_err(fault)?;
        // What later runs will read, whatever the disk made of it.
        self.find_key(&places)?.ok_or(NotesError::NotAsWritten { path: shown(&path) })
    }

    fn find_key(&self, places: &Places) -> Result<Option<LoadedKey>, NotesError> {
        let path = places.data.join(FILE);
        let fault = |error| NotesError::io(&path, "reading the key of pseudonyms", &error);
        let Some(entry) = self.fs().look(&path).map_err(fault)? else { return Ok(None) };
        if !matches!(entry.kind, EntryKind::File | EntryKind::Link) {
            return Err(NotesError::NotAKey { path: shown(&path) });
        }
        let mut warnings = Vec::new();
        self.tighten(&path, &path, entry, 0o600, "key-mode", &mut warnings);
        let bytes = self.fs().read(&path).map_err(fault)?;
        let key = bytes.try_into().map_err(|_| NotesError::NotAKey { path: shown(&path) })?;
        Ok(Some(LoadedKey { key, warnings }))
    }
}
