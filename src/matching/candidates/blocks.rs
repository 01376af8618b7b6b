//! Whom to compare with whom: people who have a key in common, so that the cost grows with the people and not with the
//! pairs. Keys that very many have are left out; what such have in common says nothing alone.

use super::formed::Formed;
use super::hash;
use super::search::part;
use super::sorted::{Sieve, Sorted};
use super::weights as w;
use crate::model::RowId;
use rayon::prelude::*;

/// What a key is of; the numbers are those of the largest blocks in `weights`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A login, a local part, an identifier.
    String = 1,
    /// A short form of a name.
    Form = 2,
    /// Two words of a name.
    Name = 3,
    /// A word of a name, and what the other may be: the group of its nicknames, or its letter.
    Part = 4,
    /// An address without separators.
    Address = 5,
    /// A local part without one letter, and the domain.
    Misspelt = 6,
    /// The login beside which an account is a second one.
    Second = 7,
}

const KINDS: usize = w::BLOCKS.len();

/// A key: of which kind, and a hash.
pub(super) type Key = (Kind, u64);

/// The key of a second account beside a login of one server.
pub(super) fn second_key(host: u16, login: u64) -> Key {
    (Kind::Second, hash::of(u64::from(host), &[login]))
}

/// What a key is to an account that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// It has it.
    Own = 0,
    /// It is a form of its name, and leads to nobody who is called otherwise and has it for that.
    Form = 1,
}

/// The most pairs that one key may make.
const MOST_PAIRS: usize = 3_000;

/// What accounts ask for, while they do.
pub(super) struct Asking {
    keys: [Vec<u64>; KINDS],
    bits: u32,
}

/// The keys that accounts ask for, each in a block of its own.
pub(super) struct Blocks {
    kinds: Vec<OfKind>,
    bits: u32,
}

/// The keys of one kind.
struct OfKind {
    /// A key's upper bits, and in the lower ones the number of an account that asks for it and what it is to it.
    asked: Sorted,
    sieve: Sieve,
    /// The number of the first block.
    first: u32,
}

/// The rows that have keys that are asked for.
#[derive(Default)]
pub(super) struct Answers {
    counts: Vec<u8>,
    rows: Vec<(u32, u32)>,
}

/// The pairs to compare, and how many keys were left out because too many have them.
#[derive(Default)]
pub(super) struct Pairs {
    /// Row and account, each once, sorted.
    pub(super) pairs: Vec<(u32, u32)>,
    pub(super) skipped: u64,
}

impl Asking {
    /// No keys yet, of so many accounts.
    pub(super) fn new(accounts: usize) -> Self {
        Self { keys: Default::default(), bits: usize::BITS - accounts.max(2).leading_zeros() + 1 }
    }

    /// An account asks for a key.
    pub(super) fn ask(&mut self, (kind, key): Key, account: u32, by: By) {
        self.keys[kind as usize].push(key >> self.bits << self.bits | u64::from(account) << 1 | by as u64);
    }

    /// Others ask too.
    pub(super) fn take(&mut self, others: Self) {
        for (keys, more) in self.keys.iter_mut().zip(others.keys) {
            if keys.is_empty() {
                *keys = more;
            } else {
                keys.reserve_exact(more.len());
                keys.extend(more);
            }
        }
    }

    /// Everything is asked.
    pub(super) fn settle(self) -> Blocks {
        let mut first = 0;
        let sorted = self.keys.into_par_iter().map(|keys| (Sieve::of(&keys), Sorted::of(keys)));
        let kinds = sorted.collect::<Vec<_>>().into_iter().map(|(sieve, asked)| {
            let len = asked.keys.len() as u32;
            first += len;
            OfKind { asked, sieve, first: first - len }
        });
        Blocks { kinds: kinds.collect(), bits: self.bits }
    }
}

impl Blocks {
    /// The kind of a block, and the accounts that ask for it.
    fn block(&self, number: u32) -> (usize, &[u64]) {
        let kind = self.kinds.partition_point(|of_kind| of_kind.first <= number) - 1;
        let keys = &self.kinds[kind].asked.keys[(number - self.kinds[kind].first) as usize..];
        let len = keys.iter().take_while(|key| **key >> self.bits == keys[0] >> self.bits).count();
        (kind, &keys[..len])
    }

    fn len(&self) -> usize {
        self.kinds.iter().map(|of_kind| of_kind.asked.keys.len()).sum()
    }

    /// The pairs that all answers make; `formed` tells whom a form of a name leads to.
    pub(super) fn pairs(&self, answers: Vec<Answers>, formed: &Formed<'_>) -> Pairs {
        let mut counts = vec![0_u8; self.len()];
        for of in &answers {
            counts.iter_mut().zip(&of.counts).for_each(|(count, more)| *count = count.saturating_add(*more));
        }
        let mut rows: Vec<(u32, u32)> = answers.into_iter().flat_map(|of| of.rows).collect();
        rows.par_sort_unstable();
        let blocks: Vec<&[(u32, u32)]> = rows.chunk_by(|a, b| a.0 == b.0).collect();
        // Blocks of one kind lie together and take their own time each: small parts share the work evenly.
        let parts = blocks.par_chunks(part(blocks.len()) / 32 + 1).map(|blocks| {
            let mut of_part = Pairs::default();
            blocks.iter().for_each(|rows| self.add_pairs(rows, counts[rows[0].0 as usize], formed, &mut of_part));
            of_part
        });
        let mut all = Pairs::default();
        for of_part in parts.collect::<Vec<_>>() {
            all.pairs.extend(of_part.pairs);
            all.skipped += of_part.skipped;
        }
        all.pairs.par_sort_unstable();
        all.pairs.dedup();
        all
    }

    /// Adds the pairs of the rows of one block, of which there are so many.
    fn add_pairs(&self, rows: &[(u32, u32)], count: u8, formed: &Formed<'_>, all: &mut Pairs) {
        let (kind, accounts) = self.block(rows[0].0);
        if count > w::BLOCKS[kind] || usize::from(count) * accounts.len() > MOST_PAIRS {
            all.skipped += 1;
            return;
        }
        let mask = (1_u64 << self.bits) - 1;
        for (_, row) in rows {
            let is_key = |form: u64| form >> self.bits == accounts[0] >> self.bits;
            let mut name = None;
            for asked in accounts.iter().map(|asked| (asked & mask) as u32) {
                let (account, by_form) = (asked >> 1, asked & 1 == By::Form as u32);
                if !by_form || formed.leads(*name.get_or_insert_with(|| formed.name(RowId(*row), is_key)), account) {
                    all.pairs.push((*row, account));
                }
            }
        }
    }
}

/// Keys of several people that wait to be looked up together.
#[derive(Default)]
pub(super) struct Batch {
    keys: [(Vec<u64>, Vec<u32>); KINDS],
    len: usize,
    /// Those of one kind that somebody may ask for.
    kept: (Vec<u64>, Vec<u32>),
    places: Vec<u32>,
    /// Person and block, each once.
    found: Vec<(u32, u32)>,
}

impl Batch {
    /// How many keys are looked up together: so many that it is worth it, so few that all stays near.
    const FULL: usize = 2048;

    /// Takes in a key of a person.
    pub(super) fn add(&mut self, (kind, key): Key, person: u32) {
        let (keys, people) = &mut self.keys[kind as usize];
        keys.push(key);
        people.push(person);
        self.len += 1;
    }

    /// Whether it is time to look them up.
    pub(super) fn is_full(&self) -> bool {
        self.len >= Self::FULL
    }

    /// Looks the keys up among those of one who asks; gives people and the blocks that they have keys of, each once.
    pub(super) fn look_up(&mut self, blocks: &Blocks) -> &[(u32, u32)] {
        self.found.clear();
        let (keys, people) = &mut self.kept;
        let kinds = self.keys.iter().zip(&blocks.kinds).filter(|(_, of_kind)| !of_kind.asked.keys.is_empty());
        for ((all, of), of_kind) in kinds {
            keys.clone_from(all);
            people.clone_from(of);
            of_kind.sieve.keep(keys, people);
            keys.iter_mut().for_each(|key| *key = *key >> blocks.bits << blocks.bits);
            of_kind.asked.lower_bounds(keys, &mut self.places);
            for ((key, person), place) in keys.drain(..).zip(people.drain(..)).zip(&self.places) {
                let same = |asked: &u64| asked >> blocks.bits << blocks.bits == key;
                if of_kind.asked.keys.get(*place as usize).is_some_and(same) {
                    self.found.push((person, of_kind.first + place));
                }
            }
        }
        self.found.sort_unstable();
        self.found.dedup();
        &self.found
    }

    /// Forgets the keys: everybody was asked for them.
    pub(super) fn clear(&mut self) {
        for (keys, people) in &mut self.keys {
            keys.clear();
            people.clear();
        }
        self.len = 0;
    }
}

impl Answers {
    /// No answers yet.
    pub(super) fn of(blocks: &Blocks) -> Self {
        Self { counts: vec![0; blocks.len()], rows: Vec::new() }
    }

    /// Rows have keys of blocks.
    pub(super) fn take(&mut self, found: &[(u32, u32)]) {
        found.iter().for_each(|(row, block)| self.add(*block, *row));
    }

    /// A row has the key of a block.
    pub(super) fn add(&mut self, block: u32, row: u32) {
        let count = &mut self.counts[block as usize];
        if *count <= MOST_ROWS {
            *count += 1;
            self.rows.push((block, row));
        }
    }
}

/// More rows than any block may have are not worth keeping.
const MOST_ROWS: u8 = most_rows();

const fn most_rows() -> u8 {
    let (mut most, mut kind) = (0, 0);
    while kind < KINDS {
        if w::BLOCKS[kind] > most {
            most = w::BLOCKS[kind];
        }
        kind += 1;
    }
    most
}
