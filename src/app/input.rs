//! From what the terminal tells to messages: the key table first, then the text field that has the keyboard.

use super::message::{Message, Pointer};
use super::{Chord, Edit, Keymap, Scope};
use ratatui::crossterm::event::{Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

/// The message that an event of the terminal means in a scope.
#[must_use]
pub fn message_of(keymap: &Keymap, scope: Scope, event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => of_chord(keymap, scope, Chord::of(key)),
        Event::Paste(text) if scope.has_text_field() => Some(Message::Edit(Edit::Paste(text))),
        Event::Mouse(mouse) => of_mouse(mouse).map(Message::Point),
        Event::Resize(width, height) => Some(Message::Resized(Size { width, height })),
        _ => None,
    }
}

fn of_chord(keymap: &Keymap, scope: Scope, chord: Chord) -> Option<Message> {
    if let Some(wish) = keymap.wish(scope, chord) {
        return Some(Message::Wish(wish));
    }
    if scope.has_text_field() { Edit::of(chord).map(Message::Edit) } else { None }
}

fn of_mouse(mouse: MouseEvent) -> Option<Pointer> {
    let at = Position { x: mouse.column, y: mouse.row };
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Pointer::Click(at)),
        MouseEventKind::ScrollUp => Some(Pointer::WheelUp(at)),
        MouseEventKind::ScrollDown => Some(Pointer::WheelDown(at)),
        _ => None,
    }
}
