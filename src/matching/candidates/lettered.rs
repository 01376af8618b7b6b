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

/// Whether one of two local parts in one piece has a family name that people show, an initial or two beside it, and the
/// other in its place what nobody is called: `gcaallero` beside `gcaballero`.
pub(super) fn is_misspelt_name(words: &Words, one: &str, other: &str) -> bool {
    const SHORTEST: usize = 5;
    const MOST: usize = 2;
    if !one.bytes().chain(other.bytes()).all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let is_written = |word: &str| words.find(word).is_some_and(|id| words.text(id) == word && words.is_spelled(id));
    let behind = |at: usize| Some((one.get(at..)?, other.get(at..)?)).filter(|_| one[..at] == other[..at]);
    let before = |letters: usize| {
        let (rest, other_rest) = (one.len().checked_sub(letters)?, other.len().checked_sub(letters)?);
        (one[rest..] == other[other_rest..]).then_some((&one[..rest], &other[..other_rest]))
    };
    let cuts = (0..=MOST).filter_map(behind).chain((1..=MOST).filter_map(before));
    let is_long = |(one, other): &(&str, &str)| one.len().min(other.len()) >= SHORTEST && one != other;
    let is_name = |word: &str| words.is_shared(word) && is_written(word);
    let (mut is_misspelt, mut are_names) = (false, false);
    cuts.filter(is_long).for_each(|(one, other)| {
        is_misspelt |= is_name(one) || is_name(other);
        are_names |= is_written(one) && is_written(other);
    });
    is_misspelt && !are_names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_nobody_is_called_is_a_misspelt_name() {
        let mut words = Words::default();
        for word in ["caballero", "rivera", "riveras"] {
            let id = words.id(word);
            (0..2).for_each(|_| words.count(words.sound(id), true));
            words.count_spelling(id);
        }
        for (one, other, is_misspelt) in [
            ("gcaallero", "gcaballero", true),
            ("gcaballero", "gcabalero", true),
            ("lrivrea", "lrivera", true),
            ("lriveras", "lrivera", false),
            ("hcaballero", "gcaballero", false),
            ("notknown", "notknowm", false),
            ("", "", false),
        ] {
            assert_eq!(is_misspelt_name(&words, one, other), is_misspelt, "{one} {other}");
            assert_eq!(is_misspelt_name(&words, other, one), is_misspelt, "{other} {one}");
        }
    }

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
