//! In which domains the local part is the given name alone, with a number perhaps: `anke@`. It is shown there as a display
//! name of one word is.

use super::hash::hash;
use super::outsiders;
use super::reader::Reader;
use super::sample::Sample;
use super::spelling::{plain_text, split_digits};
use super::words::WordId;
use crate::matching::cloud;
use crate::model::{RowId, domain, local_part};
use std::collections::BTreeMap;

/// Of so many whose name is shown one has such an address at least, and so many have.
const OF: u32 = 2;
const FEW: u32 = 5;

/// The domains, sorted.
pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Vec<WordId> {
    let sample = Sample::of(rows.len());
    let mut domains: BTreeMap<WordId, [u32; 2]> = BTreeMap::new();
    for row in rows.iter().filter(|row| sample.has(hash(reader.bare_login(**row)))) {
        let Some((given, _)) = reader.shown(*row) else { continue };
        for text in cloud::emails(reader.estate, *row) {
            let raw = reader.estate.raw(text);
            let Some(domain) = domain(raw).and_then(|domain| reader.known_domain(domain)) else { continue };
            let [all, with] = domains.entry(domain).or_default();
            *all += 1;
            *with += u32::from(reader.unmarked(&plain_text(local_part(raw))) == reader.words.text(given));
        }
    }
    let is_meant = |(_, [all, with]): &(WordId, [u32; 2])| *with >= FEW && *with * OF >= *all;
    domains.into_iter().filter(is_meant).map(|(domain, _)| domain).collect()
}

impl Reader<'_> {
    /// A local part without the mark of those who work for other companies, and without a number.
    fn unmarked(&self, local: &str) -> compact_str::CompactString {
        let unmarked = outsiders::without(local, self.outsiders());
        split_digits(unmarked.as_deref().unwrap_or(local)).0.into()
    }
}
