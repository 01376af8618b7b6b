//! The sums over all accounts and rows: verdicts, rules, licences, causes.

use super::{Reason, World};

/// What the whole estate adds up to. Always of everything, never of a filtered list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Distinct logins of report rows.
    pub cloud_accounts: u64,
    /// Server accounts of all files.
    pub server_accounts: u64,
    /// Report rows.
    pub report_rows: u64,
    /// Accounts by effective verdict, as `Verdict` counts (the last is *checking*).
    pub verdicts: [u64; 7],
    /// Accounts by the rule, over matched and pending ones.
    pub rules: [u64; 6],
    /// Matched accounts without a rule in these files.
    pub reported_only: u64,
    /// Licences.
    pub licenses: Licenses,
    /// Why people are counted twice, largest first.
    pub causes: Vec<Cause>,
    /// Accounts that are still to do.
    pub open: u64,
    /// Accounts and rows with a note.
    pub noted: u64,
}

/// Licences, all of them report rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licenses {
    /// Bought, where the API gave the number.
    pub purchased: Option<u64>,
    /// Consumed by GitHub's number, or counted from rows.
    pub reported: u64,
    /// Whether `reported` was counted from rows.
    pub counted_from_rows: bool,
    /// Freed by the next sync.
    pub after_sync: u64,
    /// Avoidable, by a note.
    pub confirmed: u64,
    /// Avoidable, by a likely candidate.
    pub likely: u64,
    /// With a conflict in them.
    pub to_check: u64,
    /// Visual Studio subscribers counted beside their Enterprise account.
    pub visual_studio: u64,
    /// Persons that the next sync adds.
    pub added: u64,
    /// Rows by kind: account, server only, invited, Visual Studio.
    pub by_kind: [u64; 4],
}

impl Licenses {
    /// Rows that need not be paid: after the sync, confirmed and likely.
    #[must_use]
    pub fn avoidable(&self) -> u64 {
        self.after_sync + self.confirmed + self.likely
    }
}

/// One cause of double counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The first reason of the best candidates.
    pub reason: Reason,
    /// What exactly, such as `old.example -> corp.example`; raw text from the files.
    pub detail: Option<String>,
    /// Doubles with this cause.
    pub accounts: u64,
    /// Avoidable rows that hold them.
    pub licenses: u64,
}

impl Sums {
    /// Adds everything up; grows with the number of accounts and rows.
    #[must_use]
    pub fn of(_world: &World) -> Self {
        todo!()
    }
}
