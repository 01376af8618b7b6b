//! Random keys at random sizes: whatever is pressed, the selection is somebody who is listed, and nothing panics.

use super::harness::Screen;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use seatmatch::app::{Chord, Message, Scope, Side, keys};

/// A small generator, so that a failure can be played again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

/// How many keys are pressed in all, over ten people at the keyboard.
const KEYS: usize = 50_000;
const PEOPLE: u64 = 10;

#[test]
fn random_keys_leave_a_screen_that_holds_together() {
    let chords: Vec<Chord> = keys::BINDINGS
        .iter()
        .flat_map(|binding| binding.chords)
        .filter(|chord| !matches!(**chord, "Ctrl-c" | "Ctrl-z"))
        .map(|chord| Chord::parse(chord).unwrap())
        .collect();
    for seed in 0..PEOPLE {
        let mut dice = Dice(seed);
        let mut screen = Screen::of(if seed % 2 == 0 { "demo" } else { "hostile-names" });
        for step in 0..KEYS / PEOPLE as usize {
            match dice.below(20) {
                0 => {
                    let size = Size { width: dice.below(200) as u16, height: dice.below(60) as u16 };
                    screen.rehearsal.send(Message::Resized(size));
                }
                1 => {
                    let kinds =
                        [MouseEventKind::Down(MouseButton::Left), MouseEventKind::ScrollDown, MouseEventKind::ScrollUp];
                    screen.rehearsal.event(Event::Mouse(MouseEvent {
                        kind: kinds[dice.below(kinds.len())],
                        column: dice.below(130) as u16,
                        row: dice.below(40) as u16,
                        modifiers: KeyModifiers::NONE,
                    }));
                }
                2..5 => {
                    let letter = [b'a' + dice.below(26) as u8, b':', b'"', b'-'][dice.below(4)] as char;
                    screen.rehearsal.event(Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
                }
                5 => screen.rehearsal.event(Event::Paste("is:open\n\u{1b}[2J山e\u{301}".to_owned())),
                _ => {
                    let chord = chords[dice.below(chords.len())];
                    if screen.app().mode.scope() == Scope::Export && chord.to_string() == "Enter" {
                        // It would write a file into the folder of the tests.
                        continue;
                    }
                    screen.rehearsal.press(&chord.to_string()).unwrap();
                }
            }
            let app = screen.app();
            for side in Side::BOTH {
                let list = app.list(side);
                assert_eq!(list.selected, list.who(list.at()), "seed {seed}, step {step}");
                assert!(list.selected.is_some() || list.is_empty());
            }
            let _ = screen.buffer();
        }
    }
}
