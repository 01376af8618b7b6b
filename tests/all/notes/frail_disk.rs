//! A file system in memory that can fail, be interrupted or lose power at every step, and that knows every state in
//! which a real disk could then come back. It is stricter than real ones: no name and no byte lasts until it is synced,
//! and of what was not synced any part may last.

use seatmatch::notes::{Entry, EntryKind, FileSystem, Lock, NewFile};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What goes wrong at a step.
#[derive(Clone)]
pub enum Fault {
    /// The power is cut: neither this step nor any later one happens.
    PowerCut,
    /// This step fails.
    Error(io::ErrorKind),
    /// This step writes something else than it was given.
    Garbled,
    /// Something else happens just before this step.
    Before(Arc<dyn Fn() + Send + Sync>),
}

#[derive(Clone, Default)]
pub struct FrailDisk {
    state: Arc<Mutex<State>>,
    fault: Option<(usize, Fault)>,
    step: Arc<AtomicUsize>,
    log: Arc<Mutex<Vec<&'static str>>>,
}

#[derive(Clone, Default)]
struct State {
    files: Vec<Content>,
    lasting: Names,
    unsynced: Vec<Change>,
}

#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Content {
    synced: Vec<u8>,
    now: Vec<u8>,
}

#[derive(Clone, Default)]
struct Names {
    files: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    links: BTreeMap<PathBuf, PathBuf>,
}

#[derive(Clone)]
enum Change {
    File(PathBuf, usize),
    Folder(PathBuf),
    Rename(PathBuf, PathBuf, usize),
    Remove(PathBuf),
}

impl Change {
    fn folder(&self) -> &Path {
        let (Self::File(path, _) | Self::Folder(path) | Self::Rename(_, path, _) | Self::Remove(path)) = self;
        path.parent().unwrap()
    }
}

impl Names {
    fn apply(&mut self, change: &Change) {
        match change {
            Change::File(path, file) => drop(self.files.insert(path.clone(), *file)),
            Change::Folder(path) => drop(self.folders.insert(path.clone())),
            Change::Rename(from, to, file) => {
                self.files.remove(from);
                self.files.insert(to.clone(), *file);
            }
            Change::Remove(path) => drop(self.files.remove(path)),
        }
    }

    /// Without what stands in folders that did not last.
    fn reachable(mut self) -> Self {
        let all = self.folders.clone();
        let lasts = |path: &Path| path.ancestors().skip(1).all(|above| above == Path::new("/") || all.contains(above));
        self.folders.retain(|path| lasts(path));
        self.files.retain(|path, _| lasts(path));
        self
    }
}

impl State {
    fn now(&self) -> Names {
        let mut names = self.lasting.clone();
        self.unsynced.iter().for_each(|change| names.apply(change));
        names
    }

    fn after_power_cuts(&self) -> Vec<State> {
        let mut found = BTreeMap::new();
        for subset in 0_u32..1 << self.unsynced.len() {
            let mut names = self.lasting.clone();
            for (place, change) in self.unsynced.iter().enumerate() {
                if subset & (1 << place) != 0 {
                    names.apply(change);
                }
            }
            let names = names.reachable();
            let mut contents: Vec<Vec<Content>> = vec![Vec::new()];
            for (number, file) in self.files.iter().enumerate() {
                let half = file.now[..file.now.len() / 2].to_vec();
                let mut options = BTreeSet::from([file.synced.clone()]);
                if file.now != file.synced && names.files.values().any(|used| *used == number) {
                    options.extend([half, file.now.clone()]);
                }
                contents = contents
                    .iter()
                    .flat_map(|before| {
                        options.iter().map(|bytes| {
                            let content = Content { synced: bytes.clone(), now: bytes.clone() };
                            [before.as_slice(), &[content]].concat()
                        })
                    })
                    .collect();
            }
            for files in contents {
                let seen: Vec<(PathBuf, Content)> =
                    names.files.iter().map(|(path, file)| (path.clone(), files[*file].clone())).collect();
                let state = State { files, lasting: names.clone(), unsynced: Vec::new() };
                found.insert((seen, names.folders.clone()), state);
            }
        }
        found.into_values().collect()
    }
}

impl FrailDisk {
    /// A disk on which these folders and files have long been.
    pub fn with(folders: &[&str], files: &[(&str, &[u8])]) -> Self {
        let disk = Self::default();
        {
            let mut state = disk.state.lock().unwrap();
            state.lasting.folders.extend(folders.iter().map(PathBuf::from));
            for (path, bytes) in files {
                let number = state.files.len();
                state.files.push(Content { synced: bytes.to_vec(), now: bytes.to_vec() });
                state.lasting.files.insert(PathBuf::from(path), number);
            }
        }
        disk
    }

    /// The same disk with a symbolic link on it.
    pub fn with_link(self, path: &str, target: &str) -> Self {
        self.state.lock().unwrap().lasting.links.insert(path.into(), target.into());
        self
    }

    /// A copy of this disk as it is now, without anything going wrong.
    pub fn copy(&self) -> Self {
        Self { state: Arc::new(Mutex::new(self.state.lock().unwrap().clone())), ..Self::default() }
    }

    /// The same disk, seen by another program to which nothing goes wrong.
    pub fn shared(&self) -> Self {
        Self { state: Arc::clone(&self.state), ..Self::default() }
    }

    /// The same disk with a fault at the step of this number, counted from 0.
    pub fn failing(self, step: usize, fault: Fault) -> Self {
        Self { fault: Some((step, fault)), ..self }
    }

    /// Every state in which the disk could come back if the power were cut now.
    pub fn after_power_cuts(&self) -> Vec<FrailDisk> {
        let states = self.state.lock().unwrap().after_power_cuts();
        states.into_iter().map(|state| Self { state: Arc::new(Mutex::new(state)), ..Self::default() }).collect()
    }

    /// Puts bytes into a file, as a hand or a fault does.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let file = self.file(path).or_else(|_| self.make(path)).unwrap();
        self.state.lock().unwrap().files[file] = Content { synced: bytes.to_vec(), now: bytes.to_vec() };
    }

    /// The names of the steps that were taken.
    pub fn log(&self) -> Vec<&'static str> {
        self.log.lock().unwrap().clone()
    }

    /// The bytes of all files by path.
    pub fn all_files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let state = self.state.lock().unwrap();
        state.now().files.into_iter().map(|(path, file)| (path, state.files[file].now.clone())).collect()
    }

    fn take_step(&self, name: &'static str) -> io::Result<()> {
        let step = self.step.fetch_add(1, Ordering::SeqCst);
        self.log.lock().unwrap().push(name);
        match &self.fault {
            Some((at, Fault::PowerCut)) if step >= *at => Err(io::Error::other("the power is cut")),
            Some((at, Fault::Error(kind))) if step == *at => Err((*kind).into()),
            Some((at, Fault::Before(other))) if step == *at => {
                other();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn change(&self, change: Change) {
        self.state.lock().unwrap().unsynced.push(change);
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        self.state.lock().unwrap().now().files.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn make(&self, path: &Path) -> io::Result<usize> {
        let mut state = self.state.lock().unwrap();
        let names = state.now();
        if names.files.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if !names.folders.contains(path.parent().unwrap()) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let number = state.files.len();
        state.files.push(Content::default());
        state.unsynced.push(Change::File(path.into(), number));
        Ok(number)
    }
}

impl fmt::Debug for FrailDisk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrailDisk").field("files", &self.all_files().keys()).finish()
    }
}

impl FileSystem for FrailDisk {
    fn look(&self, path: &Path) -> io::Result<Option<Entry>> {
        self.take_step("look")?;
        let names = self.state.lock().unwrap().now();
        let entry = |kind, mode| Some(Entry { kind, mode, owner: 0 });
        Ok(if names.links.contains_key(path) {
            entry(EntryKind::Link, 0o777)
        } else if names.files.contains_key(path) {
            entry(EntryKind::File, 0o600)
        } else if path == Path::new("/") || names.folders.contains(path) {
            entry(EntryKind::Directory, 0o700)
        } else {
            None
        })
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.take_step("read_link")?;
        self.state.lock().unwrap().lasting.links.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn canonical(&self, directory: &Path) -> io::Result<PathBuf> {
        // Where this fails the name itself is used, which on this disk is the same.
        Ok(directory.to_owned())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.take_step("read")?;
        let file = self.file(path)?;
        Ok(self.state.lock().unwrap().files[file].now.clone())
    }

    fn names(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        self.take_step("names")?;
        let names = self.state.lock().unwrap().now();
        let inside = names.files.keys().filter(|path| path.parent() == Some(directory));
        Ok(inside.map(|path| path.file_name().unwrap().to_owned()).collect())
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.take_step("create")?;
        let number = self.make(path)?;
        Ok(Box::new(FrailFile { disk: self.clone(), number }))
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        self.take_step("create_directory")?;
        self.change(Change::Folder(path.into()));
        Ok(())
    }

    fn set_mode(&self, _: &Path, _: u32) -> io::Result<()> {
        self.take_step("set_mode")
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.take_step("link")?;
        let file = self.file(from)?;
        self.change(Change::File(to.into(), file));
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.take_step("rename")?;
        assert_eq!(from.parent(), to.parent(), "a rename to another folder is not one step");
        let file = self.file(from)?;
        self.change(Change::Rename(from.into(), to.into(), file));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.take_step("remove")?;
        self.file(path)?;
        self.change(Change::Remove(path.into()));
        Ok(())
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        self.take_step("sync_directory")?;
        let mut state = self.state.lock().unwrap();
        let unsynced = std::mem::take(&mut state.unsynced);
        let (synced, left): (Vec<_>, Vec<_>) = unsynced.into_iter().partition(|change| change.folder() == directory);
        synced.iter().for_each(|change| state.lasting.apply(change));
        state.unsynced = left;
        Ok(())
    }

    /// Always granted: what keeps others out on a real disk is tested there, and what does not is tested here.
    fn lock(&self, path: &Path, _: Duration) -> io::Result<Option<Box<dyn Lock>>> {
        self.take_step("lock")?;
        match self.make(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(Some(Box::new(NoLock))),
        }
    }
}

#[derive(Debug)]
struct NoLock;

impl Lock for NoLock {}

#[derive(Debug)]
struct FrailFile {
    disk: FrailDisk,
    number: usize,
}

impl NewFile for FrailFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let taken = self.disk.take_step("write");
        let garbled: Vec<u8> = bytes.iter().map(|byte| byte ^ 1).collect();
        let is_now = |at: &usize| self.disk.step.load(Ordering::SeqCst) == at + 1;
        let bytes = match &self.disk.fault {
            Some((at, Fault::Garbled)) if is_now(at) => &garbled,
            _ => bytes,
        };
        let written = if taken.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        self.disk.state.lock().unwrap().files[self.number].now.extend_from_slice(written);
        taken
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.take_step("sync")?;
        let mut state = self.disk.state.lock().unwrap();
        let content = &mut state.files[self.number];
        content.synced = content.now.clone();
        Ok(())
    }
}
