//! The search over both sides: what was typed, who fits, who is chosen. The search itself is `query`'s, on a thread.

use super::page::moved;
use super::{Side, Step, Who};
use crate::query::{Hits, Wanted};
use std::sync::Arc;
use tui_input::Input;

/// A search under way.
#[derive(Debug, Default)]
pub struct Finding {
    /// What was typed.
    pub input: Input,
    /// Who fits, for `wanted`.
    pub hits: Option<Arc<Hits>>,
    /// Among whom alone is looked; none for everybody.
    pub among: Option<Arc<Hits>>,
    /// The words that the hits are for.
    pub wanted: Wanted,
    /// The place of the chosen hit.
    pub at: usize,
    /// The first hit that is seen.
    pub top: usize,
}

/// The hits of the last search, to go through.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The hits, best first.
    pub people: Vec<Who>,
    /// Where we are.
    pub at: usize,
}

/// How many hits are ranked and listed.
pub const LISTED_HITS: usize = 500;

const SIDE_BIT: u32 = 1 << 31;

/// The id of an account on either side for the finder.
#[must_use]
pub fn finder_id(who: Who) -> u32 {
    who.number() | if who.side() == Side::Cloud { SIDE_BIT } else { 0 }
}

/// The account of a finder's id.
#[must_use]
pub fn of_finder_id(id: u32) -> Who {
    let side = if id & SIDE_BIT == 0 { Side::Server } else { Side::Cloud };
    Who::of(side, id & !SIDE_BIT)
}

impl Finding {
    /// Whether the hits are for what stands in the field now.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.hits.is_some() && Wanted::new(self.input.value()).says_the_same(&self.wanted)
    }

    /// The listed hits, best first.
    pub fn people(&self) -> impl Iterator<Item = Who> {
        self.hits.iter().flat_map(|hits| &hits.best).map(|hit| of_finder_id(hit.id))
    }

    /// How many are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hits.as_ref().map_or(0, |hits| hits.best.len())
    }

    /// Whether nobody is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The chosen hit.
    #[must_use]
    pub fn chosen(&self) -> Option<Who> {
        self.people().nth(self.at)
    }

    /// Chooses another hit.
    pub fn step(&mut self, step: Step, height: usize) {
        self.choose(moved(self.at, step, height), height);
    }

    /// Chooses the hit at a place.
    pub fn choose(&mut self, place: usize, height: usize) {
        self.at = place.min(self.len().saturating_sub(1));
        let lowest = self.at.saturating_add(1).saturating_sub(height);
        self.top = self.top.clamp(lowest, self.at.max(lowest));
    }

    /// Takes the answer to a search.
    pub fn take(&mut self, wanted: Wanted, hits: Arc<Hits>) {
        (self.wanted, self.hits) = (wanted, Some(hits));
        (self.at, self.top) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_the_sides_apart() {
        for who in [Who::of(Side::Cloud, 7), Who::of(Side::Server, 7)] {
            assert_eq!(of_finder_id(finder_id(who)), who);
        }
    }
}
