//! Logins of names that are syllables: a family name and the letters of the given one's, `wangby` for Binyong Wang, and
//! in Vietnam the given name and the letters of the others, `huelt` for Le Thi Hue.

use super::lists::{SYLLABLE_FAMILY_NAMES, VIETNAMESE_FAMILY_NAMES};
use compact_str::{CompactString, format_compact};
use smallvec::SmallVec;

/// Whether a name is Vietnamese, in which `Le` and `Van` are no particles: by its letters, or its words.
pub(super) fn is_vietnamese(name: &str, pieces: &[String]) -> bool {
    let is_letter =
        |letter: char| matches!(letter, '\u{1EA0}'..='\u{1EF9}' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ă' | 'Ă' | 'đ' | 'Đ');
    let by_words = || match pieces {
        [family, middle, _, ..] => matches!(middle.as_str(), "van" | "thi") && VIETNAMESE_FAMILY_NAMES.contains(family),
        _ => false,
    };
    name.chars().any(is_letter) || by_words()
}

/// The letters with which a second syllable of a given name may begin: consonants before a vowel, and vowels behind one.
fn seconds(given: &str) -> SmallVec<[char; 4]> {
    let letters = given.as_bytes();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|letter| b"aeiou".contains(letter));
    let begins = |at: usize| {
        let is_spoken = is_vowel(at + 1) || letters.get(at + 1).is_some_and(|next| b"hy".contains(next));
        if is_vowel(at) { is_vowel(at - 1) } else { is_spoken }
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
    fn letters_of_syllables_stand_before_or_behind_the_family_name() {
        for (login, given, family, is_made) in [
            ("wangby", "binyong", "wang", true),
            ("lizb", "zhebin", "li", true),
            ("jhkim", "junhyung", "kim", true),
            ("koje", "jueun", "ko", true),
            ("huent", "hue", "nguyen", true),
            ("wangbo", "binyong", "wang", false),
            ("smithjm", "jamie", "smith", false),
            ("wangb", "binyong", "wang", false),
        ] {
            assert_eq!(spell(login, given, family), is_made, "{login}");
        }
    }
}
