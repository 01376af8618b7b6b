//! The people of the cloud, all of them: what their names teach, how often names and strings occur, and who has a key
//! that an unmatched account asks for.

use super::addressed::AddressCounts;
use super::blocks::{Answers, Batch, Blocks, Kind, second_key};
use super::coincidences::Coincidences;
use super::counts::{Forms, Tally, Wanted, forms_besides, forms_of, forms_of_name};
use super::directories::Directories;
use super::evidence::strings::{self, Logins};
use super::habits::{AddressForms, HostHabits, form_of, style_of};
use super::hash;
use super::joined::{ServerLogin, server_logins};
use super::keys::{self, Shows};
use super::names::{From, Reading};
use super::person::Person;
use super::reader::Reader;
use super::roles::Mark;
use super::sample::Sample;
use super::search::{go_on, part};
use super::standing::Standings;
use super::words::{self, WordId};
use crate::model::{AccountId, RowId};
use rayon::prelude::*;
use smallvec::SmallVec;
use std::sync::atomic::AtomicBool;

/// What the people of the cloud have to do with those who ask.
pub(super) struct Met {
    pub(super) tally: Tally,
    /// For each who asked, in parts.
    pub(super) answers: Vec<Vec<Answers>>,
    pub(super) habits: Vec<HostHabits>,
    pub(super) forms: AddressForms,
    pub(super) directories: Directories,
    pub(super) standings: Standings,
    pub(super) addresses: AddressCounts,
}

/// Learns which words and domains the cloud has at all, and which names are two words.
pub(super) fn learn(reader: &mut Reader<'_>, rows: &[RowId], cancel: &AtomicBool) -> Option<()> {
    let parts = rows.par_chunks(part(rows.len())).map(|rows| {
        let mut reader = reader.clone();
        let mut names = Vec::with_capacity(rows.len());
        for (number, row) in rows.iter().enumerate() {
            go_on(number, cancel)?;
            names.push(reader.learn(*row));
        }
        Some((reader.words, reader.domains, rows, names))
    });
    let mut all = vec![None; reader.estate.rows.len()];
    for (words, domains, rows, names) in parts.collect::<Option<Vec<_>>>()? {
        let ids = reader.words.take(&words, 0);
        let here = |word| words::here(&ids, 0, word);
        for (row, name) in rows.iter().zip(names) {
            all[row.index()] = name.map(|(given, family)| (here(given), here(family)));
        }
        reader.domains.take(&domains, 0);
    }
    reader.set_names(all);
    Some(())
}

/// One person's only name; what it means for counts and keys is found once for all who bear it.
type Named = (WordId, WordId, RowId);

/// What one thread has met.
struct Part<'e> {
    reader: Reader<'e>,
    tally: Tally,
    answers: Vec<Answers>,
    habits: Vec<HostHabits>,
    forms: AddressForms,
    standings: Standings,
    addresses: AddressCounts,
    coincidences: Coincidences,
    named: Vec<Named>,
    batch: Batch,
}

/// Counts everybody, and notes who has which of the keys that are asked for.
pub(super) fn meet(
    reader: &mut Reader<'_>,
    rows: &[RowId],
    asked: &[Blocks],
    wanted: &Wanted,
    cancel: &AtomicBool,
) -> Option<Met> {
    let known = reader.words.len();
    let (hosts, all) = (reader.estate.hosts.len(), rows.len());
    let meet_part = |rows: &[RowId]| {
        let mut part = Part {
            reader: reader.clone(),
            tally: Tally::of(wanted),
            answers: asked.iter().map(Answers::of).collect(),
            habits: vec![HostHabits::default(); hosts],
            forms: AddressForms::default(),
            standings: Standings::new(hosts),
            addresses: AddressCounts::default(),
            coincidences: Coincidences::among(all),
            named: Vec::with_capacity(rows.len()),
            batch: Batch::default(),
        };
        for (number, row) in rows.iter().enumerate() {
            go_on(number, cancel)?;
            part.meet(*row);
            if part.batch.is_full() || number + 1 == rows.len() {
                part.tally.look_up(wanted);
                for (blocks, answers) in asked.iter().zip(&mut part.answers) {
                    answers.take(part.batch.look_up(blocks));
                }
                part.batch.clear();
            }
        }
        Some(part)
    };
    let parts: Option<Vec<_>> = rows.par_chunks(part(rows.len())).map(meet_part).collect();
    let mut met = Met {
        tally: Tally::of(wanted),
        answers: asked.iter().map(|_| Vec::new()).collect(),
        habits: vec![HostHabits::default(); hosts],
        forms: AddressForms::default(),
        directories: Directories::default(),
        standings: Standings::new(hosts),
        addresses: AddressCounts::default(),
    };
    let mut named = Vec::with_capacity(rows.len());
    let mut coincidences = Coincidences::among(all);
    for part in parts? {
        let ids = reader.words.take(&part.reader.words, known);
        let here = |word| words::here(&ids, known, word);
        named.extend(part.named.into_iter().map(|(given, family, row)| (here(given), here(family), row)));
        met.tally.take(part.tally, &reader.words, &here);
        met.answers.iter_mut().zip(part.answers).for_each(|(all, answers)| all.push(answers));
        met.forms.take(&part.forms);
        met.standings.take(&part.standings);
        met.addresses.take(&part.addresses);
        coincidences.take(part.coincidences);
        met.habits.iter_mut().zip(&part.habits).for_each(|(habits, more)| habits.take(more));
    }
    named.par_sort_unstable();
    let names: Vec<&[Named]> = named.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).collect();
    coincidences.teach(&mut met.habits, names.iter().map(|bearers| bearers.len()));
    let reader = &*reader;
    let parts = names.par_chunks(part(names.len())).map(|names| meet_names(reader, names, asked, wanted));
    for of_part in parts.collect::<Vec<_>>() {
        met.tally.take(of_part.tally, &reader.words, &|word| word);
        met.answers.iter_mut().zip(of_part.answers).for_each(|(all, answers)| all.push(answers));
        met.directories.take(&of_part.directories);
    }
    Some(met)
}

impl Part<'_> {
    fn meet(&mut self, row: RowId) {
        let person = self.reader.row(row);
        self.tally.add(&mut self.reader.words, &person);
        if self.reader.estate.row(row).name.is_filled() {
            let estate = self.reader.estate;
            let named = |account: &AccountId| estate.filled(estate.name_of(*account)).is_some();
            let joined = self.reader.accounts_of(row).iter().any(named);
            self.tally.compare_names(&self.reader.words, &person, joined);
        }
        let own = &person.addresses[..person.own_addresses];
        let forms: SmallVec<[usize; 2]> = own.iter().map(|of| form_of(&self.reader.words, &person, of)).collect();
        self.forms.add(&person, &forms);
        let batch = &mut self.batch;
        keys::of_strings(&person, self.reader.hears, &mut |key| batch.add(key, row.0));
        let shows_initials = person.displays.iter().any(|display| !display.initials.is_empty());
        if let [Reading { given, family, whole: true, .. }] = person.readings[..]
            && !shows_initials
        {
            self.named.push((given, family, row));
        } else {
            let words = &self.reader.words;
            let forms = forms_of(words, &person);
            self.tally.add_forms(&forms, 1);
            forms.iter().chain(&forms_besides(words, &person)).for_each(|form| batch.add((Kind::Form, *form), row.0));
            keys::of_names(words, &person, &mut |key| batch.add(key, row.0));
            keys::of_letters(words, &person, Shows::Letter, &mut |key| batch.add(key, row.0));
            for name in &person.readings {
                keys::of_name_as_letters(words, name, Shows::Words, &mut |key| batch.add(key, row.0));
            }
        }
        let logins = server_logins(&self.reader, row, &person);
        for login in &logins {
            let hash = login.of(&person).map_or(0, |handle| handle.hash);
            batch.add(second_key(login.host, hash), row.0);
        }
        self.standings.add(&logins, person.own_addresses > 0);
        self.addresses.add(&self.reader.words, &person, &forms, &logins);
        self.learn_habits(row, &person, &logins);
    }

    /// Learns the habits of the servers that a person has accounts on.
    fn learn_habits(&mut self, row: RowId, person: &Person, logins: &[ServerLogin]) {
        for login in &person.logins[..person.own_logins] {
            self.coincidences.add_cloud(login.hash, row);
        }
        for (at, login) in logins.iter().enumerate() {
            let habits = &mut self.habits[usize::from(login.host)];
            habits.joined += 1;
            habits.twice += u32::from(logins[..at].iter().any(|other| other.host == login.host));
            let is_alone = logins.iter().filter(|other| other.host == login.host).count() == 1;
            habits.numbered_alone += u32::from(login.mark == Some(Mark::Number) && is_alone);
            habits.lettered_alone += u32::from(login.mark == Some(Mark::Letter) && is_alone);
            let Some(handle) = login.of(person) else { continue };
            let style = style_of(&self.reader.words, person, handle);
            if style > 0 {
                self.coincidences.add_server(handle.hash, login.host, row);
            }
            let mut elsewhere = logins.iter().filter(|other| other.host != login.host).peekable();
            if elsewhere.peek().is_some() {
                let is_same = elsewhere.filter_map(|other| other.of(person)).any(|other| other.hash == handle.hash);
                habits.same_elsewhere += u32::from(is_same);
                habits.other_elsewhere += u32::from(!is_same);
            }
            if let Some(cloud) = person.logins[..person.own_logins].last() {
                habits.add(style, person.style, Logins::of(handle, cloud), !cloud.digits().is_empty());
            }
            let same_number = strings::number(handle, person, true);
            habits.same_number += u32::from(same_number == Some(true));
            habits.other_number += u32::from(same_number == Some(false));
            if let Some(mailbox) = strings::mailbox(handle, person) {
                habits.add_mailbox(mailbox, !handle.digits().is_empty());
            }
            if let Some(is_same) = strings::short_name(handle, person) {
                habits.add_short_name(style, is_same);
            }
        }
    }
}

/// What one thread has found of names.
struct OfNames {
    tally: Tally,
    answers: Vec<Answers>,
    directories: Directories,
}

/// Does for names what is done for people: once for all who bear one and no other.
fn meet_names(reader: &Reader<'_>, names: &[&[Named]], asked: &[Blocks], wanted: &Wanted) -> OfNames {
    let words = &reader.words;
    // A sample of names tells enough of directories.
    let sample = Sample::of(reader.estate.rows.len());
    let is_asked = |given, family| {
        let both = hash::of(0, &[words.text(given), words.text(family)].map(|text| hash::hash(text.as_bytes())));
        sample.has(both)
    };
    let mut of_names = OfNames {
        tally: Tally::of(wanted),
        answers: asked.iter().map(Answers::of).collect(),
        directories: Directories::default(),
    };
    let OfNames { tally, answers, directories } = &mut of_names;
    let (mut batch, mut forms) = (Batch::default(), Forms::new());
    for (number, bearers) in names.iter().enumerate() {
        let (given, family, _) = bearers[0];
        let reading = Reading { given, family, from: From::Display, whole: true };
        forms_of_name(words, &reading, &mut forms);
        tally.add_forms(&forms, bearers.len());
        if bearers.len() > 1 && is_asked(given, family) {
            directories.meet(reader, bearers.iter().map(|(_, _, row)| *row));
        }
        forms.drain(..).for_each(|form| batch.add((Kind::Form, form), number as u32));
        keys::of_name(words, &reading, &mut |key| batch.add(key, number as u32));
        keys::of_name_as_letters(words, &reading, Shows::Words, &mut |key| batch.add(key, number as u32));
        if batch.is_full() || number + 1 == names.len() {
            tally.look_up(wanted);
            for (blocks, answers) in asked.iter().zip(&mut *answers) {
                for (number, block) in batch.look_up(blocks) {
                    names[*number as usize].iter().for_each(|(_, _, row)| answers.add(*block, row.0));
                }
            }
            batch.clear();
        }
    }
    of_names
}
