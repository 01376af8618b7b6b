//! `check` as text: what each file was recognised as, what a server says of itself, and every warning with its place.

use super::paint::Paint;
use super::wording::day;
use super::{file_line, not_kept, warning_line};
use crate::matching::Tone;
use crate::model::{Answer, Estate, Feature, Instance, Sentence, Source, SyncFact, counted, thousands};
use std::io::{self, Write};

/// Writes the files and their warnings.
pub fn write_check_text(mut out: impl Write, estate: &Estate, paint: Paint) -> io::Result<()> {
    for number in &estate.listed {
        let source = estate.source(*number);
        let records = counted(source.records, "record", "records");
        let unused = if source.counts { "" } else { " (not used)" };
        let title = paint.strong(&file_line(estate, source).to_string());
        writeln!(out, "{title}\n  {}{unused}, {records}", source.kind.title())?;
        for instance in estate.instances.iter().filter(|instance| instance.source == *number) {
            writeln!(out, "  {}", instance_line(estate, instance))?;
        }
        for sync in estate.syncs.iter().filter(|sync| sync.source == *number) {
            writeln!(out, "  {}", sync_line(estate, sync))?;
        }
        write_warnings(&mut out, source, paint)?;
    }
    let warnings: u64 = estate.sources.iter().map(|source| source.warnings.total()).sum();
    let files = counted(estate.listed.len() as u64, "file", "files");
    writeln!(out, "\n{files}, {}.", counted(warnings, "warning", "warnings"))?;
    out.flush()
}

fn write_warnings(out: &mut impl Write, source: &Source, paint: Paint) -> io::Result<()> {
    for warning in source.warnings.kept() {
        let label = paint.tone(Tone::Warn, "warning:");
        writeln!(out, "  {label} {}", warning_line(source, warning))?;
    }
    for (code, count) in not_kept(&source.warnings) {
        writeln!(out, "  {} and {} more [{code}]", paint.tone(Tone::Warn, "warning:"), thousands(count))?;
    }
    Ok(())
}

fn instance_line(estate: &Estate, instance: &Instance) -> Sentence {
    let mut words = Sentence::from("GitHub Enterprise Server");
    if let Some(version) = estate.filled(instance.version) {
        words = words.word(" ").data(version);
    }
    if instance.http_only == Answer::Yes {
        words = words.word(", without TLS");
    }
    if instance.encrypted {
        words = words.word(", user list encrypted");
    }
    instance.features.iter().fold(words, |words, feature| feature_words(estate, words, *feature))
}

fn feature_words(estate: &Estate, words: Sentence, feature: Feature) -> Sentence {
    let words = words.word(", ").data(estate.raw(feature.name));
    match (feature.on, estate.filled(feature.since)) {
        (Answer::No, _) => words.word(" off"),
        (_, Some(since)) => words.word(" since ").then(day(since)),
        (_, None) => words,
    }
}

fn sync_line(estate: &Estate, sync: &SyncFact) -> Sentence {
    let host = estate.host(sync.host);
    let words =
        if host.is_blank() { Sentence::new().data(estate.raw(sync.server_id)) } else { Sentence::new().data(host) };
    let words = match estate.filled(sync.date) {
        Some(date) => words.word(": last synced ").then(day(date)),
        None => words.word(": no sync is known"),
    };
    let words = match estate.filled(sync.status) {
        Some(status) => words.word(", ").data(status),
        None => words,
    };
    match estate.filled(sync.error) {
        Some(error) => words.word(": ").data(error),
        None => words,
    }
}
