//! From weights to probabilities: rivals and nobody share one account, each group of addresses has its own prior,
//! learned by expectation and maximisation, and one cloud account has one account a server.

use super::weigh::{Moved, Telling};
use super::weights as w;
use std::collections::BTreeMap;

/// One pair that is worth a probability.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) side: u32,
    pub(super) row: u32,
    pub(super) value: f64,
    pub(super) moved: Moved,
    pub(super) second: bool,
    pub(super) reasons: crate::matching::Reasons,
    pub(super) probability: f64,
}

/// The group that a server account's prior is learned in: its domain, and the form of its local part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    pub(super) domain: u32,
    pub(super) form: u8,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    found: f64,
    all: f64,
}

#[derive(Clone, Copy, Default)]
struct Move {
    same: f64,
    all: f64,
    /// So, of addresses with a number.
    numbers_same: f64,
    numbers: f64,
}

const ROUNDS: usize = 12;

/// Gives each pair its probability; pairs are sorted by account, then by value from the highest.
pub(super) fn solve(pairs: &mut [Pair], groups: &[Group], hosts: &[u16], accounts: f64) {
    let mut priors: Vec<f64> = vec![w::PRIOR; groups.len()];
    let mut moves: BTreeMap<u32, Move> = BTreeMap::new();
    for _ in 0..ROUNDS {
        expect(pairs, groups, &priors, &moves, accounts, 1.0);
        priors = maximise(pairs, groups);
        moves = learn_moves(pairs, groups);
    }
    expect(pairs, groups, &priors, &moves, accounts, w::CAUTION);
    claim(pairs, hosts);
}

/// How much more often the local part is kept, or is not, in a domain than by chance.
fn kept(moved: Moved, learned: Option<&Move>) -> f64 {
    let Move { same, all, numbers_same, numbers } = learned.copied().unwrap_or_default();
    let share = (same + 1.5) / (all + 3.0);
    // Where nearly all kept theirs, the directory was moved as it was, and its addresses are nobody else's. Of names
    // alone only numbers tell: two directories of one style agree in all others.
    let likely =
        |same: f64, all: f64| if all > 4.0 { (((same + 1.5) / (all + 3.0) - 0.65) / 0.2).clamp(0.0, 1.0) } else { 0.0 };
    let as_it_was = likely(same, all);
    match moved {
        Moved::Unknown => 1.0,
        Moved::Same(chance, Telling::Name) => {
            (share / chance).clamp(0.5, 30.0) / (1.0 - 0.5 * as_it_was) / (1.0 - 0.65 * likely(numbers_same, numbers))
        }
        Moved::Same(chance, _) => share / (chance * (1.0 - 0.9 * as_it_was)),
        Moved::Renumbered => w::RENUMBERED * (1.0 - 0.95 * likely(numbers_same, numbers)),
        Moved::Other(chance, _) => (1.0 - share).max(0.05) / (1.0 - chance).max(0.3),
    }
}

fn expect(
    pairs: &mut [Pair],
    groups: &[Group],
    priors: &[f64],
    moves: &BTreeMap<u32, Move>,
    accounts: f64,
    caution: f64,
) {
    for of_one in pairs.chunk_by_mut(|a, b| a.side == b.side) {
        let Some(side) = of_one.first().map(|pair| pair.side as usize) else { continue };
        let prior = priors[side];
        let learned = moves.get(&groups[side].domain);
        for pair in of_one.iter_mut() {
            pair.probability = prior * pair.value.min(60.0).exp() * kept(pair.moved, learned) / accounts;
        }
        // Summed from the smallest, so that no other order can make another sum.
        let mut weights: Vec<f64> = of_one.iter().map(|pair| pair.probability).collect();
        weights.sort_unstable_by(f64::total_cmp);
        let all = (1.0 - prior) * caution + weights.iter().sum::<f64>();
        for pair in of_one {
            pair.probability /= all;
        }
    }
}

fn maximise(pairs: &[Pair], groups: &[Group]) -> Vec<f64> {
    let mut found = vec![0.0; groups.len()];
    for pair in pairs {
        found[pair.side as usize] += pair.probability;
    }
    let mut by_group: BTreeMap<Group, Sum> = BTreeMap::new();
    let mut by_domain: BTreeMap<u32, Sum> = BTreeMap::new();
    let mut total = Sum::default();
    for (group, found) in groups.iter().zip(&found) {
        for sum in [by_group.entry(*group).or_default(), by_domain.entry(group.domain).or_default(), &mut total] {
            sum.found += found;
            sum.all += 1.0;
        }
    }
    let shrunk = |sum: &Sum, to: f64| (sum.found + w::PRIOR_WEIGHT * to) / (sum.all + w::PRIOR_WEIGHT);
    let total = shrunk(&total, w::PRIOR);
    let priors = groups.iter().map(|group| {
        let domain = by_domain.get(&group.domain).map_or(total, |sum| shrunk(sum, total));
        by_group.get(group).map_or(domain, |sum| shrunk(sum, domain)).clamp(0.02, 0.95)
    });
    priors.collect()
}

fn learn_moves(pairs: &[Pair], groups: &[Group]) -> BTreeMap<u32, Move> {
    let mut moves: BTreeMap<u32, Move> = BTreeMap::new();
    for of_one in pairs.chunk_by(|a, b| a.side == b.side) {
        for pair in of_one {
            let of = moves.entry(groups[pair.side as usize].domain).or_default();
            let (is_same, telling) = match pair.moved {
                Moved::Same(_, telling) => (1.0, telling),
                Moved::Other(_, telling) => (0.0, telling),
                Moved::Renumbered => (0.0, Telling::Number),
                Moved::Unknown => continue,
            };
            of.same += is_same * pair.probability;
            of.all += pair.probability;
            if telling == Telling::Number {
                of.numbers_same += is_same * pair.probability;
                of.numbers += pair.probability;
            }
        }
    }
    moves
}

/// All claims on one cloud account on one server share it, second accounts apart.
fn claim(pairs: &mut [Pair], hosts: &[u16]) {
    let odds = |pair: &Pair| pair.probability / (1.0 - pair.probability).max(1e-9);
    let mut claims: Vec<(u32, u16, &mut Pair)> =
        pairs.iter_mut().filter(|pair| !pair.second).map(|pair| (pair.row, hosts[pair.side as usize], pair)).collect();
    // From the smallest, so that no other order can make another sum.
    claims.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(odds(a.2).total_cmp(&odds(b.2))));
    for of in claims.chunk_by_mut(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|of| of.len() > 1) {
        let all = 1.0 + of.iter().map(|(_, _, pair)| odds(pair)).sum::<f64>();
        of.iter_mut().for_each(|(_, _, pair)| pair.probability = odds(pair) / all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_were_kept_tell_that_a_directory_was_moved_as_it_was() {
        let name = Moved::Same(0.6, Telling::Name);
        let alike = Move { same: 40.0, all: 42.0, ..Move::default() };
        let moved = Move { numbers_same: 9.0, numbers: 9.0, ..alike };
        let counted_anew = Move { numbers_same: 0.5, numbers: 9.0, ..alike };
        assert!(kept(name, Some(&moved)) > 2.0 * kept(name, Some(&alike)));
        assert!(kept(name, Some(&counted_anew)) <= kept(name, Some(&alike)));
        assert!(kept(Moved::Renumbered, Some(&moved)) < 0.1 * kept(Moved::Renumbered, Some(&counted_anew)));
    }
}
