//! Weighs the pairs that have a key in common, in parts, one for each core.

use super::counts::Counts;
use super::evidence::names::Names;
use super::evidence::{self, Relations};
use super::habits::{HostHabits, style_of};
use super::joined::{ServerLogin, server_logins};
use super::person::{Person, Reader};
use super::search::{go_on, part};
use super::sides::{Side, Sides};
use super::weigh::{self, Matched, Moved, Weight};
use super::weights as w;
use super::words::{WordId, Words};
use crate::matching::{Reason, Reasons};
use crate::model::RowId;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

/// A pair that weighs enough to be settled.
pub(super) struct Weighed {
    pub(super) side: u32,
    pub(super) row: u32,
    pub(super) weight: Weight,
    /// Whether it is a second account beside a matched one.
    pub(super) second: bool,
    pub(super) reasons: Reasons,
}

/// All that was learned, for weighing.
struct Scales<'w> {
    counts: &'w Counts,
    habits: &'w [HostHabits],
    sides: &'w Sides,
    /// For each person how many of those in their domain have their style of address.
    styles: Vec<f64>,
    /// The least weight that is settled, and from which on reasons are wanted in any case.
    least: f64,
    listed: f64,
}

/// Weighs pairs of row and account that are sorted by row; `None` where it was cancelled.
pub(super) fn weigh_all(
    reader: &Reader<'_>,
    counts: &Counts,
    habits: &[HostHabits],
    sides: &Sides,
    pairs: &[(u32, u32)],
    cancel: &AtomicBool,
) -> Option<Vec<Weighed>> {
    let scales = Scales {
        counts,
        habits,
        sides,
        styles: styles(&reader.words, &sides.people),
        least: (counts.people() * 1e-3).ln(),
        listed: (counts.people() * 0.005).ln(),
    };
    let weigh_part = |rows: &[&[(u32, u32)]]| {
        let mut reader = reader.clone();
        let mut weighed = Vec::new();
        for (number, of_row) in rows.iter().enumerate() {
            go_on(number, cancel)?;
            scales.weigh_row(&mut reader, of_row, &mut weighed);
        }
        Some(weighed)
    };
    let rows: Vec<&[(u32, u32)]> = pairs.chunk_by(|a, b| a.0 == b.0).collect();
    let parts: Option<Vec<_>> = rows.par_chunks(part(rows.len())).map(weigh_part).collect();
    Some(parts?.into_iter().flatten().collect())
}

impl Scales<'_> {
    /// Weighs the pairs of one row.
    fn weigh_row(&self, reader: &mut Reader<'_>, pairs: &[(u32, u32)], weighed: &mut Vec<Weighed>) {
        let estate = reader.estate;
        let row = pairs[0].0;
        let theirs = reader.row(RowId(row));
        let words = &reader.words;
        let joined = server_logins(reader, RowId(row), &theirs);
        let is_near = |one: WordId, two: WordId| self.sides.near.has(one, two);
        for (_, number) in pairs {
            let side = &self.sides.sides[*number as usize];
            let ours = &self.sides.people[side.person as usize];
            let is_first = |login: &ServerLogin| {
                let hash = login.of(&theirs).map_or(0, |handle| handle.hash);
                login.host == side.host && side.second.is_some_and(|(first, _)| first == hash)
            };
            let second = joined.iter().any(is_first);
            if side.is_role && !second {
                continue;
            }
            let relations = evidence::compare(estate, words, ours, &theirs, &is_near, second);
            let mut reasons = relations.reasons;
            let weight = if second {
                reasons = reasons.with(Reason::SecondAccount);
                self.second(side, &relations)
            } else {
                let matched = if joined.is_empty() {
                    Matched::Nowhere
                } else if joined.iter().any(|login| login.host == side.host) {
                    Matched::Here
                } else {
                    Matched::Elsewhere
                };
                let own = self.habits.get(usize::from(side.host)).copied().unwrap_or_default();
                weigh::weigh(words, self.counts, &own, &relations, matched, self.styles[side.person as usize])
            };
            if weight.value > self.least {
                let may_be_listed = weight.value > self.listed || weight.moved != Moved::Unknown;
                if may_be_listed && !second {
                    reasons = evidence::compare(estate, words, ours, &theirs, &is_near, true).reasons;
                    if reasons.is_empty() {
                        reasons = reasons.with(relations.weaker);
                    }
                }
                weighed.push(Weighed { side: *number, row, weight, second, reasons });
            }
        }
    }

    /// What a second account beside a matched one weighs.
    fn second(&self, side: &Side, relations: &Relations) -> Weight {
        let numbered = side.second.is_some_and(|(_, numbered)| numbered);
        let same_name = relations.reasons.has(Reason::SameName);
        let differs = matches!(relations.names, Names::Differ { .. });
        let chance = match (numbered, same_name, differs) {
            (_, _, true) => 0.01,
            (true, false, _) => 6.0,
            (true, true, _) => 40.0,
            (false, ..) => w::SECOND_ACCOUNT,
        };
        Weight { value: (self.counts.people() * chance).ln(), moved: Moved::Unknown }
    }
}

/// For each person, the share of the style of their address in its domain.
fn styles(words: &Words, people: &[Person]) -> Vec<f64> {
    let style = |person: &Person| {
        person.addresses.first().map_or((u32::MAX, 0), |address| {
            let separator = address.local.chars().find_map(|c| ['.', '_', '-'].iter().position(|of| *of == c));
            let style = style_of(words, person, &address.handle) * 4 + separator.map_or(0, |at| at + 1);
            (address.domain.0, style)
        })
    };
    let styles: Vec<(u32, usize)> = people.iter().map(style).collect();
    let mut counts: HashMap<(u32, usize), u32> = HashMap::new();
    let mut domains: HashMap<u32, u32> = HashMap::new();
    for style in &styles {
        *counts.entry(*style).or_default() += 1;
        *domains.entry(style.0).or_default() += 1;
    }
    let share = |style| (f64::from(counts[style]) + 1.0) / (f64::from(domains[&style.0]) + 3.0);
    styles.iter().map(share).collect()
}
