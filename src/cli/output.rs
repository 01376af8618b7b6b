//! Where words go: standard output through one large buffer, standard error line by line; whether they are coloured and
//! how wide a line may be.

use super::args::Color;
use crate::export::Paint;
use crate::matching::Tone;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// How the two streams of this process take text.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    /// The colours of standard output.
    pub out: Paint,
    /// The colours of standard error.
    pub err: Paint,
    /// The columns of standard output, where it is a terminal.
    pub width: Option<usize>,
    /// Whether warnings are told.
    pub warns: bool,
    /// Whether progress may be shown: standard error is a terminal that can erase a line.
    pub progress: bool,
}

const BUFFER: usize = 1 << 17;

impl Streams {
    /// Asks terminal and environment, in this order: flag, `NO_COLOR`, whether there is a terminal at all.
    pub(super) fn new(color: Color) -> Self {
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let paint = |is_terminal: bool| Paint {
            on: match color {
                Color::Auto => is_terminal && !no_color && !is_dumb,
                Color::Always => true,
                Color::Never => false,
            },
        };
        let (out, err) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        let columns = || ratatui::crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
        let width = if out { columns().filter(|columns| *columns > 0) } else { None };
        Self { out: paint(out), err: paint(err), width, warns: true, progress: err && !is_dumb }
    }

    /// The same streams without warnings and progress.
    pub(super) fn silent(self) -> Self {
        Self { warns: false, progress: false, ..self }
    }

    /// How wide lines of text may be: as the terminal is, or what is comfortable to read.
    pub(super) fn text_width(self) -> usize {
        self.width.unwrap_or(100)
    }

    /// Writes a warning to standard error.
    pub(super) fn warn(self, line: &str) {
        if !self.warns {
            return;
        }
        tell(&format!("{} {line}", self.err.tone(Tone::Warn, "warning:")));
    }

    /// Writes an error and what to do about it to standard error.
    pub(super) fn tell_error(self, fact: &str, hint: &str) {
        tell(&format!("{} {fact}", self.err.tone(Tone::Bad, "error:")));
        if !hint.is_empty() {
            tell(&format!("{} {hint}", self.err.strong("hint:")));
        }
    }
}

/// Standard output, buffered.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(BUFFER, io::stdout().lock())
}

/// Writes one line to standard error. What cannot be written there can be told nowhere.
pub(super) fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
