//! What says that two people have two names, though they have a word in common.

use super::super::counts::handles;
use super::super::lists::NICKNAMES;
use super::super::names::{Display, Reading, are_joined};
use super::super::person::Person;
use super::super::spelling::{respelled, sound};
use super::super::syllables;
use super::super::words::{Alike, WordId, Words};
use compact_str::CompactString;
use smallvec::SmallVec;

/// Whether a name in common is a family name and one of two syllables of a given name, and both show two that are not the
/// same: Ye Jun Choi is not Ye Young Choi.
pub(super) fn are_other_syllables(
    words: &Words,
    (ours, our): (&Person, Reading),
    (theirs, their): (&Person, Reading),
) -> bool {
    let has = |display: &Display, word: WordId| display.words.contains(&word);
    let find = |person: &'_ Person, name: Reading| {
        let is_shown = |display: &&Display| has(display, name.given) && has(display, name.family);
        let shown = person.displays.iter().find(is_shown)?;
        let [one, two, three] = shown.words[..] else { return None };
        let texts = [one, two, three].map(|word| words.text(word));
        let are_syllables = are_joined(texts) && texts.iter().all(|text| syllables::is_syllable(text));
        let [first, _, last] = texts;
        let of_first = syllables::is_family(first).then(|| sound(&[texts[1], last].concat()));
        let of_last = syllables::is_family(last).then(|| sound(&[first, texts[1]].concat()));
        are_syllables.then(|| [of_first, of_last].into_iter().flatten().collect::<SmallVec<[CompactString; 2]>>())
    };
    let (Some(our), Some(their)) = (find(ours, our), find(theirs, their)) else { return false };
    !our.is_empty()
        && !their.is_empty()
        && !our.iter().any(|one| their.iter().any(|other| one == other || respelled(one, other)))
}

/// Whether somebody of whom no name is known has a login or local part of two known words, of which the other has one, and
/// another one for the second: `claireleroy` is not Claire Lemaire.
pub(super) fn is_called_otherwise(words: &Words, owner: &Person, other: &Person) -> bool {
    const SHORTEST: usize = 4;
    if !owner.readings.is_empty() {
        return false;
    }
    let read = || other.readings.iter().flat_map(|reading| [reading.given, reading.family]);
    let has = |text: &str| {
        let is_one = |of: WordId| {
            let of = words.text(of);
            of.starts_with(text) || text.starts_with(of) || respelled(of, text)
        };
        let sounds = words.find(text).is_some_and(|word| read().any(|of| words.alike(of, word) > Alike::No));
        sounds || read().any(is_one)
    };
    // Beside a family name of those whose given names are syllables an English given name may stand.
    let are_syllables = |name: &str| syllables::are_two_syllables(name) && !NICKNAMES.contains_key(name);
    let has_syllables = read().any(|of| are_syllables(words.text(of)));
    let rests = |stem: &str, word: WordId| -> SmallVec<[CompactString; 2]> {
        let word = words.text(word);
        let rest = stem.strip_prefix(word).or_else(|| stem.strip_suffix(word));
        if !syllables::is_family(word) {
            return rest
                .filter(|rest| word.len() >= SHORTEST && words.is_shared(rest))
                .map(Into::into)
                .into_iter()
                .collect();
        }
        // So may its first letter behind it.
        let before = word.chars().next().and_then(|letter| stem.strip_suffix(letter));
        let found = rest.into_iter().chain(before.filter(|before| words.is_shared(before)));
        found.filter(|rest| has_syllables && are_syllables(rest)).map(Into::into).collect()
    };
    let is_otherwise =
        |stem: &str| read().any(|word| rests(stem, word).iter().any(|rest| rest.len() >= SHORTEST && !has(rest)));
    handles(owner).any(|handle| is_otherwise(handle.stem()))
}
