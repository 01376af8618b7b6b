//! How often one person's name is spelled in two ways, learned with the priors from the pairs that are likely. Those who
//! are matched do not show it: where each system spells names by itself, whoever is spelled in two ways is not matched.

use super::posterior::Pair;
use super::weights as w;
use super::words::Alike;

/// How many times as often as is assumed one person's full names are spelled so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Respelled {
    sound: f64,
    vowels: f64,
}

impl Default for Respelled {
    fn default() -> Self {
        Self { sound: 1.0, vowels: 1.0 }
    }
}

impl Respelled {
    /// What the pairs with full names teach.
    pub(super) fn learn(pairs: &[Pair]) -> Self {
        let (mut sound, mut vowels, mut all) = (0.0, 0.0, 0.0);
        for pair in pairs {
            let Some(spelled) = pair.spelled else { continue };
            all += pair.probability;
            match spelled {
                Alike::Sound => sound += pair.probability,
                Alike::Vowels => vowels += pair.probability,
                Alike::Same | Alike::Nickname | Alike::No => {}
            }
        }
        let more = |seen: f64, assumed: f64| {
            let share = (seen + w::SPELLED * assumed) / (all + w::SPELLED);
            (share / assumed).clamp(1.0, w::RESPELLED_MOST)
        };
        Self { sound: more(sound, w::NAME_SOUND), vowels: more(vowels, w::NAME_VOWELS) }
    }

    /// How much more full names weigh that are so alike.
    pub(super) fn more(self, spelled: Option<Alike>) -> f64 {
        match spelled {
            Some(Alike::Sound) => self.sound,
            Some(Alike::Vowels) => self.vowels,
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::moved::Moved;
    use super::super::standing::Standing;
    use super::super::weigh::Alikes;
    use super::*;
    use crate::matching::Reasons;

    #[test]
    fn the_more_are_spelled_in_two_ways_the_less_it_speaks_against_one_person() {
        let learned = |spelled: &[Alike]| {
            let pair = |spelled: &Alike| Pair {
                side: 0,
                row: 0,
                value: 0.0,
                moved: Moved::default(),
                beside: None,
                alike: Alikes::default(),
                spelled: Some(*spelled),
                second: false,
                standing: Standing::Addressed,
                addressed: None,
                reasons: Reasons::default(),
                probability: 0.9,
            };
            let pairs: Vec<Pair> = std::iter::repeat_n(spelled, 20).flatten().map(pair).collect();
            Respelled::learn(&pairs)
        };
        let (seldom, often) = (learned(&[Alike::Same, Alike::Same]), learned(&[Alike::Same, Alike::Sound]));
        let more = |of: Respelled| of.more(Some(Alike::Sound));
        assert!((more(seldom) - 1.0).abs() < 1e-12 && more(often) > 3.0, "{seldom:?} {often:?}");
        assert!((often.more(Some(Alike::Vowels)) - 1.0).abs() < 1e-12 && (often.more(None) - 1.0).abs() < 1e-12);
    }
}
