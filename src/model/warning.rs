//! What the files made us doubt, with a stable code and a place: counted by code, the first of each kept.

use super::Sentence;
use std::collections::BTreeMap;

/// The stable code of a warning: kebab-case, part of the contract with scripts.
pub type Code = &'static str;

/// One warning about a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its stable code.
    pub code: Code,
    /// Where in the source's decoded bytes it stands, where it has a place.
    pub at: Option<u32>,
    /// How often it holds: 1, or a number where one warning speaks for many places.
    pub count: u64,
    /// What was found, as a sentence without a full stop.
    pub message: Sentence,
}

/// The warnings of one source.
#[derive(Clone, Debug, Default)]
pub struct Warnings {
    kept: Vec<Warning>,
    counts: BTreeMap<Code, u64>,
}

impl Warnings {
    /// How many warnings of one code are kept with their places; the others are only counted.
    pub const KEPT_BY_CODE: u64 = 1_000;

    /// Adds a warning at a place.
    pub fn add(&mut self, code: Code, at: Option<u32>, message: impl FnOnce() -> Sentence) {
        self.add_many(code, at, 1, message);
    }

    /// Adds one warning that speaks for many places.
    pub fn add_many(&mut self, code: Code, at: Option<u32>, count: u64, message: impl FnOnce() -> Sentence) {
        let counted = self.counts.entry(code).or_default();
        if *counted < Self::KEPT_BY_CODE {
            self.kept.push(Warning { code, at, count, message: message() });
        }
        *counted = counted.saturating_add(count);
    }

    /// Adds the warnings of the part that follows.
    pub fn append(&mut self, next: Self) {
        let mut left = next.counts;
        for warning in next.kept {
            if let Some(left) = left.get_mut(warning.code) {
                *left = left.saturating_sub(warning.count);
            }
            self.add_many(warning.code, warning.at, warning.count, || warning.message);
        }
        for (code, count) in left {
            let counted = self.counts.entry(code).or_default();
            *counted = counted.saturating_add(count);
        }
    }

    /// The same warnings in other words.
    #[must_use]
    pub fn told(&self, tell: impl Fn(&Sentence) -> Sentence) -> Self {
        let kept = self.kept.iter().map(|warning| Warning { message: tell(&warning.message), ..warning.clone() });
        Self { kept: kept.collect(), counts: self.counts.clone() }
    }

    /// The warnings with their places, sorted by place, then code; of each code the first thousand.
    #[must_use]
    pub fn kept(&self) -> &[Warning] {
        &self.kept
    }

    /// How often each code holds.
    pub fn counts(&self) -> impl Iterator<Item = (Code, u64)> {
        self.counts.iter().map(|(code, count)| (*code, *count))
    }

    /// The number of warnings of all codes.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Puts the kept warnings into their lasting order.
    pub fn sort(&mut self) {
        self.kept.sort_by(|a, b| (a.at, a.code).cmp(&(b.at, b.code)));
    }
}
