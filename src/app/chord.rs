//! A key with what is held down with it, in one spelling for the key table, the footer and the help.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_width::UnicodeWidthChar;

/// A key as it was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: KeyCode,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held with a key that is no letter.
    pub shift: bool,
}

const NAMED: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Insert", KeyCode::Insert),
];

impl Chord {
    /// The chord of a key press. Shift is part of a letter; a printable key with Ctrl and Alt is `AltGr` and counts as
    /// bare.
    #[must_use]
    pub fn of(event: KeyEvent) -> Self {
        let held = |modifier| event.modifiers.contains(modifier);
        let (mut ctrl, mut alt, mut shift) =
            (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT));
        let mut key = event.code;
        if let KeyCode::Char(letter) = key {
            shift = false;
            if ctrl && alt {
                (ctrl, alt) = (false, false);
            }
            if ctrl {
                key = KeyCode::Char(letter.to_ascii_lowercase());
            }
        }
        if key == KeyCode::BackTab {
            key = KeyCode::Tab;
            shift = true;
        }
        Self { key, ctrl, alt, shift }
    }

    /// Reads a chord such as `j`, `Ctrl-d`, `Shift-Tab`, `PgUp` or `F2`, to what a terminal tells of it: Shift with a
    /// letter is the capital, and Ctrl makes no difference between the two.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mut rest, mut ctrl, mut alt, mut shift) = (text, false, false, false);
        loop {
            if let Some(tail) = rest.strip_prefix("Ctrl-") {
                (rest, ctrl) = (tail, true);
            } else if let Some(tail) = rest.strip_prefix("Alt-") {
                (rest, alt) = (tail, true);
            } else if let Some(tail) = rest.strip_prefix("Shift-") {
                (rest, shift) = (tail, true);
            } else {
                break;
            }
        }
        let mut letters = rest.chars();
        let key = match (letters.next(), letters.next()) {
            // Anything else could neither be pressed nor be shown.
            (Some(letter), None) if letter.width() != Some(1) => return None,
            (Some(letter), None) if ctrl => KeyCode::Char(letter.to_ascii_lowercase()),
            (Some(letter), None) if shift => KeyCode::Char(letter.to_ascii_uppercase()),
            (Some(letter), None) => KeyCode::Char(letter),
            _ => named(rest)?,
        };
        shift &= !matches!(key, KeyCode::Char(_));
        Some(Self { key, ctrl, alt, shift })
    }

    /// The character that the chord types into a text field, where it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        if self.ctrl || self.alt { None } else { self.key.as_char() }
    }
}

fn named(name: &str) -> Option<KeyCode> {
    let function = |name: &str| name.strip_prefix('F')?.parse().ok().filter(|number| (1..=12).contains(number));
    let known = NAMED.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
    known.or_else(|| function(name).map(KeyCode::F))
}

impl std::fmt::Display for Chord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (held, prefix) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(prefix)?;
            }
        }
        match NAMED.iter().find(|(_, key)| *key == self.key) {
            Some((name, _)) => f.write_str(name),
            None => write!(f, "{}", self.key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parsed_prints_back() {
        for text in ["j", "G", "Ctrl-d", "Shift-Tab", "PgUp", "Space", "F1", "F12", "}", "-", "Ctrl-Left"] {
            assert_eq!(Chord::parse(text).unwrap().to_string(), text);
        }
        for text in ["Hyper", "", "F0", "F13", "Ctrl-", "\u{1b}", "\u{202E}"] {
            assert_eq!(Chord::parse(text), None, "{text}");
        }
        assert_eq!(Chord::parse("Shift-j"), Chord::parse("J"));
        assert_eq!(Chord::parse("Ctrl-D"), Chord::parse("Ctrl-d"));
    }

    #[test]
    fn key_presses_become_what_the_table_spells() {
        let press = |code, modifiers| Chord::of(KeyEvent::new(code, modifiers)).to_string();
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::SHIFT), "G");
        assert_eq!(press(KeyCode::Char('D'), KeyModifiers::CONTROL | KeyModifiers::SHIFT), "Ctrl-d");
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT), "Shift-Tab");
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::NONE), "Shift-Tab");
        assert_eq!(press(KeyCode::Char('{'), KeyModifiers::CONTROL | KeyModifiers::ALT), "{", "AltGr counts as bare");
    }
}
