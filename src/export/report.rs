//! What a report or an export is of: a judged estate, its sums, and the accounts and rows that were asked for. Choosing
//! them is left to `query`, writing them to the formats.

use super::Price;
use crate::matching::{Licenses, Sums, World};
use crate::model::{AccountId, RowId};
use crate::query::{List, sort_rows};

/// A report, ready to be written in any format.
pub struct Report<'a> {
    /// The estate as it is judged, candidates and notes in it.
    pub world: &'a World,
    /// Its sums, always of everything.
    pub sums: &'a Sums,
    /// The licences without the what-if, where there is one.
    pub without_what_if: Option<&'a Licenses>,
    /// The list that was asked for.
    pub list: List,
    /// The filter as it was typed.
    pub filter: Option<&'a str>,
    /// The server accounts to list, by host and id.
    pub accounts: Vec<AccountId>,
    /// The report rows to list, by login.
    pub rows: Vec<RowId>,
    /// What a licence costs a month.
    pub price: Option<&'a Price>,
}

impl Report<'_> {
    /// Lists by pseudonyms, where there are any: the order of the true names would tell of them.
    pub fn hide_order(&mut self) {
        let estate = &self.world.estate;
        if self.world.is_redacted() {
            self.accounts.sort_by_cached_key(|account| estate.account_name(*account));
            sort_rows(estate, &mut self.rows);
        }
    }

    /// Whether there is a cloud report, without which nothing can be decided.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.world.estate.has_report
    }
}
