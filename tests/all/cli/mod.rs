//! Command in, text out: the binary on small fixtures, far away from the notes of whoever runs the tests.

mod advice;
mod bad_input;
mod check;
mod config;
mod contract;
mod diff;
mod explain;
mod export;
mod files;
mod help;
mod noted;
mod notes;
mod redact;
mod report;
mod usage;

use assert_cmd::Command;
use std::path::{Path, PathBuf};

/// A story of the fixtures, in which the program is run.
pub struct Story {
    folder: PathBuf,
    home: tempfile::TempDir,
}

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Story {
    pub fn of(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        assert!(folder.is_dir(), "{name}");
        Self { folder, home: tempfile::tempdir().unwrap() }
    }

    /// The program in the folder of the story, with a home of its own.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seatmatch"));
        command.current_dir(&self.folder).env_clear().env("SEATMATCH_DATA_DIR", self.path("data"));
        command.env("XDG_CONFIG_HOME", self.path("config")).env("XDG_STATE_HOME", self.path("state"));
        command.args(words(arguments));
        command
    }

    /// A file that a test writes.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn run(&self, arguments: &str) -> Ran {
        Ran::of(&mut self.command(arguments))
    }
}

impl Ran {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { out: text(output.stdout), err: text(output.stderr), status: output.status.code().unwrap_or(-1) }
    }

    /// Standard output of a run that ended well.
    #[track_caller]
    pub fn good(self) -> String {
        assert_eq!(self.status, 0, "{}", self.err);
        self.out
    }

    /// The line of the error of a run that ended with this status; one line, one hint, nothing else.
    #[track_caller]
    pub fn error(self, status: i32) -> String {
        assert_eq!(self.status, status, "{self:?}");
        let lines: Vec<&str> = self.err.lines().collect();
        let [.., error, hint] = lines[..] else { panic!("{self:?}") };
        assert!(error.starts_with("error: ") && hint.starts_with("hint: "), "{}", self.err);
        assert!(lines[..lines.len() - 2].iter().all(|line| line.starts_with("warning: ")), "{}", self.err);
        error["error: ".len()..].to_owned()
    }
}

/// Splits at blanks; what stands between two `'` is one word.
fn words(arguments: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in arguments.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
