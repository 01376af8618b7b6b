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
        let place = self.place.as_ref();
        let place = place.map_or(String::new(), |at| format!(":{}:{} (byte {})", at.line, at.column, at.byte));
        let colon = if self.path.is_empty() && place.is_empty() { "" } else { ": " };
        format!("{}{place}{colon}{}", self.path, self.fact)
    }
}
