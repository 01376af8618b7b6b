//! The files of a load as JSON: what each was recognised as, its records, every warning with its place. `check` and
//! `report` share it.

use crate::model::{Estate, Source, Warning, Warnings};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// One input file.
#[derive(Serialize)]
pub(super) struct FileJson<'e> {
    path: Cow<'e, str>,
    kind: &'static str,
    host: Option<Cow<'e, str>>,
    records: u64,
    warnings: Vec<WarningJson>,
}

#[derive(Serialize)]
struct WarningJson {
    code: &'static str,
    line: Option<u64>,
    column: Option<u64>,
    count: u64,
    message: String,
}

impl<'e> FileJson<'e> {
    /// The files in the order in which they are listed.
    pub(super) fn all(estate: &'e Estate) -> impl Iterator<Item = Self> {
        estate.listed.iter().map(|number| Self::of(estate, estate.source(*number)))
    }

    fn of(estate: &'e Estate, source: &'e Source) -> Self {
        let host = source.host.map(|host| estate.host(host)).filter(|host| !host.is_blank());
        let kept = source.warnings.kept().iter().map(|warning| WarningJson::of(source, warning));
        Self {
            path: source.path.to_string_lossy(),
            kind: source.kind.name(),
            host: host.map(crate::model::Raw::text),
            records: source.records,
            warnings: kept.chain(beyond(&source.warnings)).collect(),
        }
    }
}

impl WarningJson {
    fn of(source: &Source, warning: &Warning) -> Self {
        let place = warning.at.map(|at| source.place(at));
        Self {
            code: warning.code,
            line: place.as_ref().map(|place| place.line),
            column: place.as_ref().map(|place| place.column),
            count: warning.count,
            message: warning.message.to_string(),
        }
    }
}

/// The warnings that were counted only, one entry for each code.
fn beyond(warnings: &Warnings) -> impl Iterator<Item = WarningJson> {
    super::not_kept(warnings).into_iter().map(|(code, count)| WarningJson {
        code,
        line: None,
        column: None,
        count,
        message: "further ones of this kind, without their places".to_owned(),
    })
}

/// Writes what `check --format json` says.
pub fn write_check(out: impl Write, estate: &Estate) -> io::Result<()> {
    #[derive(Serialize)]
    struct Check<'e> {
        schema: u32,
        files: Vec<FileJson<'e>>,
    }
    super::json_layout::write(out, 4, &Check { schema: super::SCHEMA, files: FileJson::all(estate).collect() })
}
