//! What the files pane says: what would make the answers more certain, then each file with its facts and warnings.
//! Run on a thread, since places are found by reading again.

use crate::matching::{About, Line, Section, Tone, World};
use crate::model::{Answer, Estate, Instance, Kind, Raw, Sentence, Source, counted, day, days_between, thousands};
use crate::query::{NOTE_WITHOUT_EFFECT, idle_notes};
use crate::read::guides::guide;

/// How many warnings of one file are listed.
const LISTED: usize = 50;

/// Describes the files.
#[must_use]
pub fn describe_files(world: &World) -> Vec<Section> {
    let mut sections = vec![certainty(world)];
    let estate = &world.estate;
    sections.extend(estate.listed.iter().map(|number| file(world, *number, estate.source(*number))));
    sections.push(notes(world));
    sections.retain(|section| !section.lines.is_empty());
    sections
}

/// What is wrong in the configuration; `None` where nothing is.
#[must_use]
pub fn describe_configuration(told: &[Sentence]) -> Option<Section> {
    let warning = |text: &Sentence| Line::new("  warning", "", text.clone()).toned(Tone::Warn);
    let head = Line::new("Configuration", "", Sentence::new());
    let lines = std::iter::once(head).chain(told.iter().map(warning)).collect();
    (!told.is_empty()).then_some(Section { about: About::Note, lines })
}

/// The notes that change nothing in these files.
fn notes(world: &World) -> Section {
    let idle = idle_notes(world).into_iter().take(LISTED).map(|note| {
        let text = note.word(" ").code(format!("[{NOTE_WITHOUT_EFFECT}]"));
        Line::new("  warning", "", text).toned(Tone::Warn)
    });
    let mut lines: Vec<Line> = idle.collect();
    if !lines.is_empty() {
        lines.insert(0, Line::new("Notes", "", Sentence::new()));
    }
    Section { about: About::Note, lines }
}

fn certainty(world: &World) -> Section {
    let estate = &world.estate;
    let mut lines = Vec::new();
    let enterprise = estate.report.enterprise.as_deref();
    let mut advise = |kind: Kind, host: Option<&str>, why: Sentence| {
        let way = Sentence::from("from ").then(guide(kind).way(enterprise, host));
        lines.push(Line::new("Load", "", why).toned(Tone::Warn));
        lines.push(Line::new("", "", way));
    };
    if !estate.has_report {
        advise(Kind::CloudReport, None, "the cloud report: without it nothing can be decided".into());
    }
    if estate.has_report && !estate.has_identities {
        let why = "the linked identities: without them rules 1, 2, 3 and 5 are not known";
        advise(Kind::Identities, None, why.into());
    }
    if estate.has_identities && !estate.identities.of_enterprise {
        let why = "the whole enterprise's identities: those loaded do not tell who has none";
        advise(Kind::Identities, None, why.into());
    }
    let known = known_of_hosts(estate);
    let from_cloud = estate.sources.iter().any(|source| source.kind == Kind::ServerAccounts);
    for (name, known) in estate.hosts.iter().zip(&known) {
        let host = Sentence::new().data(Raw::of(name));
        if known.in_files == 0 {
            let why = Sentence::from("the accounts of ").then(host).word(", with logins and all addresses");
            advise(Kind::ServerUsers, Some(name), why);
        } else if known.names == 0 && !from_cloud {
            let why = Sentence::from("the names of ").then(host).word("'s accounts: with them more people are found");
            advise(Kind::ServerAccounts, None, why);
        }
    }
    if estate.syncs.is_empty() && !estate.hosts.is_empty() {
        advise(Kind::SyncStatus, None, "the sync status, to see which server is behind".into());
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

fn file(world: &World, number: u16, source: &Source) -> Section {
    let estate = &world.estate;
    let mut what = Sentence::new().word(counted(source.records, "record", "records"));
    if let Some(host) = source.host {
        what = what.word(" of ").data(estate.host(host));
    }
    if !source.counts {
        what = what.word(", listed only");
    }
    let mut lines = vec![
        Line::new(Sentence::new().data(source.path_raw()), "", Sentence::new()),
        Line::new("  recognised as", "", Sentence::from(source.kind.title()).word(", ").then(what)),
    ];
    for instance in estate.instances.iter().filter(|instance| instance.source == number) {
        instance_lines(world, instance, &mut lines);
    }
    let all = world.warnings(number);
    let warnings = all.kept();
    for warning in warnings.iter().take(LISTED) {
        let place = warning.at.map(|at| source.place(at));
        let mut text = Sentence::new();
        if let Some(place) = place {
            text = text.word(format!("line {}, column {}", place.line, place.column));
            if let Some(record) = &place.record {
                text = text.word(", ").data(Raw::of(record));
            }
            text = text.word(": ");
        }
        let text = text.then(warning.message.clone()).word(" ").code(format!("[{}]", warning.code));
        lines.push(Line::new("  warning", "", text).toned(Tone::Warn));
    }
    let told: u64 = warnings.iter().take(LISTED).map(|warning| warning.count).sum();
    let more = all.total().saturating_sub(told);
    if more > 0 {
        let text = Sentence::new().word(format!("and {} more: ", thousands(more))).code("seatmatch check");
        lines.push(Line::new("", "", text).toned(Tone::Warn));
    }
    Section { about: About::Identity, lines }
}

fn instance_lines(world: &World, instance: &Instance, lines: &mut Vec<Line>) {
    let estate = &world.estate;
    let mut facts = Vec::new();
    if let Some(version) = estate.filled(instance.version) {
        facts.push(Sentence::from("GitHub Enterprise Server ").data(version));
    }
    if instance.http_only == Answer::Yes {
        facts.push("without TLS".into());
    }
    if instance.encrypted {
        facts.push("user list encrypted".into());
    }
    if !facts.is_empty() {
        lines.push(Line::new("  server", "", joined(facts)));
    }
    let features = instance.features.iter().flatten().filter(|feature| feature.on != Answer::No);
    let features: Vec<Sentence> = features
        .map(|feature| {
            let name = Sentence::new().data(estate.raw(feature.name));
            match estate.filled(feature.since) {
                Some(since) => name.word(" since ").data(Raw::of(day(&since.text()))),
                None => name,
            }
        })
        .collect();
    if !features.is_empty() {
        lines.push(Line::new("  GitHub Connect", "", joined(features)));
    }
    if let Some(sync) = estate.last_sync(instance.host) {
        let date = estate.raw(sync.date).text();
        let mut text = Sentence::new().data(Raw::of(day(&date)));
        let made = estate.report.made_at.as_deref();
        if let Some(days) = made.and_then(|made| days_between(&date, made)).filter(|days| *days >= 0) {
            text = text.word(format!(", {} before the report", counted(days.unsigned_abs(), "day", "days")));
        }
        lines.push(Line::new("  last sync", "", text));
    }
}

/// Sentences with commas between them.
fn joined(parts: Vec<Sentence>) -> Sentence {
    parts.into_iter().reduce(|all, part| all.word(", ").then(part)).unwrap_or_default()
}
