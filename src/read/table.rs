//! A CSV table of a known kind: its rows one after another, what is odd about them, and single rows read again.

use super::cell_list;
use super::cells::{Parser, Record, Records};
use super::columns;
use super::decode;
use super::draft::Draft;
use super::fault::Fault;
use super::header::Header;
use crate::model::{Field, Found, Layout, Sentence, Text, counted};
use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

/// One row of a table, by field.
pub(crate) struct Row<'r> {
    /// Offset of its record.
    pub(crate) at: usize,
    record: Record<'r>,
    columns: &'r Columns,
}

/// The column of each field that readers ask for.
pub(crate) struct Columns {
    by_field: Vec<Option<u16>>,
}

impl Columns {
    fn of(header: &Header) -> Self {
        let mut by_field = vec![None; Field::RawLogin as usize + 1];
        for (column, field) in header.columns.iter().enumerate().rev() {
            if let Some(field) = field {
                by_field[*field as usize] = Some(column as u16);
            }
        }
        Self { by_field }
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.by_field[field as usize].map(usize::from)
    }
}

impl Row<'_> {
    /// The bytes of a field's cell; empty where there is none.
    pub(crate) fn bytes(&self, field: Field) -> &[u8] {
        let cell = self.columns.column(field).and_then(|column| self.record.cell(column));
        cell.map_or(&[], |(_, value)| value)
    }

    /// The place of a field's cell.
    pub(crate) fn place(&self, field: Field) -> usize {
        let cell = self.columns.column(field).and_then(|column| self.record.cell(column));
        cell.map_or(self.at, |(cell, _)| cell.at)
    }

    /// The value of a field; blank where the cell is, unknown where there is no column.
    pub(crate) fn text(&self, draft: &mut Draft<'_>, field: Field) -> Result<Text, Fault> {
        let Some(column) = self.columns.column(field) else { return Ok(Text::UNKNOWN) };
        match self.record.cell(column) {
            None => Ok(Text::UNKNOWN),
            Some((cell, value)) if cell.exact => draft.span(cell.at, value.len()),
            Some((cell, value)) => draft.aside(value, cell.at),
        }
    }

    /// Adds the items of a list to the draft's texts; returns how many.
    pub(crate) fn list(&self, draft: &mut Draft<'_>, field: Field) -> Result<u32, Fault> {
        let Some((cell, value)) = self.columns.column(field).and_then(|column| self.record.cell(column)) else {
            return Ok(0);
        };
        let mut count = 0;
        for (offset, item) in cell_list::items(value) {
            let text = if cell.exact { draft.span(cell.at + offset, item.len()) } else { draft.aside(item, cell.at) }?;
            draft.texts.push(text);
            count += 1;
        }
        Ok(count)
    }

    /// Whether all cells are blank.
    fn is_blank(&self) -> bool {
        self.record.values().all(|value| value.trim_ascii().is_empty())
    }
}

/// Calls `each` with every row of a table; warns of what is odd.
pub(crate) fn each_row(
    draft: &mut Draft<'_>,
    header: &Header,
    mut each: impl FnMut(&mut Draft<'_>, &Row<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let columns = Columns::of(header);
    let mut parser = Parser::new(header.delimiter);
    let mut records = Records::from(draft.bytes, header.end, &mut parser);
    let mut last_end = header.end;
    while let Some(record) = records.next()? {
        last_end = record.end;
        let row = Row { at: record.at, record, columns: &columns };
        if row.is_blank() {
            continue;
        }
        if row.record.values().eq(header.cells.iter().map(Vec::as_slice)) {
            draft.warn("repeated-header", row.at, || Sentence::from("the header stands here again and was skipped"));
            continue;
        }
        check_shape(draft, header, &row)?;
        draft.records += 1;
        each(draft, &row)?;
    }
    if !draft.bytes[..last_end].ends_with(b"\n") && !draft.bytes[..last_end].ends_with(b"\r") && last_end > header.end {
        draft.warn("no-final-line-end", last_end, || {
            Sentence::from("the last row has no line end; if the file was cut off, people are missing")
        });
    }
    Ok(())
}

fn check_shape(draft: &mut Draft<'_>, header: &Header, row: &Row<'_>) -> Result<(), Fault> {
    let (len, expected) = (row.record.len(), header.columns.len());
    if len < expected {
        draft.warn("short-row", row.at, || {
            let cells = counted(len as u64, "cell", "cells");
            Sentence::new().word(format!("this row has {cells}, the header {expected}"))
        });
    } else if len > expected && (expected..len).any(|c| row.record.cell(c).is_some_and(|(_, v)| !v.is_empty())) {
        draft.warn("long-row", row.at, || {
            let cells = format!("this row has {len} cells, the header {expected}; perhaps a comma without quotes");
            Sentence::new().word(cells)
        });
    }
    if let Some(at) = row.record.text_after_quote {
        draft.warn("text-after-quote", at, || Sentence::from("text stands behind a closing quote"));
    }
    for (first, second) in &header.twins {
        let value = |column| row.record.cell(column).map(|(_, value): (_, &[u8])| value.trim_ascii());
        if value(*first) != value(*second) {
            let fact = format!("columns {} and {} have one name and different values", first + 1, second + 1);
            return Err(Fault::new(Sentence::new().word(fact)).at(row.at).hint("remove the wrong one"));
        }
    }
    Ok(())
}

/// How rows of a table are read again.
pub(crate) struct TableLayout {
    header: Header,
    parser: Mutex<Parser>,
}

impl TableLayout {
    /// The layout of a table with this header.
    pub(crate) fn new(header: Header) -> Self {
        let parser = Mutex::new(Parser::new(header.delimiter));
        Self { header, parser }
    }
}

impl Layout for TableLayout {
    fn fields<'s>(&self, bytes: &'s [u8], record_at: u32) -> Vec<(Field, Found<'s>)> {
        let mut found = Vec::new();
        let mut parser = self.parser.lock().unwrap_or_else(PoisonError::into_inner);
        let mut records = Records::from(bytes, record_at as usize, &mut parser);
        let Ok(Some(record)) = records.next() else { return found };
        for (column, field) in self.header.columns.iter().enumerate() {
            let (Some(field), Some((cell, value))) = (field, record.cell(column)) else { continue };
            if self.header.twins.iter().any(|(_, twin)| *twin == column) {
                continue;
            }
            let mut add = |offset: usize, item: &[u8]| {
                let at = if cell.exact { cell.at + offset } else { cell.at };
                let value = if cell.exact {
                    decode::cell(&bytes[at..at + item.len()])
                } else {
                    Cow::Owned(decode::cell(item).into_owned())
                };
                found.push((*field, Found::new(value, at as u32)));
            };
            if columns::is_list(*field) {
                cell_list::items(value).for_each(|(offset, item)| add(offset, item));
            } else if !value.trim_ascii().is_empty() {
                let start = value.len() - value.trim_ascii_start().len();
                add(start, value.trim_ascii());
            }
        }
        found.sort_by_key(|(field, _)| *field);
        found
    }
}
