//! How much more often somebody who is sought has addresses of a kind, learned with the priors of each group of those who
//! ask. Where a directory gives everybody one address, who has theirs is nobody who has another; who works for a partner has
//! one that the enterprise marks; and whose address is an alias has the usual one beside it.

use super::addressed::{AddressCounts, KINDS};
use super::beside::How;
use super::groups::Group;
use super::posterior::Pair;
use super::standing::{Sought, Standing, Standings};
use super::weights as w;
use std::collections::BTreeMap;

/// How much more often somebody who is sought by each group has which addresses.
#[derive(Clone, Debug, Default)]
pub(super) struct Having(BTreeMap<Group, Times>);

/// So by what addresses they have, and by how two of one domain differ a little.
#[derive(Clone, Copy, Debug)]
struct Times {
    addressed: [f64; KINDS],
    written: [f64; WRITTEN.len()],
}

/// In what two addresses of one domain differ that are one mailbox, and how often, as it is assumed.
const WRITTEN: [(How, f64); 2] = [(How::Separator, w::SEPARATOR), (How::Order, w::NAME_ORDER)];

fn written(pair: &Pair) -> Option<usize> {
    let how = pair.beside?.how;
    WRITTEN.iter().position(|(of, _)| *of == how)
}

/// How likely those are that were found, by what addresses they have, and how many would have these by chance.
#[derive(Clone, Copy, Default)]
struct Found {
    all: f64,
    written: [f64; WRITTEN.len()],
    addressed: [f64; KINDS],
    chance: [f64; KINDS],
}

impl Found {
    /// Takes in the pairs of one who asks, for whom so large a share of the cloud has addresses of each kind.
    fn add(&mut self, pairs: &[Pair], shares: [f64; KINDS]) {
        let mut of_kinds = 0.0;
        for pair in pairs.iter().filter(|pair| !pair.second) {
            self.all += pair.probability;
            if let Some(at) = written(pair) {
                self.written[at] += pair.probability;
            }
            if let Some(addressed) = pair.addressed.filter(|_| pair.standing != Standing::Here) {
                self.addressed[addressed as usize] += pair.probability;
                of_kinds += pair.probability;
            }
        }
        self.chance.iter_mut().zip(shares).for_each(|(chance, share)| *chance += of_kinds * share);
    }

    /// Takes over the kinds that another has found.
    fn take_kinds(&mut self, other: &Self) {
        self.addressed.iter_mut().zip(other.addressed).for_each(|(own, more)| *own += more);
        self.chance.iter_mut().zip(other.chance).for_each(|(own, more)| *own += more);
    }

    /// How many times as often as by chance they have addresses of each kind, where so many times are known.
    fn times(&self, known: [f64; KINDS]) -> [f64; KINDS] {
        const LEAST: f64 = 0.02;
        let all = self.chance.iter().sum::<f64>().max(1e-9);
        std::array::from_fn(|at| {
            let assumed = w::HAVING_SEEN * self.chance[at] / all;
            let times = (self.addressed[at] + assumed * known[at] + LEAST) / (self.chance[at] + assumed + LEAST);
            times.clamp(w::HAVING_LEAST, w::HAVING_MOST)
        })
    }

    /// How many times as often as is assumed their addresses differ in each way.
    fn times_written(&self) -> [f64; WRITTEN.len()] {
        std::array::from_fn(|at| {
            let (_, assumed) = WRITTEN[at];
            let share = (self.written[at] + w::HAVING_SEEN * assumed) / (self.all + w::HAVING_SEEN);
            (share / assumed).min(w::WRITTEN_MOST)
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
        let mut found: BTreeMap<Group, Found> = BTreeMap::new();
        let mut shares: BTreeMap<(Group, u16), [f64; KINDS]> = BTreeMap::new();
        for of_side in pairs.chunk_by(|a, b| a.side == b.side) {
            let side = of_side[0].side as usize;
            let (group, host) = (groups[side], hosts[side]);
            let of_group = || counts.shares(group, standings.elsewhere(host), sought);
            let shares = *shares.entry((group, host)).or_insert_with(of_group);
            found.entry(group).or_default().add(of_side, shares);
        }
        let mut domains: BTreeMap<(u32, bool), Found> = BTreeMap::new();
        for (group, found) in &found {
            domains.entry((group.domain, group.is_marked)).or_default().take_kinds(found);
        }
        let learned = found.iter().map(|(group, found)| {
            let known = domains[&(group.domain, group.is_marked)].times([1.0; KINDS]);
            (*group, Times { addressed: found.times(known), written: found.times_written() })
        });
        Self(learned.collect())
    }

    /// How much more often it is one like that of a pair.
    pub(super) fn more(&self, group: Group, pair: &Pair) -> f64 {
        let Some(times) = self.0.get(&group) else { return 1.0 };
        let addressed = pair.addressed.map_or(1.0, |of| times.addressed[of as usize]);
        addressed * written(pair).map_or(1.0, |at| times.written[at])
    }
}
