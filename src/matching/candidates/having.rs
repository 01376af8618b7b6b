//! How much more often somebody who is sought has addresses of a kind, learned with the priors of each group of those who
//! ask. Where a directory gives everybody one address, who has theirs is nobody who has another; who works for a partner has
//! one that the enterprise marks; and whose address is an alias has the usual one beside it.

use super::addressed::{AddressCounts, Addressed, KINDS};
use super::beside::How;
use super::groups::Group;
use super::posterior::Pair;
use super::standing::{Sought, Standing, Standings};
use super::weights as w;
use std::collections::BTreeMap;

/// What those who are likely found have taught of each group, and of each domain.
#[derive(Clone, Debug, Default)]
pub(super) struct Having {
    groups: BTreeMap<Group, Found>,
    domains: BTreeMap<(u32, bool), Found>,
    /// The shares of the cloud that have addresses of each kind, for each group on each server.
    shares: BTreeMap<(Group, u16), [f64; KINDS]>,
}

/// How many times as often somebody who is sought has addresses of each kind, and such as differ a little.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    addressed: [f64; KINDS],
    written: [f64; WRITTEN.len()],
}

/// In what two addresses of one domain differ that one person has, how often, as it is assumed, and how many times as often
/// at most.
const WRITTEN: [(How, f64, f64); 3] = [
    (How::Separator, w::SEPARATOR, w::WRITTEN_MOST),
    (How::Order, w::NAME_ORDER, w::WRITTEN_MOST),
    (How::Number, w::NUMBERED_TWICE, w::NUMBERED_TWICE_MOST),
];

fn written(pair: &Pair) -> Option<usize> {
    let how = pair.beside?.how;
    WRITTEN.iter().position(|(of, ..)| *of == how)
}

/// How likely those are that were found, by what addresses they have, and how many would have these by chance.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    all: f64,
    written: [f64; WRITTEN.len()],
    addressed: [f64; KINDS],
    chance: [f64; KINDS],
}

impl Found {
    /// That of the pairs of one who asks, for whom so large a share of the cloud has addresses of each kind.
    fn of(pairs: &[Pair], shares: [f64; KINDS]) -> Self {
        let mut found = Self::default();
        for pair in pairs.iter().filter(|pair| !pair.second) {
            found.all += pair.probability;
            if let Some(at) = written(pair) {
                found.written[at] += pair.probability;
            }
            if let Some(addressed) = pair.addressed.filter(|_| pair.standing != Standing::Here) {
                found.addressed[addressed as usize] += pair.probability;
            }
        }
        let of_kinds: f64 = found.addressed.iter().sum();
        found.chance = shares.map(|share| of_kinds * share);
        found
    }

    /// Takes over what another has found.
    fn take(&mut self, other: &Self) {
        let add = |own: &mut [f64], more: &[f64]| own.iter_mut().zip(more).for_each(|(own, more)| *own += more);
        self.all += other.all;
        add(&mut self.written, &other.written);
        add(&mut self.addressed, &other.addressed);
        add(&mut self.chance, &other.chance);
    }

    /// What the others have found.
    fn without(&self, own: &Self) -> Self {
        let less = |all: f64, own: f64| (all - own).max(0.0);
        Self {
            all: less(self.all, own.all),
            written: std::array::from_fn(|at| less(self.written[at], own.written[at])),
            addressed: std::array::from_fn(|at| less(self.addressed[at], own.addressed[at])),
            chance: std::array::from_fn(|at| less(self.chance[at], own.chance[at])),
        }
    }

    /// How many times as often as by chance they have addresses of each kind, where so many times are known.
    fn times(&self, known: [f64; KINDS]) -> [f64; KINDS] {
        std::array::from_fn(|at| {
            let times = (self.addressed[at] + w::HAVING_SEEN * known[at]) / (self.chance[at] + w::HAVING_SEEN);
            times.clamp(w::HAVING_LEAST, w::HAVING_MOST)
        })
    }

    /// How many times as often as is assumed their addresses differ in each way.
    fn times_written(&self) -> [f64; WRITTEN.len()] {
        std::array::from_fn(|at| {
            let (_, assumed, most) = WRITTEN[at];
            let share = (self.written[at] + w::WRITTEN_SEEN * assumed) / (self.all + w::WRITTEN_SEEN);
            // That nobody did so yet says little of an error of typing.
            (share / assumed).clamp(1.0, most)
        })
    }
}

impl Having {
    /// What was learned from pairs that are likely, sorted by account.
    pub(super) fn learn(
        pairs: &[Pair],
        groups: &[Group],
        hosts: &[u16],
        (counts, standings): (&AddressCounts, &Standings),
        sought: &Sought,
    ) -> Self {
        let mut having = Self::default();
        for of_side in pairs.chunk_by(|a, b| a.side == b.side) {
            let side = of_side[0].side as usize;
            let (group, host) = (groups[side], hosts[side]);
            let of_group = || counts.shares(group, standings.elsewhere(host), sought);
            let shares = *having.shares.entry((group, host)).or_insert_with(of_group);
            let found = Found::of(of_side, shares);
            having.groups.entry(group).or_default().take(&found);
        }
        for (group, found) in &having.groups {
            having.domains.entry(domain(*group)).or_default().take(found);
        }
        having
    }

    /// What the others of a group on a server have taught of one who asks, whose pairs are as they taught.
    pub(super) fn times(&self, group: Group, host: u16, pairs: &[Pair]) -> Option<Times> {
        let own = Found::of(pairs, *self.shares.get(&(group, host))?);
        let (found, known) = (self.groups.get(&group)?.without(&own), self.domains.get(&domain(group))?.without(&own));
        let mut known = known.times([1.0; KINDS]);
        // Who has the usual address has no other one, who has an alias has: what one group has at home tells nothing of another.
        for kind in [Addressed::Alike, Addressed::Otherwise] {
            known[kind as usize] = 1.0;
        }
        Some(Times { addressed: found.times(known), written: found.times_written() })
    }
}

/// The domain of a group, and whether it is of those who work for other companies.
fn domain(group: Group) -> (u32, bool) {
    (group.domain, group.is_marked)
}

impl Times {
    /// How much more often it is one like that of a pair.
    pub(super) fn more(&self, pair: &Pair) -> f64 {
        let addressed = pair.addressed.map_or(1.0, |of| self.addressed[of as usize]);
        addressed * written(pair).map_or(1.0, |at| self.written[at])
    }
}
