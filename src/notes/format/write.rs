//! A notes file as text: two blanks a level, one field a line, accounts in the order of their keys, so that git shows
//! what changed. It holds no counter and no time of its own.

use super::{CLOUD_ACCOUNTS, Document, FORMAT, SERVER_ACCOUNTS, VERSION};
use crate::model::{Note, NoteKey};
use std::fmt::Write;

/// The text of the file, with a line end at its end.
pub fn write(document: &Document) -> String {
    let mut server_accounts = Vec::new();
    let mut cloud_accounts = Vec::new();
    for (key, note) in document.notes.iter() {
        match key {
            NoteKey::Server { .. } => server_accounts.push(record(Some(key), note, 2)),
            NoteKey::Cloud { .. } => cloud_accounts.push(record(Some(key), note, 2)),
        }
    }
    server_accounts.extend(document.rest.server_accounts.iter().cloned());
    cloud_accounts.extend(document.rest.cloud_accounts.iter().cloned());
    let version = document.other_version.clone().unwrap_or_else(|| VERSION.to_string());
    let mut members = vec![("format".to_owned(), quoted(FORMAT)), ("version".to_owned(), version)];
    members.extend(document.rest.extra.iter().cloned());
    members.push((SERVER_ACCOUNTS.to_owned(), list(&server_accounts, 1)));
    members.push((CLOUD_ACCOUNTS.to_owned(), list(&cloud_accounts, 1)));
    object(&members, 0) + "\n"
}

fn record(key: Option<&NoteKey>, note: &Note, level: usize) -> String {
    let mut members = Vec::new();
    let mut text = |name: &str, value: &str| members.push((name.to_owned(), quoted(value)));
    match key {
        Some(NoteKey::Server { host, id }) => {
            text("host", host);
            text("id", id);
        }
        Some(NoteKey::Cloud { login }) => text("login", login),
        None => {}
    }
    let decided_login = note.decision.as_ref().and_then(|decision| decision.cloud_login());
    if let Some(decision) = &note.decision {
        text("decision", decision.name());
    }
    if let Some(login) = decided_login {
        text("cloud_login", login);
    }
    for (name, value) in [("text", &note.text), ("updated_at", &note.updated_at), ("author", &note.author)] {
        if !value.is_empty() {
            text(name, value);
        }
    }
    if !note.conflicts.is_empty() {
        let inner = level.saturating_add(1);
        let others: Vec<String> =
            note.conflicts.iter().map(|other| record(None, other, inner.saturating_add(1))).collect();
        members.push(("conflicts".to_owned(), list(&others, inner)));
    }
    let known = |name: &str| name == "cloud_login" && decided_login.is_some();
    members.extend(note.extra.iter().filter(|(name, _)| !known(name)).cloned());
    object(&members, level)
}

fn object(members: &[(String, String)], level: usize) -> String {
    let lines: Vec<String> = members.iter().map(|(name, value)| format!("{}: {value}", quoted(name))).collect();
    bracketed('{', &lines, '}', level)
}

fn list(items: &[String], level: usize) -> String {
    bracketed('[', items, ']', level)
}

fn bracketed(open: char, lines: &[String], close: char, level: usize) -> String {
    if lines.is_empty() {
        return format!("{open}{close}");
    }
    let indent = "  ".repeat(level);
    let lines = lines.join(&format!(",\n{indent}  "));
    format!("{open}\n{indent}  {lines}\n{indent}{close}")
}

/// A JSON string in which nothing can drive a terminal that the file, or its diff, is printed on.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len().saturating_add(2));
    quoted.push('"');
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if drives_a_terminal(char) => {
                // Writing to a `String` does not fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(char));
            }
            _ => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// Control characters, and those that turn the direction of text; all of them are in the basic plane.
fn drives_a_terminal(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
