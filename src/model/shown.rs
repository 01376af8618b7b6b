//! Text made fit for eyes: the only thing that a screen, a terminal, an error or a log takes. Which characters can be
//! trusted is left to `visible`.

use super::Raw;
use super::visible::{BASE, Seen, seen};
use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Text in which nothing can drive a terminal or hide from the reader.
///
/// Controls are pictures (`␛`), what cannot be seen is its code point (`⟨U+202E⟩`), what is not UTF-8 is its byte
/// (`⟨0xE9⟩`). Of the marks on one base four are drawn, the others are counted, with a fingerprint, so that texts that
/// differ look different: `⟨…+496 5bd1e995⟩`. It can only be made of a [`Raw`], so nothing is made fit twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Shown<'a>(Cow<'a, str>);

/// How many combining marks a base may carry before the others are only counted.
const MARKS: u32 = 4;

const ELLIPSIS: &str = "…";

impl<'a> Shown<'a> {
    /// Makes text fit for eyes; what is clean is not copied.
    pub(super) fn of(raw: Raw<'a>) -> Self {
        let bytes = raw.bytes();
        if let Ok(text) = std::str::from_utf8(bytes) {
            if is_clean_ascii(bytes) {
                return Self(Cow::Borrowed(text));
            }
            let out = written(bytes);
            return Self(if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) });
        }
        Self(Cow::Owned(written(bytes)))
    }

    /// The text, ready to print.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same text, owned.
    #[must_use]
    pub fn into_owned(self) -> Shown<'static> {
        Shown(Cow::Owned(self.0.into_owned()))
    }

    /// The columns that it takes on a screen, a grapheme at a time as ratatui draws it.
    #[must_use]
    pub fn width(&self) -> usize {
        if self.0.is_ascii() { self.0.len() } else { self.0.graphemes(true).map(columns_of).sum() }
    }

    /// The text cut to so many columns, with `…` where something is missing; no letter and no sign is split.
    #[must_use]
    pub fn truncated(&self, columns: usize) -> Shown<'_> {
        if self.0.len() <= columns && self.0.is_ascii() || self.width() <= columns {
            return Shown(Cow::Borrowed(&self.0));
        }
        let Some(room) = columns.checked_sub(1) else { return Shown::default() };
        let mut used = 0;
        let mut end = 0;
        for (at, grapheme) in self.0.grapheme_indices(true) {
            used += columns_of(grapheme);
            if used > room {
                break;
            }
            end = at + grapheme.len();
        }
        Shown(Cow::Owned(self.0.get(..end).unwrap_or_default().to_owned() + ELLIPSIS))
    }
}

impl Raw<'_> {
    /// The value made fit for eyes in pieces: those inside the ranges (in characters, rising) and those between them.
    #[must_use]
    pub fn shown_parts(self, marked: &[Range<usize>]) -> Vec<(Shown<'static>, bool)> {
        let text = self.text();
        let is_marked = |index: usize| marked.iter().any(|range| range.contains(&index));
        let mut parts: Vec<(String, bool)> = Vec::new();
        for (index, c) in text.chars().enumerate() {
            let on = is_marked(index);
            match parts.last_mut() {
                // A mark stays with the letter that carries it.
                Some((part, was)) if *was == on || seen(c) == Seen::Mark => part.push(c),
                _ => parts.push((c.to_string(), on)),
            }
        }
        parts.into_iter().map(|(part, on)| (Raw::of(&part).shown().into_owned(), on)).collect()
    }
}

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

fn is_clean_ascii(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

fn columns_of(grapheme: &str) -> usize {
    // ratatui gives half-width Katakana voice marks a column more than the tables do; what it counts must fit.
    grapheme.width() + grapheme.matches(['\u{FF9E}', '\u{FF9F}']).count()
}

fn written(bytes: &[u8]) -> String {
    let mut pen = Pen::default();
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().for_each(|c| pen.write(c));
        chunk.invalid().iter().for_each(|byte| pen.code(format_args!("0x{byte:02X}")));
    }
    pen.finish()
}

/// Writes characters one after another and keeps count of the marks on the last base.
#[derive(Default)]
struct Pen {
    out: String,
    /// Whether the last thing written can carry a mark.
    has_base: bool,
    marks: u32,
    /// Marks that are counted only, and a fingerprint of them.
    rest: u32,
    print: u32,
}

impl Pen {
    fn write(&mut self, c: char) {
        match seen(c) {
            Seen::Plain => self.base(c),
            Seen::Mark => self.mark(c),
            Seen::Picture(picture) => {
                self.base(picture);
                self.has_base = false;
            }
            Seen::Code => self.code(format_args!("U+{:04X}", u32::from(c))),
        }
    }

    fn base(&mut self, c: char) {
        self.sum_up();
        self.out.push(c);
        self.has_base = true;
        self.marks = 0;
    }

    fn mark(&mut self, c: char) {
        if !self.has_base {
            self.base(BASE);
        }
        if self.marks < MARKS {
            self.marks += 1;
            self.out.push(c);
            return;
        }
        if self.rest == 0 {
            self.print = 0x811C_9DC5;
        }
        self.rest = self.rest.saturating_add(1);
        // FNV-1a, a code point at a time.
        self.print = (self.print ^ u32::from(c)).wrapping_mul(0x0100_0193);
    }

    fn code(&mut self, code: std::fmt::Arguments<'_>) {
        self.sum_up();
        self.has_base = false;
        // Writing to a string cannot fail.
        let _ = write!(self.out, "⟨{code}⟩");
    }

    fn sum_up(&mut self) {
        let rest = std::mem::take(&mut self.rest);
        if rest > 0 {
            let _ = write!(self.out, "⟨{ELLIPSIS}+{rest} {:08x}⟩", self.print);
        }
    }

    fn finish(mut self) -> String {
        self.sum_up();
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

    fn shown(text: &str) -> String {
        Raw::of(text).shown().as_str().to_owned()
    }

    fn bytes(bytes: &[u8]) -> String {
        Raw::new(bytes).shown().as_str().to_owned()
    }

    #[test]
    fn controls_are_pictures() {
        assert_eq!(shown("a\x1b[2Jb"), "a␛[2Jb");
        assert_eq!(shown("a\tb\nc\0\x7f"), "a␉b␊c␀␡");
        assert_eq!(shown("\u{9b}6n\u{85}"), "⟨U+009B⟩6n⟨U+0085⟩");
    }

    #[test]
    fn what_hides_is_a_code_point() {
        for (text, expected) in [
            ("ad\u{200B}min", "ad⟨U+200B⟩min"),
            ("\u{202E}nimda", "⟨U+202E⟩nimda"),
            ("a\u{2028}b\u{2029}", "a⟨U+2028⟩b⟨U+2029⟩"),
            ("so\u{AD}ft", "so⟨U+00AD⟩ft"),
            ("\u{E0041}\u{FE0F}\u{E0100}", "⟨U+E0041⟩⟨U+FE0F⟩⟨U+E0100⟩"),
            ("\u{E000}\u{378}\u{FFFF}\u{10FFFF}", "⟨U+E000⟩⟨U+0378⟩⟨U+FFFF⟩⟨U+10FFFF⟩"),
            ("ann\u{A0}lee\u{3000}x\u{2007}", "ann⟨U+00A0⟩lee⟨U+3000⟩x⟨U+2007⟩"),
            ("\u{3164}\u{115F}\u{1160}\u{FFA0}\u{2800}\u{34F}", "⟨U+3164⟩⟨U+115F⟩⟨U+1160⟩⟨U+FFA0⟩⟨U+2800⟩⟨U+034F⟩"),
            ("\u{FEFF}a", "⟨U+FEFF⟩a"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_is_not_utf8_is_its_bytes() {
        assert_eq!(bytes(b"Jos\xe9"), "Jos⟨0xE9⟩");
        assert_eq!(bytes(b"\xff\xfe\xc3"), "⟨0xFF⟩⟨0xFE⟩⟨0xC3⟩");
        assert_eq!(shown("\u{FFFD}"), "\u{FFFD}");
    }

    #[test]
    fn our_own_signs_are_escaped() {
        assert_eq!(shown("⟨U+202E⟩"), "⟨U+27E8⟩U+202E⟩");
        assert_eq!(shown("␛◌"), "⟨U+241B⟩⟨U+25CC⟩");
    }

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in
            ["José", "Cy Kovács", "Łukasz", "김민준", "山田太郎", "Ｙ＠ｘ", "Δέλτα", "नमस्ते", "🙂", "e\u{301}", "ｶﾞｶﾞ"]
        {
            assert!(matches!(Raw::of(name).shown().0, Cow::Borrowed(text) if text == name), "{name}");
        }
    }

    #[test]
    fn marks_are_counted_after_four_and_never_float() {
        let zalgo = format!("Z{}y", "\u{301}".repeat(500));
        let text = shown(&zalgo);
        assert!(text.starts_with("Z\u{301}\u{301}\u{301}\u{301}⟨…+496 "), "{text}");
        assert!(text.ends_with("⟩y"));
        assert_eq!(shown("\u{301}a"), "◌\u{301}a");
        assert_eq!(shown("\u{202E}\u{301}"), "⟨U+202E⟩◌\u{301}");
        assert_eq!(shown("\x1b\u{301}"), "␛◌\u{301}");
        assert_ne!(
            shown(&format!("Z{}\u{300}", "\u{301}".repeat(9))),
            shown(&format!("Z\u{300}{}", "\u{301}".repeat(9)))
        );
    }

    #[test]
    fn width_is_that_of_the_terminal() {
        for (text, columns) in
            [("", 0), ("abc", 3), ("e\u{301}", 1), ("山田", 4), ("🙂", 2), ("\u{202E}", 8), ("\t", 1)]
        {
            assert_eq!(Raw::of(text).shown().width(), columns, "{text:?}");
        }
    }

    #[test]
    fn truncated_text_fits_and_says_that_something_is_missing() {
        for (text, columns, expected) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("abcd", 1, "…"),
            ("abcd", 0, ""),
            ("", 0, ""),
            ("山田太郎", 8, "山田太郎"),
            ("山田太郎", 7, "山田太…"),
            ("山田太郎", 6, "山田…"),
            ("山田", 2, "…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ] {
            assert_eq!(Raw::of(text).shown().truncated(columns).as_str(), expected);
        }
    }

    #[test]
    fn parts_are_shown_each_and_keep_marks_on_their_letter() {
        let parts = Raw::of("Jose\u{301}\u{202E}").shown_parts(&[1..3, 3..4]);
        let parts: Vec<(&str, bool)> = parts.iter().map(|(shown, on)| (shown.as_str(), *on)).collect();
        assert_eq!(parts, [("J", false), ("ose\u{301}", true), ("⟨U+202E⟩", false)]);
        assert!(Raw::of("").shown_parts(&[]).is_empty());
    }

    #[test]
    fn every_code_point_is_visible_and_none_is_dangerous() {
        use GeneralCategory as G;
        let mut seen_before: HashMap<String, char> = HashMap::new();
        let mut count = 0;
        for c in '\0'..=char::MAX {
            count += 1;
            let text = c.to_string();
            let shown = Raw::of(&text).shown();
            assert!((1..=10).contains(&shown.width()), "{:04X} has {} columns", u32::from(c), shown.width());
            for out in shown.as_str().chars() {
                assert!(
                    !matches!(
                        out.general_category(),
                        G::Control
                            | G::Format
                            | G::PrivateUse
                            | G::Surrogate
                            | G::Unassigned
                            | G::LineSeparator
                            | G::ParagraphSeparator
                    ) && (out == ' ' || out.general_category() != G::SpaceSeparator),
                    "{:04X} is shown as {shown}",
                    u32::from(c)
                );
            }
            if let Some(other) = seen_before.insert(shown.as_str().to_owned(), c) {
                unreachable!("{:04X} and {:04X} look the same", u32::from(c), u32::from(other));
            }
        }
        assert_eq!(count, 1_112_064);
    }

    /// Characters that could be mistaken for what we write.
    fn tricky() -> impl Strategy<Value = char> {
        prop_oneof![
            prop::sample::select(
                "ab0U+27E8 …⟨⟩◌␛\x1b\u{202E}\u{301}\u{300}\u{1160}\u{200D}ﾞé山\u{1100}".chars().collect::<Vec<_>>()
            ),
            any::<char>(),
        ]
    }

    fn tricky_bytes() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(
            prop_oneof![tricky().prop_map(|c| c.to_string().into_bytes()), any::<u8>().prop_map(|b| vec![b])],
            0..12,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn what_differs_looks_different(one in tricky_bytes(), other in tricky_bytes()) {
            prop_assert_eq!(one == other, bytes(&one) == bytes(&other));
        }

        #[test]
        fn what_differs_in_one_place_looks_different(text in tricky_bytes(), at in any::<prop::sample::Index>(), c in tricky()) {
            let text = String::from_utf8_lossy(&text).into_owned();
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut longer = text.clone();
            longer.insert(places[at.index(places.len())], c);
            prop_assert_ne!(shown(&text), shown(&longer));
        }

        #[test]
        fn clean_ascii_is_borrowed(text in "[ -~]{0,40}") {
            let shown = Raw::of(&text).shown();
            prop_assert!(matches!(shown.0, Cow::Borrowed(same) if same.as_ptr() == text.as_ptr() && same == text));
        }

        #[test]
        fn truncated_always_fits(text in tricky_bytes(), columns in 0_usize..40) {
            let shown = Raw::new(&text).shown();
            let cut = shown.truncated(columns);
            prop_assert!(cut.width() <= columns);
            prop_assert!(cut == shown || columns == 0 || cut.as_str().ends_with('…'));
        }
    }
}
