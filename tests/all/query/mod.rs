//! The filter language and the finder, as the screen and the commands use them.

mod answers;
mod finder;
mod grammar;
mod table;
