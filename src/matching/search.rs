//! The search for candidates: whom to compare with whom, so that the cost grows with the people and not with the pairs.

use super::near::{Near, is_role, name_words, squash, without_tag};
use super::{Candidate, Reason, Score, World};
use super::{Verdict, cloud};
use crate::model::{AccountId, Estate, HostId, Raw, RowId, domain, local_part, trimmed};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};

/// What the search for candidates found for the unmatched accounts.
#[derive(Clone, Default)]
pub struct Candidates {
    accounts: Vec<AccountId>,
    starts: Vec<u32>,
    list: Vec<Candidate>,
    by_row: Vec<(RowId, AccountId)>,
}

impl Candidates {
    /// The most candidates that an account has.
    pub const MOST: usize = 5;

    /// The candidates of an account, best first.
    #[must_use]
    pub fn of(&self, account: AccountId) -> &[Candidate] {
        let Ok(at) = self.accounts.binary_search(&account) else { return &[] };
        &self.list[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The accounts whose candidate a row is, in their order.
    #[must_use]
    pub fn of_row(&self, row: RowId) -> Vec<AccountId> {
        let start = self.by_row.partition_point(|(of, _)| *of < row);
        self.by_row[start..].iter().take_while(|(of, _)| *of == row).map(|(_, account)| *account).collect()
    }

    /// Accounts that have candidates, with those.
    pub fn iter(&self) -> impl Iterator<Item = (AccountId, &[Candidate])> {
        self.accounts.iter().map(|account| (*account, self.of(*account)))
    }

    fn from(found: BTreeMap<AccountId, Vec<Candidate>>) -> Self {
        let mut candidates = Self { starts: vec![0], ..Self::default() };
        for (account, list) in found {
            candidates.accounts.push(account);
            candidates.by_row.extend(list.iter().map(|candidate| (candidate.row, account)));
            candidates.list.extend(list);
            candidates.starts.push(candidates.list.len() as u32);
        }
        candidates.by_row.sort_unstable();
        candidates
    }
}

/// What two accounts may have in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Common {
    Email,
    Local,
    Login,
    Name,
}

/// The accounts that ask for one value, and the cloud accounts that have it.
#[derive(Default)]
struct Block {
    accounts: Vec<AccountId>,
    /// As many as the block needs to know whether the value is unique, or all where it is an e-mail.
    rows: Vec<RowId>,
}

/// Finds the candidates of all unmatched accounts; `None` where it was cancelled.
pub(super) fn search(world: &World, cancel: &AtomicBool) -> Option<Candidates> {
    let estate = &*world.estate;
    let near = Near { estate, short_code: cloud::short_code(estate) };
    let state = RandomState::new();
    let mut blocks: HashMap<u64, Block> = HashMap::new();
    let unmatched = estate.account_ids().filter(|account| world.finding(*account).verdict == Verdict::Checking);
    let unmatched: Vec<AccountId> = unmatched.collect();
    for account in &unmatched {
        for key in keys_of_account(estate, *account) {
            blocks.entry(state.hash_one(&key)).or_default().accounts.push(*account);
        }
    }
    for (number, row) in estate.row_ids().enumerate() {
        if number % 4096 == 0 && cancel.load(Ordering::Relaxed) {
            return None;
        }
        if !estate.row(row).login.is_filled() {
            continue;
        }
        for key in keys_of_row(&near, row) {
            if let Some(block) = blocks.get_mut(&state.hash_one(&key))
                && !block.rows.contains(&row)
                && (block.rows.len() < 2 || key.0 == Common::Email)
            {
                block.rows.push(row);
            }
        }
    }
    let pairs = pairs(estate, &unmatched, &blocks, &state);
    Some(Candidates::from(judge(world, &near, pairs)))
}

type Key = (Common, Vec<u8>);

fn keys_of_account(estate: &Estate, account: AccountId) -> Vec<Key> {
    let primary = estate.raw(estate.account(account).primary);
    let login = estate.raw(estate.login_of(account));
    if is_role(login) || (!primary.is_blank() && is_role(primary)) {
        return Vec::new();
    }
    let mut keys = Vec::new();
    let mut add = |common, value: Vec<u8>| {
        if value.len() > 2 {
            keys.push((common, value));
        }
    };
    for text in estate.emails_of(account) {
        add(Common::Email, without_tag_lower(estate.raw(text)));
    }
    if domain(primary).is_some() {
        add(Common::Local, local_part(primary).to_ascii_lowercase());
    }
    add(Common::Login, squash(login.bytes()));
    let name = name_words(estate.raw(estate.name_of(account)));
    if name.len() > 1 {
        add(Common::Name, name.join(" ").into_bytes());
    }
    keys
}

fn keys_of_row(near: &Near<'_>, row: RowId) -> Vec<Key> {
    let estate = near.estate;
    let mut keys = Vec::new();
    for text in cloud::emails(estate, row) {
        let raw = estate.raw(text);
        keys.push((Common::Email, without_tag_lower(raw)));
        let local = (Common::Local, local_part(raw).to_ascii_lowercase());
        if !keys.contains(&local) {
            keys.push(local);
        }
    }
    let login = cloud::bare_login(estate.raw(estate.row(row).login), near.short_code.as_deref());
    keys.push((Common::Login, squash(login)));
    let name = name_words(estate.raw(estate.row(row).name));
    if name.len() > 1 {
        keys.push((Common::Name, name.join(" ").into_bytes()));
    }
    keys
}

fn without_tag_lower(raw: Raw<'_>) -> Vec<u8> {
    let Some(domain) = domain(raw) else { return trimmed(raw).to_ascii_lowercase() };
    [without_tag(local_part(raw)), b"@", domain].concat().to_ascii_lowercase()
}

/// Pairs worth comparing: an e-mail in common, or something else that nobody else has on either side.
fn pairs(
    estate: &Estate,
    unmatched: &[AccountId],
    blocks: &HashMap<u64, Block>,
    state: &RandomState,
) -> Vec<(AccountId, RowId)> {
    let mut pairs = Vec::new();
    for account in unmatched {
        let host = estate.account(*account).host;
        for key in keys_of_account(estate, *account) {
            let Some(block) = blocks.get(&state.hash_one(&key)) else { continue };
            let on_host = block.accounts.iter().filter(|other| estate.account(**other).host == host).take(2).count();
            let is_unique = block.rows.len() == 1 && on_host == 1;
            if is_unique || key.0 == Common::Email {
                pairs.extend(block.rows.iter().take(Candidates::MOST).map(|row| (*account, *row)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// From how many people on a domain counts as moved.
const MOVED: usize = 3;

fn judge(world: &World, near: &Near<'_>, pairs: Vec<(AccountId, RowId)>) -> BTreeMap<AccountId, Vec<Candidate>> {
    let estate = near.estate;
    let with_reasons: Vec<_> =
        pairs.into_iter().map(|(account, row)| (account, row, near.reasons(account, row))).collect();
    let mut moves: HashMap<(Vec<u8>, Vec<u8>), usize> = HashMap::new();
    for (account, row, reasons) in &with_reasons {
        if reasons.has(Reason::OtherDomain) && !near.names_contradict(*account, *row) {
            *moves.entry(move_of(estate, *account, *row)).or_default() += 1;
        }
    }
    let mut found: BTreeMap<AccountId, Vec<Candidate>> = BTreeMap::new();
    for (account, row, reasons) in with_reasons {
        let moved = moves.get(&move_of(estate, account, row)).is_some_and(|count| *count >= MOVED);
        let score = near.score(account, row, reasons, moved);
        if score >= Score::LISTED {
            found.entry(account).or_default().push(Candidate { row, score, reasons });
        }
    }
    found.values_mut().for_each(|list| settle(estate, list));
    one_best_each(world, &mut found);
    found
}

/// The domains of a server account and of a cloud account whose local parts are equal.
pub(super) fn move_of(estate: &Estate, account: AccountId, row: RowId) -> (Vec<u8>, Vec<u8>) {
    let primary = estate.raw(estate.account(account).primary);
    let emails = cloud::emails(estate, row);
    let same_local = emails
        .iter()
        .map(|text| estate.raw(*text))
        .find(|raw| local_part(*raw).eq_ignore_ascii_case(local_part(primary)));
    let to = same_local.or_else(|| emails.first().map(|text| estate.raw(*text))).and_then(domain);
    let lower = |domain: Option<&[u8]>| domain.unwrap_or_default().to_ascii_lowercase();
    (lower(domain(primary)), lower(to))
}

/// Best first, then by login; five at most.
fn settle(estate: &Estate, list: &mut Vec<Candidate>) {
    list.sort_by(|a, b| {
        let login = |candidate: &Candidate| {
            let row = estate.row(candidate.row);
            (row.login.is_empty(), estate.raw(row.login).bytes().to_ascii_lowercase(), row.source, row.at)
        };
        b.score.cmp(&a.score).then_with(|| login(a).cmp(&login(b)))
    });
    list.truncate(Candidates::MOST);
}

/// On one server a cloud account is the best candidate of one account only; for the others it stays below the threshold.
fn one_best_each(world: &World, found: &mut BTreeMap<AccountId, Vec<Candidate>>) {
    let estate = &*world.estate;
    let threshold = world.options.threshold;
    let below = Score::percent(threshold.as_percent().saturating_sub(1));
    let mut best: HashMap<(HostId, RowId), (Score, AccountId)> = HashMap::new();
    for (account, list) in &*found {
        let Some(first) = list.first() else { continue };
        let claim = best.entry((estate.account(*account).host, first.row)).or_insert((first.score, *account));
        if first.score > claim.0 {
            *claim = (first.score, *account);
        }
    }
    for (account, list) in found.iter_mut() {
        let host = estate.account(*account).host;
        for candidate in list.iter_mut() {
            let is_claimed = best.get(&(host, candidate.row)).is_some_and(|(_, claimed)| claimed != account);
            if is_claimed && !candidate.reasons.has(Reason::SecondAccount) {
                candidate.score = candidate.score.min(below);
            }
        }
        settle(estate, list);
    }
}
