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

/// The first word of names such as `Abdul Rahman`, "servant of the Merciful", which is no name without the second.
const SERVANTS: [&str; 4] = ["abdul", "abdel", "abdal", "abd"];

/// Joins the words of such a name where more stand behind or before it: some write it as one word, and some as two.
pub(super) fn join_servant(pieces: &mut Vec<String>) {
    let count = |pieces: &[String]| pieces.iter().filter(|piece| piece.len() > 1).count();
    let Some(at) = pieces.iter().position(|piece| SERVANTS.contains(&piece.as_str())) else { return };
    let is_article = |piece: &String| matches!(piece.as_str(), "al" | "el" | "ul");
    let with_article = pieces[at] == "abd" && pieces.get(at + 1).is_some_and(is_article);
    let of = at + 1 + usize::from(with_article);
    let has_name = pieces.get(of).is_some_and(|name| name.len() > 2 && !name.contains('-'));
    if count(pieces) - usize::from(with_article) < 3 || !has_name {
        return;
    }
    let joined = pieces[at..=of].concat();
    pieces.splice(at..=of, [joined]);
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
