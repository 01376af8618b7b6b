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
    // What sounds alike elsewhere may be two names there.
    let are_two = || given_in_korea(words, one, other).any(|(one, other)| korean::are_two(one, other));
    if either == Alike::Sound && are_two() { Alike::No } else { either }
}

/// The given names of two names that have one Korean family name, whichever word stands first.
fn given_in_korea<'w>(
    words: &'w Words,
    one: &Reading,
    other: &Reading,
) -> impl Iterator<Item = (&'w str, &'w str)> + use<'w> {
    let either = |name: &Reading| [(name.given, name.family), (name.family, name.given)];
    let others = either(other);
    let pairs = either(one).into_iter().flat_map(move |one| others.map(|other| (one, other)));
    let have_one = |((_, family), (_, other)): &((WordId, WordId), (WordId, WordId))| {
        korean::is_family(words.text(*family)) && words.alike(*family, *other) > Alike::No
    };
    pairs.filter(have_one).map(|((given, _), (other, _))| (words.text(given), words.text(other)))
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
            return given_in_korea(words, our, their).any(|(one, other)| korean::may_be_one(one, other));
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
