//! `report`: summary and server accounts, on standard output.

use super::args::{Report as Args, ReportFormat};
use super::judged::{Judged, Unasked, fill_other_list};
use super::output::{self, Streams};
use super::{Failure, Session};
use crate::export::{self, Cells, Report};
use crate::matching::Verdict;
use crate::model::counted;
use crate::query::List;
use std::io::Write;

/// Writes the report.
pub(super) fn run(args: &Args, session: &Session, streams: Streams) -> Result<(), Failure> {
    let mut judged = Judged::load(session, streams)?;
    if !args.fail_on.is_empty() {
        judged.want_report()?;
    }
    let unasked = match args.format {
        ReportFormat::Text | ReportFormat::Markdown => Unasked::Open,
        ReportFormat::Json | ReportFormat::Csv => Unasked::Everybody,
    };
    let mut report = judged.report(session, unasked);
    let mut out = output::stdout();
    match args.format {
        ReportFormat::Text => export::write_text(&mut out, &report, streams.out, streams.width)?,
        ReportFormat::Markdown => export::write_markdown(&mut out, &report)?,
        ReportFormat::Json => {
            fill_other_list(&mut report);
            export::write_json(&mut out, &report)?;
        }
        ReportFormat::Csv => {
            let cells = if args.raw { Cells::Raw } else { Cells::Marked };
            tell_marked(export::write_csv(&mut out, &report, cells)?);
        }
    }
    out.flush()?;
    let found = found(&judged, session, &args.fail_on);
    judged.timings.end_step("write");
    judged.timings.tell();
    if found > 0 {
        let names: Vec<_> = args.fail_on.iter().map(|verdict| verdict.name()).collect();
        let accounts = counted(found, "account", "accounts");
        output::tell(&format!("--fail-on {}: {accounts}", names.join(",")));
        return Err(Failure::Silent(super::Status::Found));
    }
    Ok(())
}

/// How many of the listed accounts have a verdict to fail on; where no filter is given, of all.
fn found(judged: &Judged, session: &Session, fail_on: &[Verdict]) -> u64 {
    if fail_on.is_empty() {
        return 0;
    }
    let mut report: Report<'_> = judged.report(session, Unasked::Everybody);
    if report.list == List::Cloud && session.filter.is_some() {
        let estate = &judged.world.estate;
        report.accounts = report.rows.iter().flat_map(|row| estate.accounts_of(*row)).collect();
        report.accounts.sort_unstable();
        report.accounts.dedup();
    }
    report.accounts.iter().filter(|account| fail_on.contains(&judged.world.verdict(**account))).count() as u64
}

/// Tells how many cells were marked, because that changes data.
pub(super) fn tell_marked(marked: u64) {
    if marked > 0 {
        let cells = counted(marked, "cell", "cells");
        output::tell(&format!("{cells} given a leading ' so that no spreadsheet runs them (--raw leaves them)"));
    }
}
