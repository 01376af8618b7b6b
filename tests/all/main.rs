//! All integration tests, one crate.

mod columns;
mod query;
