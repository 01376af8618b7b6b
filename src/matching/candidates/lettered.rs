//! In which domains a letter of another name stands behind the family name in addresses: `duc.nguyenv` of Nguyễn Văn Đức.

use super::hash::hash;
use super::reader::Reader;
use super::sample::Sample;
use super::spelling::plain_text;
use super::spells;
use super::words::WordId;
use crate::matching::cloud;
use crate::model::{RowId, local_part};
use std::collections::BTreeMap;

/// Of so many who have two words in their address one has such a letter at least, and so many do.
const OF: u32 = 4;
const FEW: u32 = 5;

/// The domains, sorted.
pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Vec<WordId> {
    let sample = Sample::of(rows.len());
    let mut domains: BTreeMap<WordId, [u32; 2]> = BTreeMap::new();
    for row in rows.iter().filter(|row| sample.has(hash(reader.bare_login(**row)))) {
        for text in cloud::emails(reader.estate, *row) {
            let raw = reader.estate.raw(text);
            let Some((_, family, _)) = spells::two_words(&plain_text(local_part(raw))) else { continue };
            let Some(domain) = crate::model::domain(raw).and_then(|domain| reader.known_domain(domain)) else {
                continue;
            };
            let [all, lettered] = domains.entry(domain).or_default();
            *all += 1;
            *lettered += u32::from(reader.without_letter(&family).is_some());
        }
    }
    let is_lettered = |(_, [all, lettered]): &(WordId, [u32; 2])| *lettered >= FEW && *lettered * OF >= *all;
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
}
