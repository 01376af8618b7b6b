//! The search: reads the people of both sides, blocks, weighs every pair that shares a key, and settles who is likely
//! whom.

use super::blocks::{self, Blocks, second_key};
use super::counts::{Counts, forms_of, handles};
use super::evidence::{self, strings};
use super::habits::HostHabits;
use super::hash::{ByHash, hash};
use super::names;
use super::person::{Handle, Person, Reader};
use super::posterior::{self, Group, Pair};
use super::roles::{is_role, second_of};
use super::spelling::one_edit;
use super::store::Candidates;
use super::weigh::{self, Matched, Moved, Weight};
use super::weights as w;
use super::words::{WordId, Words};
use crate::matching::{Candidate, Reason, Reasons, Score, Verdict, World, cloud};
use crate::model::{AccountId, Estate, RowId, RowKind, domain, hash_email, local_part, same_email, trimmed};
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};

/// An unmatched account that asks for candidates.
struct Side {
    account: AccountId,
    host: u16,
    /// Its person: accounts with one primary e-mail are one.
    person: u32,
    is_role: bool,
    /// The login beside which it may be a second account, and whether it is only numbered.
    second: Option<(u64, bool)>,
}

/// Domains that may be misspelt forms of domains of the cloud.
type Near = HashMap<WordId, Vec<WordId>>;

/// Finds the candidates of all unmatched accounts; `None` where it was cancelled.
pub(in crate::matching) fn search(world: &World, cancel: &AtomicBool) -> Option<Candidates> {
    let estate = &*world.estate;
    let mut reader = Reader::new(estate);
    let rows: Vec<RowId> = estate.row_ids().filter(|row| estate.row(*row).login.is_filled()).collect();
    for (number, row) in rows.iter().enumerate() {
        stop(number, cancel)?;
        reader.learn(*row);
    }
    let (sides, people) = read_sides(world, &mut reader);
    let near = near_domains(&reader.domains, &people, rows.len());
    let mut blocks = Blocks::new(sides.len());
    let mut counts = Counts::new(ask(&reader, &sides, &people, &near, &mut blocks));
    let mut habits = vec![HostHabits::default(); estate.hosts.len()];
    for (number, row) in rows.iter().enumerate() {
        stop(number, cancel)?;
        let person = reader.row(*row);
        let forms = forms_of(&reader.words, &person, 2);
        counts.add(&mut reader.words, &person, &forms);
        let keys = blocks::keys_of_cloud(&reader.words, &person, &forms, &|key| blocks.is_asked(key));
        for key in keys {
            blocks.answer(key, row.0);
        }
        for (host, login) in joined(estate, &reader.words, *row, &person, &mut habits) {
            let key = second_key(host, login);
            if blocks.is_asked(key) {
                blocks.answer(key, row.0);
            }
        }
    }
    counts.settle(&reader.words);
    let pairs = blocks.pairs();
    let weighed = weigh_all(&mut reader, &counts, &habits, &sides, &people, &near, &pairs, cancel)?;
    Some(settle(world, &sides, &people, weighed, rows.len()))
}

fn stop(number: usize, cancel: &AtomicBool) -> Option<()> {
    (!number.is_multiple_of(4096) || !cancel.load(Ordering::Relaxed)).then_some(())
}

fn read_sides(world: &World, reader: &mut Reader<'_>) -> (Vec<Side>, Vec<Person>) {
    let estate = &*world.estate;
    let unmatched = estate.account_ids().filter(|account| world.finding(*account).verdict == Verdict::Checking);
    let mut by_email: ByHash<Vec<u32>> = ByHash::default();
    let mut members: Vec<Vec<AccountId>> = Vec::new();
    let mut sides = Vec::new();
    for account in unmatched {
        let of = estate.account(account);
        let (primary, login, name) =
            (estate.raw(of.primary), estate.raw(estate.login_of(account)), estate.raw(estate.name_of(account)));
        let mut person = None;
        if !primary.is_blank() {
            let known = by_email.entry(hash(&trimmed(primary).to_ascii_lowercase())).or_default();
            let first = |number: &u32| estate.raw(estate.account(members[*number as usize][0]).primary);
            person = known.iter().find(|number| same_email(first(number), primary)).copied();
            if person.is_none() {
                known.push(members.len() as u32);
            }
        }
        let person = person.unwrap_or_else(|| {
            members.push(Vec::new());
            members.len() as u32 - 1
        });
        members[person as usize].push(account);
        let is_role = is_role(login, name) || (!primary.is_blank() && is_role(primary, name));
        let second = second_of(login).map(|(first, numbered)| (hash(first.as_bytes()), numbered));
        sides.push(Side { account, host: of.host.0, person, is_role, second });
    }
    let people = members.iter().map(|accounts| reader.accounts(accounts)).collect();
    (sides, people)
}

/// Server domains without a cloud account that are one letter from a domain with many.
fn near_domains(domains: &Words, people: &[Person], cloud: usize) -> Near {
    let mut asked: BTreeMap<WordId, usize> = BTreeMap::new();
    for address in people.iter().filter_map(|person| person.addresses.first()) {
        *asked.entry(address.domain).or_default() += 1;
    }
    let own: Vec<WordId> = domains.all().filter(|domain| domains.displayed(*domain) as usize > cloud / 200).collect();
    let mut near = Near::new();
    for (domain, count) in asked {
        let text = domains.text(domain);
        let misspelt = |of: &WordId| {
            count < 4 + domains.displayed(*of) as usize / 2000
                && text.len() > 6
                && one_edit(text, domains.text(*of))
                && digits(text) == digits(domains.text(*of))
        };
        if domains.displayed(domain) == 0 {
            let of: Vec<WordId> = own.iter().copied().filter(misspelt).collect();
            if !of.is_empty() {
                near.insert(domain, of);
            }
        }
    }
    near
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Asks for what the accounts have; gives the strings that are to be counted.
fn ask(reader: &Reader<'_>, sides: &[Side], people: &[Person], near: &Near, blocks: &mut Blocks) -> Vec<u64> {
    let mut wanted = Vec::new();
    let domains = |domain: WordId| near.get(&domain).cloned().unwrap_or_default();
    let is_own = |domain: WordId| reader.domains.displayed(domain) > 0;
    for (number, side) in sides.iter().enumerate() {
        if let Some((login, _)) = side.second {
            blocks.ask(second_key(side.host, login), number as u32);
        }
        if side.is_role {
            continue;
        }
        let person = &people[side.person as usize];
        for key in blocks::keys_of_server(&reader.words, person, &domains, &is_own) {
            blocks.ask(key, number as u32);
        }
        wanted.extend(handles(person).flat_map(|handle| [handle.hash, handle.base]));
        wanted.extend(forms_of(&reader.words, person, 2));
    }
    blocks.settle();
    wanted
}

/// The servers and logins of the accounts that are joined with a cloud account; they teach their servers' habits.
fn joined(estate: &Estate, words: &Words, row: RowId, person: &Person, habits: &mut [HostHabits]) -> Vec<(u16, u64)> {
    let of = estate.row(row);
    if of.seats_len == 0 && of.server_emails_len == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for account in estate.accounts_of(row) {
        let host = estate.account(account).host.0;
        let Some(habits) = habits.get_mut(usize::from(host)) else { continue };
        habits.joined += 1;
        habits.twice += u32::from(found.iter().any(|(other, _)| *other == host));
        let login = estate.raw(estate.login_of(account));
        let handle = person.handle_of(login);
        if let Some(handle) = handle {
            if let Some(cloud) = person.logins[..person.own_logins].last() {
                let style = |handle: &Handle| style_of(words, person, handle);
                habits.add(style(&handle), style(cloud), handle.hash == cloud.hash, !cloud.digits().is_empty());
            }
            let (same, other) = strings::number(&handle, person);
            habits.same_number += u32::from(same);
            habits.other_number += u32::from(other);
            found.push((host, handle.hash));
        } else {
            found.push((host, 0));
        }
    }
    found
}

/// The style of a login, by the first name that it is made of.
pub(super) fn style_of(words: &Words, person: &Person, handle: &Handle) -> usize {
    let readings = person.readings.iter().filter(|reading| reading.whole);
    let styles =
        readings.map(|reading| names::style(handle.stem(), words.text(reading.given), words.text(reading.family)));
    styles.into_iter().find(|style| *style > 0).unwrap_or(0)
}

/// How many accounts of each domain have which style of address.
struct Styles {
    of: Vec<(u32, usize)>,
    counts: HashMap<(u32, usize), u32>,
    domains: HashMap<u32, u32>,
}

impl Styles {
    fn of(words: &Words, people: &[Person]) -> Self {
        let mut styles = Self { of: Vec::new(), counts: HashMap::new(), domains: HashMap::new() };
        for person in people {
            let style = person.addresses.first().map_or((u32::MAX, 0), |address| {
                let separator = address.local.chars().find_map(|c| ['.', '_', '-'].iter().position(|of| *of == c));
                let of = style_of(words, person, &address.handle) * 4 + separator.map_or(0, |at| at + 1);
                (address.domain.0, of)
            });
            styles.of.push(style);
            *styles.counts.entry(style).or_default() += 1;
            *styles.domains.entry(style.0).or_default() += 1;
        }
        styles
    }

    /// The share of the style of a person's address in its domain.
    fn share(&self, person: u32) -> f64 {
        let style = self.of[person as usize];
        let count = |found: Option<&u32>| f64::from(found.copied().unwrap_or(0));
        (count(self.counts.get(&style)) + 1.0) / (count(self.domains.get(&style.0)) + 3.0)
    }
}

/// A pair that weighs enough to be settled.
struct Weighed {
    side: u32,
    row: u32,
    weight: Weight,
    second: bool,
    reasons: Reasons,
}

#[expect(clippy::too_many_arguments, reason = "all that was learned")]
fn weigh_all(
    reader: &mut Reader<'_>,
    counts: &Counts,
    habits: &[HostHabits],
    sides: &[Side],
    people: &[Person],
    near: &Near,
    pairs: &[(u32, u32)],
    cancel: &AtomicBool,
) -> Option<Vec<Weighed>> {
    let estate = reader.estate;
    let (least, listed) = ((counts.people() * 1e-3).ln(), (counts.people() * 0.005).ln());
    let is_near = |one: WordId, two: WordId| near.get(&one).is_some_and(|near| near.contains(&two));
    let mut found = Vec::new();
    let mut unused = Vec::new();
    let styles = Styles::of(&reader.words, people);
    for (number, of_row) in pairs.chunk_by(|a, b| a.0 == b.0).enumerate() {
        stop(number, cancel)?;
        let row = RowId(of_row[0].0);
        let theirs = reader.row(row);
        unused.resize(habits.len(), HostHabits::default());
        let joined = joined(estate, &reader.words, row, &theirs, &mut unused);
        for (_, side) in of_row {
            let of = &sides[*side as usize];
            let ours = &people[of.person as usize];
            let is_second =
                |(host, login): &(u16, u64)| *host == of.host && of.second.is_some_and(|(second, _)| second == *login);
            let second = joined.iter().any(is_second);
            if of.is_role && !second {
                continue;
            }
            let relations = evidence::compare(estate, &reader.words, ours, &theirs, &is_near, second);
            let matched = if joined.is_empty() {
                Matched::Nowhere
            } else if joined.iter().any(|(host, _)| *host == of.host) {
                Matched::Here
            } else {
                Matched::Elsewhere
            };
            let own = habits.get(usize::from(of.host)).copied().unwrap_or_default();
            let mut reasons = relations.reasons;
            let weight = if second {
                reasons = reasons.with(Reason::SecondAccount);
                let numbered = of.second.is_some_and(|(_, numbered)| numbered);
                let same_name = reasons.has(Reason::SameName);
                let differs = matches!(relations.names, evidence::names::Names::Differ { .. });
                let chance = match (numbered, same_name, differs) {
                    (_, _, true) => 0.01,
                    (true, false, _) => 6.0,
                    (true, true, _) => 40.0,
                    (false, ..) => w::SECOND_ACCOUNT,
                };
                Weight { value: (counts.people() * chance).ln(), moved: Moved::Unknown }
            } else {
                let style = styles.share(of.person);
                weigh::weigh(&reader.words, counts, &own, &relations, matched, style)
            };
            if weight.value > least {
                let may_be_listed = weight.value > listed || weight.moved != Moved::Unknown;
                if may_be_listed && !second {
                    reasons = evidence::compare(estate, &reader.words, ours, &theirs, &is_near, true).reasons;
                    if reasons.is_empty() {
                        reasons = reasons.with(relations.weaker);
                    }
                }
                found.push(Weighed { side: *side, row: row.0, weight, second, reasons });
            }
        }
    }
    Some(found)
}

fn settle(world: &World, sides: &[Side], people: &[Person], weighed: Vec<Weighed>, accounts: usize) -> Candidates {
    let estate = &*world.estate;
    let login = |row: u32| world.login_order(RowId(row));
    let mut pairs: Vec<Pair> = weighed
        .into_iter()
        .map(|of| Pair {
            side: of.side,
            row: of.row,
            value: of.weight.value,
            moved: of.weight.moved,
            second: of.second,
            reasons: of.reasons,
            probability: 0.0,
        })
        .collect();
    pairs.sort_by(|a, b| {
        a.side.cmp(&b.side).then_with(|| b.value.total_cmp(&a.value)).then_with(|| login(a.row).cmp(&login(b.row)))
    });
    let mut kept = 0;
    let mut last = u32::MAX;
    pairs.retain(|pair| {
        kept = if pair.side == last { kept + 1 } else { 0 };
        last = pair.side;
        kept < w::KEPT
    });
    let groups: Vec<Group> = sides.iter().map(|side| group(&people[side.person as usize])).collect();
    let hosts: Vec<u16> = sides.iter().map(|side| side.host).collect();
    posterior::solve(&mut pairs, &groups, &hosts, f64::from(u32::try_from(accounts.max(1)).unwrap_or(u32::MAX)));
    let mut found: BTreeMap<AccountId, Vec<Candidate>> = BTreeMap::new();
    for pair in &pairs {
        let score = Score::of(pair.probability);
        if score >= Score::LISTED {
            let account = sides[pair.side as usize].account;
            let candidate = Candidate { row: RowId(pair.row), score, reasons: pair.reasons };
            found.entry(account).or_default().push(candidate);
        }
    }
    add_invitations(estate, sides, &mut found);
    for list in found.values_mut() {
        order(estate, list);
    }
    one_best_each(world, &mut found);
    found.retain(|_, list| !list.is_empty());
    Candidates::from(found)
}

/// The group that learns a prior together: the domain, and whether the local part has a full name, a number, or neither.
fn group(person: &Person) -> Group {
    let Some(address) = person.addresses.first() else { return Group { domain: u32::MAX, form: 0 } };
    let form = if names::two_words(&address.local).is_some() {
        1
    } else if address.handle.digits().len() > 2 {
        2
    } else {
        3
    };
    Group { domain: address.domain.0, form }
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
        for text in estate.emails_of(side.account) {
            let raw = estate.raw(text);
            for row in invited.get(&hash_email(&state, raw)).into_iter().flatten() {
                let list = found.entry(side.account).or_default();
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

/// Best first, then by login; five at most.
fn order(estate: &Estate, list: &mut Vec<Candidate>) {
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
    let mut best: HashMap<(u16, RowId), (Score, AccountId)> = HashMap::new();
    for (account, list) in &*found {
        let Some(first) = list.first() else { continue };
        let claim = best.entry((estate.account(*account).host.0, first.row)).or_insert((first.score, *account));
        if first.score > claim.0 {
            *claim = (first.score, *account);
        }
    }
    for (account, list) in found.iter_mut() {
        let host = estate.account(*account).host.0;
        for candidate in list.iter_mut() {
            let is_claimed = best.get(&(host, candidate.row)).is_some_and(|(_, claimed)| claimed != account);
            if is_claimed && !candidate.reasons.has(Reason::SecondAccount) {
                candidate.score = candidate.score.min(below);
            }
        }
        order(estate, list);
    }
}
