//! A report row as a JSON object.

use super::json_account::{FixJson, NoteJson, filled};
use crate::matching::{Reason, World};
use crate::model::{Field, RowId};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// A report row: a person as GitHub counts them.
#[derive(Serialize)]
pub(super) struct RowJson<'w> {
    kind: &'static str,
    login: Option<Cow<'w, str>>,
    name: Option<Cow<'w, str>>,
    license_type: Option<String>,
    consumes_because: Vec<String>,
    server_accounts: Vec<String>,
    visual_studio: Option<VisualStudioJson<'w>>,
    file: Cow<'w, str>,
    line: u64,
    fixes: Vec<FixJson<'w>>,
    note: Option<NoteJson<'w>>,
}

/// Writes a report row alone, as it stands in a report.
pub fn write_row_json(out: impl Write, world: &World, row: RowId) -> io::Result<()> {
    let found = world.estate.row(row);
    let line = world.estate.source(found.source).place(found.at).line;
    super::json_layout::write(out, 1, &RowJson::of(world, row, line))
}

#[derive(Serialize)]
struct VisualStudioJson<'w> {
    email: Option<String>,
    status: Option<String>,
    vs_double: Option<Cow<'w, str>>,
    /// How likely it is, and why; null where the address says so.
    score: Option<f64>,
    reasons: Option<Vec<&'static str>>,
}

impl<'w> RowJson<'w> {
    /// The row, which starts at this line.
    pub(super) fn of(world: &'w World, id: RowId, line: u64) -> Self {
        let estate = &*world.estate;
        let row = estate.row(id);
        let source = estate.source(row.source);
        let fields = source.fields(row.at);
        let first = |wanted| {
            fields.iter().find(|(field, _)| *field == wanted).map(|(_, found)| found.raw().text().into_owned())
        };
        let likely = world.likely_vs_double(id);
        let visual_studio = VisualStudioJson {
            email: first(Field::VisualStudioEmail),
            status: first(Field::VisualStudioStatus),
            vs_double: world.vs_double(id).and_then(|row| filled(estate, estate.row(row).login)),
            score: likely.map(|candidate| candidate.score.as_fraction()),
            reasons: likely.map(|candidate| candidate.reasons.iter().map(Reason::name).collect()),
        };
        let is_subscriber = world.is_visual_studio(id) || visual_studio.email.is_some();
        Self {
            kind: row.kind.name(),
            login: filled(estate, row.login),
            name: filled(estate, row.name),
            license_type: first(Field::LicenseType),
            consumes_because: world.consumes_because(id),
            server_accounts: estate.accounts_of(id).into_iter().map(|account| estate.account_name(account)).collect(),
            visual_studio: is_subscriber.then_some(visual_studio),
            file: source.path.to_string_lossy(),
            line,
            fixes: world.row_fixes(id).iter().map(|fix| FixJson::of(estate, fix)).collect(),
            note: world.row_note(id).map(NoteJson::of),
        }
    }
}
