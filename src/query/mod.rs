//! The filter language and the finder over people. What a person answers is [`AccountSubject`]'s and
//! [`RowSubject`]'s.
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

mod bag;
mod best;
mod complete;
mod error;
mod finder;
mod haystack;
mod idle_notes;
mod lexer;
mod list;
mod marks;
mod needle;
mod parse;
mod people;
mod rank;
mod report_row;
mod subject;
mod term;
mod told;
mod vocabulary;
mod wanted;
mod who;
mod words;

pub use complete::{Choice, Completion, complete};
pub use error::{Problem, QueryError};
pub use finder::{Finder, FinderBuilder, Hit, Hits};
pub use idle_notes::{NOTE_WITHOUT_EFFECT, idle_notes};
pub use list::{List, accounts_about, filter_accounts, filter_rows, rows_about, sort_rows, unmatched_accounts};
pub use needle::Needle;
pub use people::AccountSubject;
pub use rank::Rank;
pub use report_row::RowSubject;
pub use subject::{Subject, TextField};
pub use term::{Pattern, Query, Term, Test, quoted};
pub use told::told;
pub use vocabulary::Vocabulary;
pub use wanted::Wanted;
pub use who::{Person, Who, find_who};
pub use words::{HasWord, IsWord, NameWord, QUALIFIERS, Qualifier, TextWord, Values, Word};
