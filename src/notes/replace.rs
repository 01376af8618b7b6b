//! Writing a file so that at every moment, also after a power cut, there is the old one or the new one.

use super::file_system::FileSystem;
use super::places::{Places, folder_of};
use std::io;
use std::path::Path;

/// Writes a file that must not exist yet, and makes its bytes outlast a power cut; nothing is left where that fails.
pub fn write_new(fs: &dyn FileSystem, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let write = || {
        let mut file = fs.create(path)?;
        file.write(bytes)?;
        file.sync()
    };
    write().inspect_err(|error| {
        if error.kind() != io::ErrorKind::AlreadyExists {
            let _ = fs.remove(path);
        }
    })
}

/// Writes a file beside and renames it over what stands at the path.
pub fn replace(fs: &dyn FileSystem, places: &Places, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let temporary = places.temporary(&folder);
    write_new(fs, &temporary, bytes)?;
    fs.rename(&temporary, path).inspect_err(|_| {
        let _ = fs.remove(&temporary);
    })?;
    fs.sync_directory(&folder)
}
