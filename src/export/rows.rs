//! By what a report row is known in a list: who it is of, and what it is.

use crate::matching::World;
use crate::model::{Field, Raw, RowId, RowKind, Sentence, Text};

/// Who a row is of: its login, else its addresses.
pub(super) fn who(world: &World, id: RowId) -> Sentence {
    let estate = &*world.estate;
    match estate.filled(estate.row(id).login) {
        Some(login) => Sentence::new().data(login),
        None => Sentence::new().data(Raw::of(&emails(world, id).join(", "))),
    }
}

/// What a row is; of a subscriber also beside whose licence it is counted.
pub(super) fn kind(world: &World, id: RowId) -> Sentence {
    let estate = &*world.estate;
    let text = Sentence::new().word(estate.row(id).kind.name());
    match world.vs_double(id) {
        Some(account) => text.word(", beside ").data(estate.raw(estate.row(account).login)),
        None => text,
    }
}

/// The addresses of a row's cloud account; where it has none, those of its server accounts or its subscription.
pub(super) fn emails(world: &World, id: RowId) -> Vec<String> {
    let estate = &*world.estate;
    let text = |email: &Text| estate.raw(*email).text().into_owned();
    let mut emails: Vec<String> = world.cloud_emails(id).iter().map(text).collect();
    if emails.is_empty() {
        match estate.row(id).kind {
            RowKind::ServerOnly => emails.extend(estate.server_emails(id).iter().map(text)),
            RowKind::VisualStudio | RowKind::Invited => {
                let found = estate.row_values(id, Field::VisualStudioEmail);
                emails.extend(found.iter().map(|found| found.raw().text().into_owned()));
            }
            RowKind::Account => {}
        }
    }
    emails
}
