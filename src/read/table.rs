//! A CSV table of a known kind: its rows one after another, what is odd about them, and single rows read again.

use super::cell_list;
use super::cells::{BYTE_ORDER_MARK, Parser, Record, Records};
use super::columns;
use super::decode;
use super::draft::Draft;
use super::fault::Fault;
use super::header::Header;
use super::parts;
use crate::model::{Field, Found, Layout, Sentence, Text, counted};
use std::borrow::Cow;
use std::ops::Range;
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

/// How many bytes of a table are one part: so few that the memory of one is used again for the next.
const PART: usize = 1 << 18;

/// Reads every row of a table with `each`, in parts where there are many; warns of what is odd.
pub(crate) fn read<R: parts::Records>(
    draft: &mut Draft<'_>,
    header: &Header,
    each: impl Fn(&mut Draft<'_>, &Row<'_>, &mut R) -> Result<(), Fault> + Sync,
) -> Result<R, Fault> {
    read_by(PART, draft, header, each)
}

fn read_by<R: parts::Records>(
    part: usize,
    draft: &mut Draft<'_>,
    header: &Header,
    each: impl Fn(&mut Draft<'_>, &Row<'_>, &mut R) -> Result<(), Fault> + Sync,
) -> Result<R, Fault> {
    let table = Table { header, columns: Columns::of(header), each };
    let parts = cut(draft.bytes, header, part);
    if parts.len() > 1
        && let Some((whole, records)) = parts::read(draft, &parts, |part, draft| table.read_part(draft, part))
    {
        *draft = whole;
        return Ok(records);
    }
    let mut records = R::default();
    table.read(draft, header.end..draft.bytes.len(), &mut records)?;
    Ok(records)
}

/// Cuts the rows at line ends behind which a row of the right length seems to start; whether one does is seen when the
/// part before it is read.
fn cut(bytes: &[u8], header: &Header, size: usize) -> Vec<Range<usize>> {
    let mut parser = Parser::new(header.delimiter);
    let mut starts = vec![header.end];
    let mut last = header.end;
    while let Some(rest) = bytes.get(last + size..) {
        let mut ends = memchr::memchr_iter(b'\n', rest).map(|end| last + size + end + 1).take(TRIES);
        let found = ends.find(|at| starts_row(bytes, *at, header, &mut parser));
        last = found.unwrap_or(last + size);
        starts.extend(found);
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// At how many line ends a cut is tried before the part grows.
const TRIES: usize = 16;

fn starts_row(bytes: &[u8], at: usize, header: &Header, parser: &mut Parser) -> bool {
    let line = bytes.get(at..).unwrap_or_default();
    let line = memchr::memchr(b'\n', line).map_or(line, |end| &line[..end]);
    // A byte order mark would be skipped at the start of a part.
    let mut records = Records::from(line, 0, parser);
    !line.starts_with(BYTE_ORDER_MARK)
        && records.next().is_ok_and(|record| record.is_some_and(|record| record.len() == header.columns.len()))
}

/// A table while it is read.
struct Table<'h, F> {
    header: &'h Header,
    columns: Columns,
    each: F,
}

impl<F> Table<'_, F> {
    /// Reads a part; `None` where it cannot be read, or where it does not end between two rows.
    fn read_part<R: Default>(&self, draft: &mut Draft<'_>, part: &Range<usize>) -> Option<R>
    where
        F: Fn(&mut Draft<'_>, &Row<'_>, &mut R) -> Result<(), Fault>,
    {
        let mut records = R::default();
        let end = self.read(draft, part.clone(), &mut records).ok()?;
        (end <= part.end).then_some(records)
    }

    /// Reads the rows that start in a part; gives where the last one ends.
    fn read<R>(&self, draft: &mut Draft<'_>, part: Range<usize>, read: &mut R) -> Result<usize, Fault>
    where
        F: Fn(&mut Draft<'_>, &Row<'_>, &mut R) -> Result<(), Fault>,
    {
        let mut parser = Parser::new(self.header.delimiter);
        let mut records = Records::from(draft.bytes, part.start, &mut parser);
        let mut last_end = part.start;
        while records.skip_blank_lines() < part.end
            && let Some(record) = records.next()?
        {
            last_end = record.end;
            let row = Row { at: record.at, record, columns: &self.columns };
            if row.is_blank() {
                continue;
            }
            if row.record.values().eq(self.header.cells.iter().map(Vec::as_slice)) {
                draft
                    .warn("repeated-header", row.at, || Sentence::from("the header stands here again and was skipped"));
                continue;
            }
            check_shape(draft, self.header, &row)?;
            draft.records += 1;
            (self.each)(draft, &row, read)?;
        }
        if part.end == draft.bytes.len() && last_end > self.header.end {
            check_line_end(draft, last_end);
        }
        Ok(last_end)
    }
}

fn check_line_end(draft: &mut Draft<'_>, end: usize) {
    if !draft.bytes[..end].ends_with(b"\n") && !draft.bytes[..end].ends_with(b"\r") {
        draft.warn("no-final-line-end", end, || {
            Sentence::from("the last row has no line end; if the file was cut off, people are missing")
        });
    }
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
    fn fields<'s>(&self, bytes: &'s [u8], record_at: u32, only: Option<Field>) -> Vec<(Field, Found<'s>)> {
        let mut found = Vec::new();
        let mut parser = self.parser.lock().unwrap_or_else(PoisonError::into_inner);
        let mut records = Records::from(bytes, record_at as usize, &mut parser);
        let Ok(Some(record)) = records.next() else { return found };
        for (column, field) in self.header.columns.iter().enumerate() {
            let (Some(field), Some((cell, value))) = (field, record.cell(column)) else { continue };
            if only.is_some_and(|only| only != *field) || self.header.twins.iter().any(|(_, twin)| *twin == column) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{cloud_report, header, parsed::ReportBody};
    use proptest::prelude::*;

    const HEADER: &str = "GitHub com login,License type,GitHub com verified domain emails,Enterprise server user ids\n";

    /// All that is read of a table, in parts of so many bytes, or what is wrong with it.
    fn read_in_parts_of(size: usize, table: &[u8]) -> String {
        let header = header::recognise(table).unwrap();
        let mut draft = Draft::new(3, table);
        let body: Result<ReportBody, Fault> = read_by(size, &mut draft, &header, cloud_report::read_row);
        draft.finish();
        let Ok(body) = body else { return format!("{:?}", body.err()) };
        let values: Vec<_> = draft.texts.iter().map(|text| String::from_utf8_lossy(draft.value(*text))).collect();
        let numbered = (&draft.hosts.texts, &draft.text_ids.texts, draft.records);
        format!("{:?}", (body.rows, body.seats, values, &draft.texts, &draft.side, numbered, &draft.warnings))
    }

    fn cell() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            4 => "[a-z@.]{0,9}".prop_map(String::into_bytes),
            2 => "\"[a-z,;\n\r]{0,12}\"".prop_map(String::into_bytes),
            2 => "[0-9x]{0,2}:ghes[0-3]\\.example".prop_map(String::into_bytes),
            1 => "\"[a-z]\"\"[,\n]é\"".prop_map(String::into_bytes),
            1 => Just(b"Jos\xE9".to_vec()),
            1 => "[\"a\n]{0,3}".prop_map(String::into_bytes),
        ]
    }

    fn rows() -> impl Strategy<Value = Vec<u8>> {
        let row = prop_oneof![9 => prop::collection::vec(cell(), 4..=4), 1 => prop::collection::vec(cell(), 1..6)];
        let row = (row, prop::sample::select(vec!["\n", "\n", "\r\n", "\n\n", "\r", "\n\u{FEFF}"]));
        prop::collection::vec(row, 0..40).prop_map(|rows| {
            let lines = rows.into_iter().map(|(cells, end)| [cells.join(&b','), end.as_bytes().to_vec()].concat());
            [HEADER.as_bytes().to_vec(), lines.collect::<Vec<_>>().concat()].concat()
        })
    }

    proptest! {
        #[test]
        fn a_table_in_parts_is_the_same_as_the_whole_one(table in rows(), size in 1_usize..200) {
            prop_assert_eq!(read_in_parts_of(size, &table), read_in_parts_of(usize::MAX >> 1, &table));
        }
    }

    #[test]
    fn a_table_is_cut_where_rows_start() {
        let table = [HEADER, "a,b,\"x\n,y\",\n", "c,d,,\n", "\"e\n\n\",f,,\n", "g,h,,\n"].concat();
        let header = header::recognise(table.as_bytes()).unwrap();
        let parts: Vec<&str> = cut(table.as_bytes(), &header, 1).into_iter().map(|part| &table[part]).collect();
        assert_eq!(parts, ["a,b,\"x\n,y\",\n", "c,d,,\n\"e\n\n\",f,,\n", "g,h,,\n"]);
    }
}
