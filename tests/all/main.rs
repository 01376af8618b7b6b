//! All integration tests, one crate.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy's switches for tests do not reach the helpers of an integration test crate"
)]

mod candidates;
mod cli;
mod columns;
mod layers;
mod notes;
mod oracle;
mod query;
mod readme;
mod screen;
mod terminal;
