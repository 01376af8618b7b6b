//! Names of whom no place has one whole: a word of each in one place, another in another; or both written together in a
//! login, of which one is known.

use super::names::{From, Reading};
use super::person::{Handle, Person};
use super::reader::Reader;
use super::syllables;
use super::words::WordId;
use compact_str::CompactString;
use smallvec::SmallVec;

/// The most that are kept of one person.
const MOST: usize = 4;

/// How many letters each word has at least that is written together with another one; the one that nobody shows.
const SHORTEST: usize = 3;
const SHORTEST_UNKNOWN: usize = 4;

type Pieces = SmallVec<[Reading; 1]>;

impl Reader<'_> {
    /// The names of somebody in pieces.
    pub(super) fn pieces(&mut self, person: &Person) -> Pieces {
        let mut pieces = self.in_two_places(person);
        pieces.extend(self.beside_initial(person));
        for handle in person.logins.iter().chain(person.addresses.iter().map(|of| &of.handle)) {
            let syllables = syllables::in_one_piece(handle.stem(), |family| self.words.is_shared(family));
            let syllables = syllables.map(|(given, family)| (given, family, true));
            if let Some((given, family, whole)) = syllables.or_else(|| self.parts(person, handle))
                && pieces.len() < MOST
            {
                let (given, family) = (self.words.id(given), self.words.id(family));
                pieces.push(Reading { given, family, from: From::Login, whole });
            }
        }
        pieces
    }

    /// The name of somebody who shows one word, whose login and local part both have its initial before or behind the same
    /// letters: `trismondn` and `ntrismond` of Nicolas.
    fn beside_initial(&mut self, person: &Person) -> Option<Reading> {
        let shown = person.displays.iter().find_map(|display| match display.words[..] {
            [only] if display.initials.is_empty() => Some(only),
            _ => None,
        })?;
        let initial = self.words.text(shown).chars().next()?;
        let rests = |handle: &Handle| -> SmallVec<[CompactString; 2]> {
            let stem = handle.stem();
            let rests = [stem.strip_prefix(initial), stem.strip_suffix(initial)].into_iter().flatten();
            let is_word =
                |rest: &&str| rest.len() >= SHORTEST_UNKNOWN && rest.bytes().all(|byte| byte.is_ascii_lowercase());
            rests.filter(is_word).map(CompactString::from).collect()
        };
        let of_logins: SmallVec<[CompactString; 2]> = person.logins.iter().flat_map(rests).collect();
        let of_locals = person.addresses.iter().flat_map(|address| rests(&address.handle));
        let rest = of_locals.into_iter().find(|rest| of_logins.contains(rest))?;
        let family = self.words.id(&rest);
        Some(Reading { given: shown, family, from: From::Login, whole: true })
    }

    /// The names that somebody has in two places, a word in each: shown by one, with another as login or local part.
    fn in_two_places(&self, person: &Person) -> Pieces {
        let shown = person.displays.iter().filter_map(|display| match display.words[..] {
            [only] => Some((0, only)),
            _ => None,
        });
        let handles =
            person.logins.iter().map(|login| (1, login)).chain(person.addresses.iter().map(|of| (2, &of.handle)));
        let written = handles.filter_map(|(place, handle)| {
            let word = self.words.find(handle.stem()).filter(|word| self.words.is_displayed(*word))?;
            Some((place, word))
        });
        let words: SmallVec<[(u8, WordId); 4]> = shown.chain(written).collect();
        let mut pieces = SmallVec::new();
        for (at, (place, given)) in words.iter().enumerate() {
            for (other, family) in &words[at + 1..] {
                let (one, two) = (self.words.text(*given), self.words.text(*family));
                if place != other && !one.contains(two) && !two.contains(one) && pieces.len() < MOST {
                    pieces.push(Reading { given: *given, family: *family, from: From::Login, whole: true });
                }
            }
        }
        pieces
    }

    /// The two words of a handle that are written together, and whether both are known: the one that its owner shows beside
    /// what is left, or those that others show.
    fn parts<'h>(&self, person: &Person, handle: &'h Handle) -> Option<(&'h str, &'h str, bool)> {
        let stem = handle.stem();
        if !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let mut shown = person.displays.iter().filter(|display| display.words.len() == 1);
        let beside = shown.find_map(|display| {
            let word = self.words.text(display.words[0]);
            let is_rest = |rest: &&str| {
                let begins = |letter: &char| rest.starts_with(*letter);
                rest.len() >= SHORTEST && (display.initials.is_empty() || display.initials.iter().any(begins))
            };
            let rest = stem.strip_prefix(word).or_else(|| stem.strip_suffix(word)).filter(is_rest)?;
            let (before, behind) = (&stem[..word.len()], &stem[stem.len() - word.len()..]);
            (word.len() >= SHORTEST).then_some((if before == word { before } else { behind }, rest, true))
        });
        if beside.is_some() {
            return beside;
        }
        let is_known = |part: &str| self.words.is_shared(part);
        // A word with an initial before or behind it is not two.
        if stem.len() < 2 * SHORTEST || is_known(stem) || is_known(&stem[1..]) || is_known(&stem[..stem.len() - 1]) {
            return None;
        }
        let cuts = || (SHORTEST..=stem.len() - SHORTEST).map(|at| stem.split_at(at));
        let both = cuts().find(|(one, other)| is_known(one) && is_known(other)).map(|(one, other)| (one, other, true));
        let before = || cuts().rfind(|(one, other)| is_known(one) && other.len() >= SHORTEST_UNKNOWN);
        let behind = || cuts().find(|(one, other)| is_known(other) && one.len() >= SHORTEST_UNKNOWN);
        let one = || before().or_else(|| behind().map(|(one, other)| (other, one)));
        both.or_else(|| one().map(|(known, other)| (known, other, false)))
    }
}
