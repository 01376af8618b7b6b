//! How often the names of one person are spelled in two ways, learned with the priors from the pairs that are likely:
//! who is matched does not show it, for where two systems write names by themselves those are not matched whom they
//! write in two ways.

use super::posterior::Pair;
use super::weights as w;
use super::words::Alike;

/// How much more often than is assumed one person's full names are alike so.
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
