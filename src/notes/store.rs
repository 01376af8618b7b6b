//! Loading and saving the notes: in which order the steps go so that nothing is ever lost. The steps themselves are
//! left to `file_system`, what bytes mean to `format`, whose change wins to `merge`.

use super::backups::Backups;
use super::disk::Disk;
use super::error::{NotesError, shown};
use super::file_system::{Entry, EntryKind, FileSystem, Lock};
use super::format::{Document, FORMAT, Fault};
use super::location::Location;
use super::merge::{Merged, merge};
use super::places::{Places, folder_of};
use super::replace::write_new;
use crate::model::{Notes, Raw, Sentence, Warning, counted};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(3);
/// How often a save starts over because somebody who knows no lock wrote in between.
const MOST_TRIES: u32 = 16;
const OTHERS: u32 = 0o077;
const OWNER_WRITES: u32 = 0o200;

/// The notes on disk. Cheap to clone, for the thread that saves.
#[derive(Clone, Debug)]
pub struct Store {
    fs: Arc<dyn FileSystem>,
    location: Location,
    patience: Duration,
}

/// Notes as they were loaded.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The notes.
    pub notes: Notes,
    /// What could not be understood or had to be mended.
    pub warnings: Vec<Warning>,
    /// Why they cannot be saved, where they cannot, as a sentence without a full stop.
    pub read_only: Option<Sentence>,
    /// What the next save starts from.
    pub start: Arc<Start>,
}

/// Notes as they were saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The notes as they are on disk now, and what others had changed.
    pub merged: Merged,
    /// What could not be understood or done beside.
    pub warnings: Vec<Warning>,
    /// The notes are saved, but the disk did not confirm it.
    pub doubt: Option<NotesError>,
    /// What the next save starts from.
    pub start: Arc<Start>,
}

/// What a save starts from: the file as we last saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    bytes: Option<Vec<u8>>,
    document: Document,
    read_only: Option<Sentence>,
    sound: bool,
}

impl Start {
    /// The notes as we last saw them on disk.
    #[must_use]
    pub fn notes(&self) -> &Notes {
        &self.document.notes
    }
}

/// Bytes as far as they can be understood.
struct Understood {
    document: Document,
    read_only: Option<Sentence>,
    /// Whether they are whole and so worth a backup.
    sound: bool,
}

impl Store {
    /// The notes at a location, on the real disk.
    #[must_use]
    pub fn new(location: Location) -> Self {
        Self::on(Arc::new(Disk), location)
    }

    /// The notes at a location of a file system.
    #[must_use]
    pub fn on(fs: Arc<dyn FileSystem>, location: Location) -> Self {
        Self { fs, location, patience: PATIENCE }
    }

    /// The same notes, with another time to wait for a lock.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The file as it was named.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.location.notes
    }

    /// Loads the notes; nothing but modes that are too loose is changed, and a damaged file is copied aside.
    pub fn load(&self) -> Result<Loaded, NotesError> {
        let places = self.places()?;
        let mut warnings = Vec::new();
        self.tighten_data_directory(&mut warnings);
        let Some((entry, bytes)) = self.find(&places)? else {
            if let Some((path, _)) = self.backups(&places).newest() {
                let message = Sentence::new().data(raw(self.path())).word(" is gone; its newest backup is ");
                warnings.push(warning("notes-gone", message.data(raw(&path))));
            }
            return Ok(Loaded { notes: Notes::default(), warnings, read_only: None, start: Arc::default() });
        };
        self.tighten(self.path(), &places.target, entry, 0o600, "notes-mode", &mut warnings);
        let understood = self.understand(&places, &bytes, None, &mut warnings)?;
        let protected = (entry.mode & OWNER_WRITES == 0).then(|| Sentence::from("the file is write-protected"));
        let start = Start {
            bytes: Some(bytes),
            read_only: understood.read_only.or(protected),
            document: understood.document,
            sound: understood.sound,
        };
        Ok(Loaded {
            notes: start.document.notes.clone(),
            warnings,
            read_only: start.read_only.clone(),
            start: Arc::new(start),
        })
    }

    /// Finds out, before anybody types, whether a save could work, and sweeps what a crash left behind.
    pub fn prepare(&self) -> Result<(), NotesError> {
        let places = self.places()?;
        self.make_data_directory(&places.data)?;
        let lock = self
            .fs
            .lock(&places.lock(), Duration::ZERO)
            .map_err(|error| NotesError::io(&places.lock(), "locking", &error))?;
        if lock.is_some() {
            self.sweep(&places);
        }
        let trial = places.temporary(&places.folder);
        let tried = write_new(self.fs(), &trial, b"").and_then(|()| self.fs.remove(&trial));
        tried.map_err(|error| NotesError::io(self.path(), "writing", &error))
    }

    /// Saves notes that were made from `start`, merged with what others saved since.
    ///
    /// An error means that the notes on disk are as they were.
    pub fn save(&self, start: &Start, notes: &Notes) -> Result<Saved, NotesError> {
        if let Some(reason) = &start.read_only {
            return Err(NotesError::ReadOnly { reason: reason.clone() });
        }
        let places = self.places()?;
        self.make_data_directory(&places.data)?;
        let _lock = self.lock(&places)?;
        self.sweep(&places);
        for _ in 0..MOST_TRIES {
            let mut warnings = Vec::new();
            let found = self.find(&places)?;
            let (document, merged, sound) = self.combine(&places, start, notes, found.as_ref(), &mut warnings)?;
            let bytes = document.write();
            let temporary = places.temporary(&places.folder);
            write_new(self.fs(), &temporary, &bytes).map_err(|error| NotesError::io(self.path(), "writing", &error))?;
            let renamed = self.put_in_place(&places, &temporary, &bytes, found.as_ref(), || {
                self.keep_backups(&places, start, &merged, found.as_ref().filter(|_| sound), &bytes, &mut warnings);
            });
            if !matches!(renamed, Ok(true)) {
                let _ = self.fs.remove(&temporary);
            }
            if !renamed? {
                continue;
            }
            let confirmed = self.fs.sync_directory(&places.folder);
            let confirmed =
                confirmed.and_then(|()| if found.is_none() { self.sync_above(&places.folder) } else { Ok(()) });
            let doubt = confirmed.err();
            let doubt =
                doubt.map(|error| NotesError::Unconfirmed { path: shown(self.path()), fault: error.to_string() });
            let start = Start { bytes: Some(bytes), document, read_only: None, sound: true };
            return Ok(Saved { merged, warnings, doubt, start: Arc::new(start) });
        }
        Err(NotesError::KeepsChanging { path: shown(self.path()) })
    }

    pub(super) fn fs(&self) -> &dyn FileSystem {
        &*self.fs
    }

    pub(super) fn places(&self) -> Result<Places, NotesError> {
        Places::find(self.fs(), &self.location)
    }

    /// Makes the data directory and what is missing above it, each so that it outlasts a power cut.
    pub(super) fn make_data_directory(&self, data: &Path) -> Result<(), NotesError> {
        let fault = |error| NotesError::io(data, "making the folder for notes", &error);
        if self.fs.look(data).map_err(fault)?.is_some() {
            return Ok(());
        }
        let above = folder_of(data);
        if above != data {
            self.make_data_directory(&above)?;
        }
        match self.fs.create_directory(data) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(fault(error)),
            _ => self.fs.sync_directory(&above).map_err(fault),
        }
    }

    /// Makes the folders that lead to a new file outlast a power cut: who made them may have died before that was done.
    pub(super) fn sync_above(&self, folder: &Path) -> io::Result<()> {
        for above in folder.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()) {
            match self.fs.sync_directory(above) {
                // What we may not even open, we have not made.
                Err(error) if error.kind() != io::ErrorKind::PermissionDenied => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn lock(&self, places: &Places) -> Result<Box<dyn Lock>, NotesError> {
        let path = places.lock();
        let lock = self.fs.lock(&path, self.patience).map_err(|error| NotesError::io(&path, "locking", &error))?;
        lock.ok_or_else(|| {
            let holder = self.fs.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let pid = holder.and_then(|text| text.trim().parse().ok());
            NotesError::Busy { path: shown(self.path()), pid }
        })
    }

    /// Removes what a save left behind that did not come to its end. Call it with the lock held.
    fn sweep(&self, places: &Places) {
        for folder in [&places.folder, &places.data] {
            for name in self.fs.names(folder).unwrap_or_default() {
                if places.is_temporary(&name) {
                    let _ = self.fs.remove(&folder.join(name));
                }
            }
        }
    }

    fn backups<'a>(&'a self, places: &'a Places) -> Backups<'a> {
        Backups { fs: self.fs(), places }
    }

    /// The file with its bytes; `None` where there is none yet.
    fn find(&self, places: &Places) -> Result<Option<(Entry, Vec<u8>)>, NotesError> {
        let fault = |error| NotesError::io(self.path(), "reading", &error);
        let Some(entry) = self.fs.look(&places.target).map_err(fault)? else { return Ok(None) };
        let what = match entry.kind {
            EntryKind::File => return Ok(Some((entry, self.fs.read(&places.target).map_err(fault)?))),
            EntryKind::Directory => "a folder",
            EntryKind::Link => "a link",
            EntryKind::Other => "a pipe, socket or device",
        };
        Err(NotesError::NotAFile { path: shown(self.path()), what })
    }

    /// Understands bytes; where they are damaged they are copied aside first, and what is missing is filled in from
    /// what we knew, else from the newest backup.
    fn understand(
        &self,
        places: &Places,
        bytes: &[u8],
        known: Option<&Document>,
        warnings: &mut Vec<Warning>,
    ) -> Result<Understood, NotesError> {
        let fault = match Document::read(bytes) {
            Ok(mut document) => {
                warnings.append(&mut document.warnings);
                return Ok(Understood { read_only: newer(&document), document, sound: true });
            }
            Err(fault) => fault,
        };
        let backup = self.backups(places).newest();
        let known = known.filter(|known| !known.notes.is_empty());
        if backup.is_none() && known.is_none() {
            if fault == Fault::Empty {
                return Ok(Understood { document: Document::default(), read_only: None, sound: false });
            }
            if memchr::memmem::find(bytes, FORMAT.as_bytes()).is_none() {
                return Err(NotesError::NotNotes { path: shown(self.path()) });
            }
        }
        let mut document = Document::salvage(bytes);
        let mut message = Sentence::new().data(raw(self.path())).word(match fault {
            Fault::Empty => " is empty".to_owned(),
            Fault::OtherFormat => " holds something else than notes".to_owned(),
            Fault::Damaged { line, column } => format!(" is damaged at line {line}, column {column}"),
        });
        let read = counted(document.notes.len() as u64, "note", "notes");
        message = message.word(format!(": {read} could be read"));
        warnings.append(&mut document.warnings);
        if let Some(known) = known {
            let filled = document.fill(known);
            message = message.word(format!(", {filled} are as they were when last seen"));
        } else if let Some((path, backup)) = &backup {
            let filled = document.fill(backup);
            message = message.word(format!(", {filled} came from the backup ")).data(raw(path));
        } else {
            message = message.word(", and there is no backup");
        }
        let mut read_only = newer(&document);
        if fault != Fault::Empty {
            match self.copy_aside(places, bytes) {
                Ok(copy) => message = message.word("; the damaged file was copied to ").data(raw(&copy)),
                Err(error) => {
                    read_only = Some(
                        Sentence::from("the file is damaged and could not be copied aside: ").word(error.to_string()),
                    );
                }
            }
        }
        warnings.push(warning("notes-damaged", message));
        Ok(Understood { document, read_only, sound: false })
    }

    fn copy_aside(&self, places: &Places, bytes: &[u8]) -> Result<std::path::PathBuf, NotesError> {
        self.make_data_directory(&places.data)?;
        let copy = places.damaged(bytes);
        if !self.fs.read(&copy).is_ok_and(|there| there == bytes) {
            let copied = super::replace::replace(self.fs(), places, &copy, bytes);
            copied.map_err(|error| NotesError::io(&copy, "copying the damaged file", &error))?;
        }
        Ok(copy)
    }

    /// Merges our notes with what the file holds now; also says whether that was whole.
    fn combine(
        &self,
        places: &Places,
        start: &Start,
        notes: &Notes,
        found: Option<&(Entry, Vec<u8>)>,
        warnings: &mut Vec<Warning>,
    ) -> Result<(Document, Merged, bool), NotesError> {
        let theirs = match found {
            Some((entry, _)) if entry.mode & OWNER_WRITES == 0 => {
                return Err(NotesError::ReadOnly { reason: "the file is write-protected".into() });
            }
            Some((_, bytes)) if start.bytes.as_ref() != Some(bytes) => {
                self.understand(places, bytes, Some(&start.document), warnings)?
            }
            // A file that is gone tells nothing about its notes: ours are all there is.
            _ => Understood { document: start.document.clone(), read_only: None, sound: start.sound },
        };
        if let Some(reason) = theirs.read_only {
            return Err(NotesError::ReadOnly { reason });
        }
        let merged = merge(&start.document.notes, notes, &theirs.document.notes);
        let document = Document { notes: merged.notes.clone(), warnings: Vec::new(), ..theirs.document };
        Ok((document, merged, theirs.sound))
    }

    /// Renames the new file over the old one; `false` where somebody wrote the old one meanwhile.
    fn put_in_place(
        &self,
        places: &Places,
        temporary: &Path,
        bytes: &[u8],
        found: Option<&(Entry, Vec<u8>)>,
        keep_backups: impl FnOnce(),
    ) -> Result<bool, NotesError> {
        let fault = |error| NotesError::io(self.path(), "writing", &error);
        if self.fs.read(temporary).map_err(fault)? != bytes {
            return Err(NotesError::NotAsWritten { path: shown(self.path()) });
        }
        let ours = self.fs.look(temporary).map_err(fault)?;
        if let (Some((theirs, _)), Some(ours)) = (found, ours)
            && theirs.owner != ours.owner
        {
            return Err(NotesError::OtherOwner { path: shown(self.path()) });
        }
        keep_backups();
        let now = self.find(places)?;
        if now.as_ref().map(|(_, bytes)| bytes) != found.map(|(_, bytes)| bytes) {
            return Ok(false);
        }
        self.fs.rename(temporary, &places.target).map_err(fault)?;
        Ok(true)
    }

    fn keep_backups(
        &self,
        places: &Places,
        start: &Start,
        merged: &Merged,
        found: Option<&(Entry, Vec<u8>)>,
        new: &[u8],
        warnings: &mut Vec<Warning>,
    ) {
        let backups = self.backups(places);
        let mut kept = Ok(());
        if let (Some(bytes), false) = (&start.bytes, merged.removed.is_empty()) {
            // Somebody deleted notes, or put an older file in place: what we had seen is in no file any more.
            kept = backups.keep_bytes(bytes);
        }
        if let Some((_, bytes)) = found.filter(|(_, bytes)| bytes != new) {
            kept = kept.and_then(|()| backups.keep_file(&places.target, bytes));
        }
        if let Err(error) = kept {
            let message = Sentence::from("the version before could not be kept as a backup: ").word(error.to_string());
            warnings.push(warning("notes-backup-failed", message));
        }
    }

    fn tighten_data_directory(&self, warnings: &mut Vec<Warning>) {
        let data = &self.location.data;
        if let (true, Ok(Some(entry))) = (self.location.own, self.fs.look(data)) {
            self.tighten(data, data, entry, 0o700, "notes-folder-mode", warnings);
        }
    }

    /// Shuts others out of a file or folder that they could read, with a warning.
    pub(super) fn tighten(
        &self,
        named: &Path,
        path: &Path,
        entry: Entry,
        mode: u32,
        code: &'static str,
        warnings: &mut Vec<Warning>,
    ) {
        if entry.kind == EntryKind::Link || entry.mode & OTHERS == 0 {
            return;
        }
        let message = Sentence::new().data(raw(named)).word(format!(" was open to others (mode {:04o})", entry.mode));
        warnings.push(warning(
            code,
            match self.fs.set_mode(path, entry.mode & mode) {
                Ok(()) => message.word("; now it is yours alone"),
                Err(error) => message.word(" and could not be closed: ").word(error.to_string()),
            },
        ));
    }
}

fn newer(document: &Document) -> Option<Sentence> {
    let version = document.other_version.as_ref()?;
    Some(
        Sentence::from("they were written by another version of seatmatch (format version ")
            .data(Raw::of(version))
            .word(")"),
    )
}

fn warning(code: &'static str, message: Sentence) -> Warning {
    Warning { code, at: None, count: 1, message }
}

fn raw(path: &Path) -> Raw<'_> {
    Raw::new(path.as_os_str().as_encoded_bytes())
}
