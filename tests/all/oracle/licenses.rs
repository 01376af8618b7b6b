//! Licences are rows: how many there are, and how many the next sync frees.

use super::expect::{Account, Counted, Kind, ReportRow, Verdict};
use super::join::{blank, same_email};
use super::world::Row;
use std::collections::BTreeMap;

/// What has to happen before a row without a cloud account goes away; nothing frees the other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    AfterSync,
    ToCheck,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licenses {
    pub reported: u64,
    pub after_sync: u64,
    pub to_check: u64,
    pub added: u64,
    pub by_kind: BTreeMap<&'static str, u64>,
}

/// Without candidates and notes nobody is counted twice for sure, so a row waits for the sync, for a look, or for ever.
pub fn step(row: &Row, inside: &[Verdict]) -> Option<Step> {
    let never = !blank(&row.login) || !row.invites.is_empty() || row.active == Some(false);
    if never || inside.is_empty() || inside.contains(&Verdict::ServerOnly) {
        None
    } else if inside.contains(&Verdict::Conflict) {
        Some(Step::ToCheck)
    } else {
        Some(Step::AfterSync)
    }
}

/// The persons whom the next sync brings: outside the report, matched with nobody, and no second address of a counted one.
pub fn added(accounts: &[Account]) -> u64 {
    let mut persons: Vec<Option<&str>> = Vec::new();
    for account in accounts {
        if account.counted != Counted::NotInReport
            || !matches!(account.verdict, Verdict::ServerOnly | Verdict::Conflict)
        {
            continue;
        }
        let email = account.facts.email.as_deref();
        let same = |other: Option<&str>| matches!((email, other), (Some(a), Some(b)) if same_email(a, b));
        let in_report = accounts.iter().any(|other| {
            other.counted != Counted::NotInReport
                && other.verdict != Verdict::NotCounted
                && same(other.facts.email.as_deref())
        });
        if !in_report && !persons.iter().any(|person| same(*person)) {
            persons.push(email);
        }
    }
    persons.len() as u64
}

impl Licenses {
    pub fn count(rows: &[ReportRow], added: u64, seats: Option<u64>) -> Self {
        let in_step = |step| rows.iter().filter(|row| row.step == Some(step)).count() as u64;
        let billed = rows.iter().filter(|row| row.kind != Kind::VisualStudio && row.row.active != Some(false)).count();
        let mut by_kind: BTreeMap<&str, u64> = Kind::ALL.iter().map(|kind| (kind.word(), 0)).collect();
        for row in rows {
            *by_kind.get_mut(row.kind.word()).unwrap() += 1;
        }
        Self {
            reported: seats.unwrap_or(billed as u64),
            after_sync: in_step(Step::AfterSync),
            to_check: in_step(Step::ToCheck),
            added,
            by_kind,
        }
    }

    pub fn sketch(&self) -> String {
        let Self { reported, after_sync, to_check, added, .. } = self;
        format!("reported={reported} after_sync={after_sync} to_check={to_check} added={added}")
    }
}
