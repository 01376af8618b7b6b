//! What many logins of the cloud end in, and no names do: `-acme`.

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
const SHARE: usize = 20;
const FEW: usize = 5;

/// The endings behind a hyphen that many logins have, each once.
pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Vec<CompactString> {
    let count = |rows: &[RowId]| {
        let mut endings: HashMap<CompactString, u32> = HashMap::new();
        for row in rows {
            let login = reader.bare_login(*row);
            let ending = memchr::memrchr(b'-', login).map_or(&[][..], |at| &login[at + 1..]);
            if LENGTHS.contains(&ending.len()) && ending.iter().all(u8::is_ascii_alphabetic) {
                *endings.entry(plain_text(ending)).or_default() += 1;
            }
        }
        endings
    };
    let mut all: HashMap<CompactString, u32> = HashMap::new();
    for of_part in rows.par_chunks(part(rows.len())).map(count).collect::<Vec<_>>() {
        of_part.into_iter().for_each(|(ending, count)| *all.entry(ending).or_default() += count);
    }
    let least = (rows.len() / SHARE + FEW) as u32;
    let words = &reader.words;
    let is_name = |ending: &str, count: u32| words.find(ending).is_some_and(|word| 4 * words.displayed(word) > count);
    let mut endings: Vec<CompactString> = all
        .into_iter()
        .filter(|(ending, count)| *count >= least && !is_name(ending, *count))
        .map(|(ending, _)| ending)
        .collect();
    endings.sort_unstable();
    endings
}
