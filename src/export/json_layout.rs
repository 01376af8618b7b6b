//! How our JSON looks: objects and lists open up to a depth, one record to a line below it, and characters that an eye
//! cannot see written as `\u`. What is written is left to `json` and its like.

use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::{self, Write};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// Writes a document whose containers are opened, a value to a line, down to `depth`, and ends it with a line end.
pub(super) fn write(mut out: impl Write, depth: usize, document: &impl Serialize) -> io::Result<()> {
    let layout = Layout { open_to: depth, depth: 0, has_value: false };
    document.serialize(&mut serde_json::Serializer::with_formatter(&mut out, layout))?;
    writeln!(out)
}

struct Layout {
    open_to: usize,
    depth: usize,
    has_value: bool,
}

impl Layout {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        let is_open = self.depth <= self.open_to && self.has_value;
        self.depth -= 1;
        if is_open {
            self.end_line(out)?;
        }
        self.has_value = true;
        out.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            out.write_all(b",")?;
        }
        if self.depth <= self.open_to {
            self.end_line(out)
        } else if is_first {
            Ok(())
        } else {
            out.write_all(b" ")
        }
    }

    fn end_line<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.is_ascii() && !fragment.contains('\u{7F}') {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

/// Controls, directions, joiners, line and paragraph ends, private use and what is not assigned.
fn is_hidden(c: char) -> bool {
    !c.is_ascii_graphic()
        && c != ' '
        && (c.general_category_group() == GeneralCategoryGroup::Other || matches!(c, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn written(depth: usize, document: &Value) -> String {
        let mut out = Vec::new();
        write(&mut out, depth, document).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn records_stand_on_one_line_each() {
        let document = json!({"schema": 1, "none": [], "people": [{"a": 1, "b": [1, 2]}, {}], "sums": {"x": {"y": 1}}});
        let expected = "{\n  \"schema\": 1,\n  \"none\": [],\n  \"people\": [\n    {\"a\": 1, \"b\": [1, 2]},\n    {}\n  ],\n  \
                        \"sums\": {\n    \"x\": {\"y\": 1}\n  }\n}\n";
        assert_eq!(written(2, &document), expected);
        assert_eq!(written(0, &json!([1, {"a": []}])), "[1, {\"a\": []}]\n");
    }

    #[test]
    fn what_cannot_be_seen_is_a_code_and_reads_back_the_same() {
        let value = json!("a\u{202E}b\u{9B}c\u{7F}d\u{E0041}é日\u{2028}\u{1B}\"");
        let text = written(2, &value);
        assert_eq!(text, "\"a\\u202eb\\u009bc\\u007fd\\udb40\\udc41é日\\u2028\\u001b\\\"\"\n");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
