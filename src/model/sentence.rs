//! Sentences as pieces: our words, values from the files, and code to type. One value feeds screen, terminal and JSON.

use super::{Raw, Shown};
use std::borrow::Cow;

/// One piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Our own words.
    Word(Cow<'static, str>),
    /// A value from the files or the notes, fit for eyes.
    Data(Shown<'static>),
    /// The part of a value in which it differs from the one beside it.
    Odd(Shown<'static>),
    /// Something to type or to look for: a command, an attribute, a menu path.
    Code(Cow<'static, str>),
}

/// A sentence, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(pub Vec<Piece>);

impl Sentence {
    /// An empty sentence to add to.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds our own words.
    #[must_use]
    pub fn word(mut self, word: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Piece::Word(word.into()));
        self
    }

    /// Adds a value from the files.
    #[must_use]
    pub fn data(mut self, raw: Raw<'_>) -> Self {
        self.0.push(Piece::Data(raw.shown().into_owned()));
        self
    }

    /// Adds the part of a value in which it differs from the one beside it.
    #[must_use]
    pub fn odd(mut self, raw: Raw<'_>) -> Self {
        self.0.push(Piece::Odd(raw.shown().into_owned()));
        self
    }

    /// Adds something to type or to look for.
    #[must_use]
    pub fn code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Piece::Code(code.into()));
        self
    }

    /// Adds all pieces of another sentence.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether there is nothing to read in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| piece.as_str().is_empty())
    }
}

impl From<&'static str> for Sentence {
    fn from(word: &'static str) -> Self {
        Self::new().word(word)
    }
}

impl Piece {
    /// The text of the piece, ready to print.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Word(text) | Self::Code(text) => text,
            Self::Data(shown) | Self::Odd(shown) => shown.as_str(),
        }
    }
}

impl std::fmt::Display for Sentence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece.as_str()))
    }
}
