//! How a note that is being written lies on the screen: its lines broken into rows, and the cursor among them. Only the
//! lines near the cursor are looked at, so that a long note is no slower than a short one.

use super::columns::grapheme_columns;
use crate::model::Raw;
use ratatui::layout::Size;
use ratatui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

/// A row of a line as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenRow {
    /// The row, fit for eyes.
    pub text: String,
    /// The character of the line with which it begins.
    start: usize,
    /// Characters and columns of each of its letters.
    letters: Vec<(usize, usize)>,
}

/// Where a row stands: its line, and its place among the line's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    line: usize,
    row: usize,
}

impl WrittenRow {
    /// The column of a character of the line.
    fn column_of(&self, at: usize) -> usize {
        let mut place = self.start;
        let before = self.letters.iter().take_while(|(characters, _)| {
            place += characters;
            place <= at
        });
        before.map(|(_, columns)| columns).sum()
    }

    /// The character of the line that stands in a column, or the last one before it.
    fn at_column(&self, column: usize) -> usize {
        let mut used = 0;
        let before = self.letters.iter().take_while(|(_, columns)| {
            used += columns;
            used <= column
        });
        self.start + before.map(|(characters, _)| characters).sum::<usize>()
    }
}

/// Breaks a line into rows: after a blank where there is one, else at any letter. Never none.
#[must_use]
pub fn rows_of(line: &str, width: usize) -> Vec<WrittenRow> {
    let width = width.max(1);
    let mut rows = vec![WrittenRow::default()];
    let (mut used, mut at, mut after_blank) = (0, 0, 0);
    for grapheme in line.graphemes(true) {
        let shown = Raw::of(grapheme).shown();
        let (characters, columns) = (grapheme.chars().count(), shown_columns(shown.as_str()));
        if used + columns > width && used > 0 {
            let next = break_off(rows.last_mut(), after_blank, at);
            used = next.letters.iter().map(|(_, columns)| columns).sum();
            after_blank = 0;
            rows.push(next);
        }
        if let Some(row) = rows.last_mut() {
            row.text += shown.as_str();
            row.letters.push((characters, columns));
            if grapheme == " " {
                after_blank = row.letters.len();
            }
        }
        (used, at) = (used + columns, at + characters);
    }
    // The cursor behind a full row stands on the next.
    if used >= width {
        rows.push(WrittenRow { start: at, ..WrittenRow::default() });
    }
    rows
}

/// Takes from a row what stands behind its last blank; all of it stays where there is none. `at` is where the row ends.
fn break_off(row: Option<&mut WrittenRow>, after_blank: usize, at: usize) -> WrittenRow {
    let Some(row) = row.filter(|row| after_blank > 0 && after_blank < row.letters.len()) else {
        return WrittenRow { start: at, ..WrittenRow::default() };
    };
    let letters = row.letters.split_off(after_blank);
    let text = row.text.split_off(row.text.rfind(' ').map_or(0, |blank| blank + 1));
    WrittenRow { text, start: row.start + row.letters.iter().map(|(characters, _)| characters).sum::<usize>(), letters }
}

fn shown_columns(text: &str) -> usize {
    text.graphemes(true).map(grapheme_columns).sum()
}

/// Where the cursor stands, and in which column.
fn cursor_of(area: &TextArea<'_>, width: usize) -> (Spot, usize) {
    let cursor = area.cursor();
    let rows = rows_of(area.lines().get(cursor.0).map_or("", String::as_str), width);
    let row = rows.iter().rposition(|row| row.start <= cursor.1).unwrap_or(0);
    let column = rows.get(row).map_or(0, |row| row.column_of(cursor.1));
    (Spot { line: cursor.0, row }, column)
}

/// The spot so many rows away; the first or the last where there are not so many.
fn away(area: &TextArea<'_>, width: usize, from: Spot, by: isize) -> Spot {
    let count = |line: usize| rows_of(area.lines().get(line).map_or("", String::as_str), width).len();
    let mut spot = from;
    let mut rows = count(spot.line);
    for _ in 0..by.unsigned_abs() {
        if by > 0 && spot.row + 1 < rows {
            spot.row += 1;
        } else if by > 0 && spot.line + 1 < area.lines().len() {
            spot = Spot { line: spot.line + 1, row: 0 };
            rows = count(spot.line);
        } else if by < 0 && spot.row > 0 {
            spot.row -= 1;
        } else if by < 0 && spot.line > 0 {
            rows = count(spot.line - 1);
            spot = Spot { line: spot.line - 1, row: rows - 1 };
        } else {
            break;
        }
    }
    spot
}

/// Moves the cursor by rows, in its column as far as there are letters.
pub fn step_rows(area: &mut TextArea<'_>, width: usize, by: isize) {
    let (spot, column) = cursor_of(area, width);
    let next = away(area, width, spot, by);
    let rows = rows_of(area.lines().get(next.line).map_or("", String::as_str), width);
    let Some(row) = rows.get(next.row).filter(|_| next != spot) else { return };
    // The end of a row is the start of the next; the last letter is still on this one.
    let last = rows.get(next.row + 1).map_or(usize::MAX, |next| next.start.saturating_sub(1).max(row.start));
    let at = row.at_column(column).min(last);
    // What is too long for the library is gone to letter by letter.
    let place = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    area.move_cursor(CursorMove::Jump(place(next.line), place(at)));
}

/// The first row that is seen, so that the cursor is: as before where it can be.
#[must_use]
pub fn reveal(area: &TextArea<'_>, top: Spot, size: Size) -> Spot {
    let (width, height) = (usize::from(size.width), usize::from(size.height).max(1));
    let (spot, _) = cursor_of(area, width);
    // The lines above may be shorter than they were.
    let top = top.min(away(area, width, spot, 0));
    let lowest = away(area, width, spot, 1 - height.cast_signed());
    top.max(lowest)
}

/// The rows that are seen, and where among them the cursor stands: column and row.
#[must_use]
pub fn seen(area: &TextArea<'_>, top: Spot, size: Size) -> (Vec<String>, (usize, usize)) {
    let (width, height) = (usize::from(size.width), usize::from(size.height));
    let (spot, column) = cursor_of(area, width);
    let (mut texts, mut cursor) = (Vec::new(), (column, 0));
    for (line, text) in area.lines().iter().enumerate().skip(top.line) {
        for (row, written) in rows_of(text, width).into_iter().enumerate() {
            let here = Spot { line, row };
            if here < top {
                continue;
            }
            if texts.len() == height {
                return (texts, cursor);
            }
            if here == spot {
                cursor.1 = texts.len();
            }
            texts.push(written.text);
        }
    }
    (texts, cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str, width: usize) -> Vec<String> {
        rows_of(line, width).into_iter().map(|row| row.text).collect()
    }

    fn area(text: &str, line: u16, at: u16) -> TextArea<'static> {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.move_cursor(CursorMove::Jump(line, at));
        area
    }

    #[test]
    fn rows_break_at_blanks_and_else_anywhere() {
        assert_eq!(texts("ask ann on monday", 8), ["ask ann ", "on ", "monday"]);
        assert_eq!(texts("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(texts("山田太郎", 4), ["山田", "太郎", ""]);
        assert_eq!(texts("", 4), [""]);
        assert_eq!(texts("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(texts("a\x1bb\tc", 80), ["a␛b␉c"]);
        assert_eq!(texts("山", 0), ["山", ""], "wider than the screen");
    }

    #[test]
    fn every_letter_has_one_place() {
        for line in ["ask ann on monday", "山 田太郎 e\u{301}x", "a\u{202E}b c", "👨\u{200d}👩\u{200d}👧 x"] {
            for width in 1..30 {
                let rows = rows_of(line, width);
                let mut at = 0;
                for row in &rows {
                    assert_eq!(row.start, at, "{line:?} {width}");
                    for (characters, _) in &row.letters {
                        assert_eq!(row.at_column(row.column_of(at)), at, "{line:?} {width}");
                        at += characters;
                    }
                }
                assert_eq!(at, line.chars().count(), "{line:?} {width}");
                let whole: String = rows.iter().map(|row| row.text.as_str()).collect();
                assert_eq!(
                    whole,
                    line.graphemes(true).map(|letter| Raw::of(letter).shown().to_string()).collect::<String>()
                );
            }
        }
    }

    #[test]
    fn up_and_down_go_by_rows_in_the_same_column() {
        let mut area = area("abcd efgh ijkl\nx\n山田太郎", 0, 2);
        let mut places = Vec::new();
        for _ in 0..6 {
            step_rows(&mut area, 6, 1);
            places.push((area.cursor().0, area.cursor().1));
        }
        assert_eq!(places, [(0, 7), (0, 12), (1, 1), (2, 0), (2, 3), (2, 3)]);
        step_rows(&mut area, 6, -2);
        assert_eq!((area.cursor().0, area.cursor().1), (1, 0));
    }

    #[test]
    fn the_view_moves_only_as_far_as_it_must() {
        let lines: Vec<String> = (0..20).map(|number| format!("line {number}")).collect();
        let mut area = area(&lines.join("\n"), 19, 0);
        let size = Size { width: 20, height: 5 };
        let top = reveal(&area, Spot::default(), size);
        assert_eq!(seen(&area, top, size), (lines[15..].to_vec(), (0, 4)));
        step_rows(&mut area, 20, -3);
        assert_eq!(reveal(&area, top, size), top, "the cursor goes up, the text stays");
        step_rows(&mut area, 20, -3);
        let top = reveal(&area, top, size);
        assert_eq!(seen(&area, top, size), (lines[13..18].to_vec(), (0, 0)));
    }
}
