//! Korean names in Latin letters: each syllable by its letters, as the Revised Romanization writes them one by one, and
//! family names as their bearers most often write them.

use super::lists::HANGUL_FAMILY_NAMES;
use compact_str::CompactString;

const FIRST: char = '\u{AC00}';
const LAST: char = '\u{D7A3}';

const LEADS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];
const TAILS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
];

fn is_hangul(letter: char) -> bool {
    (FIRST..=LAST).contains(&letter)
}

/// The given and the family name of a Korean name, which stands first; `None` where the text is no such name.
pub(super) fn name(text: &str) -> Option<(CompactString, CompactString)> {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if !(2..=5).contains(&letters.len()) || !letters.iter().all(|letter| is_hangul(*letter)) {
        return None;
    }
    let spelled = |count: usize| {
        let family: String = letters[..count].iter().collect();
        HANGUL_FAMILY_NAMES.get(family.as_str()).map(|latin| (count, CompactString::from(*latin)))
    };
    let two = if letters.len() > 2 { spelled(2) } else { None };
    let (count, family) = two.or_else(|| spelled(1)).unwrap_or_else(|| (1, latin(&letters[..1])));
    Some((latin(&letters[count..]), family))
}

fn latin(letters: &[char]) -> CompactString {
    let mut latin = CompactString::default();
    for letter in letters {
        let at = (u32::from(*letter) - u32::from(FIRST)) as usize;
        let (lead, vowel, tail) = (at / (21 * 28), at / 28 % 21, at % 28);
        [LEADS[lead], VOWELS[vowel], TAILS[tail]].into_iter().for_each(|part| latin.push_str(part));
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_their_bearers_write_them() {
        for (text, expected) in [
            ("이은준", Some(("eunjun", "lee"))),
            ("김 서연", Some(("seoyeon", "kim"))),
            ("남궁민", Some(("min", "namgung"))),
            ("한별", Some(("byeol", "han"))),
            ("原田 康弘", None),
            ("김", None),
            ("kim", None),
        ] {
            let found = name(text);
            assert_eq!(found.as_ref().map(|(given, family)| (given.as_str(), family.as_str())), expected, "{text}");
        }
    }
}
