//! Who stands on a list, in its order: servers by name and login, the report by login, or as it is sorted. Pure, and run on a thread.

use super::list::{Filter, People};
use super::sorting::sorted;
use super::table::Sort;
use super::{Side, Who, finder_id};
use crate::matching::World;
use crate::model::{AccountId, Raw, RowId, RowKind};
use crate::query::{Finder, FinderBuilder, IsWord, Query, Test, filter_accounts, filter_rows};
use std::sync::atomic::AtomicBool;

/// Lists who passes a filter; `None` where it was cancelled.
#[must_use]
pub fn list_people(
    world: &World,
    side: Side,
    filter: &Filter,
    sort: Option<Sort>,
    cancel: &AtomicBool,
) -> Option<People> {
    let estate = &world.estate;
    let sorted = |ids: Vec<u32>| match sort {
        Some(sort) => sorted(world, side, ids, sort, cancel),
        None => Some(ids),
    };
    match side {
        Side::Server => {
            let mut accounts = filter_accounts(world, &with_checking(&filter.query), cancel)?;
            sort_accounts(world, &mut accounts);
            let ids = accounts.into_iter().map(|account| account.0).collect();
            Some(People::new(sorted(ids)?, estate.accounts.len(), estate.accounts.len()))
        }
        Side::Cloud => {
            let rows = filter_rows(world, &filter.query, cancel)?;
            let ids = rows.into_iter().filter(|row| is_listed(world, *row)).map(|row| row.0).collect();
            let total = estate.row_ids().filter(|row| is_listed(world, *row)).count();
            Some(People::new(sorted(ids)?, estate.rows.len(), total))
        }
    }
}

/// The same filter, for which who is still being checked is open too: else they would come in one after another beneath
/// the cursor. Once candidates are found nobody is being checked, and this changes nothing.
fn with_checking(query: &Query) -> Query {
    let mut terms = query.terms().to_vec();
    for term in &mut terms {
        if let Test::Is(words) = &mut term.test
            && words.contains(&IsWord::Open)
        {
            words.push(IsWord::Checking);
        }
    }
    Query::of(terms)
}

/// Whether a row stands on the cloud list: those of server accounts stand on the other one.
fn is_listed(world: &World, row: RowId) -> bool {
    let estate = &world.estate;
    estate.row(row).kind != RowKind::ServerOnly || estate.accounts_of(row).is_empty()
}

fn sort_accounts(world: &World, accounts: &mut Vec<AccountId>) {
    let estate = &world.estate;
    let login = |account: AccountId| estate.raw(estate.login_of(account)).bytes();
    let mut keyed: Vec<_> = accounts
        .drain(..)
        .map(|account| (estate.account(account).host, first_letters(login(account)), account))
        .collect();
    keyed.sort_unstable_by(|a, b| {
        let whole = || lower(login(a.2)).cmp(lower(login(b.2)));
        (a.0, a.1).cmp(&(b.0, b.1)).then_with(whole).then(a.2.cmp(&b.2))
    });
    accounts.extend(keyed.into_iter().map(|(_, _, account)| account));
}

fn lower(bytes: &[u8]) -> impl Iterator<Item = u8> {
    bytes.iter().map(u8::to_ascii_lowercase)
}

/// The first letters as a number that compares as they do; accounts without a login come last.
fn first_letters(login: &[u8]) -> u64 {
    if login.is_empty() {
        return u64::MAX;
    }
    lower(login).chain(std::iter::repeat(0)).take(8).fold(0, |number, byte| (number << 8) | u64::from(byte))
}

/// Makes everybody on both lists findable by login, name and addresses; the servers' first.
#[must_use]
pub fn build_finder(world: &World) -> Finder {
    let estate = &world.estate;
    let mut builder = FinderBuilder::with_capacity(estate.accounts.len() + estate.rows.len());
    for account in estate.account_ids() {
        let texts = [estate.login_of(account), estate.name_of(account)];
        let values = texts.into_iter().chain(estate.emails_of(account)).map(|text| estate.raw(text));
        builder.push(finder_id(Who::Account(account)), values);
    }
    for id in estate.row_ids().filter(|row| is_listed(world, *row)) {
        let row = estate.row(id);
        let identity = estate.identity_values(id).iter().map(|value| value.text);
        let texts = [row.login, row.name, row.name_id].into_iter().chain(estate.verified_emails(id).iter().copied());
        let values: Vec<Raw<'_>> = texts.chain(identity).map(|text| estate.raw(text)).collect();
        builder.push(finder_id(Who::Row(id)), values);
    }
    builder.finish()
}
