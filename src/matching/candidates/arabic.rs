//! Arabic names in Latin letters: vowels are not written, so that only a list knows how a name is read.

use super::lists::ARABIC_NAMES;
use compact_str::CompactString;

const ARTICLE: &str = "ال";

/// Whether a text has Arabic letters.
pub(super) fn is_arabic(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{0600}'..='\u{06FF}'))
}

/// How a name that is folded is most often written in Latin letters, with its article or without; none where it is not
/// known.
pub(super) fn latin(name: &str) -> Option<CompactString> {
    if !is_arabic(name) {
        return None;
    }
    let known = |name: &str| ARABIC_NAMES.get(name).map(|latin| CompactString::from(*latin));
    let with_article = || Some(CompactString::from("al") + known(name.strip_prefix(ARTICLE)?)?.as_str());
    known(name).or_else(with_article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;

    #[test]
    fn names_are_known_with_their_article_and_however_their_letters_are_marked() {
        for (name, expected) in [
            ("أحمد", Some("ahmed")),
            ("احمد", Some("ahmed")),
            ("المصري", Some("almasry")),
            ("السيد", Some("sayed")),
            ("قطب", None),
        ] {
            assert_eq!(latin(&fold(name)).as_deref(), expected, "{name}");
        }
    }
}
