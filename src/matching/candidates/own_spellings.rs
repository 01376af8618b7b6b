//! How people spell their own names otherwise than they are shown: a login or local part in one piece has the name in other
//! letters, or in Latin ones what is shown in another script. What a script is read as is one of many spellings; this is
//! their own.

use super::arabic;
use super::names::{Display, Reading};
use super::person::{Address, Handle, Person};
use super::reader::Reader;
use super::spelling::{consonants, have_same_letters, is_doubled, respelled, sound};
use super::words::{Alike, WordId, Words};
use compact_str::CompactString;
use smallvec::SmallVec;

/// A given and a family name.
pub(super) type Name = (CompactString, CompactString);

/// The most that are kept of one person.
const MOST: usize = 4;

/// How many letters the name in one piece has at least.
const SHORTEST: usize = 6;

/// How many letters a family name has at least behind an initial.
const SHORTEST_ALONE: usize = 4;

impl Reader<'_> {
    /// The names of somebody as their own logins and local parts spell what they show.
    pub(super) fn own_spellings(&self, person: &Person) -> SmallVec<[Name; MOST]> {
        let words = &self.words;
        let is_plain = |stem: &&str| stem.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut found = SmallVec::new();
        let mut add = |(given, family): (&str, &str)| {
            let name = (given.into(), family.into());
            if found.len() < MOST && !found.contains(&name) {
                found.push(name);
            }
        };
        for display in &person.displays {
            for (given, family) in readings(display, words) {
                if display.is_latin(words) {
                    // Words that stand apart in an address are read there.
                    let in_one_piece = |of: &&Address| of.is_in_one_piece() && of.handle.digits_at >= SHORTEST;
                    let locals = person.addresses.iter().filter(in_one_piece).map(|of| of.handle.stem());
                    let spelled = |stem| in_other_letters(words, stem, given, family);
                    locals.filter(is_plain).filter_map(spelled).for_each(&mut add);
                } else {
                    let handles = person.logins.iter().chain(person.addresses.iter().map(|of| &of.handle));
                    let stems = handles.map(Handle::stem).filter(is_plain);
                    let is_arabic = display.words.iter().any(|word| arabic::is_arabic(words.text(*word)));
                    stems.for_each(|stem| in_latin(words, stem, (given, family), is_arabic, &mut add));
                }
            }
        }
        found
    }
}

/// The given and the family name that letters may be, of a name that is read so from another script; from Arabic, which
/// writes no vowels, in any.
fn in_latin<'s>(
    words: &'s Words,
    stem: &'s str,
    (given, family): (WordId, WordId),
    is_arabic: bool,
    add: &mut impl FnMut((&'s str, &'s str)),
) {
    let is_vowelled = |letters: &str, word: WordId| {
        is_arabic
            && letters.len() > 2
            && consonants(letters).len() > 1
            && consonants(letters) == consonants(words.text(word))
    };
    for at in 1..stem.len() {
        let (one, other) = stem.split_at(at);
        for (first, last) in [(one, other), (other, one)] {
            let is_voiced = || !is_arabic && last.len() > 3 && unvoiced(last) == unvoiced(words.text(family));
            if !is_spelled(words, last, family) && !is_vowelled(last, family) && !is_voiced() {
                continue;
            }
            let first = is_given(words, first, given).or_else(|| is_vowelled(first, given).then_some(first));
            first.into_iter().for_each(|first| add((first, last)));
        }
    }
}

/// The two words of a name in one piece of which one is shown, and the other in other letters.
fn in_other_letters<'s>(words: &'s Words, stem: &'s str, given: WordId, family: WordId) -> Option<(&'s str, &'s str)> {
    let (one, other) = (words.text(given), words.text(family));
    let is_other = |rest: &str, word: WordId| {
        let text = words.text(word);
        rest.len() > 2
            && rest != text
            && consonants(rest).bytes().next() == consonants(text).bytes().next()
            && !is_mistyped(rest, text)
            && (is_spelled(words, rest, word) || consonants(rest) == consonants(text))
    };
    let cut = |at: usize| (&stem[..at], &stem[at..]);
    let behind = |word: &str| stem.len().checked_sub(word.len()).filter(|_| stem.ends_with(word)).map(cut);
    let before = |word: &str| stem.starts_with(word).then(|| cut(word.len()));
    let found = before(one).filter(|(_, rest)| is_other(rest, family));
    let found = found.or_else(|| behind(other).filter(|(rest, _)| is_other(rest, given)));
    let turned = || before(other).filter(|(_, rest)| is_other(rest, given)).map(|(last, first)| (first, last));
    let turned_too = || behind(one).filter(|(rest, _)| is_other(rest, family)).map(|(last, first)| (first, last));
    // So are a family name and an initial before it.
    let behind_initial = || {
        let (initial, rest) = stem.split_at_checked(1)?;
        (rest.len() >= SHORTEST_ALONE && one.starts_with(initial) && is_other(rest, family)).then_some((one, rest))
    };
    found.or_else(turned).or_else(turned_too).or_else(behind_initial)
}

/// The whole names of a display name in Latin letters.
fn readings(display: &Display, words: &Words) -> impl Iterator<Item = (WordId, WordId)> {
    let whole = display.readings.iter().filter(|reading| reading.whole);
    whole.filter(|reading| words.text(reading.given).is_ascii()).map(|Reading { given, family, .. }| (*given, *family))
}

/// The given name as letters spell it; as it is read, where they are its initials.
fn is_given<'w>(words: &'w Words, letters: &'w str, given: WordId) -> Option<&'w str> {
    let text = words.text(given);
    if letters.len() < 3 {
        return (letters.bytes().next() == text.bytes().next()).then_some(text);
    }
    is_spelled(words, letters, given).then_some(letters)
}

/// Whether letters are a spelling of a word.
fn is_spelled(words: &Words, letters: &str, word: WordId) -> bool {
    if letters.len() < 2 {
        return letters == words.text(word);
    }
    let is_alike = |of: WordId| words.alike(of, word) > Alike::No;
    words.find(letters).is_some_and(is_alike) || {
        let (one, other) = (sound(letters), words.text(words.sound(word)));
        one == other || respelled(&one, other)
    }
}

/// Whether two words differ by an error of typing: letters are swapped, or one stands twice.
fn is_mistyped(one: &str, other: &str) -> bool {
    is_doubled(one, other) || have_same_letters(one, other)
}

/// A word without the voice of its consonants: the second part of a Japanese family name is spoken with it or without,
/// Iwata or Iwada.
fn unvoiced(word: &str) -> CompactString {
    const VOICED: [(char, char); 4] = [('d', 't'), ('g', 'k'), ('z', 's'), ('b', 'h')];
    let unvoiced = |letter| VOICED.iter().find(|(voiced, _)| *voiced == letter).map_or(letter, |(_, other)| *other);
    word.chars().map(unvoiced).collect()
}
