//! The code points of an address that is not plain ASCII, told one by one, for explanations. What to conclude from
//! them is left to the reader of the explanation.

use super::visible::{Seen, seen};
use super::{Raw, Shown};
use std::borrow::Cow;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// One character, or one byte that is not UTF-8, that a reader could take for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePoint {
    /// Where it stands, in characters, from 1.
    pub column: usize,
    /// `U+0430`, or `0xE9` for a byte that is not UTF-8.
    pub code: String,
    /// How it looks.
    pub shown: Shown<'static>,
    /// What it is, in words: `Cyrillic letter`, `invisible`.
    pub what: Cow<'static, str>,
}

/// Lists what is not printable ASCII in a value, in order; nothing for a plain address.
#[must_use]
pub fn code_points(raw: Raw<'_>) -> Vec<CodePoint> {
    let mut found = Vec::new();
    let mut column = 0;
    for chunk in raw.bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            column += 1;
            if !matches!(c, ' '..='~') {
                let shown = Raw::of(c.encode_utf8(&mut [0; 4])).shown().into_owned();
                found.push(CodePoint { column, code: format!("U+{:04X}", u32::from(c)), shown, what: name(c) });
            }
        }
        for byte in chunk.invalid() {
            column += 1;
            let shown = Raw::new(&[*byte]).shown().into_owned();
            found.push(CodePoint { column, code: format!("0x{byte:02X}"), shown, what: "not UTF-8".into() });
        }
    }
    found
}

fn name(c: char) -> Cow<'static, str> {
    use GeneralCategoryGroup as G;
    let kind = match c.general_category_group() {
        G::Separator => return "space".into(),
        G::Other if c.is_control() => return "control".into(),
        _ if matches!(seen(c), Seen::Code) && !matches!(c, '⟨' | '◌' | '␀'..='␡') => return "invisible".into(),
        G::Mark => return "combining mark".into(),
        G::Letter => "letter",
        G::Number => "digit",
        G::Punctuation | G::Symbol | G::Other => "sign",
    };
    script(c).map_or(kind.into(), |script| format!("{script} {kind}").into())
}

/// The scripts and forms whose letters are most often taken for Latin ones, by Unicode block.
fn script(c: char) -> Option<&'static str> {
    Some(match u32::from(c) {
        0x00AA..=0x024F | 0x1E00..=0x1EFF | 0xA720..=0xA7FF => "Latin",
        0x0250..=0x02AF => "phonetic",
        0x0370..=0x03FF | 0x1F00..=0x1FFF => "Greek",
        0x0400..=0x052F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => "Cyrillic",
        0x0530..=0x058F => "Armenian",
        0x0590..=0x05FF => "Hebrew",
        0x0600..=0x06FF | 0x0750..=0x077F => "Arabic",
        0x13A0..=0x13FF | 0xAB70..=0xABBF => "Cherokee",
        0x1D400..=0x1D7FF => "mathematical",
        0x3040..=0x309F => "Hiragana",
        0x30A0..=0x30FF => "Katakana",
        0x3400..=0x9FFF => "Han",
        0xAC00..=0xD7AF | 0x1100..=0x11FF => "Hangul",
        0xFB00..=0xFB06 => "ligature",
        0xFF01..=0xFF5E => "full-width",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(raw: Raw<'_>) -> Vec<String> {
        code_points(raw).iter().map(|c| format!("{} {} {} {}", c.column, c.code, c.shown, c.what)).collect()
    }

    #[test]
    fn a_plain_address_has_nothing_to_tell() {
        assert!(code_points(Raw::of("ann.lee+ghe@corp.example")).is_empty());
    }

    #[test]
    fn each_odd_character_is_told_with_its_place() {
        let odd = "\u{430}dmin\u{200B}@\u{FF43}orp.example\u{A0}\t";
        assert_eq!(
            told(Raw::of(odd)),
            [
                "1 U+0430 а Cyrillic letter",
                "6 U+200B ⟨U+200B⟩ invisible",
                "8 U+FF43 ｃ full-width letter",
                "20 U+00A0 ⟨U+00A0⟩ space",
                "21 U+0009 ␉ control",
            ]
        );
        assert_eq!(told(Raw::of("e\u{301}é")), ["2 U+0301 ◌\u{301} combining mark", "3 U+00E9 é Latin letter"]);
        assert_eq!(told(Raw::new(b"jos\xe9@")), ["4 0xE9 ⟨0xE9⟩ not UTF-8"]);
    }
}
