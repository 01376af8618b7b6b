//! The note that is being written, wrapped by us: what is typed or pasted is shown as everything else is.

use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Noting, columns, decision_words, grapheme_columns, popup, text_inside};
use crate::model::{Raw, Sentence};
use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Draws the editor.
pub fn draw(app: &App, noting: &Noting, frame: &mut Frame<'_>, theme: Theme) {
    let area = popup(app.size, 72, 16);
    let title = Sentence::from("Note on ").then(noting.title.clone()).to_string();
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, &title, theme);
    let inner = text_inside(area);
    let mut about = Pen::at(buffer, inner, inner.height.saturating_sub(1));
    about.sentence(&about_note(noting), theme.dim());
    let text = ratatui::layout::Rect { height: inner.height.saturating_sub(2), ..inner };
    let width = usize::from(text.width);
    if width == 0 || text.height == 0 {
        return;
    }
    let cursor = noting.area.cursor();
    let mut rows: Vec<String> = Vec::new();
    let mut at = (0, 0);
    for (index, line) in noting.area.lines().iter().enumerate() {
        let parts = Raw::of(line).shown_parts(std::slice::from_ref(&(0..cursor.1)));
        let shown: String = parts.iter().map(|(part, _)| part.as_str()).collect();
        let before: usize = parts.iter().filter(|(_, is)| *is).map(|(part, _)| part.as_str().len()).sum();
        let starts = row_starts(&shown, width);
        if index == cursor.0 {
            let row = starts.partition_point(|start| *start <= before).saturating_sub(1);
            let start = starts.get(row).copied().unwrap_or_default();
            at = (rows.len() + row, columns(shown.get(start..before).unwrap_or_default()));
        }
        for (row, start) in starts.iter().enumerate() {
            let end = starts.get(row + 1).copied().unwrap_or(shown.len());
            rows.push(shown.get(*start..end).unwrap_or_default().to_owned());
        }
    }
    let top = (at.0 + 1).saturating_sub(usize::from(text.height));
    for (line, row) in rows.iter().skip(top).take(usize::from(text.height)).enumerate() {
        Pen::at(buffer, text, line as u16).text(row, Style::new());
    }
    let x = text.x.saturating_add((at.1 as u16).min(text.width.saturating_sub(1)));
    frame.set_cursor_position(Position { x, y: text.y + (at.0 - top) as u16 });
}

fn about_note(noting: &Noting) -> Sentence {
    if noting.from_draft.is_some() {
        return "this is a draft that was not saved".into();
    }
    let note = &noting.before;
    if note.is_empty() {
        return "a new note".into();
    }
    let mut about = Sentence::new();
    if note.decision.is_some() {
        about =
            about.word("decided: ").then(note.decision.as_ref().map(decision_words).unwrap_or_default()).word(" · ");
    }
    let day = note.updated_at.get(..10).unwrap_or_default();
    about.word("last changed ").data(Raw::of(day)).word(" by ").data(Raw::of(&note.author))
}

/// Where each row of a line starts: after a blank where there is one, else at any letter.
fn row_starts(line: &str, width: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let (mut used, mut blank) = (0, None);
    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = grapheme_columns(grapheme);
        if used + wide > width && used > 0 {
            let start = blank.take().unwrap_or(at);
            used = columns(line.get(start..at).unwrap_or_default());
            starts.push(start);
        }
        used += wide;
        if grapheme == " " {
            blank = Some(at + 1);
        }
    }
    // The cursor behind a full row stands on the next.
    if used >= width {
        starts.push(line.len());
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_at_blanks_and_else_anywhere() {
        assert_eq!(row_starts("ask ann on monday", 8), [0, 8, 11]);
        assert_eq!(row_starts("abcdefghij", 4), [0, 4, 8]);
        assert_eq!(row_starts("山田太郎", 4), [0, 6, 12]);
        assert_eq!(row_starts("", 4), [0]);
    }
}
