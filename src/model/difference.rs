//! Two spellings beside each other: which part of one the other does not have.

use super::{Raw, Sentence};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A value with the parts marked in which it differs from another one; ASCII letters compare in any case. Of e-mails,
/// local parts and domains are compared for themselves.
#[must_use]
pub fn beside(value: Raw<'_>, other: Raw<'_>) -> Sentence {
    let (value, other) = (value.text(), other.text());
    let mut sentence = Sentence::new();
    for (part, against) in parts(&value, &other) {
        let odd = odd(part, against);
        let (before, rest) = part.split_at(odd.start);
        let (inside, after) = rest.split_at(odd.len());
        for (text, is_odd) in [(before, false), (inside, true), (after, false)] {
            sentence = match (text, is_odd) {
                ("", _) => sentence,
                (text, true) => sentence.odd(Raw::of(text)),
                (text, false) => sentence.data(Raw::of(text)),
            };
        }
    }
    sentence
}

/// What is compared with what.
fn parts<'a>(value: &'a str, other: &'a str) -> Vec<(&'a str, &'a str)> {
    match (value.rfind('@'), other.rfind('@')) {
        (Some(at), Some(other_at)) => vec![(&value[..at], &other[..other_at]), (&value[at..], &other[other_at..])],
        _ => vec![(value, other)],
    }
}

/// The bytes of a text that another one does not have, between what both begin and end with.
fn odd(text: &str, other: &str) -> Range<usize> {
    let same = |(a, b): &(&str, &str)| a.eq_ignore_ascii_case(b);
    let length = |(a, _): (&str, &str)| a.len();
    let start: usize = text.graphemes(true).zip(other.graphemes(true)).take_while(same).map(length).sum();
    let (rest, other_rest) = (&text[start..], other.get(start..).unwrap_or_default());
    let end: usize =
        rest.graphemes(true).rev().zip(other_rest.graphemes(true).rev()).take_while(same).map(length).sum();
    start..text.len() - end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Piece;

    fn marked(value: &str, other: &str) -> String {
        let sentence = beside(Raw::of(value), Raw::of(other));
        let piece = |piece: &Piece| match piece {
            Piece::Odd(shown) => format!("[{}]", shown.as_str()),
            other => other.as_str().to_owned(),
        };
        sentence.0.iter().map(piece).collect()
    }

    #[test]
    fn what_differs_is_marked() {
        for (value, other, expected) in [
            ("ann@old.example", "ann@corp.example", "ann@[old].example"),
            ("ann@corp.example", "ann@old.example", "ann@[corp].example"),
            ("annlee@x.example", "ann.lee@x.example", "annlee@x.example"),
            ("ann.lee@x.example", "annlee@x.example", "ann[.]lee@x.example"),
            ("Ann.Lee@x.example", "ann.lee@x.example", "Ann.Lee@x.example"),
            ("lee", "ann", "[lee]"),
            ("aa", "a", "a[a]"),
            ("jose\u{301}", "jose", "jos[e\u{301}]"),
            ("", "ann", ""),
        ] {
            assert_eq!(marked(value, other), expected, "{value} beside {other}");
        }
    }
}
