//! CSV records with the place of every cell. A line without quotes is split at its delimiters; of all others the csv
//! crate's parser decides where records and cells end, and this file finds where the file spells them.

use super::fault::Fault;
use crate::model::{Sentence, thousands};

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Offset of its first byte behind an opening quote.
    pub(crate) at: usize,
    /// Whether the file spells it letter for letter there.
    pub(crate) exact: bool,
    /// Where its value stands: in the file where that spells it letter for letter, else among the parser's values.
    start: usize,
    end: usize,
}

impl Cell {
    /// A cell that the file spells letter for letter.
    fn exact(at: usize, end: usize) -> Self {
        Self { at, exact: true, start: at, end }
    }
}

/// A parser for one delimiter; making it costs more than reading a record, so it is made once and lent. It is never
/// cloned: the clone of a [`csv_core::Reader`] reads quotes wrongly.
#[derive(Debug)]
pub(crate) struct Parser {
    delimiter: u8,
    core: csv_core::Reader,
}

impl Parser {
    /// A parser of cells that this byte parts.
    pub(crate) fn new(delimiter: u8) -> Self {
        Self { delimiter, core: csv_core::ReaderBuilder::new().delimiter(delimiter).build() }
    }
}

/// The records of a CSV file, one after another.
pub(crate) struct Records<'b, 'p> {
    bytes: &'b [u8],
    next: usize,
    /// Whether nothing was read yet: the parser skips a byte order mark before what it reads first.
    is_first: bool,
    parser: &'p mut Parser,
    values: Vec<u8>,
    ends: Vec<usize>,
    cells: Vec<Cell>,
}

/// One record.
pub(crate) struct Record<'r> {
    /// Offset of its first byte.
    pub(crate) at: usize,
    /// Offset behind its last byte.
    pub(crate) end: usize,
    /// Where text stands behind a closing quote.
    pub(crate) text_after_quote: Option<usize>,
    bytes: &'r [u8],
    values: &'r [u8],
    cells: &'r [Cell],
}

impl Record<'_> {
    /// The number of cells.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Where a cell stands, and its value without quotes; `None` where the record is too short.
    pub(crate) fn cell(&self, column: usize) -> Option<(Cell, &[u8])> {
        let cell = *self.cells.get(column)?;
        Some((cell, self.value(cell)?))
    }

    /// The values of all cells.
    pub(crate) fn values(&self) -> impl Iterator<Item = &[u8]> {
        self.cells.iter().filter_map(|cell| self.value(*cell))
    }

    fn value(&self, cell: Cell) -> Option<&[u8]> {
        if cell.exact { self.bytes } else { self.values }.get(cell.start..cell.end)
    }
}

/// A byte order mark, which the parser skips before what it reads first.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
const LONGEST_RECORD: usize = 4 << 20;
/// Longer lines are left to the parser, which refuses records that are too long.
const LONGEST_LINE: usize = 1 << 16;
const MOST_COLUMNS: usize = 1024;

impl<'b, 'p> Records<'b, 'p> {
    /// The records from a byte on that starts one.
    pub(crate) fn from(bytes: &'b [u8], start: usize, parser: &'p mut Parser) -> Self {
        parser.core.reset();
        let (values, ends) = (vec![0; 1 << 10], vec![0; 32]);
        Self { bytes, next: start, is_first: true, parser, values, ends, cells: Vec::new() }
    }

    /// The next record that is not blank.
    pub(crate) fn next(&mut self) -> Result<Option<Record<'_>>, Fault> {
        let at = self.skip_blank_lines();
        let is_first = std::mem::take(&mut self.is_first);
        let is_split = !is_first && self.split_line();
        let mut text_after_quote = None;
        if !is_split {
            let Some(columns) = self.read()? else { return Ok(None) };
            let mark =
                if is_first && self.bytes[at..].starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
            text_after_quote = self.locate(at + mark, self.next, columns);
        }
        if self.cells.len() > MOST_COLUMNS {
            return Err(Fault::new("this record has more than 1,024 columns")
                .at(at)
                .hint("no row of these files is that long"));
        }
        let end = self.next;
        if !is_split
            && end == self.bytes.len()
            && let Some(fault) = self.unclosed_quote(at, end)
        {
            return Err(fault);
        }
        let (bytes, values, cells) = (self.bytes, &self.values, &self.cells);
        Ok(Some(Record { at, end, text_after_quote, bytes, values, cells }))
    }

    /// Where the next record starts, if there is one.
    pub(crate) fn skip_blank_lines(&mut self) -> usize {
        while matches!(self.bytes.get(self.next), Some(b'\r' | b'\n')) {
            self.next += 1;
        }
        self.next
    }

    /// Reads the next record where it is a line without quotes: then every delimiter ends a cell.
    fn split_line(&mut self) -> bool {
        let rest = &self.bytes[self.next..];
        let rest = &rest[..rest.len().min(LONGEST_LINE)];
        let Some(len) = memchr::memchr3(b'\n', b'\r', b'"', rest).filter(|len| rest[*len] != b'"') else {
            return false;
        };
        self.cells.clear();
        let mut at = self.next;
        for delimiter in memchr::memchr_iter(self.parser.delimiter, &rest[..len]) {
            let end = self.next + delimiter;
            self.cells.push(Cell::exact(at, end));
            at = end + 1;
        }
        self.cells.push(Cell::exact(at, self.next + len));
        self.next += len + 1;
        true
    }

    /// Reads one record's values; returns the number of its cells.
    fn read(&mut self) -> Result<Option<usize>, Fault> {
        let (at, mut written, mut columns) = (self.next, 0, 0);
        loop {
            let input = &self.bytes[self.next..];
            let (result, read, wrote, ended) =
                self.parser.core.read_record(input, &mut self.values[written..], &mut self.ends[columns..]);
            self.next += read;
            written += wrote;
            columns += ended;
            match result {
                csv_core::ReadRecordResult::Record => return Ok(Some(columns)),
                csv_core::ReadRecordResult::End => return Ok(None),
                csv_core::ReadRecordResult::InputEmpty => {}
                csv_core::ReadRecordResult::OutputFull => self.values.resize(self.values.len() * 2, 0),
                csv_core::ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            }
            if self.next - at > LONGEST_RECORD {
                let unclosed = self.unclosed_quote(at, self.bytes.len());
                return Err(unclosed.unwrap_or_else(|| {
                    Fault::new("this record is longer than 4 MiB").at(at).hint("no row of these files is that long")
                }));
            }
        }
    }

    /// Fills `cells`; returns where text stands behind a closing quote.
    fn locate(&mut self, at: usize, end: usize, columns: usize) -> Option<usize> {
        self.cells.clear();
        let raw = &self.bytes[at..end];
        let mut p = at;
        if memchr::memchr(b'"', raw).is_none() {
            let mut start = 0;
            for end in &self.ends[..columns] {
                let len = end - start;
                self.cells.push(Cell::exact(p, p + len));
                p += len + 1;
                start = *end;
            }
            return None;
        }
        let mut text_after_quote = None;
        let mut value_end = 0;
        for column in 0..columns {
            let value_start = std::mem::replace(&mut value_end, self.ends[column]);
            let value = &self.values[value_start..value_end];
            let quoted = self.bytes.get(p) == Some(&b'"');
            let start = p + usize::from(quoted);
            let mut next = start + value.len();
            let exact = self.bytes[start.min(end)..end].starts_with(value) && {
                next += usize::from(quoted);
                let closed = !quoted || self.bytes.get(next - 1) == Some(&b'"');
                closed && (next >= end || self.ends_cell(self.bytes[next]))
            };
            let len = value.len();
            if exact {
                self.cells.push(Cell::exact(start, start + len));
            } else {
                next = self.end_of_cell(p, end, &mut text_after_quote);
                self.cells.push(Cell { at: start, exact, start: value_start, end: value_end });
            }
            p = next + 1;
        }
        text_after_quote
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.parser.delimiter || byte == b'\r' || byte == b'\n'
    }

    /// Walks a quoted cell that the file does not spell letter for letter, to the byte that ends it.
    fn end_of_cell(&self, start: usize, end: usize, text_after_quote: &mut Option<usize>) -> usize {
        let mut p = start;
        if self.bytes.get(p) == Some(&b'"') {
            p += 1;
            while p < end {
                if self.bytes[p] == b'"' {
                    if self.bytes.get(p + 1) == Some(&b'"') {
                        p += 1;
                    } else {
                        p += 1;
                        if p < end && !self.ends_cell(self.bytes[p]) {
                            text_after_quote.get_or_insert(p);
                        }
                        break;
                    }
                }
                p += 1;
            }
        }
        while p < end && !self.ends_cell(self.bytes[p]) {
            p += 1;
        }
        p
    }

    /// The csv crate reads a quote that is never closed to the end of the file and says nothing.
    fn unclosed_quote(&self, at: usize, end: usize) -> Option<Fault> {
        let mut p = at;
        while p < end {
            if self.bytes[p] == b'"' {
                let opened = p;
                p += 1;
                loop {
                    match self.bytes.get(p) {
                        None => return Some(unclosed(self.bytes, opened)),
                        Some(b'"') if self.bytes.get(p + 1) == Some(&b'"') => p += 2,
                        Some(b'"') => break,
                        Some(_) => p += 1,
                    }
                }
            }
            while p < end && !self.ends_cell(self.bytes[p]) {
                p += 1;
            }
            p += 1;
        }
        None
    }
}

fn unclosed(bytes: &[u8], opened: usize) -> Fault {
    let lines = memchr::memchr_iter(b'\n', bytes[opened..].trim_ascii_end()).count();
    let swallowed = match lines {
        0 => String::new(),
        1 => "; 1 line after it was not read".to_owned(),
        _ => format!("; {} lines after it were not read", thousands(lines as u64)),
    };
    Fault::new(Sentence::new().word("the quote opened here is never closed").word(swallowed))
        .at(opened)
        .hint("the file was cut off or edited: download it again, or close the quote")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(text: &str) -> Vec<Vec<(String, String)>> {
        let bytes = text.as_bytes();
        let mut parser = Parser::new(b',');
        let mut records = Records::from(bytes, 0, &mut parser);
        let mut rows = Vec::new();
        while let Some(record) = records.next().unwrap() {
            let row = (0..record.len()).map(|column| {
                let (cell, value) = record.cell(column).unwrap();
                let there: Vec<u8> =
                    bytes[cell.at..].iter().take(if cell.exact { value.len() } else { 3 }).copied().collect();
                (String::from_utf8_lossy(value).into_owned(), String::from_utf8_lossy(&there).into_owned())
            });
            rows.push(row.collect());
        }
        rows
    }

    #[test]
    fn every_cell_is_found_where_the_file_spells_it() {
        let rows = places("a,b,c\r\n\r\n1,\"x, y\",\"two\nlines\"\r3,\"say \"\"hi\"\"\",\n\"q\",,\"\"\n");
        let values: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|(value, _)| value.as_str()).collect()).collect();
        assert_eq!(
            values,
            [vec!["a", "b", "c"], vec!["1", "x, y", "two\nlines"], vec!["3", "say \"hi\"", ""], vec!["q", "", ""],]
        );
        for (value, there) in rows.iter().flatten() {
            assert!(value == there || (value.contains('"') && value.starts_with(there)), "{value:?} at {there:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_where_it_opens() {
        let mut parser = Parser::new(b',');
        let mut records = Records::from(b"a,b\n1,\"x\n2,y\n3,z\n", 0, &mut parser);
        assert!(records.next().unwrap().is_some());
        let fault = records.next().err().unwrap();
        assert_eq!(fault.at, Some(6));
        assert_eq!(fault.fact.to_string(), "the quote opened here is never closed; 2 lines after it were not read");
    }

    proptest! {
        #[test]
        fn places_agree_with_the_csv_crate(rows in prop::collection::vec(prop::collection::vec("[a,\"\n\r é]{0,6}", 1..4), 1..6)) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = places(&text).into_iter().map(|row| row.into_iter().map(|(value, _)| value).collect()).collect();
            let not_blank: Vec<_> = rows.iter().filter(|row| row.len() > 1 || !row[0].is_empty()).cloned().collect();
            let read: Vec<_> = read.into_iter().filter(|row| row.len() > 1 || !row[0].is_empty()).collect();
            prop_assert_eq!(read, not_blank);
            for (value, there) in places(&text).iter().flatten() {
                prop_assert!(value == there || value.contains('"'), "{:?} at {:?}", value, there);
            }
        }

        #[test]
        fn any_bytes_are_split_as_the_csv_crate_splits_them(bytes in prop::collection::vec(prop::sample::select(b"ab,,\"\n\n\r \xC3".to_vec()), 0..60)) {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
            let mut expected = reader.byte_records().map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect::<Vec<_>>());
            let mut parser = Parser::new(b',');
            let mut records = Records::from(&bytes, 0, &mut parser);
            while let Ok(record) = records.next() {
                let is_last = record.is_none();
                prop_assert_eq!(record.map(|record| record.values().map(<[u8]>::to_vec).collect()), expected.next());
                if is_last {
                    break;
                }
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(prop::sample::select(b"a\",;\n\r \xC3".to_vec()), 0..40)) {
            let mut parser = Parser::new(b',');
            let mut records = Records::from(&bytes, 0, &mut parser);
            let mut last = 0;
            while let Ok(Some(record)) = records.next() {
                prop_assert!(record.at >= last && record.end >= record.at);
                last = record.end;
            }
        }
    }
}
