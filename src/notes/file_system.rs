//! The file system as the notes see it: one method for each step that can fail or be cut short by a power cut, so that
//! a test can do that at every one. The real one is `disk`.

use std::ffi::OsString;
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its permission bits; those of a system without such bits are 0600 and 0700.
    pub mode: u32,
    /// The number of its owner; 0 on a system without such numbers.
    pub owner: u32,
}

/// What can stand at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link.
    Link,
    /// A FIFO, a socket or a device.
    Other,
}

/// The steps of reading and saving notes.
pub trait FileSystem: Debug + Send + Sync {
    /// What stands at a path, not following a link; `None` where nothing does.
    fn look(&self, path: &Path) -> io::Result<Option<Entry>>;
    /// Where a symbolic link points to.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// The one path of a directory that exists.
    fn canonical(&self, directory: &Path) -> io::Result<PathBuf>;
    /// The bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The names in a directory.
    fn names(&self, directory: &Path) -> io::Result<Vec<OsString>>;
    /// Makes a file that must not exist yet, of mode 0600 whatever the umask.
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    /// Makes a directory of mode 0700 whatever the umask.
    fn create_directory(&self, path: &Path) -> io::Result<()>;
    /// Sets the permission bits of a file or directory.
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()>;
    /// Gives a file a second name, which must not exist yet.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file over whatever file has the new name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a directory outlast a power cut.
    fn sync_directory(&self, directory: &Path) -> io::Result<()>;
    /// Locks a file, making it where there is none, and writes the process into it; `None` where it is still locked
    /// when the patience is over.
    fn lock(&self, path: &Path, patience: Duration) -> io::Result<Option<Box<dyn Lock>>>;
}

/// A file that was just made.
pub trait NewFile: Debug {
    /// Writes all bytes.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the bytes outlast a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// A lock, held until it is dropped.
pub trait Lock: Debug {}
