//! What would make the answers more certain: which files are missing, why they matter, and where they come from.

use crate::matching::{About, Line, Section, Tone, World};
use crate::model::{Estate, Kind, Raw, Sentence, counted, thousands};
use crate::read::guides::guide;

/// How many servers are named in one line.
const NAMED: usize = 4;

/// Says what is missing; each way to get it once.
pub(super) fn certainty(world: &World) -> Section {
    let estate = &world.estate;
    let mut lines = Vec::new();
    let enterprise = estate.report.enterprise.as_deref();
    let mut advise = |kind: Kind, why: &'static str| {
        lines.push(load(why.into()));
        lines.push(way(Sentence::from("from ").then(guide(kind).way(enterprise, None))));
    };
    if !estate.has_report {
        advise(Kind::CloudReport, "the cloud report: without it nothing can be decided");
    }
    if estate.has_report && !estate.has_identities {
        advise(Kind::Identities, "the linked identities: without them rules 1, 2, 3 and 5 are not known");
    }
    if estate.has_identities && !estate.identities.of_enterprise {
        let why = "the whole enterprise's identities: those loaded do not tell who has none";
        advise(Kind::Identities, why);
    }
    lines.extend(servers_to_load(estate));
    if estate.syncs.is_empty() && !estate.hosts.is_empty() {
        lines.push(load("the sync status, to see which server is behind".into()));
        lines.push(way(Sentence::from("from ").then(guide(Kind::SyncStatus).way(enterprise, None))));
    }
    let accounts = estate.cloud_accounts;
    let without = estate.rows.iter().filter(|row| row.login.is_filled() && row.verified_len == 0).count() as u64;
    if without > 0 {
        let text =
            format!("{} of {} show no verified e-mail", thousands(without), counted(accounts, "account", "accounts"));
        let text = Sentence::new().word(text).word(
            ": only addresses in the enterprise's verified domains are shown; verify the domains that are missing \
             (enterprise settings, Verified & approved domains)",
        );
        lines.push(Line::new("Verify", "", text).toned(Tone::Dim));
    }
    if lines.is_empty() {
        lines.push(Line::new("", "", "Everything that these rules ask for is loaded.").toned(Tone::Good));
    }
    Section { about: About::Identity, lines }
}

fn load(why: Sentence) -> Line {
    Line::new("Load", "", why).toned(Tone::Warn)
}

fn way(text: Sentence) -> Line {
    Line::new("", "", text)
}

/// The servers whose accounts, or the accounts' names, are in no file, and the two ways to get them: as `check` has it,
/// the one that needs no access to the servers first.
fn servers_to_load(estate: &Estate) -> Vec<Line> {
    let known = known_of_hosts(estate);
    let of = |is_meant: &dyn Fn(&Known) -> bool| -> Vec<&str> {
        let hosts = estate.hosts.iter().zip(&known).filter(|(_, known)| is_meant(known));
        hosts.map(|(name, _)| name.as_str()).collect()
    };
    // What the cloud's own list does not have, asking for it again would not tell.
    let from_cloud = estate.sources.iter().any(|source| source.kind == Kind::ServerAccounts);
    let without_accounts = of(&|known| known.in_files == 0);
    let without_names = if from_cloud { Vec::new() } else { of(&|known| known.in_files > 0 && known.names == 0) };
    let mut lines = Vec::new();
    if !without_accounts.is_empty() {
        lines.push(load(Sentence::from("the accounts of ").then(names(&without_accounts))));
    }
    if !without_names.is_empty() {
        let whose = Sentence::from("the names of the accounts of ").then(names(&without_names));
        lines.push(load(whose.word(": with them more people are found")));
    }
    if !lines.is_empty() && !from_cloud {
        let how = guide(Kind::ServerAccounts).way(None, None);
        let what = "for all servers, with names and every address, as of the last sync: ";
        lines.push(way(Sentence::from(what).then(how)));
    }
    if !without_accounts.is_empty() {
        let only = if let [only] = without_accounts[..] { Some(only) } else { None };
        let how = guide(Kind::ServerUsers).way(None, only);
        let or = if from_cloud { "" } else { "or " };
        lines.push(way(Sentence::from(or).word("with logins and primary addresses, from ").then(how)));
    }
    lines
}

/// Servers by name, as many as can be read at once.
fn names(hosts: &[&str]) -> Sentence {
    let named = hosts.iter().take(NAMED).map(|host| Sentence::new().data(Raw::of(host)));
    let all = named.reduce(|all, host| all.word(", ").then(host)).unwrap_or_default();
    match hosts.len().saturating_sub(NAMED) {
        0 => all,
        more => all.word(format!(" and {} more", thousands(more as u64))),
    }
}

/// How many accounts of each server are in a file other than the report, and how many of those have a name.
#[derive(Clone, Default)]
struct Known {
    in_files: u64,
    names: u64,
}

fn known_of_hosts(estate: &Estate) -> Vec<Known> {
    let mut known = vec![Known::default(); estate.hosts.len()];
    for account in estate.account_ids().filter(|account| !estate.records_of(*account).is_empty()) {
        if let Some(of_host) = known.get_mut(usize::from(estate.account(account).host.0)) {
            of_host.in_files += 1;
            of_host.names += u64::from(estate.filled(estate.name_of(account)).is_some());
        }
    }
    known
}
