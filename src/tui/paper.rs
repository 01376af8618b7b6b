//! Asking the terminal whether it is light or dark, for a moment only, and keeping a late answer away from the keys.

use crate::app::{Chord, Paper};
use ratatui::crossterm::event::{Event, KeyCode, KeyEventKind};
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, background_color};

/// How long the terminal has to answer.
const PATIENCE: Duration = Duration::from_millis(50);
/// How long after the question a late answer may still come.
const LATE: Duration = Duration::from_secs(2);
/// An answer is never longer.
const LONGEST: usize = 40;

/// Asks the terminal what it draws on. Nobody else may read from it meanwhile.
pub(super) fn ask() -> Option<Paper> {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    let is_light = background_color(options).ok()?.perceived_lightness() > 0.5;
    Some(if is_light { Paper::Light } else { Paper::Dark })
}

/// Swallows an answer that comes too late and would be taken for keys: from `Alt-]` to its end.
#[derive(Debug, Default)]
pub(super) struct LateAnswer {
    /// Until when it may begin; none where nothing was asked.
    until: Option<Duration>,
    /// How many keys of it came, once it began.
    swallowed: Option<usize>,
}

impl LateAnswer {
    /// Expects a late answer to a question that was asked now.
    pub(super) fn expected(now: Duration) -> Self {
        Self { until: Some(now + LATE), swallowed: None }
    }

    /// Whether an event is part of it.
    pub(super) fn swallows(&mut self, event: &Event, now: Duration) -> bool {
        let (Some(until), Event::Key(key)) = (self.until, event) else { return false };
        if now > until {
            *self = Self::default();
            return false;
        }
        if key.kind == KeyEventKind::Release {
            return self.swallowed.is_some();
        }
        let chord = Chord::of(*key);
        match self.swallowed {
            None if chord.alt && chord.key == KeyCode::Char(']') => self.swallowed = Some(1),
            None => return false,
            Some(count) => {
                // It ends with the bell or with Escape and a backslash.
                let is_bell = chord.ctrl && chord.key == KeyCode::Char('g');
                let is_end = is_bell || chord.key == KeyCode::Char('\\') || count >= LONGEST;
                self.swallowed = (!is_end).then_some(count + 1);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::crossterm::event::KeyEvent;

    const NOW: Duration = Duration::from_secs(1);

    fn press(text: &str) -> Event {
        let chord = Chord::parse(text).unwrap();
        let mut modifiers = ratatui::crossterm::event::KeyModifiers::NONE;
        modifiers.set(ratatui::crossterm::event::KeyModifiers::ALT, chord.alt);
        modifiers.set(ratatui::crossterm::event::KeyModifiers::CONTROL, chord.ctrl);
        Event::Key(KeyEvent::new(chord.key, modifiers))
    }

    /// The keys that come through.
    fn left(late: &mut LateAnswer, keys: &[&str]) -> Vec<String> {
        keys.iter().filter(|key| !late.swallows(&press(key), NOW)).map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn an_answer_is_swallowed_to_its_end_and_nothing_after_it() {
        for end in ["Alt-\\", "Ctrl-g"] {
            let mut late = LateAnswer::expected(Duration::ZERO);
            let answer = ["j", "Alt-]", "1", "1", ";", "r", "g", "b", ":", "f", "/", "d", end, "q"];
            assert_eq!(left(&mut late, &answer), ["j", "q"]);
        }
    }

    #[test]
    fn what_begins_like_one_and_never_ends_is_no_answer_for_long() {
        let mut late = LateAnswer::expected(Duration::ZERO);
        let keys = [&["Alt-]"][..], &["x"; LONGEST + 3]].concat();
        assert_eq!(left(&mut late, &keys).len(), 3);
    }

    #[test]
    fn after_two_seconds_keys_are_keys() {
        let mut late = LateAnswer::expected(Duration::ZERO);
        assert!(!late.swallows(&press("Alt-]"), Duration::from_secs(3)));
        assert!(!LateAnswer::default().swallows(&press("Alt-]"), NOW), "nothing was asked");
    }
}
