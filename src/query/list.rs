//! The two lists, whole or filtered, in their lasting order.

use super::people::AccountSubject;
use super::report_row::RowSubject;
use super::{Query, Subject};
use crate::matching::World;
use crate::model::{AccountId, Decision, Estate, RowId};
use std::cmp::Ordering;
use std::sync::atomic::{AtomicBool, Ordering as Memory};

/// Which list is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Server accounts.
    #[default]
    Server,
    /// Report rows.
    Cloud,
}

impl List {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Cloud => "cloud",
        }
    }
}

/// After how many people a search looks whether it is still wanted.
const STEP: usize = 4096;

/// The server accounts that pass a filter, by host and id; `None` where it was cancelled.
#[must_use]
pub fn filter_accounts(world: &World, query: &Query, cancel: &AtomicBool) -> Option<Vec<AccountId>> {
    let ids = world.estate.account_ids();
    if query.is_empty() {
        return Some(ids.collect());
    }
    filter(ids, |id| AccountSubject::new(world, *id), query, cancel)
}

/// The report rows that pass a filter, by login; `None` where it was cancelled.
#[must_use]
pub fn filter_rows(world: &World, query: &Query, cancel: &AtomicBool) -> Option<Vec<RowId>> {
    let ids = world.estate.row_ids();
    let mut rows =
        if query.is_empty() { ids.collect() } else { filter(ids, |id| RowSubject::new(world, *id), query, cancel)? };
    sort_rows(&world.estate, &mut rows);
    Some(rows)
}

fn filter<Id, S: Subject>(
    ids: impl Iterator<Item = Id>,
    subject: impl Fn(&Id) -> S,
    query: &Query,
    cancel: &AtomicBool,
) -> Option<Vec<Id>> {
    let mut passed = Vec::new();
    for (index, id) in ids.enumerate() {
        if index.is_multiple_of(STEP) && cancel.load(Memory::Relaxed) {
            return None;
        }
        if query.matches(&subject(&id)) {
            passed.push(id);
        }
    }
    Some(passed)
}

/// Server accounts that nothing matches, less those that are accepted and service accounts: what an export is of unless
/// it is asked otherwise.
#[must_use]
pub fn unmatched_accounts(world: &World) -> Vec<AccountId> {
    let is_meant_to_be =
        |id: AccountId| matches!(world.decision(id), Some(Decision::Accepted | Decision::ServiceAccount));
    let ids = world.estate.account_ids();
    ids.filter(|id| world.verdict(*id).is_unmatched() && !is_meant_to_be(*id)).collect()
}

/// The report rows that server accounts stand in or refer to: their own, their cloud accounts', their candidates'.
#[must_use]
pub fn rows_about(world: &World, accounts: &[AccountId]) -> Vec<RowId> {
    let mut rows = Vec::new();
    for account in accounts {
        rows.extend_from_slice(world.estate.rows_of(*account));
        rows.extend(world.cloud(*account));
        rows.extend(world.candidates(*account).iter().map(|candidate| candidate.row));
    }
    rows.sort_unstable();
    rows.dedup();
    sort_rows(&world.estate, &mut rows);
    rows
}

/// The server accounts that report rows hold or belong with, by host and id.
#[must_use]
pub fn accounts_about(world: &World, rows: &[RowId]) -> Vec<AccountId> {
    let mut accounts: Vec<_> = rows.iter().flat_map(|row| world.partners_of_row(*row)).collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

/// Sorts rows by login in lower case, then bytes; those without one last, by file, line and byte.
pub fn sort_rows(estate: &Estate, rows: &mut Vec<RowId>) {
    let login = |row: RowId| estate.raw(estate.row(row).login).bytes();
    let mut keyed: Vec<(u64, RowId)> = rows.drain(..).map(|row| (start(login(row)), row)).collect();
    keyed.sort_unstable_by(|(start_a, a), (start_b, b)| {
        let place = |row: RowId| {
            let row = estate.row(row);
            (estate.listed.iter().position(|source| *source == row.source), row.at)
        };
        match (login(*a), login(*b)) {
            ([], []) => place(*a).cmp(&place(*b)),
            ([], _) => Ordering::Greater,
            (_, []) => Ordering::Less,
            (login_a, login_b) => {
                start_a.cmp(start_b).then_with(|| lower(login_a).cmp(lower(login_b))).then_with(|| login_a.cmp(login_b))
            }
        }
        .then(a.cmp(b))
    });
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

fn lower(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    bytes.iter().map(u8::to_ascii_lowercase)
}

/// The first eight bytes in lower case as a number that compares as they do.
fn start(login: &[u8]) -> u64 {
    lower(login).chain(std::iter::repeat(0)).take(8).fold(0, |number, byte| (number << 8) | u64::from(byte))
}
