//! JSON with the place of every value: `serde_json` says where values begin and end, this file where that is in the file.

use super::fault::Fault;
use crate::model::{Raw, Sentence};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A JSON value as the file spells it.
pub(crate) type Value<'b> = &'b RawValue;

/// The offset of a value in the text that it was borrowed from.
pub(crate) fn offset(text: &[u8], value: Value<'_>) -> usize {
    (value.get().as_ptr() as usize).wrapping_sub(text.as_ptr() as usize)
}

/// The offset of a borrowed slice in the text that it was borrowed from, where it is one.
fn offset_of(text: &[u8], part: &str) -> usize {
    (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize)
}

/// All documents of a file: one, or several after one another.
pub(crate) fn documents(text: &str) -> Result<Vec<Value<'_>>, Fault> {
    let documents = serde_json::Deserializer::from_str(text).into_iter::<Value<'_>>();
    documents.map(|document| document.map_err(|error| syntax(text, &error))).collect()
}

fn syntax(text: &str, error: &serde_json::Error) -> Fault {
    if error.is_eof() {
        return Fault::new("the JSON ends early here")
            .at(text.trim_end().len())
            .hint("the file was cut off: download or copy it again");
    }
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (line + error.column().saturating_sub(1)).min(text.len());
    let mut fact = error.to_string();
    if let Some(place) = fact.rfind(" at line ") {
        fact.truncate(place);
    }
    Fault::new(Sentence::new().word("this is not JSON: ").data(Raw::of(&fact)))
        .at(at)
        .hint("the file was edited or is incomplete: download it again")
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Null,
    Bool(bool),
    Number,
    Text,
    List,
    Object,
}

impl Shape {
    pub(crate) fn of(value: Value<'_>) -> Self {
        match value.get().as_bytes().first() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::List,
            Some(b'"') => Self::Text,
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            Some(b'n') => Self::Null,
            _ => Self::Number,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number => "a number",
            Self::Text => "text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// The text of a string: borrowed where the file spells it letter for letter.
pub(crate) fn string<'b>(text: &[u8], value: Value<'b>) -> Result<Cow<'b, str>, Fault> {
    let spelled = value.get();
    let inner = spelled.get(1..spelled.len().saturating_sub(1)).unwrap_or_default();
    if !inner.as_bytes().contains(&b'\\') {
        return Ok(Cow::Borrowed(inner));
    }
    serde_json::from_str(spelled).map(Cow::Owned).map_err(|error| {
        let mut fact = error.to_string();
        if let Some(place) = fact.rfind(" at line ") {
            fact.truncate(place);
        }
        Fault::new(Sentence::new().word("this text cannot be read: ").data(Raw::of(&fact)))
            .at(offset(text, value))
            .hint("the file was edited: download it again")
    })
}

/// The text of a string, or a number as it is spelled.
pub(crate) fn string_or_number<'b>(text: &[u8], value: Value<'b>) -> Result<Cow<'b, str>, Fault> {
    if Shape::of(value) == Shape::Text { string(text, value) } else { Ok(Cow::Borrowed(value.get())) }
}

/// The records of a GraphQL connection: `nodes`, or the `node` of each of its `edges`; or a plain list.
pub(crate) fn nodes<'b>(text: &[u8], connection: Value<'b>) -> Result<Vec<Value<'b>>, Fault> {
    if Shape::of(connection) == Shape::List {
        return items(text, connection);
    }
    let mut nodes = Vec::new();
    let connection = Object::of(text, connection)?;
    if let Some(list) = connection.get("nodes") {
        nodes = items(text, list)?;
    } else if let Some(edges) = connection.get("edges") {
        each_item(text, edges, |edge| {
            nodes.extend(Object::of(text, edge)?.get("node"));
            Ok(())
        })?;
    }
    nodes.retain(|node| Shape::of(node) == Shape::Object);
    Ok(nodes)
}

/// Whether a GraphQL connection says that another page follows this one.
pub(crate) fn has_next_page(text: &[u8], connection: Value<'_>) -> Result<bool, Fault> {
    if Shape::of(connection) != Shape::Object {
        return Ok(false);
    }
    let Some(info) = Object::of(text, connection)?.get("page_info") else { return Ok(false) };
    if Shape::of(info) != Shape::Object {
        return Ok(false);
    }
    let next = Object::of(text, info)?.get("has_next_page");
    Ok(next.is_some_and(|next| Shape::of(next) == Shape::Bool(true)))
}

#[derive(Deserialize)]
struct Key<'b>(#[serde(borrow)] Cow<'b, str>);

/// Calls `each` with every key and value of an object, in the file's order.
pub(crate) fn each_entry<'b>(
    text: &[u8],
    object: Value<'b>,
    mut each: impl FnMut(Cow<'b, str>, Value<'b>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    struct Entries<'f, F>(&'f mut F, &'f mut Option<Fault>);
    impl<'b, F: FnMut(Cow<'b, str>, Value<'b>) -> Result<(), Fault>> Visitor<'b> for Entries<'_, F> {
        type Value = ();

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'b>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(Key(key)) = map.next_key()? {
                let value = map.next_value()?;
                if let Err(fault) = self.0(key, value) {
                    *self.1 = Some(fault);
                    return Err(serde::de::Error::custom("fault"));
                }
            }
            Ok(())
        }
    }
    let mut fault = None;
    let mut deserializer = serde_json::Deserializer::from_str(object.get());
    let read = deserializer.deserialize_map(Entries(&mut each, &mut fault));
    settle(text, object, read, fault)
}

/// Calls `each` with every item of a list, in order, without keeping them.
pub(crate) fn each_item<'b>(
    text: &[u8],
    list: Value<'b>,
    mut each: impl FnMut(Value<'b>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    struct Items<'f, F>(&'f mut F, &'f mut Option<Fault>);
    impl<'b, F: FnMut(Value<'b>) -> Result<(), Fault>> DeserializeSeed<'b> for Items<'_, F> {
        type Value = ();

        fn deserialize<D: Deserializer<'b>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_seq(self)
        }
    }
    impl<'b, F: FnMut(Value<'b>) -> Result<(), Fault>> Visitor<'b> for Items<'_, F> {
        type Value = ();

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'b>>(self, mut items: A) -> Result<(), A::Error> {
            while let Some(item) = items.next_element()? {
                if let Err(fault) = self.0(item) {
                    *self.1 = Some(fault);
                    return Err(serde::de::Error::custom("fault"));
                }
            }
            Ok(())
        }
    }
    let mut fault = None;
    let mut deserializer = serde_json::Deserializer::from_str(list.get());
    let read = Items(&mut each, &mut fault).deserialize(&mut deserializer);
    settle(text, list, read, fault)
}

/// All items of a list.
pub(crate) fn items<'b>(text: &[u8], list: Value<'b>) -> Result<Vec<Value<'b>>, Fault> {
    let mut items = Vec::new();
    each_item(text, list, |item| {
        items.push(item);
        Ok(())
    })?;
    Ok(items)
}

/// The first item of a list.
pub(crate) fn first_item<'b>(text: &[u8], list: Value<'b>) -> Option<Value<'b>> {
    let mut first = None;
    // The text was read before, so nothing is wrong but what ends the walk.
    let _ = each_item(text, list, |item| {
        first = Some(item);
        Err(Fault::new("this is the first item"))
    });
    first
}

fn settle(
    text: &[u8],
    value: Value<'_>,
    read: Result<(), serde_json::Error>,
    fault: Option<Fault>,
) -> Result<(), Fault> {
    match (fault, read) {
        (Some(fault), _) => Err(fault),
        (None, Ok(())) => Ok(()),
        (None, Err(error)) => {
            let fault = syntax(value.get(), &error);
            let inner = fault.at.unwrap_or_default();
            Err(fault.at(offset_of(text, value.get()) + inner))
        }
    }
}

/// The entries of an object by normal name; the first of a name that stands twice is an error where it is asked for.
pub(crate) struct Object<'b> {
    /// The object itself.
    pub(crate) value: Value<'b>,
    entries: Vec<(Cow<'b, str>, Value<'b>)>,
}

impl<'b> Object<'b> {
    /// Reads the entries of an object; none where the value is no object.
    pub(crate) fn of(text: &[u8], value: Value<'b>) -> Result<Self, Fault> {
        let mut entries = Vec::new();
        if Shape::of(value) == Shape::Object {
            each_entry(text, value, |key, value| {
                let key = match super::columns::normal(&key) {
                    Cow::Borrowed(same) if same.len() == key.len() => key,
                    normal => Cow::Owned(normal.into_owned()),
                };
                if entries.iter().any(|(known, _)| *known == key) {
                    let fact = Sentence::new().word("the key ").data(Raw::of(&key)).word(" stands twice in one object");
                    return Err(Fault::new(fact)
                        .at(offset(text, value))
                        .hint("the file was edited: download it again"));
                }
                entries.push((key, value));
                Ok(())
            })?;
        }
        Ok(Self { value, entries })
    }

    /// The value of a key, be it null.
    pub(crate) fn entry(&self, key: &str) -> Option<Value<'b>> {
        self.entries.iter().find(|(known, _)| known == key).map(|(_, value)| *value)
    }

    /// The value of a key; `None` where it is absent or null.
    pub(crate) fn get(&self, key: &str) -> Option<Value<'b>> {
        self.entry(key).filter(|value| Shape::of(value) != Shape::Null)
    }

    /// The value of the first key that has one.
    pub(crate) fn any(&self, keys: &[&str]) -> Option<Value<'b>> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// All keys and values, keys in their normal spelling.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, Value<'b>)> {
        self.entries.iter().map(|(key, value)| (key.as_ref(), *value))
    }
}

/// All values of a key, wherever it stands in objects and lists down to a depth; lists of records are not searched.
pub(crate) fn find_all<'b>(text: &[u8], value: Value<'b>, key: &str, depth: usize) -> Result<Vec<Value<'b>>, Fault> {
    let mut found = Vec::new();
    search(text, value, key, depth, &mut found)?;
    Ok(found)
}

fn search<'b>(text: &[u8], value: Value<'b>, key: &str, depth: usize, found: &mut Vec<Value<'b>>) -> Result<(), Fault> {
    if depth == 0 {
        return Ok(());
    }
    match Shape::of(value) {
        Shape::Object => {
            let mut inner = Vec::new();
            each_entry(text, value, |name, value| {
                if super::columns::normal(&name) == key {
                    found.push(value);
                } else {
                    inner.push(value);
                }
                Ok(())
            })?;
            inner.into_iter().try_for_each(|value| search(text, value, key, depth - 1, found))
        }
        Shape::List => each_item(text, value, |item| search(text, item, key, depth - 1, found)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_knows_where_it_stands() {
        let text = r#"{"a": [1, {"b": "x"}], "c": "d\u00e9"} {"a": 2}"#;
        let documents = documents(text).unwrap();
        assert_eq!(documents.len(), 2);
        let object = Object::of(text.as_bytes(), documents[0]).unwrap();
        let c = object.get("c").unwrap();
        assert_eq!(offset(text.as_bytes(), c), text.find("\"d\\u").unwrap());
        assert_eq!(string(text.as_bytes(), c).unwrap(), "d\u{e9}");
        let b = find_all(text.as_bytes(), documents[0], "b", 5).unwrap();
        assert_eq!(offset(text.as_bytes(), b[0]), text.find("\"x\"").unwrap());
    }

    #[test]
    fn what_is_cut_off_is_told_with_its_place() {
        for cut in 1..r#"{"users": [{"id": 1}]}"#.len() {
            let text = &r#"{"users": [{"id": 1}]}"#[..cut];
            let fault = documents(text).unwrap_err();
            assert!(fault.at.is_some() && !fault.hint.is_empty(), "{text}");
        }
    }

    #[test]
    fn nesting_without_end_is_no_stack_overflow() {
        let deep = "[".repeat(100_000);
        assert!(documents(&deep).is_err());
        let closed = format!("{{\"a\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(documents(&closed).is_ok_and(|documents| find_all(closed.as_bytes(), documents[0], "b", 9).is_ok()));
    }

    #[test]
    fn a_key_that_stands_twice_is_an_error() {
        let text = r#"{"id": 1, "id": 2}"#;
        let documents = documents(text).unwrap();
        assert!(Object::of(text.as_bytes(), documents[0]).is_err());
    }
}
