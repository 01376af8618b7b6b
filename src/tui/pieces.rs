//! Puts keys together that a slow line brings in pieces, and tells what the terminal answers late from keys. It asks no
//! clock: when nothing came for a while it is told so.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::time::{Duration, Instant};

/// How long the rest of a key may take.
pub const PATIENCE: Duration = Duration::from_millis(25);
/// How long the rest of an answer may take.
const ANSWER: Duration = Duration::from_secs(2);

/// What has come of a key so far.
#[derive(Debug, Default)]
pub struct Pieces(Begun);

/// What came as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// A key, or another event.
    Event(Event),
    /// What the terminal answers to a question about colours, such as `11;rgb:ffff/ffff/ffff`.
    Answer(String),
}

#[derive(Debug, Default)]
enum Begun {
    /// Nothing.
    #[default]
    Nothing,
    /// Esc, which is a key or begins one.
    Escape,
    /// What stands behind Esc, such as `[1;5`.
    Sequence(String),
    /// A paste of which only the beginning was told.
    Paste(String),
    /// An answer to a question about colours, such as `11;rgb:`, and when nobody waits for its end any more.
    Answer(String, Instant),
}

impl Pieces {
    /// Takes an event as crossterm read it; gives what is whole.
    pub fn take(&mut self, event: Event, now: Instant) -> Vec<Whole> {
        let Event::Key(key) = event else { return vec![Whole::Event(event)] };
        if key.kind == KeyEventKind::Release {
            return vec![Whole::Event(event)];
        }
        match std::mem::take(&mut self.0) {
            Begun::Nothing => self.begin(key, now),
            Begun::Escape => match (key.code, key.modifiers) {
                (KeyCode::Char(letter @ ('[' | 'O')), KeyModifiers::NONE | KeyModifiers::SHIFT) => {
                    self.0 = Begun::Sequence(letter.to_string());
                    vec![]
                }
                (KeyCode::Char(']'), KeyModifiers::NONE) => {
                    self.0 = Begun::Answer(String::new(), now + ANSWER);
                    vec![]
                }
                _ => [vec![plain(KeyCode::Esc)], self.begin(key, now)].concat(),
            },
            Begun::Sequence(text) => self.go_on(text, key, now),
            Begun::Paste(text) => {
                self.0 = Begun::Paste(text + &typed(key).map_or_else(String::new, String::from));
                vec![]
            }
            Begun::Answer(text, until) => self.listen(text, until, key, now),
        }
    }

    /// How long to wait for more; none where nothing is begun.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self.0 {
            Begun::Nothing | Begun::Answer(..) => None,
            Begun::Escape | Begun::Sequence(_) | Begun::Paste(_) => Some(PATIENCE),
        }
    }

    /// Nothing more came for that long: what was begun is what it is.
    pub fn give_up(&mut self) -> Vec<Whole> {
        match std::mem::take(&mut self.0) {
            Begun::Nothing => vec![],
            Begun::Escape => vec![plain(KeyCode::Esc)],
            // Half a sequence is no key, and its letters were never typed.
            Begun::Sequence(text) if text.len() > 1 => vec![],
            Begun::Sequence(text) => {
                std::iter::once(KeyCode::Esc).chain(text.chars().map(KeyCode::Char)).map(plain).collect()
            }
            Begun::Paste(text) => vec![Whole::Event(Event::Paste(text.trim_end_matches("[201~").to_owned()))],
            answer @ Begun::Answer(..) => {
                self.0 = answer;
                vec![]
            }
        }
    }

    fn begin(&mut self, key: KeyEvent, now: Instant) -> Vec<Whole> {
        match (key.code, key.modifiers) {
            (KeyCode::Esc, KeyModifiers::NONE) => self.0 = Begun::Escape,
            (KeyCode::Char(']'), KeyModifiers::ALT) => self.0 = Begun::Answer(String::new(), now + ANSWER),
            _ => return vec![Whole::Event(Event::Key(key))],
        }
        vec![]
    }

    fn go_on(&mut self, mut text: String, key: KeyEvent, now: Instant) -> Vec<Whole> {
        let Some(letter) = typed(key).filter(char::is_ascii_graphic) else {
            self.0 = Begun::Sequence(text);
            return [self.give_up(), self.begin(key, now)].concat();
        };
        text.push(letter);
        let is_over = text.starts_with('O') || matches!(letter, '@'..='~');
        if text == "[200~" {
            self.0 = Begun::Paste(String::new());
        } else if is_over {
            return key_of(&text).map(|key| Whole::Event(Event::Key(key))).into_iter().collect();
        } else {
            self.0 = Begun::Sequence(text);
        }
        vec![]
    }

    fn listen(&mut self, mut text: String, until: Instant, key: KeyEvent, now: Instant) -> Vec<Whole> {
        let ends = matches!(
            (key.code, key.modifiers),
            (KeyCode::Char('g'), KeyModifiers::CONTROL) | (KeyCode::Char('\\'), KeyModifiers::ALT)
        );
        // The end may come in pieces too: Esc, and then the backslash.
        let ends_soon = key.code == KeyCode::Esc && !text.is_empty() && !text.ends_with('\u{1b}');
        let letter = if ends_soon { Some('\u{1b}') } else { typed(key) };
        match letter {
            _ if now >= until => self.begin(key, now),
            _ if ends && !text.is_empty() => vec![Whole::Answer(text)],
            Some('\\') if text.ends_with('\u{1b}') => vec![Whole::Answer(text.trim_end_matches('\u{1b}').to_owned())],
            Some(letter) if is_answer(&text, letter) => {
                text.push(letter);
                self.0 = Begun::Answer(text, until);
                vec![]
            }
            _ => self.begin(key, now),
        }
    }
}

/// Whether a letter goes on with an answer such as `11;rgb:1e1e/1e1e/2e2e`.
fn is_answer(text: &str, letter: char) -> bool {
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && !text.ends_with(';');
    match text.rsplit_once("rgb") {
        Some((numbers, color)) if numbers.ends_with(';') => {
            letter.is_ascii_hexdigit() && color.contains(':') || matches!(letter, ':' | '/' | 'a' | '\u{1b}')
        }
        _ => {
            let (numbers, word) = text.split_at(text.rfind(';').map_or(0, |at| at + 1));
            match letter {
                '0'..='9' => word.bytes().all(|byte| byte.is_ascii_digit()),
                ';' => is_number(text),
                'r' => !numbers.is_empty() && word.is_empty(),
                'g' => word == "r",
                'b' => word == "rg",
                _ => false,
            }
        }
    }
}

/// The key of a sequence behind Esc; none where it is no key, such as a mouse that was moved.
fn key_of(sequence: &str) -> Option<KeyEvent> {
    let last = sequence.chars().next_back()?;
    let mut numbers = sequence.get(1..sequence.len() - 1)?.split(';');
    let number = numbers.next().unwrap_or_default();
    let code = match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'Z' => KeyCode::BackTab,
        'P' if sequence.starts_with('O') => KeyCode::F(1),
        '~' => match number {
            "1" | "7" => KeyCode::Home,
            "2" => KeyCode::Insert,
            "3" => KeyCode::Delete,
            "4" | "8" => KeyCode::End,
            "5" => KeyCode::PageUp,
            "6" => KeyCode::PageDown,
            "11" => KeyCode::F(1),
            _ => return None,
        },
        _ => return None,
    };
    // xterm tells what is held as a number of bits and one.
    let held = numbers.next().and_then(|held| held.parse::<u8>().ok()).unwrap_or(1).saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, held & 1 != 0 || code == KeyCode::BackTab);
    modifiers.set(KeyModifiers::ALT, held & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, held & 4 != 0);
    Some(KeyEvent::new(code, modifiers))
}

fn typed(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(letter) if matches!(key.modifiers, KeyModifiers::NONE | KeyModifiers::SHIFT) => Some(letter),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

fn plain(code: KeyCode) -> Whole {
    Whole::Event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Chord;

    /// What becomes of keys that come one after another, spelled as in the key table; `…` is a while without any.
    fn become_of(keys: &str) -> String {
        let (mut pieces, mut now) = (Pieces::default(), Instant::now());
        let mut out = Vec::new();
        for key in keys.split(' ') {
            if key == "…" {
                out.extend(pieces.give_up());
                now += ANSWER;
                continue;
            }
            let Chord { key, ctrl, alt, .. } = Chord::parse(key).unwrap();
            let mut held = KeyModifiers::NONE;
            held.set(KeyModifiers::CONTROL, ctrl);
            held.set(KeyModifiers::ALT, alt);
            out.extend(pieces.take(Event::Key(KeyEvent::new(key, held)), now));
        }
        let spelled = out.into_iter().map(|whole| match whole {
            Whole::Event(Event::Key(key)) => Chord::of(key).to_string(),
            Whole::Event(other) => format!("{other:?}"),
            Whole::Answer(answer) => format!("({answer})"),
        });
        spelled.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn esc_is_a_key_once_nothing_follows() {
        assert_eq!(become_of("Esc"), "");
        assert_eq!(become_of("Esc …"), "Esc");
        assert_eq!(become_of("Esc Esc …"), "Esc Esc");
        assert_eq!(become_of("Esc j"), "Esc j");
        assert_eq!(become_of("Esc … ["), "Esc [");
    }

    #[test]
    fn arrows_in_pieces_are_arrows() {
        for (pieces, key) in [
            ("Esc [ A", "Up"),
            ("Esc O B", "Down"),
            ("Esc [ 1 ; 5 C", "Ctrl-Right"),
            ("Esc [ 5 ~", "PgUp"),
            ("Esc [ Z", "Shift-Tab"),
            ("Esc O P", "F1"),
            ("Esc [ A Esc [ B", "Up Down"),
            ("Esc Esc [ A", "Esc Up"),
        ] {
            assert_eq!(become_of(pieces), key, "{pieces}");
        }
    }

    #[test]
    fn sequences_that_are_no_key_do_nothing() {
        assert_eq!(become_of("Esc [ < 0 ; 1 0 ; 5 M j"), "j", "a mouse in pieces");
        assert_eq!(become_of("Esc [ 1 ; …"), "");
        assert_eq!(become_of("Esc [ … q"), "Esc [ q");
    }

    #[test]
    fn a_paste_in_pieces_is_text_and_no_command() {
        assert_eq!(become_of("Esc [ 2 0 0 ~ q Enter ! …"), "Paste(\"q\\n!\")");
        assert_eq!(become_of("Esc [ 2 0 0 ~ q Esc [ 2 0 1 ~ …"), "Paste(\"q\")");
    }

    #[test]
    fn late_answers_about_colours_are_no_keys() {
        for (keys, answer) in [
            ("Alt-] 1 1 ; r g b : f f f f / f f f f / f f f f Ctrl-g", "11;rgb:ffff/ffff/ffff"),
            ("Alt-] 1 0 ; r g b : 0 / 0 / 0 Alt-\\", "10;rgb:0/0/0"),
            ("Alt-] 4 ; 2 ; r g b a : 0 / 0 / 0 / 0 Ctrl-g", "4;2;rgba:0/0/0/0"),
            ("Esc ] 1 1 ; r g b : 1 e 1 e Esc \\", "11;rgb:1e1e"),
        ] {
            assert_eq!(become_of(&format!("{keys} q")), format!("({answer}) q"));
        }
        assert_eq!(become_of("Alt-] 1 1 ; r g b : f f f f"), "", "its end may still come");
    }

    #[test]
    fn what_is_no_answer_acts() {
        assert_eq!(become_of("Alt-] j"), "j");
        assert_eq!(become_of("Alt-] q"), "q");
        assert_eq!(become_of("Alt-] 1 1 ; j"), "j");
        assert_eq!(become_of("Alt-] r"), "r");
        assert_eq!(become_of("Alt-] 1 1 ; r g b : … 1"), "1", "nobody waits for ever");
        assert_eq!(become_of("Alt-] Esc …"), "Esc");
    }

    #[test]
    fn other_events_pass() {
        let mut pieces = Pieces::default();
        let (now, esc) = (Instant::now(), KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        assert_eq!(pieces.take(Event::Key(esc), now), []);
        assert_eq!(pieces.take(Event::Resize(80, 24), now), [Whole::Event(Event::Resize(80, 24))]);
        assert_eq!(pieces.patience(), Some(PATIENCE));
        assert_eq!(pieces.give_up(), [plain(KeyCode::Esc)]);
        assert_eq!(pieces.patience(), None);
    }
}
