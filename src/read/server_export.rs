//! A server's licence usage export: what it says of the server, and its users where they are readable.
//!
//! Source: GitHub's documentation, "License reports reference" and "Command-line utilities", `ghe-license usage`.

use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Shape, Value};
use super::parsed::UsersBody;
use super::parts;
use super::server_record;
use crate::model::{Answer, Feature, HostId, Instance, Kind, Sentence, Text, is_date};

/// Reads the server's facts and its users; returns the host that the file names.
pub(crate) fn read<'b>(draft: &mut Draft<'b>, export: &Object<'b>) -> Result<(UsersBody, HostId), Fault> {
    let mut body = UsersBody::default();
    let nested = export.get("instance").map(|instance| Object::of(draft.bytes, instance)).transpose()?;
    let fact = |keys: &[&str]| nested.as_ref().and_then(|nested| nested.any(keys)).or_else(|| export.any(keys));
    let name = draft.scalar(fact(HOST_NAMES))?;
    let host = draft.value(name).to_vec();
    let host = draft.host(&host);
    let server_id = draft.scalar(fact(&["server_id", "id", "uuid"]))?;
    let version = draft.scalar(fact(&["version", "ghes_version", "release"]))?;
    let http_only = draft.yes_or_no(fact(&["http_only", "is_http_only"]))?;
    let features = read_features(draft, fact(&["features", "github_connect_features"]))?;
    let users = export.get("users");
    let encrypted = users.is_some_and(|users| Shape::of(users) == Shape::Text);
    body.instances.push(Instance { source: draft.number, host, server_id, version, http_only, encrypted, features });
    match users {
        None => {}
        Some(users) if encrypted => draft.warn("users-encrypted", json::offset(draft.bytes, users), || {
            Sentence::new()
                .word(
                    "the user list is encrypted, as GitHub makes it by default; for readable accounts load the server \
                       accounts as the cloud knows them (",
                )
                .code("seatmatch --help")
                .word(" has the command), or the server's All users report (")
                .code("/stafftools/reports/all_users.csv")
                .word(")")
        }),
        Some(users) if Shape::of(users) == Shape::List => {
            let users = json::items(draft.bytes, users)?;
            parts::read_items(draft, &users, &mut body, |draft, user, body| {
                if Shape::of(user) != Shape::Object {
                    return Err(not_a_user(draft, user));
                }
                body.records.extend(server_record::read(draft, user, Kind::ServerExport, host)?);
                Ok(())
            })?;
        }
        Some(users) => return Err(not_users(draft, users)),
    }
    Ok((body, host))
}

/// The names of the host's field.
pub(crate) const HOST_NAMES: &[&str] = &["host_name", "hostname", "host"];

fn not_users(draft: &Draft<'_>, users: Value<'_>) -> Fault {
    let found = Shape::of(users).name();
    Fault::new(Sentence::new().word(format!("users: expected a list or the encrypted list as text, found {found}")))
        .at(json::offset(draft.bytes, users))
        .hint("export license usage again: Enterprise settings, License, Export license usage")
}

fn not_a_user(draft: &Draft<'_>, user: Value<'_>) -> Fault {
    let fact = format!("users[{}]: expected an object, found {}", draft.record_starts.len(), Shape::of(user).name());
    Fault::new(Sentence::new().word(fact))
        .at(json::offset(draft.bytes, user))
        .hint("the file was edited: export license usage again")
}

/// A list of names, a list of objects with a name and a date, or a map from name to a date or a boolean. `None` where
/// the file does not tell; an empty list tells that none is on.
fn read_features<'b>(draft: &mut Draft<'b>, value: Option<Value<'b>>) -> Result<Option<Vec<Feature>>, Fault> {
    let Some(value) = value else { return Ok(None) };
    let mut features = Vec::new();
    let text = draft.bytes;
    match Shape::of(value) {
        Shape::List => json::each_item(text, value, |item| {
            if Shape::of(item) == Shape::Object {
                let object = Object::of(text, item)?;
                let name = draft.scalar(object.any(&["name", "feature", "key"]))?;
                let (on, since) = read_feature(draft, &object)?;
                features.push(Feature { name, on, since });
            } else {
                features.push(Feature { name: draft.scalar(Some(item))?, on: Answer::Yes, since: Text::UNKNOWN });
            }
            Ok(())
        })?,
        Shape::Object => json::each_entry(text, value, |_, item| {
            let name = key_text(draft, item)?;
            let (on, since) = match Shape::of(item) {
                Shape::Bool(on) => (Answer::from(on), Text::UNKNOWN),
                Shape::Null => (Answer::No, Text::UNKNOWN),
                Shape::Text | Shape::Number => {
                    let since = day_since(draft, Some(item))?;
                    if since.is_filled() { (Answer::Yes, since) } else { (draft.yes_or_no(Some(item))?, since) }
                }
                Shape::Object => read_feature(draft, &Object::of(text, item)?)?,
                Shape::List => (Answer::Unknown, Text::UNKNOWN),
            };
            features.push(Feature { name, on, since });
            Ok(())
        })?,
        _ => return Ok(None),
    }
    Ok(Some(features))
}

/// Whether a feature is on, and since when; one that is told without either is on.
fn read_feature<'b>(draft: &mut Draft<'b>, feature: &Object<'b>) -> Result<(Answer, Text), Fault> {
    let dates = &["since", "enabled_at", "enabled_on", "date", "activated_at", "created_at", "updated_at"];
    let since = day_since(draft, feature.any(dates))?;
    let on = match feature.any(&["enabled", "on", "active"]) {
        Some(on) => draft.yes_or_no(Some(on))?,
        None => Answer::Yes,
    };
    Ok((on, since))
}

/// A date; unknown where the value is none.
fn day_since<'b>(draft: &mut Draft<'b>, value: Option<Value<'b>>) -> Result<Text, Fault> {
    let since = draft.scalar(value)?;
    Ok(if is_date(&String::from_utf8_lossy(draft.value(since))) { since } else { Text::UNKNOWN })
}

/// The text of the key before a value: JSON has nothing but white space and a colon between them.
fn key_text(draft: &mut Draft<'_>, value: Value<'_>) -> Result<Text, Fault> {
    let before = &draft.bytes[..json::offset(draft.bytes, value)];
    let end = memchr::memrchr(b'"', before).unwrap_or_default();
    let start = memchr::memrchr(b'"', &before[..end]).map_or(0, |quote| quote + 1);
    draft.span(start, end - start)
}
