//! Which older report the loaded one is compared with: the file's name, and the ones that were found.

use super::Step;
use crate::model::Sentence;
use std::path::PathBuf;
use tui_input::Input;

/// A comparison that is being prepared.
#[derive(Debug, Default)]
pub struct Comparing {
    /// The file's name as it is typed.
    pub path: Input,
    /// Older reports that were found, the newest first.
    pub found: Vec<PathBuf>,
    /// Which of them was taken into the field.
    pub at: Option<usize>,
    /// Why it could not be compared.
    pub refused: Option<Sentence>,
    /// Whether the comparison is under way.
    pub is_working: bool,
}

/// How many found reports are listed at once.
pub const LISTED_REPORTS: usize = 6;

impl Comparing {
    /// Takes what was found; the newest becomes the proposal where nothing was typed.
    pub fn take(&mut self, found: Vec<PathBuf>) {
        self.found = found;
        if self.path.value().is_empty() && !self.found.is_empty() {
            self.choose(0);
        }
    }

    /// Goes to another of the found reports.
    pub fn step(&mut self, step: Step) {
        let last = self.found.len().saturating_sub(1);
        if !self.found.is_empty() {
            let from = self.at.unwrap_or(match step {
                Step::Up => 1,
                _ => usize::MAX,
            });
            self.choose(match step {
                Step::Up | Step::HalfUp | Step::PageUp => from.saturating_sub(1).min(last),
                Step::First => 0,
                Step::Last => last,
                _ => from.wrapping_add(1).min(last),
            });
        }
    }

    fn choose(&mut self, at: usize) {
        if let Some(path) = self.found.get(at) {
            self.path = Input::new(path.display().to_string());
            (self.at, self.refused) = (Some(at), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_proposed_and_what_was_typed_stays() {
        let found = || vec![PathBuf::from("october.csv"), PathBuf::from("september.csv")];
        let mut comparing = Comparing::default();
        comparing.take(found());
        assert_eq!(comparing.path.value(), "october.csv");
        comparing.step(Step::Down);
        comparing.step(Step::Down);
        assert_eq!(comparing.path.value(), "september.csv");
        comparing.step(Step::Up);
        assert_eq!(comparing.path.value(), "october.csv");
        let mut typed = Comparing { path: Input::new("my.csv".to_owned()), ..Comparing::default() };
        typed.take(found());
        assert_eq!(typed.path.value(), "my.csv");
    }
}
