//! The state of the licence sync of each server, also in the nested form that the reference shows.
//!
//! Source: GitHub's documentation, REST `license-sync-status`.

use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Shape, Value};
use super::server_export::HOST_NAMES;
use crate::model::{SyncFact, Text};

/// The key under which the servers stand.
pub(crate) const KEY: &str = "server_instances";

/// Reads the last sync of every server.
pub(crate) fn read<'b>(draft: &mut Draft<'b>, documents: &[Value<'b>]) -> Result<Vec<SyncFact>, Fault> {
    let mut syncs = Vec::new();
    for document in documents {
        for servers in json::find_all(draft.bytes, document, KEY, 6)? {
            for server in plain(draft, servers)? {
                syncs.push(read_server(draft, server)?);
            }
        }
    }
    Ok(syncs)
}

fn read_server<'b>(draft: &mut Draft<'b>, value: Value<'b>) -> Result<SyncFact, Fault> {
    draft.start_record(value);
    let server = Object::of(draft.bytes, value)?;
    let name = draft.scalar(server.any(HOST_NAMES))?;
    let host = draft.value(name).to_vec();
    let last = server.get("last_sync").map(|last| plain(draft, last)).transpose()?;
    let last = last.and_then(|last| last.into_iter().next());
    let last = last.map(|last| Object::of(draft.bytes, last)).transpose()?;
    let fact = |key| last.as_ref().and_then(|last| last.get(key));
    let date = draft.date(fact("date"))?;
    let (status, error) = (draft.scalar(fact("status"))?, draft.scalar(fact("error"))?);
    let host = draft.host(&host);
    let server_id = server.get("server_id").filter(|id| matches!(Shape::of(id), Shape::Text | Shape::Number));
    Ok(SyncFact { source: draft.number, host, server_id: draft.scalar(server_id)?, date, status, error: blank(error) })
}

fn blank(error: Text) -> Text {
    if error.is_filled() { error } else { Text::UNKNOWN }
}

/// The records behind `items` and `properties` where the nested form has them; one object is a list of one.
fn plain<'b>(draft: &Draft<'b>, value: Value<'b>) -> Result<Vec<Value<'b>>, Fault> {
    match Shape::of(value) {
        Shape::List => {
            let mut records = Vec::new();
            json::each_item(draft.bytes, value, |item| {
                records.extend(plain(draft, item)?);
                Ok(())
            })?;
            Ok(records)
        }
        Shape::Object => {
            let object = Object::of(draft.bytes, value)?;
            match object.get("items").or_else(|| object.get("properties")) {
                Some(inner) => plain(draft, inner),
                None => Ok(vec![value]),
            }
        }
        _ => Ok(Vec::new()),
    }
}
