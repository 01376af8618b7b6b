//! `diff`: what changed from one cloud report to a newer one.

use super::args::{Common, Diff as Args, PlainFormat};
use super::judged::Judged;
use super::output::{self, Streams};
use super::{Failure, Session};
use crate::demo;
use crate::export;
use crate::matching::{Diff, World};
use crate::model::{Kind, Sentence};
use crate::read::Input;
use std::io::Write;

/// Refuses what would change nothing here: two whole reports are compared.
pub(super) fn refuse_idle(common: &Common) -> Result<(), Failure> {
    let given =
        [("--filter", common.filter.is_some()), ("--list", common.list.is_some()), ("--price", common.price.is_some())];
    match given.into_iter().find(|(_, is_given)| *is_given) {
        None => Ok(()),
        Some((flag, _)) => Err(Failure::usage(
            Sentence::new().word(flag).word(": two whole reports are compared"),
            "leave it out; report and export take it",
        )),
    }
}

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
    tell_missing_pages(&before.world, streams);
    of_one_enterprise([(&older, &before.world), (&newer, &after.world)])?;
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

/// Tells that people of the older report are not in its file, who look gained.
fn tell_missing_pages(before: &World, streams: Streams) {
    let reports = before.estate.sources.iter().filter(|source| source.kind == Kind::CloudReport);
    if reports.flat_map(|source| source.warnings.counts()).any(|(code, _)| code == "pages-missing") {
        streams.warn("pages of the older report are not in its file: who is on them looks gained [pages-missing]");
    }
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

/// Whether the names of the reports do not tell two enterprises; one that was renamed tells none.
fn of_one_enterprise(reports: [(&Input, &World); 2]) -> Result<(), Failure> {
    let enterprises = reports.map(|(_, world)| world.spelled().estate.report.enterprise.as_deref());
    if let [Some(older), Some(newer)] = enterprises
        && older != newer
    {
        let [older, newer] =
            reports.map(|(input, _)| crate::model::Raw::new(input.path.as_os_str().as_encoded_bytes()));
        let fact =
            Sentence::new().data(newer).word(": two cloud reports of two enterprises; the other is ").data(older);
        return Err(Failure::failed(fact, "compare two reports of one enterprise; their names tell whose they are"));
    }
    Ok(())
}
