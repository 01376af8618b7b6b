//! What is wrong with a filter: the column, what was found there, and the nearest word that would be right.

use super::words::Word;
use crate::model::{Raw, Shown};

/// A filter that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {problem}{}", nearest_words(*.nearest))]
pub struct QueryError {
    /// Where it is wrong, in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
    /// The legal word that is most like what was typed.
    pub nearest: Option<&'static str>,
}

/// What can be wrong with a filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A `-` with nothing behind it.
    #[error("a lone -, with nothing behind it to leave out")]
    LoneDash,
    /// Nothing behind a colon, a comma, or between quotes.
    #[error("a value is missing here")]
    EmptyValue,
    /// A quote without its end.
    #[error("the quote opened here is never closed")]
    OpenQuote,
    /// Something right behind a closing quote.
    #[error("a blank is missing after the closing quote")]
    AfterQuote,
    /// A quote inside a word.
    #[error("a quote inside a word: put the whole value in quotes, with \\\" for this one")]
    QuoteInside,
    /// A colon behind something that cannot be a qualifier.
    #[error("a colon in a word that is not quoted: put it in quotes")]
    ColonInside,
    /// A qualifier that is not in the table.
    #[error("{0}: is not a qualifier")]
    UnknownQualifier(Shown<'static>),
    /// A value that the qualifier does not know.
    #[error("{1} is not a value of {0}:")]
    UnknownValue(&'static str, Shown<'static>),
}

impl Problem {
    /// An unknown qualifier as it was typed.
    pub(super) fn unknown_qualifier(typed: &str) -> Self {
        Self::UnknownQualifier(Raw::of(typed).shown().into_owned())
    }

    /// An unknown value as it was typed.
    pub(super) fn unknown_value(qualifier: &'static str, typed: &str) -> Self {
        Self::UnknownValue(qualifier, Raw::of(typed).shown().into_owned())
    }

    /// The problem at a 0-based place, without a word to propose.
    pub(super) fn at(self, place: usize) -> QueryError {
        QueryError { column: place.saturating_add(1), problem: self, nearest: None }
    }
}

impl QueryError {
    /// The same error with the word of a table that is most like the typed one.
    pub(super) fn with_nearest(mut self, typed: &str, words: impl IntoIterator<Item = &'static str>) -> Self {
        let typed = typed.to_lowercase().replace('_', "-");
        let mut best = f64::NEG_INFINITY;
        for word in words {
            let likeness = strsim::jaro_winkler(&typed, &word.replace('_', "-"));
            if likeness > best {
                best = likeness;
                self.nearest = Some(word);
            }
        }
        self
    }
}

/// The names of a table's words.
pub(super) fn names(words: &'static [Word]) -> impl Iterator<Item = &'static str> {
    words.iter().map(|word| word.name)
}

fn nearest_words(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!(" (nearest: {word})"))
}
