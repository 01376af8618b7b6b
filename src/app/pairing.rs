//! The search for the cloud account that is the same person's: any of the report, not only a candidate.

use super::deciding::Deciding;
use super::finding::Finding;
use super::{Who, of_finder_id};
use crate::model::{Estate, RowId};
use crate::query::{Finder, Hits, Wanted};
use std::sync::Arc;

/// A cloud account that is being looked for, to decide that it is the same person's.
#[derive(Debug)]
pub struct Pairing {
    /// The choice that led here, to come back to.
    pub deciding: Deciding,
    /// The search.
    pub finding: Finding,
}

impl Pairing {
    /// Begins the search for a decision.
    #[must_use]
    pub fn open(deciding: Deciding) -> Self {
        Self { deciding, finding: Finding::default() }
    }

    /// Looks among the cloud accounts with a login alone.
    pub fn narrow(&mut self, finder: &Finder, estate: &Estate) {
        let has_login = |id| matches!(of_finder_id(id), Who::Row(row) if estate.row(row).login.is_filled());
        self.finding.among = Some(Arc::new(finder.only(has_login)));
    }

    /// Takes the answer to a search, without those in which letters stand apart: a login that nobody has is to be told
    /// and not replaced by one that is like it. Who has exactly the login that was typed is chosen.
    pub fn take(&mut self, wanted: Wanted, hits: Arc<Hits>, estate: &Estate) {
        self.finding.take(wanted, Arc::new(Arc::unwrap_or_clone(hits).without_fuzzy()));
        let typed = self.finding.input.value().trim();
        let has_login = |who: Who| {
            who.row().and_then(|row| login(estate, row)).is_some_and(|login| login.eq_ignore_ascii_case(typed))
        };
        let place = self.finding.people().position(has_login);
        self.finding.at = place.unwrap_or(0);
    }

    /// The login of the chosen account.
    #[must_use]
    pub fn chosen(&self, estate: &Estate) -> Option<String> {
        login(estate, self.finding.chosen()?.row()?)
    }
}

fn login(estate: &Estate, row: RowId) -> Option<String> {
    estate.filled(estate.row(row).login).map(|login| login.text().into_owned())
}
