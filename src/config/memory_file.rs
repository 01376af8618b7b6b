//! The file of what is remembered: read at the start, replaced as a whole, never a reason to stop.

use crate::app::{Change, Memory};
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// The file of what is remembered.
#[derive(Clone, Debug)]
pub struct MemoryFile {
    path: PathBuf,
}

impl MemoryFile {
    /// The file at a path, whether it is there or not.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// What is remembered; nothing where that cannot be read.
    #[must_use]
    pub fn load(&self) -> Memory {
        fs::read(&self.path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Changes what is remembered as it is on the disk now, where another session may have written meanwhile. What
    /// cannot be written is forgotten: it is of little worth, and work goes on.
    pub fn change(&self, change: &Change) {
        let mut memory = self.load();
        change.apply(&mut memory);
        let _ = self.write(&memory);
    }

    fn write(&self, memory: &Memory) -> io::Result<()> {
        let folder = self.path.parent().ok_or(io::ErrorKind::NotFound)?;
        fs::create_dir_all(folder)?;
        // Readable by its owner alone, as temporary files are: filters name people.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, memory)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::View;

    #[test]
    fn two_sessions_lose_no_view_to_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = MemoryFile::at(folder.path().join("new/session.json"));
        let view = |name: &str| View { name: name.to_owned(), filter: "is:open".to_owned() };
        file.change(&Change::SaveView(view("mine")));
        file.change(&Change::Session(Box::new(Memory { filters: vec!["host:ghe1".to_owned()], ..Memory::default() })));
        file.change(&Change::SaveView(view("yours")));
        file.change(&Change::DeleteView("mine".to_owned()));
        let memory = file.load();
        assert_eq!((memory.views, memory.filters), (vec![view("yours")], vec!["host:ghe1".to_owned()]));
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1, "nothing else is left there");
    }

    #[test]
    fn what_cannot_be_read_or_written_stops_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.json");
        fs::write(&path, "{\"filters\": 7").unwrap();
        assert_eq!(MemoryFile::at(path).load(), Memory::default());
        let beneath_a_file = folder.path().join("session.json/session.json");
        MemoryFile::at(beneath_a_file).change(&Change::DeleteView("x".to_owned()));
    }
}
