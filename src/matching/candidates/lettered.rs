//! Letters of other names that stand behind family names in addresses: `duc.nguyenv` of Nguyễn Văn Đức, `ecatalang` of Edgar
//! Catalán García, `lindh` of Lin Dehua. Where a domain has them, who has another letter is another person; so is who has
//! another initial beside a name.

use super::reader::Reader;
use super::spelling::SEPARATORS;
use super::words::Words;

impl Reader<'_> {
    /// The family name before the letter of another name, where people show it and nobody shows the whole.
    pub(super) fn without_letter<'t>(&self, family: &'t str) -> Option<&'t str> {
        let (at, _) = family.char_indices().next_back()?;
        let rest = &family[..at];
        (rest.len() > 1 && !self.words.is_shared(family) && self.words.is_shared(rest)).then_some(rest)
    }

    /// Whether a local part in one piece is a family name and letters behind it, an initial before it perhaps.
    pub(super) fn has_letters(&self, local: &str) -> bool {
        let is_plain = local.bytes().all(|byte| byte.is_ascii_lowercase());
        is_plain
            && local.len() > 4
            && [local, &local[1..], &local[..local.len() - 1]].iter().any(|of| self.without_letter(of).is_some())
    }
}

/// Whether two local parts are made of one family name and differ in the letters behind it alone.
pub(super) fn differ_in_letters(words: &Words, one: &str, other: &str) -> bool {
    const MOST: usize = 2;
    let start = |local: &str| local.rfind(SEPARATORS).map_or(0, |at| at + 1);
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let last = start(one);
    if last != start(other) || common < last + 2 || !one.is_ascii() || one.len().max(other.len()) > common + MOST {
        return false;
    }
    // A letter that both have may be the first of two.
    (common - 1..=common).any(|at| words.is_shared(&one[last..at]) || (last == 0 && words.is_shared(&one[1..at])))
}

/// Whether two local parts in one piece differ in a letter that stands for a name beside one that others show: `mathieur` and
/// `mathieub`, `smlee` and `swlee`.
pub(super) fn differ_in_initial(words: &Words, one: &str, other: &str) -> bool {
    const SHORTEST: usize = 3;
    const MOST: usize = 2;
    if one.len() != other.len() || !one.bytes().chain(other.bytes()).all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let odd = |(at, (a, b)): (usize, (u8, u8))| (a != b).then_some(at);
    let mut odd = one.bytes().zip(other.bytes()).enumerate().filter_map(odd);
    let (Some(at), None) = (odd.next(), odd.next()) else { return false };
    let is_name = |word: &str| word.len() >= SHORTEST && words.is_shared(word);
    let behind = |local: &'_ str, from: usize| local.get(from..).is_some_and(is_name);
    let before = |letters: usize| one.len().checked_sub(letters).is_some_and(|to| is_name(&one[..to]));
    // Two names that a letter parts are two names: `hmkim` and `hmgim`.
    (1..=MOST).any(|from| (from > at || behind(other, from)) && behind(one, from))
        || (one.len() - at..=MOST).any(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_beside_a_known_word_is_that_of_a_name() {
        let mut words = Words::default();
        for word in ["mathieu", "lee", "fisher"] {
            let id = words.id(word);
            (0..2).for_each(|_| words.count(words.sound(id), true));
        }
        for (one, other, is_initial) in [
            ("mathieur", "mathieub", true),
            ("smlee", "swlee", true),
            ("afisher", "bfisher", true),
            ("afisher", "afizher", false),
            ("mathieur", "matjieur", false),
            ("notknown", "notknowm", false),
            ("mathieur", "mathieurb", false),
            ("mathieur", "mathieur", false),
            ("", "", false),
        ] {
            assert_eq!(differ_in_initial(&words, one, other), is_initial, "{one} {other}");
        }
    }
}
