//! Every attempt of every rule for one account, as a value: what was compared, what was hit, and where that stands.

use super::Rule;
use crate::model::{Kind, RowId, Text};

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
    /// The rules in order.
    pub attempts: Vec<Attempt>,
}
