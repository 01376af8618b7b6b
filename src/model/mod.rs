//! The nouns: text as written and as compared, hosts, accounts, report rows, notes. No I/O, no clock, no other layer.

mod fold;
mod note;
mod sentence;
mod shown;
mod text;

pub use fold::fold;
pub use note::{Decision, Note, NoteKey, Notes};
pub use sentence::{Piece, Sentence};
pub use shown::Shown;
pub use text::{Raw, Text};
