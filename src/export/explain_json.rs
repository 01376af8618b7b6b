//! `explain --format json`: the objects of the report for one person, with every rule's attempt.

use super::SCHEMA;
use super::json_account::{AccountJson, filled};
use super::json_row::RowJson;
use crate::matching::{Attempt, Hit, World};
use crate::model::{AccountId, Estate, RowId};
use crate::query::Person;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'w> {
    schema: u32,
    what_if: Option<super::json::WhatIf<'w>>,
    person: PersonJson<'w>,
}

#[derive(Serialize)]
struct PersonJson<'w> {
    server_accounts: Vec<ExplainedJson<'w>>,
    report_row: Option<RowJson<'w>>,
}

#[derive(Serialize)]
struct ExplainedJson<'w> {
    #[serde(flatten)]
    account: AccountJson<'w>,
    trace: Vec<AttemptJson<'w>>,
    contradictions: Vec<String>,
    reported: Option<PlaceJson<'w>>,
    message: Option<String>,
}

#[derive(Serialize)]
struct AttemptJson<'w> {
    rule: &'static str,
    outcome: &'static str,
    compared: u64,
    hits: Vec<HitJson<'w>>,
    hits_total: u64,
    needs: Vec<&'static str>,
}

#[derive(Serialize)]
struct HitJson<'w> {
    cloud_login: Option<Cow<'w, str>>,
    value: Cow<'w, str>,
    file: Cow<'w, str>,
    line: u64,
    column: u64,
}

#[derive(Serialize)]
struct PlaceJson<'w> {
    file: Cow<'w, str>,
    line: u64,
}

/// Writes the explanation of one person as JSON.
pub fn write_explain_json(out: impl Write, world: &World, person: &Person) -> io::Result<()> {
    let row = |row: RowId| RowJson::of(world, row, place(&world.estate, row).line);
    let person = PersonJson {
        server_accounts: person.accounts.iter().map(|account| ExplainedJson::of(world, *account)).collect(),
        report_row: person.row.map(row),
    };
    let document = Document { schema: SCHEMA, what_if: super::json::WhatIf::of(&world.options), person };
    super::json_layout::write(out, 5, &document)
}

impl<'w> ExplainedJson<'w> {
    fn of(world: &'w World, id: AccountId) -> Self {
        let estate = &*world.estate;
        let judged = estate.has_report;
        let trace = if judged { world.trace(id).attempts } else { Vec::new() };
        let contradictions = if judged { world.contradictions(id) } else { Vec::new() };
        Self {
            account: AccountJson::of(world, id),
            trace: trace.iter().map(|attempt| AttemptJson::of(estate, attempt)).collect(),
            contradictions: contradictions.iter().map(ToString::to_string).collect(),
            reported: estate.rows_of(id).first().map(|row| place(estate, *row)),
            message: world.message_to(id).map(|message| message.to_string()),
        }
    }
}

impl<'w> AttemptJson<'w> {
    fn of(estate: &'w Estate, attempt: &Attempt) -> Self {
        Self {
            rule: attempt.rule.name(),
            outcome: attempt.outcome.name(),
            compared: attempt.compared,
            hits: attempt.hits.iter().map(|hit| HitJson::of(estate, hit)).collect(),
            hits_total: attempt.hits_total,
            needs: attempt.needs.iter().map(|kind| kind.name()).collect(),
        }
    }
}

impl<'w> HitJson<'w> {
    fn of(estate: &'w Estate, hit: &Hit) -> Self {
        let source = estate.source(hit.value.source());
        let place = source.place(source.origin(hit.value));
        Self {
            cloud_login: filled(estate, estate.row(hit.cloud).login),
            value: estate.raw(hit.value).text(),
            file: source.path.to_string_lossy(),
            line: place.line,
            column: place.column,
        }
    }
}

fn place(estate: &Estate, row: RowId) -> PlaceJson<'_> {
    let row = estate.row(row);
    let source = estate.source(row.source);
    PlaceJson { file: source.path.to_string_lossy(), line: source.place(row.at).line }
}
