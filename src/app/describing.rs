//! What the files pane says: what would make the answers more certain, then each file with its facts and warnings.
//! Run on a thread, since places are found by reading again.

use super::certainty::certainty;
use crate::matching::{About, Line, Section, Tone, World, age_of_sync};
use crate::model::{Answer, Estate, Instance, Raw, Sentence, Source, SyncFact, SyncState, counted, day, thousands};
use crate::query::{NOTE_WITHOUT_EFFECT, idle_notes};

/// How many warnings of one file are listed.
const LISTED: usize = 50;

/// Describes the files; today is `YYYY-MM-DD`.
#[must_use]
pub fn describe_files(world: &World, today: &str) -> Vec<Section> {
    let mut sections = vec![certainty(world)];
    let estate = &world.estate;
    sections.extend(estate.listed.iter().map(|number| file(world, *number, estate.source(*number), today)));
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

fn file(world: &World, number: u16, source: &Source, today: &str) -> Section {
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
        instance_lines(estate, instance, &mut lines);
        if let Some(sync) = estate.last_sync(instance.host) {
            lines.push(sync_line(estate, sync, Sentence::new(), today));
        }
    }
    for sync in estate.syncs.iter().filter(|sync| sync.source == number) {
        let host = estate.host(sync.host);
        let name = if host.is_blank() { estate.raw(sync.server_id) } else { host };
        lines.push(sync_line(estate, sync, Sentence::new().data(name).word(": "), today));
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

fn instance_lines(estate: &Estate, instance: &Instance, lines: &mut Vec<Line>) {
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
}

/// When a server last synced, how long ago that was, and how it ended.
fn sync_line(estate: &Estate, sync: &SyncFact, whose: Sentence, today: &str) -> Line {
    let text = match estate.filled(sync.date) {
        Some(date) => {
            let date = date.text();
            let text = whose.data(Raw::of(day(&date)));
            match age_of_sync(estate, &date, Some(today)) {
                Some(age) => text.word(", ").word(age),
                None => text,
            }
        }
        None => whose.word("no sync is known"),
    };
    let status = estate.filled(sync.status);
    let text = status.map_or(text.clone(), |status| text.word(", ").data(status));
    let error = estate.filled(sync.error);
    let text = error.map_or(text.clone(), |error| text.word(": ").data(error));
    let is_well = matches!(estate.sync_state(sync), SyncState::Done | SyncState::Unknown);
    Line::new("  last sync", "", text).toned(if is_well { Tone::Plain } else { Tone::Warn })
}

/// Sentences with commas between them.
fn joined(parts: Vec<Sentence>) -> Sentence {
    parts.into_iter().reduce(|all, part| all.word(", ").then(part)).unwrap_or_default()
}
