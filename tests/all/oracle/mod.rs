//! A slow and obvious second opinion on reading, joining, verdicts and licences, to hold the engine against.

mod expect;
mod join;
mod licenses;
mod table;
mod world;
