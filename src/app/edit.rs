//! Edits of text fields: the one place where keys become edits, for single lines and for notes alike.

use super::Chord;
use super::writing::step_rows;
use ratatui_textarea::{CursorMove, TextArea};
use std::sync::LazyLock;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

/// One edit of a text field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Types a character.
    Type(char),
    /// Puts text in, as it was pasted.
    Paste(String),
    /// A step that needs no text.
    Step(EditStep),
}

/// An edit that needs no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says what it does")]
pub enum EditStep {
    DeleteBack,
    DeleteForward,
    DeleteWordBack,
    DeleteToStart,
    DeleteToEnd,
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
    Up,
    Down,
    NewLine,
}

/// The keys of text fields, as every shell and editor has them.
const STEPS: &[(&str, EditStep)] = &[
    ("Backspace", EditStep::DeleteBack),
    ("Ctrl-h", EditStep::DeleteBack),
    ("Delete", EditStep::DeleteForward),
    ("Ctrl-d", EditStep::DeleteForward),
    ("Ctrl-w", EditStep::DeleteWordBack),
    ("Alt-Backspace", EditStep::DeleteWordBack),
    ("Ctrl-u", EditStep::DeleteToStart),
    ("Ctrl-k", EditStep::DeleteToEnd),
    ("Left", EditStep::Left),
    ("Ctrl-b", EditStep::Left),
    ("Right", EditStep::Right),
    ("Ctrl-f", EditStep::Right),
    ("Ctrl-Left", EditStep::WordLeft),
    ("Alt-b", EditStep::WordLeft),
    ("Ctrl-Right", EditStep::WordRight),
    ("Alt-f", EditStep::WordRight),
    ("Home", EditStep::Start),
    ("Ctrl-a", EditStep::Start),
    ("End", EditStep::End),
    ("Ctrl-e", EditStep::End),
    ("Up", EditStep::Up),
    ("Down", EditStep::Down),
    ("Enter", EditStep::NewLine),
];

static BY_CHORD: LazyLock<Vec<(Chord, EditStep)>> =
    LazyLock::new(|| STEPS.iter().filter_map(|(text, step)| Chord::parse(text).map(|chord| (chord, *step))).collect());

impl Edit {
    /// The edit that a key means in a text field.
    #[must_use]
    pub fn of(chord: Chord) -> Option<Self> {
        let step = BY_CHORD.iter().find(|(known, _)| *known == chord).map(|(_, step)| Self::Step(*step));
        step.or_else(|| chord.typed().map(Self::Type))
    }

    /// Makes the edit in a single line; says whether its text changed.
    pub fn apply_to_line(&self, input: &mut Input) -> bool {
        let before = input.value().to_owned();
        match self {
            Self::Type(letter) => {
                input.handle(InputRequest::InsertChar(*letter));
            }
            Self::Paste(text) => {
                for letter in text.chars() {
                    input.handle(InputRequest::InsertChar(if letter.is_control() { ' ' } else { letter }));
                }
            }
            Self::Step(step) => {
                if let Some(request) = step.request() {
                    input.handle(request);
                }
            }
        }
        input.value() != before
    }

    /// Makes the edit in a note whose rows are so wide.
    pub fn apply_to_note(&self, area: &mut TextArea<'static>, width: usize) {
        match self {
            Self::Type(letter) => area.insert_char(*letter),
            Self::Paste(text) => {
                area.insert_str(text.replace("\r\n", "\n").replace('\r', "\n"));
            }
            Self::Step(step) => step.apply_to_note(area, width),
        }
    }
}

impl EditStep {
    fn request(self) -> Option<InputRequest> {
        Some(match self {
            Self::DeleteBack => InputRequest::DeletePrevChar,
            Self::DeleteForward => InputRequest::DeleteNextChar,
            Self::DeleteWordBack => InputRequest::DeletePrevWord,
            Self::DeleteToStart => InputRequest::DeleteFromStart,
            Self::DeleteToEnd => InputRequest::DeleteTillEnd,
            Self::Left => InputRequest::GoToPrevChar,
            Self::Right => InputRequest::GoToNextChar,
            Self::WordLeft => InputRequest::GoToPrevWord,
            Self::WordRight => InputRequest::GoToNextWord,
            Self::Start => InputRequest::GoToStart,
            Self::End => InputRequest::GoToEnd,
            Self::Up | Self::Down | Self::NewLine => return None,
        })
    }

    fn apply_to_note(self, area: &mut TextArea<'static>, width: usize) {
        match self {
            Self::DeleteBack => by_letters(area, |area| {
                area.delete_char();
            }),
            Self::DeleteForward => {
                for _ in 0..letter_after(area) {
                    area.delete_next_char();
                }
            }
            Self::DeleteWordBack => {
                area.delete_word();
            }
            Self::DeleteToStart => {
                area.delete_line_by_head();
            }
            Self::DeleteToEnd => {
                area.delete_line_by_end();
            }
            Self::Left => by_letters(area, |area| area.move_cursor(CursorMove::Back)),
            Self::Right => by_letters(area, |area| area.move_cursor(CursorMove::Forward)),
            Self::WordLeft => area.move_cursor(CursorMove::WordBack),
            Self::WordRight => area.move_cursor(CursorMove::WordForward),
            Self::Start => area.move_cursor(CursorMove::Head),
            Self::End => area.move_cursor(CursorMove::End),
            Self::Up => step_rows(area, width, -1),
            Self::Down => step_rows(area, width, 1),
            Self::NewLine => area.insert_newline(),
        }
    }
}

/// Does something with a character, and again until a whole letter is done: one with its accents, one emoji.
fn by_letters(area: &mut TextArea<'static>, mut step: impl FnMut(&mut TextArea<'static>)) {
    let letters = letters_of(area);
    loop {
        let before = area.cursor();
        step(area);
        let now = area.cursor();
        if now == before || now.0 != before.0 || letters.contains(&now.1) {
            return;
        }
    }
}

/// How many characters the letter behind the cursor has; one where the line ends there.
fn letter_after(area: &TextArea<'static>) -> usize {
    let at = area.cursor().1;
    letters_of(area).into_iter().find(|start| *start > at).map_or(1, |next| next - at)
}

/// The characters of the cursor's line with which letters begin, and its end.
fn letters_of(area: &TextArea<'static>) -> Vec<usize> {
    let line = area.lines().get(area.cursor().0).map_or("", String::as_str);
    let mut at = 0;
    let starts = line.graphemes(true).map(|letter| {
        at += letter.chars().count();
        at
    });
    std::iter::once(0).chain(starts.collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_text_fields_can_be_read_and_stands_once() {
        assert_eq!(BY_CHORD.len(), STEPS.len());
        for (index, (chord, _)) in BY_CHORD.iter().enumerate() {
            assert!(!BY_CHORD[..index].iter().any(|(other, _)| other == chord), "{chord} stands twice");
        }
    }

    #[test]
    fn a_paste_into_a_line_is_text_and_nothing_else() {
        let mut input = Input::default();
        assert!(Edit::Paste("a\x1b[2J\nb".to_owned()).apply_to_line(&mut input));
        assert_eq!(input.value(), "a [2J b");
    }

    #[test]
    fn a_letter_with_its_accents_is_one_letter() {
        let text = "ne\u{301}👨\u{200d}👩\u{200d}👧山";
        let mut area = TextArea::new(vec![text.to_owned()]);
        let at = |area: &mut TextArea<'static>, step: EditStep| {
            Edit::Step(step).apply_to_note(area, 40);
            area.cursor().1
        };
        let right: Vec<usize> = (0..5).map(|_| at(&mut area, EditStep::Right)).collect();
        assert_eq!(right, [1, 3, 8, 9, 9]);
        let left: Vec<usize> = (0..5).map(|_| at(&mut area, EditStep::Left)).collect();
        assert_eq!(left, [8, 3, 1, 0, 0]);
        at(&mut area, EditStep::Right);
        at(&mut area, EditStep::DeleteForward);
        assert_eq!(area.lines(), ["n👨\u{200d}👩\u{200d}👧山"]);
        at(&mut area, EditStep::End);
        at(&mut area, EditStep::DeleteBack);
        at(&mut area, EditStep::DeleteBack);
        assert_eq!(area.lines(), ["n"]);
    }

    #[test]
    fn a_paste_into_a_note_keeps_its_lines() {
        let mut area = TextArea::default();
        Edit::Paste("a\r\nb\rc\td".to_owned()).apply_to_note(&mut area, 40);
        assert_eq!(area.lines(), ["a", "b", "c\td"]);
    }
}
