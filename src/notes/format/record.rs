//! One record of a notes file: an account's key and its note, from JSON text. Where the record stands in the document
//! is left to `read` and `salvage`.

use super::members::Members;
use crate::model::{Decision, Note, NoteKey, Raw, Sentence};
use serde::Deserialize;
use serde_json::value::RawValue;

/// A record as read, its key perhaps missing.
pub struct Record {
    /// The account, where the record names one.
    pub key: Option<NoteKey>,
    /// The note.
    pub note: Note,
}

/// Reads a record; the error says what cannot be understood, as a sentence without a full stop.
pub fn read(json: &str) -> Result<Record, Sentence> {
    let members: Members<'_> = serde_json::from_str(json).map_err(|_| Sentence::from("it is no object"))?;
    read_members(members, true)
}

fn read_members(members: Members<'_>, at_top: bool) -> Result<Record, Sentence> {
    let mut fields = Fields::default();
    let mut extra = Vec::new();
    for (name, value) in members.0 {
        let field = match name.as_str() {
            "host" if at_top => &mut fields.host,
            "id" if at_top => &mut fields.id,
            "login" if at_top => &mut fields.login,
            "decision" => &mut fields.decision,
            "cloud_login" => &mut fields.cloud_login,
            "text" => &mut fields.text,
            "updated_at" => &mut fields.updated_at,
            "author" => &mut fields.author,
            "conflicts" if at_top => &mut fields.conflicts,
            _ => {
                extra.push((name, value.get().to_owned()));
                continue;
            }
        };
        if field.replace(value).is_some() {
            return Err(Sentence::from("it has the field ").data(Raw::of(&name)).word(" twice"));
        }
    }
    fields.into_record(extra)
}

#[derive(Default)]
struct Fields<'a> {
    host: Option<&'a RawValue>,
    id: Option<&'a RawValue>,
    login: Option<&'a RawValue>,
    decision: Option<&'a RawValue>,
    cloud_login: Option<&'a RawValue>,
    text: Option<&'a RawValue>,
    updated_at: Option<&'a RawValue>,
    author: Option<&'a RawValue>,
    conflicts: Option<&'a RawValue>,
}

impl Fields<'_> {
    fn into_record(self, mut extra: Vec<(String, String)>) -> Result<Record, Sentence> {
        let key = match (self.host, self.id, self.login) {
            (None, None, None) => None,
            (Some(_), Some(id), None) => {
                let host = string("host", self.host)?.unwrap_or_default();
                let id = id_text(id)?;
                Some(NoteKey::server(&host, &id).ok_or_else(|| Sentence::from("its host or id is blank"))?)
            }
            (None, None, Some(_)) => {
                let login = string("login", self.login)?.unwrap_or_default();
                Some(NoteKey::cloud(&login).ok_or_else(|| Sentence::from("its login is blank"))?)
            }
            _ => return Err("it names neither a host and an id nor a login alone".into()),
        };
        let cloud_login = string("cloud_login", self.cloud_login)?;
        let decision = match string("decision", self.decision)? {
            Some(name) => Some(decision(&name, cloud_login.as_deref())?),
            None => None,
        };
        if let (Some(raw), None) = (self.cloud_login, decision.as_ref().and_then(Decision::cloud_login)) {
            extra.insert(0, ("cloud_login".to_owned(), raw.get().to_owned()));
        }
        let note = Note {
            decision,
            text: string("text", self.text)?.unwrap_or_default(),
            updated_at: string("updated_at", self.updated_at)?.unwrap_or_default(),
            author: string("author", self.author)?.unwrap_or_default(),
            conflicts: self.conflicts.map_or(Ok(Vec::new()), conflicts)?,
            extra,
        };
        Ok(Record { key, note })
    }
}

fn decision(name: &str, cloud_login: Option<&str>) -> Result<Decision, Sentence> {
    Decision::parse(name, cloud_login).ok_or_else(|| {
        let sentence = Sentence::from("its decision ").data(Raw::of(name));
        if Decision::parse(name, Some("login")).is_some() {
            sentence.word(" needs a ").code("cloud_login")
        } else {
            sentence.word(" is none that this version knows")
        }
    })
}

fn string(name: &'static str, value: Option<&RawValue>) -> Result<Option<String>, Sentence> {
    let Some(value) = value else { return Ok(None) };
    Option::<String>::deserialize(value).map_err(|_| Sentence::from("its ").code(name).word(" is no text"))
}

fn id_text(value: &RawValue) -> Result<String, Sentence> {
    match value.get().bytes().next() {
        Some(b'"') => Ok(string("id", Some(value))?.unwrap_or_default()),
        Some(b'-' | b'0'..=b'9') => Ok(value.get().to_owned()),
        _ => Err(Sentence::from("its ").code("id").word(" is neither a number nor text")),
    }
}

fn conflicts(value: &RawValue) -> Result<Vec<Note>, Sentence> {
    let fault = || Sentence::from("its ").code("conflicts").word(" is no list of objects");
    let list = Option::<Vec<Members<'_>>>::deserialize(value).map_err(|_| fault())?;
    list.unwrap_or_default().into_iter().map(|members| Ok(read_members(members, false)?.note)).collect()
}
