//! What it weighs that two addresses of one domain differ a little: one mailbox written in two ways, or two people whom
//! the directory keeps apart.

use super::counts::Counts;
use super::evidence::addresses::Relation;
use super::evidence::names::{Left, Names};
use super::evidence::{Odd, Relations};
use super::weights as w;
use super::words::Words;

/// How the primary address differs from one of the cloud account's in its own domain, for other people of the domain to
/// teach how often two of them have such addresses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beside {
    pub(super) how: How,
    /// How likely it is for one person.
    same: f32,
    /// How likely it is for two by chance: as what is learned says so many times, and at least.
    other: f32,
    floor: f32,
}

/// In what two addresses of one domain differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// In a separator.
    Separator,
    /// In the order of their parts.
    Order,
    /// In one letter.
    Letter,
    /// In a number, and the name is one.
    Number,
}

impl Beside {
    /// How the addresses of a pair differ, if they differ a little; `of_one` says how sure it is that their login is one in
    /// one directory.
    pub(super) fn of(
        words: &Words,
        counts: &Counts,
        relations: &Relations,
        name: f64,
        namesakes: f64,
        form: f64,
        of_one: f64,
    ) -> Option<Self> {
        // Of two whom a directory keeps apart one often shows more of a name.
        let longer = match relations.names {
            Names::Full(full) if full.left == Some(Left::One) => w::KEPT_APART_LONGER,
            _ => 1.0,
        };
        let namesakes = namesakes * longer;
        let apart = |how, same: f64| Self {
            how,
            same: same as f32,
            other: (namesakes / (2.0 * form).max(0.1)) as f32,
            floor: w::ORDER_FLOOR as f32,
        };
        let typo = |other: f64, floor: f64| {
            let same = w::TYPO * counts.people() / name.exp();
            Self { how: How::Letter, same: same as f32, other: other as f32, floor: floor as f32 }
        };
        match (relations.addresses.relation, relations.names) {
            (Relation::Numbered, Names::Full(_)) => {
                let same = w::NUMBERED_TWICE.max(w::NUMBERED_TWICE_OF_ONE * of_one);
                Some(Self { how: How::Number, same: same as f32, other: 1.0, floor: 0.0 })
            }
            (Relation::Separator, _) => Some(apart(How::Separator, w::SEPARATOR)),
            (Relation::Order, _) => Some(apart(How::Order, w::NAME_ORDER)),
            (Relation::Typo, Names::Near { odd, .. }) => {
                Some(typo(if words.is_known(odd) { w::NEIGHBOURS_KNOWN } else { w::NEIGHBOURS_UNKNOWN }, 0.0))
            }
            (Relation::Typo, Names::Unknown | Names::Part { .. }) if relations.odd == Odd::NoName => {
                Some(typo(w::NEIGHBOURS_MISSPELT, 0.0))
            }
            (Relation::Typo, Names::Unknown | Names::Part { .. }) => {
                Some(typo(w::NEIGHBOURS, f64::from(counts.string(relations.addresses.base).formed)))
            }
            _ => None,
        }
    }

    /// How much more likely it is for one person, where chance is as was learned.
    pub(super) fn weight(&self, learned: f64) -> f64 {
        // Where a directory keeps most namesakes apart so, how few there seem to be says less.
        let other = match self.how {
            How::Separator | How::Order => f64::from(self.other).max(learned),
            How::Letter | How::Number => self.other.into(),
        };
        let weight = f64::from(self.same) / (learned * other + f64::from(self.floor));
        if self.how == How::Letter { weight.max(1.0) } else { weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_most_namesakes_are_kept_apart_so_it_speaks_against_one_person() {
        let order = Beside { how: How::Order, same: 0.06, other: 0.05, floor: 0.001 };
        let (seldom, mostly) = (order.weight(0.04), order.weight(0.5));
        assert!(seldom > 5.0 && mostly < 1.0, "{seldom} {mostly}");
    }
}
