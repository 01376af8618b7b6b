//! Settles who is likely whom: from weighed pairs to each account's candidates, with invitations, best first.

use super::addressed::AddressCounts;
use super::groups::Group;
use super::hash::ByHash;
use super::posterior::{self, Known, Pair};
use super::reader::Reader;
use super::sides::{Side, Sides};
use super::standing::Standings;
use super::store::Candidates;
use super::strangers::Strangers;
use super::weights as w;
use crate::matching::{Asker, Candidate, Reason, Reasons, Score, World, cloud};
use crate::model::{AccountId, Estate, RowId, RowKind, Text, domain, hash_email, local_part, same_email};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Gives the weighed pairs their probabilities in an estate with so many cloud accounts; keeps those that are likely
/// enough to be listed.
pub(super) fn solve(
    world: &World,
    reader: &Reader<'_>,
    sides: &Sides,
    mut pairs: Vec<Pair>,
    strangers: &Strangers,
    cloud: (&AddressCounts, &Standings),
    accounts: usize,
) -> Vec<Pair> {
    let login = |row: u32| world.login_order(RowId(row));
    pairs.par_sort_unstable_by(|a, b| {
        a.side
            .cmp(&b.side)
            .then_with(|| b.value.total_cmp(&a.value))
            .then_with(|| login(a.row).cmp(&login(b.row)))
            .then(a.row.cmp(&b.row))
    });
    let mut kept = 0;
    let mut last = u32::MAX;
    pairs.retain(|pair| {
        kept = if pair.side == last { kept + 1 } else { 0 };
        last = pair.side;
        kept < w::KEPT
    });
    let groups = (0..sides.accounts.len() as u32).into_par_iter().map(|side| Group::of(reader, sides, side));
    let groups: Vec<Group> = groups.collect();
    let hosts: Vec<u16> = sides.accounts.iter().map(|side| side.host).collect();
    let accounts = f64::from(u32::try_from(accounts.max(1)).unwrap_or(u32::MAX));
    posterior::solve(&mut pairs, Known { groups: &groups, hosts: &hosts, strangers, cloud, accounts });
    pairs.retain(|pair| Score::of(pair.probability) >= Score::LISTED);
    pairs
}

/// Each account's candidates, best first; so many blocks were skipped on the way.
pub(super) fn list(world: &World, sides: &Sides, pairs: &[Pair], skipped: u64) -> Candidates {
    let estate = &*world.estate;
    let mut found: BTreeMap<AccountId, Vec<Candidate>> = BTreeMap::new();
    for pair in pairs {
        if let Asker::Account(account) = sides.accounts[pair.side as usize].asker {
            found.entry(account).or_default().push(candidate(pair));
        }
    }
    add_invitations(estate, &sides.accounts, &mut found);
    found.par_iter_mut().for_each(|(_, list)| order(estate, list));
    one_best_each(world, sides, &mut found);
    found.retain(|_, list| !list.is_empty());
    Candidates::from(found, skipped)
}

/// Each subscriber's best candidate.
pub(super) fn best_of_subscribers(world: &World, sides: &Sides, pairs: &[Pair]) -> BTreeMap<RowId, Candidate> {
    let order = |candidate: &Candidate| (Reverse(candidate.score), world.login_order(candidate.row));
    let mut best = BTreeMap::new();
    for pair in pairs {
        let Asker::Subscriber(rows) = &sides.accounts[pair.side as usize].asker else { continue };
        let candidate = candidate(pair);
        for row in rows {
            let known = best.entry(*row).or_insert(candidate);
            if order(&candidate) < order(known) {
                *known = candidate;
            }
        }
    }
    best
}

fn candidate(pair: &Pair) -> Candidate {
    Candidate { row: RowId(pair.row), score: Score::of(pair.probability), reasons: pair.reasons }
}

/// Invitations to the very address.
fn add_invitations(estate: &Estate, sides: &[Side], found: &mut BTreeMap<AccountId, Vec<Candidate>>) {
    let state = std::hash::BuildHasherDefault::<super::hash::Ready>::default();
    let mut invited: ByHash<Vec<RowId>> = ByHash::default();
    for row in estate.row_ids().filter(|row| estate.row(*row).kind == RowKind::Invited) {
        for text in estate.verified_emails(row) {
            invited.entry(hash_email(&state, estate.raw(*text))).or_default().push(row);
        }
    }
    if invited.is_empty() {
        return;
    }
    for side in sides.iter().filter(|side| !side.is_role) {
        let Asker::Account(account) = side.asker else { continue };
        for text in estate.emails_of(account) {
            let raw = estate.raw(text);
            for row in invited.get(&hash_email(&state, raw)).into_iter().flatten() {
                let list = found.entry(account).or_default();
                let is_new = !list.iter().any(|known| known.row == *row);
                if is_new && estate.verified_emails(*row).iter().any(|text| same_email(estate.raw(*text), raw)) {
                    let reasons = Reasons::default().with(Reason::PendingInvitation);
                    list.push(Candidate { row: *row, score: Score::of(w::INVITATION), reasons });
                }
            }
        }
    }
}

/// The domains of a server account and of a cloud account whose local parts are equal.
pub(in crate::matching) fn move_of(estate: &Estate, account: AccountId, row: RowId) -> (Vec<u8>, Vec<u8>) {
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

/// Best first, then by login, invitations last and by their addresses; five at most.
fn order(estate: &Estate, list: &mut Vec<Candidate>) {
    let lower = |text: &Text| estate.raw(*text).bytes().to_ascii_lowercase();
    list.sort_by_cached_key(|candidate| {
        let row = estate.row(candidate.row);
        let is_invited = row.login.is_empty();
        // By its address and not by its line alone, so that the order of the rows decides about nobody.
        let addresses = estate.verified_emails(candidate.row).iter().filter(|_| is_invited);
        let address = addresses.map(lower).min();
        (Reverse(candidate.score), is_invited, lower(&row.login), address, row.source, row.at)
    });
    list.truncate(Candidates::MOST);
}

/// On one server a cloud account is the best candidate of one account only; for the others it stays below the threshold.
/// Those that say of themselves that they are second accounts are that beside it.
fn one_best_each(world: &World, sides: &Sides, found: &mut BTreeMap<AccountId, Vec<Candidate>>) {
    let estate = &*world.estate;
    let threshold = world.options.threshold;
    let is_sure = |side: &&Side| side.second.is_some_and(|second| second.is_sure);
    let seconds: HashSet<AccountId> = sides.accounts.iter().filter(is_sure).filter_map(Side::account).collect();
    let best = |of_seconds: bool| {
        let mut best: HashMap<(u16, RowId), (Score, AccountId)> = HashMap::new();
        for (account, list) in found.iter().filter(|(account, _)| seconds.contains(account) == of_seconds) {
            let Some(first) = list.first() else { continue };
            let claim = best.entry((estate.account(*account).host.0, first.row)).or_insert((first.score, *account));
            if first.score > claim.0 {
                *claim = (first.score, *account);
            }
        }
        best
    };
    let (firsts, best_seconds) = (best(false), best(true));
    found.par_iter_mut().for_each(|(account, list)| {
        let host = estate.account(*account).host.0;
        let is_second = seconds.contains(account);
        for candidate in list.iter_mut() {
            let claim = (host, candidate.row);
            let first = firsts.get(&claim);
            if is_second && first.is_some_and(|(score, _)| *score >= threshold) {
                // Its login without what says so is the one in common.
                candidate.reasons = candidate.reasons.with(Reason::SecondAccount).without(Reason::SameLogin);
            }
            let claimed = if is_second { best_seconds.get(&claim) } else { first };
            if claimed.is_some_and(|(_, by)| by != account) && !candidate.reasons.has(Reason::SecondAccount) {
                candidate.score = candidate.score.min(threshold.below());
            }
        }
        order(estate, list);
    });
}
