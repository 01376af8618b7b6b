//! How each domain of the cloud makes local parts, where that says what words of them are: the given name alone, `anke@`; or
//! letters of other names behind the family name, `duc.nguyenv@`.

use super::hash::hash;
use super::outsiders;
use super::reader::Reader;
use super::sample::Sample;
use super::spelling::{plain_text, split_digits};
use super::spells;
use super::words::WordId;
use crate::matching::cloud;
use crate::model::{RowId, domain, local_part};
use std::collections::BTreeMap;

/// The domains that make them so, each sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Locals {
    given_names: Vec<WordId>,
    /// So of local parts of one word, and of two.
    lettered: [Vec<WordId>; 2],
}

/// How many addresses of a domain there are, and how many are made so.
#[derive(Clone, Copy, Default)]
struct Share {
    all: u32,
    with: u32,
}

impl Share {
    fn add(&mut self, is_with: bool) {
        self.all += 1;
        self.with += u32::from(is_with);
    }

    /// Whether one of so many is made so at least, and more than a few are.
    fn is_one_of(self, of: u32) -> bool {
        const FEW: u32 = 5;
        self.with >= FEW && self.with * of >= self.all
    }
}

impl Locals {
    /// Learns from a sample of the cloud's people.
    pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Self {
        let sample = Sample::of(rows.len());
        let mut given_names: BTreeMap<WordId, Share> = BTreeMap::new();
        let mut lettered: [BTreeMap<WordId, Share>; 2] = Default::default();
        for row in rows.iter().filter(|row| sample.has(hash(reader.bare_login(**row)))) {
            let given = reader.shown(*row).map(|(given, _)| reader.words.text(given));
            for text in cloud::emails(reader.estate, *row) {
                let raw = reader.estate.raw(text);
                let Some(domain) = domain(raw).and_then(|domain| reader.known_domain(domain)) else { continue };
                let local = plain_text(local_part(raw));
                let unmarked = outsiders::without(&local, reader.outsiders());
                let bare = split_digits(unmarked.as_deref().unwrap_or(&local)).0;
                if let Some(given) = given {
                    given_names.entry(domain).or_default().add(bare == given);
                }
                let (words, has_letters) = match spells::two_words(&local) {
                    Some((_, family, _)) => (1, reader.without_letter(&family).is_some()),
                    None => (0, reader.has_letters(bare)),
                };
                lettered[words].entry(domain).or_default().add(has_letters);
            }
        }
        let most = |domains: BTreeMap<WordId, Share>, of: u32| -> Vec<WordId> {
            domains.into_iter().filter(|(_, share)| share.is_one_of(of)).map(|(domain, _)| domain).collect()
        };
        Self { given_names: most(given_names, 2), lettered: lettered.map(|domains| most(domains, 4)) }
    }

    /// Whether the given name alone is the local part in a domain.
    pub(super) fn are_given_names(&self, domain: WordId) -> bool {
        self.given_names.binary_search(&domain).is_ok()
    }

    /// Whether letters of other names may stand behind the family name in a domain, in local parts of two words or of one:
    /// in one that the cloud does not show, where they do in any.
    pub(super) fn are_lettered(&self, domain: WordId, is_own: bool, is_two: bool) -> bool {
        let lettered = &self.lettered[usize::from(is_two)];
        if is_own { lettered.binary_search(&domain).is_ok() } else { !lettered.is_empty() }
    }
}
