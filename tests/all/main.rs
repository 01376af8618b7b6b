//! All integration tests, one crate.
#![allow(clippy::unwrap_used, reason = "clippy's switch for tests does not reach their helpers")]

mod columns;
mod query;
