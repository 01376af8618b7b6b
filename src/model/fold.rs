//! The wide folding of finder, filter and `same_name`: NFKD without marks, lower case, `ø`→`o` and their like. Rules
//! never use it; they fold ASCII case only (`email`).

use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds text for search: `José` and `jose` become one, `Łukasz` and `lukasz`, `Straße` and `strasse`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Folds text behind what a buffer already holds, so that many values need no memory of their own.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    } else {
        text.chars().for_each(|c| fold_char(c, &mut |folded| out.push(folded)));
    }
}

/// Folded text that remembers where each of its bytes came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of it the offset of its character in the original, and at the end the original's length.
    pub origin: Vec<u32>,
}

impl Folded {
    /// Folds a text of at most 4 GiB.
    #[must_use]
    pub fn of(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            fold_char(c, &mut |folded| text.push(folded));
            origin.resize(text.len(), at as u32);
        }
        origin.push(original.len() as u32);
        Self { text, origin }
    }

    /// The bytes of the original that a range of bytes of the folded text came from: whole characters with their marks.
    #[must_use]
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let at = |index: usize| self.origin.get(index).or(self.origin.last()).map_or(0, |at| *at as usize);
        let start = at(folded.start);
        if folded.is_empty() {
            return start..start;
        }
        let last = at(folded.end - 1);
        let rest = self.origin.get(folded.end..).unwrap_or_default();
        let end = rest.iter().map(|at| *at as usize).find(|at| *at > last).unwrap_or_else(|| at(usize::MAX));
        start..end
    }
}

fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return emit(c.to_ascii_lowercase());
    }
    decompose_compatible(c, |part| {
        if !is_combining_mark(part) {
            part.to_lowercase().filter(|c| !is_combining_mark(*c)).for_each(|c| plain(c, emit));
        }
    });
}

/// Letters that Unicode does not take apart, written as their readers without such a key write them.
fn plain(c: char, emit: &mut impl FnMut(char)) {
    let (first, second) = match c {
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' => ('d', None),
        'ı' => ('i', None),
        'ß' => ('s', Some('s')),
        'þ' => ('t', Some('h')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        _ => (c, None),
    };
    emit(first);
    second.into_iter().for_each(emit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn case_accents_and_letters_of_their_own_do_not_matter() {
        for (text, folded) in [
            ("José", "jose"),
            ("Jose\u{301}", "jose"),
            ("ŁUKASZ", "lukasz"),
            ("Straße STRAẞE", "strasse strasse"),
            ("Þórður Đặng ØRSTED", "thorður dang orsted"),
            ("Iıİi", "iiii"),
            ("Ǽsir Œuvre ǿ", "aesir oeuvre o"),
            ("ﬁn Ｊｏｅ ①", "fin joe 1"),
            ("\u{212A}elvin", "kelvin"),
            ("Ann.Lee+GHE@Corp.Example", "ann.lee+ghe@corp.example"),
            ("ΔΈΛΤΑ Їжак", "δελτα іжак"),
            ("\u{301}", ""),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn korean_syllables_are_found_by_their_beginning() {
        assert!(fold("김민준").starts_with(&fold("기")));
    }

    #[test]
    fn every_character_folds_to_something_that_stays() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{:04X}", u32::from(c));
        }
    }

    #[test]
    fn matches_lead_back_to_the_original() {
        for (text, part, original) in [
            ("Jose\u{301} Lee", "jose", "Jose\u{301}"),
            ("Cy Kovács", "kovacs", "Kovács"),
            ("Straße 5", "strass", "Straß"),
            ("Straße 5", "se", "ße"),
            ("xŒy", "e", "Œ"),
            ("ann", "nn", "nn"),
        ] {
            let folded = Folded::of(text);
            let start = folded.text.find(part).unwrap();
            assert_eq!(&text[folded.original(start..start + part.len())], original);
            assert_eq!(folded.original(start..start).len(), 0);
        }
    }

    proptest! {
        #[test]
        fn it_is_nfkd_without_marks_in_lower_case(text in "[ -~]{0,8}\\PC{0,12}") {
            let spelled: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)).collect();
            let mut expected = String::new();
            spelled.chars().for_each(|c| plain(c, &mut |c| expected.push(c)));
            prop_assert_eq!(fold(&text), expected);
        }

        #[test]
        fn the_map_has_an_origin_for_every_byte(text in "\\PC{0,16}") {
            let folded = Folded::of(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            prop_assert_eq!(folded.origin.len(), folded.text.len() + 1);
            prop_assert!(folded.origin.is_sorted());
            for start in 0..folded.text.len() {
                prop_assert!(text.get(folded.original(start..start + 1)).is_some_and(|part| !part.is_empty()));
            }
        }
    }
}
