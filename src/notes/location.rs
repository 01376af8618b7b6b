//! Where the notes and what belongs to them live: from the command line, then the environment, then the user's home.
//! Making the folder is left to `store`.

use super::NotesError;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const PROGRAM: &str = "seatmatch";
const FILE: &str = "notes.json";

/// What of the environment decides where notes live.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `$SEATMATCH_DATA_DIR`: the folder itself.
    pub data_dir: Option<OsString>,
    /// `$XDG_DATA_HOME`: the folder above it; a relative one does not count, as its specification says.
    pub xdg_data_home: Option<OsString>,
    /// The folder that this system has for a program's data.
    pub system: Option<PathBuf>,
}

/// Where the notes live, and where locks, backups and drafts do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The notes file as named; it may be a symbolic link.
    pub notes: PathBuf,
    /// The data directory.
    pub data: PathBuf,
    /// Whether the data directory is of this program alone, so that others may be shut out of it.
    pub own: bool,
}

impl Environment {
    /// Reads the environment of this process.
    #[must_use]
    pub fn of_this_process() -> Self {
        Self {
            data_dir: std::env::var_os("SEATMATCH_DATA_DIR"),
            xdg_data_home: std::env::var_os("XDG_DATA_HOME"),
            system: directories::ProjectDirs::from("", "", PROGRAM).map(|dirs| dirs.data_dir().to_owned()),
        }
    }
}

impl Location {
    /// Finds where notes live; `--notes` moves only the file itself.
    pub fn find(notes: Option<&Path>, environment: &Environment) -> Result<Self, NotesError> {
        let (data, own) = data_dir(environment)?;
        let notes = notes.map_or_else(|| data.join(FILE), Path::to_owned);
        Ok(Self { notes, data, own })
    }
}

fn data_dir(environment: &Environment) -> Result<(PathBuf, bool), NotesError> {
    let filled = |value: &Option<OsString>| value.as_ref().filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(named) = filled(&environment.data_dir) {
        return Ok((named, false));
    }
    let xdg = filled(&environment.xdg_data_home).filter(|path| path.is_absolute()).map(|path| path.join(PROGRAM));
    xdg.or_else(|| environment.system.clone()).map(|data| (data, true)).ok_or(NotesError::NoPlace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(data_dir: &str, xdg_data_home: &str) -> Environment {
        let some = |text: &str| Some(OsString::from(text));
        let system = Some("/home/ann/.local/share/seatmatch".into());
        Environment { data_dir: some(data_dir), xdg_data_home: some(xdg_data_home), system }
    }

    #[test]
    fn the_first_that_is_set_says_where_notes_live() {
        for (data_dir, xdg, data, own) in [
            ("/srv/notes", "/home/ann/data", "/srv/notes", false),
            ("", "/home/ann/data", "/home/ann/data/seatmatch", true),
            ("", "relative/data", "/home/ann/.local/share/seatmatch", true),
            ("", "", "/home/ann/.local/share/seatmatch", true),
        ] {
            let location = Location::find(None, &environment(data_dir, xdg)).unwrap();
            let data = PathBuf::from(data);
            assert_eq!(location, Location { notes: data.join("notes.json"), data, own });
        }
    }

    #[test]
    fn the_option_moves_the_file_and_nothing_else() {
        let location = Location::find(Some(Path::new("team/acme.json")), &environment("", "/data")).unwrap();
        assert_eq!(location.notes, Path::new("team/acme.json"));
        assert_eq!(location.data, Path::new("/data/seatmatch"));
    }

    #[test]
    fn without_any_home_there_is_no_place() {
        assert_eq!(Location::find(None, &Environment::default()), Err(NotesError::NoPlace));
    }
}
