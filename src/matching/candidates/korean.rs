//! Whether two given names in Latin letters may be one Korean name: each syllable begins, has a vowel and ends, and the
//! vowel is written in several ways, some of which stand for several vowels: `Seung-youn` may be `Seungyeon`.

use super::lists::{KOREAN_FAMILY_NAMES, KOREAN_VOWELS};
use compact_str::{CompactString, format_compact};

/// What a syllable may be.
#[derive(Clone, Copy)]
struct Syllable {
    begin: &'static str,
    /// The vowels that it may have, in Korean letters.
    vowels: &'static str,
    end: &'static str,
}

/// With what syllables begin, longer ones first, and which sound that is.
const BEGINNINGS: [(&str, &str); 17] = [
    ("kk", "k"),
    ("kh", "k"),
    ("ch", "ch"),
    ("sh", "s"),
    ("g", "k"),
    ("k", "k"),
    ("t", "t"),
    ("d", "d"),
    ("p", "p"),
    ("b", "b"),
    ("j", "j"),
    ("s", "s"),
    ("h", "h"),
    ("n", "n"),
    ("m", "m"),
    ("r", "r"),
    ("l", "r"),
];

/// With what they end.
const ENDS: [(&str, &str); 12] = [
    ("ng", "ng"),
    ("ck", "k"),
    ("n", "n"),
    ("m", "m"),
    ("l", "l"),
    ("r", "l"),
    ("k", "k"),
    ("g", "k"),
    ("p", "p"),
    ("b", "p"),
    ("t", "t"),
    ("s", "t"),
];

impl Syllable {
    fn of(text: &str) -> Option<Self> {
        let begins = BEGINNINGS.iter().find_map(|(letters, begin)| Some((text.strip_prefix(letters)?, *begin)));
        let (rest, begin) = begins.unwrap_or((text, ""));
        let open = || KOREAN_VOWELS.get(rest).map(|(open, _)| (*open, ""));
        let closed = || {
            let (vowel, end) = ENDS.iter().find_map(|(letters, end)| Some((rest.strip_suffix(letters)?, *end)))?;
            KOREAN_VOWELS.get(vowel).map(|(_, closed)| (*closed, end))
        };
        let (vowels, end) = open().or_else(closed)?;
        Some(Self { begin, vowels, end })
    }

    fn may_be(self, other: Self) -> bool {
        let has_vowel = || self.vowels.chars().any(|vowel| vowel != '-' && other.vowels.contains(vowel));
        self.begin == other.begin && self.end == other.end && has_vowel()
    }
}

/// All ways to read a given name as two syllables.
fn read(given: &str) -> impl Iterator<Item = [Syllable; 2]> {
    const LONGEST: usize = 16;
    let given = if given.is_ascii() && given.len() <= LONGEST { given } else { "" };
    (1..given.len()).filter_map(|at| Some([Syllable::of(&given[..at])?, Syllable::of(&given[at..])?]))
}

/// How a given name of two syllables begins and ends each of them, one text for each way to read it: names that may be one
/// have one in common.
pub(super) fn outlines(given: &str) -> impl Iterator<Item = CompactString> {
    let outline = |[one, two]: [Syllable; 2]| format_compact!("{} {} {} {}", one.begin, one.end, two.begin, two.end);
    read(given).map(outline)
}

/// Whether a word is a family name that is borne in Korea.
pub(super) fn is_family(word: &str) -> bool {
    KOREAN_FAMILY_NAMES.contains(word)
}

/// Whether two given names of two syllables may be one that is written in two ways.
pub(super) fn may_be_one(one: &str, other: &str) -> bool {
    let are = |one: [Syllable; 2], other: [Syllable; 2]| one[0].may_be(other[0]) && one[1].may_be(other[1]);
    read(one).any(|one| read(other).any(|other| are(one, other)))
}

/// Whether two given names are of two syllables, and none that may be one.
pub(super) fn are_two(one: &str, other: &str) -> bool {
    let is_read = |given: &str| read(given).next().is_some();
    is_read(one) && is_read(other) && !may_be_one(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_written_in_many_ways() {
        for (one, other) in [
            ("seungyoun", "seungyeon"),
            ("suhyoon", "seoyun"),
            ("suhjoon", "seojun"),
            ("jooeun", "jueun"),
            ("suyoun", "suyeon"),
            ("bogyeong", "bokyung"),
            ("hyeyoung", "hyeyeong"),
            ("jeehun", "jihoon"),
            ("younwoo", "yeonwoo"),
            ("heejin", "huijin"),
            ("minah", "mina"),
            ("eunu", "eunwoo"),
        ] {
            assert!(may_be_one(one, other) && may_be_one(other, one), "{one} {other}");
        }
    }

    #[test]
    fn other_syllables_are_another_name() {
        for (one, other) in [
            ("yejun", "yeyoung"),
            ("minsu", "minseo"),
            ("taehyun", "daehyun"),
            ("jiyoung", "jiyong"),
            ("jihoon", "jihun\u{fc}"),
            ("soojin", "sujeong"),
            ("alexander", "aleksander"),
            ("", "jihoon"),
            ("jun", "joon"),
        ] {
            assert!(!may_be_one(one, other) && !may_be_one(other, one), "{one} {other}");
        }
        assert!(are_two("jiyoung", "jiyong") && !are_two("jihoon", "jihun"));
        assert!(!are_two("jun", "joon") && !are_two("alexander", "jihoon"), "one of them is not two syllables");
    }
}
