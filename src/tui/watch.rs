//! Looks once a second whether the files are still as they were read. One that is being written is told only when its
//! time and size have stood still from one look to the next.

use super::Incoming;
use super::tools::Tools;
use crate::app::Message;
use crate::model::{Raw, Sentence};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A file that was changed so lately may be half written.
const YOUNG: Duration = Duration::from_millis(700);
const SETTLES_IN: Duration = Duration::from_millis(100);
/// Nobody writes for so long; after that the file is read as it is.
const MOST_LOOKS: u32 = 100;

/// Size and time of a file; none where it cannot be seen.
pub type Stamp = Option<(u64, Option<SystemTime>)>;

/// Files with their stamps.
pub type Stamps = Vec<(PathBuf, Stamp)>;

/// What a file looks like from outside.
pub fn stamp(path: &Path) -> Stamp {
    let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some((metadata.len(), metadata.modified().ok()))
}

/// Waits until a file has settled that was changed a moment ago; `is_over` ends the wait.
pub fn settle(path: &Path, is_over: impl Fn() -> bool) {
    for _ in 0..MOST_LOOKS {
        let Some((_, Some(time))) = stamp(path) else { return };
        let is_young = time.elapsed().is_ok_and(|age| age < YOUNG);
        if !is_young || is_over() {
            return;
        }
        std::thread::sleep(SETTLES_IN);
    }
}

/// Looks at the files for as long as somebody listens.
pub fn watch(tools: &Arc<Tools>, sender: Sender<Incoming>) {
    let tools = Arc::clone(tools);
    std::thread::spawn(move || {
        let mut changes = Changes::default();
        loop {
            std::thread::sleep(LOOK_EVERY);
            let changed = changes.look(&tools.read_files(), stamp);
            if !changed.is_empty() && sender.send(Incoming::Message(Message::FilesChanged(told(&changed)))).is_err() {
                return;
            }
        }
    });
}

/// What was seen at the last look, and what was told.
#[derive(Default)]
struct Changes {
    seen: Stamps,
    told: Stamps,
}

impl Changes {
    /// The files that differ from how they were read and have settled, where that was not told yet.
    fn look(&mut self, read: &Stamps, look_at: impl Fn(&Path) -> Stamp) -> Vec<PathBuf> {
        let now: Stamps = read.iter().map(|(path, _)| (path.clone(), look_at(path))).collect();
        let has_settled =
            |(path, stamp): &&(PathBuf, Stamp)| stamp.is_some() && self.seen.contains(&(path.clone(), *stamp));
        let changed: Stamps = now.iter().filter(|file| !read.contains(file)).filter(has_settled).cloned().collect();
        let is_news = changed.iter().any(|file| !self.told.contains(file));
        self.seen = now;
        self.told.clone_from(&changed);
        if is_news { changed.into_iter().map(|(path, _)| path).collect() } else { Vec::new() }
    }
}

fn told(changed: &[PathBuf]) -> Sentence {
    match changed {
        [path] => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            Sentence::new().data(Raw::new(name.as_encoded_bytes())).word(" changed on disk")
        }
        _ => Sentence::new().word(format!("{} files changed on disk", changed.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(sizes: &[(&str, u64)]) -> Stamps {
        sizes.iter().map(|(name, size)| (PathBuf::from(name), Some((*size, None)))).collect()
    }

    fn look(changes: &mut Changes, read: &Stamps, now: &[(&str, u64)]) -> Vec<PathBuf> {
        changes.look(read, |path| files(now).into_iter().find(|(other, _)| other == path)?.1)
    }

    #[test]
    fn a_change_is_told_once_and_only_when_it_has_settled() {
        let read = files(&[("a.csv", 10), ("b.csv", 20)]);
        let mut changes = Changes::default();
        assert!(look(&mut changes, &read, &[("a.csv", 10), ("b.csv", 20)]).is_empty());
        assert!(look(&mut changes, &read, &[("a.csv", 4), ("b.csv", 20)]).is_empty(), "half written");
        assert!(look(&mut changes, &read, &[("a.csv", 8), ("b.csv", 20)]).is_empty(), "still being written");
        assert_eq!(look(&mut changes, &read, &[("a.csv", 8), ("b.csv", 20)]), [PathBuf::from("a.csv")]);
        assert!(look(&mut changes, &read, &[("a.csv", 8), ("b.csv", 20)]).is_empty(), "told already");
        let read = files(&[("a.csv", 8), ("b.csv", 20)]);
        assert!(look(&mut changes, &read, &[("a.csv", 8), ("b.csv", 20)]).is_empty(), "read again");
        look(&mut changes, &read, &[("a.csv", 9), ("b.csv", 21)]);
        assert_eq!(look(&mut changes, &read, &[("a.csv", 9), ("b.csv", 21)]).len(), 2);
    }

    #[test]
    fn a_file_that_is_gone_for_a_moment_is_no_news() {
        let read = files(&[("a.csv", 10)]);
        let mut changes = Changes::default();
        for _ in 0..3 {
            assert!(look(&mut changes, &read, &[]).is_empty());
        }
        assert!(look(&mut changes, &read, &[("a.csv", 10)]).is_empty());
    }

    #[test]
    fn a_file_that_was_just_written_is_waited_for_until_it_has_settled() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let looks = std::cell::Cell::new(0);
        let looked = || {
            looks.set(looks.get() + 1);
            false
        };
        let begun = SystemTime::now();
        file.as_file().set_modified(begun).unwrap();
        settle(file.path(), looked);
        assert!(looks.get() > 0 && begun.elapsed().unwrap() >= YOUNG);
        looks.set(0);
        settle(file.path(), looked);
        assert_eq!(looks.get(), 0, "it has settled");
        file.as_file().set_modified(SystemTime::now()).unwrap();
        settle(file.path(), || true);
        settle(Path::new("no such file"), looked);
        assert_eq!(looks.get(), 0);
    }

    #[test]
    fn a_file_is_named_without_its_folder() {
        let words = |paths: &[&str]| told(&paths.iter().map(PathBuf::from).collect::<Vec<_>>()).to_string();
        assert_eq!(words(&["in/report.csv"]), "report.csv changed on disk");
        assert_eq!(words(&["a", "b"]), "2 files changed on disk");
    }
}
