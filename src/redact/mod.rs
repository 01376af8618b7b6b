//! A judged estate told in pseudonyms: an estate, notes and options of the same shape in which other values stand for
//! those of the files. What writes it needs to know nothing of that, and cannot tell what it does not have.

mod estate;
mod fields;
mod meaning;
mod notes;
mod pseudonyms;
mod sentence;
mod world;

pub use meaning::meaning;
pub use notes::redacted_notes;
pub use pseudonyms::{Pseudonyms, What};
pub use sentence::redacted_sentence;
pub use world::redacted;
