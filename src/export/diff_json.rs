//! `diff --format json`: what changed between two reports.

use super::SCHEMA;
use super::json::{LicensesJson, WhatIf};
use super::json_account::filled;
use super::json_row::RowJson;
use crate::matching::{Diff, EmailChange, Owner, Rematched, World};
use crate::model::{Estate, RowId, Text};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'w> {
    schema: u32,
    what_if: Option<WhatIf<'w>>,
    older: ReportJson<'w>,
    newer: ReportJson<'w>,
    persons_gained: Vec<RowJson<'w>>,
    persons_lost: Vec<RowJson<'w>>,
    newly_matched: Vec<RematchedJson<'w>>,
    newly_unmatched: Vec<RematchedJson<'w>>,
    matched_with_another: Vec<RematchedJson<'w>>,
    emails_changed: Vec<EmailJson<'w>>,
}

#[derive(Serialize)]
struct ReportJson<'w> {
    enterprise: Option<&'w str>,
    made_at: Option<&'w str>,
    report_rows: u64,
    licenses: LicensesJson,
}

#[derive(Serialize)]
struct RematchedJson<'w> {
    host: Cow<'w, str>,
    id: String,
    login: Option<Cow<'w, str>>,
    was: Option<Cow<'w, str>>,
    is: Option<Cow<'w, str>>,
}

#[derive(Serialize)]
struct EmailJson<'w> {
    server_account: Option<String>,
    cloud_login: Option<Cow<'w, str>>,
    which: &'static str,
    before: Vec<Cow<'w, str>>,
    after: Vec<Cow<'w, str>>,
}

/// Writes what changed between two reports.
pub fn write_diff_json(out: impl Write, diff: &Diff, older: &World, newer: &World) -> io::Result<()> {
    let rows = |world, rows: &[RowId]| -> Vec<_> { rows.iter().map(|row| row_json(world, *row)).collect() };
    let accounts =
        |changes: &[Rematched]| changes.iter().map(|change| RematchedJson::of(older, newer, *change)).collect();
    let report = |estate, sums: &crate::matching::Sums| ReportJson::of(estate, sums);
    let document = Document {
        schema: SCHEMA,
        what_if: WhatIf::of(&newer.options),
        older: report(&older.estate, &diff.before),
        newer: report(&newer.estate, &diff.after),
        persons_gained: rows(newer, &diff.gained),
        persons_lost: rows(older, &diff.lost),
        newly_matched: accounts(&diff.newly_matched),
        newly_unmatched: accounts(&diff.newly_unmatched),
        matched_with_another: accounts(&diff.rematched),
        emails_changed: diff.emails.iter().map(|change| EmailJson::of(older, newer, change)).collect(),
    };
    super::json_layout::write(out, 3, &document)
}

fn row_json(world: &World, row: RowId) -> RowJson<'_> {
    let of = world.estate.row(row);
    RowJson::of(world, row, world.estate.source(of.source).place(of.at).line)
}

impl<'w> ReportJson<'w> {
    fn of(estate: &'w Estate, sums: &crate::matching::Sums) -> Self {
        Self {
            enterprise: estate.report.enterprise.as_deref(),
            made_at: estate.report.made_at.as_deref(),
            report_rows: sums.report_rows,
            licenses: LicensesJson::of(&sums.licenses, true, None),
        }
    }
}

impl<'w> RematchedJson<'w> {
    fn of(older: &'w World, newer: &'w World, change: Rematched) -> Self {
        let estate = &*newer.estate;
        let of = estate.account(change.new);
        let login = |world: &'w World, row: Option<RowId>| {
            row.and_then(|row| filled(&world.estate, world.estate.row(row).login))
        };
        Self {
            host: estate.host(of.host).text(),
            id: estate.id_text(of.id),
            login: filled(estate, estate.login_of(change.new)),
            was: login(older, change.was),
            is: login(newer, change.is),
        }
    }
}

impl<'w> EmailJson<'w> {
    fn of(older: &'w World, newer: &'w World, change: &EmailChange) -> Self {
        let estate = &*newer.estate;
        let texts =
            |world: &'w World, texts: &[Text]| texts.iter().map(|text| world.estate.raw(*text).text()).collect();
        let (server_account, cloud_login) = match change.owner {
            Owner::Account(account) => {
                let row = newer.reported(account);
                (Some(estate.account_name(account)), row.and_then(|row| filled(estate, estate.row(row).login)))
            }
            Owner::Row(row) => (None, filled(estate, estate.row(row).login)),
        };
        let (before, after) = (texts(older, &change.before), texts(newer, &change.after));
        Self { server_account, cloud_login, which: change.which.name(), before, after }
    }
}
