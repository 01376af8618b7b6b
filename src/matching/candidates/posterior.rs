//! From weights to probabilities: rivals and nobody share one account, each group of addresses has its own prior,
//! learned by expectation and maximisation, and one cloud account has one account a server.

use super::addressed::{AddressCounts, Addressed};
use super::beside::Beside;
use super::groups::Group;
use super::having::Having;
use super::moved::{self, Moved, MovesOf};
use super::respelled::Respelled;
use super::standing::{Sought, Standing, Standings};
use super::strangers::Strangers;
use super::weigh::Alikes;
use super::weights as w;
use super::words::Alike;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// One pair that is worth a probability.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) side: u32,
    pub(super) row: u32,
    pub(super) value: f64,
    pub(super) moved: Moved,
    pub(super) beside: Option<Beside>,
    pub(super) alike: Alikes,
    /// How alike two full names are.
    pub(super) spelled: Option<Alike>,
    pub(super) second: bool,
    pub(super) standing: Standing,
    /// What addresses the cloud account has, where nothing says more of them.
    pub(super) addressed: Option<Addressed>,
    pub(super) reasons: crate::matching::Reasons,
    pub(super) probability: f64,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    found: f64,
    all: f64,
}

const ROUNDS: usize = 12;

/// How many accounts one core looks at before it asks for more.
const STEP: usize = 512;

/// What is known of those who ask and of the cloud, beside the pairs.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    /// Of each account that asks.
    pub(super) groups: &'k [Group],
    pub(super) hosts: &'k [u16],
    pub(super) strangers: &'k Strangers,
    pub(super) cloud: (&'k AddressCounts, &'k Standings),
    /// How many accounts the cloud has.
    pub(super) accounts: f64,
}

/// What the pairs that are likely have taught.
struct Learned {
    /// Of each account that asks.
    priors: Vec<f64>,
    moves: MovesOf,
    respelled: Respelled,
    sought: Sought,
    having: Having,
}

/// How many times as likely as the files say another explanation is taken to be.
#[derive(Clone, Copy)]
struct Caution {
    /// That the person has no cloud account; and how much less so where that account has no address, so that nothing
    /// could match it.
    nobody: f64,
    unaddressed: f64,
    /// That it is one of the others, beside one that is likelier than all of them.
    rivals: f64,
}

impl Caution {
    /// None, to learn from what is likely.
    const NONE: Self = Self { nobody: 1.0, unaddressed: 1.0, rivals: 1.0 };
    /// For what is listed.
    const LISTED: Self = Self { nobody: w::CAUTION, unaddressed: w::CAUTION_UNADDRESSED, rivals: w::CAUTION_RIVALS };

    /// What the others weigh beside one that weighs so much: as they are where they weigh more.
    fn rivals(self, own: f64, others: f64) -> f64 {
        if own > others { own * self.rivals * others / (self.rivals * others + own - others) } else { others }
    }
}

/// Gives each pair its probability; pairs are sorted by account, then by value from the highest.
pub(super) fn solve(pairs: &mut [Pair], known: Known<'_>) {
    let Known { groups, hosts, cloud, .. } = known;
    let mut learned = Learned {
        priors: vec![w::PRIOR; groups.len()],
        moves: MovesOf::default(),
        respelled: Respelled::default(),
        sought: Sought::learn(&[], cloud.1, hosts),
        having: Having::default(),
    };
    let (of_group, of_domain) = (Places::of(groups), Places::of(groups.iter().map(|group| &group.domain)));
    for _ in 0..ROUNDS {
        let found = expect(pairs, known, &learned, Caution::NONE);
        let sought = Sought::learn(pairs, cloud.1, hosts);
        learned = Learned {
            having: Having::learn(pairs, groups, hosts, cloud, &sought),
            priors: maximise(&found, &of_group, &of_domain),
            moves: moved::learn(pairs, groups),
            respelled: Respelled::learn(pairs),
            sought,
        };
    }
    expect(pairs, known, &learned, Caution::LISTED);
    claim(pairs, hosts);
}

/// Gives the pairs their probabilities, and how likely each account with a pair is that of any.
fn expect(pairs: &mut [Pair], known: Known<'_>, learned: &Learned, caution: Caution) -> Vec<(u32, f64)> {
    let Known { groups, hosts, strangers, accounts, .. } = known;
    let Learned { priors, moves, respelled, sought, having } = learned;
    let times = strangers.alike();
    let mut of_sides: Vec<&mut [Pair]> = pairs.chunk_by_mut(|a, b| a.side == b.side).collect();
    let found = of_sides.par_iter_mut().with_min_len(STEP).map(|of_one| {
        let side = of_one[0].side;
        let prior = priors[side as usize];
        let (group, host) = (groups[side as usize], hosts[side as usize]);
        let domain = group.domain;
        let having = having.times(group, host, of_one);
        for pair in of_one.iter_mut() {
            let beside = pair.beside.map_or(1.0, |beside| beside.weight(strangers.chance(domain, beside.how)));
            let moved = moved::kept(&pair.moved, domain, moves, strangers);
            let alike = pair.alike.weight(&times) * respelled.more(pair.spelled);
            let bold = if pair.standing == Standing::Unaddressed { caution.unaddressed } else { 1.0 };
            let having = having.map_or(1.0, |times| times.more(pair));
            let sought = sought.more(pair.standing) * bold * having;
            pair.probability = prior * pair.value.min(60.0).exp() * beside * moved * alike * sought / accounts;
        }
        // Summed from the smallest, so that no other order can make another sum.
        let mut weights: Vec<f64> = of_one.iter().map(|pair| pair.probability).collect();
        weights.sort_unstable_by(f64::total_cmp);
        let (all, nobody) = (weights.iter().sum::<f64>(), (1.0 - prior) * caution.nobody);
        for pair in of_one.iter_mut() {
            let own = pair.probability;
            pair.probability /= own + caution.rivals(own, (all - own).max(0.0)) + nobody;
        }
        (side, of_one.iter().map(|pair| pair.probability).sum())
    });
    found.collect()
}

/// The number of what each account is of, among all that any is of.
struct Places {
    at: Vec<usize>,
    len: usize,
}

impl Places {
    fn of<'g, T: Ord + 'g>(all: impl IntoIterator<Item = &'g T>) -> Self {
        let mut numbers: BTreeMap<&T, usize> = BTreeMap::new();
        let number = |of| {
            let next = numbers.len();
            *numbers.entry(of).or_insert(next)
        };
        let at: Vec<usize> = all.into_iter().map(number).collect();
        Self { len: numbers.len(), at }
    }
}

/// The prior of each account, where some are that of somebody as likely as this.
fn maximise(likely: &[(u32, f64)], of_group: &Places, of_domain: &Places) -> Vec<f64> {
    let mut found = vec![0.0; of_group.at.len()];
    likely.iter().for_each(|(side, likely)| found[*side as usize] = *likely);
    let (mut groups, mut domains) = (vec![Sum::default(); of_group.len], vec![Sum::default(); of_domain.len]);
    let mut total = Sum::default();
    let places = || of_group.at.iter().zip(&of_domain.at);
    for ((group, domain), found) in places().zip(&found) {
        for sum in [&mut groups[*group], &mut domains[*domain], &mut total] {
            sum.found += found;
            sum.all += 1.0;
        }
    }
    let shrunk = |sum: &Sum, to: f64| (sum.found + w::PRIOR_WEIGHT * to) / (sum.all + w::PRIOR_WEIGHT);
    let total = shrunk(&total, w::PRIOR);
    let prior = |group: usize, domain: usize| shrunk(&groups[group], shrunk(&domains[domain], total));
    places().map(|(group, domain)| prior(*group, *domain).clamp(0.02, 0.95)).collect()
}

/// All claims on one cloud account on one server share it, second accounts apart.
fn claim(pairs: &mut [Pair], hosts: &[u16]) {
    let odds = |pair: &Pair| pair.probability / (1.0 - pair.probability).max(1e-9);
    let mut claims: Vec<(u32, u16, &mut Pair)> =
        pairs.iter_mut().filter(|pair| !pair.second).map(|pair| (pair.row, hosts[pair.side as usize], pair)).collect();
    // From the smallest, so that no other order can make another sum.
    claims.par_sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(odds(a.2).total_cmp(&odds(b.2))));
    for of in claims.chunk_by_mut(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|of| of.len() > 1) {
        let all = 1.0 + of.iter().map(|(_, _, pair)| odds(pair)).sum::<f64>();
        of.iter_mut().for_each(|(_, _, pair)| pair.probability = odds(pair) / all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn others_weigh_more_beside_one_that_is_likelier_and_as_they_are_beside_an_equal_one() {
        let caution = Caution { rivals: 8.0, ..Caution::NONE };
        assert!((caution.rivals(1.0, 1.0) - 1.0).abs() < 1e-12 && (caution.rivals(1.0, 3.0) - 3.0).abs() < 1e-12);
        assert!(caution.rivals(9.0, 1.0) > 4.0 && caution.rivals(1e6, 1.0) < 8.1);
        assert!((Caution::NONE.rivals(9.0, 1.0) - 1.0).abs() < 1e-12);
        assert!(caution.rivals(9.0, 0.0).abs() < 1e-12, "nobody else is nobody else");
    }

    proptest! {
        #[test]
        fn who_weighs_more_is_likelier_whatever_the_others_weigh(
            one in 0.01..100.0_f64, more in 1.0..9.0_f64, others in 0.0..100.0_f64
        ) {
            let probability = |own: f64| own / (own + Caution::LISTED.rivals(own, others) + 1.0);
            prop_assert!(probability(one * more) >= probability(one) - 1e-9);
        }
    }
}
