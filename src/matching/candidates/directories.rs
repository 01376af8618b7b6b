//! How each directory keeps people of one name apart, learned from namesakes of the cloud: a directory that numbers them
//! gives nobody an address that differs from another's in a separator alone.

use super::reader::Reader;
use super::spelling::{SEPARATORS, plain_text, squash};
use super::words::WordId;
use crate::matching::cloud;
use crate::model::{RowId, domain, local_part};
use compact_str::CompactString;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// What namesakes teach, by domain.
#[derive(Debug, Default)]
pub(super) struct Directories(BTreeMap<WordId, Apart>);

/// Of one domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Apart {
    /// Who has the name of somebody else there.
    pub(super) namesakes: u32,
    /// Of whom the address differs in a separator alone; in the order of its parts alone.
    pub(super) separators: u32,
    pub(super) orders: u32,
}

/// Names that more people bear teach nothing more.
const MOST: usize = 32;

impl Directories {
    /// All domains.
    pub(super) fn iter(&self) -> impl Iterator<Item = (WordId, Apart)> {
        self.0.iter().map(|(domain, apart)| (*domain, *apart))
    }

    /// Takes over what another thread has learned.
    pub(super) fn take(&mut self, other: &Self) {
        for (domain, more) in other.iter() {
            let of = self.0.entry(domain).or_default();
            of.namesakes += more.namesakes;
            of.separators += more.separators;
            of.orders += more.orders;
        }
    }

    /// Learns from the people of the cloud who bear one name.
    pub(super) fn meet(&mut self, reader: &Reader<'_>, bearers: impl ExactSizeIterator<Item = RowId>) {
        if !(2..=MOST).contains(&bearers.len()) {
            return;
        }
        let mut locals: Vec<(WordId, CompactString)> = Vec::new();
        for row in bearers {
            let address = |text| {
                let raw = reader.estate.raw(text);
                let domain = domain(raw).and_then(|domain| reader.known_domain(domain))?;
                Some((domain, plain_text(local_part(raw))))
            };
            let mut own: SmallVec<[_; 2]> = cloud::emails(reader.estate, row).into_iter().filter_map(address).collect();
            // Of several addresses of one person in a domain one counts, in whichever order they stand.
            own.sort_unstable();
            own.dedup_by_key(|(domain, _)| *domain);
            locals.extend(own);
        }
        locals.sort_unstable();
        locals.dedup();
        for of_domain in locals.chunk_by(|a, b| a.0 == b.0).filter(|of| of.len() > 1) {
            let different = |form: fn(&str) -> CompactString| {
                let mut forms: Vec<CompactString> = of_domain.iter().map(|(_, local)| form(local)).collect();
                forms.sort_unstable();
                forms.dedup();
                forms.len() as u32
            };
            let (all, letters, parts) = (of_domain.len() as u32, different(squash), different(in_order));
            let of = self.0.entry(of_domain[0].0).or_default();
            of.namesakes += all - 1;
            of.separators += all - letters;
            of.orders += letters.saturating_sub(parts);
        }
    }
}

/// A local part without separators, its parts in their alphabetical order.
fn in_order(local: &str) -> CompactString {
    let mut parts: Vec<CompactString> = local.split(SEPARATORS).map(squash).collect();
    parts.sort_unstable();
    parts.concat().into()
}
