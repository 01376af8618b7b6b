//! Who asks for candidates: the unmatched server accounts, or the subscribers without an account; the people that they
//! are of, and what these ask for.

use super::blocks::{Asking, Blocks, By, second_key};
use super::counts::{forms_of, handles};
use super::hash::{ByHash, hash};
use super::keys;
use super::person::{Handle, Person};
use super::reader::Reader;
use super::roles::{Mark, is_of_name, is_role, is_role_of_any, second_of, words_of};
use super::search::part;
use super::spelling::one_edit;
use super::spells::without_middle;
use super::words::{WordId, Words};
use crate::matching::{Asker, Verdict, World};
use crate::model::{AccountId, Estate, Field, RowId, fold, same_email, trimmed};
use rayon::prelude::*;
use smallvec::SmallVec;
use std::collections::{BTreeMap, HashMap};

/// One who asks for candidates.
pub(super) struct Side {
    pub(super) asker: Asker,
    /// Its server; of a subscriber the number of none.
    pub(super) host: u16,
    /// Its person: accounts with one primary e-mail are one.
    pub(super) person: u32,
    pub(super) is_role: bool,
    /// Beside whom it may be a second account.
    pub(super) second: Option<Second>,
}

impl Side {
    /// The server account that asks.
    pub(super) fn account(&self) -> Option<AccountId> {
        match self.asker {
            Asker::Account(account) => Some(account),
            Asker::Subscriber(_) => None,
        }
    }
}

/// Beside whom an account may be a second one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Second {
    /// The login of the first.
    pub(super) first: u64,
    pub(super) mark: Mark,
    /// Whether the login says beyond doubt that it is a second one.
    pub(super) is_sure: bool,
}

/// The server of those who ask without one: it has no habits, and nobody has an account there already.
const NO_HOST: u16 = u16::MAX;

/// Everybody who asks.
pub(super) struct Sides {
    pub(super) accounts: Vec<Side>,
    pub(super) people: Vec<Person>,
    pub(super) near: Near,
}

/// Domains that may be misspelt forms of domains of the cloud, each with one of those; sorted.
#[derive(Default)]
pub(super) struct Near(Vec<(WordId, WordId)>);

impl Near {
    /// The domains that one may mean.
    fn of(&self, domain: WordId) -> Vec<WordId> {
        let start = self.0.partition_point(|(of, _)| *of < domain);
        self.0[start..].iter().take_while(|(of, _)| *of == domain).map(|(_, near)| *near).collect()
    }

    /// Whether the one may be a misspelt form of the other.
    pub(super) fn has(&self, one: WordId, other: WordId) -> bool {
        !self.0.is_empty() && self.0.binary_search(&(one, other)).is_ok()
    }
}

impl Sides {
    /// Reads the unmatched accounts; `cloud` is the number of cloud accounts.
    pub(super) fn read(world: &World, reader: &mut Reader<'_>, cloud: usize) -> Self {
        let (mut accounts, members) = unmatched(world, reader);
        let mut people = read_people(reader, &members);
        let near = near_domains(&reader.domains, &people, cloud);
        name_by_own_domains(world, &reader.domains, &mut accounts, &mut people);
        Self { accounts, people, near }
    }

    /// Reads subscribers without an account by their rows, each a person; `cloud` is the number of cloud accounts.
    pub(super) fn of_subscribers(reader: &mut Reader<'_>, subscribers: &[Vec<RowId>], cloud: usize) -> Self {
        let people: Vec<Person> = subscribers.iter().map(|rows| reader.subscriber(rows)).collect();
        let estate = reader.estate;
        let has_role = |row: &RowId| {
            let email = estate.row_value(*row, Field::VisualStudioEmail);
            email.is_some_and(|email| is_role(email.raw(), estate.raw(estate.row(*row).name)))
        };
        let side = |(person, rows): (u32, &Vec<RowId>)| {
            let is_role = rows.iter().all(has_role);
            Side { asker: Asker::Subscriber(rows.clone()), host: NO_HOST, person, is_role, second: None }
        };
        let accounts = (0..).zip(subscribers).map(side).collect();
        let near = near_domains(&reader.domains, &people, cloud);
        Self { accounts, people, near }
    }

    /// The person of an account.
    pub(super) fn person(&self, side: u32) -> &Person {
        &self.people[self.accounts[side as usize].person as usize]
    }

    /// Asks for what the accounts have; gives the strings that are to be counted beside.
    pub(super) fn ask(&self, reader: &Reader<'_>) -> (Blocks, Vec<u64>) {
        let numbers: Vec<u32> = (0..self.accounts.len() as u32).collect();
        let parts = numbers.par_chunks(part(numbers.len())).map(|numbers| self.ask_part(reader, numbers));
        let mut asking = Asking::new(self.accounts.len());
        let mut wanted = Vec::new();
        for (asked, mut strings) in parts.collect::<Vec<_>>() {
            asking.take(asked);
            wanted.append(&mut strings);
        }
        (asking.settle(), wanted)
    }

    fn ask_part(&self, reader: &Reader<'_>, numbers: &[u32]) -> (Asking, Vec<u64>) {
        let mut asking = Asking::new(self.accounts.len());
        let mut wanted = Vec::new();
        let domains = |domain: WordId| self.near.of(domain);
        let is_own = |domain: WordId| reader.domains.displayed(domain) > 0;
        for number in numbers {
            let side = &self.accounts[*number as usize];
            if let Some(second) = side.second {
                asking.ask(second_key(side.host, second.first), *number, By::Own);
            }
            let person = self.person(*number);
            if side.is_role {
                // Its mail may be received by the person whose second account it is.
                let tagged = person.addresses.iter().filter(|address| side.second.is_some() && !address.tag.is_empty());
                tagged.for_each(|address| asking.ask(keys::address_key(address, address.domain), *number, By::Own));
                continue;
            }
            let forms = forms_of(&reader.words, person);
            for (key, by) in keys::of_server(&reader.words, person, &forms, &domains, &is_own) {
                asking.ask(key, *number, by);
            }
            wanted.extend(handles(person).flat_map(|handle| [handle.hash, handle.base]));
            wanted.extend(handles(person).filter_map(|handle| without_middle(handle.stem())));
            wanted.extend(forms);
        }
        // Most are asked for by many, and those of all parts wait for each other.
        wanted.sort_unstable();
        wanted.dedup();
        wanted.shrink_to_fit();
        (asking, wanted)
    }
}

/// The unmatched accounts, and the accounts of each of their people.
fn unmatched(world: &World, reader: &Reader<'_>) -> (Vec<Side>, Vec<Vec<AccountId>>) {
    let estate = &*world.estate;
    let unmatched = estate.account_ids().filter(|account| world.finding(*account).verdict == Verdict::Checking);
    let mut by_email: ByHash<Vec<u32>> = ByHash::default();
    let mut members: Vec<Vec<AccountId>> = Vec::new();
    let mut sides = Vec::new();
    for account in unmatched {
        let of = estate.account(account);
        let primary = estate.raw(of.primary);
        let mut person = None;
        if !primary.is_blank() {
            let known = by_email.entry(hash(&trimmed(primary).to_ascii_lowercase())).or_default();
            let first = |number: u32| members[number as usize][0];
            let is_same = |number: &&u32| {
                same_email(estate.raw(estate.account(first(**number)).primary), primary)
                    && !are_others(estate, first(**number), account)
            };
            person = known.iter().find(is_same).copied();
            if person.is_none() {
                known.push(members.len() as u32);
            }
        }
        let person = person.unwrap_or_else(|| {
            members.push(Vec::new());
            members.len() as u32 - 1
        });
        members[person as usize].push(account);
        sides.push(Side { asker: Asker::Account(account), host: of.host.0, person, is_role: false, second: None });
    }
    sides.par_iter_mut().for_each(|side| {
        let Asker::Account(account) = side.asker else { return };
        let (login, name) = (estate.raw(estate.login_of(account)), estate.raw(estate.name_of(account)));
        let primary = estate.raw(estate.account(account).primary);
        side.is_role = is_role_of_any(login, name)
            || (is_role_of_any(primary, name) && !(reader.is_own(primary) && is_of_name(login, name)));
        side.second = second_of(login, name)
            .and_then(|of| Some(Second { first: Handle::of(&of.first)?.hash, mark: of.mark, is_sure: of.is_sure }));
    });
    part_crowds(&mut sides, &mut members);
    (sides, members)
}

/// Whether two accounts of one address show names that have no word in common, and neither has one with the address:
/// several people share the mailbox.
fn are_others(estate: &Estate, account: AccountId, other: AccountId) -> bool {
    let words = |account: AccountId| -> Option<SmallVec<[String; 4]>> {
        let name = fold(&estate.filled(estate.name_of(account))?.text());
        let words = words_of(&name).filter(|word| word.len() > 1);
        let words: SmallVec<[String; 4]> = words.map(str::to_owned).collect();
        (name.is_ascii() && words.len() > 1).then_some(words)
    };
    let (Some(one), Some(other)) = (words(account), words(other)) else { return false };
    let address = fold(&estate.raw(estate.account(account).primary).text());
    let local = address.split('@').next().unwrap_or_default();
    !one.iter().any(|word| other.contains(word)) && !one.iter().chain(&other).any(|word| local.contains(word.as_str()))
}

/// Reads people in parts, one for each core, and gives their words the numbers of one reader.
fn read_people(reader: &mut Reader<'_>, members: &[Vec<AccountId>]) -> Vec<Person> {
    let (words, domains) = (reader.words.len(), reader.domains.len());
    let parts = members.par_chunks(part(members.len())).map(|members| {
        let mut reader = reader.clone();
        let people: Vec<Person> = members.iter().map(|accounts| reader.accounts(accounts)).collect();
        (people, reader.words, reader.domains)
    });
    let mut all = Vec::with_capacity(members.len());
    for (mut people, their_words, their_domains) in parts.collect::<Vec<_>>() {
        let word = reader.words.learn(&their_words, words);
        let domain = reader.domains.learn(&their_domains, domains);
        people.iter_mut().for_each(|person| person.renumber(&word, &domain));
        all.append(&mut people);
    }
    all
}

/// Accounts of more than so many on one address are no one person's, and everybody with everything of the others would
/// cost the square of their number.
const MOST_OF_ONE: usize = 32;

/// Makes each account of an address that very many share a person of its own.
fn part_crowds(sides: &mut [Side], members: &mut Vec<Vec<AccountId>>) {
    let crowds: Vec<bool> = members.iter().map(|accounts| accounts.len() > MOST_OF_ONE).collect();
    for side in sides.iter_mut().filter(|side| crowds[side.person as usize]) {
        let Asker::Account(account) = side.asker else { continue };
        let accounts = &mut members[side.person as usize];
        if accounts[0] == account {
            accounts.truncate(1);
        } else {
            members.push(vec![account]);
            side.person = members.len() as u32 - 1;
        }
    }
}

/// Who alone has addresses in a domain may go by its name, and shares no mailbox there: `mail@pixelramen.example`.
fn name_by_own_domains(world: &World, domains: &Words, accounts: &mut [Side], people: &mut [Person]) {
    const SHORTEST: usize = 5;
    let mut bearers: HashMap<WordId, u32> = HashMap::new();
    for address in people.iter().filter_map(|person| person.addresses.first()) {
        *bearers.entry(address.domain).or_default() += 1;
    }
    let own = |person: &Person| {
        let domain = person.addresses.first()?.domain;
        (bearers.get(&domain) == Some(&1) && domains.displayed(domain) == 0).then(|| domains.text(domain))
    };
    for side in accounts.iter_mut().filter(|side| side.is_role && own(&people[side.person as usize]).is_some()) {
        let Asker::Account(account) = side.asker else { continue };
        let (login, name) = (world.estate.login_of(account), world.estate.name_of(account));
        side.is_role = is_role(world.estate.raw(login), world.estate.raw(name));
    }
    for person in people {
        let label = own(person).and_then(|domain| domain.rsplit('.').nth(1)).filter(|label| label.len() >= SHORTEST);
        person.identifiers.extend(label.and_then(Handle::of));
    }
}

/// Server domains without a cloud account that are one letter from a domain with many.
fn near_domains(domains: &Words, people: &[Person], cloud: usize) -> Near {
    let mut asked: BTreeMap<WordId, usize> = BTreeMap::new();
    for address in people.iter().filter_map(|person| person.addresses.first()) {
        *asked.entry(address.domain).or_default() += 1;
    }
    let own: Vec<WordId> = domains.all().filter(|domain| domains.displayed(*domain) as usize > cloud / 200).collect();
    let mut near = Near::default();
    for (domain, count) in asked {
        let text = domains.text(domain);
        let misspelt = |of: &WordId| {
            count < 4 + domains.displayed(*of) as usize / 2000
                && text.len() > 6
                && one_edit(text, domains.text(*of))
                && digits(text) == digits(domains.text(*of))
        };
        if domains.displayed(domain) == 0 {
            near.0.extend(own.iter().copied().filter(misspelt).map(|of| (domain, of)));
        }
    }
    near
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
