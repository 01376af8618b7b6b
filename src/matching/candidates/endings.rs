//! What stands behind the names of many people of the cloud and is no name: `-acme` behind logins.

use super::reader::Reader;
use super::search::part;
use super::spelling::plain_text;
use crate::model::RowId;
use compact_str::CompactString;
use rayon::prelude::*;
use std::collections::HashMap;

/// How long an ending is.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=12;

/// Of how many logins one ends so at least, beside a few.
const SHARE: usize = 100;
const FEW: usize = 5;

/// The endings behind a hyphen or a short code's `_` that many logins have, each once, sorted.
pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Vec<CompactString> {
    shared(reader, rows, rows.len() / SHARE + FEW, |row, add| {
        let login = reader.bare_login(row);
        let ending = memchr::memrchr2(b'-', b'_', login).map_or(&[][..], |at| &login[at + 1..]);
        if LENGTHS.contains(&ending.len()) && ending.iter().all(u8::is_ascii_alphabetic) {
            add(plain_text(ending));
        }
    })
}

/// How many have each word that `of_row` adds.
pub(super) fn counts(
    rows: &[RowId],
    of_row: impl Fn(RowId, &mut dyn FnMut(CompactString)) + Sync,
) -> HashMap<CompactString, usize> {
    let count = |rows: &[RowId]| {
        let mut counts: HashMap<CompactString, usize> = HashMap::new();
        rows.iter().for_each(|row| of_row(*row, &mut |word| *counts.entry(word).or_default() += 1));
        counts
    };
    let mut all: HashMap<CompactString, usize> = HashMap::new();
    for of_part in rows.par_chunks(part(rows.len())).map(count).collect::<Vec<_>>() {
        of_part.into_iter().for_each(|(word, count)| *all.entry(word).or_default() += count);
    }
    all
}

/// The words that so many have at least and that are no names, each once, sorted; `of_row` adds those of a row.
pub(super) fn shared(
    reader: &Reader<'_>,
    rows: &[RowId],
    least: usize,
    of_row: impl Fn(RowId, &mut dyn FnMut(CompactString)) + Sync,
) -> Vec<CompactString> {
    let words = &reader.words;
    let is_name = |word: &str, count| words.find(word).is_some_and(|id| 4 * words.displayed(id) as usize > count);
    let is_shared = |(word, count): &(CompactString, usize)| *count >= least && !is_name(word, *count);
    let mut shared: Vec<CompactString> =
        counts(rows, of_row).into_iter().filter(is_shared).map(|(word, _)| word).collect();
    shared.sort_unstable();
    shared
}
