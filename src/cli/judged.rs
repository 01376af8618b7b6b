//! From files to a judged estate, with all that standard error is told on the way: how far it is, what the files made
//! us doubt, what is assumed.

use super::output::Streams;
use super::timings::Timings;
use super::{Failure, Session, owner_notes, progress, redaction};
use crate::export::{self, Report};
use crate::matching::{Licenses, Options, Sums, World};
use crate::model::{AccountId, Estate, Kind, Raw, RowId, Sentence, counted, domain, thousands};
use crate::query::{self, List, Query};
use crate::read::guides::guide;
use crate::read::{self, Progress};
use crate::redact::{Pseudonyms, redacted_sentence};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many warnings are told before `check` is named.
const TOLD: usize = 3;

/// A judged estate with its sums.
pub(super) struct Judged {
    pub world: World,
    pub sums: Sums,
    pub without_what_if: Option<Licenses>,
    /// The filter as it was typed, or what is told of it.
    filter: Option<String>,
    pub timings: Timings,
    pub notes_path: Option<PathBuf>,
}

/// Reads the files.
pub(super) fn load(session: &Session, streams: Streams, timings: &mut Timings) -> Result<Estate, Failure> {
    if session.inputs.is_empty() {
        return Err(Failure::usage(
            "no file is given",
            "name the cloud report and the exports of your servers, or look at the sample with --demo",
        ));
    }
    let done = Progress::default();
    let line = || {
        let (total, read) = (done.total.load(Ordering::Relaxed), done.done.load(Ordering::Relaxed));
        let percent = (read * 100).checked_div(total).unwrap_or(0).min(100);
        format!("reading {percent}% of {} MiB", thousands(total >> 20))
    };
    let estate = progress::shown(streams, line, || read::load(&session.inputs, &session.load, &done))?;
    timings.add_load(&done.spent);
    timings.end_step("load");
    Ok(estate)
}

/// Tells the first warnings about the inputs, and how many more there are.
fn tell_warnings(world: &World, streams: Streams) {
    let estate = &*world.estate;
    let (mut total, mut told, mut lines) = (0, 0, 0);
    for number in &estate.listed {
        let warnings = world.warnings(*number);
        total += warnings.total();
        for warning in warnings.kept().iter().take(TOLD - lines) {
            streams.warn(&export::warning_line(estate.source(*number), warning).to_string());
            told += warning.count;
            lines += 1;
        }
    }
    if total > told {
        streams.warn(&format!("and {} more: seatmatch check", thousands(total - told)));
    }
}

/// Tells which domains of a what-if no server account has: they change nothing, and may be misspelled.
pub(super) fn tell_idle_aliases(world: &World, streams: Streams) {
    let (truth, told) = (world.spelled(), world);
    let of = |account| domain(truth.estate.raw(truth.estate.account(account).primary));
    for (alias, named) in truth.options.alias_domains.iter().zip(&told.options.alias_domains) {
        let is_it = |own: &[u8]| own.eq_ignore_ascii_case(alias.from.as_bytes());
        if !truth.estate.account_ids().any(|account| of(account).is_some_and(is_it)) {
            let fact = Sentence::from("--alias-domain: no server account has its primary e-mail at ");
            streams.warn(&fact.data(Raw::of(&named.from)).to_string());
        }
    }
}

/// Tells which notes change nothing in these files.
fn tell_idle_notes(world: &World, pseudonyms: Option<&Pseudonyms>, streams: Streams) {
    let idle = idle_notes(world, pseudonyms);
    for sentence in idle.iter().take(TOLD) {
        streams.warn(&format!("{sentence} [{}]", query::NOTE_WITHOUT_EFFECT));
    }
    if idle.len() > TOLD {
        let more = counted((idle.len() - TOLD) as u64, "more note", "more notes");
        streams.warn(&format!("and {more} without effect: seatmatch notes list"));
    }
}

/// Every note without effect.
pub(super) fn idle_notes(world: &World, pseudonyms: Option<&Pseudonyms>) -> Vec<Sentence> {
    let truth = world.spelled();
    let told = |sentence| match pseudonyms {
        Some(pseudonyms) => redacted_sentence(&sentence, &truth.estate, pseudonyms),
        None => sentence,
    };
    query::idle_notes(truth).into_iter().map(told).collect()
}

impl Judged {
    /// Reads, judges, and waits for the candidates.
    pub(super) fn load(session: &Session, streams: Streams) -> Result<Self, Failure> {
        let mut timings = Timings::new(session.timings);
        let pseudonyms = redaction::wanted(session, streams)?;
        let estate = Arc::new(load(session, streams, &mut timings)?);
        let (notes, notes_path) = owner_notes::read(session, streams)?;
        // Candidates are of what the files say; the what-if takes them over.
        let plain = Options { alias_domains: Vec::new(), ..session.options.clone() };
        let has_what_if = plain != session.options;
        let plain = World::judge(Arc::clone(&estate), plain, Arc::clone(&notes));
        let aliased = has_what_if.then(|| World::judge(estate, session.options.clone(), notes));
        timings.end_step("judge");
        if pseudonyms.is_none() {
            tell_warnings(&plain, streams);
        }
        let (plain, aliased) = if session.options.candidates && plain.estate.has_report {
            let cancel = AtomicBool::new(false);
            let found = progress::shown(
                streams,
                || "looking for the same people".to_owned(),
                || plain.find_candidates(&cancel),
            );
            let found = found.unwrap_or_default();
            timings.add_count("skipped_blocks", found.skipped);
            let aliased = aliased.map(|world| world.with_candidates(found.clone()));
            (plain.with_candidates(found), aliased)
        } else {
            (plain, aliased)
        };
        timings.end_step("candidates");
        let without_what_if = aliased.is_some().then(|| plain.sums().licenses);
        let mut world = aliased.unwrap_or(plain);
        let mut filter = session.filter.as_ref().map(|(typed, _)| typed.clone());
        if let Some(pseudonyms) = &pseudonyms {
            world = redaction::told(&world, pseudonyms, session)?;
            filter = filter.map(|typed| query::told(&typed, |text| pseudonyms.text(text)));
            tell_warnings(&world, streams);
            timings.end_step("redact");
        }
        tell_idle_aliases(&world, streams);
        tell_idle_notes(&world, pseudonyms.as_ref(), streams);
        let sums = world.sums();
        timings.end_step("sums");
        Ok(Self { world, sums, without_what_if, filter, timings, notes_path })
    }

    /// Ends with what to load where there is no cloud report.
    pub(super) fn want_report(&self) -> Result<(), Failure> {
        if self.world.estate.has_report {
            return Ok(());
        }
        let page = guide(Kind::CloudReport).page;
        let hint = Sentence::from("download it and add it to the files: ").word(page);
        Err(Failure::failed("no cloud report is among the files, so nothing is decided", hint))
    }

    /// The list that was asked for, filtered; where nothing was filtered, `unasked` chooses.
    pub(super) fn report<'a>(&'a self, session: &'a Session, unasked: Unasked) -> Report<'a> {
        let list = session.list.unwrap_or_default();
        let (accounts, rows) = self.choose(session, list, unasked);
        let mut report = Report {
            world: &self.world,
            sums: &self.sums,
            without_what_if: self.without_what_if.as_ref(),
            list,
            filter: self.filter.as_deref(),
            accounts,
            rows,
            price: session.price.as_ref(),
        };
        report.hide_order();
        report
    }

    fn choose(&self, session: &Session, list: List, unasked: Unasked) -> (Vec<AccountId>, Vec<RowId>) {
        let world = self.world.spelled();
        let never = AtomicBool::new(false);
        let accounts = |query: &Query| query::filter_accounts(world, query, &never).unwrap_or_default();
        let rows = |query: &Query| query::filter_rows(world, query, &never).unwrap_or_default();
        match (&session.filter, list, unasked) {
            (Some((_, query)), List::Server, _) => (accounts(query), Vec::new()),
            (Some((_, query)), List::Cloud, _) => (Vec::new(), rows(query)),
            (None, _, Unasked::Everybody) => (accounts(&Query::default()), rows(&Query::default())),
            (None, List::Cloud, Unasked::Open) => (Vec::new(), rows(&Query::default())),
            (None, List::Server, Unasked::Open) if !world.estate.has_report => {
                (accounts(&Query::default()), Vec::new())
            }
            (None, List::Server, Unasked::Open) => {
                (world.estate.account_ids().filter(|id| world.is_open(*id)).collect(), Vec::new())
            }
            (None, List::Server, Unasked::Unmatched) => (query::unmatched_accounts(world), Vec::new()),
            (None, List::Cloud, Unasked::Unmatched) => {
                let accounts = query::unmatched_accounts(world);
                let mut rows: Vec<_> = accounts.iter().flat_map(|id| world.estate.rows_of(*id)).copied().collect();
                rows.sort_unstable();
                rows.dedup();
                query::sort_rows(&world.estate, &mut rows);
                (Vec::new(), rows)
            }
        }
    }
}

/// Whom a list is of where no filter says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unasked {
    /// Everybody, on both lists.
    Everybody,
    /// The accounts that are still to do; all rows.
    Open,
    /// What nothing matches, less accepted and service accounts.
    Unmatched,
}

/// Fills the list that was not asked for with what the other one refers to, so that a document stands alone.
pub(super) fn fill_other_list(report: &mut Report<'_>) {
    if !report.is_judged() {
        return;
    }
    match report.list {
        List::Server if report.rows.is_empty() => report.rows = query::rows_about(report.world, &report.accounts),
        List::Cloud if report.accounts.is_empty() => {
            report.accounts = query::accounts_about(report.world, &report.rows);
        }
        List::Server | List::Cloud => {}
    }
    report.hide_order();
}
