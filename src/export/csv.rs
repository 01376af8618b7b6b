//! Both lists as CSV: one header, one line for each account or row, lists joined by `; `. Which cells a spreadsheet
//! would run is left to `formula`.

use super::{Report, formula, rows};
use crate::matching::{Reason, World};
use crate::model::{AccountId, Decision, Estate, Field, Note, Raw, RowId, Shown, Text};
use crate::query::List;
use csv::{IntoInnerError, QuoteStyle, Writer, WriterBuilder};
use rayon::prelude::*;
use std::io::{self, Write};

/// How cells are written that a spreadsheet would run as a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// With a leading `'`.
    Marked,
    /// As they are.
    Raw,
    /// With a leading `'`, and all of them fit for eyes.
    Shown,
}

const SERVER_COLUMNS: [&str; 17] = [
    "host",
    "user_id",
    "login",
    "name",
    "primary_email",
    "verdict",
    "counted",
    "rule",
    "cloud_login",
    "candidate_login",
    "candidate_score",
    "candidate_reasons",
    "fix_actor",
    "fix",
    "note_decision",
    "note_text",
    "what_if",
];

const CLOUD_COLUMNS: [&str; 9] =
    ["login", "name", "kind", "license_type", "consumes_because", "emails", "name_id", "server_accounts", "note_text"];

/// Writes the list that was asked for; gives the number of cells that were marked.
pub fn write_csv(out: impl Write, report: &Report<'_>, cells: Cells) -> io::Result<u64> {
    write_csv_columns(out, report, cells, None)
}

/// Writes some columns of the list, by name and in the file's own order; all of them where none are named.
pub fn write_csv_columns(
    out: impl Write,
    report: &Report<'_>,
    cells: Cells,
    columns: Option<&[&str]>,
) -> io::Result<u64> {
    let all: &[&str] = match report.list {
        List::Server => &SERVER_COLUMNS,
        List::Cloud => &CLOUD_COLUMNS,
    };
    let wanted: Vec<bool> = all.iter().map(|name| columns.is_none_or(|columns| columns.contains(name))).collect();
    let mut file = File { out, cells, wanted: &wanted, marked: 0 };
    file.write(&[()], |table, ()| {
        all.iter().try_for_each(|name| table.cell(name))?;
        table.end()
    })?;
    match report.list {
        List::Server => file.write(&report.accounts, |table, account| table.account(report.world, account))?,
        List::Cloud => file.write(&report.rows, |table, row| table.row(report.world, row))?,
    }
    file.out.flush()?;
    Ok(file.marked)
}

/// A file of many lines, which all cores make side by side.
struct File<'w, W> {
    out: W,
    cells: Cells,
    wanted: &'w [bool],
    marked: u64,
}

/// How many lines one core makes before they are written.
const LINES: usize = 256;

impl<W: Write> File<'_, W> {
    /// Writes the lines of these, in their order.
    fn write<Id: Copy + Sync>(
        &mut self,
        ids: &[Id],
        line: impl Fn(&mut Table<Vec<u8>>, Id) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        let (cells, wanted) = (self.cells, self.wanted);
        for ids in ids.chunks(16 * LINES * rayon::current_num_threads()) {
            let made = ids.par_chunks(LINES).map(|ids| {
                let out = WriterBuilder::new().quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
                let mut table = Table { out, cells, wanted: wanted.to_vec(), at: 0, marked: 0 };
                ids.iter().try_for_each(|id| line(&mut table, *id))?;
                Ok((table.out.into_inner().map_err(IntoInnerError::into_error)?, table.marked))
            });
            for (lines, marked) in made.collect::<io::Result<Vec<_>>>()? {
                self.out.write_all(&lines)?;
                self.marked += marked;
            }
        }
        Ok(())
    }
}

/// Writes one server account as a line of cells with tabs between them, for a clipboard.
pub fn write_account_line(out: impl Write, world: &World, account: AccountId) -> io::Result<()> {
    Table::of_tabs(out).account(world, account)
}

/// Writes one report row as a line of cells with tabs between them, for a clipboard.
pub fn write_row_line(out: impl Write, world: &World, row: RowId) -> io::Result<()> {
    Table::of_tabs(out).row(world, row)
}

struct Table<W: Write> {
    out: Writer<W>,
    cells: Cells,
    /// Whether each column is wanted.
    wanted: Vec<bool>,
    /// The column of the next cell.
    at: usize,
    marked: u64,
}

impl<W: Write> Table<W> {
    fn of_tabs(out: W) -> Self {
        let out = WriterBuilder::new().delimiter(b'\t').quote_style(QuoteStyle::Necessary).from_writer(out);
        Self { out, cells: Cells::Shown, wanted: Vec::new(), at: 0, marked: 0 }
    }

    fn cell(&mut self, text: &str) -> io::Result<()> {
        let is_wanted = self.wanted.get(self.at).is_none_or(|is_wanted| *is_wanted);
        self.at += 1;
        if !is_wanted {
            return Ok(());
        }
        if self.cells == Cells::Raw {
            return self.out.write_field(text).map_err(plain);
        }
        let shown = if self.cells == Cells::Shown { Raw::of(text).shown() } else { Shown::default() };
        let text = if self.cells == Cells::Shown { shown.as_str() } else { text };
        let escaped = formula::escape(text);
        self.marked += u64::from(escaped.len() > text.len());
        self.out.write_field(&*escaped).map_err(plain)
    }

    fn value(&mut self, estate: &Estate, value: Text) -> io::Result<()> {
        self.cell(&estate.raw(value).text())
    }

    fn end(&mut self) -> io::Result<()> {
        self.at = 0;
        self.out.write_record(None::<&[u8]>).map_err(plain)
    }

    fn account(&mut self, world: &World, id: AccountId) -> io::Result<()> {
        let estate = &*world.estate;
        let account = estate.account(id);
        self.cell(&estate.host(account.host).text())?;
        self.cell(&estate.id_text(account.id))?;
        self.value(estate, estate.login_of(id))?;
        self.value(estate, estate.name_of(id))?;
        self.value(estate, account.primary)?;
        if estate.has_report {
            self.judged(world, id)?;
        } else {
            (0..9).try_for_each(|_| self.cell(""))?;
        }
        self.note(world.note(id))?;
        self.cell(if estate.has_report && world.is_what_if(id) { "true" } else { "false" })?;
        self.end()
    }

    /// The cells from `verdict` to `fix`.
    fn judged(&mut self, world: &World, id: AccountId) -> io::Result<()> {
        let estate = &*world.estate;
        let login_of = |row: RowId| estate.row(row).login;
        self.cell(world.verdict(id).name())?;
        self.cell(estate.counted(id).name())?;
        self.cell(world.rule(id).map_or("", crate::matching::Rule::name))?;
        self.value(estate, world.cloud(id).map_or(Text::UNKNOWN, login_of))?;
        match world.candidates(id).first() {
            Some(best) => {
                self.value(estate, login_of(best.row))?;
                self.cell(&format!("{:.2}", best.score.as_fraction()))?;
                self.cell(&joined(best.reasons.iter().map(Reason::name)))?;
            }
            None => (0..3).try_for_each(|_| self.cell(""))?,
        }
        match world.fixes(id).first() {
            Some(fix) => {
                self.cell(fix.actor.name())?;
                self.cell(&fix.text.to_string())
            }
            None => (0..2).try_for_each(|_| self.cell("")),
        }
    }

    fn note(&mut self, note: Option<&Note>) -> io::Result<()> {
        self.cell(note.and_then(|note| note.decision.as_ref()).map_or("", Decision::name))?;
        self.cell(note.map_or("", |note| &note.text))
    }

    fn row(&mut self, world: &World, id: RowId) -> io::Result<()> {
        let estate = &*world.estate;
        let row = estate.row(id);
        self.value(estate, row.login)?;
        self.value(estate, row.name)?;
        self.cell(row.kind.name())?;
        let license_type = estate.row_value(id, Field::LicenseType);
        self.cell(&license_type.map_or_else(String::new, |found| found.raw().text().into_owned()))?;
        self.cell(&joined(world.consumes_because(id)))?;
        self.cell(&joined(rows::emails(world, id)))?;
        self.value(estate, row.name_id)?;
        self.cell(&joined(estate.accounts_of(id).into_iter().map(|account| estate.account_name(account))))?;
        self.cell(world.row_note(id).map_or("", |note| &note.text))?;
        self.end()
    }
}

/// The error of the system itself: whoever writes must see a closed pipe as what it is.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn joined(values: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    values.into_iter().fold(String::new(), |mut all, value| {
        if !all.is_empty() {
            all += "; ";
        }
        all + value.as_ref()
    })
}
