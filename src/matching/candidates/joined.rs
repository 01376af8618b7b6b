//! The server accounts that each report row is joined with, for all rows at once: found by one walk over both sides in
//! order instead of a search for each.

use super::person::{Handle, Person};
use super::reader::Reader;
use super::roles::{Mark, mark_of};
use crate::matching::World;
use crate::model::{AccountId, HostId, RowId, UserId};
use smallvec::SmallVec;

/// The server accounts of all rows.
#[derive(Default)]
pub(super) struct Joined {
    starts: Vec<u32>,
    accounts: Vec<AccountId>,
}

impl Joined {
    /// The server accounts of all rows.
    pub(super) fn of(world: &World) -> Self {
        let estate = &*world.estate;
        let mut seats: Vec<(HostId, UserId, RowId)> = Vec::with_capacity(estate.seats.len());
        for row in estate.row_ids() {
            seats.extend(estate.seats_of(row).iter().map(|seat| (seat.host, seat.id, row)));
        }
        seats.sort_unstable();
        let mut pairs: Vec<(RowId, AccountId)> = Vec::with_capacity(seats.len() + estate.by_email.len());
        let mut accounts = estate.account_ids().zip(&estate.accounts).peekable();
        for (host, id, row) in seats {
            while accounts.next_if(|(_, account)| (account.host, account.id) < (host, id)).is_some() {}
            if let Some((account, found)) = accounts.peek()
                && (found.host, found.id) == (host, id)
            {
                pairs.push((row, *account));
            }
        }
        pairs.extend(&estate.by_email);
        pairs.extend(world.found());
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = Vec::with_capacity(estate.rows.len() + 1);
        for (at, (row, _)) in pairs.iter().enumerate() {
            starts.resize(starts.len().max(row.index() + 1), at as u32);
        }
        starts.resize(estate.rows.len() + 1, pairs.len() as u32);
        Self { starts, accounts: pairs.into_iter().map(|(_, account)| account).collect() }
    }

    /// The server accounts of a row, sorted.
    pub(super) fn of_row(&self, row: RowId) -> &[AccountId] {
        &self.accounts[self.starts[row.index()] as usize..self.starts[row.index() + 1] as usize]
    }
}

/// A login on a server of somebody who is joined with the account there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ServerLogin {
    /// The server.
    pub(super) host: u16,
    /// Which of the person's logins it is.
    login: Option<usize>,
    /// The number or letter that it has, as that of a second account does.
    pub(super) mark: Option<Mark>,
}

impl ServerLogin {
    /// The login; none where it is blank.
    pub(super) fn of(self, person: &Person) -> Option<&Handle> {
        self.login.map(|at| &person.logins[at])
    }
}

/// The logins of the accounts that a row is joined with.
pub(super) fn server_logins(reader: &Reader<'_>, row: RowId, person: &Person) -> SmallVec<[ServerLogin; 2]> {
    let estate = reader.estate;
    let logins = reader.accounts_of(row).into_iter().filter_map(|account| {
        let host = estate.account(account).host.0;
        let raw = estate.raw(estate.login_of(account));
        let (login, mark) = (person.find_login(raw), mark_of(raw));
        (usize::from(host) < estate.hosts.len()).then_some(ServerLogin { host, login, mark })
    });
    logins.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Options;
    use crate::read::{LoadOptions, Progress, load};
    use std::sync::Arc;

    #[test]
    fn every_row_has_the_accounts_that_it_is_joined_with() {
        let estate = load(&crate::demo::inputs(), &LoadOptions::default(), &Progress::default()).unwrap();
        let world = World::judge(Arc::new(estate), Options::default(), Arc::default());
        let joined = Joined::of(&world);
        for row in world.estate.row_ids() {
            assert_eq!(joined.of_row(row), world.joined_with(row));
        }
        assert!(world.estate.row_ids().any(|row| joined.of_row(row).len() > 1));
        assert!(world.found().any(|(row, account)| joined.of_row(row).contains(&account)));
    }
}
