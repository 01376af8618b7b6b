//! The rules' work: which cloud accounts have a value that equals a server account's primary e-mail.
//!
//! Hits are kept per compared value and shared by all accounts with that value, so that the cost stays linear however
//! many accounts share an e-mail.

use super::{AliasDomain, Group, Rule};
use crate::model::{AccountId, Estate, IdentityField, Raw, RowId, Text, domain, hash_email, local_part, same_email};
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// One value of a cloud account that equals a compared value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) key: u32,
    pub(super) row: RowId,
    pub(super) rule: Rule,
    pub(super) value: Text,
}

/// What a group of rules finds for one compared value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The group.
    pub(super) group: Group,
    /// The first rule of the group that finds anyone.
    pub(super) rule: Rule,
    /// The cloud account, where it is exactly one.
    pub(super) only: Option<RowId>,
}

/// All compared values and their hits.
pub(super) struct Index {
    key_of: Vec<u32>,
    /// Sorted by key, row, rule.
    postings: Vec<Posting>,
    starts: Vec<u32>,
    /// With how many values each rule compared.
    pub(super) compared: [u64; 6],
    /// The domains of the verified e-mails, in lower case.
    domains: Domains,
    /// Keys of addresses that a what-if tries instead.
    alias_of: HashMap<AccountId, u32>,
    keys: u32,
}

/// Domains, each once; most addresses have the domain of the one before.
#[derive(Default)]
struct Domains {
    all: HashSet<Vec<u8>>,
    last: Vec<u8>,
}

impl Domains {
    fn add(&mut self, domain: &[u8]) {
        if !self.last.eq_ignore_ascii_case(domain) {
            self.last = domain.to_ascii_lowercase();
            self.all.insert(self.last.clone());
        }
    }
}

const NO_KEY: u32 = u32::MAX;

/// How many addresses are hashed at once.
const STEP: usize = 1 << 16;

/// The compared values, while the index is made: those in the files first, then those that a what-if makes.
struct Keys<'e> {
    estate: &'e Estate,
    state: RandomState,
    table: HashTable<u32>,
    in_files: Vec<Text>,
    made: Vec<Vec<u8>>,
}

impl<'e> Keys<'e> {
    fn of(estate: &'e Estate) -> Self {
        let accounts = estate.accounts.len();
        let table = HashTable::with_capacity(accounts);
        Self { estate, state: RandomState::default(), table, in_files: Vec::with_capacity(accounts), made: Vec::new() }
    }

    fn raw(&self, key: u32) -> Raw<'_> {
        match (self.in_files.get(key as usize), (key as usize).checked_sub(self.in_files.len())) {
            (Some(text), _) => self.estate.raw(*text),
            (None, made) => Raw::new(made.and_then(|at| self.made.get(at)).map(Vec::as_slice).unwrap_or_default()),
        }
    }

    fn find(&self, raw: Raw<'_>) -> Option<u32> {
        self.find_by(hash_email(&self.state, raw), raw)
    }

    fn find_by(&self, hash: u64, raw: Raw<'_>) -> Option<u32> {
        self.table.find(hash, |key| same_email(self.raw(*key), raw)).copied()
    }

    /// The numbers of the primary e-mails of all accounts.
    fn of_texts(&mut self) -> Vec<u32> {
        let estate = self.estate;
        let mut keys = Vec::with_capacity(estate.accounts.len());
        for accounts in estate.accounts.chunks(STEP) {
            let hash_of = |text| estate.filled(text).map(|raw| hash_email(&self.state, raw));
            let hashes: Vec<Option<u64>> = accounts.par_iter().map(|of| hash_of(of.primary)).collect();
            let accounts = accounts.iter().zip(hashes);
            keys.extend(accounts.map(|(of, hash)| hash.map_or(NO_KEY, |hash| self.of_text(of.primary, hash))));
        }
        keys
    }

    /// The number of a value that stands in a file.
    fn of_text(&mut self, text: Text, hash: u64) -> u32 {
        let raw = self.estate.raw(text);
        self.find_by(hash, raw).unwrap_or_else(|| {
            self.in_files.push(text);
            self.insert(hash)
        })
    }

    /// The number of a value that a what-if makes, when all those of the files are in.
    fn of_made(&mut self, made: Vec<u8>) -> u32 {
        self.find(Raw::new(&made)).unwrap_or_else(|| {
            let hash = hash_email(&self.state, Raw::new(&made));
            self.made.push(made);
            self.insert(hash)
        })
    }

    fn len(&self) -> u32 {
        (self.in_files.len() + self.made.len()) as u32
    }

    fn insert(&mut self, hash: u64) -> u32 {
        let key = self.len() - 1;
        let mut table = std::mem::take(&mut self.table);
        table.insert_unique(hash, key, |key| hash_email(&self.state, self.raw(*key)));
        self.table = table;
        key
    }
}

/// What the rows of one part have in common with the compared values, and with how many values each rule compared.
#[derive(Default)]
struct Compared {
    postings: Vec<Posting>,
    rules: [u64; 6],
    domains: Domains,
}

impl Compared {
    fn of(estate: &Estate, keys: &Keys<'_>, rows: &[RowId]) -> Self {
        let mut part = Self::default();
        let identities = &estate.identities.values;
        let start = rows.first().map_or(0, |first| identities.partition_point(|value| value.row < *first));
        let mut values = identities[start..].iter().peekable();
        for row in rows {
            let of = estate.row(*row);
            if !of.login.is_filled() {
                continue;
            }
            let mut earlier: Vec<(Rule, Text)> = Vec::new();
            while let Some(value) = values.next_if(|value| value.row <= *row) {
                add_once(estate, &mut earlier, Rule::of_identity(value.field), value.text);
            }
            if earlier.is_empty() {
                if estate.filled(of.name_id).is_some() {
                    part.compare(keys, *row, Rule::SamlNameId, of.name_id);
                }
            } else {
                add_once(estate, &mut earlier, Rule::SamlNameId, of.name_id);
                for (rule, value) in earlier {
                    part.compare(keys, *row, rule, value);
                }
            }
            for value in estate.verified_emails(*row) {
                part.domains.add(domain(estate.raw(*value)).unwrap_or_default());
            }
            match estate.verified_emails(*row) {
                [] => {}
                [only] => part.compare(keys, *row, Rule::VerifiedEmail, *only),
                several => {
                    let mut once = Vec::new();
                    several.iter().for_each(|value| add_once(estate, &mut once, Rule::VerifiedEmail, *value));
                    once.into_iter().for_each(|(rule, value)| part.compare(keys, *row, rule, value));
                }
            }
        }
        part
    }

    fn compare(&mut self, keys: &Keys<'_>, row: RowId, rule: Rule, value: Text) {
        self.rules[rule as usize] += 1;
        if let Some(key) = keys.find(keys.estate.raw(value)) {
            self.postings.push(Posting { key, row, rule, value });
        }
    }
}

impl Index {
    /// Compares every value of every cloud account with every server account's primary e-mail.
    pub(super) fn of(estate: &Estate, aliases: &[AliasDomain]) -> Self {
        let mut keys = Keys::of(estate);
        let primary = |account| estate.account(account).primary;
        let key_of = keys.of_texts();
        let mut alias_of = HashMap::new();
        if !aliases.is_empty() {
            for account in estate.account_ids() {
                if let Some(made) = aliased(estate.raw(primary(account)), aliases) {
                    alias_of.insert(account, keys.of_made(made));
                }
            }
        }
        let mut index = Self {
            key_of,
            postings: Vec::new(),
            starts: Vec::new(),
            compared: [0; 6],
            domains: Domains::default(),
            alias_of,
            keys: keys.len(),
        };
        index.compare_all(estate, &keys);
        index
    }

    fn compare_all(&mut self, estate: &Estate, keys: &Keys<'_>) {
        let rows: Vec<RowId> = estate.row_ids().collect();
        let size = rows.len().div_ceil(rayon::current_num_threads()).max(1);
        let parts: Vec<Compared> = rows.par_chunks(size).map(|rows| Compared::of(estate, keys, rows)).collect();
        for part in parts {
            self.postings.extend(part.postings);
            self.compared.iter_mut().zip(part.rules).for_each(|(compared, more)| *compared += more);
            self.domains.all.extend(part.domains.all);
        }
        self.postings.par_sort_by_key(|posting| (posting.key, posting.row, posting.rule));
        self.starts = vec![0; self.keys as usize + 1];
        for posting in &self.postings {
            self.starts[posting.key as usize + 1] += 1;
        }
        for key in 1..self.starts.len() {
            self.starts[key] += self.starts[key - 1];
        }
    }

    /// The compared value of an account, as a number that equal values share; `None` where it is not known.
    pub(super) fn key(&self, account: AccountId) -> Option<u32> {
        self.key_of.get(account.index()).copied().filter(|key| *key != NO_KEY)
    }

    /// The key of the address that a what-if tries instead.
    pub(super) fn alias_key(&self, account: AccountId) -> Option<u32> {
        self.alias_of.get(&account).copied()
    }

    /// Whether any verified e-mail is of the domain of this address.
    pub(super) fn has_domain_of(&self, address: Raw<'_>) -> bool {
        domain(address).is_some_and(|domain| self.domains.all.contains(&domain.to_ascii_lowercase()))
    }

    /// Whether the rules find for every account what they find in another index, however the values are spelled.
    pub(super) fn finds_the_same(&self, other: &Self) -> bool {
        let hit = |posting: &Posting| (posting.key, posting.row, posting.rule);
        let same_hits = || self.postings.iter().map(hit).eq(other.postings.iter().map(hit));
        self.key_of == other.key_of && self.alias_of == other.alias_of && same_hits()
    }

    /// How many compared values there are.
    pub(super) fn keys(&self) -> usize {
        self.keys as usize
    }

    /// All hits of a compared value, sorted by row, then rule.
    pub(super) fn hits(&self, key: u32) -> &[Posting] {
        let (start, end) = (self.starts[key as usize], self.starts[key as usize + 1]);
        &self.postings[start as usize..end as usize]
    }

    /// The hits of a compared value with one cloud account, sorted by rule.
    pub(super) fn hits_with(&self, key: u32, row: RowId) -> &[Posting] {
        let hits = self.hits(key);
        let start = hits.partition_point(|posting| posting.row < row);
        let len = hits[start..].partition_point(|posting| posting.row == row);
        &hits[start..start + len]
    }

    /// What the deciding group finds for each compared value.
    pub(super) fn decide_all(&self) -> Vec<Option<Found>> {
        (0..self.keys).map(|key| decide(self.hits(key))).collect()
    }
}

/// What the first group that finds anyone finds among hits sorted by row.
pub(super) fn decide(hits: &[Posting]) -> Option<Found> {
    [Group::SamlOrScim, Group::Verified].into_iter().find_map(|group| {
        let mut found: Option<Found> = None;
        for posting in hits.iter().filter(|posting| posting.rule.group() == group) {
            match &mut found {
                None => found = Some(Found { group, rule: posting.rule, only: Some(posting.row) }),
                Some(found) => {
                    found.rule = found.rule.min(posting.rule);
                    found.only = found.only.filter(|row| *row == posting.row);
                }
            }
        }
        found
    })
}

/// The address with the domain that a what-if tries instead.
pub(super) fn aliased(raw: Raw<'_>, aliases: &[AliasDomain]) -> Option<Vec<u8>> {
    let alias = AliasDomain::of(raw, aliases)?;
    Some([local_part(raw), b"@", alias.to.as_bytes()].concat())
}

fn add_once(estate: &Estate, values: &mut Vec<(Rule, Text)>, rule: Rule, value: Text) {
    let raw = estate.raw(value);
    let is_new = !values.iter().any(|(of, known)| *of == rule && same_email(estate.raw(*known), raw));
    if !raw.is_blank() && is_new {
        values.push((rule, value));
    }
}

/// Which fields of the linked identities the loaded files have at all.
pub(super) fn is_known(estate: &Estate, rule: Rule) -> bool {
    let asked = |field: IdentityField| estate.identities.asked[field as usize];
    match rule {
        Rule::SamlClaimName => asked(IdentityField::ClaimName),
        Rule::SamlClaimEmailAddress => asked(IdentityField::ClaimEmailAddress),
        Rule::SamlUsername => asked(IdentityField::Username),
        Rule::SamlEmails => asked(IdentityField::Emails),
        Rule::SamlNameId | Rule::VerifiedEmail => estate.has_report,
    }
}
