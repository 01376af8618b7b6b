//! Whom to compare with whom: people who have a key in common, so that the cost grows with the people and not with the
//! pairs. Keys that very many have are left out; what such have in common says nothing alone.

use super::hash;
use super::sorted::{Sieve, Sorted};
use super::weights as w;
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
    /// A family name, and the group of nicknames of the given name.
    Nickname = 4,
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
    /// A key's upper bits, and in the lower ones the number of an account that asks for it.
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
pub(super) struct Pairs {
    /// Row and account, each once, sorted.
    pub(super) pairs: Vec<(u32, u32)>,
    pub(super) skipped: u64,
}

impl Asking {
    /// No keys yet, of so many accounts.
    pub(super) fn new(accounts: usize) -> Self {
        Self { keys: Default::default(), bits: usize::BITS - accounts.max(2).leading_zeros() }
    }

    /// An account asks for a key.
    pub(super) fn ask(&mut self, (kind, key): Key, account: u32) {
        self.keys[kind as usize].push(key >> self.bits << self.bits | u64::from(account));
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

    /// The pairs that all answers make.
    pub(super) fn pairs(&self, answers: Vec<Answers>) -> Pairs {
        let mut counts = vec![0_u8; self.len()];
        for of in &answers {
            counts.iter_mut().zip(&of.counts).for_each(|(count, more)| *count = count.saturating_add(*more));
        }
        let mut pairs = Vec::new();
        let mut skipped = 0;
        let mask = (1_u64 << self.bits) - 1;
        let mut rows: Vec<(u32, u32)> = answers.into_iter().flat_map(|of| of.rows).collect();
        rows.par_sort_unstable();
        for of_block in rows.chunk_by(|a, b| a.0 == b.0) {
            let number = of_block[0].0;
            let count = counts[number as usize];
            let (kind, accounts) = self.block(number);
            if count > w::BLOCKS[kind] || usize::from(count) * accounts.len() > MOST_PAIRS {
                skipped += 1;
                continue;
            }
            for (_, row) in of_block {
                pairs.extend(accounts.iter().map(|asked| (*row, (asked & mask) as u32)));
            }
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        Pairs { pairs, skipped }
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
        for ((all, of), of_kind) in self.keys.iter().zip(&blocks.kinds) {
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
