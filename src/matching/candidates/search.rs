//! The search: reads the people of both sides, blocks, weighs every pair that shares a key, and settles who is likely
//! whom. The cloud's people are read in parts, one for each core.

use super::counts::{Counts, Wanted};
use super::crowd::{self, Met};
use super::formed::Formed;
use super::keys::is_foreign;
use super::reader::Reader;
use super::scripts;
use super::settle;
use super::sides::Sides;
use super::store::Candidates;
use super::weighing::{Learned, Scales};
use crate::matching::{World, visual_studio};
use crate::model::RowId;
use std::sync::atomic::{AtomicBool, Ordering};

/// Finds the candidates of all unmatched accounts, and of the subscribers without an account; `None` where it was
/// cancelled. The cloud's people are read once for both, and each is settled apart: where a server's people went says
/// nothing of subscribers.
pub(in crate::matching) fn search(world: &World, cancel: &AtomicBool) -> Option<Candidates> {
    let estate = &*world.estate;
    let rows: Vec<RowId> = estate.row_ids().filter(|row| estate.row(*row).login.is_filled()).collect();
    let mut reader = Reader::of_all(world);
    crowd::learn(&mut reader, &rows, cancel)?;
    scripts::learn(&mut reader, &rows);
    reader.learn_company(rows.len());
    reader.learn_endings(&rows);
    reader.learn_employers(&rows);
    reader.learn_outsiders(&rows);
    reader.learn_locals(&rows);
    let subscribers = visual_studio::without_double(world);
    let sides = Sides::read(world, &mut reader, rows.len());
    let subscribers = Sides::of_subscribers(&mut reader, &subscribers, rows.len());
    let mut asking = sides.people.iter().chain(&subscribers.people);
    reader.hears = asking.any(|person| is_foreign(&reader.words, person));
    let (asked, strings): (Vec<_>, Vec<_>) = [&sides, &subscribers].map(|sides| sides.ask(&reader)).into_iter().unzip();
    let wanted = Wanted::of(strings.concat());
    let Met { tally, answers, habits, forms, directories, standings, addresses } =
        crowd::meet(&mut reader, &rows, &asked, &wanted, cancel)?;
    let counts = Counts::of(wanted, tally, &reader.words);
    let who = [&sides, &subscribers].map(|sides| Formed { reader: &reader, sides });
    let mut pairs =
        asked.iter().zip(answers).zip(&who).map(|((blocks, answers), formed)| blocks.pairs(answers, formed));
    let (pairs, mut of_subscribers) = (pairs.next()?, pairs.next()?);
    drop(asked);
    let is_free = visual_studio::is_free(world);
    of_subscribers.pairs.retain(|(row, _)| is_free(RowId(*row)));

    let settle = |scales: &Scales<'_>, sides: &Sides, pairs: &[(u32, u32)]| {
        let (weighed, strangers) = scales.weigh(pairs, cancel)?;
        let mut listed =
            settle::solve(world, scales.reader(), sides, weighed, &strangers, (&addresses, &standings), rows.len());
        scales.give_reasons(&mut listed, cancel)?;
        Some(listed)
    };
    let scales =
        Scales::of(reader, &counts, Learned { habits: &habits, forms: &forms, directories: &directories }, &sides);
    let listed = settle(&scales, &sides, &pairs.pairs)?;
    let mut candidates = settle::list(world, &sides, &listed, pairs.skipped + of_subscribers.skipped);
    let scales = scales.turned_to(&subscribers);
    let listed = settle(&scales, &subscribers, &of_subscribers.pairs)?;
    candidates.subscribers = settle::best_of_subscribers(world, &subscribers, &listed);
    Some(candidates)
}

/// Looks now and then whether the search is still wanted; `None` where it is not.
pub(super) fn go_on(number: usize, cancel: &AtomicBool) -> Option<()> {
    (!number.is_multiple_of(4096) || !cancel.load(Ordering::Relaxed)).then_some(())
}

/// The size of parts of so many, one part for each core.
pub(super) fn part(all: usize) -> usize {
    all.div_ceil(rayon::current_num_threads()).max(1)
}
