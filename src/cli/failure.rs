//! How a command ends when it does not end well: its exit status, one line of fact, one line of hint.

use super::output::Streams;
use crate::export::TargetError;
use crate::model::{Raw, Sentence};
use crate::read::LoadError;
use std::io;
use std::path::Path;

/// The exit statuses that scripts rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The work failed.
    Failed = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// `--fail-on` found something.
    Found = 3,
}

/// Why a command ends early.
#[derive(Debug)]
pub enum Failure {
    /// Whoever read our output has enough of it.
    ClosedPipe,
    /// It was all said already.
    Silent(Status),
    /// Something to tell.
    Told {
        /// The exit status.
        status: Status,
        /// What is wrong and where.
        fact: Sentence,
        /// What to do about it; may be empty.
        hint: Sentence,
    },
}

impl Failure {
    /// The command was used wrongly.
    pub fn usage(fact: impl Into<Sentence>, hint: impl Into<Sentence>) -> Self {
        Self::Told { status: Status::Usage, fact: fact.into(), hint: hint.into() }
    }

    /// The work failed.
    pub fn failed(fact: impl Into<Sentence>, hint: impl Into<Sentence>) -> Self {
        Self::Told { status: Status::Failed, fact: fact.into(), hint: hint.into() }
    }

    /// A write to an output file that failed.
    pub(super) fn of_writing(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        let fact = Sentence::new().data(Raw::new(path.as_os_str().as_encoded_bytes())).word(": ").then(words(error));
        Self::failed(fact, "nothing was changed there; choose a place with more room")
    }

    /// Tells it as a warning, because the work goes on without.
    pub(super) fn warn(&self, streams: Streams, start: &str) {
        if let Self::Told { fact, .. } = self {
            streams.warn(&format!("{start}{fact}"));
        }
    }

    /// Tells it on standard error and gives the exit status.
    pub(super) fn end(&self, streams: Streams) -> u8 {
        match self {
            Self::ClosedPipe => 0,
            Self::Silent(status) => *status as u8,
            Self::Told { status, fact, hint } => {
                streams.tell_error(&fact.to_string(), &hint.to_string());
                *status as u8
            }
        }
    }
}

/// Words of another's error, which may hold anything.
pub(super) fn words(error: &impl std::fmt::Display) -> Sentence {
    Sentence::new().data(Raw::of(&error.to_string()))
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        let line = Sentence::new().word(error.line());
        Self::failed(line, error.hint)
    }
}

impl From<TargetError> for Failure {
    fn from(error: TargetError) -> Self {
        match &error {
            TargetError::Io(_, cause) if cause.kind() == io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::failed(Sentence::new().word(error.to_string()), error.hint()),
        }
    }
}

impl From<io::Error> for Failure {
    /// A write to standard output that failed.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::failed(Sentence::from("standard output: ").then(words(&error)), "write to a file with more room")
    }
}

/// What the parser of the command line says, as one line and one hint.
pub(super) fn of_parsing(error: &clap::Error) -> (Sentence, Sentence) {
    let told = error.render().to_string();
    let paragraphs: Vec<String> =
        told.split("\n\n").map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let after = |start: &str| paragraphs.iter().find_map(|text| text.strip_prefix(start));
    let verb = after("Usage: seatmatch ").and_then(|usage| usage.split(' ').next());
    let verb = verb.filter(|verb| verb.bytes().all(|byte| byte.is_ascii_lowercase()));
    let help = verb.map_or_else(|| "seatmatch --help".to_owned(), |verb| format!("seatmatch {verb} --help"));
    let help = || Sentence::new().code(help).word(" tells what there is");
    if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return ("a command is missing".into(), help());
    }
    let first = paragraphs.first().map(String::as_str).unwrap_or_default();
    let fact = Sentence::new().data(Raw::of(first.strip_prefix("error: ").unwrap_or(first)));
    (fact, after("tip: ").map_or_else(help, |tip| Sentence::new().data(Raw::of(tip))))
}
