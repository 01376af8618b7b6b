//! Why a file could not be read, as a fact with a place and a hint.

use crate::model::{Place, Sentence};

/// Why a file could not be read. `error: PATH:LINE:COLUMN (byte B): FACT` and a line `hint: HINT`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.line())]
pub struct LoadError {
    /// The file, fit for eyes; empty where the fault is in no single file.
    pub path: Sentence,
    /// Where in it.
    pub place: Option<Place>,
    /// What is wrong.
    pub fact: Sentence,
    /// What to do; may be empty.
    pub hint: Sentence,
}

impl LoadError {
    /// The error in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = self.path.to_string();
        if let Some(place) = &self.place {
            line += &format!(":{}:{} (byte {})", place.line, place.column, place.byte);
        }
        if !line.is_empty() {
            line += ": ";
        }
        line + &self.fact.to_string()
    }
}
