//! How often names and strings are borne among the people of the cloud, and how many others may be expected to bear
//! one: parts of a name go together, so they are never taken as independent.

use super::beginnings::Beginnings;
use super::differing::Differing;
use super::hash::{ByHash, hash};
use super::length::Length;
use super::names::Reading;
use super::numbers::Numbers;
use super::person::{Handle, Person};
use super::sorted::{Sieve, Sorted};
use super::spells::{short_forms, with_initials};
use super::weights as w;
use super::words::{WordId, Words};
use compact_str::CompactString;
use rayon::prelude::*;
use smallvec::SmallVec;

/// How many people of the cloud have a string.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct StringCount {
    /// As a login or local part.
    pub(super) exact: u16,
    /// So but for digits at its end.
    pub(super) base: u16,
    /// As a short form of their name.
    pub(super) formed: u16,
}

/// How many people of the cloud have a name as first and last word, and how many anywhere in theirs.
#[derive(Clone, Copy, Debug, Default)]
struct PairCount {
    whole: u16,
    all: u16,
}

/// The strings that are to be counted, because somebody may be asked for how often they occur.
pub(super) struct Wanted {
    strings: Sorted,
    sieve: Sieve,
}

/// What one thread has counted.
pub(super) struct Tally {
    people: u64,
    length: Length,
    differing: Differing,
    numbers: Numbers,
    beginnings: Beginnings,
    named: [u64; 2],
    /// The names of people, each once for a person: those of first and last word, and others.
    whole: Vec<u64>,
    other: Vec<u64>,
    strings: Vec<StringCount>,
    waiting: Waiting,
}

/// All counts.
pub(super) struct Counts {
    /// People of the cloud.
    pub(super) people: u64,
    length: Length,
    differing: Differing,
    numbers: Numbers,
    beginnings: Beginnings,
    /// Of whom have a name in Latin letters, and in others.
    named: [u64; 2],
    pairs: ByHash<PairCount>,
    wanted: Wanted,
    strings: Vec<StringCount>,
    unseen: f64,
    /// So of names in one piece.
    unseen_whole: f64,
    association: f64,
    /// By half-decades of the expected number: how many namesakes there are for each that is expected.
    namesakes: [f64; BANDS],
}

const BANDS: usize = 12;

/// The key of a name: its two sounds in any order.
#[inline]
pub(super) fn pair_key(words: &Words, one: WordId, two: WordId) -> u64 {
    let (one, two) = (words.sound(one).0, words.sound(two).0);
    u64::from(one.min(two)) << 32 | u64::from(one.max(two))
}

fn unpair(key: u64) -> (WordId, WordId) {
    (WordId((key >> 32) as u32), WordId(key as u32))
}

/// The names of a person, each once, and whether it is of first and last word.
fn pairs_of(words: &Words, person: &Person) -> SmallVec<[(u64, bool); 4]> {
    let pair = |reading: &Reading| (pair_key(words, reading.given, reading.family), reading.whole);
    let mut pairs: SmallVec<[(u64, bool); 4]> = person.readings.iter().map(pair).collect();
    pairs.sort_unstable_by_key(|(pair, whole)| (*pair, !whole));
    pairs.dedup_by_key(|(pair, _)| *pair);
    pairs
}

/// The logins, local parts, identifiers and other handles of a person.
#[inline]
pub(super) fn handles(person: &Person) -> impl Iterator<Item = &Handle> {
    let locals = person.addresses.iter().map(|address| &address.handle);
    person.logins.iter().chain(locals).chain(&person.identifiers).chain(&person.aliases)
}

/// Of how many readings of a name forms are made.
const MOST_READINGS: usize = 3;

/// The hashes of the short forms of a person's first names.
pub(super) fn forms_of(words: &Words, person: &Person) -> Forms {
    let mut forms = Forms::new();
    person.latin_names(words).take(MOST_READINGS).for_each(|of| forms_of_name(words, of, &mut forms));
    forms.extend(with_initials(words, person).map(|(form, _)| hash(form.as_bytes())));
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The hashes of the short forms of names that somebody may go by beside their own: of those in pieces, and of two words
/// of more. They lead to people, and say nothing of how many have a form.
pub(super) fn forms_besides(words: &Words, person: &Person) -> Forms {
    let mut forms = Forms::new();
    let shortened = person.displays.iter().flat_map(|shown| [shown.without_last(), shown.second_given()]).flatten();
    let names = person.pieces.iter().copied().chain(shortened);
    names.for_each(|name| forms_of_name(words, &name, &mut forms));
    // A word and a letter or two that are shown are a login as they are.
    for display in person.displays.iter().filter(|display| !display.initials.is_empty()) {
        if let [only] = display.words[..] {
            let letters = display.initials.iter().collect::<CompactString>();
            forms.push(hash((CompactString::from(words.text(only)) + &letters).as_bytes()));
        }
    }
    forms
}

/// Adds the hashes of the short forms of one name.
pub(super) fn forms_of_name(words: &Words, name: &Reading, forms: &mut Forms) {
    short_forms(words.text(name.given), words.text(name.family), &mut |form| forms.push(form));
    forms.sort_unstable();
    forms.dedup();
}

/// Hashes of short forms of a name, each once.
pub(super) type Forms = SmallVec<[u64; 32]>;

impl Wanted {
    /// Strings by their hashes.
    pub(super) fn of(mut strings: Vec<u64>) -> Self {
        strings.par_sort_unstable();
        strings.dedup();
        Self { sieve: Sieve::of(&strings), strings: Sorted::of(strings) }
    }
}

/// As what a string is counted.
#[derive(Clone, Copy, Debug)]
enum As {
    Exact,
    Base,
    Formed,
}

/// Strings that wait to be counted together.
#[derive(Default)]
struct Waiting {
    hashes: Vec<u64>,
    times: Vec<(As, u16)>,
    places: Vec<u32>,
}

impl Tally {
    /// Nobody is counted yet.
    pub(super) fn of(wanted: &Wanted) -> Self {
        let strings = vec![StringCount::default(); wanted.strings.keys.len()];
        Self {
            people: 0,
            length: Length::default(),
            differing: Differing::default(),
            numbers: Numbers::default(),
            beginnings: Beginnings::default(),
            named: [0; 2],
            whole: Vec::new(),
            other: Vec::new(),
            strings,
            waiting: Waiting::default(),
        }
    }

    fn count(&mut self, hash: u64, r#as: As, times: u16) {
        self.waiting.hashes.push(hash);
        self.waiting.times.push((r#as, times));
    }

    /// Counts the strings that wait.
    pub(super) fn look_up(&mut self, wanted: &Wanted) {
        let Waiting { hashes, times, places } = &mut self.waiting;
        wanted.sieve.keep(hashes, times);
        wanted.strings.lower_bounds(hashes, places);
        for ((hash, (r#as, times)), place) in hashes.drain(..).zip(times.drain(..)).zip(places) {
            let place = *place as usize;
            if wanted.strings.keys.get(place) == Some(&hash) {
                let of = &mut self.strings[place];
                let count = match r#as {
                    As::Exact => &mut of.exact,
                    As::Base => &mut of.base,
                    As::Formed => &mut of.formed,
                };
                *count = count.saturating_add(times);
            }
        }
    }

    /// Counts how often the short forms of a name occur that so many people bear.
    pub(super) fn add_forms(&mut self, forms: &Forms, times: usize) {
        let times = u16::try_from(times).unwrap_or(u16::MAX);
        forms.iter().for_each(|form| self.count(*form, As::Formed, times));
    }

    /// Counts a person of the cloud, but for the short forms of their names.
    pub(super) fn add(&mut self, words: &mut Words, person: &Person) {
        self.people += 1;
        self.numbers.add(person);
        if let Some(name) = person.latin_names(words).next() {
            self.beginnings.add(words, name);
        }
        for (at, named) in self.named.iter_mut().enumerate() {
            let has = |reading: &Reading| {
                let latin = words.text(reading.given).is_ascii() && words.text(reading.family).is_ascii();
                usize::from(!latin) == at
            };
            *named += u64::from(person.readings.iter().any(has));
        }
        let mut sounds: SmallVec<[WordId; 8]> = SmallVec::new();
        for (pair, whole) in pairs_of(words, person) {
            if whole {
                let (one, two) = unpair(pair);
                sounds.extend([one, two]);
                self.whole.push(pair);
            } else {
                self.other.push(pair);
            }
        }
        sounds.sort_unstable();
        sounds.dedup();
        for sound in sounds {
            words.count(sound, false);
        }
        let read = person.readings.iter().flat_map(|reading| [reading.given, reading.family]);
        let mut spelled: SmallVec<[WordId; 8]> =
            read.chain(person.displays.iter().flat_map(|display| display.words.iter().copied())).collect();
        spelled.sort_unstable();
        spelled.dedup();
        for word in spelled {
            words.count_spelling(word);
        }
        let mut exact: SmallVec<[(u64, u64); 8]> = handles(person).map(|handle| (handle.hash, handle.base)).collect();
        exact.sort_unstable();
        exact.dedup();
        for (at, (hash, _)) in exact.iter().enumerate() {
            if at == 0 || exact[at - 1].0 != *hash {
                self.count(*hash, As::Exact, 1);
            }
        }
        exact.sort_unstable_by_key(|(_, base)| *base);
        exact.dedup_by_key(|(_, base)| *base);
        for (_, base) in exact {
            self.count(base, As::Base, 1);
        }
    }

    /// Compares a person's display names; the first is the cloud's, where it has one, and `joined` says whether an account
    /// that is joined with it has one, too.
    pub(super) fn compare_names(&mut self, words: &Words, person: &Person, joined: bool) {
        self.differing.add(words, &person.displays, joined);
        self.length.add(words, person, joined);
    }

    /// Takes over what another thread has counted; its words have other numbers here.
    pub(super) fn take(&mut self, other: Self, words: &Words, here: &(impl Fn(WordId) -> WordId + Sync)) {
        self.people += other.people;
        self.length.take(other.length);
        self.differing.take(other.differing);
        self.numbers.take(&other.numbers);
        self.beginnings.take(&other.beginnings);
        self.named.iter_mut().zip(other.named).for_each(|(named, more)| *named += more);
        let renumber = |pair: u64| {
            let (one, two) = unpair(pair);
            pair_key(words, here(one), here(two))
        };
        self.whole.par_extend(other.whole.into_par_iter().map(renumber));
        self.other.par_extend(other.other.into_par_iter().map(renumber));
        for (count, more) in self.strings.iter_mut().zip(&other.strings) {
            count.exact = count.exact.saturating_add(more.exact);
            count.base = count.base.saturating_add(more.base);
            count.formed = count.formed.saturating_add(more.formed);
        }
    }
}

impl Counts {
    /// All that was counted, and what it teaches.
    pub(super) fn of(wanted: Wanted, mut tally: Tally, words: &Words) -> Self {
        let mut pairs: ByHash<PairCount> = ByHash::default();
        for (names, whole) in [(&mut tally.whole, true), (&mut tally.other, false)] {
            names.par_sort_unstable();
            pairs.reserve(names.chunk_by(|a, b| a == b).count());
            for same in names.chunk_by(|a, b| a == b) {
                let times = u16::try_from(same.len()).unwrap_or(u16::MAX);
                let count = pairs.entry(same[0]).or_default();
                count.all = count.all.saturating_add(times);
                if whole {
                    count.whole = times;
                }
            }
        }
        let mut counts = Self {
            people: tally.people,
            length: tally.length,
            differing: tally.differing,
            numbers: tally.numbers,
            beginnings: tally.beginnings,
            named: tally.named,
            pairs,
            wanted,
            strings: tally.strings,
            unseen: 1.0,
            unseen_whole: 1.0,
            association: 1.0,
            namesakes: [1.0; BANDS],
        };
        counts.settle(words);
        counts
    }

    /// Learns from the counts how names go together.
    fn settle(&mut self, words: &Words) {
        let (singles, doubles) = words.rare();
        self.unseen = (2.0 * doubles as f64 / (singles.max(1) as f64)).clamp(0.1, 1.0);
        let whole = || self.pairs.par_iter().filter(|(_, count)| count.whole > 0);
        let [together, apart] = sums(whole().map(|(pair, count)| {
            let (one, two) = unpair(*pair);
            let count = u128::from(count.whole.max(1));
            let others = |word| u128::from(words.bearers(word).saturating_sub(1));
            [(0, count * (count - 1)), (1, count * others(one) * others(two))]
        }));
        let in_one_piece = || {
            let is_one = |(pair, _): &(&u64, &PairCount)| matches!(unpair(**pair), (one, two) if one == two);
            self.pairs.iter().filter(is_one).map(|(_, count)| count.whole)
        };
        let borne_by = |bearers| in_one_piece().filter(|count| *count == bearers).count() as f64;
        self.unseen_whole = ((2.0 * borne_by(2) + 0.5) / (borne_by(1) + 5.0)).min(1.0);
        let people = self.named.iter().sum::<u64>().max(1) as f64;
        let association = (together as f64 + 1.0) / (apart as f64 / people + 1.0);
        self.association = association.clamp(1.0, 40.0);
        let whole = || self.pairs.par_iter().filter(|(_, count)| count.whole > 0);
        let both: [u128; 2 * BANDS] = sums(whole().map(|(pair, count)| {
            let (one, two) = unpair(*pair);
            let each = self.by_parts(words, one, two, 1);
            let count = u128::from(count.whole.max(1));
            // Summed as whole numbers, so that the order cannot matter.
            [(band(each), count * (count - 1)), (BANDS + band(each), count * (each * 1e9) as u128)]
        }));
        let (seen, expected) = both.split_at(BANDS);
        for band in 0..BANDS {
            let ratio = (seen[band] as f64 + 2.0) / (expected[band] as f64 / 1e9 + 2.0);
            self.namesakes[band] = ratio.clamp(0.2, 10.0);
        }
    }

    /// How many bear a name, by its parts alone; `own` of the bearers of each part are left out.
    fn by_parts(&self, words: &Words, one: WordId, two: WordId, own: u32) -> f64 {
        let bearers = |word| f64::from(words.bearers(word).saturating_sub(own));
        let people = self.named(words, one, two);
        let (one, two) = (bearers(one), bearers(two));
        let (rare, frequent) = if one < two { (one, two) } else { (two, one) };
        ((rare + self.unseen) * (self.association * (frequent + self.unseen) / people).min(1.0)).max(1e-6)
    }

    /// How many others may be expected to bear a name, where `own` of the counted people are left out.
    ///
    /// A Poisson rate with a gamma prior: its mean comes from the parts, its shape from how much more often names
    /// are shared than the parts say; that one person bears it is known already.
    pub(super) fn namesakes(&self, words: &Words, one: WordId, two: WordId, own: u32) -> f64 {
        if words.sound(one) == words.sound(two) {
            return f64::from(self.bearers(words, one, two).saturating_sub(own)) + self.unseen_whole;
        }
        let each = self.by_parts(words, one, two, own);
        let ratio = self.namesakes[band(each)];
        let mean = each * ratio.min(1.0);
        let shape = (1.0 / (ratio - 1.0).max(0.05)).clamp(w::SHAPE_LEAST, w::SHAPE_MOST);
        let seen = self.bearers(words, one, two).saturating_sub(own);
        let known = if own > 0 { 1.0 } else { 0.0 };
        // Only those whose name is known in these letters could be seen.
        let hidden = (self.people() / self.named(words, one, two)).clamp(1.0, 20.0);
        hidden * (shape + known + f64::from(seen)) / (shape / mean + 1.0)
    }

    /// How many have a name in the letters of these words; in either order, for numbers of words follow the files'.
    fn named(&self, words: &Words, one: WordId, two: WordId) -> f64 {
        let at = usize::from(!(words.text(one).is_ascii() && words.text(two).is_ascii()));
        self.named[at].max(1) as f64
    }

    /// How many people of the cloud bear a name.
    pub(super) fn bearers(&self, words: &Words, one: WordId, two: WordId) -> u32 {
        self.pairs.get(&pair_key(words, one, two)).map_or(0, |count| u32::from(count.whole))
    }

    /// How many people of the cloud have the two words anywhere in their name.
    pub(super) fn bearers_anywhere(&self, words: &Words, one: WordId, two: WordId) -> u32 {
        self.pairs.get(&pair_key(words, one, two)).map_or(0, |count| u32::from(count.all))
    }

    /// How many others may bear one word of a name.
    pub(super) fn bearers_of_word(&self, words: &Words, word: WordId, own: u32) -> f64 {
        f64::from(words.bearers(word).saturating_sub(own)) + self.unseen
    }

    /// The share of people who bear a word, given another word of their name.
    pub(super) fn share_of_word(&self, words: &Words, word: WordId) -> f64 {
        let share = self.association * self.bearers_of_word(words, word, 1) / self.people.max(1) as f64;
        share.clamp(0.005, 1.0)
    }

    /// How often names have more words than two.
    pub(super) fn length(&self) -> &Length {
        &self.length
    }

    /// The numbers behind handles.
    pub(super) fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// How often names begin with a letter or two.
    pub(super) fn beginnings(&self) -> &Beginnings {
        &self.beginnings
    }

    /// How often one person has different names.
    pub(super) fn differing(&self) -> &Differing {
        &self.differing
    }

    /// How many have a string.
    pub(super) fn string(&self, hash: u64) -> StringCount {
        self.wanted.strings.find(hash).map(|at| self.strings[at]).unwrap_or_default()
    }

    /// People of the cloud, as a number to divide.
    pub(super) fn people(&self) -> f64 {
        self.people.max(1) as f64
    }
}

/// Adds numbers up, each at its place.
fn sums<const N: usize>(numbers: impl ParallelIterator<Item = [(usize, u128); 2]>) -> [u128; N] {
    let add = |mut sums: [u128; N], numbers: [(usize, u128); 2]| {
        numbers.into_iter().for_each(|(at, number)| sums[at] += number);
        sums
    };
    let both = |one: [u128; N], other: [u128; N]| std::array::from_fn(|at| one[at] + other[at]);
    numbers.fold(|| [0; N], add).reduce(|| [0; N], both)
}

fn band(each: f64) -> usize {
    (((each.log10() + 4.0) * 2.0).floor().clamp(0.0, (BANDS - 1) as f64)) as usize
}
