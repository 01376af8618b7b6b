//! `diff`: what changed from one cloud report to a newer one.

use super::args::{Diff as Args, PlainFormat};
use super::judged::Judged;
use super::output::{self, Streams};
use super::{Failure, Session};
use crate::demo;
use crate::export;
use crate::matching::{Diff, World};
use crate::model::{Kind, Sentence};
use crate::read::Input;
use std::io::Write;

/// Reads both reports, each with the other files, and tells what changed.
pub(super) fn run(args: &Args, session: &Session, streams: Streams) -> Result<(), Failure> {
    let (older, newer, others) = reports(args, session)?;
    let with = |report: &Input| {
        let inputs = std::iter::once(report.clone()).chain(others.iter().cloned()).collect();
        Session { inputs, ..session.clone() }
    };
    // The older report's doubts are old news.
    let before = Judged::load(&with(&older), streams.silent())?;
    let mut after = Judged::load(&with(&newer), streams)?;
    for (input, world) in [(&older, &before.world), (&newer, &after.world)] {
        is_one_report(input, world)?;
    }
    let order = [&before.world, &after.world].map(|world| world.estate.report.made_at.as_deref());
    if let [Some(first), Some(second)] = order
        && first > second
    {
        streams.warn("the first report is the newer one: gained and lost are the other way round");
    }
    let diff = Diff::of(&before.world, &after.world);
    after.timings.end_step("diff");
    let mut out = output::stdout();
    match args.format {
        PlainFormat::Json => export::write_diff_json(&mut out, &diff, &before.world, &after.world)?,
        PlainFormat::Text => {
            let width = streams.text_width();
            export::write_diff_text(&mut out, &diff, &before.world, &after.world, streams.out, width)?;
        }
    }
    out.flush()?;
    after.timings.end_step("write");
    after.timings.tell();
    Ok(())
}

/// The older report, the newer one, and what else there is.
fn reports(args: &Args, session: &Session) -> Result<(Input, Input, Vec<Input>), Failure> {
    let mut inputs = session.inputs.clone();
    if session.demo {
        let newer = inputs.remove(0);
        return Ok((demo::older_report(), newer, inputs));
    }
    if args.new.is_none() || inputs.len() < 2 {
        let hint = "seatmatch diff OLD NEW, and the servers' files behind them where there are any";
        return Err(Failure::usage("two cloud reports are compared", hint));
    }
    let older = inputs.remove(0);
    let newer = inputs.remove(0);
    Ok((older, newer, inputs))
}

/// Whether the report that was named is the one that counts, and no other file is a report.
fn is_one_report(input: &Input, world: &World) -> Result<(), Failure> {
    let estate = &world.spelled().estate;
    let reports = estate.listed.iter().map(|number| estate.source(*number));
    let mut others = reports.filter(|source| source.kind == Kind::CloudReport && source.path != input.path);
    let name = Sentence::new().data(crate::model::Raw::new(input.path.as_os_str().as_encoded_bytes()));
    if let Some(other) = others.next() {
        let fact = Sentence::new().data(other.path_raw()).word(": a third cloud report");
        return Err(Failure::usage(fact, "two reports are compared; the other files are the servers'"));
    }
    if !estate.has_report {
        let hint = "the first two files are cloud reports: seatmatch diff OLD NEW";
        return Err(Failure::failed(name.word(": this is no cloud report"), hint));
    }
    Ok(())
}
