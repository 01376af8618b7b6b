//! What the eye can see of one character: itself, a mark on the one before, or nothing that it could be trusted with.
//! How that is written out is left to `shown`.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_width::UnicodeWidthChar;

/// How one character of somebody else's text may reach a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// As it is.
    Plain,
    /// As it is, where there is a base to carry it.
    Mark,
    /// As the picture that Unicode has for this control.
    Picture(char),
    /// As its code point only.
    Code,
}

/// What carries a mark that has no base of its own.
pub(super) const BASE: char = '◌';

/// Says how a character may be shown.
pub(super) fn seen(c: char) -> Seen {
    match c {
        ' '..='~' => Seen::Plain,
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).map_or(Seen::Code, Seen::Picture),
        '\x7F' => Seen::Picture('␡'),
        // What we write ourselves means something else when it stands in the text.
        '␀'..='␟' | '␡' | '⟨' | BASE => Seen::Code,
        // Terminals give these two a column of their own, whatever the tables say.
        '\u{FF9E}' | '\u{FF9F}' => Seen::Plain,
        _ if is_blank_by_property(c) => Seen::Code,
        _ => by_category(c),
    }
}

fn by_category(c: char) -> Seen {
    use GeneralCategory as G;
    match c.general_category() {
        G::Control
        | G::Format
        | G::PrivateUse
        | G::Surrogate
        | G::Unassigned
        | G::SpaceSeparator
        | G::LineSeparator
        | G::ParagraphSeparator => Seen::Code,
        G::NonspacingMark | G::SpacingMark | G::EnclosingMark => Seen::Mark,
        // Hangul vowels and finals sit on the consonant before them, though they are letters.
        _ if c.width() == Some(0) => Seen::Mark,
        _ => Seen::Plain,
    }
}

/// Letters, marks and signs that draw nothing: the joiners, fillers and selectors of Unicode's
/// `Default_Ignorable_Code_Point` that are not of category format, and the empty Braille pattern.
fn is_blank_by_property(c: char) -> bool {
    matches!(
        c,
        '\u{034F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}
