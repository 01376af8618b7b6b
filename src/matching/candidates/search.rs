//! The search: reads the people of both sides, blocks, weighs every pair that shares a key, and settles who is likely
//! whom. The cloud's people are read in parts, one for each core.

use super::counts::Counts;
use super::crowd::{self, Met};
use super::person::Reader;
use super::settle;
use super::sides::Sides;
use super::store::Candidates;
use super::weighing::Scales;
use crate::matching::World;
use crate::model::RowId;
use std::sync::atomic::{AtomicBool, Ordering};

/// Finds the candidates of all unmatched accounts; `None` where it was cancelled.
pub(in crate::matching) fn search(world: &World, cancel: &AtomicBool) -> Option<Candidates> {
    let estate = &*world.estate;
    let rows: Vec<RowId> = estate.row_ids().filter(|row| estate.row(*row).login.is_filled()).collect();
    let mut reader = Reader::of_all(world);
    crowd::learn(&mut reader, &rows, cancel)?;
    reader.learn_company(rows.len());
    let sides = Sides::read(world, &mut reader, rows.len());
    let (blocks, wanted) = sides.ask(&reader);
    let Met { tally, answers, habits, forms } = crowd::meet(&mut reader, &rows, &blocks, &wanted, cancel)?;
    let counts = Counts::of(wanted, tally, &reader.words);
    let pairs = blocks.pairs(answers);
    drop(blocks);
    let scales = Scales::of(reader, &counts, &habits, &forms, &sides);
    let (weighed, strangers) = scales.weigh(&pairs.pairs, cancel)?;
    let mut listed = settle::solve(world, &sides, weighed, &strangers, rows.len());
    scales.give_reasons(&mut listed, cancel)?;
    Some(settle::list(world, &sides, &listed, pairs.skipped))
}

/// Looks now and then whether the search is still wanted; `None` where it is not.
pub(super) fn go_on(number: usize, cancel: &AtomicBool) -> Option<()> {
    (!number.is_multiple_of(4096) || !cancel.load(Ordering::Relaxed)).then_some(())
}

/// The size of parts of so many, one part for each core.
pub(super) fn part(all: usize) -> usize {
    all.div_ceil(rayon::current_num_threads()).max(1)
}
