//! Asking the terminal whether it is light or dark, for a moment only, and telling a late answer from keys.

use crate::app::{Chord, Paper};
use ratatui::crossterm::event::{Event, KeyCode, KeyEventKind};
use std::time::Duration;
use terminal_colorsaurus::{Color, QueryOptions, background_color};

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
    background_color(options).ok().map(|color| paper(&color))
}

/// Takes an answer that comes too late and would be taken for keys: from `Alt-]` to its end.
#[derive(Debug, Default)]
pub(super) struct LateAnswer {
    /// Until when it may begin; none where nothing was asked.
    until: Option<Duration>,
    /// What came of it, once it began.
    heard: Option<String>,
}

/// What an event is to a late answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Late {
    /// Something else.
    Other,
    /// A part of it.
    Part,
    /// Its end, after which the paper is known.
    Told(Paper),
}

impl LateAnswer {
    /// Expects a late answer to a question that was asked now.
    pub(super) fn expected(now: Duration) -> Self {
        Self { until: Some(now + LATE), heard: None }
    }

    /// Listens to an event.
    pub(super) fn hear(&mut self, event: &Event, now: Duration) -> Late {
        let (Some(until), Event::Key(key)) = (self.until, event) else { return Late::Other };
        if now > until {
            *self = Self::default();
            return Late::Other;
        }
        let chord = Chord::of(*key);
        let Some(heard) = &mut self.heard else {
            if !chord.alt || chord.key != KeyCode::Char(']') {
                return Late::Other;
            }
            self.heard = Some(String::new());
            return Late::Part;
        };
        if key.kind == KeyEventKind::Release {
            return Late::Part;
        }
        // It ends with the bell or with Escape and a backslash.
        let is_bell = chord.ctrl && chord.key == KeyCode::Char('g');
        if is_bell || chord.key == KeyCode::Char('\\') || heard.len() >= LONGEST {
            let paper = paper_of(heard);
            self.heard = None;
            return paper.map_or(Late::Part, Late::Told);
        }
        heard.extend(chord.key.as_char());
        Late::Part
    }
}

/// The paper that an answer such as `11;rgb:ffff/ffff/ffff` tells.
fn paper_of(answer: &str) -> Option<Paper> {
    let channels = answer.strip_prefix("11;rgb:")?.split('/');
    let channels: Vec<u16> = channels.filter_map(channel).collect();
    let [red, green, blue] = *channels else { return None };
    Some(paper(&Color::rgb(red, green, blue)))
}

/// One to four hexadecimal digits, of which all together mean the brightest.
fn channel(digits: &str) -> Option<u16> {
    let most = u32::from_str_radix(&"f".repeat(digits.len().min(4)), 16).ok()?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u16::try_from(value.checked_mul(u32::from(u16::MAX))?.checked_div(most)?).ok()
}

fn paper(color: &Color) -> Paper {
    if color.perceived_lightness() > 0.5 { Paper::Light } else { Paper::Dark }
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

    /// The keys that come through, and what is told.
    fn left(late: &mut LateAnswer, keys: &[&str]) -> (Vec<String>, Option<Paper>) {
        let mut told = None;
        let others = keys.iter().filter(|key| match late.hear(&press(key), NOW) {
            Late::Other => true,
            Late::Part => false,
            Late::Told(paper) => {
                told = Some(paper);
                false
            }
        });
        (others.map(|key| (*key).to_owned()).collect(), told)
    }

    #[test]
    fn an_answer_is_taken_to_its_end_and_nothing_after_it() {
        for (color, end, paper) in [
            ("ffff/ffff/ffff", "Alt-\\", Paper::Light),
            ("00/10/20", "Ctrl-g", Paper::Dark),
            ("f/e/d", "Ctrl-g", Paper::Light),
        ] {
            let mut late = LateAnswer::expected(Duration::ZERO);
            let answer: Vec<String> = format!("11;rgb:{color}").chars().map(String::from).collect();
            let answer: Vec<&str> = answer.iter().map(String::as_str).collect();
            let keys = [&["j", "Alt-]"], &answer[..], &[end, "q"]].concat();
            assert_eq!(left(&mut late, &keys), (vec!["j".to_owned(), "q".to_owned()], Some(paper)), "{color}");
        }
    }

    #[test]
    fn what_begins_like_one_and_never_ends_is_no_answer_for_long() {
        let mut late = LateAnswer::expected(Duration::ZERO);
        let keys = [&["Alt-]"][..], &["x"; LONGEST + 4]].concat();
        assert_eq!(left(&mut late, &keys), (vec!["x".to_owned(); 3], None));
    }

    #[test]
    fn after_two_seconds_keys_are_keys() {
        let mut late = LateAnswer::expected(Duration::ZERO);
        assert_eq!(late.hear(&press("Alt-]"), Duration::from_secs(3)), Late::Other);
        assert_eq!(LateAnswer::default().hear(&press("Alt-]"), NOW), Late::Other, "nothing was asked");
    }
}
