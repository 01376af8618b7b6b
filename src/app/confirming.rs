//! A question before something is lost.

use crate::model::{NoteKey, Sentence};

/// What is done when the answer is yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The notes go, with their decisions.
    DeleteNotes(Vec<NoteKey>),
}

/// A question.
#[derive(Debug)]
pub struct Confirming {
    /// Its title.
    pub title: &'static str,
    /// What would happen.
    pub question: Sentence,
    /// What would be lost, a line each.
    pub lost: Vec<Sentence>,
    /// What is done when the answer is yes.
    pub then: Confirmed,
}
