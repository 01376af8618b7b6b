//! What says that two people have two names, though they have a word in common.

use super::super::counts::handles;
use super::super::korean;
use super::super::lists::{is_english_given_name, is_given_name};
use super::super::names::{From, Reading};
use super::super::person::Person;
use super::super::spelling::respelled;
use super::super::syllables;
use super::super::words::{Alike, WordId, Words};
use smallvec::SmallVec;

/// Whether a name in common is a family name and one of two syllables of a given name, and both show two that are not the
/// same: Ye Jun Choi is not Ye Young Choi.
pub(super) fn are_other_syllables(
    words: &Words,
    (ours, our): (&Person, Reading),
    (theirs, their): (&Person, Reading),
) -> bool {
    // With the two syllables as one word.
    let joined = |person: &Person, name: Reading| -> SmallVec<[Reading; 2]> {
        let is_shown = |word: &[WordId]| word.contains(&name.given) && word.contains(&name.family);
        let mut shown = person.displays.iter().map(|display| &display.words[..]);
        let Some(shown) = shown.find(|shown| shown.len() == 3 && is_shown(shown)) else { return SmallVec::new() };
        let is_joined = |reading: &&Reading| {
            reading.from == From::Display
                && !shown.contains(&reading.given)
                && syllables::has_two(words.text(reading.given), words.text(reading.family))
        };
        person.readings.iter().filter(is_joined).copied().collect()
    };
    let (our, their) = (joined(ours, our), joined(theirs, their));
    let is_one = |one: &Reading, other: &Reading| {
        words.alike(one.given, other.given) > Alike::No
            || words.are_respelled(one.given, other.given)
            || korean::may_be_one(words.text(one.given), words.text(other.given))
    };
    let is_same = |one: &Reading| their.iter().any(|other| is_one(one, other));
    !our.is_empty() && !their.is_empty() && !our.iter().any(is_same)
}

/// Whether two words of somebody's name in three are not all of it, for its given name is two syllables: `sunghoon` and `milee`
/// are no whole names of Sung Hoon Joo and of Lee Ye Mi.
pub(super) fn is_syllable_of(words: &Words, person: &Person, (one, two): (WordId, WordId)) -> bool {
    person.readings.iter().any(|whole| {
        let given = words.text(whole.given);
        let is_syllable = |word: WordId| {
            let text = words.text(word);
            word != whole.given && (given.starts_with(text) || given.ends_with(text))
        };
        let is_other = |word: WordId| is_syllable(word) || word == whole.family;
        syllables::has_two(given, words.text(whole.family))
            && (is_syllable(one) || is_syllable(two))
            && is_other(one)
            && is_other(two)
    })
}

/// The family name that two people have in common of whom one shows a Chinese or Korean given name and the other an
/// English one, which says nothing of the former: who is Zhao Meihan may be Joyce Zhao.
pub(super) fn goes_by_english_name(words: &Words, ours: &Person, theirs: &Person) -> Option<WordId> {
    let is_english = |given: WordId| is_english_given_name(words.text(given));
    let is_of_syllables = |given: WordId| {
        let text = words.text(given);
        !is_given_name(text) && (syllables::are_two_syllables(text) || syllables::is_syllable(text))
    };
    // In either order; a name in one script may be read in another.
    let given = |person: &Person, family: WordId| -> SmallVec<[WordId; 4]> {
        let other = |reading: &Reading| {
            let is_family = |word: WordId| words.alike(word, family) > Alike::No;
            match (is_family(reading.given), is_family(reading.family)) {
                (false, true) => Some(reading.given),
                (true, false) => Some(reading.family),
                _ => None,
            }
        };
        person.readings.iter().filter(|reading| words.text(reading.given).is_ascii()).filter_map(other).collect()
    };
    let families = theirs.readings.iter().flat_map(|reading| [reading.family, reading.given]);
    let mut families = families.filter(|word| syllables::is_family(words.text(*word)));
    families.find(|family| {
        let (ours, theirs) = (given(ours, *family), given(theirs, *family));
        let all = |of: &[WordId], is: &dyn Fn(WordId) -> bool| !of.is_empty() && of.iter().all(|given| is(*given));
        (all(&ours, &is_english) && all(&theirs, &is_of_syllables))
            || (all(&ours, &is_of_syllables) && all(&theirs, &is_english))
    })
}

/// Whether the login or a local part of somebody of whom no name is known tells another one than the other has.
pub(super) fn are_called_otherwise(words: &Words, ours: &Person, theirs: &Person) -> bool {
    [(ours, theirs), (theirs, ours)]
        .into_iter()
        .any(|(owner, other)| owner.readings.is_empty() && is_called_otherwise(words, owner, other))
}

/// Whether a login or local part is two known words, of which the other has one, and another one for the second:
/// `claireleroy` is not Claire Lemaire.
fn is_called_otherwise(words: &Words, owner: &Person, other: &Person) -> bool {
    const SHORTEST: usize = 4;
    let read = || other.readings.iter().flat_map(|reading| [reading.given, reading.family]);
    let has = |text: &str| {
        let is_one = |of: WordId| {
            let of = words.text(of);
            of.starts_with(text) || text.starts_with(of) || respelled(of, text)
        };
        let sounds = words.find(text).is_some_and(|word| read().any(|of| words.alike(of, word) > Alike::No));
        sounds || read().any(is_one)
    };
    let is_another = |rest: &str| rest.len() >= SHORTEST && !has(rest);
    // Beside a family name of those whose given names are syllables an English given name may stand.
    let are_syllables = |name: &str| syllables::are_two_syllables(name) && !is_given_name(name);
    let has_syllables = || read().any(|of| are_syllables(words.text(of)));
    let is_otherwise = |stem: &str, word: &str| {
        let rest = stem.strip_prefix(word).or_else(|| stem.strip_suffix(word));
        if !syllables::is_family(word) {
            return word.len() >= SHORTEST
                && rest.is_some_and(|rest| (words.is_shared(rest) || is_given_name(rest)) && is_another(rest));
        }
        // The family name may be its first letter.
        let before = word.chars().next().and_then(|letter| stem.strip_suffix(letter));
        let before = before.filter(|before| words.is_shared(before));
        let mut rests = [rest, before].into_iter().flatten();
        rests.any(|rest| are_syllables(rest) && is_another(rest)) && has_syllables()
    };
    handles(owner).any(|handle| read().any(|word| is_otherwise(handle.stem(), words.text(word))))
}
