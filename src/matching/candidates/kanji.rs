//! Japanese names in Latin letters: kanji are read in many ways, and names in few, which lists have.

use super::lists::{JAPANESE_FAMILY_NAMES, JAPANESE_GIVEN_NAMES};

/// The readings of a family name; none where it is not known.
pub(super) fn family(name: &str) -> &'static [&'static str] {
    JAPANESE_FAMILY_NAMES.get(name).map_or(&[], Vec::as_slice)
}

/// The readings of a given name; none where it is not known.
pub(super) fn given(name: &str) -> &'static [&'static str] {
    JAPANESE_GIVEN_NAMES.get(name).map_or(&[], Vec::as_slice)
}

/// The family and the given name of a name that is written in one piece, where the longest family name that it begins
/// with is known.
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 3;
    let mut ends: Vec<usize> = name.char_indices().skip(1).take(LONGEST).map(|(at, _)| at).collect();
    ends.reverse();
    ends.into_iter().map(|at| name.split_at(at)).find(|(one, _)| !family(one).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_one_piece_are_parted_behind_the_longest_family_name() {
        for (name, expected) in [
            ("中川博之", Some(("中川", "博之"))),
            ("林健", Some(("林", "健"))),
            ("佐々木直美", Some(("佐々木", "直美"))),
            ("山田", None),
            ("王伟", None),
        ] {
            assert_eq!(split(name), expected, "{name}");
        }
    }
}
