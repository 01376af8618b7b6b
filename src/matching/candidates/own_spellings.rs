//! How somebody whose name is shown in another script writes it in Latin letters: a login or local part has it, or the family
//! name behind an initial. What the letters are read as is one of many spellings; this is their own.

use super::names::{Display, From, Reading};
use super::person::Person;
use super::reader::Reader;
use super::spelling::{respelled, sound};
use super::words::{WordId, Words};
use compact_str::CompactString;
use smallvec::SmallVec;

/// A given and a family name.
pub(super) type Name = (CompactString, CompactString);

/// The most that are kept of one person.
const MOST: usize = 4;

impl Reader<'_> {
    /// The names of somebody as their own logins and local parts spell what they show in another script.
    pub(super) fn own_spellings(&self, person: &Person) -> SmallVec<[Name; MOST]> {
        let words = &self.words;
        let of_others = person.displays.iter().filter(|display| !display.is_latin(words));
        let read: SmallVec<[(WordId, WordId); 4]> = readings(of_others, words).collect();
        let mut found = SmallVec::new();
        if read.is_empty() {
            return found;
        }
        let handles = person.logins.iter().chain(person.addresses.iter().map(|of| &of.handle));
        for stem in
            handles.map(|handle| handle.stem()).filter(|stem| stem.bytes().all(|byte| byte.is_ascii_lowercase()))
        {
            for (given, family) in &read {
                for at in 1..stem.len() {
                    let (one, other) = stem.split_at(at);
                    for (first, last) in [(one, other), (other, one)] {
                        if found.len() < MOST
                            && is_spelled(words, last, *family)
                            && let Some(first) = is_given(words, first, *given)
                        {
                            let name = (first.into(), last.into());
                            if !found.contains(&name) {
                                found.push(name);
                            }
                        }
                    }
                }
            }
        }
        found
    }
}

fn readings<'d>(displays: impl Iterator<Item = &'d Display>, words: &Words) -> impl Iterator<Item = (WordId, WordId)> {
    let all =
        displays.flat_map(|display| &display.readings).filter(|reading| reading.whole && reading.from == From::Display);
    all.filter(|reading| words.text(reading.given).is_ascii()).map(|Reading { given, family, .. }| (*given, *family))
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
    let text = words.text(word);
    if letters == text {
        return true;
    }
    let in_group = || {
        words
            .find(letters)
            .is_some_and(|of| words.groups(of).any(|group| words.groups(word).any(|other| other == group)))
    };
    let sounds = (sound(letters), sound(text));
    (letters.len() > 1 && sounds.0 == sounds.1) || in_group() || respelled(&sounds.0, &sounds.1)
}
