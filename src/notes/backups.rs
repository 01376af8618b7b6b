//! The last versions of the notes: kept before each save, read where the file is damaged. When that is, `store` says.

use super::file_system::FileSystem;
use super::format::Document;
use super::places::Places;
use super::replace::{replace, write_new};
use std::io;
use std::path::{Path, PathBuf};

/// How many versions are kept.
const KEPT: usize = 3;

/// The backups of one notes file.
pub struct Backups<'a> {
    /// The file system.
    pub fs: &'a dyn FileSystem,
    /// Where they are.
    pub places: &'a Places,
}

impl Backups<'_> {
    /// Keeps the file as the newest backup.
    ///
    /// At no moment is there one version less: the file gets a second, temporary name, and that is renamed.
    pub fn keep_file(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.is_newest(bytes) {
            return Ok(());
        }
        let temporary = self.places.temporary(&self.places.data);
        // The data directory may be on another disk, or on one without hard links.
        if self.fs.link(file, &temporary).is_err() {
            write_new(self.fs, &temporary, bytes)?;
        }
        let place = || {
            // The second name has the mode of the first, which a hand edit may have loosened.
            self.fs.set_mode(&temporary, 0o600)?;
            self.shift()?;
            self.fs.rename(&temporary, &self.places.backup(1))
        };
        place().inspect_err(|_| {
            let _ = self.fs.remove(&temporary);
        })?;
        self.fs.sync_directory(&self.places.data)
    }

    /// Keeps bytes that are in no file any more as the newest backup.
    pub fn keep_bytes(&self, bytes: &[u8]) -> io::Result<()> {
        if self.is_newest(bytes) {
            return Ok(());
        }
        self.shift()?;
        replace(self.fs, self.places, &self.places.backup(1), bytes)
    }

    /// The newest backup that can be read as a whole.
    pub fn newest(&self) -> Option<(PathBuf, Document)> {
        (1..=KEPT).find_map(|number| {
            let path = self.places.backup(number);
            let document = Document::read(&self.fs.read(&path).ok()?).ok()?;
            Some((path, document))
        })
    }

    fn is_newest(&self, bytes: &[u8]) -> bool {
        self.fs.read(&self.places.backup(1)).is_ok_and(|newest| newest == bytes)
    }

    /// Makes room for the newest; a gap that a crash left is filled before an old version is given up.
    fn shift(&self) -> io::Result<()> {
        let mut end = 1;
        while end < KEPT && self.fs.look(&self.places.backup(end))?.is_some() {
            end = end.saturating_add(1);
        }
        for number in (1..end).rev() {
            self.fs.rename(&self.places.backup(number), &self.places.backup(number.saturating_add(1)))?;
        }
        Ok(())
    }
}
