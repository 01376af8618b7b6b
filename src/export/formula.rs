//! Cells that a spreadsheet would run as a formula: how they are marked, and the mark undone. Which files need it is
//! left to `csv`.

use std::borrow::Cow;

const MARK: char = '\'';

/// Marks a cell that a spreadsheet would run with a leading `'`; others stay as they are.
#[must_use]
pub fn escape(cell: &str) -> Cow<'_, str> {
    if needs_mark(cell) { Cow::Owned(format!("{MARK}{cell}")) } else { Cow::Borrowed(cell) }
}

/// Undoes [`escape`]: strips one `'` where the rest would have been given one.
#[must_use]
pub fn unescape(cell: &str) -> &str {
    cell.strip_prefix(MARK).filter(|rest| needs_mark(rest)).unwrap_or(cell)
}

/// Whether the first visible character would start a formula. Leading marks count as given, or two cells that differ
/// only in one would be written alike.
fn needs_mark(cell: &str) -> bool {
    let first = cell.trim_start_matches(MARK).chars().find(|c| !is_blank(*c));
    matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '\0'))
}

/// What a spreadsheet may skip before a formula: spaces, and characters that draw nothing. Tab, CR, LF and NUL are
/// triggers themselves.
fn is_blank(c: char) -> bool {
    let is_trigger = matches!(c, '\t' | '\r' | '\n' | '\0');
    let draws_nothing = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    !is_trigger && (c.is_whitespace() || c.is_control() || draws_nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_that_a_spreadsheet_would_run_are_marked() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("  =1", "'  =1"),
            ("\u{A0}\u{FEFF}\u{200B}=1", "'\u{A0}\u{FEFF}\u{200B}=1"),
            ("\tann", "'\tann"),
            ("\nann", "'\nann"),
            (" \r=1", "' \r=1"),
            ("\0=1", "'\0=1"),
            ("'=1", "''=1"),
            ("'ann", "'ann"),
            ("ann=1", "ann=1"),
            ("", ""),
            ("'", "'"),
        ] {
            assert_eq!(escape(cell), written, "{cell:?}");
            assert_eq!(unescape(written), cell, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_marked_reads_back_the_same(cell in "['=+@ \\-\u{A0}\u{FEFF}\t\n\0a]{0,6}|\\PC*") {
            let written = escape(&cell);
            prop_assert_eq!(unescape(&written), cell.as_str());
        }

        #[test]
        fn two_cells_are_never_written_alike(a in "['=a ]{0,4}", b in "['=a ]{0,4}") {
            prop_assert_eq!(escape(&a) == escape(&b), a == b);
        }
    }
}
