//! What the joined files make us doubt: accounts in two rows, e-mails that changed, servers that were never synced.

use super::of_kind;
use crate::model::{
    AccountId, Code, Counted, Estate, HostId, Kind, Raw, RowId, STALE_DAYS, Sentence, Text, counted, days_between,
    same_email,
};
use crate::read::load::LoadOptions;
use rayon::prelude::*;

/// How many accounts one core looks at before it asks for more.
const STEP: usize = 8192;

/// Adds the warnings that need the whole estate.
pub(super) fn raise(estate: &mut Estate, options: &LoadOptions) {
    let mut found = Vec::new();
    if estate.has_report {
        let accounts: Vec<AccountId> = estate.account_ids().collect();
        let parts = accounts.par_chunks(STEP).map(|accounts| {
            let mut found = Vec::new();
            accounts.iter().for_each(|account| about_account(estate, *account, &mut found));
            found
        });
        found.extend(parts.collect::<Vec<_>>().into_iter().flatten());
        about_servers(estate, &mut found);
        stale_servers(estate, options, &mut found);
        older_report(estate, &mut found);
        missing_pages(estate, &mut found);
    }
    for doubt in found {
        let source = &mut estate.sources[usize::from(doubt.source)];
        source.warnings.add(doubt.code, doubt.at, || doubt.message);
    }
}

struct Doubt {
    source: u16,
    code: Code,
    at: Option<u32>,
    message: Sentence,
}

fn about_account(estate: &Estate, account: AccountId, found: &mut Vec<Doubt>) {
    let rows = estate.rows_of(account);
    let records = estate.records_of(account);
    let name = || estate.account_name(account);
    if rows.len() > 1 {
        let first = rows[0];
        let with_login = rows.iter().filter(|row| estate.row(**row).login.is_filled()).count();
        let what = match with_login {
            0 => "stands in several rows",
            1 => "stands in a row with a cloud account and in one without",
            _ => "stands in the rows of two cloud accounts",
        };
        add(estate, first, "reported-twice", Sentence::new().data(Raw::of(&name())).word(" ").word(what), found);
    }
    if estate.is_gone(account) {
        let message =
            Sentence::new().data(Raw::of(&name())).word(" is in the report and no longer in its server's export");
        add(estate, rows[0], "gone-since-sync", message, found);
    }
    if records.is_empty() || rows.is_empty() {
        return;
    }
    let first = &records[0];
    let cloud_view = records.iter().skip(1).filter(|record| record.kind == Kind::ServerAccounts);
    let listing = rows.iter().filter(|_| !estate.account(account).by_email);
    let of_cloud = cloud_view.clone().map(|record| record.primary).filter(|text| text.is_filled());
    let of_rows = listing.flat_map(|row| estate.server_emails(*row).iter().copied());
    let now = estate.raw(first.primary);
    let is_now = |text: Text| same_email(estate.raw(text), now);
    // Whose each address of a row is is not known, so one that has not changed is enough there.
    let by_sync = first_if_none(of_cloud.clone(), is_now);
    let changed = by_sync.or_else(|| first_if_none(of_rows, is_now));
    if let Some(old) = changed.filter(|_| first.primary.is_filled() && first.kind != Kind::ServerAccounts) {
        // Where the cloud knows the new address already, the report alone has the old one.
        let is_synced = by_sync.is_none() && of_cloud.clone().next().is_some();
        let when = if is_synced { " when the report was made" } else { " at the last sync" };
        let message = Sentence::new().data(Raw::of(&name())).word(" had ").data(estate.raw(old));
        let message = message.word(when).word(" and has ").data(now).word(" now");
        found.push(Doubt { source: first.source, code: "email-changed-since-sync", at: Some(first.at), message });
    }
    let login = estate.raw(first.login);
    let mut old = cloud_view.map(|record| record.login).filter(|text| text.is_filled());
    if let Some(old) = old.find(|old| !estate.raw(*old).bytes().eq_ignore_ascii_case(login.bytes()))
        && first.login.is_filled()
        && first.kind != Kind::ServerAccounts
    {
        let message = Sentence::new().data(Raw::of(&name())).word(" was ").data(estate.raw(old));
        let message = message.word(" at the last sync and is ").data(login).word(" now");
        found.push(Doubt { source: first.source, code: "login-changed-since-sync", at: Some(first.at), message });
    }
}

/// The first text, where this holds for none of them.
fn first_if_none(mut texts: impl Iterator<Item = Text> + Clone, holds: impl Fn(Text) -> bool) -> Option<Text> {
    let first = texts.clone().next();
    first.filter(|_| !texts.any(holds))
}

fn add(estate: &Estate, row: RowId, code: Code, message: Sentence, found: &mut Vec<Doubt>) {
    let row = estate.row(row);
    found.push(Doubt { source: row.source, code, at: Some(row.at), message });
}

/// Servers whose file is loaded and of which no account is in the report.
fn about_servers(estate: &Estate, found: &mut Vec<Doubt>) {
    let mut in_report = vec![false; estate.hosts.len()];
    let mut in_file = vec![false; estate.hosts.len()];
    for account in estate.account_ids() {
        let host = usize::from(estate.account(account).host.0);
        in_report[host] |= estate.counted(account) != Counted::NotInReport;
        in_file[host] |= !estate.records_of(account).is_empty();
    }
    for (host, name) in estate.hosts.iter().enumerate() {
        if !in_file[host] || in_report[host] {
            continue;
        }
        let host = HostId(host as u16);
        let mut own = [Kind::ServerExport, Kind::ServerUsers, Kind::ServerAccounts]
            .into_iter()
            .flat_map(|kind| of_kind(estate, kind));
        let source = own.find(|number| estate.source(*number).host.is_none_or(|of| of == host));
        let message = Sentence::new().word("no account of ").data(Raw::of(name));
        let message = message.word(" is in the report: it was never synced or uploaded, or the report is older");
        found.extend(source.map(|source| Doubt { source, code: "server-not-in-report", at: None, message }));
    }
}

/// Servers of the report of which no other file tells, or whose last sync is long ago.
fn stale_servers(estate: &Estate, options: &LoadOptions, found: &mut Vec<Doubt>) {
    let Some(report) = of_kind(estate, Kind::CloudReport).next() else { return };
    let mut told = vec![false; estate.hosts.len()];
    for account in estate.account_ids() {
        told[usize::from(estate.account(account).host.0)] |= !estate.records_of(account).is_empty();
    }
    let mut mark = |host: HostId| {
        if let Some(told) = told.get_mut(usize::from(host.0)) {
            *told = true;
        }
    };
    estate.instances.iter().for_each(|instance| mark(instance.host));
    estate.syncs.iter().for_each(|sync| mark(sync.host));
    estate.sources.iter().filter_map(|source| source.host).for_each(mark);
    for (name, _) in estate.hosts.iter().zip(&told).filter(|(_, told)| !**told) {
        let message = Sentence::new().word("no other file tells of ").data(Raw::of(name));
        let message = message.word(", a server of the report");
        found.push(Doubt { source: report, code: "stale-server", at: None, message });
    }
    // The age counts from the report's day, else from today.
    let Some(now) = estate.report.made_at.as_deref().or(options.today.as_deref()) else { return };
    for host in (0..estate.hosts.len() as u16).map(HostId) {
        let synced = estate.last_sync(host).map(|sync| estate.raw(sync.date).text());
        let age = synced.and_then(|date| days_between(&date, now));
        if let Some(days) = age.filter(|days| *days > STALE_DAYS) {
            let days = counted(days.unsigned_abs(), "day", "days");
            let message = Sentence::new().word("the last sync of ").data(estate.host(host));
            found.push(Doubt {
                source: report,
                code: "stale-server",
                at: None,
                message: message.word(format!(" was {days} before the report")),
            });
        }
    }
}

/// A report that counts more licences than its files have rows. A row is one licence at most, so a whole report never
/// does; one that stands twice is counted twice here, because who is on the missing pages is not known.
fn missing_pages(estate: &Estate, found: &mut Vec<Doubt>) {
    let pages: Vec<u16> = of_kind(estate, Kind::CloudReport).collect();
    let rows: u64 = pages.iter().map(|page| estate.source(*page).records).sum();
    if let (Some(page), Some(consumed)) = (pages.last(), estate.report.consumed)
        && consumed > rows
    {
        let message = Sentence::from("the report counts ").word(counted(consumed, "licence", "licences"));
        let message = message.word(" and has ").word(counted(rows, "row", "rows"));
        let message = message.word(": the others are on pages that are not among these files; ask with ");
        let message = message.code("--paginate").word(" (").code("seatmatch --help").word(" has the command)");
        found.push(Doubt { source: *page, code: "pages-missing", at: None, message });
    }
}

/// A report that was made before a day of which a server's file tells.
fn older_report(estate: &Estate, found: &mut Vec<Doubt>) {
    let (Some(report), Some(made)) = (of_kind(estate, Kind::CloudReport).next(), estate.report.made_at.as_deref())
    else {
        return;
    };
    for kind in [Kind::ServerExport, Kind::ServerUsers] {
        for source in of_kind(estate, kind).map(|number| estate.source(number)) {
            if let Some(days) = days_between(made, &source.newest).filter(|days| *days > 0) {
                let name = source.path.file_name().unwrap_or(source.path.as_os_str());
                let message = Sentence::from("the report is ").word(counted(days.unsigned_abs(), "day", "days"));
                let message = message.word(" older than ").data(Raw::new(name.as_encoded_bytes()));
                let message =
                    message.word(", which tells of ").data(Raw::of(&source.newest)).word(": download it again");
                found.push(Doubt { source: report, code: "report-older", at: None, message });
            }
        }
    }
}
