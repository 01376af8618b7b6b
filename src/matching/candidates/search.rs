//! The search: reads the people of both sides, blocks, weighs every pair that shares a key, and settles who is likely
//! whom. The cloud's people are read in parts, one for each core.

use super::counts::Counts;
use super::crowd::{self, Met};
use super::person::Reader;
use super::posterior::Pair;
use super::settle;
use super::sides::Sides;
use super::store::Candidates;
use super::weighing::Scales;
use crate::matching::{World, visual_studio};
use crate::model::RowId;
use std::sync::atomic::{AtomicBool, Ordering};

/// Finds the candidates of all unmatched accounts, and of the subscribers without an account; `None` where it was
/// cancelled. Those who subscribe ask apart, so that they change nothing for servers.
pub(in crate::matching) fn search(world: &World, cancel: &AtomicBool) -> Option<Candidates> {
    let estate = &*world.estate;
    let rows: Vec<RowId> = estate.row_ids().filter(|row| estate.row(*row).login.is_filled()).collect();
    let mut reader = Reader::of_all(world);
    crowd::learn(&mut reader, &rows, cancel)?;
    reader.learn_company(rows.len());
    let subscribers = visual_studio::without_double(world);
    let again = (!subscribers.is_empty()).then(|| reader.clone());
    let sides = Sides::read(world, &mut reader, rows.len());
    let (listed, skipped) = meet(world, reader, &rows, &sides, &|_| true, cancel)?;
    let mut candidates = settle::list(world, &sides, &listed, skipped);
    if let Some(mut reader) = again {
        let sides = Sides::of_subscribers(&mut reader, &subscribers, rows.len());
        let (listed, skipped) = meet(world, reader, &rows, &sides, &visual_studio::is_free(world), cancel)?;
        candidates.subscribers = settle::best_of_subscribers(world, &sides, &listed);
        candidates.skipped += skipped;
    }
    Some(candidates)
}

/// The pairs of those who ask and the rows that may be theirs which are likely enough to be listed, and how many blocks
/// were skipped.
fn meet(
    world: &World,
    mut reader: Reader<'_>,
    rows: &[RowId],
    sides: &Sides,
    may_be: &dyn Fn(RowId) -> bool,
    cancel: &AtomicBool,
) -> Option<(Vec<Pair>, u64)> {
    let (blocks, wanted) = sides.ask(&reader);
    let Met { tally, answers, habits, forms } = crowd::meet(&mut reader, rows, &blocks, &wanted, cancel)?;
    let counts = Counts::of(wanted, tally, &reader.words);
    let mut pairs = blocks.pairs(answers);
    drop(blocks);
    pairs.pairs.retain(|(row, _)| may_be(RowId(*row)));
    let scales = Scales::of(reader, &counts, &habits, &forms, sides);
    let (weighed, strangers) = scales.weigh(&pairs.pairs, cancel)?;
    let mut listed = settle::solve(world, sides, weighed, &strangers, rows.len());
    scales.give_reasons(&mut listed, cancel)?;
    Some((listed, pairs.skipped))
}

/// Looks now and then whether the search is still wanted; `None` where it is not.
pub(super) fn go_on(number: usize, cancel: &AtomicBool) -> Option<()> {
    (!number.is_multiple_of(4096) || !cancel.load(Ordering::Relaxed)).then_some(())
}

/// The size of parts of so many, one part for each core.
pub(super) fn part(all: usize) -> usize {
    all.div_ceil(rayon::current_num_threads()).max(1)
}
