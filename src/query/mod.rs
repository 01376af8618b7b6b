//! The filter language and the finder over people. What a person answers is left to whoever implements [`Subject`].
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

mod bag;
mod best;
mod complete;
mod error;
mod finder;
mod haystack;
mod lexer;
mod marks;
mod needle;
mod parse;
mod rank;
mod subject;
mod term;
mod wanted;
mod words;

pub use complete::{Choice, Completion, complete};
pub use error::{Problem, QueryError};
pub use finder::{Finder, FinderBuilder, Hit, Hits};
pub use needle::Needle;
pub use rank::Rank;
pub use subject::{Subject, TextField};
pub use term::{Pattern, Query, Term, Test};
pub use wanted::Wanted;
pub use words::{HasWord, IsWord, NameWord, QUALIFIERS, Qualifier, TextWord, Values, Word};
