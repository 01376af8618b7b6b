//! What logins and local parts make of names: the words that they have, and how they spell a name.

use super::hash::{Start, hash};
use super::lists::{OUTSIDERS, PARTICLES, TITLES};
use super::person::Person;
use super::spelling::{SEPARATORS, split_digits};
use super::syllables;
use super::words::Words;
use compact_str::{CompactString, format_compact};

/// A local part or login without the word that says that somebody works for another company.
pub(super) fn without_company(text: &str) -> &str {
    let Some(first) = text.bytes().position(is_separator) else { return text };
    let is_mark = OUTSIDERS.contains(&text[..first]) && (first > 1 || text.as_bytes()[first] == b'-');
    if is_mark {
        return &text[first + 1..];
    }
    match text.bytes().rposition(is_separator) {
        Some(last) if OUTSIDERS.contains(&text[last + 1..]) => &text[..last],
        _ => text,
    }
}

/// Whether a local part is two words with a hyphen between them.
pub(super) fn is_hyphened(local: &[u8]) -> bool {
    let Some(at) = memchr::memchr(b'-', local) else { return false };
    let is_word = |word: &[u8]| word.len() > 1 && word.iter().all(u8::is_ascii_alphabetic);
    is_word(&local[..at]) && is_word(&local[at + 1..])
}

/// The two words of a local part or login that is plain, where it has two: split at `.` or `_`, else at `-`.
pub(super) fn two_words(text: &str) -> Option<(CompactString, CompactString, bool)> {
    if !text.bytes().any(is_separator) {
        return None;
    }
    let (text, _) = split_digits(before_tag(text));
    let text = without_company(text.trim_matches(SEPARATORS));
    let is_dot = |byte| matches!(byte, b'.' | b'_');
    let dotted = text.bytes().any(is_dot);
    let (first, last) = match first_three(text, |byte| if dotted { is_dot(byte) } else { byte == b'-' }) {
        [Some(only), None, _] => (only, only),
        [Some(first), Some(last), None] => (first, last),
        _ => return None,
    };
    let letters = |part: &str| -> CompactString {
        let is_plain = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_plain { part.into() } else { part.chars().filter(|c| c.is_alphabetic()).collect() }
    };
    // Behind two words the letter of a third one may stand.
    let before = text[..last].bytes().rposition(is_separator).filter(|_| text.len() - last == 2);
    let last = before.map_or(&text[last + 1..], |before| &text[before + 1..last]);
    let (first, last) = (letters(&text[..first]), letters(last));
    let is_word = |part: &str| part.len() > 1 && part.chars().nth(1).is_some() && !is_initials(part);
    // Behind a particle stands the rest of a family name, behind a title none.
    let is_family = !dotted && PARTICLES.contains(first.as_str());
    let is_name = is_word(&first) && is_word(&last) && !is_family && !TITLES.contains(first.as_str());
    is_name.then_some((first, last, dotted))
}

/// The word of a local part that is a word and a letter or two, and these.
pub(super) fn word_and_letters(local: &str) -> Option<(&str, &str)> {
    local.split_once(SEPARATORS).filter(|(_, letters)| letters.len() <= 2)
}

/// The initial, the letter of a middle name and the family name that letters may be: `bpvieira` of Beatriz P. Vieira.
pub(super) fn around_middle(stem: &str) -> Option<(&str, char, &str)> {
    const SHORTEST: usize = 6;
    let is_plain = stem.len() >= SHORTEST && stem.bytes().all(|byte| byte.is_ascii_lowercase());
    is_plain.then(|| (&stem[..1], char::from(stem.as_bytes()[1]), &stem[2..]))
}

/// The hash of the initial and the family name that letters may be without such a letter.
pub(super) fn without_middle(stem: &str) -> Option<u64> {
    let (initial, _, family) = around_middle(stem)?;
    Some(Start::of(initial).hash_with(initial.len(), Start::of(family), family.len()))
}

/// Whether letters may be an initial before or behind a family name.
pub(super) fn may_be_turned(stem: &str) -> bool {
    const SHORTEST: usize = 5;
    stem.len() >= SHORTEST && stem.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether the first letter of the one stands last in the other, and they are the same but for that: the initial of a given
/// name before and behind a family name.
pub(super) fn is_turned(one: &str, other: &str) -> bool {
    let turned = |one: &[u8], other: &[u8]| one[1..] == other[..other.len() - 1] && one.first() == other.last();
    let (a, b) = (one.as_bytes(), other.as_bytes());
    a.len() == b.len() && may_be_turned(one) && may_be_turned(other) && (turned(a, b) || turned(b, a))
}

/// Whether two letters cannot be spoken, as initials; but for a family name.
fn is_initials(part: &str) -> bool {
    let is_consonant = |byte: u8| byte.is_ascii_alphabetic() && !b"aeiou".contains(&byte);
    part.len() == 2 && part.bytes().all(is_consonant) && !part.ends_with('y') && part != "ng"
}

/// The two words of one that has three parts, where the one in the middle belongs to that before or behind it.
pub(super) fn joined_words(text: &str) -> Option<[(CompactString, CompactString); 2]> {
    let (text, _) = split_digits(before_tag(text));
    let [Some(one), Some(other), None] = first_three(text, is_separator) else { return None };
    let (first, middle, last) = (&text[..one], &text[one + 1..other], &text[other + 1..]);
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if first.len() < 2 || middle.is_empty() || last.len() < 2 || ![first, middle, last].into_iter().all(is_plain) {
        return None;
    }
    let join = |one: &str, other: &str| CompactString::from(one) + other;
    Some([(join(first, middle), last.into()), (first.into(), join(middle, last))])
}

/// What logins are made of the three words that a person shows, or has in an address: the second or the last one between
/// or behind the initials of the others; each with the given and the family name that it is of.
pub(super) fn with_initials<'p>(
    words: &'p Words,
    person: &'p Person,
) -> impl Iterator<Item = (CompactString, [&'p str; 2])> {
    let initial = |word: &'p str| &word[..word.chars().next().map_or(0, char::len_utf8)];
    let shown = person.displays.iter().filter_map(|display| match display.words[..] {
        [one, two, three] => Some([one, two, three].map(|word| words.text(word))),
        _ => None,
    });
    let written = person.addresses.iter().filter_map(|address| three_words(&address.local));
    // A word of one letter is shown as an initial.
    let lettered = person.displays.iter().filter_map(|display| match (&display.words[..], &display.initials[..]) {
        ([given, family], [letter]) => Some((words.text(*given), *letter, words.text(*family))),
        _ => None,
    });
    let lettered = lettered.flat_map(move |(given, letter, family)| {
        let first = initial(given);
        [format_compact!("{first}{letter}{family}"), format_compact!("{family}{first}{letter}")]
            .map(|form| (form, [given, family]))
    });
    let made = move |[one, two, three]: [&'p str; 3]| {
        let second = format_compact!("{}{two}{}", initial(one), initial(three));
        let last = format_compact!("{}{}{three}", initial(one), initial(two));
        // In Vietnam the given name is the last one.
        let given = format_compact!("{three}{}{}", initial(one), initial(two));
        let all = format_compact!("{one}{two}{three}");
        [(second, [one, two]), (last, [one, three]), (given, [three, one]), (all, [one, three])]
    };
    // Where letters of other names stand behind the family name, logins have them too: `duc.nguyenv@` of `ducnv`.
    let behind = person.addresses.iter().filter(|address| address.is_lettered).filter_map(move |address| {
        let (given, rest) = address.local.split_once(SEPARATORS)?;
        let (at, letter) = split_digits(rest).0.char_indices().next_back()?;
        let family = &rest[..at];
        (family.len() > 1).then(|| (format_compact!("{given}{}{letter}", initial(family)), [given, family]))
    });
    shown.chain(written).flat_map(made).chain(lettered).chain(behind)
}

/// The words of a local part of three.
pub(super) fn three_words(text: &str) -> Option<[&str; 3]> {
    let (text, _) = split_digits(before_tag(text));
    let [Some(first), Some(last), None] = first_three(text, |byte| matches!(byte, b'.' | b'_')) else { return None };
    let words = [&text[..first], &text[first + 1..last], &text[last + 1..]];
    let is_word = |word: &&str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_letter = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    (words[..2].iter().all(is_word) && (is_word(&words[2]) || is_letter(words[2]))).then_some(words)
}

/// Whether a byte is one of [`SEPARATORS`]. Local parts and logins are too short for faster ways of looking for it.
fn is_separator(byte: u8) -> bool {
    SEPARATORS.contains(&char::from(byte))
}

/// Where the first three such bytes stand.
fn first_three(text: &str, is_meant: impl Fn(u8) -> bool) -> [Option<usize>; 3] {
    let mut found = text.bytes().enumerate().filter(|(_, byte)| is_meant(*byte)).map(|(at, _)| at);
    [found.next(), found.next(), found.next()]
}

/// A local part or login without what stands behind `+`.
fn before_tag(text: &str) -> &str {
    text.bytes().position(|byte| byte == b'+').map_or(text, |at| &text[..at])
}

/// How a string spells a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spells {
    /// It is a part of the name alone.
    Part,
    /// It is made of beginnings of both parts.
    Beginnings,
    /// It is both parts.
    Full,
}

/// Whether letters without digits spell a name, in either order.
pub(super) fn spells(string: &str, given: &str, family: &str) -> Option<Spells> {
    if string.is_empty() {
        return None;
    }
    let one_way = |first: &str, second: &str| {
        let common = first.bytes().zip(string.bytes()).take_while(|(a, b)| a == b).count();
        (1..=common).rev().find_map(|cut| {
            let (Some(rest), Some(_)) = (string.get(cut..), first.get(..cut)) else { return None };
            if rest.is_empty() {
                return None;
            }
            if cut == first.len() && (rest == second || middle_initial(string, first, second).is_some()) {
                return Some(Spells::Full);
            }
            // So may a middle initial between a beginning and a whole.
            let begins = second.starts_with(rest)
                || (rest.len() > 2
                    && cut == 1
                    && rest.get(1..).is_some_and(|rest| rest == second)
                    && !syllables::has_two(first, second));
            (begins && (cut > 1 || rest.len() > 1)).then_some(Spells::Beginnings)
        })
    };
    if string == given || string == family {
        return Some(Spells::Part);
    }
    let best = one_way(given, family).max(one_way(family, given));
    let of_syllables = || syllables::spell(string, given, family) || syllables::spell(string, family, given);
    best.or_else(|| of_syllables().then_some(Spells::Beginnings))
}

/// The letter that stands between the parts of a name in letters without digits. One that is doubled was mistyped.
pub(super) fn middle_initial(string: &str, first: &str, second: &str) -> Option<char> {
    let mut between = string.strip_prefix(first)?.strip_suffix(second)?.chars();
    let letter = between.next().filter(|_| between.next().is_none())?;
    (!first.ends_with(letter) && !second.starts_with(letter)).then_some(letter)
}

/// In which style a login is made of a name; 0 where it is not.
pub(super) fn style(stem: &str, given: &str, family: &str) -> usize {
    let initial = |text: &str| text.chars().next();
    let begins = |first: &str| stem.strip_prefix(first);
    let first_of = |text: &str| initial(text).and_then(|letter| stem.strip_prefix(letter));
    let only = |rest: Option<&str>, text: &str| {
        rest.is_some_and(|rest| {
            let mut letters = rest.chars();
            letters.next().is_some() && letters.next().is_none() && rest.chars().next() == initial(text)
        })
    };
    if begins(given) == Some(family) {
        1
    } else if begins(family) == Some(given) {
        2
    } else if first_of(given) == Some(family) {
        3
    } else if only(begins(family), given) {
        4
    } else if only(begins(given), family) {
        5
    } else if first_of(family) == Some(given) {
        6
    } else if stem == given {
        7
    } else if stem == family {
        8
    } else if syllables::spell(stem, given, family) || syllables::spell(stem, family, given) {
        9
    } else if spells(stem, given, family).is_some() {
        STYLES - 1
    } else {
        0
    }
}

/// How many styles of logins there are.
pub(super) const STYLES: usize = 11;

/// The usual short forms of a name, as logins and local parts have them, hashed.
pub(super) fn short_forms(given: &str, family: &str, add: &mut impl FnMut(u64)) {
    const LONGEST: usize = 64;
    let first = |text: &str, len: usize| {
        if text.is_ascii() {
            return len.min(text.len());
        }
        text.char_indices().nth(len).map_or(text.len(), |(at, _)| at)
    };
    let (of_given, of_family) = (Start::of(given), Start::of(family));
    let (g, x) = (first(given, 1), first(family, 1));
    let (all, whole) = (given.len(), family.len());
    let mut join = |one: Start<'_>, len: usize, other: Start<'_>, other_len: usize| {
        if (3..=LONGEST).contains(&(len + other_len)) {
            add(one.hash_with(len, other, other_len));
        }
    };
    let mut given_first = |len, other_len| join(of_given, len, of_family, other_len);
    given_first(all, whole);
    given_first(g, whole);
    given_first(all, x);
    given_first(all, 0);
    given_first(first(given, 3), first(family, 3));
    if whole > 7 {
        given_first(g, first(family, 7));
    }
    let mut family_first = |len, other_len| join(of_family, len, of_given, other_len);
    family_first(whole, all);
    family_first(whole, g);
    family_first(x, all);
    family_first(whole, 0);
    for (cut, of) in [(5, 2), (6, 2), (5, 3), (3, 3), (4, 4)] {
        family_first(first(family, cut), first(given, of));
    }
    for (given, family) in [(given, family), (family, given)] {
        syllables::forms(given, family).iter().for_each(|form| add(hash(form.as_bytes())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_spell_names_by_beginnings() {
        for (string, expected) in [
            ("annlee", Some(Spells::Full)),
            ("leeann", Some(Spells::Full)),
            ("alee", Some(Spells::Beginnings)),
            ("leea", Some(Spells::Beginnings)),
            ("annl", Some(Spells::Beginnings)),
            ("ajlee", Some(Spells::Beginnings)),
            ("ann", Some(Spells::Part)),
            ("al", None),
            ("otter", None),
            ("annx", None),
        ] {
            assert_eq!(spells(string, "ann", "lee"), expected, "{string}");
        }
    }

    #[test]
    fn local_parts_have_two_words_or_none() {
        assert_eq!(two_words("ann.lee2"), Some(("ann".into(), "lee".into(), true)));
        assert_eq!(two_words("ann-lee"), Some(("ann".into(), "lee".into(), false)));
        assert_eq!(two_words("a.lee"), None);
        assert_eq!(two_words("annlee"), None);
        assert_eq!(two_words("al-naimi17"), None);
        assert_eq!(two_words("mr-fox"), None);
        assert_eq!(two_words("ys.choi"), None, "initials of a given name");
        assert_eq!(two_words("wei.ng").map(|(_, family, _)| family).as_deref(), Some("ng"));
        assert_eq!(two_words("van.nguyen"), Some(("van".into(), "nguyen".into(), true)));
        assert_eq!(two_words("ext-ann.lee"), Some(("ann".into(), "lee".into(), true)));
        assert_eq!(two_words("ann.lee.extern"), Some(("ann".into(), "lee".into(), true)));
    }
}
