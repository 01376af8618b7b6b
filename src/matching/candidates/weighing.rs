//! Weighs the pairs that have a key in common, in parts, one for each core.

use super::addressed::Addressed;
use super::beside::How;
use super::counts::Counts;
use super::directories::Directories;
use super::evidence::addresses::{Move, Relation};
use super::evidence::names::Names;
use super::evidence::strings;
use super::evidence::{self, Relations};
use super::habits::{AddressForms, HostHabits, form_of, style_of};
use super::joined::{ServerLogin, server_logins};
use super::marks::with_first_mailbox;
use super::moved::Moved;
use super::person::{Address, Handle, Person};
use super::posterior::Pair;
use super::reader::Reader;
use super::search::{go_on, part};
use super::seconds::{self, Is, Seconds};
use super::sides::Sides;
use super::strangers::Strangers;
use super::weigh::{self, Assumed, Matched, Weight};
use super::weights as w;
use super::words::{WordId, Words};
use crate::model::RowId;
use rayon::prelude::*;
use smallvec::SmallVec;
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

/// How many rows before it is weighed a pair is read from memory.
const AHEAD: usize = 6;

/// What the people of the cloud have taught.
#[derive(Clone, Copy)]
pub(super) struct Learned<'w> {
    pub(super) habits: &'w [HostHabits],
    pub(super) forms: &'w AddressForms,
    pub(super) directories: &'w Directories,
}

/// All that was learned, for weighing.
pub(super) struct Scales<'w> {
    reader: Reader<'w>,
    counts: &'w Counts,
    learned: Learned<'w>,
    sides: &'w Sides,
    /// For each person how many of those in their domain have their style of address.
    styles: Vec<f64>,
    /// For each person whether they have their primary address where people choose theirs.
    chosen: Vec<bool>,
    /// For each server how much more often a login with a number, or with a letter, is of a second account than somebody's
    /// own.
    seconds: Vec<Seconds>,
    /// The least weight that is settled, and the least that may be listed in any case.
    least: f64,
    listed: f64,
}

impl<'w> Scales<'w> {
    /// Scales with all that was learned.
    pub(super) fn of(reader: Reader<'w>, counts: &'w Counts, learned: Learned<'w>, sides: &'w Sides) -> Self {
        let styles = styles(&reader.words, &sides.people);
        let chosen = chosen(&reader.domains, &sides.people);
        let seconds = Seconds::of_hosts(learned.habits, &sides.accounts);
        let (least, listed) = ((counts.people() * 1e-3).ln(), (counts.people() * 0.005).ln());
        Self { reader, counts, learned, sides, styles, chosen, seconds, least, listed }
    }

    /// The reader that has read everybody.
    pub(super) fn reader(&self) -> &Reader<'w> {
        &self.reader
    }

    /// The same scales for others who ask.
    pub(super) fn turned_to(self, sides: &'w Sides) -> Self {
        Self::of(self.reader, self.counts, self.learned, sides)
    }

    /// Weighs pairs of row and account that are sorted by row, and keeps those that weigh enough to be settled, with
    /// what those who cannot be one person teach; `None` where it was cancelled.
    pub(super) fn weigh(&self, pairs: &[(u32, u32)], cancel: &AtomicBool) -> Option<(Vec<Pair>, Strangers)> {
        let rows: Vec<&[(u32, u32)]> = pairs.chunk_by(|a, b| a.0 == b.0).collect();
        let parts = rows.par_chunks(part(rows.len())).map(|rows| {
            let mut reader = self.reader.clone();
            let (mut weighed, mut strangers) = (Vec::new(), Strangers::default());
            for (number, of_row) in rows.iter().enumerate() {
                go_on(number, cancel)?;
                if let Some(next) = rows.get(number + AHEAD) {
                    self.come_near(next);
                }
                self.weigh_row(&mut reader, of_row, &mut weighed, &mut strangers);
            }
            Some((weighed, strangers))
        });
        let (weighed, strangers): (Vec<_>, Vec<_>) = parts.collect::<Option<Vec<_>>>()?.into_iter().unzip();
        let mut strangers: Strangers = strangers.into_iter().sum();
        strangers.teach(self.learned.directories);
        for (number, side) in self.sides.accounts.iter().enumerate() {
            let joined = self.learned.habits.get(usize::from(side.host)).map_or(0, |habits| habits.joined);
            let share = f64::from(joined) / self.counts.people();
            let person = self.sides.person(number as u32);
            if let Some(address) = person.addresses.first() {
                strangers.ask(address.domain.0, share);
            }
            if !side.is_role {
                self.expect_alike(person, share, &mut strangers);
            }
        }
        Some((weighed.concat(), strangers))
    }

    /// The share of those in its domain who have the form of the cloud's address, where two of one domain differ in it.
    fn form(&self, words: &Words, theirs: &Person, relations: &Relations) -> f64 {
        match relations.addresses.relation {
            Relation::Separator | Relation::Order | Relation::Short => {
                let address = theirs.addresses.get(usize::from(relations.addresses.their));
                address.map_or(0.5, |address| self.learned.forms.share(words, theirs, address))
            }
            _ => 0.5,
        }
    }

    /// Expects others to have the logins and local parts of somebody, where this share of the cloud has its account on the
    /// server already.
    fn expect_alike(&self, person: &Person, share: f64, strangers: &mut Strangers) {
        let mut seen = SmallVec::<[u64; 4]>::new();
        for handle in person.logins.iter().chain(person.addresses.iter().map(|address| &address.handle)) {
            let (letters, digits) = (handle.stem().chars().count(), handle.digits().len());
            if (letters < 4 && digits > 3) || seen.contains(&handle.hash) {
                continue;
            }
            seen.push(handle.hash);
            match strings::formed_by(&self.reader.words, person, handle) {
                Some(form) => strangers.expect_formed(form, share * weigh::formed_alike(digits)),
                None => strangers.expect_chosen(share * weigh::chosen_alike(letters, digits)),
            }
        }
    }

    /// Finds the reasons of the pairs that are listed, which are fewer than those that were weighed.
    pub(super) fn give_reasons(&self, pairs: &mut [Pair], cancel: &AtomicBool) -> Option<()> {
        pairs.par_sort_unstable_by_key(|pair| (pair.row, pair.side));
        let mut rows: Vec<&mut [Pair]> = pairs.chunk_by_mut(|a, b| a.row == b.row).collect();
        let size = part(rows.len());
        rows.par_chunks_mut(size).try_for_each(|rows| {
            let mut reader = self.reader.clone();
            for (number, of_row) in rows.iter_mut().enumerate() {
                go_on(number, cancel)?;
                self.give_reasons_of_row(&mut reader, of_row);
            }
            Some(())
        })
    }

    /// Reads the people of a row that comes soon, so that the memory has them when they are weighed.
    fn come_near(&self, pairs: &[(u32, u32)]) {
        let people = pairs.iter().map(|(_, side)| self.sides.person(*side));
        std::hint::black_box(people.map(Person::touch).fold(0, |all, part| all ^ part));
    }

    /// Weighs the pairs of one row.
    fn weigh_row(
        &self,
        reader: &mut Reader<'_>,
        pairs: &[(u32, u32)],
        weighed: &mut Vec<Pair>,
        strangers: &mut Strangers,
    ) {
        let estate = reader.estate;
        let row = pairs[0].0;
        let theirs = reader.row(RowId(row));
        let words = &reader.words;
        let joined = server_logins(reader, RowId(row), &theirs);
        let is_near = |one: WordId, two: WordId| self.sides.near.has(one, two);
        for (_, number) in pairs {
            let side = &self.sides.accounts[*number as usize];
            let ours = self.sides.person(*number);
            let mut is = Is::of(side, &theirs, &joined);
            let compare = |with_reasons| evidence::compare(estate, words, ours, &theirs, &is_near, with_reasons);
            let mut relations = compare(is != Is::First);
            // Who has an account here already, whose mailbox receives this one's mail, too, has a second one.
            let is_here = || joined.iter().any(|login| login.host == side.host);
            if is != Is::Beside && relations.addresses.relation == Relation::Tagged && is_here() {
                is = Is::Beside;
                relations = compare(true);
            }
            if side.is_role && is != Is::Beside {
                continue;
            }
            if self.chosen[side.person as usize] {
                relations.addresses.take_number_for_own();
            }
            if matches!(is, Is::Second { .. }) && with_first_mailbox(ours, &theirs).is_some() {
                relations.take_for_first();
            }
            let reasons = is.reasons(side, ours, &theirs, &relations);
            let matched = matched(words, side.host, ours, &theirs, &joined);
            let Weight { value, moved, beside, alike, spelled } = if is == Is::Beside {
                let seconds = self.seconds.get(usize::from(side.host)).copied().unwrap_or_default();
                seconds.weight(words, self.counts, side.second, ours, &relations)
            } else {
                self.weigh_pair(reader, *number, is, matched, &theirs, &mut relations, strangers)
            };
            if value + beside.map_or(0.0, |beside| beside.weight(1.0).ln().max(0.0)) > self.least {
                weighed.push(Pair {
                    side: *number,
                    row,
                    value,
                    moved,
                    beside,
                    alike,
                    spelled,
                    second: is != Is::First,
                    standing: matched.standing(theirs.own_addresses > 0),
                    addressed: Addressed::of(words, ours, &theirs, relations.addresses.relation)
                        // Who has been given a new one has one like everybody's.
                        .filter(|of| *of != Addressed::Alike || !relations.is_readdressed),
                    reasons,
                    probability: 0.0,
                });
            }
        }
    }

    /// Weighs one pair, and learns from it where they cannot be one person.
    #[expect(clippy::too_many_arguments, reason = "what is known of both sides, each found once for many")]
    fn weigh_pair(
        &self,
        reader: &Reader<'_>,
        number: u32,
        is: Is,
        matched: Matched,
        theirs: &Person,
        relations: &mut Relations,
        strangers: &mut Strangers,
    ) -> Weight {
        let (words, ours) = (&reader.words, self.sides.person(number));
        let side = &self.sides.accounts[number as usize];
        if let Is::Second { .. } = is {
            // It has a mailbox of its own.
            relations.addresses.take_for_second();
        }
        let own = self.learned.habits.get(usize::from(side.host)).copied().unwrap_or_default();
        let style = self.styles[side.person as usize];
        let form = self.form(words, theirs, relations);
        let is_beside = is == Is::Second { here: true };
        let matched = if is_beside { Matched::Nowhere } else { matched };
        let mut weight = weigh::weigh(words, self.counts, &own, relations, matched, style, form);
        if is_beside {
            weight.value += seconds::beside_matched(f64::from(own.joined) / self.counts.people()).ln();
        }
        // A domain that only this part has met has a number that means another elsewhere.
        weight.moved.to.keep(|domain| (domain.0 as usize) < self.reader.domains.len());
        let others = weight.moved.to.iter().filter(|(_, how)| *how == Move::Other);
        if let Some(address) = ours.addresses.first() {
            let shares = others.filter_map(|(to, _)| self.learned.forms.share_of_style(to, words, theirs, address));
            let share = shares.reduce(f64::max);
            weight.moved.unwritten = share.map_or(0.0, |share| (1.0 - share * w::WRITTEN).max(0.0));
        }
        if matches!(matched, Matched::Here | Matched::Numbered) {
            self.learn_stranger(words, ours, theirs, relations, &weight, strangers);
        }
        weight
    }

    /// Learns from an account with the name of a cloud account that has its account on this server already: it is
    /// somebody else's. Of names that more bear than are compared not all would be seen.
    fn learn_stranger(
        &self,
        words: &Words,
        ours: &Person,
        theirs: &Person,
        relations: &Relations,
        weight: &Weight,
        strangers: &mut Strangers,
    ) {
        if weight.alike.chosen != Assumed::default()
            && matches!(relations.names, Names::Unknown | Names::Differ { .. } | Names::PartDiffers)
        {
            strangers.choose_alike();
        }
        if let Some(form) = relations.form_in_common()
            && matches!(relations.names, Names::Unknown | Names::Part { .. } | Names::PartDiffers)
        {
            strangers.form_alike(form, weight.moved.to.iter().map(|(_, how)| how).min());
        }
        let Some(address) = ours.addresses.first() else { return };
        let domain = address.domain;
        if theirs.addresses[..theirs.own_addresses].iter().any(|address| address.domain == domain) {
            let named = matches!(relations.names, Names::Full(_));
            let letter = relations.addresses.one_letter.then_some(How::Letter);
            strangers.meet(domain.0, named, letter.or(weight.beside.map(|beside| beside.how)));
        }
        let Names::Full(full) = relations.names else { return };
        let bearers = self.counts.bearers(words, full.theirs.given, full.theirs.family);
        if bearers <= w::MOST_NAMESAKES {
            strangers.add(domain.0, &weight.moved, bearers);
        }
    }

    /// Finds the reasons of the pairs of one row.
    fn give_reasons_of_row(&self, reader: &mut Reader<'_>, pairs: &mut [Pair]) {
        let theirs = reader.row(RowId(pairs[0].row));
        let is_near = |one: WordId, two: WordId| self.sides.near.has(one, two);
        for pair in pairs {
            let may_be_listed = pair.value > self.listed || pair.moved != Moved::default() || pair.beside.is_some();
            if may_be_listed && !pair.second {
                let ours = self.sides.person(pair.side);
                let relations = evidence::compare(reader.estate, &reader.words, ours, &theirs, &is_near, true);
                pair.reasons = relations.reasons;
                if pair.reasons.is_empty() {
                    pair.reasons = pair.reasons.with(relations.weaker);
                }
            }
        }
    }
}

/// Whether and where a cloud account is matched, by which logins, for one who asks on a server.
fn matched(words: &Words, host: u16, ours: &Person, theirs: &Person, joined: &[ServerLogin]) -> Matched {
    let is_own = |login: &ServerLogin, is: fn(&Handle, &Handle) -> bool| {
        login.of(theirs).is_some_and(|of| ours.logins.iter().any(|own| is(own, of)))
    };
    let is_numbered = |own: &Handle, of: &Handle| own.stem() == of.stem() && own.hash != of.hash;
    let mut here = joined.iter().filter(|login| login.host == host).peekable();
    if here.peek().is_some() {
        return if here.any(|login| is_own(login, is_numbered)) { Matched::Numbered } else { Matched::Here };
    }
    let same = joined.iter().find(|login| is_own(login, |own, of| own.hash == of.hash));
    let Some(login) = same.or(joined.first()) else { return Matched::Nowhere };
    let of = login.of(theirs);
    let style = of.map_or(0, |of| style_of(words, theirs, of));
    let number = of.and_then(|of| of.digits().parse().ok()).unwrap_or(0);
    Matched::Elsewhere { same: same.is_some(), style, number }
}

/// For each person, whether their primary address is where people choose theirs: in a domain that the cloud does not show,
/// and where many have a number.
fn chosen(domains: &Words, people: &[Person]) -> Vec<bool> {
    let mut numbered: HashMap<WordId, (f64, f64)> = HashMap::new();
    for address in people.iter().filter_map(|person| person.addresses.first()) {
        let (all, with) = numbered.entry(address.domain).or_default();
        *all += 1.0;
        *with += f64::from(u8::from(!address.handle.digits().is_empty()));
    }
    let is_chosen = |address: &Address| {
        let (all, with) = numbered[&address.domain];
        domains.displayed(address.domain) == 0 && with + w::CHOSEN_NUMBERED > w::CHOSEN_NUMBERED * (all + 2.0)
    };
    people.iter().map(|person| person.addresses.first().is_some_and(is_chosen)).collect()
}

/// For each person, the share of the style of their address in its domain.
fn styles(words: &Words, people: &[Person]) -> Vec<f64> {
    let style = |person: &Person| {
        person.addresses.first().map_or((u32::MAX, 0), |address| (address.domain.0, form_of(words, person, address)))
    };
    let styles: Vec<(u32, usize)> = people.iter().map(style).collect();
    let mut counts: HashMap<(u32, usize), u32> = HashMap::new();
    let mut domains: HashMap<u32, u32> = HashMap::new();
    for style in &styles {
        *counts.entry(*style).or_default() += 1;
        *domains.entry(style.0).or_default() += 1;
    }
    let share = |style| (f64::from(counts[style]) + 1.0) / (f64::from(domains[&style.0]) + 3.0);
    styles.iter().map(share).collect()
}
