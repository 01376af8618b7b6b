//! Records of a JSON file: their values as texts, and single records read again.

use super::cell_list;
use super::columns;
use super::decode;
use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Shape, Value};
use crate::model::{Answer, Field, Found, Layout, Raw, Sentence, Text, UserId, is_date};
use std::borrow::Cow;

impl<'b> Draft<'b> {
    /// The text of a scalar; unknown where it is absent or null.
    pub(crate) fn scalar(&mut self, value: Option<Value<'b>>) -> Result<Text, Fault> {
        let Some(value) = value else { return Ok(Text::UNKNOWN) };
        let at = json::offset(self.bytes, value);
        match Shape::of(value) {
            Shape::Null => Ok(Text::UNKNOWN),
            Shape::Number | Shape::Bool(_) => self.span(at, value.get().len()),
            Shape::Text => match json::string(self.bytes, value)? {
                Cow::Borrowed(inner) => self.span(at + 1, inner.len()),
                Cow::Owned(text) => self.aside(text.as_bytes(), at + 1),
            },
            shape => Err(self.wrong_type(value, "text", shape)),
        }
    }

    /// A date, perhaps with a time behind; unknown, with a warning, where the value is none.
    pub(crate) fn date(&mut self, value: Option<Value<'b>>) -> Result<Text, Fault> {
        let text = self.scalar(value)?;
        let written = String::from_utf8_lossy(self.value(text)).into_owned();
        let Some(value) = value.filter(|_| text.is_filled() && !is_date(&written)) else { return Ok(text) };
        self.warn("no-date", json::offset(self.bytes, value), || {
            Sentence::new().data(Raw::of(&written)).word(" is no date and counts as not known")
        });
        Ok(Text::UNKNOWN)
    }

    /// The answer of a boolean, or of a date that says since when.
    pub(crate) fn yes_or_no(&mut self, value: Option<Value<'b>>) -> Result<Answer, Fault> {
        let Some(value) = value else { return Ok(Answer::Unknown) };
        Ok(match Shape::of(value) {
            Shape::Bool(yes) => Answer::from(yes),
            Shape::Null => Answer::Unknown,
            Shape::Number | Shape::Text => {
                let text = json::string_or_number(self.bytes, value)?;
                cell_list::answer(text.as_bytes()).unwrap_or_else(|| {
                    self.warn("not-yes-or-no", json::offset(self.bytes, value), || {
                        let said = Sentence::new().data(Raw::of(&text));
                        said.word(" is neither true nor false and counts as not known")
                    });
                    Answer::Unknown
                })
            }
            shape => return Err(self.wrong_type(value, "true or false", shape)),
        })
    }

    /// Adds the items of a list to the texts: texts, objects with an address in one of the keys, or one text to split.
    /// Returns how many.
    pub(crate) fn items(&mut self, value: Option<Value<'b>>, keys: &[&str]) -> Result<u32, Fault> {
        let mut texts = Vec::new();
        self.each_text(value, keys, |_, text| texts.push(text))?;
        let count = texts.len() as u32;
        self.texts.extend(texts);
        Ok(count)
    }

    /// Calls `each` with every non-blank item of a list.
    pub(crate) fn each_text(
        &mut self,
        value: Option<Value<'b>>,
        keys: &[&str],
        mut each: impl FnMut(&mut Self, Text),
    ) -> Result<(), Fault> {
        let Some(value) = value else { return Ok(()) };
        match Shape::of(value) {
            Shape::Null => Ok(()),
            Shape::List => json::each_item(self.bytes, value, |item| {
                let item =
                    if Shape::of(item) == Shape::Object { Object::of(self.bytes, item)?.any(keys) } else { Some(item) };
                let text = self.scalar(item)?;
                if text.is_filled() {
                    each(self, text);
                }
                Ok(())
            }),
            Shape::Text => {
                let at = json::offset(self.bytes, value) + 1;
                let text = json::string(self.bytes, value)?;
                for (offset, item) in cell_list::items(text.as_bytes()) {
                    let text = match text {
                        Cow::Borrowed(_) => self.span(at + offset, item.len())?,
                        Cow::Owned(_) => self.aside(item, at)?,
                    };
                    each(self, text);
                }
                Ok(())
            }
            shape => Err(self.wrong_type(value, "a list", shape)),
        }
    }

    /// A user id from a number or a text; `None` where it is blank, absent or null.
    pub(crate) fn json_id(&mut self, value: Option<Value<'b>>) -> Result<Option<UserId>, Fault> {
        let Some(value) = value else { return Ok(None) };
        match Shape::of(value) {
            Shape::Null => Ok(None),
            Shape::Number | Shape::Text => {
                let text = json::string_or_number(self.bytes, value)?;
                Ok(self.user_id(text.as_bytes(), json::offset(self.bytes, value)))
            }
            shape => Err(self.wrong_type(value, "a user id", shape)),
        }
    }

    /// Notes that a record starts here; returns where.
    pub(crate) fn start_record(&mut self, value: Value<'b>) -> u32 {
        let at = json::offset(self.bytes, value) as u32;
        self.record_starts.push(at);
        self.records += 1;
        at
    }

    fn wrong_type(&self, value: Value<'b>, expected: &'static str, found: Shape) -> Fault {
        let at = json::offset(self.bytes, value);
        let record = self.record_starts.len().checked_sub(1);
        let record = record.map_or(String::new(), |number| format!("record {number}: "));
        Fault::new(Sentence::new().word(format!("{record}expected {expected}, found {}", found.name())))
            .at(at)
            .hint("the file was edited, or is of another kind: download it again")
    }
}

/// How the records of a JSON file are read again.
pub(crate) struct RecordLayout(pub(crate) fn(&str) -> Option<Field>);

impl Layout for RecordLayout {
    fn fields<'s>(&self, bytes: &'s [u8], record_at: u32, only: Option<Field>) -> Vec<(Field, Found<'s>)> {
        let mut found = Vec::new();
        let rest = bytes.get(record_at as usize..).unwrap_or_default();
        let mut stream = serde_json::Deserializer::from_slice(rest).into_iter::<Value<'s>>();
        if let Some(Ok(record)) = stream.next() {
            // Whatever could be wrong in the record was an error when the file was loaded.
            let _ = json::each_entry(bytes, record, |key, value| {
                if let Some(field) = (self.0)(&key).filter(|field| only.is_none_or(|only| only == *field)) {
                    add(bytes, field, value, &mut found);
                }
                Ok(())
            });
        }
        found.sort_by_key(|(field, _)| *field);
        found
    }
}

fn add<'s>(bytes: &'s [u8], field: Field, value: Value<'s>, found: &mut Vec<(Field, Found<'s>)>) {
    let at = json::offset(bytes, value);
    match Shape::of(value) {
        Shape::Null => {}
        Shape::Number | Shape::Bool(_) => {
            found.push((field, Found::new(Cow::Borrowed(value.get().as_bytes()), at as u32)));
        }
        Shape::Text => {
            let Ok(text) = json::string(bytes, value) else { return };
            let mut push = |offset: usize, item: &[u8]| {
                let item = match text {
                    Cow::Borrowed(_) => decode::cell(&bytes[at + 1 + offset..at + 1 + offset + item.len()]),
                    Cow::Owned(_) => Cow::Owned(item.to_vec()),
                };
                found.push((field, Found::new(item, (at + 1 + offset) as u32)));
            };
            if columns::is_list(field) {
                cell_list::items(text.as_bytes()).for_each(|(offset, item)| push(offset, item));
            } else if !text.trim().is_empty() {
                let start = text.len() - text.trim_ascii_start().len();
                push(start, text.trim_ascii().as_bytes());
            }
        }
        Shape::List => {
            let _ = json::each_item(bytes, value, |item| {
                add(bytes, field, item, found);
                Ok(())
            });
        }
        Shape::Object => {
            let Ok(object) = Object::of(bytes, value) else { return };
            if let Some(value) = object.any(&["email", "value", "name", "login"]) {
                add(bytes, field, value, found);
            }
        }
    }
}
