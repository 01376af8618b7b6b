//! What the files pane says: what would make the answers more certain, then each file with its facts and warnings.
//! Run on a thread, since places are found by reading again.

use super::overview::last_sync;
use crate::matching::{About, Line, Section, Tone, World};
use crate::model::{Answer, HostId, Instance, Kind, Raw, Sentence, Source, counted, thousands};

/// How many warnings of one file are listed.
const LISTED: usize = 50;

/// Describes the files.
#[must_use]
pub fn describe_files(world: &World) -> Vec<Section> {
    let mut sections = vec![certainty(world)];
    let estate = &world.estate;
    sections.extend(estate.listed.iter().map(|number| file(world, *number, estate.source(*number))));
    sections
}

fn certainty(world: &World) -> Section {
    let estate = &world.estate;
    let mut lines = Vec::new();
    let mut advise = |head: &'static str, text: Sentence| lines.push(Line::new(head, "", text).toned(Tone::Warn));
    if !estate.has_report {
        let text = Sentence::from(
            "no cloud report: nothing can be decided; your enterprise, Billing and licensing, Licensing, ",
        );
        advise("Load", text.code("Get report"));
    }
    if estate.has_report && !estate.has_identities {
        advise(
            "Load",
            Sentence::from("the linked identities: without them rules 1, 2, 3 and 5 are not known; GraphQL ")
                .code("samlIdentityProvider { externalIdentities }"),
        );
    }
    for (index, name) in estate.hosts.iter().enumerate() {
        let host = HostId(index as u16);
        let has_accounts = estate.sources.iter().any(|source| {
            source.host == Some(host)
                && matches!(source.kind, Kind::ServerExport | Kind::ServerUsers)
                && source.records > 0
        });
        let from_cloud = estate.sources.iter().any(|source| source.kind == Kind::ServerAccounts);
        if !has_accounts && !from_cloud {
            let page = format!("https://{name}/stafftools/reports/all_users.csv");
            let text = Sentence::from("the accounts of ").data(Raw::of(name)).word(", with names and all addresses: ");
            let page = Raw::of(&page).shown().to_string();
            advise("Load", text.code(page));
        }
    }
    if estate.syncs.is_empty() && !estate.hosts.is_empty() {
        advise(
            "Load",
            Sentence::from("the sync status, to see which server is behind: REST ")
                .code("/enterprises/{enterprise}/license-sync-status"),
        );
    }
    if lines.is_empty() {
        lines.push(Line::new("", "", "Everything that these rules ask for is loaded.").toned(Tone::Good));
    }
    Section { about: About::Identity, lines }
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
    let warnings = source.warnings.kept();
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
    let more = source.warnings.total().saturating_sub(told);
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
    let features = instance.features.iter().filter(|feature| feature.on != Answer::No);
    let features: Vec<Sentence> = features
        .map(|feature| {
            let name = Sentence::new().data(estate.raw(feature.name));
            match estate.filled(feature.since) {
                Some(since) => {
                    let since = since.text();
                    name.word(" since ").data(Raw::of(since.get(..10).unwrap_or(&since)))
                }
                None => name,
            }
        })
        .collect();
    if !features.is_empty() {
        lines.push(Line::new("  GitHub Connect", "", joined(features)));
    }
    if let Some(date) = last_sync(world, instance.host) {
        let day = date.get(..10).unwrap_or(&date);
        lines.push(Line::new("  last sync", "", Sentence::new().data(Raw::of(day))));
    }
}

/// Sentences with commas between them.
fn joined(parts: Vec<Sentence>) -> Sentence {
    parts.into_iter().reduce(|all, part| all.word(", ").then(part)).unwrap_or_default()
}
