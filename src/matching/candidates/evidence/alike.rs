//! How alike two names are: word by word, in Korean syllables, and but for vowels.

use super::super::korean;
use super::super::names::Reading;
use super::super::person::Person;
use super::super::syllables;
use super::super::words::{Alike, WordId, Words};
use smallvec::SmallVec;

/// How alike two names are, in whichever order.
pub(super) fn alike(words: &Words, one: &Reading, other: &Reading) -> Alike {
    let straight = words.alike(one.given, other.given).min(words.alike(one.family, other.family));
    let either = match straight {
        Alike::Same => straight,
        _ => straight.max(words.alike(one.given, other.family).min(words.alike(one.family, other.given))),
    };
    if either == Alike::Sound && are_two_in_korea(words, one, other) { Alike::No } else { either }
}

/// Whether two names have one Korean family name, and given names that are two, though they sound alike elsewhere.
fn are_two_in_korea(words: &Words, one: &Reading, other: &Reading) -> bool {
    let names = |name: &Reading| {
        let either = [(name.given, name.family), (name.family, name.given)];
        either.map(|(given, family)| (words.text(given), words.text(family)))
    };
    let mut pairs = names(one).into_iter().flat_map(|one| names(other).map(|other| (one, other)));
    pairs.any(|((given, family), (other, other_family))| {
        korean::is_family(family) && korean::is_family(other_family) && korean::are_two(given, other)
    })
}

/// Whether two names have one Korean family name, and given names that may be one.
fn are_one_in_korea(words: &Words, one: &Reading, other: &Reading) -> bool {
    let are = |(given, family): (WordId, WordId), other: (WordId, WordId)| {
        korean::is_family(words.text(family))
            && words.alike(family, other.1) > Alike::No
            && korean::may_be_one(words.text(given), words.text(other.0))
    };
    let either = |name: &Reading| [(name.given, name.family), (name.family, name.given)];
    either(one).into_iter().any(|one| either(other).into_iter().any(|other| are(one, other)))
}

/// Whether a name is one whose given name is syllables: one with another letter is another one.
pub(super) fn has_syllables(words: &Words, name: &Reading) -> bool {
    [name.given, name.family].iter().any(|word| syllables::is_family(words.text(*word)))
}

/// Whole names of the two that agree in one word and differ in vowels of the other.
pub(super) fn in_vowels(words: &Words, ours: &Person, theirs: &Person) -> Option<(Reading, Reading)> {
    let is_same = |one, other| words.alike(one, other) > Alike::No;
    let is_other = |one, other| words.are_respelled(one, other);
    let are = |one: (WordId, WordId), other: (WordId, WordId), is_other: &dyn Fn(WordId, WordId) -> bool| {
        (is_same(one.0, other.0) && is_other(one.1, other.1))
            || (is_same(one.1, other.1) && is_other(one.0, other.0))
            || (is_other(one.0, other.0) && is_other(one.1, other.1))
    };
    let is_arabic_too = |one, other| words.are_respelled(one, other) || words.are_respelled_in_arabic(one, other);
    let is_one = |our: &Reading, their: &Reading| {
        if has_syllables(words, our) || has_syllables(words, their) {
            return are_one_in_korea(words, our, their);
        }
        let (our, (given, family)) = ((our.given, our.family), (their.given, their.family));
        let in_arabic = |their: (WordId, WordId)| {
            are(our, their, &is_arabic_too)
                && [our.0, our.1, their.0, their.1].into_iter().any(|word| words.is_arabic(word))
        };
        let either = [(given, family), (family, given)];
        either.into_iter().any(|their| are(our, their, &is_other) || in_arabic(their))
    };
    let whole = |person: &'_ Person| {
        person.readings.iter().copied().filter(|reading| reading.whole).collect::<SmallVec<[Reading; 2]>>()
    };
    let theirs = whole(theirs);
    whole(ours).into_iter().find_map(|our| Some((our, *theirs.iter().find(|their| is_one(&our, their))?)))
}
