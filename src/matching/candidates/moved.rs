//! What it weighs that a local part stands at another domain too: whether a domain moved to another, and how it kept its
//! local parts, is learned from those who did.

use super::counts::Counts;
use super::evidence::Relations;
use super::evidence::addresses::{Move as How, Moves, Relation};
use super::evidence::names::Names;
use super::groups::Group;
use super::posterior::Pair;
use super::spells::Spells;
use super::strangers::Strangers;
use super::weights as w;
use super::words::Words;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How the primary address relates to the cloud account's in each of its domains, for a server's domain to teach how
/// that weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Moved {
    /// None where other things say more.
    pub(super) to: Moves,
    /// By which chance the local part would be equal for another person of that name.
    pub(super) chance: f64,
    pub(super) telling: Telling,
    /// What it weighs at least that it is another, for the other domain would hardly write it so.
    pub(super) unwritten: f64,
}

/// What an address has beside the name, by which another directory would not give it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Telling {
    /// Nothing: the name says it all.
    #[default]
    Name,
    /// A form of its own.
    Style,
    /// A number.
    Number,
    /// Nothing, and there is no name beside it: it is itself a form of one.
    Form(Spells),
}

impl Moved {
    /// Of a pair; `style` is how many of the server accounts in its domain have its style of address, and `form` how much
    /// of a name a login or local part in common is that alone tells it.
    pub(super) fn of(words: &Words, counts: &Counts, relations: &Relations, style: f64, form: Option<Spells>) -> Self {
        let addresses = &relations.addresses;
        let bearers = match relations.names {
            Names::Full(full) => f64::from(counts.bearers(words, full.theirs.given, full.theirs.family)),
            _ => relations.forms.iter().map(|form| f64::from(counts.string(form.base).formed)).fold(0.0, f64::max),
        };
        let numbered = addresses.number > 0;
        // Another person of that name would have this style of address here, and this number.
        let styled = style.clamp(0.02, 0.9);
        let is_full = matches!(relations.names, Names::Full(_));
        let chance = if numbered {
            styled / (bearers + 1.0).max(f64::from(addresses.number.min(50)) * 0.5)
        } else {
            styled * 0.9
        };
        // Who is known by no name is compared with all whose name has this short form.
        let chance = if is_full { chance } else { chance.max(w::SHORT_STYLE) };
        let telling = if numbered {
            Telling::Number
        } else if addresses.is_whole && is_full {
            Telling::Name
        } else {
            form.map_or(Telling::Style, Telling::Form)
        };
        let says_more = match addresses.relation {
            Relation::Same
            | Relation::Subscription
            | Relation::Tagged
            | Relation::Loose
            | Relation::Separator
            | Relation::Order
            | Relation::Typo
            | Relation::Numbered
            | Relation::Apart
            | Relation::Short
            | Relation::OtherLocal => true,
            // A short form at another domain is a habit of its own.
            Relation::OtherDomain | Relation::None => {
                !addresses.moved
                    && addresses.moves.iter().all(|(_, how)| how == How::Other)
                    && relations.forms.iter().any(|form| form.primary)
            }
        };
        if says_more { Self::default() } else { Self { to: addresses.moves, chance, telling, unwritten: 0.0 } }
    }
}

/// How local parts were kept from one domain to another, as sums of probabilities.
#[derive(Clone, Copy, Default)]
pub(super) struct Move {
    same: f64,
    respaced: f64,
    all: f64,
    /// So, of addresses with a number.
    numbers_same: f64,
    numbers: f64,
}

impl Move {
    fn add(&mut self, more: Self) {
        self.same += more.same;
        self.respaced += more.respaced;
        self.all += more.all;
        self.numbers_same += more.numbers_same;
        self.numbers += more.numbers;
    }

    /// How often the local part is kept, where it is as often between all domains.
    fn share(&self, overall: f64) -> f64 {
        (self.same + 3.0 * overall) / (self.all + 3.0)
    }
}

/// Between which domains how many kept their local part.
#[derive(Default)]
pub(super) struct MovesOf {
    /// By domain of the server account and domain of the cloud account.
    between: BTreeMap<(u32, u32), Move>,
    all: Move,
}

impl MovesOf {
    fn add(&mut self, (between, more): ((u32, u32), Move)) {
        self.between.entry(between).or_default().add(more);
        self.all.add(more);
    }
}

impl FromIterator<((u32, u32), Move)> for MovesOf {
    fn from_iter<I: IntoIterator<Item = ((u32, u32), Move)>>(moves: I) -> Self {
        let mut all = Self::default();
        moves.into_iter().for_each(|of| all.add(of));
        all
    }
}

/// How much more often the local part is kept, or is not, than by chance, in the domain of the cloud account to which
/// most of the server's domain moved.
pub(super) fn kept(moved: &Moved, domain: u32, learned: &MovesOf, strangers: &Strangers) -> f64 {
    let of = |to: u32| learned.between.get(&(domain, to)).copied().unwrap_or_default();
    let moves = moved.to.iter().map(|(to, how)| (of(to.0), how, to.0));
    let more = |(one, how, _): &(Move, How, u32), (other, than, _): &(Move, How, u32)| {
        one.all.total_cmp(&other.all).then(than.cmp(how))
    };
    let Some((of, how, to)) = moves.max_by(more) else { return 1.0 };
    let overall = learned.all.share(0.5);
    let share = of.share(overall);
    let (as_it_was, counted_alike) = (likely(of.same, of.all), likely(of.numbers_same, of.numbers));
    // Where nearly all kept theirs, addresses are nobody else's; of names alone only numbers tell so, for two
    // directories of one style agree in all others.
    let known = match moved.telling {
        Telling::Name => (1.0 - 0.5 * as_it_was) * (1.0 - 0.65 * counted_alike),
        Telling::Style | Telling::Number | Telling::Form(_) => 1.0 - 0.9 * as_it_was,
    };
    let chance = match moved.telling {
        Telling::Form(form) => strangers.moved_alike(form),
        _ => moved.chance * strangers.share(domain, to, known),
    };
    match how {
        How::Same if moved.telling == Telling::Name => (share / chance).clamp(0.5, 100.0),
        How::Same => share / chance,
        How::Respaced => (of.respaced + w::RESPACED) / (of.all + 3.0) / chance,
        How::Renumbered => w::RENUMBERED * (1.0 - 0.95 * counted_alike),
        How::Other => {
            let other = (1.0 - share).max(0.05) / (1.0 - moved.chance).max(w::MOVED_OTHERWISE);
            other.max(moved.unwritten)
        }
    }
}

/// How likely a directory was moved as it was.
fn likely(same: f64, all: f64) -> f64 {
    if all > 4.0 { (((same + 1.5) / (all + 3.0) - 0.65) / 0.2).clamp(0.0, 1.0) } else { 0.0 }
}

/// How many pairs teach together: always the same ones, so that the cores that there are cannot make other sums.
const TOGETHER: usize = 4096;

/// How local parts were kept by the pairs that are likely.
pub(super) fn learn(pairs: &[Pair], groups: &[Group]) -> MovesOf {
    let parts = pairs.par_chunks(TOGETHER).map(|pairs| learn_part(pairs, groups));
    parts.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn learn_part(pairs: &[Pair], groups: &[Group]) -> BTreeMap<(u32, u32), Move> {
    let mut moves: BTreeMap<(u32, u32), Move> = BTreeMap::new();
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

#[cfg(test)]
mod tests {
    use super::super::evidence::addresses::Moves;
    use super::super::words::WordId;
    use super::*;

    #[test]
    fn numbers_that_were_kept_tell_that_a_directory_was_moved_as_it_was() {
        let moved =
            |how| Moved { to: Moves::of(WordId(7), how), chance: 0.6, telling: Telling::Name, ..Moved::default() };
        let weigh = |how, of: Move| kept(&moved(how), 1, &MovesOf::from_iter([((1, 7), of)]), &Strangers::default());
        let alike = Move { same: 40.0, all: 42.0, ..Move::default() };
        let as_it_was = Move { numbers_same: 9.0, numbers: 9.0, ..alike };
        let counted_anew = Move { numbers_same: 0.5, numbers: 9.0, ..alike };
        assert!(weigh(How::Same, as_it_was) > 2.0 * weigh(How::Same, alike));
        assert!(weigh(How::Same, counted_anew) <= weigh(How::Same, alike));
        assert!(weigh(How::Renumbered, as_it_was) < 0.1 * weigh(How::Renumbered, counted_anew));
    }

    #[test]
    fn namesakes_who_cannot_be_one_person_tell_whether_addresses_are_given_twice() {
        let moved =
            |how| Moved { to: Moves::of(WordId(7), how), chance: 0.6, telling: Telling::Name, ..Moved::default() };
        let moves = MovesOf::from_iter([(
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
    fn a_domain_moved_to_the_one_that_most_have() {
        let (main, short) = ((1, 7), (1, 8));
        let moves = MovesOf::from_iter([
            (main, Move { same: 40.0, all: 42.0, ..Move::default() }),
            (short, Move { same: 3.0, all: 12.0, ..Move::default() }),
        ]);
        let mut to = Moves::of(WordId(8), How::Same);
        let alone = Moved { to, chance: 0.6, telling: Telling::Name, ..Moved::default() };
        to.add(WordId(7), How::Other);
        let beside_another = Moved { to, ..alone };
        assert!(
            kept(&beside_another, 1, &moves, &Strangers::default())
                < 0.5 * kept(&alone, 1, &moves, &Strangers::default())
        );
    }
}
