//! Everybody's texts, folded, in one piece of memory: for each person an id, a span and the characters in it. Looking
//! for something in it is left to `finder`.

use super::bag::{Bag, Initials};
use super::rank::parts;
use crate::model::{Raw, fold_into};

/// The folded texts of all entries.
///
/// Each field has a line end before and after it, which no field has inside: an entry is `\njlee\njose lee\n`, and its
/// last line end is the next entry's first.
#[derive(Clone, Debug)]
pub(super) struct Haystack {
    text: String,
    /// Where each entry starts, and the start of the one that would come next.
    starts: Vec<usize>,
    bags: Vec<Bag>,
    initials: Vec<Initials>,
    ids: Vec<u32>,
    /// Where the fields of the last entry start; only needed while it is added.
    fields: Vec<usize>,
}

/// What parts the fields.
pub(super) const EDGE: u8 = b'\n';

impl Haystack {
    pub(super) fn with_capacity(entries: usize) -> Self {
        let mut starts = Vec::with_capacity(entries.saturating_add(1));
        starts.push(0);
        Self {
            text: String::from('\n'),
            starts,
            bags: Vec::with_capacity(entries),
            initials: Vec::with_capacity(entries),
            ids: Vec::with_capacity(entries),
            fields: Vec::new(),
        }
    }

    /// Adds an entry; a field that is blank, or says the same as one before it, needs no room.
    pub(super) fn push<'a>(&mut self, id: u32, fields: impl IntoIterator<Item = Raw<'a>>) {
        let start = self.text.len().saturating_sub(1);
        self.fields.clear();
        for field in fields {
            if !field.is_blank() {
                self.push_field(field);
            }
        }
        let entry = self.text.get(start..).unwrap_or_default();
        self.bags.push(Bag::of(entry));
        self.initials.push(initials(entry.as_bytes()));
        self.ids.push(id);
        self.starts.push(self.text.len().saturating_sub(1));
    }

    fn push_field(&mut self, field: Raw<'_>) {
        let before = self.text.len();
        match std::str::from_utf8(field.bytes()) {
            Ok(text) => fold_into(text, &mut self.text),
            Err(_) => fold_into(&field.text(), &mut self.text),
        }
        if memchr::memchr(EDGE, self.text.as_bytes().get(before..).unwrap_or_default()).is_some() {
            let lines = self.text.split_off(before);
            self.text.push_str(&lines.replace('\n', " "));
        }
        self.text.push('\n');
        let (earlier, added) = self.text.as_bytes().split_at(before);
        let is_there = |start: &usize| earlier.get(*start..).is_some_and(|fields| fields.starts_with(added));
        if self.fields.iter().any(is_there) {
            self.text.truncate(before);
        } else {
            self.fields.push(before);
        }
    }

    /// Gives back what was reserved and not needed.
    pub(super) fn finish(mut self) -> Self {
        self.text.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.bags.shrink_to_fit();
        self.initials.shrink_to_fit();
        self.ids.shrink_to_fit();
        self
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn bags(&self) -> &[Bag] {
        &self.bags
    }

    /// What the parts of an entry's fields begin with.
    pub(super) fn initials(&self, index: usize) -> Initials {
        self.initials.get(index).copied().unwrap_or_default()
    }

    pub(super) fn id(&self, index: usize) -> u32 {
        self.ids.get(index).copied().unwrap_or(u32::MAX)
    }

    /// An entry's fields, with a line end before and after each.
    pub(super) fn entry(&self, index: usize) -> &str {
        let start = self.starts.get(index).copied().unwrap_or_default();
        let end = self.starts.get(index.saturating_add(1)).copied().unwrap_or_default();
        self.text.get(start..end.saturating_add(1)).unwrap_or_default()
    }
}

fn initials(entry: &[u8]) -> Initials {
    let pairs = entry.iter().zip(entry.iter().skip(1));
    pairs
        .filter(|(before, _)| parts(**before))
        .fold(Initials::default(), |all, (_, first)| all.with(Initials::of(*first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_share_the_line_end_between_them() {
        let mut haystack = Haystack::with_capacity(3);
        haystack.push(7, ["jlee", "José Lee", "", "JLEE"].map(Raw::of));
        haystack.push(9, []);
        haystack.push(8, ["two\nlines", "  "].map(Raw::of));
        let haystack = haystack.finish();
        assert_eq!(
            (0..3).map(|index| haystack.entry(index)).collect::<Vec<_>>(),
            ["\njlee\njose lee\n", "\n", "\ntwo lines\n"]
        );
        assert_eq!((haystack.len(), haystack.id(0), haystack.id(2)), (3, 7, 8));
        assert!(haystack.bags()[0].has(Bag::of("jose")) && !haystack.bags()[2].has(Bag::of("jose")));
    }
}
