//! The notes on disk: format, merge, faults, crashes, and several programs at once.

mod desk;
mod format;
#[cfg(unix)]
mod saving;
