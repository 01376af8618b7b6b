//! What is wrong with a file, before its path is known.

use crate::model::Sentence;

/// What is wrong with a file, at a byte of its decoded text where it has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: Option<usize>,
    pub(crate) fact: Sentence,
    pub(crate) hint: Sentence,
}

impl Fault {
    /// A fault without a place and a hint.
    pub(crate) fn new(fact: impl Into<Sentence>) -> Self {
        Self { at: None, fact: fact.into(), hint: Sentence::new() }
    }

    /// The same fault at a byte of the decoded text.
    pub(crate) fn at(mut self, at: usize) -> Self {
        self.at = Some(at);
        self
    }

    /// The same fault with what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<Sentence>) -> Self {
        self.hint = hint.into();
        self
    }
}
