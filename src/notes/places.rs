//! The paths that belong to one notes file: itself with links followed, its lock, backups, drafts and copies. What is
//! in them is left to others.

use super::error::{NotesError, shown};
use super::file_system::{EntryKind, FileSystem};
use super::fingerprint::fingerprint;
use super::location::Location;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// As many links as Linux follows.
const MOST_LINKS: u32 = 40;
const TEMPORARY_END: &str = ".tmp";

/// The paths that belong to one notes file.
#[derive(Debug)]
pub struct Places {
    /// The file that is read and replaced.
    pub target: PathBuf,
    /// Its folder.
    pub folder: PathBuf,
    /// The data directory.
    pub data: PathBuf,
    stem: String,
}

impl Places {
    /// Finds the paths of the notes at a location.
    pub fn find(fs: &dyn FileSystem, location: &Location) -> Result<Self, NotesError> {
        let mut path = location.notes.clone();
        let mut links = 0_u32;
        loop {
            let found = fs.look(&path).map_err(|error| NotesError::io(&location.notes, "reading", &error))?;
            if found.is_none_or(|entry| entry.kind != EntryKind::Link) {
                break;
            }
            if links == MOST_LINKS {
                return Err(NotesError::NotAFile { path: shown(&location.notes), what: "a circle of links" });
            }
            links = links.saturating_add(1);
            let next = fs.read_link(&path).map_err(|error| NotesError::io(&path, "following the link", &error))?;
            path = folder_of(&path).join(next);
        }
        let named = folder_of(&path);
        // One file has one lock and one row of backups, by whatever path it is reached.
        let folder = fs.canonical(&named).unwrap_or(named);
        let target = path.file_name().map_or_else(|| path.clone(), |name| folder.join(name));
        let stem = format!("notes-{}", fingerprint(target.as_os_str().as_encoded_bytes()));
        Ok(Self { target, folder, data: location.data.clone(), stem })
    }

    /// The lock; it is made once and never deleted.
    pub fn lock(&self) -> PathBuf {
        self.data.join(format!("{}.lock", self.stem))
    }

    /// The backup of this number; 1 is the newest.
    pub fn backup(&self, number: usize) -> PathBuf {
        self.data.join(format!("{}.backup-{number}.json", self.stem))
    }

    /// What was typed and not yet saved.
    pub fn draft(&self) -> PathBuf {
        self.data.join(format!("{}.draft.json", self.stem))
    }

    /// The copy of a damaged file; the same damage has the same name.
    pub fn damaged(&self, bytes: &[u8]) -> PathBuf {
        self.data.join(format!("{}.damaged-{}.json", self.stem, fingerprint(bytes)))
    }

    /// A name in a folder that nobody else uses now.
    pub fn temporary(&self, folder: &Path) -> PathBuf {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        folder.join(format!("{}{}-{number}{TEMPORARY_END}", self.temporary_start(), std::process::id()))
    }

    /// Whether a name is a temporary one of this notes file, left behind unless its maker still holds the lock.
    pub fn is_temporary(&self, name: &OsStr) -> bool {
        name.to_str().is_some_and(|name| name.starts_with(&self.temporary_start()) && name.ends_with(TEMPORARY_END))
    }

    fn temporary_start(&self) -> String {
        format!(".{}-", self.stem)
    }
}

/// The folder of a file; the working directory where the path has none.
pub fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}
