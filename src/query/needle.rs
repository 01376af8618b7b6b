//! A text to look for: folded once, compared with ASCII values without copying them. Ranking is left to the finder.

use crate::model::{Raw, fold, fold_into};
use memchr::memchr2_iter;

/// What to look for, as it was typed and as it compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    written: String,
    folded: String,
}

impl Needle {
    /// Folds a text to look for; `None` where nothing is left to compare, as of a lone accent.
    #[must_use]
    pub fn new(written: &str) -> Option<Self> {
        let folded = fold(written);
        (!folded.is_empty()).then(|| Self { written: written.to_owned(), folded })
    }

    /// As it was typed.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// As it compares.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether it stands somewhere in a value, case and accents apart.
    #[must_use]
    pub fn is_in(&self, value: Raw<'_>) -> bool {
        let bytes = value.bytes();
        if bytes.is_ascii() {
            return self.folded.is_ascii() && is_in_ascii(self.folded.as_bytes(), bytes);
        }
        let mut folded = String::with_capacity(bytes.len());
        fold_into(&value.text(), &mut folded);
        folded.contains(&self.folded)
    }
}

fn is_in_ascii(needle: &[u8], haystack: &[u8]) -> bool {
    let Some(first) = needle.first() else { return true };
    memchr2_iter(*first, first.to_ascii_uppercase(), haystack)
        .filter_map(|at| haystack.get(at..at.saturating_add(needle.len())))
        .any(|part| part.eq_ignore_ascii_case(needle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_in(needle: &str, value: &str) -> bool {
        Needle::new(needle).unwrap().is_in(Raw::of(value))
    }

    #[test]
    fn case_and_accents_do_not_matter_on_either_side() {
        for (needle, value) in [
            ("JOSE", "José Lee"),
            ("josé", "JOSE LEE"),
            ("lukasz", "Łukasz"),
            ("STRASSE", "Hauptstraße 5"),
            ("e\u{301}", "café"),
            ("@CORP.", "ann@Corp.example"),
        ] {
            assert!(is_in(needle, value), "{needle} in {value}");
        }
        assert!(!is_in("ann", "an"));
        assert!(!is_in("é", "ANN"));
        assert!(!is_in("а", "abc"), "a Cyrillic letter is not a Latin one");
    }

    #[test]
    fn a_lone_accent_is_nothing_to_look_for() {
        assert_eq!(Needle::new("\u{301}"), None);
        assert_eq!(Needle::new(""), None);
    }

    proptest! {
        #[test]
        fn it_finds_what_folding_both_sides_finds(needle in "[aAbé]{1,3}", value in "[aAbBé]{0,8}") {
            prop_assert_eq!(is_in(&needle, &value), fold(&value).contains(&fold(&needle)));
        }
    }
}
