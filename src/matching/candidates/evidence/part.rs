//! What names say of each other where one side shows no full one: a word, with letters perhaps.

use super::super::counts::handles;
use super::super::lists::is_given_name;
use super::super::person::{Address, Handle, Person};
use super::super::spelling::{SEPARATORS, one_edit};
use super::super::spells::word_and_letters;
use super::super::words::{Alike, WordId, Words};
use super::names::{Initials, Letters, Names};
use compact_str::CompactString;
use smallvec::SmallVec;

/// Compares where one side has no full name.
pub(super) fn compare(words: &Words, ours: &Person, theirs: &Person) -> Names {
    let single = |person: &Person| {
        person
            .displays
            .iter()
            .find(|display| display.words.len() == 1)
            .map(|display| (display.words[0], display.initials.clone()))
    };
    let all = |person: &Person| -> Vec<WordId> {
        let shown = person.displays.iter().flat_map(|display| display.words.iter().copied());
        shown.chain(person.readings.iter().flat_map(|reading| [reading.given, reading.family])).collect()
    };
    for (one, other) in [(ours, theirs), (theirs, ours)] {
        if !one.readings.is_empty() {
            continue;
        }
        let Some((word, initials)) = single(one) else { continue };
        let others = all(other);
        if others.is_empty() {
            // Who shows no name may have this one as login.
            let is_made = |handle: &Handle| {
                let letter = handle.stem().strip_prefix(words.text(word)).filter(|letter| !letter.is_empty());
                letter.is_some_and(|letter| initials.iter().collect::<CompactString>() == letter)
            };
            if words.text(word).len() > 2 && handles(other).any(is_made) {
                return Names::Part { word, alike: Alike::Same, letters: Letters::Fit };
            }
            continue;
        }
        let alike = |other: &WordId| words.alike(*other, word);
        let best = others.iter().map(alike).max().filter(|best| *best > Alike::No);
        if let Some((best, same)) =
            best.and_then(|best| Some((best, others.iter().find(|other| alike(other) == best)?)))
        {
            let rest = others.iter().filter(|other| words.alike(**other, word) == Alike::No);
            let begins = |letter: &char| rest.clone().any(|other| words.text(*other).starts_with(*letter));
            let has_rest = rest.clone().next().is_some();
            let letters = if !has_rest {
                letters(words, one, other, *same)
            } else if initials.is_empty() {
                Some(Letters::Unknown)
            } else {
                initials.iter().any(begins).then_some(Letters::Fit)
            };
            let part = |letters| Names::Part { word: *same, alike: best, letters };
            return letters.map_or(Names::PartDiffers, part);
        }
        // Who shows a login for a name, or what nobody else shows, and nothing beside it, shows none.
        let is_handle =
            |of: &WordId| other.readings.is_empty() && (other.has_login(words.text(*of)) || words.displayed(*of) < 2);
        let others: Vec<WordId> = others.into_iter().filter(|word| !is_handle(word)).collect();
        let same_script = others.iter().any(|other| words.text(*other).is_ascii() == words.text(word).is_ascii());
        let begins = |other: &WordId| {
            let (one, other) = (words.text(word), words.text(*other));
            one.len() > 2 && (one.starts_with(other) || other.starts_with(one))
        };
        let is_beside = |address: &Address| {
            let first = address.local.split(SEPARATORS).next();
            first == Some(words.text(word)) && !address.is_in_one_piece()
        };
        let is_shown = !one.has_login(words.text(word)) || one.addresses.iter().any(is_beside);
        let is_known = words.displayed(word) > 1 || is_given_name(words.text(word));
        let is_name = is_known && (!initials.is_empty() || is_shown);
        if is_name && same_script && !others.iter().any(begins) {
            let text = words.text(word);
            let is_near = |other: &WordId| {
                let other = words.text(*other);
                initials.iter().any(|letter| other.starts_with(*letter)) || (text.len() > 3 && one_edit(text, other))
            };
            // A word and an initial are another name than a full one in which neither stands.
            let is_another = !initials.is_empty() && !other.readings.is_empty() && !others.iter().any(is_near);
            return if is_another { Names::Differ { common: None } } else { Names::PartDiffers };
        }
    }
    Names::Unknown
}

/// How the letters relate that two people show beside one word which they have in common, or have behind it in an
/// address or login; none where they show others. A login alone may have any.
fn letters(words: &Words, one: &Person, other: &Person, word: WordId) -> Option<Letters> {
    let is_word = |text: &str| words.find(text).is_some_and(|first| words.alike(first, word) > Alike::No);
    let shown = |person: &Person| -> SmallVec<[char; 4]> {
        person.displays.iter().flat_map(|display| display.initials.iter().copied()).collect()
    };
    let written = |person: &Person| -> SmallVec<[char; 4]> {
        let letter = |address: &Address| {
            let (first, rest) = word_and_letters(&address.local)?;
            rest.chars().next().filter(|_| is_word(first))
        };
        person.addresses.iter().filter_map(letter).collect()
    };
    let behind = |person: &Person| -> SmallVec<[char; 4]> {
        let letter = |handle: &Handle| {
            let (at, letter) = handle.stem().char_indices().next_back()?;
            is_word(&handle.stem()[..at]).then_some(letter)
        };
        handles(person).filter_map(letter).collect()
    };
    let all = |person: &Person| -> SmallVec<[char; 4]> {
        [shown(person), written(person), behind(person)].into_iter().flatten().collect()
    };
    let pairs = [(shown(one), shown(other)), (shown(one), written(other)), (written(one), shown(other))];
    let known = pairs.map(|(one, other)| Initials::of(&one, &other));
    match known {
        [Initials::Same, ..] => Some(Letters::Same),
        _ if known.contains(&Initials::Same) => Some(Letters::Fit),
        _ if known.contains(&Initials::Differ) => None,
        _ if Initials::of(&all(one), &all(other)) == Initials::Same => Some(Letters::Fit),
        _ => Some(Letters::Unknown),
    }
}
