//! What the search found, to be asked for by account or by report row.

use crate::matching::Candidate;
use crate::model::{AccountId, RowId};
use std::collections::BTreeMap;

/// What the search for candidates found for the unmatched accounts.
#[derive(Clone, Default)]
pub struct Candidates {
    accounts: Vec<AccountId>,
    starts: Vec<u32>,
    list: Vec<Candidate>,
    by_row: Vec<(RowId, AccountId)>,
    /// The best candidates of Visual Studio subscribers without an account.
    pub(super) subscribers: BTreeMap<RowId, Candidate>,
    /// How many values were not compared because too many have them.
    pub skipped: u64,
}

impl Candidates {
    /// The most candidates that an account has.
    pub const MOST: usize = 5;

    /// The candidates of an account, best first.
    #[must_use]
    pub fn of(&self, account: AccountId) -> &[Candidate] {
        let Ok(at) = self.accounts.binary_search(&account) else { return &[] };
        &self.list[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The accounts whose candidate a row is, in their order.
    #[must_use]
    pub fn of_row(&self, row: RowId) -> Vec<AccountId> {
        let start = self.by_row.partition_point(|(of, _)| *of < row);
        self.by_row[start..].iter().take_while(|(of, _)| *of == row).map(|(_, account)| *account).collect()
    }

    /// Rows of Visual Studio subscribers without an account, each with the account that looks most like the person's.
    pub fn subscribers(&self) -> impl Iterator<Item = (RowId, Candidate)> {
        self.subscribers.iter().map(|(row, candidate)| (*row, *candidate))
    }

    /// The account that looks most like a Visual Studio subscriber's.
    #[must_use]
    pub fn of_subscriber(&self, row: RowId) -> Option<Candidate> {
        self.subscribers.get(&row).copied()
    }

    /// Accounts that have candidates, with those.
    pub fn iter(&self) -> impl Iterator<Item = (AccountId, &[Candidate])> {
        self.accounts.iter().map(|account| (*account, self.of(*account)))
    }

    pub(super) fn from(found: BTreeMap<AccountId, Vec<Candidate>>, skipped: u64) -> Self {
        let mut candidates = Self { starts: vec![0], skipped, ..Self::default() };
        for (account, list) in found {
            candidates.accounts.push(account);
            candidates.by_row.extend(list.iter().map(|candidate| (candidate.row, account)));
            candidates.list.extend(list);
            candidates.starts.push(candidates.list.len() as u32);
        }
        candidates.by_row.sort_unstable();
        candidates
    }
}
