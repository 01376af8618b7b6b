//! Whom to compare with whom: people who have a key in common, so that the cost grows with the people and not with the
//! pairs. Keys that very many have are left out; what such have in common says nothing alone.

use super::counts::{forms_of, handles, pair_key};
use super::hash::{self, hash};
use super::person::{Address, Person};
use super::sorted::{Sieve, Sorted};
use super::weights as w;
use super::words::{WordId, Words};

const STRING: u64 = 1;
const FORM: u64 = 2;
const NAME: u64 = 3;
const NICKNAME: u64 = 4;
const ADDRESS: u64 = 5;
const MISSPELT: u64 = 6;
const SECOND: u64 = 7;

/// A key: its kind in the uppermost bits, then a hash of its parts.
fn of(kind: u64, parts: &[u64]) -> u64 {
    kind << KIND_SHIFT | hash::of(kind, parts) >> (64 - KIND_SHIFT)
}

const KIND_SHIFT: u32 = 61;

/// The most pairs that one key may make.
const MOST_PAIRS: usize = 3_000;

/// The keys of the accounts that ask, and the rows that answered.
pub(super) struct Blocks {
    /// A key's upper bits, and an account's number in the lower ones.
    asked: Sorted,
    asking: Vec<u64>,
    bits: u32,
    sieve: Sieve,
    answers: Vec<(u32, u32)>,
    counts: Vec<u8>,
    /// How many keys were left out because too many have them.
    pub(super) skipped: u64,
}

/// The key of a second account beside a login of one server.
pub(super) fn second_key(host: u16, login: u64) -> u64 {
    of(SECOND, &[u64::from(host), login])
}

/// The keys that a person has on the side of the cloud.
pub(super) fn keys_of_cloud(words: &Words, person: &Person, forms: &[u64], is_asked: &dyn Fn(u64) -> bool) -> Vec<u64> {
    let mut keys = Vec::new();
    let mut add = |key: u64| {
        if is_asked(key) {
            keys.push(key);
        }
    };
    for handle in handles(person) {
        add(of(STRING, &[handle.hash]));
        if handle.digits_at > 2 && !handle.digits().is_empty() {
            add(of(STRING, &[handle.base]));
        }
    }
    for form in forms {
        add(of(FORM, &[*form]));
    }
    names(words, person, &mut add);
    for address in person.addresses.iter().chain(&person.subscription) {
        add(address_key(address, address.domain));
    }
    person.addresses[..person.own_addresses].iter().for_each(|address| misspelt(address, &mut add));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys that a person asks for on the side of the servers; `domains` gives the domains that an address may mean,
/// and `is_own` whether a domain is the enterprise's.
pub(super) fn keys_of_server(
    words: &Words,
    person: &Person,
    domains: &dyn Fn(WordId) -> Vec<WordId>,
    is_own: &dyn Fn(WordId) -> bool,
) -> Vec<u64> {
    let mut keys = Vec::new();
    let mut add = |key: u64| keys.push(key);
    for handle in handles(person) {
        if handle.text.len() > 2 {
            add(of(STRING, &[handle.hash]));
        }
        if handle.digits_at > 2 {
            add(of(STRING, &[handle.base]));
            add(of(FORM, &[handle.base]));
        }
    }
    for form in forms_of(words, person, 2) {
        add(of(STRING, &[form]));
    }
    names(words, person, &mut add);
    for (index, address) in person.addresses.iter().enumerate() {
        add(address_key(address, address.domain));
        for domain in domains(address.domain) {
            add(address_key(address, domain));
        }
        if index == 0 && is_own(address.domain) {
            misspelt(address, &mut add);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn names(words: &Words, person: &Person, add: &mut impl FnMut(u64)) {
    for reading in &person.readings {
        add(of(NAME, &[pair_key(words, reading.given, reading.family)]));
        for (given, family) in [(reading.given, reading.family), (reading.family, reading.given)] {
            for group in words.groups(given) {
                add(of(NICKNAME, &[u64::from(group), u64::from(words.sound(family).0)]));
            }
        }
    }
}

fn address_key(address: &Address, domain: WordId) -> u64 {
    of(ADDRESS, &[address.handle.hash, u64::from(domain.0)])
}

/// The local part, and all that it is without one letter.
fn misspelt(address: &Address, add: &mut impl FnMut(u64)) {
    let local = address.local.as_bytes();
    if local.len() < 5 || local.len() > 40 {
        return;
    }
    let domain = u64::from(address.domain.0);
    add(of(MISSPELT, &[hash(local), domain]));
    let mut shorter = [0_u8; 40];
    for at in 0..local.len() {
        shorter[..at].copy_from_slice(&local[..at]);
        shorter[at..local.len() - 1].copy_from_slice(&local[at + 1..]);
        add(of(MISSPELT, &[hash(&shorter[..local.len() - 1]), domain]));
    }
}

impl Blocks {
    /// Takes the keys that accounts ask for; `accounts` of them.
    pub(super) fn new(accounts: usize) -> Self {
        let bits = usize::BITS - accounts.max(2).leading_zeros();
        Self {
            asked: Sorted::of(Vec::new()),
            asking: Vec::new(),
            bits,
            sieve: Sieve::new((bits + 10).clamp(12, 28)),
            answers: Vec::new(),
            counts: Vec::new(),
            skipped: 0,
        }
    }

    /// An account asks for a key.
    pub(super) fn ask(&mut self, key: u64, account: u32) {
        self.sieve.add(key);
        self.asking.push((key >> self.bits) << self.bits | u64::from(account));
    }

    /// Everything is asked.
    pub(super) fn settle(&mut self) {
        self.asked = Sorted::of(std::mem::take(&mut self.asking));
        self.counts = vec![0; self.asked.keys.len()];
    }

    /// Whether anybody may have asked for a key.
    pub(super) fn is_asked(&self, key: u64) -> bool {
        self.sieve.may_have(key)
    }

    /// A row has a key.
    pub(super) fn answer(&mut self, key: u64, row: u32) {
        let key = key >> self.bits << self.bits;
        let start = self.asked.lower_bound(key);
        if self.asked.keys.get(start).is_none_or(|asked| asked >> self.bits << self.bits != key) {
            return;
        }
        let count = &mut self.counts[start];
        let most = w::BLOCKS[(key >> KIND_SHIFT) as usize];
        if *count < most {
            self.answers.push((start as u32, row));
        } else {
            self.skipped += u64::from(*count == most);
        }
        *count = count.saturating_add(1);
    }

    /// All pairs of row and account, each once, sorted by row.
    pub(super) fn pairs(self) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        let mask = (1_u64 << self.bits) - 1;
        for (start, row) in self.answers {
            let rows = self.counts[start as usize];
            let most = w::BLOCKS[(self.asked.keys[start as usize] >> KIND_SHIFT) as usize];
            let block = &self.asked.keys[start as usize..];
            let len = block.iter().take_while(|asked| **asked & !mask == block[0] & !mask).count();
            if rows <= most && usize::from(rows) * len <= MOST_PAIRS {
                pairs.extend(block[..len].iter().map(|asked| (row, (asked & mask) as u32)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}
