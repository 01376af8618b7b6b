//! How well an entry fits the words: exact before prefix before substring before fuzzy, and the shorter field first.
//! Telling fuzzy fits apart by more than their tightness is left to `finder`.

use super::haystack::EDGE;
use super::wanted::{Wanted, Word};
use memchr::{memchr, memchr_iter, memchr2};

/// How well the worst of the words fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// It is a whole field, or a whole part of a name or an address.
    Exact,
    /// A field, or a part of it, begins with it.
    Prefix,
    /// It stands somewhere in a field.
    Substring,
    /// Its letters stand in a field in this order, with others between them.
    Fuzzy,
}

/// A place in the order of hits: the fit in finer steps, then the length of what it was found in. Smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place(u32);

const FIELD: u32 = 0;
const PART: u32 = 1;
const FIELD_START: u32 = 2;
const PART_START: u32 = 3;
const WORD_START: u32 = 4;
const INSIDE: u32 = 5;
const FUZZY: u32 = 6;

const LENGTH_BITS: u32 = 16;
const LENGTH_MAX: u32 = 0xFFFF;

impl Place {
    /// The best place there is.
    pub(super) const FIRST: Self = Self(0);

    fn new(step: u32, length: usize) -> Self {
        Self((step << LENGTH_BITS) | u32::try_from(length).unwrap_or(LENGTH_MAX).min(LENGTH_MAX))
    }

    fn step(self) -> u32 {
        self.0 >> LENGTH_BITS
    }

    /// The place of an entry in which both were found: the worse step, the lengths together.
    fn and(self, other: Self) -> Self {
        let length = (self.0 & LENGTH_MAX).saturating_add(other.0 & LENGTH_MAX).min(LENGTH_MAX);
        Self((self.step().max(other.step()) << LENGTH_BITS) | length)
    }

    /// Whether only words that begin a part of a field come before this place.
    pub(super) fn is_behind_starts_only(self) -> bool {
        self.step() <= PART_START
    }

    pub(super) fn rank(self) -> Rank {
        match self.step() {
            FIELD | PART => Rank::Exact,
            FIELD_START | PART_START => Rank::Prefix,
            WORD_START | INSIDE => Rank::Substring,
            _ => Rank::Fuzzy,
        }
    }
}

/// Where an entry stands for the words; `None` where one of them does not fit at all.
pub(super) fn place(entry: &str, wanted: &Wanted) -> Option<Place> {
    let mut place = Place::FIRST;
    for word in wanted.words() {
        let of_word = found(entry.as_bytes(), word).or_else(|| fuzzy(entry, word.text()))?;
        place = place.and(of_word);
    }
    let phrase = wanted.phrase().filter(|_| place.step() > PART).and_then(|phrase| found(entry.as_bytes(), phrase));
    Some(phrase.map_or(place, |phrase| phrase.min(place)))
}

/// Whether an entry fits the words at all.
pub(super) fn fits(entry: &str, wanted: &Wanted) -> bool {
    wanted.words().iter().all(|word| fuzzy(entry, word.text()).is_some())
}

/// The best place at which the word stands letter for letter.
fn found(entry: &[u8], word: &Word) -> Option<Place> {
    let length = word.text().len();
    if let [letter] = word.text().as_bytes() {
        return best_of(entry, length, memchr_iter(*letter, entry));
    }
    let mut from = 0_usize;
    // Not `find_iter`, which copies the searcher, and that takes longer than a search in so short a text.
    let next = || {
        let at = from.saturating_add(word.finder().find(entry.get(from..)?)?);
        from = at.saturating_add(length);
        Some(at)
    };
    best_of(entry, length, std::iter::from_fn(next))
}

fn best_of(entry: &[u8], length: usize, places: impl Iterator<Item = usize>) -> Option<Place> {
    let mut best: Option<Place> = None;
    for at in places {
        let end = at.saturating_add(length);
        let before = entry.get(at.wrapping_sub(1)).copied().unwrap_or(EDGE);
        let rest = entry.get(end..).unwrap_or_default();
        let after = rest.first().copied().unwrap_or(EDGE);
        let step = match (before, parts(before), parts(after)) {
            (EDGE, _, _) if after == EDGE => FIELD,
            (_, true, true) => PART,
            (EDGE, _, _) => FIELD_START,
            (_, true, _) => PART_START,
            _ if !before.is_ascii_alphanumeric() && before.is_ascii() => WORD_START,
            _ => INSIDE,
        };
        if best.is_none_or(|best| step <= best.step()) {
            let length = memchr(EDGE, rest).unwrap_or(rest.len());
            let place = Place::new(step, length);
            best = Some(best.map_or(place, |best| best.min(place)));
            if step == FIELD {
                break;
            }
        }
    }
    best
}

/// What parts names and addresses: field edges, blanks, and the at sign.
pub(super) fn parts(byte: u8) -> bool {
    matches!(byte, EDGE | b' ' | b'@')
}

/// The place of the first field that has the word's letters in order.
fn fuzzy(entry: &str, word: &str) -> Option<Place> {
    if !word.is_ascii() {
        return fuzzy_in_any_script(entry, word);
    }
    let entry = entry.as_bytes();
    let (first, others) = word.as_bytes().split_first()?;
    let mut start = memchr(*first, entry)?;
    loop {
        let mut end = start;
        let missing = others.iter().find_map(|letter| {
            end = end.saturating_add(1);
            let rest = entry.get(end..).unwrap_or_default();
            end = end.saturating_add(memchr2(*letter, EDGE, rest).unwrap_or(rest.len()));
            (entry.get(end) != Some(letter)).then_some(end)
        });
        let Some(edge) = missing else { return Some(Place::new(FUZZY, end.wrapping_sub(start))) };
        let next = entry.get(edge..)?;
        start = edge.saturating_add(memchr(*first, next)?);
    }
}

fn fuzzy_in_any_script(entry: &str, word: &str) -> Option<Place> {
    entry.split('\n').find_map(|field| {
        let mut span = 0_usize;
        let mut letters = word.chars().peekable();
        for c in field.chars() {
            let has_begun = span > 0;
            let is_next = letters.next_if_eq(&c).is_some();
            span = span.saturating_add(usize::from(has_begun || is_next));
            if letters.peek().is_none() {
                return Some(Place::new(FUZZY, span));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_of(entry: &str, typed: &str) -> Option<Place> {
        place(&format!("\n{}\n", entry.replace('|', "\n")), &Wanted::new(typed))
    }

    fn rank(entry: &str, typed: &str) -> Option<Rank> {
        place_of(entry, typed).map(Place::rank)
    }

    #[test]
    fn the_fit_of_the_worst_word_counts() {
        for (entry, typed, expected) in [
            ("jlee|jose lee|jose.lee@corp.example", "jlee", Some(Rank::Exact)),
            ("jlee|jose lee|jose.lee@corp.example", "jose.lee@corp.example", Some(Rank::Exact)),
            ("jlee|jose lee", "lee", Some(Rank::Exact)),
            ("jlee|jose lee", "lee jose", Some(Rank::Exact)),
            ("jlee|jose lee", "jose lee", Some(Rank::Exact)),
            ("jlee|jose lee", "jl", Some(Rank::Prefix)),
            ("jlee|jose lee", "le", Some(Rank::Prefix)),
            ("jlee|jose lee", "jos e", Some(Rank::Substring)),
            ("jlee|jose lee", "lees", None),
            ("jlee|jose lee", "ose", Some(Rank::Substring)),
            ("jlee|jose lee", "jsl", Some(Rank::Fuzzy)),
            ("jlee|jose lee", "jlee jsl", Some(Rank::Fuzzy)),
            ("abc|cde", "ad", None),
            ("abc|acd", "ad", Some(Rank::Fuzzy)),
            ("김민준", "김준", None),
            ("", "a", None),
        ] {
            assert_eq!(rank(entry, typed), expected, "{typed} in {entry}");
        }
        assert_eq!(rank("李小明", "李明"), Some(Rank::Fuzzy));
    }

    #[test]
    fn better_fits_come_first() {
        let order = [
            ("ann", "ann"),
            ("ann|anna maria", "ann"),
            ("x|ann lee", "ann"),
            ("annlee", "ann"),
            ("annleexyz", "ann"),
            ("x annlee", "ann"),
            ("x-ann", "ann"),
            ("joann", "ann"),
            ("xjoannx", "ann"),
            ("arn n", "ann"),
            ("axxnxn", "ann"),
        ];
        let places: Vec<Place> = order.iter().map(|(entry, typed)| place_of(entry, typed).unwrap()).collect();
        for (pair, entries) in places.windows(2).zip(order.windows(2)) {
            assert!(pair[0] <= pair[1], "{:?} before {:?}", entries[0], entries[1]);
        }
    }
}
