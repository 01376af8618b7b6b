//! The export dialog: which format, which file, how many rows before anything is written.

use super::Side;
use crate::model::Sentence;
use std::path::PathBuf;
use tui_input::Input;

/// A format for a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets.
    #[default]
    Csv,
    /// For programs.
    Json,
    /// For tickets and pages.
    Markdown,
}

/// An export that is being prepared.
#[derive(Debug)]
pub struct Exporting {
    /// The list.
    pub side: Side,
    /// How many rows it would have.
    pub rows: usize,
    /// The format.
    pub format: Format,
    /// The file's name.
    pub path: Input,
    /// Why it was not written.
    pub refused: Option<Sentence>,
    /// A file that stands there and would be replaced by the same wish again.
    pub replaces: Option<PathBuf>,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Markdown];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// The words for it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Csv => "CSV, for a spreadsheet",
            Self::Json => "JSON, for programs",
            Self::Markdown => "Markdown, for a ticket",
        }
    }
}

impl Exporting {
    /// Opens the dialog with a name that says what it is and of when.
    #[must_use]
    pub fn open(side: Side, rows: usize, day: &str) -> Self {
        let format = Format::default();
        let list = side.title().to_lowercase();
        let path = Input::new(format!("seatmatch-{list}-{day}.{}", format.ending()));
        Self { side, rows, format, path, refused: None, replaces: None }
    }

    /// Takes another format; the ending of the name follows where it was the old format's.
    pub fn step_format(&mut self, by: isize) {
        let count = Format::ALL.len().cast_signed();
        let at = Format::ALL.iter().position(|format| *format == self.format).unwrap_or(0);
        let next = (at.cast_signed() + by).rem_euclid(count).cast_unsigned();
        let before = self.format.ending();
        self.format = Format::ALL.get(next).copied().unwrap_or_default();
        if let Some(stem) = self.path.value().strip_suffix(before) {
            self.path = Input::new(format!("{stem}{}", self.format.ending()));
        }
        self.forget_refusal();
    }

    /// Forgets that it was refused, since something else is asked now.
    pub fn forget_refusal(&mut self) {
        (self.refused, self.replaces) = (None, None);
    }

    /// The file that it would be written to.
    #[must_use]
    pub fn target(&self) -> PathBuf {
        PathBuf::from(self.path.value().trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_follows_the_format() {
        let mut dialog = Exporting::open(Side::Server, 3, "2026-11-20");
        assert_eq!(dialog.path.value(), "seatmatch-server-2026-11-20.csv");
        dialog.step_format(-1);
        assert_eq!(dialog.path.value(), "seatmatch-server-2026-11-20.md");
        dialog.step_format(2);
        assert_eq!((dialog.format, dialog.path.value()), (Format::Json, "seatmatch-server-2026-11-20.json"));
    }
}
