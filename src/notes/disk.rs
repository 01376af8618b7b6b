//! The real file system under the notes.

use super::file_system::{Entry, EntryKind, FileSystem, Lock, NewFile};
use std::ffi::OsString;
use std::fs::{self, File, FileType, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

const FILE_MODE: u32 = 0o600;
const DIRECTORY_MODE: u32 = 0o700;
/// Short, because who saves in a row lets go of the lock only for moments.
const BETWEEN_TRIES: Duration = Duration::from_millis(1);

impl FileSystem for Disk {
    fn look(&self, path: &Path) -> io::Result<Option<Entry>> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(Some(entry(&found))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn canonical(&self, directory: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(directory)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn names(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(directory)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        private(&mut options);
        let file = options.open(path)?;
        self.set_mode(path, FILE_MODE)?;
        Ok(Box::new(DiskFile(file)))
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, DIRECTORY_MODE);
        builder.create(path)?;
        self.set_mode(path, DIRECTORY_MODE)
    }

    #[cfg(unix)]
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
    }

    #[cfg(not(unix))]
    fn set_mode(&self, _: &Path, _: u32) -> io::Result<()> {
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(unix)]
    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        match File::open(directory)?.sync_all() {
            // Some network file systems do not sync directories and say so.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            synced => synced,
        }
    }

    #[cfg(not(unix))]
    fn sync_directory(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn lock(&self, path: &Path, patience: Duration) -> io::Result<Option<Box<dyn Lock>>> {
        let mut tries = patience.as_millis().checked_div(BETWEEN_TRIES.as_millis()).unwrap_or_default();
        loop {
            let mut options = OpenOptions::new();
            options.read(true).write(true).create(true).truncate(false);
            private(&mut options);
            let mut file = options.open(path)?;
            match file.try_lock() {
                // A lock on a file that somebody deleted or replaced keeps nobody out.
                Ok(()) if !is_at(&file, path)? => {}
                Ok(()) => {
                    sign(&mut file);
                    return Ok(Some(Box::new(DiskLock(file))));
                }
                Err(TryLockError::WouldBlock) => {}
                // Some network file systems know no locks; then only the look before the rename guards.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Some(Box::new(DiskLock(file))));
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
            let Some(left) = tries.checked_sub(1) else { return Ok(None) };
            tries = left;
            std::thread::sleep(BETWEEN_TRIES);
        }
    }
}

#[derive(Debug)]
struct DiskFile(File);

impl NewFile for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// Closing the file lets go of the lock, also when the process dies.
#[derive(Debug)]
struct DiskLock(#[expect(dead_code, reason = "it is held, not read")] File);

impl Lock for DiskLock {}

/// Writes who holds the lock, for the message of who waits. That it may fail hurts nobody.
fn sign(file: &mut File) {
    let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
}

fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, FILE_MODE);
    #[cfg(not(unix))]
    let _ = options;
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((ours.dev(), ours.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

fn kind(found: FileType) -> EntryKind {
    if found.is_symlink() {
        EntryKind::Link
    } else if found.is_dir() {
        EntryKind::Directory
    } else if found.is_file() {
        EntryKind::File
    } else {
        EntryKind::Other
    }
}

#[cfg(unix)]
fn entry(found: &fs::Metadata) -> Entry {
    use std::os::unix::fs::MetadataExt;
    Entry { kind: kind(found.file_type()), mode: found.mode() & 0o7777, owner: found.uid() }
}

#[cfg(not(unix))]
fn entry(found: &fs::Metadata) -> Entry {
    let kind = kind(found.file_type());
    let writable = if found.permissions().readonly() { 0o400 } else { FILE_MODE };
    Entry { kind, mode: if kind == EntryKind::Directory { DIRECTORY_MODE } else { writable }, owner: 0 }
}
