//! Finds people on both sides while somebody types: everybody who fits is counted, the best are ranked. What an entry's
//! id means, and threads, are left to the caller; which letters matched, to `marks`.

use super::bag::Bag;
use super::best::Best;
use super::haystack::Haystack;
use super::rank::{Place, Rank, fits, place};
use super::wanted::{Wanted, Word};
use crate::model::Raw;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::cmp::Reverse;
use std::sync::atomic::{AtomicBool, Ordering};

/// Everybody who can be found.
#[derive(Clone, Debug)]
pub struct Finder {
    haystack: Haystack,
}

/// Takes people in one after another.
#[derive(Debug)]
pub struct FinderBuilder {
    haystack: Haystack,
}

/// Who fits.
#[derive(Clone, Debug)]
pub struct Hits {
    /// How many fit.
    pub total: usize,
    /// The best of them, best first.
    pub best: Vec<Hit>,
    wanted: Wanted,
    /// A bit for each entry that fits.
    fits: Vec<u64>,
}

/// One who fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The id that the entry was given.
    pub id: u32,
    /// How well it fits.
    pub rank: Rank,
}

/// After so many entries the cancel flag is looked at; a multiple of 64.
const STEP: usize = 4096;

/// How many fuzzy fits, the tightest, are scored.
const SCORED: usize = 512;

/// A score costs the length of the field times that of the word; where that is more, it is not worth it.
const SCORE_COST: usize = 1 << 13;

impl FinderBuilder {
    /// Makes room for so many entries.
    #[must_use]
    pub fn with_capacity(entries: usize) -> Self {
        Self { haystack: Haystack::with_capacity(entries) }
    }

    /// Adds an entry with an id of the caller's: login, name, e-mails, whatever it may be found by.
    pub fn push<'a>(&mut self, id: u32, fields: impl IntoIterator<Item = Raw<'a>>) {
        self.haystack.push(id, fields);
    }

    /// The finder over all that was added; of equal fits the earlier is listed first.
    #[must_use]
    pub fn finish(self) -> Finder {
        Finder { haystack: self.haystack.finish() }
    }
}

impl Finder {
    /// The finder over all entries.
    #[must_use]
    pub fn build<'a, F: IntoIterator<Item = Raw<'a>>>(entries: impl IntoIterator<Item = (u32, F)>) -> Self {
        let entries = entries.into_iter();
        let mut builder = FinderBuilder::with_capacity(entries.size_hint().0);
        entries.for_each(|(id, fields)| builder.push(id, fields));
        builder.finish()
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.haystack.len()
    }

    /// Whether there is nobody to find.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Finds who fits and ranks the best `limit` of them; `None` when cancelled.
    ///
    /// Where the words narrow those of `earlier`, hits of this same finder, only these are looked at.
    #[must_use]
    pub fn search(&self, wanted: &Wanted, limit: usize, earlier: Option<&Hits>, cancel: &AtomicBool) -> Option<Hits> {
        let mut search = Search::new(self, wanted, limit);
        let earlier = earlier.filter(|hits| hits.fits.len() == search.fits.len() && wanted.narrows(&hits.wanted));
        let wanted_bag = wanted.bag();
        for (step, bags) in self.haystack.bags().chunks(STEP).enumerate() {
            if cancel.load(Ordering::Relaxed) {
                return None;
            }
            let first = step.saturating_mul(STEP);
            match earlier {
                None => search.look_at_all(first, bags, wanted_bag),
                Some(hits) => search.look_at_those(first, bags, wanted_bag, &hits.fits),
            }
        }
        Some(search.finish(cancel))
    }

    /// All whose ids are wanted, as hits of a search for nothing: a search that starts from them looks among them alone.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(u32) -> bool) -> Hits {
        let mut fits = vec![0_u64; self.len().div_ceil(64)];
        let mut total: usize = 0;
        for index in (0..self.len()).filter(|index| is_wanted(self.haystack.id(*index))) {
            if let Some(word) = fits.get_mut(index / 64) {
                *word |= 1 << (index % 64);
            }
            total = total.saturating_add(1);
        }
        Hits { total, best: Vec::new(), wanted: Wanted::default(), fits }
    }

    /// The ids of all who fit, in the order in which they were added.
    pub fn ids<'a>(&'a self, hits: &'a Hits) -> impl Iterator<Item = u32> + 'a {
        hits.fits.iter().enumerate().flat_map(|(word, bits)| ones(word, *bits)).map(|index| self.haystack.id(index))
    }
}

impl Hits {
    /// Whether all who fit these words are among these.
    #[must_use]
    pub fn hold(&self, wanted: &Wanted) -> bool {
        wanted.narrows(&self.wanted)
    }

    /// The same without those in which the letters of a word stand apart.
    #[must_use]
    pub fn without_fuzzy(mut self) -> Self {
        let listed = self.best.len();
        self.best.retain(|hit| hit.rank != Rank::Fuzzy);
        if self.best.len() < listed {
            // Fuzzy fits are listed only behind all others.
            self.total = self.best.len();
        }
        self
    }
}

/// The places of the bits that are set in the so-manieth 64 of a set.
fn ones(word: usize, mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits.wrapping_sub(1);
        Some(word.saturating_mul(64).saturating_add(bit))
    })
}

/// One search under way.
struct Search<'a> {
    finder: &'a Finder,
    wanted: &'a Wanted,
    limit: usize,
    total: usize,
    fits: Vec<u64>,
    best: Best<(Place, u32)>,
    /// Fuzzy fits are ranked apart, since their score is worth its time for the tightest only.
    fuzzy: Best<(Place, u32)>,
}

impl<'a> Search<'a> {
    fn new(finder: &'a Finder, wanted: &'a Wanted, limit: usize) -> Self {
        let fits = vec![0; finder.len().div_ceil(64)];
        Self { finder, wanted, limit, total: 0, fits, best: Best::new(limit), fuzzy: Best::new(limit.max(SCORED)) }
    }

    fn look_at_all(&mut self, first: usize, bags: &[Bag], wanted: Bag) {
        for (index, bag) in bags.iter().enumerate() {
            if bag.has(wanted) {
                self.look_at(first.saturating_add(index));
            }
        }
    }

    fn look_at_those(&mut self, first: usize, bags: &[Bag], wanted: Bag, fits: &[u64]) {
        let from = first / 64;
        let words = fits.get(from..).unwrap_or_default().iter().take(STEP / 64).enumerate();
        for index in words.flat_map(|(word, bits)| ones(word, *bits)) {
            if bags.get(index).is_some_and(|bag| bag.has(wanted)) {
                self.look_at(first.saturating_add(index));
            }
        }
    }

    fn look_at(&mut self, index: usize) {
        if self.is_only_counted(index) {
            if self.wanted.is_exact() || fits(self.finder.haystack.entry(index), self.wanted) {
                self.count(index);
            }
            return;
        }
        let Some(place) = place(self.finder.haystack.entry(index), self.wanted) else { return };
        self.count(index);
        let key = (place, index as u32);
        if place.rank() != Rank::Fuzzy {
            self.best.offer(key);
        } else if !self.best.is_full() {
            // As long as the list can still end in fuzzy fits.
            self.fuzzy.offer(key);
        }
    }

    /// Whether the list is full of entries in which all words begin a part, and this one is no such entry.
    fn is_only_counted(&self, index: usize) -> bool {
        self.best.worst().is_some_and(|(place, _)| place.is_behind_starts_only())
            && !self.finder.haystack.initials(index).has(self.wanted.initials())
    }

    fn count(&mut self, index: usize) {
        self.total = self.total.saturating_add(1);
        if let Some(word) = self.fits.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    fn finish(self, cancel: &AtomicBool) -> Hits {
        let hit = |index: u32, rank| Hit { id: self.finder.haystack.id(index as usize), rank };
        let found = self.best.into_sorted();
        let mut best: Vec<Hit> = found.into_iter().map(|(place, index)| hit(index, place.rank())).collect();
        let room = self.limit.saturating_sub(best.len());
        if room > 0 {
            let matcher = SkimMatcherV2::default().respect_case();
            let mut scored: Vec<_> = self
                .fuzzy
                .into_sorted()
                .into_iter()
                .take_while(|_| !cancel.load(Ordering::Relaxed))
                .map(|(place, index)| {
                    let entry = self.finder.haystack.entry(index as usize);
                    (Reverse(score(&matcher, entry, self.wanted.words())), place, index)
                })
                .collect();
            scored.sort_unstable();
            best.extend(scored.into_iter().take(room).map(|(_, place, index)| hit(index, place.rank())));
        }
        Hits { total: self.total, best, wanted: self.wanted.clone(), fits: self.fits }
    }
}

/// The sum of each word's score in the field where that is highest.
fn score(matcher: &SkimMatcherV2, entry: &str, words: &[Word]) -> i64 {
    words.iter().fold(0, |sum, word| sum.saturating_add(best_field(matcher, entry, word.text())))
}

fn best_field(matcher: &SkimMatcherV2, entry: &str, word: &str) -> i64 {
    let fields = entry.split('\n').filter(|field| field.len().saturating_mul(word.len()) <= SCORE_COST);
    fields.filter_map(|field| matcher.fuzzy_match(field, word)).max().unwrap_or_default()
}
