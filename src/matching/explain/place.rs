//! Where a value was read and whose it is, in words.

use crate::matching::World;
use crate::model::{AccountId, Estate, Place, Raw, RowId, Sentence, Source, Text};

/// `FILE:LINE`, or `FILE users[17]` for JSON.
pub(super) fn of_text(estate: &Estate, text: Text) -> Sentence {
    if !text.is_known() {
        return Sentence::new();
    }
    let source = estate.source(text.source());
    at(source, source.origin(text))
}

/// Where a byte of a source stands.
pub(super) fn at(source: &Source, at: u32) -> Sentence {
    let name = source.path.file_name().unwrap_or(source.path.as_os_str());
    let file = Sentence::new().data(Raw::new(name.as_encoded_bytes()));
    match source.place(at) {
        Place { record: Some(record), .. } => file.word(format!(" {record}")),
        Place { line, .. } => file.word(format!(":{line}")),
    }
}

/// `row 812`, or the record of a JSON report.
pub(super) fn row_number(estate: &Estate, row: RowId) -> Sentence {
    let row = estate.row(row);
    match estate.source(row.source).place(row.at) {
        Place { record: Some(record), .. } => Sentence::new().word(record),
        Place { line, .. } => Sentence::new().word(format!("row {line}")),
    }
}

/// The login of a row's cloud account.
pub(super) fn login(world: &World, row: RowId) -> Raw<'_> {
    world.estate.raw(world.estate.row(row).login)
}

/// An account by its login, else by its id.
pub(super) fn account_name(estate: &Estate, account: AccountId) -> Sentence {
    match estate.filled(estate.login_of(account)) {
        Some(login) => Sentence::new().data(login),
        None => Sentence::from("id ").data(Raw::of(&estate.id_text(estate.account(account).id))),
    }
}

/// An account by its server and its login.
pub(super) fn account_on_host(estate: &Estate, account: AccountId) -> Sentence {
    let host = estate.host(estate.account(account).host);
    Sentence::new().data(host).word(" / ").then(account_name(estate, account))
}
