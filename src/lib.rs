//! seatmatch
pub mod app;
pub mod cli;
pub mod demo;
pub mod export;
pub mod matching;
pub mod model;
pub mod notes;
pub mod query;
pub mod read;
pub mod tui;
pub mod view;
