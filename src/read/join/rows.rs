//! Report rows: one for each login, and bare ids to their host.

use super::hosts::Hosts;
use crate::model::{Estate, Field, HostId, Logins, Raw, ReportRow, RowId, Sentence, Text, hash_folded};
use crate::read::columns;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers cloud accounts by login; of several differing records of one login the smallest counts.
pub(super) fn join(estate: &mut Estate, hosts: &Hosts) {
    give_bare_ids_a_host(estate, hosts);
    let losers = number_logins(estate);
    if !losers.is_empty() {
        warn_of(estate, &losers);
        let mut lost = vec![false; estate.rows.len()];
        for loser in &losers {
            lost[loser.row.index()] = true;
        }
        let mut number = 0;
        estate.rows.retain(|_| {
            number += 1;
            !lost[number - 1]
        });
        number_logins(estate);
    }
    estate.cloud_accounts = estate.logins.table.len() as u64;
}

/// A row whose login another row has, which counts.
struct Loser {
    row: RowId,
    winner: RowId,
}

/// How many logins are hashed at once.
const STEP: usize = 1 << 16;

fn number_logins(estate: &mut Estate) -> Vec<Loser> {
    let mut logins = Logins::default();
    logins.table.reserve(estate.rows.len(), |_| 0);
    let mut losers: Vec<Loser> = Vec::new();
    let hash_of = |login: Text| hash_folded(&logins.state, estate.raw(login).bytes());
    let hashes = |rows: &[ReportRow]| rows.par_iter().map(|row| hash_of(row.login)).collect::<Vec<u64>>();
    for (hash, row) in estate.rows.chunks(STEP).flat_map(hashes).zip(estate.row_ids()) {
        let login = estate.row(row).login;
        if !login.is_filled() {
            continue;
        }
        let bytes = estate.raw(login).bytes();
        let same = |of: &RowId| estate.raw(estate.row(*of).login).bytes().eq_ignore_ascii_case(bytes);
        match logins.table.find_mut(hash, same) {
            None => {
                logins.table.insert_unique(hash, row, |of| hash_of(estate.row(*of).login));
            }
            Some(known) => {
                let (loser, winner) =
                    if compare(estate, row, *known) == Ordering::Less { (*known, row) } else { (row, *known) };
                *known = winner;
                losers.push(Loser { row: loser, winner });
            }
        }
    }
    estate.logins = logins;
    losers
}

/// The fields of two rows in table order, compared as bytes.
fn compare(estate: &Estate, a: RowId, b: RowId) -> Ordering {
    compare_fields(&fields(estate, a), &fields(estate, b))
}

fn fields(estate: &Estate, row: RowId) -> Fields {
    let row = estate.row(row);
    fields_at(estate, row.source, row.at)
}

/// The non-blank values of a record, in table order.
pub(super) type Fields = BTreeMap<Field, Vec<Vec<u8>>>;

/// The fields of the record that starts at a byte of a source.
pub(super) fn fields_at(estate: &Estate, source: u16, at: u32) -> Fields {
    let source = estate.source(source);
    let mut fields = Fields::new();
    for (field, found) in source.fields(at) {
        fields.entry(field).or_default().push(found.raw().bytes().to_vec());
    }
    fields
}

/// Which of two records is smaller: field by field in table order, as bytes; a blank field is the smallest.
pub(super) fn compare_fields(a: &Fields, b: &Fields) -> Ordering {
    let all: BTreeSet<Field> = a.keys().chain(b.keys()).copied().collect();
    let orders = all.into_iter().map(|field| a.get(&field).cmp(&b.get(&field)));
    orders.fold(Ordering::Equal, Ordering::then)
}

fn warn_of(estate: &mut Estate, losers: &[Loser]) {
    for loser in losers {
        let (lost, won) = (fields(estate, loser.row), fields(estate, loser.winner));
        let differing = differing(&lost, &won);
        if differing.is_empty() {
            continue;
        }
        let row = estate.row(loser.row);
        let (source, at) = (usize::from(row.source), row.at);
        let login = estate.raw(row.login).bytes().to_vec();
        estate.sources[source].warnings.add("differing-records", Some(at), || {
            let start = Sentence::new().word("the login ").data(Raw::new(&login));
            start.word(format!(" stands in several rows that differ in {differing}; the smallest counts"))
        });
    }
}

/// The names of the fields in which two records differ.
pub(super) fn differing(a: &Fields, b: &Fields) -> String {
    let all: BTreeSet<Field> = a.keys().chain(b.keys()).copied().collect();
    let names = all.into_iter().filter(|field| a.get(field) != b.get(field)).map(columns::name);
    names.collect::<Vec<_>>().join(", ")
}

fn give_bare_ids_a_host(estate: &mut Estate, hosts: &Hosts) {
    if estate.seats.iter().all(|seat| seat.host != HostId::UNKNOWN) {
        return;
    }
    if let Some(only) = hosts.only {
        for seat in estate.seats.iter_mut().filter(|seat| seat.host == HostId::UNKNOWN) {
            seat.host = only;
        }
        return;
    }
    let mut bare = Vec::new();
    for row in &estate.rows {
        let start = row.seats as usize;
        for seat in &estate.seats[start..start + row.seats_len as usize] {
            if seat.host == HostId::UNKNOWN {
                bare.push((row.source, row.at, estate.id_text(seat.id)));
            }
        }
    }
    for (source, at, id) in bare {
        estate.sources[usize::from(source)].warnings.add("id-without-host", Some(at), || {
            let sentence = Sentence::new().word("the user id ").data(Raw::of(&id));
            sentence.word(" names no server, and the files know not exactly one; no account was made of it")
        });
    }
}
