//! A report as Markdown for a ticket or a wiki: the summary as a list, the accounts or rows as a table.

use super::{Report, rows, wording};
use crate::matching::Verdict;
use crate::model::{Raw, Sentence, counted, thousands};
use crate::query::List;
use std::io::{self, Write};

/// Writes a report as Markdown; nothing from the files can become markup.
pub fn write_markdown(mut out: impl Write, report: &Report<'_>) -> io::Result<()> {
    if let Some(words) = wording::what_if(&report.world.options) {
        writeln!(out, "**{}**\n", escaped(&words))?;
    }
    writeln!(out, "# Licences and accounts\n")?;
    if report.is_judged() {
        write_summary(&mut out, report)?;
    } else {
        let accounts = counted(report.sums.server_accounts, "server account", "server accounts");
        writeln!(out, "{accounts}. {}\n", wording::no_report())?;
    }
    match report.list {
        List::Server => write_accounts(&mut out, report)?,
        List::Cloud => write_rows(&mut out, report)?,
    }
    out.flush()
}

fn write_summary(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    if let Some(words) = wording::enterprise(&report.world.estate) {
        writeln!(out, "{}\n", escaped(&words))?;
    }
    for line in wording::licenses(report) {
        writeln!(out, "- {}", escaped(&line))?;
    }
    writeln!(out, "\n| verdict | accounts |\n|---|---:|")?;
    for verdict in Verdict::FINAL {
        writeln!(out, "| {} | {} |", verdict.title(), thousands(report.sums.verdicts[verdict as usize]))?;
    }
    if !report.sums.causes.is_empty() {
        writeln!(out, "\n| why they are counted twice | accounts | licences |\n|---|---:|---:|")?;
        for cause in &report.sums.causes {
            let (accounts, licenses) = (thousands(cause.accounts), thousands(cause.licenses));
            writeln!(out, "| {} | {accounts} | {licenses} |", escaped(&wording::cause(cause)))?;
        }
    }
    writeln!(out)
}

fn title(out: &mut impl Write, words: &str, filter: Option<&str>) -> io::Result<()> {
    match filter {
        Some(filter) => writeln!(out, "## {words}: {}\n", escaped(&Sentence::new().data(Raw::of(filter)))),
        None => writeln!(out, "## {words}\n"),
    }
}

fn write_accounts(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let world = report.world;
    let accounts = counted(report.accounts.len() as u64, "server account", "server accounts");
    title(out, &accounts, report.filter)?;
    writeln!(out, "| who | primary e-mail | verdict | why | saves | what to do |\n|---|---|---|---|---|---|")?;
    for account in &report.accounts {
        let email = Sentence::new().data(world.estate.raw(world.estate.account(*account).primary));
        write!(out, "| {} | {} |", escaped(&wording::who(world, *account)), escaped(&email))?;
        if !report.is_judged() {
            writeln!(out, " | | | |")?;
            continue;
        }
        writeln!(
            out,
            " {} | {} | {} | {} |",
            world.verdict(*account).title(),
            escaped(&wording::why(world, *account)),
            escaped(&wording::saves(world, *account)),
            escaped(&wording::what_to_do(world, *account)),
        )?;
    }
    Ok(())
}

fn write_rows(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let estate = &*report.world.estate;
    title(out, &counted(report.rows.len() as u64, "report row", "report rows"), report.filter)?;
    writeln!(out, "| login | name | kind | consumes because | server accounts |\n|---|---|---|---|---|")?;
    for id in &report.rows {
        let row = estate.row(*id);
        let data = |text: &str| escaped(&Sentence::new().data(Raw::of(text)));
        let accounts: Vec<_> =
            estate.accounts_of(*id).into_iter().map(|account| estate.account_name(account)).collect();
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            escaped(&rows::who(report.world, *id)),
            escaped(&Sentence::new().data(estate.raw(row.name))),
            escaped(&rows::kind(report.world, *id)),
            data(&report.world.consumes_because(*id).join(", ")),
            data(&accounts.join(", ")),
        )?;
    }
    Ok(())
}

/// A sentence in which nothing is markup.
fn escaped(sentence: &Sentence) -> String {
    let text = sentence.to_string();
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push(' '),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_a_file_becomes_markup() {
        let hostile = Sentence::new().data(Raw::of("a|b <img> [x](y) `z` \\ ann_lee"));
        assert_eq!(escaped(&hostile), "a\\|b &lt;img&gt; \\[x\\](y) \\`z\\` \\\\ ann\\_lee");
    }
}
