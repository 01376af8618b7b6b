//! Names that are syllables: how they are written, and what logins are made of them: a family name and the letters of the
//! given one's, `wangby` for Binyong Wang, and in Vietnam the given name and the letters of the others, `huelt` for Le Thi Hue.

use super::korean;
use super::lists::{NICKNAMES, PARTICLES, SYLLABLE_FAMILY_NAMES, VIETNAMESE_FAMILY_NAMES};
use compact_str::{CompactString, format_compact};
use smallvec::SmallVec;

/// Whether a name is Vietnamese, in which `Le` and `Van` are no particles: by its letters, or its words.
pub(super) fn is_vietnamese(name: &str, pieces: &[String]) -> bool {
    let is_letter =
        |letter: char| matches!(letter, '\u{1EA0}'..='\u{1EF9}' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ă' | 'Ă' | 'đ' | 'Đ');
    let by_words = || match pieces {
        [family, middle, rest @ ..] if !rest.is_empty() && VIETNAMESE_FAMILY_NAMES.contains(family) => {
            matches!(middle.as_str(), "van" | "thi") || pieces.iter().all(|piece| is_vietnamese_syllable(piece))
        }
        _ => false,
    };
    name.chars().any(is_letter) || by_words()
}

/// Whether a word in plain letters may be a Vietnamese syllable: consonants, vowels, and one of a few ends.
fn is_vietnamese_syllable(word: &str) -> bool {
    const BEGINNINGS: [&str; 28] = [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
        "p", "r", "s", "t", "v", "x", "y", "",
    ];
    const ENDS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];
    let are_vowels =
        |rest: &str| (1..=3).contains(&rest.len()) && rest.bytes().all(|letter| b"aeiouy".contains(&letter));
    let has_end = |rest: &str| ENDS.iter().filter_map(|end| rest.strip_suffix(end)).any(are_vowels);
    BEGINNINGS.iter().filter_map(|begins| word.strip_prefix(begins)).any(has_end)
}

/// The letters with which a second syllable of a given name may begin: consonants before a vowel, vowels behind one, and a
/// last one that may stand alone.
fn seconds(given: &str) -> SmallVec<[char; 4]> {
    let letters = given.as_bytes();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|letter| b"aeiou".contains(letter));
    let begins = |at: usize| {
        let is_spoken = match letters.get(at + 1) {
            Some(b'y') => true,
            Some(b'h') => b"cszktp".contains(&letters[at]),
            Some(b'w') => b"hkg".contains(&letters[at]),
            _ => is_vowel(at + 1),
        };
        let is_alone = || at + 1 == letters.len() && is_syllable(&given[..at]);
        if is_vowel(at) { is_vowel(at - 1) || is_alone() } else { is_spoken }
    };
    let is_behind_vowel = |at: usize| (0..at).any(is_vowel);
    let mut found = SmallVec::new();
    for at in (1..letters.len()).filter(|at| is_behind_vowel(*at) && begins(*at)) {
        let letter = char::from(letters[at]);
        if !found.contains(&letter) {
            found.push(letter);
        }
    }
    found
}

/// The letters with which further syllables of a given name may begin, where the family name tells that it is syllables.
pub(super) fn letters(given: &str, family: &str) -> SmallVec<[u8; 4]> {
    if !given.is_ascii() || !SYLLABLE_FAMILY_NAMES.contains(family) {
        return SmallVec::new();
    }
    seconds(given).into_iter().map(|letter| letter as u8).collect()
}

/// The logins that are made of the syllables of a name.
pub(super) fn forms(given: &str, family: &str) -> SmallVec<[CompactString; 4]> {
    let Some(first) = given.chars().next().filter(char::is_ascii_lowercase) else { return SmallVec::new() };
    if !SYLLABLE_FAMILY_NAMES.contains(family) {
        return SmallVec::new();
    }
    let seconds = seconds(given);
    let made = |second: &char| [format_compact!("{family}{first}{second}"), format_compact!("{first}{second}{family}")];
    seconds.iter().flat_map(made).collect()
}

/// Whether a word is a family name of those whose given names are syllables.
pub(super) fn is_family(word: &str) -> bool {
    SYLLABLE_FAMILY_NAMES.contains(word)
}

/// The given name of two syllables and the family name that letters in one piece are, in either order: `lijiexiu` of Li
/// Jiexiu; the family name is one that `is_known` knows.
pub(super) fn in_one_piece(stem: &str, is_known: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    const SHORTEST: usize = 4;
    const FAMILY: std::ops::RangeInclusive<usize> = 2..=5;
    if !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let cuts = || FAMILY.rev().filter(|at| stem.len() >= at + SHORTEST);
    let is_name = |given: &str, family: &str| is_family(family) && is_known(family) && are_two_syllables(given);
    let first = cuts().filter_map(|at| stem.split_at_checked(at)).find(|(family, given)| is_name(given, family));
    let last = || {
        cuts().filter_map(|at| stem.split_at_checked(stem.len() - at)).find(|(given, family)| is_name(given, family))
    };
    // Two syllables are a given name.
    first.map(|(family, given)| (given, family)).or_else(last).filter(|_| !are_two_syllables(stem))
}

/// Joins the two syllables of a given name that are written apart where one might take them for something else: before the
/// letter of a family name (`Seung Jun A.`), and where the second is one letter (`Gim Seung U`, `Eun U Jeong`).
pub(super) fn join_apart(pieces: &mut Vec<String>) {
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    let is_letter = |piece: &String| piece.len() == 1;
    let is_known = |piece: &String| NICKNAMES.contains_key(piece.as_str());
    let is_long = |piece: &String| piece.len() > 1 && is_syllable(piece) && !PARTICLES.contains(piece);
    // Behind a dot stands an empty piece.
    let filled = pieces.iter().rposition(|piece| !piece.is_empty()).map_or(0, |last| last + 1);
    let has_dot = filled < pieces.len();
    let at = match &pieces[..filled] {
        [family, one, two] if !has_dot && is_family(family) && is_long(one) && VOWELS.contains(&two.as_str()) => 1,
        [one, two, family]
            if !has_dot
                && korean::is_family(family)
                && is_long(one)
                && !is_known(one)
                && VOWELS.contains(&two.as_str()) =>
        {
            0
        }
        [one, two, letter] if is_letter(letter) && is_long(one) && is_long(two) && !is_known(one) => 0,
        _ => return,
    };
    let second = pieces.remove(at + 1);
    pieces[at].push_str(&second);
}

/// Whether a given name is two syllables beside such a family name: the letter of the second one stands in logins, and that
/// of no other name.
pub(super) fn has_two(given: &str, family: &str) -> bool {
    is_family(family) && are_two_syllables(given)
}

/// Whether letters may be two syllables of a Chinese or Korean name.
pub(super) fn are_two_syllables(text: &str) -> bool {
    text.is_ascii() && (2..text.len().saturating_sub(1)).any(|at| is_syllable(&text[..at]) && is_syllable(&text[at..]))
}

/// Whether letters may be one: consonants that can be spoken together, vowels, and one of a few ends.
pub(super) fn is_syllable(text: &str) -> bool {
    const ENDS: [&str; 8] = ["ng", "n", "m", "l", "k", "p", "r", ""];
    let is_vowel = |letter: u8| b"aeiouy".contains(&letter);
    let vowels = text.bytes().position(is_vowel).unwrap_or(text.len());
    let (begins, rest) = text.split_at(vowels);
    let is_begun = begins.len() < 2 || matches!(begins, "zh" | "ch" | "sh" | "kw" | "hw" | "gw");
    let are_vowels = |rest: &str| (1..=3).contains(&rest.len()) && rest.bytes().all(is_vowel);
    is_begun && ENDS.iter().filter_map(|end| rest.strip_suffix(end)).any(are_vowels)
}

/// Whether a login is made of the syllables of a name.
pub(super) fn spell(login: &str, given: &str, family: &str) -> bool {
    let of_syllables = || forms(given, family).iter().any(|form| form == login);
    let is_vietnamese = || {
        let rest = login.strip_prefix(given).filter(|rest| rest.len() == 2);
        rest.is_some_and(|rest| rest.bytes().next() == family.bytes().next())
            && VIETNAMESE_FAMILY_NAMES.contains(family)
    };
    is_vietnamese() || of_syllables()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_and_two_syllables_in_one_piece_are_a_name() {
        let known = |family: &str| matches!(family, "li" | "gu" | "kim");
        for (stem, expected) in [
            ("lijiexiu", Some(("jiexiu", "li"))),
            ("jiexiuli", Some(("jiexiu", "li"))),
            ("ronghonggu", Some(("ronghong", "gu"))),
            ("kimminsu", Some(("minsu", "kim"))),
            ("limei", None),
            ("wangjiexiu", None),
            ("li\u{6d0b}\u{5b50}xiu", None),
            ("", None),
        ] {
            assert_eq!(in_one_piece(stem, known), expected, "{stem}");
        }
    }

    #[test]
    fn two_syllables_are_those_of_latin_letters() {
        assert!(has_two("minjun", "kim") && has_two("jiexiu", "li"));
        assert!(!has_two("민준", "kim") && !has_two("minjun", "smith") && !has_two("alexander", "kim"));
    }

    #[test]
    fn letters_of_syllables_stand_before_or_behind_the_family_name() {
        for (login, given, family, is_made) in [
            ("wangby", "binyong", "wang", true),
            ("lizb", "zhebin", "li", true),
            ("jhkim", "junhyung", "kim", true),
            ("koje", "jueun", "ko", true),
            ("hujung", "hyunu", "jung", true),
            ("khlim", "kyunghwan", "lim", true),
            ("kglim", "kyunghwan", "lim", false),
            ("huent", "hue", "nguyen", true),
            ("wangbo", "binyong", "wang", false),
            ("smithjm", "jamie", "smith", false),
            ("wangb", "binyong", "wang", false),
        ] {
            assert_eq!(spell(login, given, family), is_made, "{login}");
        }
    }
}
