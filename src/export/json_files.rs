//! The files of a load as JSON: what each was recognised as, its records, every warning with its place. `check` and
//! `report` share it.

use super::CheckedNotes;
use super::json::WhatIf;
use crate::matching::World;
use crate::model::{Place, Source, Warning, Warnings};
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
    pub(super) fn all(world: &'e World) -> impl Iterator<Item = Self> {
        world.estate.listed.iter().map(|number| Self::of(world, *number))
    }

    fn of(world: &'e World, number: u16) -> Self {
        let (estate, source) = (&*world.estate, world.estate.source(number));
        let host = source.host.map(|host| estate.host(host)).filter(|host| !host.is_blank());
        let warnings = world.warnings(number);
        let kept = warnings.kept().iter().map(|warning| WarningJson::of(source, warning));
        Self {
            path: source.path.to_string_lossy(),
            kind: source.kind.name(),
            host: host.map(crate::model::Raw::text),
            records: source.records,
            warnings: kept.chain(beyond(&warnings)).collect(),
        }
    }

    fn of_notes(notes: &'e CheckedNotes) -> Self {
        let warnings = notes.warnings.iter().map(|warning| WarningJson::placed(warning, None)).collect();
        let path = notes.path.to_string_lossy();
        Self { path, kind: "notes", host: None, records: notes.records, warnings }
    }
}

impl WarningJson {
    fn of(source: &Source, warning: &Warning) -> Self {
        Self::placed(warning, warning.at.map(|at| source.place(at)).as_ref())
    }

    fn placed(warning: &Warning, place: Option<&Place>) -> Self {
        Self {
            code: warning.code,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
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
pub fn write_check(out: impl Write, world: &World, notes: Option<&CheckedNotes>) -> io::Result<()> {
    #[derive(Serialize)]
    struct Check<'e> {
        schema: u32,
        what_if: Option<WhatIf<'e>>,
        files: Vec<FileJson<'e>>,
    }
    let files = FileJson::all(world).chain(notes.map(FileJson::of_notes)).collect();
    super::json_layout::write(out, 4, &Check { schema: super::SCHEMA, what_if: WhatIf::of(&world.options), files })
}
