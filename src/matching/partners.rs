//! Who belongs together on the two sides: what a rule finds, what the report holds, what is likely.

use super::World;
use super::candidates::Candidates;
use super::finding::Finding;
use super::index::Index;
use super::verdict::Verdict;
use crate::model::{AccountId, Estate, RowId};
use std::collections::HashSet;

/// The accounts whose rule finds a row, or that are in conflict over it, sorted by row.
pub(super) fn found_of_row(estate: &Estate, index: &Index, findings: &[Finding]) -> Vec<(RowId, AccountId)> {
    let mut found: Vec<(RowId, AccountId)> = Vec::new();
    for (account, finding) in estate.account_ids().zip(findings) {
        match (finding.verdict, finding.cloud) {
            (Verdict::PendingSync | Verdict::Conflict, Some(row)) => found.push((row, account)),
            // Several cloud accounts have its address: it is each one's conflict.
            (Verdict::Conflict, None) => {
                let hits = index.key(account).map(|key| index.hits(key)).unwrap_or_default();
                let hits = hits.iter().filter(|hit| finding.rule.is_some_and(|rule| rule.group() == hit.rule.group()));
                found.extend(hits.take(Candidates::MOST).map(|hit| (hit.row, account)));
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl World {
    /// The server accounts that a row is joined with: those it holds, and those that a rule finds it for, which the next
    /// sync will join. Sorted.
    pub(super) fn joined_with(&self, row: RowId) -> Vec<AccountId> {
        let mut joined = self.estate.accounts_of(row);
        let start = self.found_of_row.partition_point(|(of, _)| *of < row);
        let found = self.found_of_row[start..].iter().take_while(|(of, _)| *of == row).map(|(_, account)| *account);
        joined.extend(found.filter(|account| self.is_found_alone(*account)));
        joined.sort_unstable();
        joined.dedup();
        joined
    }

    /// The other accounts of its server that notes name a row for.
    pub(super) fn named_beside(&self, account: AccountId, row: RowId) -> impl Iterator<Item = AccountId> {
        let host = |account: AccountId| self.estate.account(account).host;
        let start = self.named_by_notes.partition_point(|(of, _)| *of < row);
        let named = self.named_by_notes[start..].iter().take_while(move |(of, _)| *of == row).map(|(_, named)| *named);
        named.filter(move |named| *named != account && host(*named) == host(account))
    }

    /// All rows that a rule finds for an account that no report row holds, each with the account.
    pub(super) fn found(&self) -> impl Iterator<Item = (RowId, AccountId)> {
        self.found_of_row.iter().copied().filter(|(_, account)| self.is_found_alone(*account))
    }

    fn is_found_alone(&self, account: AccountId) -> bool {
        self.finding(account).verdict == Verdict::PendingSync
    }

    /// The rows on the cloud side that belong to it: matched, found, else candidates, best first.
    #[must_use]
    pub fn partners(&self, account: AccountId) -> Vec<RowId> {
        let rows = self.estate.rows_of(account).iter().copied();
        let mut partners: Vec<RowId> = rows.filter(|row| self.estate.row(*row).login.is_filled()).collect();
        partners.extend(self.cloud(account));
        if partners.is_empty() {
            let found = self.index.key(account).map(|key| self.index.hits(key)).unwrap_or_default();
            partners.extend(found.iter().map(|posting| posting.row).take(Candidates::MOST));
        }
        partners.extend(self.candidates(account).iter().map(|candidate| candidate.row));
        let mut seen = HashSet::new();
        partners.retain(|row| seen.insert(*row));
        partners
    }

    /// The server accounts that belong to a row: those it holds, those whose rule finds it, those that a note names it
    /// for, then those that it is a candidate of.
    #[must_use]
    pub fn partners_of_row(&self, row: RowId) -> Vec<AccountId> {
        let mut partners = self.estate.accounts_of(row);
        for pairs in [&self.found_of_row, &self.named_by_notes] {
            let start = pairs.partition_point(|(of, _)| *of < row);
            partners.extend(pairs[start..].iter().take_while(|(of, _)| *of == row).map(|(_, account)| *account));
        }
        if let Some(candidates) = &self.candidates {
            partners.extend(candidates.of_row(row));
        }
        let mut seen = HashSet::new();
        partners.retain(|account| seen.insert(*account));
        partners
    }

    /// The server accounts whose verdict is the row's too: those it holds, those that a rule finds it for, and those
    /// that are counted twice beside it. To be a weak candidate says nothing about a row.
    #[must_use]
    pub fn counterparts(&self, row: RowId) -> Vec<AccountId> {
        let held = self.estate.accounts_of(row);
        let mut counterparts = self.partners_of_row(row);
        counterparts.retain(|account| match self.verdict(*account) {
            Verdict::ServerOnly => held.contains(account),
            Verdict::Double | Verdict::Checking => {
                held.contains(account) || self.partners(*account).first() == Some(&row)
            }
            _ => true,
        });
        counterparts
    }
}
