//! From weights to probabilities: rivals and nobody share one account, each group of addresses has its own prior,
//! learned by expectation and maximisation, and one cloud account has one account a server.

use super::evidence::addresses::Move as How;
use super::weigh::{Beside, Chosen, How as Differs, Moved, Telling};
use super::weights as w;
use std::collections::BTreeMap;

/// One pair that is worth a probability.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) side: u32,
    pub(super) row: u32,
    pub(super) value: f64,
    pub(super) moved: Moved,
    pub(super) beside: Option<Beside>,
    pub(super) chosen: Chosen,
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

/// How local parts were kept from one domain to another, as sums of probabilities.
#[derive(Clone, Copy, Default)]
struct Move {
    same: f64,
    respaced: f64,
    all: f64,
    /// So, of addresses with a number.
    numbers_same: f64,
    numbers: f64,
}

impl Move {
    /// How often the local part is kept.
    fn share(&self) -> f64 {
        (self.same + 1.5) / (self.all + 3.0)
    }
}

/// By domain of the server account and domain of the cloud account.
type MovesOf = BTreeMap<(u32, u32), Move>;

/// What is seen where it cannot be one person, for the cloud account has its account on this server already: how often
/// somebody else of one name has the same local part in another domain, and how often that would be by chance; and how
/// alike the addresses of two people are in one domain.
#[derive(Default)]
pub(super) struct Strangers {
    moves: BTreeMap<(u32, u32), Seen>,
    near: BTreeMap<u32, Near>,
    chosen: Seen,
}

/// Two people of one domain.
#[derive(Clone, Copy, Default)]
struct Near {
    /// Of one name; whose addresses differ in a separator; in their order.
    namesakes: u32,
    separators: u32,
    orders: u32,
    /// Whose addresses differ in a letter; how many who ask could have met so many of the cloud, in thousandths.
    letters: u32,
    asked: u32,
}

/// How many have it, and how many thousandths would be expected to: whole numbers, so that the order cannot matter.
#[derive(Clone, Copy, Default)]
struct Seen {
    same: u32,
    expected: u32,
}

impl Strangers {
    /// Somebody with an address in a domain has a name that so many of the cloud bear, and is not this one of them.
    #[expect(clippy::cast_sign_loss, reason = "chances are not negative")]
    pub(super) fn add(&mut self, domain: u32, moved: &Moved, bearers: u32) {
        let bearers = f64::from(bearers.max(1));
        for (to, how) in moved.to.iter() {
            let of = self.moves.entry((domain, to.0)).or_default();
            of.same += u32::from(how == How::Same);
            // Of all who bear a name, one has the address without a number.
            let chance = if moved.telling == Telling::Number { moved.chance } else { moved.chance / bearers };
            of.expected = of.expected.saturating_add((chance * 1e3).round() as u32);
        }
    }

    /// How many have it for each by chance, where by other knowledge there would be so many.
    fn share(&self, domain: u32, to: u32, known: f64) -> f64 {
        let of = self.moves.get(&(domain, to)).copied().unwrap_or_default();
        let (same, expected) = (f64::from(of.same), f64::from(of.expected) / 1e3);
        let share = (same + w::STRANGERS * known) / (expected + w::STRANGERS);
        share.clamp(known * 0.7, known * 2.0).min(1.0)
    }

    /// Two people of a domain have addresses that differ so; `named` says whether they have one name.
    pub(super) fn meet(&mut self, domain: u32, named: bool, how: Option<Differs>) {
        let of = self.near.entry(domain).or_default();
        of.namesakes += u32::from(named);
        of.separators += u32::from(named && how == Some(Differs::Separator));
        of.orders += u32::from(named && how == Some(Differs::Order));
        of.letters += u32::from(how == Some(Differs::Letter));
    }

    /// Somebody of a domain asks, where this share of the cloud has its account on the server already.
    #[expect(clippy::cast_sign_loss, reason = "shares are not negative")]
    pub(super) fn ask(&mut self, domain: u32, share: f64) {
        let of = self.near.entry(domain).or_default();
        of.asked = of.asked.saturating_add((share * 1e3).round() as u32);
    }

    /// Two people have chosen one login or local part.
    pub(super) fn choose_alike(&mut self) {
        self.chosen.same += 1;
    }

    /// Somebody has a login or local part that so many who have their account already may be expected to have, too.
    #[expect(clippy::cast_sign_loss, reason = "chances are not negative")]
    pub(super) fn expect_alike(&mut self, chance: f64) {
        self.chosen.expected = self.chosen.expected.saturating_add((chance * 1e6).round() as u32);
    }

    /// How many times as often people choose alike as is assumed.
    fn alike(&self) -> f64 {
        let (seen, expected) = (f64::from(self.chosen.same), f64::from(self.chosen.expected) / 1e6);
        ((seen + w::STRANGERS) / (expected + w::STRANGERS)).clamp(0.3, 10.0)
    }

    /// How often two people of a domain have such addresses: of one name, or so many times as often as is assumed.
    fn chance(&self, domain: u32, how: Differs) -> f64 {
        let of = self.near.get(&domain).copied().unwrap_or_default();
        let apart = |seen: u32| {
            let share = f64::from(seen) + w::NEIGHBOURS_SEEN * w::KEPT_APART;
            // What a directory did not do yet it may do for the next.
            (share / (f64::from(of.namesakes) + w::NEIGHBOURS_SEEN)).max(w::KEPT_APART_LEAST)
        };
        match how {
            Differs::Separator => apart(of.separators),
            Differs::Order => apart(of.orders),
            Differs::Letter => {
                let assumed = w::NEIGHBOURS * f64::from(of.asked) / 1e3;
                ((f64::from(of.letters) + w::STRANGERS) / (assumed + w::STRANGERS)).max(0.3)
            }
        }
    }
}

impl std::iter::Sum for Strangers {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let mut all = Self::default();
        for part in parts {
            for (domains, part) in part.moves {
                let of = all.moves.entry(domains).or_default();
                of.same += part.same;
                of.expected = of.expected.saturating_add(part.expected);
            }
            all.chosen.same += part.chosen.same;
            all.chosen.expected = all.chosen.expected.saturating_add(part.chosen.expected);
            for (domain, part) in part.near {
                let of = all.near.entry(domain).or_default();
                of.namesakes += part.namesakes;
                of.separators += part.separators;
                of.orders += part.orders;
                of.letters += part.letters;
                of.asked = of.asked.saturating_add(part.asked);
            }
        }
        all
    }
}

const ROUNDS: usize = 12;

/// Gives each pair its probability; pairs are sorted by account, then by value from the highest.
pub(super) fn solve(pairs: &mut [Pair], groups: &[Group], hosts: &[u16], strangers: &Strangers, accounts: f64) {
    let mut priors: Vec<f64> = vec![w::PRIOR; groups.len()];
    let mut moves = MovesOf::new();
    for _ in 0..ROUNDS {
        expect(pairs, groups, &priors, &moves, strangers, accounts, 1.0);
        priors = maximise(pairs, groups);
        moves = learn_moves(pairs, groups);
    }
    expect(pairs, groups, &priors, &moves, strangers, accounts, w::CAUTION);
    claim(pairs, hosts);
}

/// How much more often the local part is kept, or is not, than by chance, in the domain of the cloud account to which
/// most of the server's domain moved.
fn kept(moved: &Moved, domain: u32, learned: &MovesOf, strangers: &Strangers) -> f64 {
    let of = |to: u32| learned.get(&(domain, to)).copied().unwrap_or_default();
    let moves = moved.to.iter().map(|(to, how)| (of(to.0), how, to.0));
    let more = |(one, how, _): &(Move, How, u32), (other, than, _): &(Move, How, u32)| {
        one.all.total_cmp(&other.all).then(than.cmp(how))
    };
    let Some((of, how, to)) = moves.max_by(more) else { return 1.0 };
    let share = of.share();
    let (as_it_was, counted_alike) = (likely(of.same, of.all), likely(of.numbers_same, of.numbers));
    // Where nearly all kept theirs, addresses are nobody else's; of names alone only numbers tell so, for two
    // directories of one style agree in all others.
    let known = match moved.telling {
        Telling::Name => (1.0 - 0.5 * as_it_was) * (1.0 - 0.65 * counted_alike),
        Telling::Style | Telling::Number => 1.0 - 0.9 * as_it_was,
    };
    let chance = moved.chance * strangers.share(domain, to, known);
    match how {
        How::Same if moved.telling == Telling::Name => (share / chance).clamp(0.5, 100.0),
        How::Same => share / chance,
        How::Respaced => (of.respaced + w::RESPACED) / (of.all + 3.0) / chance,
        How::Renumbered => w::RENUMBERED * (1.0 - 0.95 * counted_alike),
        How::Other => (1.0 - share).max(0.05) / (1.0 - moved.chance).max(w::MOVED_OTHERWISE),
    }
}

/// How likely a directory was moved as it was.
fn likely(same: f64, all: f64) -> f64 {
    if all > 4.0 { (((same + 1.5) / (all + 3.0) - 0.65) / 0.2).clamp(0.0, 1.0) } else { 0.0 }
}

fn expect(
    pairs: &mut [Pair],
    groups: &[Group],
    priors: &[f64],
    moves: &MovesOf,
    strangers: &Strangers,
    accounts: f64,
    caution: f64,
) {
    let alike = strangers.alike();
    for of_one in pairs.chunk_by_mut(|a, b| a.side == b.side) {
        let Some(side) = of_one.first().map(|pair| pair.side as usize) else { continue };
        let prior = priors[side];
        let domain = groups[side].domain;
        for pair in of_one.iter_mut() {
            let beside = pair.beside.map_or(1.0, |beside| beside.weight(strangers.chance(domain, beside.how)));
            let moved = kept(&pair.moved, domain, moves, strangers);
            let chosen = pair.chosen.weight(alike);
            pair.probability = prior * pair.value.min(60.0).exp() * beside * moved * chosen / accounts;
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

fn learn_moves(pairs: &[Pair], groups: &[Group]) -> MovesOf {
    let mut moves = MovesOf::new();
    for pair in pairs {
        for (to, how) in pair.moved.to.iter() {
            let of = moves.entry((groups[pair.side as usize].domain, to.0)).or_default();
            let same = if how == How::Same { pair.probability } else { 0.0 };
            of.same += same;
            of.all += pair.probability;
            of.respaced += if how == How::Respaced { pair.probability } else { 0.0 };
            if pair.moved.telling == Telling::Number || how == How::Renumbered {
                of.numbers_same += same;
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
    use super::super::evidence::addresses::Moves;
    use super::super::words::WordId;
    use super::*;

    #[test]
    fn numbers_that_were_kept_tell_that_a_directory_was_moved_as_it_was() {
        let moved = |how| Moved { to: Moves::of(WordId(7), how), chance: 0.6, telling: Telling::Name };
        let weigh = |how, of: Move| kept(&moved(how), 1, &MovesOf::from([((1, 7), of)]), &Strangers::default());
        let alike = Move { same: 40.0, all: 42.0, ..Move::default() };
        let as_it_was = Move { numbers_same: 9.0, numbers: 9.0, ..alike };
        let counted_anew = Move { numbers_same: 0.5, numbers: 9.0, ..alike };
        assert!(weigh(How::Same, as_it_was) > 2.0 * weigh(How::Same, alike));
        assert!(weigh(How::Same, counted_anew) <= weigh(How::Same, alike));
        assert!(weigh(How::Renumbered, as_it_was) < 0.1 * weigh(How::Renumbered, counted_anew));
    }

    #[test]
    fn namesakes_who_cannot_be_one_person_tell_whether_addresses_are_given_twice() {
        let moved = |how| Moved { to: Moves::of(WordId(7), how), chance: 0.6, telling: Telling::Name };
        let moves = MovesOf::from([(
            (1, 7),
            Move { same: 40.0, all: 42.0, numbers_same: 9.0, numbers: 9.0, ..Move::default() },
        )]);
        let weigh = |how| {
            let mut strangers = Strangers::default();
            (0..20).for_each(|_| strangers.add(1, &moved(how), 2));
            kept(&moved(How::Same), 1, &moves, &strangers)
        };
        assert!(weigh(How::Other) > 2.0 * weigh(How::Same));
    }

    #[test]
    fn a_domain_tells_how_alike_the_addresses_of_its_people_are() {
        let mut crowded = Strangers::default();
        (0..50).for_each(|_| crowded.ask(1, 0.5));
        let quiet = (crowded.chance(1, Differs::Letter), crowded.chance(1, Differs::Separator));
        (0..40).for_each(|_| crowded.meet(1, false, Some(Differs::Letter)));
        (0..40).for_each(|_| crowded.meet(1, true, None));
        let asked = crowded.chance(1, Differs::Letter);
        assert!(quiet.0 < 1.0 && asked > 3.0, "{quiet:?} {asked}");
        assert!(crowded.chance(1, Differs::Separator) < quiet.1, "nobody is kept apart by separators");
        (0..40).for_each(|_| crowded.meet(1, true, Some(Differs::Separator)));
        assert!(crowded.chance(1, Differs::Separator) > quiet.1);
    }

    #[test]
    fn a_domain_moved_to_the_one_that_most_have() {
        let (main, short) = ((1, 7), (1, 8));
        let moves = MovesOf::from([
            (main, Move { same: 40.0, all: 42.0, ..Move::default() }),
            (short, Move { same: 3.0, all: 12.0, ..Move::default() }),
        ]);
        let mut to = Moves::of(WordId(8), How::Same);
        let alone = Moved { to, chance: 0.6, telling: Telling::Name };
        to.add(WordId(7), How::Other);
        let beside_another = Moved { to, ..alone };
        assert!(
            kept(&beside_another, 1, &moves, &Strangers::default())
                < 0.5 * kept(&alone, 1, &moves, &Strangers::default())
        );
    }
}
