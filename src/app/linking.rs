//! The address of a page that could not be opened here, to be read and copied.

use crate::model::Sentence;

/// An address to read.
#[derive(Debug)]
pub struct Linking {
    /// Whose page it is.
    pub title: Sentence,
    /// The address.
    pub url: String,
    /// Why it was not opened.
    pub why: Sentence,
}
