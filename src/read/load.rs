//! The load: every file on its way from path to estate, a thread a file.

use super::LoadError;
use super::fault::Fault;
use super::join;
use super::open;
use super::parse;
use super::parsed::Parsed;
use super::report_name;
use crate::model::{Estate, Place, Raw, Sentence, Text, normal_host};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

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
    /// Today as `YYYY-MM-DD`: the age of a sync counts from the report's day, else from here.
    pub today: Option<String>,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self { strict: false, max_input: MOST_BYTES, today: None }
    }
}

/// The most bytes that one file may have: values are spans of 32 bits.
pub const MOST_BYTES: u64 = u32::MAX as u64 - 1;

/// How far a load is; shared with whoever shows it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of all files, as far as known.
    pub total: AtomicU64,
    /// Bytes read and parsed.
    pub done: AtomicU64,
    /// Set to end the load early.
    pub cancel: AtomicBool,
    /// How long its steps took.
    pub spent: Spent,
}

/// How long the steps of a load took, in microseconds.
#[derive(Debug, Default)]
pub struct Spent {
    /// Reading bytes, summed over the files, which are read side by side.
    pub read: AtomicU64,
    /// Making records of them, summed likewise.
    pub parse: AtomicU64,
    /// Joining the files.
    pub join: AtomicU64,
}

/// Does a step and adds the time that it took.
fn timed<T>(spent: &AtomicU64, step: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = step();
    spent.fetch_add(u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    done
}

impl Input {
    /// A file of this path.
    #[must_use]
    pub fn of(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), host: None, bytes: None }
    }

    /// Reads an argument: `FILE`, `HOST=FILE` where no file of the whole name exists, or `-`.
    #[must_use]
    pub fn parse(argument: &OsStr) -> Self {
        let whole = Self::of(argument);
        let Some(text) = argument.to_str() else { return whole };
        let Some((host, path)) = text.split_once('=') else { return whole };
        let is_host = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'));
        if !is_host || path.is_empty() || Path::new(argument).exists() {
            return whole;
        }
        Self { path: path.into(), host: normal_host(host), bytes: None }
    }
}

/// One file, read and parsed.
pub(crate) struct FileRead {
    pub(crate) input: Input,
    pub(crate) bytes: Vec<u8>,
    pub(crate) parsed: Parsed,
}

/// Reads, recognises and joins files; their order never matters.
///
/// # Errors
/// The first file, in the order given, that cannot be read; or that the load was cancelled.
pub fn load(inputs: &[Input], options: &LoadOptions, progress: &Progress) -> Result<Estate, LoadError> {
    if inputs.len() > Text::MAX_SOURCES {
        let fact = Sentence::new().word(format!("{} files are more than {}", inputs.len(), Text::MAX_SOURCES));
        return Err(LoadError { path: Sentence::new(), place: None, fact, hint: "join pages into one file".into() });
    }
    let results = Mutex::new(inputs.iter().map(|_| None).collect::<Vec<_>>());
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(2, usize::from).min(inputs.len());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((number, input)) = take(&next, inputs) {
                    let result = read_file(number as u16, input, options, progress);
                    if let Ok(mut results) = results.lock() {
                        results[number] = Some(result);
                    }
                }
            });
        }
    });
    let results = results.into_inner().unwrap_or_default();
    let mut files = Vec::with_capacity(inputs.len());
    for (result, input) in results.into_iter().zip(inputs) {
        files.push(
            result.unwrap_or_else(|| Err(failed(input, Fault::new("reading it failed").hint("try again"), None)))?,
        );
    }
    if progress.cancel.load(Ordering::Relaxed) {
        return Err(cancelled());
    }
    let estate = timed(&progress.spent.join, || join::join(files, options))?;
    if options.strict {
        refuse_warnings(&estate)?;
    }
    Ok(estate)
}

fn take<'i>(next: &AtomicUsize, inputs: &'i [Input]) -> Option<(usize, &'i Input)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    inputs.get(number).map(|input| (number, input))
}

fn read_file(number: u16, input: &Input, options: &LoadOptions, progress: &Progress) -> Result<FileRead, LoadError> {
    let max = options.max_input.min(MOST_BYTES);
    let spent = &progress.spent;
    let bytes = timed(&spent.read, || open::read(input, max, progress)).map_err(|fault| failed(input, fault, None))?;
    if progress.cancel.load(Ordering::Relaxed) {
        return Err(cancelled());
    }
    let bytes =
        timed(&spent.parse, || super::decode::decode(bytes, max)).map_err(|fault| failed(input, fault, None))?;
    let name = input.path.file_name().unwrap_or_default().to_string_lossy();
    let facts = report_name::facts(&name);
    // Reading may wait for a pipe and has a thread of its own; the cores share the parsing.
    match timed(&spent.parse, || rayon::scope(|_| parse::parse(number, &bytes, facts))) {
        Ok(parsed) => Ok(FileRead { input: input.clone(), bytes, parsed }),
        Err(fault) => Err(failed(input, fault, Some(&bytes))),
    }
}

fn failed(input: &Input, fault: Fault, bytes: Option<&[u8]>) -> LoadError {
    let place = fault.at.zip(bytes).map(|(at, bytes)| Place::in_bytes(bytes, at));
    LoadError { path: Sentence::new().data(path_raw(&input.path)), place, fact: fault.fact, hint: fault.hint }
}

fn path_raw(path: &Path) -> Raw<'_> {
    Raw::new(path.as_os_str().as_encoded_bytes())
}

fn cancelled() -> LoadError {
    LoadError { path: Sentence::new(), place: None, fact: "the load was cancelled".into(), hint: Sentence::new() }
}

/// Warnings about single rows, which `--strict` makes errors.
const ABOUT_ROWS: &[&str] = &[
    "short-row",
    "long-row",
    "text-after-quote",
    "not-yes-or-no",
    "no-user-id",
    "id-without-number",
    "id-without-host",
    "id-rounded",
    "repeated-header",
    "differing-records",
    "no-final-line-end",
];

fn refuse_warnings(estate: &Estate) -> Result<(), LoadError> {
    for number in &estate.listed {
        let source = estate.source(*number);
        if let Some(warning) = source.warnings.kept().iter().find(|warning| ABOUT_ROWS.contains(&warning.code)) {
            return Err(LoadError {
                path: Sentence::new().data(source.path_raw()),
                place: warning.at.map(|at| source.place(at)),
                fact: warning.message.clone(),
                hint: "mend the row, or leave out --strict".into(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_stands_before_the_first_equals_sign() {
        let input = |text: &str| Input::parse(OsStr::new(text));
        assert_eq!(input("GHE1.example=a=b.json").host.as_deref(), Some("ghe1.example"));
        assert_eq!(input("GHE1.example=a=b.json").path, Path::new("a=b.json"));
        assert_eq!(input("ghe1.example:8443=users.csv").host.as_deref(), Some("ghe1.example:8443"));
        assert_eq!(input("my file=x.csv").host, None, "a blank is in no host");
        assert_eq!(input("-").path, Path::new("-"));
    }
}
