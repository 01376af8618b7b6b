//! A whole notes file from its bytes, hand edits welcome. One record's meaning is left to `record`, a broken file to
//! `salvage`.

use super::members::Members;
use super::{CLOUD_ACCOUNTS, Document, FORMAT, Fault, SERVER_ACCOUNTS, VERSION, record};
use crate::model::{Note, NoteKey, Raw, Sentence, Warning};
use crate::notes::merge;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Reads a notes file that is whole.
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(Fault::Empty);
    }
    let json = std::str::from_utf8(bytes).map_err(|error| damaged_at(bytes, error.valid_up_to()))?;
    let members: Members<'_> = serde_json::from_str(json).map_err(|error| {
        // A whole file of another shape, such as a list, is another format; only broken JSON is damage.
        match serde_json::from_str::<&RawValue>(json) {
            Ok(_) => Fault::OtherFormat,
            // Where a line ends serde counts no column.
            Err(_) => Fault::Damaged { line: error.line(), column: error.column().max(1) },
        }
    })?;
    let mut document = Document::default();
    let mut format = None;
    let mut server_accounts = Vec::new();
    let mut cloud_accounts = Vec::new();
    for (name, value) in members.0 {
        let list = match name.as_str() {
            "format" => {
                format = String::deserialize(value).ok();
                continue;
            }
            "version" => {
                if value.get() != VERSION.to_string() {
                    document.other_version = Some(value.get().to_owned());
                }
                continue;
            }
            SERVER_ACCOUNTS => &mut server_accounts,
            CLOUD_ACCOUNTS => &mut cloud_accounts,
            _ => {
                document.rest.extra.push((name, value.get().to_owned()));
                continue;
            }
        };
        let records =
            Option::<Vec<&RawValue>>::deserialize(value).map_err(|_| damaged_at(bytes, offset(json, value)))?;
        list.extend(records.unwrap_or_default());
    }
    if format.as_deref() != Some(FORMAT) {
        return Err(Fault::OtherFormat);
    }
    for value in server_accounts {
        document.add(json, value, SERVER_ACCOUNTS);
    }
    for value in cloud_accounts {
        document.add(json, value, CLOUD_ACCOUNTS);
    }
    Ok(document)
}

impl Document {
    fn add(&mut self, json: &str, value: &RawValue, list: &'static str) {
        let read = record::read(value.get()).and_then(|record| match (record.key, list) {
            (Some(key @ NoteKey::Server { .. }), SERVER_ACCOUNTS)
            | (Some(key @ NoteKey::Cloud { .. }), CLOUD_ACCOUNTS) => Ok((key, record.note)),
            (_, SERVER_ACCOUNTS) => Err(Sentence::from("it needs a ").code("host").word(" and an ").code("id")),
            _ => Err(Sentence::from("it needs a ").code("login")),
        });
        let at = offset(json, value);
        match read {
            Ok((key, note)) => self.add_note(key, note, at),
            Err(fault) => {
                self.warn(
                    "notes-record-unread",
                    at,
                    line_of(json.as_bytes(), at).then(fault).word("; it is kept as it is"),
                );
                let kept = if list == SERVER_ACCOUNTS {
                    &mut self.rest.server_accounts
                } else {
                    &mut self.rest.cloud_accounts
                };
                kept.push(value.get().to_owned());
            }
        }
    }

    /// Adds a note; of two for one account none is lost.
    pub(super) fn add_note(&mut self, key: NoteKey, note: Note, at: usize) {
        let both = match self.notes.remove(&key) {
            Some(other) if other != note => {
                let name = match &key {
                    NoteKey::Server { host, id } => format!("{host}:{id}"),
                    NoteKey::Cloud { login } => format!("@{login}"),
                };
                let message = Sentence::new()
                    .data(Raw::of(&name))
                    .word(" has two records; the newer one counts, the other is kept in its ");
                self.warn("notes-record-twice", at, message.code("conflicts"));
                merge::both(&note, &other)
            }
            _ => note,
        };
        self.notes.by_account.insert(key, both);
    }

    fn warn(&mut self, code: &'static str, at: usize, message: Sentence) {
        self.warnings.push(Warning { code, at: u32::try_from(at).ok(), count: 1, message });
    }
}

fn line_of(bytes: &[u8], at: usize) -> Sentence {
    let line = memchr::memchr_iter(b'\n', bytes.get(..at).unwrap_or(bytes)).count().saturating_add(1);
    Sentence::new().word(format!("the record at line {line} is not understood: "))
}

fn damaged_at(bytes: &[u8], at: usize) -> Fault {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |end| end.saturating_add(1));
    let line = memchr::memchr_iter(b'\n', before).count().saturating_add(1);
    let column =
        String::from_utf8_lossy(before.get(line_start..).unwrap_or_default()).chars().count().saturating_add(1);
    Fault::Damaged { line, column }
}

/// Where the text of a value starts in the text that it was read from.
fn offset(json: &str, value: &RawValue) -> usize {
    (value.get().as_ptr() as usize).saturating_sub(json.as_ptr() as usize)
}
