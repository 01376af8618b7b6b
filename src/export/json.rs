//! `report --format json` and `export` to JSON: the whole document, its long lists written one by one.

use super::json_account::AccountJson;
use super::json_files::FileJson;
use super::json_row::RowJson;
use super::lines::Lines;
use super::{Report, SCHEMA, wording};
use crate::matching::{AccountsKind, Billing, Cause, Licenses, Options, Rule, Verdict};
use crate::model::RowKind;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Writes a report as one JSON document, a record to a line.
pub fn write_json(out: impl Write, report: &Report<'_>) -> io::Result<()> {
    super::json_layout::write(out, 2, &Document::of(report))
}

#[derive(Serialize)]
struct Document<'a, F, A, R>
where
    F: Serialize,
    A: Serialize,
    R: Serialize,
{
    schema: u32,
    options: OptionsJson<'a>,
    what_if: Option<WhatIf<'a>>,
    files: F,
    summary: Summary<'a>,
    server_accounts: A,
    report_rows: R,
}

/// A list that is written while it is walked through, so that it never stands in memory.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

impl Document<'_, (), (), ()> {
    fn of<'a>(report: &'a Report<'a>) -> impl Serialize + use<'a> {
        let world = report.world;
        let lines = if report.rows.is_empty() { None } else { Some(Lines::of(&world.estate)) };
        Document {
            schema: SCHEMA,
            options: OptionsJson::of(report),
            what_if: WhatIf::of(&world.options),
            files: Each(|| FileJson::all(world)),
            summary: Summary::of(report),
            server_accounts: Each(|| report.accounts.iter().map(|account| AccountJson::of(world, *account))),
            report_rows: Each(move || {
                let line = |row| lines.as_ref().map_or(0, |lines: &Lines| lines.line(row));
                let rows: Vec<_> = report.rows.iter().map(|row| (*row, line(*row))).collect();
                rows.into_iter().map(|(row, line)| RowJson::of(world, row, line))
            }),
        }
    }
}

#[derive(Serialize)]
struct OptionsJson<'a> {
    threshold: f64,
    billing: Option<&'static str>,
    accounts: Option<&'static str>,
    no_candidates: bool,
    filter: Option<&'a str>,
    list: &'static str,
}

impl<'a> OptionsJson<'a> {
    fn of(report: &Report<'a>) -> Self {
        let options = &report.world.options;
        Self {
            threshold: options.threshold.as_fraction(),
            billing: options.billing.map(Billing::name),
            accounts: options.accounts.map(AccountsKind::name),
            no_candidates: !options.candidates,
            filter: report.filter,
            list: report.list.name(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct WhatIf<'a> {
    alias_domains: Vec<AliasJson<'a>>,
}

#[derive(Serialize)]
struct AliasJson<'a> {
    from: &'a str,
    to: &'a str,
}

impl<'a> WhatIf<'a> {
    pub(super) fn of(options: &'a Options) -> Option<Self> {
        let alias_domains: Vec<_> =
            options.alias_domains.iter().map(|alias| AliasJson { from: &alias.from, to: &alias.to }).collect();
        (!alias_domains.is_empty()).then_some(Self { alias_domains })
    }
}

/// The sums; every one is null where there is no cloud report, but for the server accounts, which need none.
#[derive(Serialize)]
struct Summary<'a> {
    cloud_accounts: Option<u64>,
    server_accounts: u64,
    report_rows: Option<u64>,
    verdicts: Counts,
    rules: Counts,
    licenses: LicensesJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    licenses_without_what_if: Option<LicensesJson>,
    causes: Option<Vec<CauseJson<'a>>>,
}

/// Numbers by name, in the order of their table.
struct Counts(Vec<(&'static str, Option<u64>)>);

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
pub(super) struct LicensesJson {
    purchased: Option<u64>,
    reported: Option<u64>,
    avoidable: Option<u64>,
    after_sync: Option<u64>,
    confirmed: Option<u64>,
    likely: Option<u64>,
    to_check: Option<u64>,
    visual_studio: Option<u64>,
    visual_studio_likely: Option<u64>,
    next_sync: Counts,
    by_kind: Counts,
    cost: Option<CostJson>,
}

#[derive(Serialize)]
pub(super) struct CostJson {
    license_per_month: String,
    avoidable_per_month: String,
    pays: String,
}

#[derive(Serialize)]
struct CauseJson<'a> {
    reason: &'static str,
    detail: Option<&'a str>,
    accounts: u64,
    licenses: u64,
}

impl<'a> Summary<'a> {
    fn of(report: &'a Report<'a>) -> Self {
        let sums = report.sums;
        let known = |number| report.is_judged().then_some(number);
        let verdicts = Verdict::FINAL.iter().map(|verdict| (verdict.name(), known(sums.verdicts[*verdict as usize])));
        let rules = Rule::ALL.iter().map(|rule| (rule.name(), known(sums.rules[*rule as usize])));
        Self {
            cloud_accounts: known(sums.cloud_accounts),
            server_accounts: sums.server_accounts,
            report_rows: known(sums.report_rows),
            verdicts: Counts(verdicts.collect()),
            rules: Counts(rules.chain([("reported_only", known(sums.reported_only))]).collect()),
            licenses: LicensesJson::of(&sums.licenses, report.is_judged(), CostJson::of(&sums.licenses, report)),
            licenses_without_what_if: report
                .without_what_if
                .map(|licenses| LicensesJson::of(licenses, report.is_judged(), CostJson::of(licenses, report))),
            causes: report.is_judged().then(|| sums.causes.iter().map(CauseJson::of).collect()),
        }
    }
}

impl LicensesJson {
    pub(super) fn of(licenses: &Licenses, is_judged: bool, cost: Option<CostJson>) -> Self {
        let known = |number| is_judged.then_some(number);
        let kinds = [RowKind::Account, RowKind::Invited, RowKind::VisualStudio, RowKind::ServerOnly];
        Self {
            purchased: licenses.purchased,
            reported: known(licenses.reported),
            avoidable: known(licenses.avoidable()),
            after_sync: known(licenses.after_sync),
            confirmed: known(licenses.confirmed),
            likely: known(licenses.likely),
            to_check: known(licenses.to_check),
            visual_studio: known(licenses.visual_studio),
            visual_studio_likely: known(licenses.visual_studio_likely),
            next_sync: Counts(vec![("freed", known(licenses.after_sync)), ("added", known(licenses.added))]),
            by_kind: Counts(kinds.map(|kind| (kind.name(), known(licenses.by_kind[kind as usize]))).to_vec()),
            cost,
        }
    }
}

impl CostJson {
    fn of(licenses: &Licenses, report: &Report<'_>) -> Option<Self> {
        report.price.filter(|_| report.is_judged()).map(|price| Self {
            license_per_month: price.of_licenses(1),
            avoidable_per_month: price.of_licenses(licenses.avoidable()),
            pays: wording::when_it_pays(report.world.options.billing).to_owned(),
        })
    }
}

impl<'a> CauseJson<'a> {
    fn of(cause: &'a Cause) -> Self {
        let Cause { reason, detail, accounts, licenses } = cause;
        Self { reason: reason.name(), detail: detail.as_deref(), accounts: *accounts, licenses: *licenses }
    }
}
