//! What those teach who cannot be one person, for the cloud account has its account on that server already.

use super::beside::How as Differs;
use super::directories::{Apart, Directories};
use super::evidence::addresses::Move as How;
use super::moved::{Moved, Telling};
use super::spells::Spells;
use super::weigh::Times;
use super::weights as w;
use std::collections::BTreeMap;

/// What is seen where it cannot be one person, for the cloud account has its account on this server already: how often
/// somebody else of one name has the same local part in another domain, and how often that would be by chance; and how
/// alike the addresses of two people are in one domain.
#[derive(Default)]
pub(super) struct Strangers {
    moves: BTreeMap<(u32, u32), Seen>,
    near: BTreeMap<u32, Near>,
    chosen: Seen,
    /// By how much of a name it is.
    formed: [Formed; 3],
}

/// Two people of one domain.
#[derive(Clone, Copy, Default)]
struct Near {
    /// Of one name; whose addresses differ in a separator; in their order; in a number.
    namesakes: u32,
    separators: u32,
    orders: u32,
    numbers: u32,
    /// Whose addresses differ in a letter; how many who ask could have met so many of the cloud, in thousandths.
    letters: u32,
    asked: u32,
    /// What the cloud's own people tell.
    cloud: Apart,
}

/// Two people who have one login or local part that is made of a name.
#[derive(Clone, Copy, Default)]
struct Formed {
    alike: Seen,
    /// Whose addresses are of two domains; who have one local part there.
    apart: u32,
    same: u32,
}

/// How many have it, and how many would be expected to, in thousandths or millionths: whole numbers, so that the order
/// cannot matter.
#[derive(Clone, Copy, Default)]
struct Seen {
    same: u32,
    expected: u64,
}

impl Strangers {
    /// Somebody with an address in a domain has a name that so many of the cloud bear, and is not this one of them.
    pub(super) fn add(&mut self, domain: u32, moved: &Moved, bearers: u32) {
        let bearers = f64::from(bearers.max(1));
        for (to, how) in moved.to.iter() {
            let of = self.moves.entry((domain, to.0)).or_default();
            of.same += u32::from(how == How::Same);
            // Of all who bear a name, one has the address without a number.
            let chance = if moved.telling == Telling::Number { moved.chance } else { moved.chance / bearers };
            of.expected += (chance * 1e3).round() as u64;
        }
    }

    /// How many have it for each by chance, where by other knowledge there would be so many.
    pub(super) fn share(&self, domain: u32, to: u32, known: f64) -> f64 {
        let of = self.moves.get(&(domain, to)).copied().unwrap_or_default();
        let (same, expected) = (f64::from(of.same), of.expected as f64 / 1e3);
        let share = (same + w::STRANGERS * known) / (expected + w::STRANGERS);
        share.clamp(known * 0.7, known * 2.0).min(1.0)
    }

    /// Two people of a domain have addresses that differ so; `named` says whether they have one name.
    pub(super) fn meet(&mut self, domain: u32, named: bool, how: Option<Differs>) {
        let of = self.near.entry(domain).or_default();
        of.namesakes += u32::from(named);
        of.separators += u32::from(named && how == Some(Differs::Separator));
        of.orders += u32::from(named && how == Some(Differs::Order));
        of.numbers += u32::from(named && how == Some(Differs::Number));
        of.letters += u32::from(how == Some(Differs::Letter));
    }

    /// What namesakes of the cloud tell of their directories.
    pub(super) fn teach(&mut self, directories: &Directories) {
        for (domain, apart) in directories.iter() {
            let of = self.near.entry(domain.0).or_default();
            of.cloud = apart;
        }
    }

    /// Somebody of a domain asks, where this share of the cloud has its account on the server already.
    pub(super) fn ask(&mut self, domain: u32, share: f64) {
        let of = self.near.entry(domain).or_default();
        of.asked = of.asked.saturating_add((share * 1e3).round() as u32);
    }

    /// Two people have chosen one login or local part.
    pub(super) fn choose_alike(&mut self) {
        self.chosen.same += 1;
    }

    /// Somebody has a login or local part that so many who have their account already may be expected to have chosen,
    /// too.
    pub(super) fn expect_chosen(&mut self, chance: f64) {
        self.chosen.expected += (chance * 1e6).round() as u64;
    }

    /// Two people who have no name in common have one login or local part that is so much of a name; and their addresses
    /// relate so, where they are of two domains.
    pub(super) fn form_alike(&mut self, form: Spells, moved: Option<How>) {
        let of = &mut self.formed[form as usize];
        of.alike.same += 1;
        of.apart += u32::from(moved.is_some());
        of.same += u32::from(moved == Some(How::Same));
    }

    /// Somebody has a login or local part that is so much of a name, and that so many who have their account already may
    /// be expected to have, too.
    pub(super) fn expect_formed(&mut self, form: Spells, chance: f64) {
        let of = &mut self.formed[form as usize].alike;
        of.expected += (chance * 1e6).round() as u64;
    }

    /// How many times as often as is assumed two people have one login or local part.
    pub(super) fn alike(&self) -> Times {
        let times = |seen: Seen, least: f64| {
            let (seen, expected) = (f64::from(seen.same), seen.expected as f64 / 1e6);
            ((seen + w::STRANGERS) / (expected + w::STRANGERS)).clamp(least, w::ALIKE_MOST)
        };
        Times {
            chosen: times(self.chosen, w::CHOSEN_ALIKE_LEAST),
            formed: self.formed.map(|of| times(of.alike, w::FORMED_ALIKE_LEAST)),
        }
    }

    /// How often two people who have one login or local part that is so much of a name have one local part in two
    /// domains.
    pub(super) fn moved_alike(&self, form: Spells) -> f64 {
        let of = self.formed[form as usize];
        (f64::from(of.same) + w::STRANGERS * w::FORM_MOVED) / (f64::from(of.apart) + w::STRANGERS)
    }

    /// How often two people of a domain have such addresses: of those with one name; of all, where they differ in a number;
    /// or so many times as often as is assumed.
    pub(super) fn chance(&self, domain: u32, how: Differs) -> f64 {
        let of = self.near.get(&domain).copied().unwrap_or_default();
        let kept_apart = if how == Differs::Order { w::KEPT_APART_BY_ORDER } else { w::KEPT_APART };
        let share = |seen: u32, namesakes: u32| {
            let share = f64::from(seen) + w::NEIGHBOURS_SEEN * kept_apart;
            share / (f64::from(namesakes) + w::NEIGHBOURS_SEEN)
        };
        // Namesakes of the cloud tell that a directory does not do so; those who ask may be of another that does.
        let apart = |seen: u32, cloud: u32| {
            let share = share(seen, of.namesakes).min(share(seen + cloud, of.namesakes + of.cloud.namesakes));
            // What a directory did not do yet it may do for the next.
            share.max(w::KEPT_APART_LEAST)
        };
        match how {
            Differs::Separator => apart(of.separators, of.cloud.separators),
            Differs::Order => apart(of.orders, of.cloud.orders),
            Differs::Number => {
                let asked = f64::from(of.asked) / 1e3 + w::NUMBERED_NAMESAKES_SEEN / w::NUMBERED_NAMESAKES;
                (f64::from(of.numbers) + w::NUMBERED_NAMESAKES_SEEN) / asked
            }
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
                of.expected += part.expected;
            }
            for (of, part) in all.formed.iter_mut().zip(part.formed) {
                of.alike.same += part.alike.same;
                of.alike.expected += part.alike.expected;
                of.apart += part.apart;
                of.same += part.same;
            }
            all.chosen.same += part.chosen.same;
            all.chosen.expected += part.chosen.expected;
            for (domain, part) in part.near {
                let of = all.near.entry(domain).or_default();
                of.namesakes += part.namesakes;
                of.separators += part.separators;
                of.orders += part.orders;
                of.numbers += part.numbers;
                of.letters += part.letters;
                of.asked = of.asked.saturating_add(part.asked);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
