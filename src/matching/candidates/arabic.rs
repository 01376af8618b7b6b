//! Arabic names in Latin letters: vowels are not written, so that only a list knows how a name is read.

use super::lists::ARABIC_NAMES;
use compact_str::{CompactString, format_compact};
use smallvec::{SmallVec, smallvec};

const ARTICLE: &str = "ال";

/// Whether a text has Arabic letters.
pub(super) fn is_arabic(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{0600}'..='\u{06FF}'))
}

/// How a name that is folded is most often written in Latin letters, with its article and without; nothing where it is
/// not known.
pub(super) fn latin(name: &str) -> SmallVec<[CompactString; 2]> {
    let known = |name: &str| ARABIC_NAMES.get(name).map(|latin| CompactString::from(*latin));
    if !is_arabic(name) {
        return SmallVec::new();
    }
    match (known(name), name.strip_prefix(ARTICLE).and_then(known)) {
        (Some(latin), _) => smallvec![latin],
        (None, Some(latin)) => smallvec![format_compact!("al{latin}"), latin],
        (None, None) => SmallVec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;

    #[test]
    fn names_are_known_with_their_article_and_however_their_letters_are_marked() {
        for (name, expected) in [
            ("أحمد", &["ahmed"][..]),
            ("احمد", &["ahmed"]),
            ("المصري", &["almasry", "masry"]),
            ("السيد", &["sayed"]),
            ("قطب", &[]),
        ] {
            assert_eq!(latin(&fold(name)).as_slice(), expected, "{name}");
        }
    }
}
