//! Where an output file is written: beside its target and renamed over it, or straight into a device or a FIFO. It
//! keeps what is there unless told otherwise, and never touches a file that is being read.

use crate::model::{Raw, Shown};
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why nothing may be written there.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// A file stands there.
    #[error("{0}: there is a file already")]
    Exists(Shown<'static>),
    /// It is an input.
    #[error("{0}: this is one of the files being read; they are never written")]
    Input(Shown<'static>),
    /// It is the notes file.
    #[error("{0}: this is the notes file; an export never replaces it")]
    Notes(Shown<'static>),
    /// It is a directory.
    #[error("{0}: is a directory")]
    Directory(Shown<'static>),
    /// The directory is missing.
    #[error("{0}: no such directory")]
    NoParent(Shown<'static>),
    /// The system refused.
    #[error("{0}: {1}")]
    Io(Shown<'static>, io::Error),
}

impl TargetError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Exists(_) => "add --force to replace it, or choose another name",
            Self::Input(_) | Self::Notes(_) => "choose another name for the output",
            Self::Directory(_) => "name a file in it",
            Self::NoParent(_) => "make the directory first, or choose another place",
            Self::Io(..) => "choose another place, or write to standard output with --output -",
        }
    }
}

/// An output file that is being written; nothing stands at its name until it is [kept](Target::keep).
pub struct Target {
    path: PathBuf,
    force: bool,
    out: BufWriter<Out>,
}

enum Out {
    Beside(NamedTempFile),
    Straight(File),
}

const PREFIX: &str = ".seatmatch-";
const SUFFIX: &str = ".tmp";
const BUFFER: usize = 1 << 18;

impl Target {
    /// Whether an output file may be written there, for an answer before the work is done. `inputs` are the files being
    /// read, `notes` is the notes file.
    pub fn check(path: &Path, force: bool, inputs: &[PathBuf], notes: Option<&Path>) -> Result<(), TargetError> {
        Place::of(path, force, inputs, notes).map(drop)
    }

    /// Opens an output file, for its owner alone. `inputs` are the files being read, `notes` is the notes file.
    pub fn open(path: &Path, force: bool, inputs: &[PathBuf], notes: Option<&Path>) -> Result<Self, TargetError> {
        let io_error = |error| TargetError::Io(shown(path), error);
        let path = match Place::of(path, force, inputs, notes)? {
            Place::Device => {
                let straight = File::options().write(true).open(path).map_err(io_error)?;
                return Ok(Self::new(path.to_owned(), true, Out::Straight(straight)));
            }
            Place::File(path) => path,
        };
        let parent = parent(&path);
        sweep(parent);
        // Its error names the file beside, which nobody asked for.
        let unnamed = |error: io::Error| io_error(io::Error::from(error.kind()));
        let beside = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(parent).map_err(unnamed)?;
        // Without a lock a program that sweeps meanwhile could take the file for a leftover; some disks know none.
        let _ = beside.as_file().try_lock();
        Ok(Self::new(path, force, Out::Beside(beside)))
    }

    fn new(path: PathBuf, force: bool, out: Out) -> Self {
        Self { path, force, out: BufWriter::with_capacity(BUFFER, out) }
    }

    /// The file beside the target that goes away unless the target is kept.
    #[must_use]
    pub fn leftover(&self) -> Option<&Path> {
        match self.out.get_ref() {
            Out::Beside(file) => Some(file.path()),
            Out::Straight(_) => None,
        }
    }

    /// Puts what was written in its place.
    pub fn keep(self) -> Result<(), TargetError> {
        let Self { path, force, out } = self;
        let shown = shown(&path);
        let io_error = |error| TargetError::Io(shown.clone(), error);
        let file = match out.into_inner().map_err(|error| io_error(error.into_error()))? {
            Out::Straight(mut file) => return file.flush().map_err(io_error),
            Out::Beside(file) => file,
        };
        file.as_file().sync_all().map_err(io_error)?;
        let kept = if force { file.persist(&path) } else { file.persist_noclobber(&path) };
        match kept {
            Ok(_) => Ok(()),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Err(TargetError::Exists(shown)),
            Err(failed) => Err(io_error(failed.error)),
        }
    }
}

/// What may be written to.
enum Place {
    /// A device or a FIFO.
    Device,
    /// A file, by its own name.
    File(PathBuf),
}

impl Place {
    fn of(path: &Path, force: bool, inputs: &[PathBuf], notes: Option<&Path>) -> Result<Self, TargetError> {
        let shown = shown(path);
        let io_error = |error| TargetError::Io(shown.clone(), error);
        let found = match fs::metadata(path) {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(io_error(error)),
        };
        if found.as_ref().is_some_and(Metadata::is_dir) {
            return Err(TargetError::Directory(shown));
        }
        if found.as_ref().is_some_and(|found| !found.is_file()) {
            return Ok(Self::Device);
        }
        if inputs.iter().any(|input| is_same(path, input)) {
            return Err(TargetError::Input(shown));
        }
        if notes.is_some_and(|notes| is_same(path, notes)) {
            return Err(TargetError::Notes(shown));
        }
        if found.is_some() && !force {
            return Err(TargetError::Exists(shown));
        }
        // A symbolic link stays one: what it leads to is replaced.
        let path = if found.is_some() { fs::canonicalize(path).map_err(io_error)? } else { path.to_owned() };
        let parent = parent(&path);
        if parent.is_dir() { Ok(Self::File(path)) } else { Err(TargetError::NoParent(self::shown(parent))) }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file) => file.write(bytes),
            Self::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(file) => file.flush(),
            Self::Straight(file) => file.flush(),
        }
    }
}

/// Removes what an export left behind that was killed: files beside the target that nobody holds a lock on.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_ours && is_file && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            // What cannot be removed stays for the next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn shown(path: &Path) -> Shown<'static> {
    Raw::new(path.as_os_str().as_encoded_bytes()).shown().into_owned()
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether two names are one file, also by links and before either exists.
fn is_same(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(a), Ok(b)) = (fs::metadata(a), fs::metadata(b)) {
        use std::os::unix::fs::MetadataExt;
        return (a.dev(), a.ino()) == (b.dev(), b.ino());
    }
    let place = |path: &Path| {
        let whole = fs::canonicalize(path).ok();
        whole.or_else(|| Some(fs::canonicalize(parent(path)).ok()?.join(path.file_name()?)))
    };
    matches!((place(a), place(b)), (Some(a), Some(b)) if a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, force: bool, inputs: &[PathBuf], notes: Option<&Path>) -> Result<(), TargetError> {
        let mut target = Target::open(path, force, inputs, notes)?;
        target.write_all(b"new").unwrap();
        target.keep()
    }

    #[test]
    fn a_file_is_replaced_only_when_forced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out.csv");
        write(&path, false, &[], None).unwrap();
        fs::write(&path, "old").unwrap();
        assert!(matches!(write(&path, false, &[], None), Err(TargetError::Exists(_))));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, true, &[], None).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_a_killed_export_left_is_swept_and_what_another_writes_is_not() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(".seatmatch-killed.tmp"), "half").unwrap();
        fs::write(dir.path().join(".seatmatch-of-the-owner"), "kept").unwrap();
        let mut other = Target::open(&dir.path().join("other.csv"), false, &[], None).unwrap();
        other.write_all(b"other").unwrap();
        write(&dir.path().join("out.csv"), false, &[], None).unwrap();
        other.keep().unwrap();
        let mut names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [".seatmatch-of-the-owner", "other.csv", "out.csv"]);
    }

    #[test]
    fn inputs_and_notes_are_never_written() {
        let dir = tempfile::tempdir().unwrap();
        let (input, notes) = (dir.path().join("in.csv"), dir.path().join("notes.json"));
        fs::write(&input, "in").unwrap();
        assert!(matches!(write(&input, true, std::slice::from_ref(&input), None), Err(TargetError::Input(_))));
        assert!(
            matches!(write(&notes, true, &[], Some(&notes)), Err(TargetError::Notes(_))),
            "also where it is not there yet"
        );
        let link = dir.path().join("link.csv");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&input, &link).unwrap();
            assert!(matches!(write(&link, true, std::slice::from_ref(&input), None), Err(TargetError::Input(_))));
        }
        assert_eq!(fs::read(&input).unwrap(), b"in");
    }

    #[test]
    fn a_directory_or_a_missing_one_is_told() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(write(dir.path(), true, &[], None), Err(TargetError::Directory(_))));
        let lost = dir.path().join("none").join("out.csv");
        assert!(matches!(write(&lost, false, &[], None), Err(TargetError::NoParent(_))));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn where_nothing_can_be_written_the_place_that_was_asked_for_is_told() {
        let refused = write(Path::new("/proc/out.csv"), false, &[], None).unwrap_err().to_string();
        assert!(refused.starts_with("/proc/out.csv: ") && !refused.contains(SUFFIX), "{refused}");
    }

    #[cfg(unix)]
    #[test]
    fn files_are_for_their_owner_alone_and_devices_stay_devices() {
        use std::os::unix::fs::{FileTypeExt, PermissionsExt};
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out.csv");
        write(&path, false, &[], None).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let null = Path::new("/dev/null");
        write(null, true, &[], None).unwrap();
        assert!(fs::metadata(null).unwrap().file_type().is_char_device());
        assert!(matches!(
            write(Path::new("/dev/full"), false, &[], None),
            Err(TargetError::Io(_, error)) if error.kind() == io::ErrorKind::StorageFull
        ));
    }
}
