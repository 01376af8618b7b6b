//! Every attempt of every rule for one account, as a value: what was compared, what was hit, and where that stands.

use super::index;
use super::{Rule, World};
use crate::model::{AccountId, Kind, RowId, Text};

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// At least one cloud account has the value.
    Matched,
    /// None has.
    NoMatch,
    /// The loaded files cannot tell.
    NotKnown,
}

impl Outcome {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::NoMatch => "no_match",
            Self::NotKnown => "not_known",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::NoMatch => "no match",
            Self::NotKnown => "not known",
        }
    }
}

/// One value of a cloud account that is equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The cloud account.
    pub cloud: RowId,
    /// The value, as the cloud spells it.
    pub value: Text,
}

/// The attempt of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The rule.
    pub rule: Rule,
    /// How it ended.
    pub outcome: Outcome,
    /// With how many non-blank values it compared, each cloud account's value once.
    pub compared: u64,
    /// The first hits, by login.
    pub hits: Vec<Hit>,
    /// The number of all hits.
    pub hits_total: u64,
    /// Which files would tell more.
    pub needs: Vec<Kind>,
}

impl Attempt {
    /// How many hits are shown.
    pub const SHOWN_HITS: usize = 20;
}

/// Every attempt for one server account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The value that was compared; unknown where no file tells the primary e-mail.
    pub compared: Text,
    /// Whether the address was compared with the domain of a what-if instead of its own.
    pub what_if: bool,
    /// The rules in order.
    pub attempts: Vec<Attempt>,
}

impl Trace {
    /// Tries every rule for an account.
    #[must_use]
    pub fn of(world: &World, account: AccountId) -> Self {
        let what_if = world.is_what_if(account);
        let key = if what_if { world.index.alias_key(account) } else { world.index.key(account) };
        let attempts = Rule::ALL.into_iter().map(|rule| attempt(world, account, key, rule)).collect();
        Self { compared: world.estate.account(account).primary, what_if, attempts }
    }
}

fn attempt(world: &World, account: AccountId, key: Option<u32>, rule: Rule) -> Attempt {
    let estate = &world.estate;
    let mut needs = Vec::new();
    let Some(key) = key else {
        needs.extend(tells_primary(world, account));
        return Attempt { rule, outcome: Outcome::NotKnown, compared: 0, hits: Vec::new(), hits_total: 0, needs };
    };
    let of_rule = world.index.hits(key).iter().filter(|posting| posting.rule == rule);
    let mut hits: Vec<Hit> = of_rule.map(|posting| Hit { cloud: posting.row, value: posting.value }).collect();
    hits.sort_by_key(|hit| world.login_order(hit.cloud));
    let hits_total = hits.len() as u64;
    hits.truncate(Attempt::SHOWN_HITS);
    let outcome = if hits_total > 0 {
        Outcome::Matched
    } else if index::is_known(estate, rule) {
        Outcome::NoMatch
    } else {
        needs.push(rule.told_by());
        Outcome::NotKnown
    };
    Attempt { rule, outcome, compared: world.index.compared[rule as usize], hits, hits_total, needs }
}

/// The files that would tell the primary e-mail of an account.
fn tells_primary(world: &World, account: AccountId) -> Vec<Kind> {
    let records = world.estate.records_of(account);
    let has = |kind| records.iter().any(|record| record.kind == kind);
    let kinds = [Kind::ServerAccounts, Kind::ServerUsers, Kind::ServerExport];
    kinds.into_iter().filter(|kind| !has(*kind)).collect()
}
