//! How often one person has different names on the cloud and on a server, learned from those who are joined.

use super::evidence::names::{Common, Names, compare};
use super::names::Display;
use super::person::Person;
use super::weights as w;
use super::words::Words;

/// How many full names servers show beside the cloud's for those who are joined, and how many do not agree with it: with
/// the given name in common, with another word, with the family name behind an English name, with none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Differing {
    all: u32,
    differ: [u32; 4],
}

impl Differing {
    /// Takes in the display names of somebody, the cloud's first; `joined` says whether an account that is joined shows
    /// one, too.
    pub(super) fn add(&mut self, words: &Words, displays: &[Display], joined: bool) {
        let [cloud, servers @ ..] = displays else { return };
        if !joined || cloud.readings.is_empty() {
            return;
        }
        self.all += u32::from(servers.is_empty());
        for server in servers {
            match compare(words, &shown(cloud), &shown(server)) {
                Names::Full(_) | Names::Near { .. } => self.all += 1,
                Names::Differ { common } => {
                    let at = match common {
                        Some(Common::Given(_)) => 0,
                        Some(Common::Other(_)) => 1,
                        Some(Common::English(_)) => 2,
                        None => 3,
                    };
                    self.all += 1;
                    self.differ[at] += 1;
                }
                Names::Unknown | Names::Part { .. } | Names::PartDiffers => {}
            }
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: Self) {
        self.all += other.all;
        self.differ.iter_mut().zip(other.differ).for_each(|(differ, more)| *differ += more);
    }

    /// The share of those who have an English name beside one of syllables.
    pub(super) fn of_english(&self) -> f64 {
        let [_, _, english, _] = self.shares();
        english
    }

    /// The shares of people whose two names do not agree: with the given name in common, with another word, with the family
    /// name behind an English name, with none.
    pub(super) fn shares(&self) -> [f64; 4] {
        let share = |(assumed, seen): (f64, u32)| {
            (f64::from(seen) + w::DIFFERING * assumed) / (f64::from(self.all) + w::DIFFERING)
        };
        let assumed = [w::FAMILY_CHANGED, w::GIVEN_CHANGED, w::ENGLISH_NAME, w::NAMES_DIFFER];
        std::array::from_fn(|at| share((assumed[at], self.differ[at])))
    }
}

/// Somebody who has nothing but a display name.
fn shown(display: &Display) -> Person {
    Person {
        displays: std::iter::once(display.clone()).collect(),
        readings: display.readings.iter().copied().collect(),
        ..Person::default()
    }
}
