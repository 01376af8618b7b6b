//! Visual Studio subscribers, and whose Enterprise account is in the report too although the subscriber has none.
//!
//! Source: GitHub's documentation, "Visual Studio subscriptions with GitHub Enterprise".

use super::{Candidate, World};
use crate::model::{Estate, Field, IdentityField, Raw, RowId, trimmed};
use std::collections::{HashMap, HashSet};

impl World {
    /// Whether a row is a subscriber's or has a subscriber's license.
    #[must_use]
    pub fn is_visual_studio(&self, row: RowId) -> bool {
        self.estate.row(row).is_subscriber()
    }

    /// Whether the row is a Visual Studio subscriber counted beside an Enterprise account, certainly or likely, and
    /// which one that is.
    #[must_use]
    pub fn vs_double(&self, row: RowId) -> Option<RowId> {
        let certain = self.subscribers.doubles.get(&row).copied();
        certain.or_else(|| self.likely_vs_double(row).map(|candidate| candidate.row))
    }

    /// The rows of one Visual Studio subscriber without an account, this one among them; none for other rows.
    #[must_use]
    pub fn subscriptions_with(&self, row: RowId) -> &[RowId] {
        self.subscribers.people.iter().find(|rows| rows.contains(&row)).map_or(&[], |rows| rows)
    }

    /// The Enterprise account that is likely the Visual Studio subscriber's, where none has the subscription's address.
    #[must_use]
    pub fn likely_vs_double(&self, row: RowId) -> Option<Candidate> {
        self.best_of_subscriber(row).filter(|best| best.score >= self.options.threshold)
    }

    /// The Enterprise account that looks most like the Visual Studio subscriber's, likely or not.
    #[must_use]
    pub fn best_of_subscriber(&self, row: RowId) -> Option<Candidate> {
        self.candidates.as_ref()?.of_subscriber(row)
    }

    /// The rows of Visual Studio subscribers that are counted beside this Enterprise account.
    #[must_use]
    pub fn vs_doubles_of(&self, row: RowId) -> Vec<RowId> {
        let certain = self.subscribers.doubles.iter().filter(|(_, account)| **account == row);
        let certain = certain.map(|(subscriber, _)| *subscriber);
        let likely = self.likely_vs_doubles().filter(|(_, candidate)| candidate.row == row);
        let mut rows: Vec<RowId> = certain.chain(likely.map(|(subscriber, _)| subscriber)).collect();
        rows.sort_unstable();
        rows
    }

    /// How many rows are Visual Studio subscribers counted beside an Enterprise account that has their address.
    #[must_use]
    pub fn vs_doubles(&self) -> u64 {
        self.subscribers.doubles.len() as u64
    }

    /// The rows of Visual Studio subscribers that are likely counted beside an Enterprise account, with that.
    pub fn likely_vs_doubles(&self) -> impl Iterator<Item = (RowId, Candidate)> {
        let found = self.candidates.iter().flat_map(|candidates| candidates.subscribers());
        found.filter(|(_, candidate)| candidate.score >= self.options.threshold)
    }
}

/// Visual Studio subscribers without an account.
pub(super) struct Subscribers {
    /// The rows of each; rows with one address are one person's.
    people: Vec<Vec<RowId>>,
    /// Rows whose address is that of an account of license type Enterprise, with that account.
    doubles: HashMap<RowId, RowId>,
}

/// Rows of more than so many with one address are no one person's.
const MOST_OF_ONE: usize = 32;

impl Subscribers {
    /// Finds them, and the accounts that have their addresses.
    pub(super) fn of(estate: &Estate) -> Self {
        let mut people: Vec<Vec<RowId>> = Vec::new();
        let mut by_address: HashMap<Vec<u8>, usize> = HashMap::new();
        for row in estate.row_ids().filter(|row| is_without_account(estate, *row)) {
            let email = estate.row_value(row, Field::VisualStudioEmail);
            let known = email.map(|email| *by_address.entry(folded(email.raw())).or_insert(people.len()));
            match known.and_then(|person| people.get_mut(person)) {
                Some(rows) => rows.push(row),
                None => people.push(vec![row]),
            }
        }
        let doubles = doubles(estate, &people, &by_address);
        let parted = |rows: Vec<RowId>| match rows.len() {
            ..=MOST_OF_ONE => vec![rows],
            _ => rows.into_iter().map(|row| vec![row]).collect(),
        };
        Self { people: people.into_iter().flat_map(parted).collect(), doubles }
    }
}

fn doubles(estate: &Estate, people: &[Vec<RowId>], by_address: &HashMap<Vec<u8>, usize>) -> HashMap<RowId, RowId> {
    let mut doubles = HashMap::new();
    if by_address.is_empty() {
        return doubles;
    }
    let mut email = Vec::new();
    for row in estate.row_ids() {
        let of = estate.row(row);
        if !is_enterprise(estate, row) {
            continue;
        }
        let linked = estate.identity_values(row).iter();
        let linked = linked.filter(|value| matches!(value.field, IdentityField::NameId | IdentityField::ScimUsername));
        let values = estate.verified_emails(row).iter().copied().chain(Some(of.name_id));
        for value in values.chain(linked.map(|value| value.text)) {
            let Some(raw) = estate.filled(value) else { continue };
            email.clear();
            email.extend_from_slice(trimmed(raw));
            email.make_ascii_lowercase();
            let Some(person) = by_address.get(&email) else { continue };
            for subscriber in &people[*person] {
                let first = doubles.entry(*subscriber).or_insert(row);
                if login(estate, row) < login(estate, *first) {
                    *first = row;
                }
            }
        }
    }
    doubles
}

/// The rows of each subscriber without an account whose address is that of none.
pub(super) fn without_double(world: &World) -> Vec<Vec<RowId>> {
    let Subscribers { people, doubles } = &*world.subscribers;
    people.iter().filter(|rows| !rows.iter().any(|row| doubles.contains_key(row))).cloned().collect()
}

/// The accounts of license type Enterprise that are no subscriber's by their address.
pub(super) fn is_free(world: &World) -> impl Fn(RowId) -> bool + '_ {
    let taken: HashSet<RowId> = world.subscribers.doubles.values().copied().collect();
    move |row| is_enterprise(&world.estate, row) && !taken.contains(&row)
}

fn is_enterprise(estate: &Estate, row: RowId) -> bool {
    estate.row(row).login.is_filled() && !estate.row(row).visual_studio_license
}

/// Whether it is a subscriber's row without a cloud account, be the person invited or on a server.
fn is_without_account(estate: &Estate, row: RowId) -> bool {
    estate.row(row).login.is_empty() && estate.row(row).is_subscriber()
}

fn folded(raw: Raw<'_>) -> Vec<u8> {
    trimmed(raw).to_ascii_lowercase()
}

fn login(estate: &Estate, row: RowId) -> Vec<u8> {
    estate.raw(estate.row(row).login).bytes().to_ascii_lowercase()
}
