//! What stands beside a name that two people have in common: words and letters that both have, or that are left over.

use super::super::counts::handles;
use super::super::names::{Display, From, Reading};
use super::super::person::{Handle, Person};
use super::super::spells::{Spells, middle_initial, spells};
use super::super::words::{Alike, WordId, Words};
use super::names::{FullName, Initials, Left};
use compact_str::CompactString;
use smallvec::SmallVec;

/// Adds what else two people show, and what their logins and addresses have, to the name in common.
pub(super) fn add(words: &Words, ours: &Person, theirs: &Person, full: &mut FullName) {
    let (our, their) = (full.ours, full.theirs);
    let letters = (initials(words, ours, our), initials(words, theirs, their));
    full.initials = Initials::of(&letters.0, &letters.1);
    // Whose own spelling agrees is shown by other words.
    let has_both = |display: &Display, name: Reading| {
        [name.given, name.family].iter().all(|word| has(words, &display.words, *word))
    };
    let is_own_spelling = |display: &Display, name: Reading| name.from == From::Display && !has_both(display, name);
    if let Some((one, other)) = closest(words, ours, theirs)
        && !is_own_spelling(one, our)
        && !is_own_spelling(other, their)
    {
        rest(words, one, other, full);
        if full.left == Some(Left::One) && full.more.is_none() {
            let longer = [(one, theirs), (other, ours)];
            let beside = longer.iter().find_map(|(longer, other)| written_beside(words, longer, other, full));
            if let Some(word) = beside {
                full.take_word(word);
            }
        }
    }
    full.is_part = shows_part(words, ours, our) || shows_part(words, theirs, their);
    if full.initials == Initials::Unknown {
        // A letter of a word that both show says nothing more.
        let letters = behind(words, (ours, our), (theirs, their));
        full.initials = if letters == Initials::Same && full.more.is_some() { Initials::Unknown } else { letters };
    }
    if full.initials == Initials::Unknown
        && (has_letter(words, ours, theirs, our) || has_letter(words, theirs, ours, their))
    {
        full.initials = Initials::Same;
    }
    if full.more.is_none() {
        let either = [(ours, our, theirs), (theirs, their, ours)];
        full.more = either.into_iter().find_map(|(one, name, other)| other_family_name(words, one, name, other));
    }
}

/// Whether a given name in common is a part of one that somebody shows combined: Jean of Jean-Philippe.
fn shows_part(words: &Words, person: &Person, name: Reading) -> bool {
    let part = words.text(name.given);
    let is_combined = |whole: &str| whole.len() > part.len() && (whole.starts_with(part) || whole.ends_with(part));
    let shown = || person.displays.iter().flat_map(|display| display.words.iter().copied());
    name.from == From::Display
        && !shown().any(|word| words.alike(word, name.given) > Alike::No)
        && shown().any(|word| is_combined(words.text(word)))
}

/// The two display names with most words in common; of such with as many those that say most.
fn closest<'p>(words: &Words, ours: &'p Person, theirs: &'p Person) -> Option<(&'p Display, &'p Display)> {
    let full = |display: &&Display| display.words.len() > 1;
    let mut found: Option<((usize, usize), &Display, &Display)> = None;
    // Words of another script are the same name as often as not: they say nothing of what is left over.
    for one in ours.displays.iter().filter(full) {
        for other in theirs.displays.iter().filter(full).filter(|other| one.is_latin(words) == other.is_latin(words)) {
            let common = one.words.iter().filter(|word| has(words, &other.words, **word)).count();
            let says = (common, one.words.len() + other.words.len());
            if found.is_none_or(|(known, ..)| says > known) {
                found = Some((says, one, other));
            }
        }
    }
    found.map(|(_, one, other)| (one, other))
}

/// Whether words have one among them, or one like it.
pub(in super::super) fn has(words: &Words, all: &[WordId], word: WordId) -> bool {
    all.iter().any(|other| words.alike(*other, word) > Alike::No)
}

/// Whether words have one among them, one like it, or another spelling of it.
fn has_spelled(words: &Words, all: &[WordId], word: WordId) -> bool {
    has(words, all, word) || all.iter().any(|other| words.are_respelled(*other, word))
}

/// The words of the one name that the other has not.
fn remaining(words: &Words, one: &Display, other: &Display) -> SmallVec<[WordId; 4]> {
    one.words.iter().copied().filter(|word| !has_spelled(words, &other.words, *word)).collect()
}

/// In which of two names words are left over.
pub(in super::super) fn left(words: &Words, one: &Display, other: &Display) -> Left {
    let text = |left: &[WordId]| left.iter().map(|word| words.text(*word)).collect::<CompactString>();
    let (one, other) = (text(&remaining(words, one, other)), text(&remaining(words, other, one)));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    match (short.is_empty(), long.is_empty()) {
        (true, true) => Left::None,
        (true, false) => Left::One,
        // They may be written together.
        _ if long.contains(short.as_str()) => Left::None,
        _ => Left::Both,
    }
}

fn rest(words: &Words, one: &Display, other: &Display, full: &mut FullName) {
    let (ours, theirs) = (remaining(words, one, other), remaining(words, other, one));
    full.left = Some(left(words, one, other));
    let in_pair =
        |word: WordId| [full.ours.given, full.ours.family].iter().any(|of| words.alike(*of, word) > Alike::No);
    full.more = one.words.iter().copied().find(|word| !in_pair(*word) && has_spelled(words, &other.words, *word));
    let first = |left: &[WordId]| left.iter().filter_map(|word| words.text(*word).chars().next()).collect::<Vec<_>>();
    // An initial may stand for a word that the other shows.
    let differ = (ours.is_empty() && Initials::of(&one.initials, &first(&theirs)) == Initials::Differ)
        || (theirs.is_empty() && Initials::of(&other.initials, &first(&ours)) == Initials::Differ);
    if differ && full.initials != Initials::Same {
        full.initials = Initials::Differ;
    }
}

/// The word that a display name has beside a name, where a login or local part of the other, who does not show it, is made
/// of it and the name.
fn written_beside(words: &Words, longer: &Display, other: &Person, name: &FullName) -> Option<WordId> {
    const SHORTEST: usize = 2;
    let is_in = |word: WordId| [name.ours.given, name.ours.family].iter().any(|of| words.alike(*of, word) > Alike::No);
    let is_beside = |word: &WordId| {
        let (text, [given, family]) =
            (words.text(*word), [name.theirs.given, name.theirs.family].map(|of| words.text(of)));
        let is_rest = |before: &str, behind: &str| match (before, behind) {
            ("", rest) | (rest, "") if rest.len() == 1 => given.starts_with(rest) || family.starts_with(rest),
            ("", rest) | (rest, "") => spells(rest, given, family).is_some(),
            both => both == (given, family) || both == (family, given),
        };
        text.len() >= SHORTEST
            && handles(other)
                .any(|handle| handle.stem().split_once(text).is_some_and(|(before, behind)| is_rest(before, behind)))
    };
    longer.words.iter().copied().filter(|word| !is_in(*word)).find(is_beside)
}

/// The letters that stand beside a name of a person: alone in a display name, or between its parts in an address or login.
fn initials(words: &Words, person: &Person, name: Reading) -> SmallVec<[char; 4]> {
    let shown = person.displays.iter().flat_map(|display| display.initials.iter().copied());
    let (given, family) = (words.text(name.given), words.text(name.family));
    let between = handles(person).filter_map(|handle| middle_initial(handle.stem(), given, family));
    shown.chain(between).collect()
}

/// How the letters relate that stand behind a name in a login or local part of one of two people, `mblancog`, where the
/// other has one, too, or a third word.
fn behind(words: &Words, one: (&Person, Reading), other: (&Person, Reading)) -> Initials {
    let letters = |(person, name): (&Person, Reading)| -> SmallVec<[char; 4]> {
        let (given, family) = (words.text(name.given), words.text(name.family));
        let only = |rest: &str| {
            let mut letters = rest.chars();
            letters.next().filter(|_| letters.next().is_none())
        };
        let of = |given: &str, family: &str, stem: &str| {
            only(stem.strip_prefix(given.chars().next()?)?.strip_prefix(family)?)
        };
        // Where letters stand behind family names they do behind whole names, too.
        let lettered = person.addresses.iter().filter(|address| address.is_lettered).map(|address| &address.handle);
        let rest = |one: &str, other: &str, stem: &str| only(stem.strip_prefix(one)?.strip_prefix(other)?);
        let whole = lettered
            .filter_map(|handle| rest(given, family, handle.stem()).or_else(|| rest(family, given, handle.stem())));
        handles(person)
            .filter_map(|handle| of(given, family, handle.stem()).or_else(|| of(family, given, handle.stem())))
            .chain(whole)
            .collect()
    };
    let known = |(person, name): (&Person, Reading)| -> SmallVec<[char; 4]> {
        let in_name = |word: WordId| [name.given, name.family].iter().any(|of| words.alike(*of, word) > Alike::No);
        let shown = person.displays.iter().filter(|display| display.words.len() > 2).flat_map(|display| &display.words);
        let others = shown.filter(|word| !in_name(**word)).filter_map(|word| words.text(*word).chars().next());
        others.chain(letters((person, name))).collect()
    };
    if letters(one).is_empty() && letters(other).is_empty() {
        return Initials::Unknown;
    }
    Initials::of(&known(one), &known(other))
}

/// Whether a login or local part of the other is the given name and the first letter of a word that the one shows beside
/// this name: `andrep` of André Lopes Prado.
fn has_letter(words: &Words, one: &Person, other: &Person, name: Reading) -> bool {
    const SHORTEST: usize = 3;
    let (given, family) = (words.text(name.given), words.text(name.family));
    let is_in = |word: WordId| [name.given, name.family].iter().any(|of| words.alike(*of, word) > Alike::No);
    let shown = || one.displays.iter().filter(|display| display.words.len() > 2).flat_map(|display| &display.words);
    let letter = |handle: &Handle| {
        let rest = handle.stem().strip_prefix(given).filter(|rest| rest.len() == 1)?;
        rest.chars().next().filter(|letter| !family.starts_with(*letter))
    };
    let is_first = |letter: char| shown().any(|word| !is_in(*word) && words.text(*word).starts_with(letter));
    given.len() >= SHORTEST && handles(other).filter_map(letter).any(is_first)
}

/// Another family name of the one, of which and the given name a login or local part of the other is made.
fn other_family_name(words: &Words, one: &Person, name: Reading, other: &Person) -> Option<WordId> {
    let is_same = |a: WordId, b: WordId| words.alike(a, b) > Alike::No;
    let is_other = |family: WordId| ![name.given, name.family].iter().any(|of| is_same(*of, family));
    let (given, known) = (words.text(name.given), words.text(name.family));
    let is_made = |family: &WordId| {
        let text = words.text(*family);
        let is_of_it =
            |stem: &str| !text.contains(known) && stem.contains(text) && spells(stem, given, text) > Some(Spells::Part);
        handles(other).map(Handle::stem).any(|stem| is_of_it(stem) && spells(stem, given, known).is_none())
    };
    let readings = one.readings.iter().filter(|reading| is_same(reading.given, name.given));
    readings.map(|reading| reading.family).filter(|family| is_other(*family)).find(is_made)
}
