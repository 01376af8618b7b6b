//! What every GraphQL answer may have beside its data: errors, for which a part of the data is missing.

use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Shape, Value};
use crate::model::{Raw, Sentence};

/// Warns of each page that has errors beside its data; tells whether one has.
pub(crate) fn tell_errors<'b>(draft: &mut Draft<'b>, documents: &[Value<'b>]) -> Result<bool, Fault> {
    let text = draft.bytes;
    let mut any = false;
    for document in documents {
        let pages = if Shape::of(document) == Shape::List { json::items(text, document)? } else { vec![*document] };
        for page in pages {
            let Some(errors) = Object::of(text, page)?.get("errors").filter(|list| Shape::of(list) == Shape::List)
            else {
                continue;
            };
            let Some(first) = json::first_item(text, errors) else { continue };
            any = true;
            let message = draft.scalar(Object::of(text, first)?.get("message"))?;
            let message = String::from_utf8_lossy(draft.value(message)).into_owned();
            draft.warn("answer-with-errors", json::offset(text, errors), || {
                let told = Sentence::from("GitHub answered with errors, so a part may be missing; run the query again");
                if message.is_empty() { told } else { told.word(": ").data(Raw::of(&message)) }
            });
        }
    }
    Ok(any)
}
