//! `report` as text: licences, verdicts, causes, and the accounts that are asked for with who, why and what to do.

use super::paint::{Paint, tone_of};
use super::table::{Cell, Table};
use super::{Report, rows, wording};
use crate::matching::{Verdict, World};
use crate::model::{Raw, RowId, Sentence, counted, thousands};
use crate::query::List;
use std::io::{self, Write};

/// Writes a report for eyes; tables are clipped to a terminal's width and whole where there is none.
pub fn write_text(mut out: impl Write, report: &Report<'_>, paint: Paint, width: Option<usize>) -> io::Result<()> {
    if let Some(words) = wording::what_if(&report.world.options) {
        writeln!(out, "{}\n", paint.strong(&words.to_string()))?;
    }
    if report.is_judged() {
        write_summary(&mut out, report, paint, width)?;
    } else {
        let accounts = counted(report.sums.server_accounts, "server account", "server accounts");
        writeln!(out, "{accounts}. {}\n", wording::no_report())?;
    }
    match report.list {
        List::Server => write_accounts(&mut out, report, paint, width)?,
        List::Cloud => write_rows(&mut out, report, paint, width)?,
    }
    out.flush()
}

fn write_summary(out: &mut impl Write, report: &Report<'_>, paint: Paint, width: Option<usize>) -> io::Result<()> {
    if let Some(words) = wording::enterprise(&report.world.estate) {
        writeln!(out, "{}", paint.strong(&words.to_string()))?;
    }
    for line in wording::licenses(report) {
        for line in super::wrap::wrap(&line.to_string(), width.unwrap_or(usize::MAX)) {
            writeln!(out, "{line}")?;
        }
    }
    let sums = report.sums;
    let accounts = counted(sums.server_accounts, "server account", "server accounts");
    let cloud = counted(sums.cloud_accounts, "cloud account", "cloud accounts");
    writeln!(out, "\n{}", paint.strong(&format!("{accounts} beside {cloud}")))?;
    let most = sums.verdicts.iter().max().map_or(1, |most| thousands(*most).len());
    for verdict in Verdict::FINAL {
        let number = thousands(sums.verdicts[verdict as usize]);
        writeln!(out, "  {number:>most$}  {}", paint.tone(tone_of(verdict), verdict.title()))?;
    }
    if !sums.causes.is_empty() {
        writeln!(out, "\n{}", paint.strong("Why they are counted twice"))?;
        let mut table = Table::new(["CAUSE", "ACCOUNTS", "LICENCES"]);
        for cause in &sums.causes {
            let number = |number| Cell::new(Sentence::new().word(thousands(number)));
            table.push([Cell::new(wording::cause(cause)), number(cause.accounts), number(cause.licenses)]);
        }
        table.write(&mut *out, paint, width)?;
    }
    writeln!(out)
}

fn write_accounts(out: &mut impl Write, report: &Report<'_>, paint: Paint, width: Option<usize>) -> io::Result<()> {
    let number = report.accounts.len() as u64;
    let title = match report.filter {
        Some(filter) => {
            let accounts = counted(number, "server account", "server accounts");
            format!("{accounts}: {}", Raw::of(filter).shown())
        }
        None if report.is_judged() => format!("{} still to do", counted(number, "account", "accounts")),
        None => counted(number, "server account", "server accounts"),
    };
    writeln!(out, "{}", paint.strong(&title))?;
    if report.accounts.is_empty() {
        return Ok(());
    }
    if !report.is_judged() {
        let mut table = Table::new(["WHO", "PRIMARY E-MAIL"]);
        for account in &report.accounts {
            let email = report.world.estate.raw(report.world.estate.account(*account).primary);
            table.push([Cell::new(wording::who(report.world, *account)), Cell::new(Sentence::new().data(email))]);
        }
        return table.write(out, paint, width);
    }
    let world = report.world;
    let mut table = Table::new(["WHO", "VERDICT", "WHY", "SAVES", "WHAT TO DO"]);
    for account in &report.accounts {
        let verdict = world.verdict(*account);
        table.push([
            Cell::new(wording::who(world, *account)),
            Cell::new(verdict.title()).toned(tone_of(verdict)),
            Cell::new(wording::why(world, *account)),
            Cell::new(wording::saves(world, *account)),
            Cell::new(wording::what_to_do(world, *account)),
        ]);
    }
    table.write(out, paint, width)
}

fn write_rows(out: &mut impl Write, report: &Report<'_>, paint: Paint, width: Option<usize>) -> io::Result<()> {
    let rows = counted(report.rows.len() as u64, "report row", "report rows");
    let title = report.filter.map_or(rows.clone(), |filter| format!("{rows}: {}", Raw::of(filter).shown()));
    writeln!(out, "{}", paint.strong(&title))?;
    if report.rows.is_empty() {
        return Ok(());
    }
    let mut table = Table::new(["LOGIN", "NAME", "KIND", "CONSUMES BECAUSE", "SERVER ACCOUNTS"]);
    for row in &report.rows {
        table.push(row_cells(report.world, *row));
    }
    table.write(out, paint, width)
}

fn row_cells(world: &World, id: RowId) -> [Cell; 5] {
    let estate = &*world.estate;
    let row = estate.row(id);
    let listed = |values: Vec<String>| Cell::new(Sentence::new().data(Raw::of(&values.join(", "))));
    let accounts = estate.accounts_of(id).into_iter().map(|account| estate.account_name(account));
    [
        Cell::new(rows::who(world, id)),
        Cell::new(Sentence::new().data(estate.raw(row.name))),
        Cell::new(rows::kind(world, id)),
        listed(world.consumes_because(id)),
        listed(accounts.collect()),
    ]
}
