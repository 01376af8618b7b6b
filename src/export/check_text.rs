//! `check` as text: what each file was recognised as, what a server says of itself, and every warning with its place.

use super::paint::Paint;
use super::wording::{self, day};
use super::{file_line, not_kept, warning_line};
use crate::matching::{Tone, World};
use crate::model::{
    Answer, Estate, Feature, Instance, Raw, Sentence, Source, SyncFact, Warning, Warnings, counted, thousands,
};
use std::io::{self, Write};
use std::path::PathBuf;

/// The notes file beside the inputs.
pub struct CheckedNotes {
    /// Where it is.
    pub path: PathBuf,
    /// How many notes it holds.
    pub records: u64,
    /// What is wrong with it, and the notes without effect.
    pub warnings: Vec<Warning>,
}

/// Writes the files and their warnings.
pub fn write_check_text(
    mut out: impl Write,
    world: &World,
    notes: Option<&CheckedNotes>,
    paint: Paint,
) -> io::Result<()> {
    let estate = &*world.estate;
    if let Some(words) = wording::what_if(&world.options) {
        writeln!(out, "{}\n", paint.strong(&words.to_string()))?;
    }
    let mut total = 0;
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
        let warnings = world.warnings(*number);
        total += warnings.total();
        write_warnings(&mut out, source, &warnings, paint)?;
    }
    if let Some(notes) = notes {
        let path = Raw::new(notes.path.as_os_str().as_encoded_bytes()).shown();
        let records = counted(notes.records, "note", "notes");
        writeln!(out, "{}\n  notes, {records}", paint.strong(path.as_str()))?;
        for warning in &notes.warnings {
            let label = paint.tone(Tone::Warn, "warning:");
            writeln!(out, "  {label} {} [{}]", warning.message, warning.code)?;
        }
        total += notes.warnings.len() as u64;
    }
    let files = counted(estate.listed.len() as u64 + u64::from(notes.is_some()), "file", "files");
    writeln!(out, "\n{files}, {}.", counted(total, "warning", "warnings"))?;
    out.flush()
}

fn write_warnings(out: &mut impl Write, source: &Source, warnings: &Warnings, paint: Paint) -> io::Result<()> {
    for warning in warnings.kept() {
        let label = paint.tone(Tone::Warn, "warning:");
        writeln!(out, "  {label} {}", warning_line(source, warning))?;
    }
    for (code, count) in not_kept(warnings) {
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
    instance.features.iter().flatten().fold(words, |words, feature| feature_words(estate, words, *feature))
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
    let name = Some(estate.host(sync.host)).filter(|host| !host.is_blank()).or_else(|| estate.filled(sync.server_id));
    let words = name.map_or_else(|| Sentence::from("a server without a name"), |name| Sentence::new().data(name));
    let words = match (estate.filled(sync.date), estate.filled(sync.status)) {
        (Some(date), _) => words.word(": last synced ").then(day(date)),
        (None, Some(_)) => words.word(": last synced on a day that is not known"),
        (None, None) => words.word(": no sync is known"),
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
