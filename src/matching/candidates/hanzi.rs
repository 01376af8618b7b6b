//! Chinese names in Latin letters: family names by a list, for some are read otherwise as a name, and given names
//! character by character.

use super::lists::CHINESE_FAMILY_NAMES;
use compact_str::CompactString;
use pinyin::ToPinyin;

/// The longest given name.
const LONGEST: usize = 2;

/// The given and the family names that a Chinese name, which is written without spaces or with one behind the family
/// name, may be in Latin letters; none where the text is no such name.
pub(super) fn names(text: &str) -> impl Iterator<Item = (CompactString, CompactString)> {
    let text = text.trim();
    // A family name of two characters comes before that of one with which it begins.
    let found = [2, 1].into_iter().find_map(|length| {
        let (at, _) = text.char_indices().nth(length)?;
        let families = CHINESE_FAMILY_NAMES.get(&text[..at])?;
        Some((given(text[at..].trim_start())?, families))
    });
    found
        .into_iter()
        .flat_map(|(given, families)| families.iter().map(move |family| (given.clone(), CompactString::from(*family))))
}

/// A given name in Latin letters.
fn given(name: &str) -> Option<CompactString> {
    if name.chars().count() > LONGEST {
        return None;
    }
    let read = |letter: char| Some(letter.to_pinyin()?.plain().replace('ü', "u"));
    name.chars().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_with_the_family_name_first() {
        for (text, expected) in [
            ("王小明", &["xiaoming wang"][..]),
            ("王 小明", &["xiaoming wang"]),
            ("王伟", &["wei wang"]),
            ("歐陽娜", &["na ouyang"]),
            ("单雪", &["xue shan"]),
            ("吕强", &["qiang lu", "qiang lv", "qiang lyu"]),
            ("宫濑 学", &[]),
            ("王", &[]),
            ("小明", &[]),
            ("中川博之", &[]),
            ("王小明明", &[]),
            ("김서연", &[]),
            ("wang wei", &[]),
        ] {
            let found: Vec<String> = names(text).map(|(given, family)| format!("{given} {family}")).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
