//! `check`: what each file was recognised as, and every warning with its place, also those that judging and the notes
//! bring.

use super::args::{Check as Args, PlainFormat};
use super::output::{self, Streams};
use super::timings::Timings;
use super::{Failure, Session, judged, owner_notes, redaction};
use crate::export::{self, CheckedNotes};
use crate::matching::{Options, World};
use crate::model::Warning;
use crate::query;
use crate::redact::Pseudonyms;
use std::io::Write;
use std::sync::Arc;

/// Reads the files and tells what they are.
pub(super) fn run(args: &Args, session: &Session, streams: Streams) -> Result<(), Failure> {
    let mut timings = Timings::new(session.timings);
    let pseudonyms = redaction::wanted(session, streams)?;
    let estate = Arc::new(judged::load(session, streams, &mut timings)?);
    let (notes, path) = owner_notes::read(session, streams)?;
    // No warning needs candidates, and they take longest.
    let options = Options { candidates: false, ..session.options.clone() };
    let mut world = World::judge(estate, options, notes);
    timings.end_step("judge");
    if let Some(pseudonyms) = &pseudonyms {
        world = redaction::told(&world, pseudonyms, session)?;
        timings.end_step("redact");
    }
    judged::tell_idle_aliases(&world, streams);
    let notes = path.filter(|path| path.exists()).map(|path| CheckedNotes {
        path: pseudonyms.as_ref().map_or(path.clone(), |pseudonyms| pseudonyms.path(&path)),
        records: world.notes.by_account.len() as u64,
        warnings: idle(&world, pseudonyms.as_ref()),
    });
    let mut out = output::stdout();
    match args.format {
        PlainFormat::Text => export::write_check_text(&mut out, &world, notes.as_ref(), streams.out)?,
        PlainFormat::Json => export::write_check(&mut out, &world, notes.as_ref())?,
    }
    out.flush()?;
    timings.end_step("write");
    timings.tell();
    Ok(())
}

fn idle(world: &World, pseudonyms: Option<&Pseudonyms>) -> Vec<Warning> {
    let warning = |message| Warning { code: query::NOTE_WITHOUT_EFFECT, at: None, count: 1, message };
    judged::idle_notes(world, pseudonyms).into_iter().map(warning).collect()
}
