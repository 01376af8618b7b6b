//! The load: every file on its way from path to estate.

use super::LoadError;
use crate::model::Estate;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64};

/// One file as it was named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The path; `-` is standard input.
    pub path: PathBuf,
    /// The server that it was said to belong to, in lower case.
    pub host: Option<String>,
    /// The bytes, where they need not be read: the demo's.
    pub bytes: Option<&'static [u8]>,
}

/// How files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadOptions {
    /// Whether a warning about a row is an error.
    pub strict: bool,
    /// The most bytes that one file may have, decoded.
    pub max_input: u64,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self { strict: false, max_input: u64::from(u32::MAX) - 1 }
    }
}

/// How far a load is; shared with whoever shows it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of all files, as far as known.
    pub total: AtomicU64,
    /// Bytes read and parsed.
    pub done: AtomicU64,
    /// Set to end the load early.
    pub cancel: AtomicBool,
}

impl Input {
    /// Reads an argument: `FILE`, `HOST=FILE` where no file of the whole name exists, or `-`.
    #[must_use]
    pub fn parse(_argument: &std::ffi::OsStr) -> Self {
        todo!()
    }
}

/// Reads, recognises and joins files; their order never matters.
///
/// # Errors
/// The first file, in the order given, that cannot be read; or that the load was cancelled.
pub fn load(_inputs: &[Input], _options: &LoadOptions, _progress: &Progress) -> Result<Estate, LoadError> {
    todo!()
}
