//! The same world after the next sync, to see whether as many licences are gone as was promised.

use super::expect::{Answer, Verdict};
use super::licenses::Step;
use super::world::{Row, RowId, World};

/// The rows that the sync empties are gone, and their waiting accounts stand in the rows of their people.
pub fn after_the_sync(world: &World, answer: &Answer) -> World {
    let (freed, staying): (Vec<_>, Vec<_>) = answer.rows.iter().partition(|row| row.step == Some(Step::AfterSync));
    // A row that held accounts by their address now says their ids, since it may get more of them.
    let mut rows: Vec<Row> = Vec::new();
    for row in staying {
        let mut written = row.row.clone();
        if written.server_ids.is_empty() {
            written.server_ids = row.accounts.iter().map(|key| id(&key.host, &key.id)).collect();
        }
        rows.push(written);
    }
    for row in freed {
        for account in answer.accounts.iter().filter(|account| row.accounts.contains(&account.key)) {
            if account.verdict != Verdict::PendingSync {
                continue;
            }
            let person = rows.iter_mut().find(|row| Some(&row.login) == account.cloud_login.as_ref()).unwrap();
            person.server_user = Some(true);
            let moved = id(&account.key.host, &account.key.id);
            if !person.server_ids.contains(&moved) {
                person.server_ids.push(moved);
            }
            for email in &row.row.server_emails {
                if !person.server_emails.contains(email) {
                    person.server_emails.push(email.clone());
                }
            }
        }
    }
    World { rows, seats: None, ..world.clone() }
}

fn id(host: &str, id: &str) -> RowId {
    RowId { host: Some(host.into()), id: id.into() }
}
