//! How many columns text takes on a screen, a grapheme at a time as ratatui draws it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that text takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(grapheme_columns).sum() }
}

/// The columns that one grapheme takes.
#[must_use]
pub fn grapheme_columns(grapheme: &str) -> usize {
    // ratatui gives half-width Katakana voice marks a column more than the tables do; what it counts must fit.
    grapheme.width() + grapheme.matches(['\u{FF9E}', '\u{FF9F}']).count()
}

/// The part of a text that fits into so many columns, and the rest; no grapheme is split.
#[must_use]
pub fn split_at_column(text: &str, room: usize) -> (&str, &str) {
    if text.is_ascii() {
        return text.split_at(room.min(text.len()));
    }
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_columns(grapheme);
        if used > room {
            return text.split_at(at);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_grapheme_is_split() {
        assert_eq!(split_at_column("山田太郎", 5), ("山田", "太郎"));
        assert_eq!(split_at_column("e\u{301}a", 1), ("e\u{301}", "a"));
        assert_eq!(split_at_column("ann", 9), ("ann", ""));
        assert_eq!(columns("山e\u{301}"), 3);
    }
}
