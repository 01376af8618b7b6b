//! Words into lines of a width, with columns counted as a terminal counts them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Breaks a text at blanks into lines of at most `width` columns; a longer word stands alone and whole.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut columns = 0;
        for word in paragraph.split(' ') {
            let needed = word.width();
            if columns > 0 && columns + 1 + needed > width {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            } else if columns > 0 {
                line.push(' ');
                columns += 1;
            }
            line += word;
            columns += needed;
        }
        lines.push(line);
    }
    lines
}

/// A text with blanks behind it up to a width in columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// The same with words broken that are longer than a line.
pub(super) fn wrap_all(text: &str, width: usize) -> Vec<String> {
    let mut fitting = String::with_capacity(text.len());
    let mut columns = 0;
    for grapheme in text.graphemes(true) {
        let needed = grapheme.width();
        columns = if matches!(grapheme, " " | "\n") { 0 } else { columns + needed };
        if columns > width {
            fitting.push(' ');
            columns = needed;
        }
        fitting += grapheme;
    }
    wrap(&fitting, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_words_stay_whole() {
        assert_eq!(wrap("send the address to them", 10), ["send the", "address to", "them"]);
        assert_eq!(wrap("a-word-that-is-long b", 5), ["a-word-that-is-long", "b"]);
        assert_eq!(wrap("日本 日本", 6), ["日本", "日本"]);
        assert_eq!(wrap("", 6), [""]);
    }

    #[test]
    fn columns_count_wide_characters_twice() {
        assert_eq!(padded("日本", 6), "日本  ");
        assert_eq!(wrap_all("日本日本 an", 5), ["日本", "日本", "an"]);
    }
}
