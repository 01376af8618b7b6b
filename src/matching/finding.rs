//! The deterministic verdict of every server account: what the rules find beside what the report says.

use super::index::{Found, Index, decide};
use super::{Rule, Verdict};
use crate::model::{AccountId, Estate, Reported, RowId, same_email};
use rayon::prelude::*;

/// What is decided about one server account before candidates and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// `Checking` stands for unmatched.
    pub(super) verdict: Verdict,
    /// *The* rule.
    pub(super) rule: Option<Rule>,
    /// The cloud account: reported, or found alone.
    pub(super) cloud: Option<RowId>,
    /// Whether it holds only under the what-if.
    pub(super) what_if: bool,
    /// Matched, and its e-mail has changed so that no rule finds the reported login any more.
    pub(super) at_risk: bool,
}

/// Judges all accounts. Without a report nothing is decided.
pub(super) fn judge_all(estate: &Estate, index: &Index) -> Vec<Finding> {
    let decided = index.decide_all();
    let accounts: Vec<AccountId> = estate.account_ids().collect();
    accounts.par_iter().map(|account| judge(estate, index, &decided, *account)).collect()
}

fn judge(estate: &Estate, index: &Index, decided: &[Option<Found>], account: AccountId) -> Finding {
    let key = index.key(account);
    let found = key.and_then(|key| decided[key as usize]);
    let reported = estate.reported(account);
    let mut finding = Finding {
        verdict: Verdict::Checking,
        rule: found.map(|found| found.rule),
        cloud: found.and_then(|found| found.only),
        what_if: false,
        at_risk: false,
    };
    if !estate.has_report {
        return finding;
    }
    match reported {
        Reported::One(row) => {
            let rule = key.and_then(|key| index.hits_with(key, row).first()).map(|posting| posting.rule);
            if rule.is_none() && found.is_some() {
                finding.verdict = Verdict::Conflict;
            } else {
                finding.verdict = Verdict::Matched;
                finding.rule = rule;
                finding.cloud = Some(row);
                finding.at_risk = rule.is_none() && email_changed(estate, account);
            }
        }
        Reported::Several(_) => finding.verdict = Verdict::Conflict,
        Reported::Nobody => match found {
            Some(Found { only: Some(_), .. }) => finding.verdict = Verdict::PendingSync,
            Some(_) => finding.verdict = Verdict::Conflict,
            None => try_alias(index, account, &mut finding),
        },
    }
    if is_not_counted(estate, account) {
        finding.verdict = Verdict::NotCounted;
        finding.at_risk = false;
        finding.what_if = false;
        finding.rule = found.map(|found| found.rule);
        finding.cloud = found.and_then(|found| found.only);
    }
    finding
}

fn try_alias(index: &Index, account: AccountId, finding: &mut Finding) {
    let Some(found) = index.alias_key(account).and_then(|key| decide(index.hits(key))) else { return };
    finding.what_if = true;
    finding.rule = Some(found.rule);
    finding.cloud = found.only;
    finding.verdict = if found.only.is_some() { Verdict::PendingSync } else { Verdict::Conflict };
}

/// Suspended accounts, the SCIM setup user and the ghost user consume nothing.
///
/// Source: GitHub's documentation, "License consumption"; the ghost user is our own knowledge.
pub(super) fn is_not_counted(estate: &Estate, account: AccountId) -> bool {
    let login = estate.raw(estate.login_of(account)).bytes();
    estate.account(account).suspended.is_yes()
        || login.eq_ignore_ascii_case(b"ghost")
        || login.eq_ignore_ascii_case(b"scim-admin")
}

/// Whether the server's own file gives another primary e-mail than the report's rows.
pub(super) fn email_changed(estate: &Estate, account: AccountId) -> bool {
    let now = estate.raw(estate.account(account).primary);
    let mut before = estate.rows_of(account).iter().flat_map(|row| estate.server_emails(*row)).peekable();
    !now.is_blank() && before.peek().is_some() && before.all(|text| !same_email(estate.raw(*text), now))
}
