//! The export dialog: of whom, which format, which columns, which file, and how many rows before anything is written.

use super::{Column, List, Side};
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
    /// For those who open files with a double click.
    Xlsx,
}

/// Whom an export is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportWhat {
    /// All that are listed.
    #[default]
    Listed,
    /// All that are marked, also where the filter hides them.
    Marked,
}

/// A field of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of that name")]
pub enum ExportField {
    What,
    Format,
    Columns,
    File,
}

/// An export that is being prepared.
#[derive(Debug)]
pub struct Exporting {
    /// The list.
    pub side: Side,
    /// The field that the arrows change.
    pub field: ExportField,
    /// Whom it is of.
    pub what: ExportWhat,
    /// How many are listed.
    pub listed: usize,
    /// How many are marked.
    pub marked: usize,
    /// The format.
    pub format: Format,
    /// The columns of the list that a CSV file is to have; none for all that files have.
    pub columns: Option<Vec<&'static str>>,
    /// What the columns of the list are called in files.
    seen: Vec<&'static str>,
    /// The file's name.
    pub path: Input,
    /// Why it was not written.
    pub refused: Option<Sentence>,
    /// A file that stands there and would be replaced by the same wish again.
    pub replaces: Option<PathBuf>,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Json, Self::Markdown, Self::Xlsx];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Xlsx => "xlsx",
        }
    }

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Markdown => "Markdown",
            Self::Xlsx => "Excel",
        }
    }

    /// What it is good for.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Csv => "for a spreadsheet",
            Self::Json => "for programs",
            Self::Markdown => "for a ticket",
            Self::Xlsx => "a workbook",
        }
    }
}

impl ExportField {
    /// All fields, from top to bottom.
    pub const ALL: [Self; 4] = [Self::What, Self::Format, Self::Columns, Self::File];
}

impl Exporting {
    /// Opens the dialog, of what is marked where there is anything, with a name that says what it is and of when.
    /// `columns` are those that are seen.
    #[must_use]
    pub fn open(list: &List, columns: &[Column], day: &str) -> Self {
        let format = Format::default();
        let (listed, marked) = (list.len(), list.marks.len());
        let name = list.side.title().to_lowercase();
        Self {
            side: list.side,
            field: if marked > 0 { ExportField::What } else { ExportField::Format },
            what: if marked > 0 { ExportWhat::Marked } else { ExportWhat::Listed },
            listed,
            marked,
            format,
            columns: None,
            seen: columns.iter().flat_map(|column| column.in_files()).copied().collect(),
            path: Input::new(format!("seatmatch-{name}-{day}.{}", format.ending())),
            refused: None,
            replaces: None,
        }
    }

    /// How many rows the file would have.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self.what {
            ExportWhat::Listed => self.listed,
            ExportWhat::Marked => self.marked,
        }
    }

    /// Goes to another field.
    pub fn step_field(&mut self, by: isize) {
        self.field = stepped(&ExportField::ALL, self.field, by);
    }

    /// Takes another value of the field; says whether it has values to choose from.
    pub fn step_value(&mut self, by: isize) -> bool {
        match self.field {
            ExportField::What if self.marked > 0 && self.listed > 0 => {
                self.what = stepped(&[ExportWhat::Marked, ExportWhat::Listed], self.what, by);
            }
            ExportField::What => {}
            ExportField::Format => self.step_format(by),
            ExportField::Columns if self.seen.is_empty() => {}
            ExportField::Columns => {
                self.columns = if self.columns.is_some() { None } else { Some(self.seen.clone()) };
            }
            ExportField::File => return false,
        }
        self.forget_refusal();
        true
    }

    /// Takes another format; the ending of the name follows where it was the old format's.
    fn step_format(&mut self, by: isize) {
        let before = self.format.ending();
        self.format = stepped(&Format::ALL, self.format, by);
        if let Some(stem) = self.path.value().strip_suffix(before) {
            self.path = Input::new(format!("{stem}{}", self.format.ending()));
        }
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

/// The value so many places on, round and round.
fn stepped<T: Copy + PartialEq>(all: &[T], now: T, by: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0).cast_signed();
    let next = (at + by).rem_euclid(all.len().max(1).cast_signed()).cast_unsigned();
    all.get(next).copied().unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::super::Filter;
    use super::*;

    fn dialog() -> Exporting {
        let list = List::new(Side::Server, Filter::default());
        Exporting::open(&list, &[Column::Login, Column::Note, Column::LastActive], "2026-11-20")
    }

    #[test]
    fn the_ending_follows_the_format() {
        let mut dialog = dialog();
        assert_eq!(dialog.path.value(), "seatmatch-server-2026-11-20.csv");
        dialog.field = ExportField::Format;
        dialog.step_value(-1);
        assert_eq!(dialog.path.value(), "seatmatch-server-2026-11-20.xlsx");
        dialog.step_value(2);
        assert_eq!((dialog.format, dialog.path.value()), (Format::Json, "seatmatch-server-2026-11-20.json"));
    }

    #[test]
    fn the_columns_are_all_or_those_that_are_seen() {
        let mut dialog = dialog();
        dialog.step_field(1);
        assert!(dialog.step_value(1));
        assert_eq!(dialog.columns.as_deref(), Some(&["login", "note_decision", "note_text"][..]));
        dialog.step_value(1);
        assert_eq!(dialog.columns, None);
        dialog.step_field(1);
        assert!(!dialog.step_value(1), "arrows move in the name of the file");
    }
}
