//! The sums over all accounts and rows: verdicts, rules, licences, causes.

use super::candidates::move_of;
use super::{Reason, Verdict, World};
use crate::model::{AccountId, Answer, Counted, RowId, RowKind};
use std::collections::{BTreeMap, HashMap, HashSet};

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
    /// Visual Studio subscribers counted beside their Enterprise account, by its address.
    pub visual_studio: u64,
    /// Visual Studio subscribers likely counted so, by a likely candidate.
    pub visual_studio_likely: u64,
    /// Persons that the next sync adds.
    pub added: u64,
    /// Those of them who are likely counted twice from then on.
    pub added_twice: u64,
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
    pub fn of(world: &World) -> Self {
        let estate = &*world.estate;
        let mut sums = Self {
            cloud_accounts: estate.cloud_accounts,
            server_accounts: estate.accounts.len() as u64,
            report_rows: estate.rows.len() as u64,
            noted: world.noted(),
            ..Self::default()
        };
        if !estate.has_report {
            return sums;
        }
        let mut causes = Causes::of(world);
        ((), sums.licenses) = rayon::join(|| sums.add_accounts(world), || licences(world, &mut causes));
        sums.causes = causes.sorted();
        sums
    }

    fn add_accounts(&mut self, world: &World) {
        for account in world.estate.account_ids() {
            let verdict = world.verdict(account);
            self.verdicts[verdict as usize] += 1;
            self.open += u64::from(world.is_open(account));
            match (verdict, world.rule(account)) {
                (Verdict::Matched | Verdict::PendingSync, Some(rule)) => self.rules[rule as usize] += 1,
                (Verdict::Matched, None) => self.reported_only += 1,
                _ => {}
            }
        }
    }
}

fn licences(world: &World, causes: &mut Causes) -> Licenses {
    let estate = &*world.estate;
    let ((added, added_twice), (steps, first_doubles)) = rayon::join(|| added(world), || steps(world));
    let mut sums = Licenses {
        purchased: estate.report.purchased,
        counted_from_rows: estate.report.consumed.is_none(),
        visual_studio: world.vs_doubles(),
        visual_studio_likely: world.likely_vs_doubles().count() as u64,
        added,
        added_twice,
        ..Licenses::default()
    };
    let mut counted = 0;
    for row in estate.row_ids() {
        let of = estate.row(row);
        sums.by_kind[of.kind as usize] += 1;
        counted += u64::from(of.kind != RowKind::VisualStudio && of.license_active != Answer::No);
        if of.login.is_filled() || of.invited || of.license_active == Answer::No {
            continue;
        }
        match steps[row.index()] {
            Step::AfterSync => sums.after_sync += 1,
            Step::Confirmed => sums.confirmed += 1,
            Step::Likely => sums.likely += 1,
            Step::ToCheck => sums.to_check += 1,
            Step::Empty | Step::Stays => continue,
        }
        if matches!(steps[row.index()], Step::Confirmed | Step::Likely)
            && let Some(account) = first_doubles.get(&row)
        {
            causes.add_row(world, *account);
        }
    }
    sums.reported = estate.report.consumed.unwrap_or(counted);
    sums
}

/// The last step that a row needs before it consumes nothing; the largest of its accounts' steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// It holds no account that the files know.
    Empty,
    /// The next sync frees it.
    AfterSync,
    /// A note says that its accounts are somebody's on the cloud.
    Confirmed,
    /// Candidates say so.
    Likely,
    /// A conflict in it is to be looked at first.
    ToCheck,
    /// An account in it is nobody's on the cloud.
    Stays,
}

/// The step of every row without a cloud account, and the first double of those that hold one.
fn steps(world: &World) -> (Vec<Step>, HashMap<RowId, AccountId>) {
    let estate = &*world.estate;
    let mut steps = vec![Step::Empty; estate.rows.len()];
    let mut first_doubles = HashMap::new();
    for account in estate.account_ids() {
        let rows = estate.rows_of(account);
        if rows.iter().all(|row| estate.row(*row).login.is_filled()) {
            continue;
        }
        let step = account_step(world, account);
        for row in rows {
            steps[row.index()] = steps[row.index()].max(step);
            if matches!(step, Step::Confirmed | Step::Likely) {
                first_doubles.entry(*row).or_insert(account);
            }
        }
    }
    (steps, first_doubles)
}

fn account_step(world: &World, account: AccountId) -> Step {
    match world.verdict(account) {
        Verdict::Matched | Verdict::PendingSync | Verdict::NotCounted => Step::AfterSync,
        Verdict::Double if world.is_confirmed(account) => Step::Confirmed,
        Verdict::Double => Step::Likely,
        Verdict::Conflict => Step::ToCheck,
        Verdict::ServerOnly | Verdict::Checking => Step::Stays,
    }
}

/// Whether the next sync frees the rows that hold an account, and not only joins it.
pub(super) fn is_freed(world: &World, account: AccountId) -> bool {
    let estate = &*world.estate;
    estate.rows_of(account).iter().all(|row| {
        let of = estate.row(*row);
        let steps = estate.accounts_of(*row).into_iter().map(|account| account_step(world, account));
        !of.invited && of.license_active != Answer::No && steps.max() == Some(Step::AfterSync)
    })
}

/// Persons not in the report that nothing matches; who shares a primary e-mail is one person, and none where the
/// address is already counted; and how many of them are likely counted twice.
fn added(world: &World) -> (u64, u64) {
    let estate = &*world.estate;
    let mut seen = vec![false; world.index.keys()];
    let (mut added, mut twice) = (0, 0);
    let absent = |account: AccountId| estate.counted(account) == Counted::NotInReport;
    for account in estate.account_ids().filter(|account| !absent(*account)) {
        if let Some(key) = world.index.key(account) {
            seen[key as usize] |= world.verdict(account) != Verdict::NotCounted;
        }
    }
    for account in estate.account_ids().filter(|account| absent(*account)) {
        let verdict = world.verdict(account);
        if !verdict.is_unmatched() && verdict != Verdict::Conflict {
            continue;
        }
        let is_seen = |key: u32| std::mem::replace(&mut seen[key as usize], true);
        if !world.index.key(account).is_some_and(is_seen) {
            added += 1;
            twice += u64::from(verdict == Verdict::Double);
        }
    }
    (added, twice)
}

/// Why people are counted twice.
#[derive(Default)]
pub(super) struct Causes(BTreeMap<(Reason, Option<String>), Counts>);

/// What is counted of one cause.
#[derive(Default)]
struct Counts {
    accounts: u64,
    licenses: u64,
    /// The cloud accounts of the people.
    people: HashSet<RowId>,
}

impl Causes {
    /// Counts the doubles by cause.
    pub(super) fn of(world: &World) -> Self {
        let mut causes = Self::default();
        for account in world.estate.account_ids() {
            if let Some((row, cause)) = best_and_cause(world, account) {
                let counts = causes.0.entry(cause).or_default();
                counts.accounts += 1;
                counts.people.insert(row);
            }
        }
        causes
    }

    /// How many people are counted twice for a cause, whose accounts may be on several servers.
    pub(super) fn people(&self, cause: &(Reason, Option<String>)) -> u64 {
        self.0.get(cause).map_or(0, |counts| counts.people.len() as u64)
    }

    /// Counts an avoidable row under the cause of its first double.
    fn add_row(&mut self, world: &World, first: AccountId) {
        if let Some(counts) = cause(world, first).and_then(|cause| self.0.get_mut(&cause)) {
            counts.licenses += 1;
        }
    }

    fn sorted(self) -> Vec<Cause> {
        let causes = self.0.into_iter().map(|((reason, detail), counts)| Cause {
            reason,
            detail,
            accounts: counts.accounts,
            licenses: counts.licenses,
        });
        let mut causes: Vec<Cause> = causes.collect();
        causes.sort_by(|a, b| {
            (b.licenses, b.accounts)
                .cmp(&(a.licenses, a.accounts))
                .then_with(|| (a.reason, &a.detail).cmp(&(b.reason, &b.detail)))
        });
        causes
    }
}

/// The cause of a double: that it is a second account, else the first reason of its best candidate, in table order; a
/// note only where nothing else is.
pub(super) fn cause(world: &World, account: AccountId) -> Option<(Reason, Option<String>)> {
    best_and_cause(world, account).map(|(_, cause)| cause)
}

/// The cloud account that it is likely the same person's as, and the cause.
fn best_and_cause(world: &World, account: AccountId) -> Option<(RowId, (Reason, Option<String>))> {
    if world.verdict(account) != Verdict::Double {
        return None;
    }
    let best = world.candidates(account).into_iter().next()?;
    let first = || best.reasons.iter().find(|reason| *reason != Reason::Note).unwrap_or(Reason::Note);
    let reason = if best.reasons.has(Reason::SecondAccount) { Reason::SecondAccount } else { first() };
    let detail = (reason == Reason::OtherDomain).then(|| {
        let (from, to) = move_of(&world.estate, account, best.row);
        format!("{} -> {}", String::from_utf8_lossy(&from), String::from_utf8_lossy(&to))
    });
    Some((best.row, (reason, detail)))
}
