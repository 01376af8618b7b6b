//! In which domains letters of other names stand behind family names in addresses: `duc.nguyenv` of Nguyễn Văn Đức,
//! `ecatalang` of Edgar Catalán García, `lindh` of Lin Dehua. Who has another letter there is another person.

use super::hash::hash;
use super::reader::Reader;
use super::sample::Sample;
use super::spelling::{SEPARATORS, plain_text, split_digits};
use super::spells;
use super::words::{WordId, Words};
use crate::matching::cloud;
use crate::model::{RowId, local_part};
use std::collections::BTreeMap;

/// Of so many who have two words in their address one has such a letter at least, and so many do.
const OF: u32 = 4;
const FEW: u32 = 5;

/// The domains, and whether it is so of addresses of two words or of one, sorted.
pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Vec<(WordId, bool)> {
    let sample = Sample::of(rows.len());
    let mut domains: BTreeMap<(WordId, bool), [u32; 2]> = BTreeMap::new();
    for row in rows.iter().filter(|row| sample.has(hash(reader.bare_login(**row)))) {
        for text in cloud::emails(reader.estate, *row) {
            let raw = reader.estate.raw(text);
            let local = plain_text(local_part(raw));
            let Some(domain) = crate::model::domain(raw).and_then(|domain| reader.known_domain(domain)) else {
                continue;
            };
            let (is_two, is_lettered) = match spells::two_words(&local) {
                Some((_, family, _)) => (true, reader.without_letter(&family).is_some()),
                None => (false, reader.has_letters(split_digits(&local).0)),
            };
            let [all, lettered] = domains.entry((domain, is_two)).or_default();
            *all += 1;
            *lettered += u32::from(is_lettered);
        }
    }
    let is_lettered = |(_, [all, lettered]): &(_, [u32; 2])| *lettered >= FEW && *lettered * OF >= *all;
    domains.into_iter().filter(is_lettered).map(|(domain, _)| domain).collect()
}

impl Reader<'_> {
    /// The family name before the letter of another name, where people show it and nobody shows the whole.
    pub(super) fn without_letter<'t>(&self, family: &'t str) -> Option<&'t str> {
        let is_shown = |word: &str| self.words.find(word).is_some_and(|word| self.words.displayed(word) > 1);
        let (at, _) = family.char_indices().next_back()?;
        let rest = &family[..at];
        (rest.len() > 1 && !is_shown(family) && is_shown(rest)).then_some(rest)
    }

    /// Whether a local part in one piece is a family name and letters behind it, an initial before it perhaps.
    fn has_letters(&self, local: &str) -> bool {
        let is_plain = local.bytes().all(|byte| byte.is_ascii_lowercase());
        is_plain
            && local.len() > 4
            && [local, &local[1..], &local[..local.len() - 1]].iter().any(|of| self.without_letter(of).is_some())
    }
}

/// Whether two local parts are made of one family name and differ in the letters behind it alone.
pub(super) fn differ_in_letters(words: &Words, one: &str, other: &str) -> bool {
    const MOST: usize = 2;
    let is_shown = |word: &str| words.find(word).is_some_and(|word| words.displayed(word) > 1);
    let start = |local: &str| local.rfind(SEPARATORS).map_or(0, |at| at + 1);
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let last = start(one);
    if last != start(other) || common < last + 2 || !one.is_ascii() || one.len().max(other.len()) > common + MOST {
        return false;
    }
    // A letter that both have may be the first of two.
    (common - 1..=common).any(|at| is_shown(&one[last..at]) || (last == 0 && is_shown(&one[1..at])))
}
