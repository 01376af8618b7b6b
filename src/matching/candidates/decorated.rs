//! Handles without what people put around them: a word, because the handle alone is taken or to say what the account is
//! for, and digits for letters.

use super::lists::DECORATIONS;
use super::spelling::{SEPARATORS, split_digits, squash};
use compact_str::CompactString;

/// How many letters are left of a handle: of one that a separator sets apart, and of one that is written together.
const SHORTEST: usize = 3;
const SHORTEST_TOGETHER: usize = 6;

/// A plain handle without its decoration; none where it has none.
pub(super) fn without_decoration(text: &str) -> Option<CompactString> {
    let (letters, digits) = split_digits(text);
    let letters = letters.trim_end_matches(SEPARATORS);
    let mut stem = letters;
    while let Some((word, rest)) = stem.split_once(SEPARATORS)
        && DECORATIONS.before.has(word)
        && rest.len() >= SHORTEST
    {
        stem = rest;
    }
    while let Some((rest, word)) = stem.rsplit_once(SEPARATORS)
        && DECORATIONS.behind.has(word)
        && rest.len() >= SHORTEST
    {
        stem = rest;
    }
    let squashed = squash(stem);
    let found = spelled_out(without_words(&squashed));
    if stem.len() == letters.len() && found == squashed {
        return None;
    }
    let found = found + digits;
    (found != squash(text) && found.len() >= SHORTEST).then_some(found)
}

/// Letters without a word before or behind them that is written together with them.
fn without_words(text: &str) -> &str {
    let before = DECORATIONS.before.of(text).filter_map(|word| text.strip_prefix(word));
    let rest = before.filter(|rest| rest.len() >= SHORTEST_TOGETHER).min_by_key(|rest| rest.len()).unwrap_or(text);
    let behind = DECORATIONS.behind.of(rest).filter_map(|word| rest.strip_suffix(word));
    behind.filter(|rest| rest.len() >= SHORTEST_TOGETHER).min_by_key(|rest| rest.len()).unwrap_or(rest)
}

/// Letters with those that single digits between them stand for.
fn spelled_out(text: &str) -> CompactString {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if letters < SHORTEST_TOGETHER - 1 || letters == bytes.len() {
        return text.into();
    }
    let letter = |(at, letter): (usize, char)| match letter {
        _ if is_digit(at + 1) || (at > 0 && is_digit(at - 1)) => letter,
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => letter,
    };
    if text.is_ascii() { text.chars().enumerate().map(letter).collect() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_handle_is_no_part_of_it() {
        for (text, plain) in [
            ("imstarkcoyote", Some("starkcoyote")),
            ("the-real-otter", Some("otter")),
            ("mr-oleh61", Some("oleh61")),
            ("hollowchiselx", Some("hollowchisel")),
            ("amberkiwi-code", Some("amberkiwi")),
            ("prism.work", Some("prism")),
            ("heyarikol-75", Some("arikol75")),
            ("crick3t70", Some("cricket70")),
            ("wiry0ctopus", Some("wiryoctopus")),
            ("starkcoyote", None),
            ("thea", None),
            ("imran", None),
            ("felix", None),
            ("ann-lee", None),
            ("e4b7c1", None),
            ("u104711", None),
            ("b20x", None),
        ] {
            assert_eq!(without_decoration(text).as_deref(), plain, "{text}");
        }
    }
}
