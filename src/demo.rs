//! The sample enterprise that is built in, as inputs that need no disk. What is in it is told by its own README.

use crate::read::Input;
use std::path::PathBuf;

/// A file: its path, its server where it does not name it itself, and what is in it.
type File = (&'static str, Option<&'static str>, &'static [u8]);

macro_rules! files {
    ($($name:literal $(of $host:literal)?,)+) => {
        [$((concat!("demo/", $name), [$($host)?].first().copied(), include_bytes!(concat!("../assets/demo/", $name)).as_slice()),)+]
    };
}

/// The report of the sample enterprise a month earlier.
#[must_use]
pub fn older_report() -> Input {
    let [(path, _, bytes)]: [File; 1] = files!["older/consumed_licenses-acme-2026-10-20T080000Z.csv",];
    Input { path: PathBuf::from(path), host: None, bytes: Some(bytes) }
}

/// The files of the sample enterprise.
#[must_use]
pub fn inputs() -> Vec<Input> {
    let files: [File; 7] = files![
        "consumed_licenses-acme-2026-11-20T080000Z.csv",
        "identities.json",
        "sync-status.json",
        "ghe1.json",
        "ghe2.json",
        "ghe2-all_users.csv" of "ghe2.acme.example",
        "ghe3.json",
    ];
    files
        .map(|(path, host, bytes)| Input {
            path: PathBuf::from(path),
            host: host.map(str::to_owned),
            bytes: Some(bytes),
        })
        .into()
}
