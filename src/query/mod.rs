//! The filter language and the finder over people. What a person answers is left to whoever implements [`Subject`].
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

mod complete;
mod error;
mod lexer;
mod needle;
mod parse;
mod subject;
mod term;
mod words;

pub use complete::{Choice, Completion, complete};
pub use error::{Problem, QueryError};
pub use needle::Needle;
pub use subject::{Subject, TextField};
pub use term::{Pattern, Query, Term, Test};
pub use words::{HasWord, IsWord, NameWord, QUALIFIERS, Qualifier, TextWord, Values, Word};
