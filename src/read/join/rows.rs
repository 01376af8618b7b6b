//! Report rows: one for each login, and bare ids to their host.

use super::hosts::Hosts;
use crate::model::{Estate, Field, HostId, Logins, Raw, RowId, Sentence, hash_folded};
use crate::read::columns;
use std::cmp::Ordering;

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

fn number_logins(estate: &mut Estate) -> Vec<Loser> {
    let mut logins = Logins::default();
    logins.table.reserve(estate.rows.len(), |_| 0);
    let mut losers: Vec<Loser> = Vec::new();
    for row in estate.row_ids() {
        let login = estate.row(row).login;
        if !login.is_filled() {
            continue;
        }
        let bytes = estate.raw(login).bytes();
        let hash_of = |of: &RowId| hash_folded(&logins.state, estate.raw(estate.row(*of).login).bytes());
        let hash = hash_folded(&logins.state, bytes);
        let same = |of: &RowId| estate.raw(estate.row(*of).login).bytes().eq_ignore_ascii_case(bytes);
        match logins.table.find_mut(hash, same) {
            None => {
                logins.table.insert_unique(hash, row, hash_of);
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
    fields(estate, a).cmp(&fields(estate, b))
}

fn fields(estate: &Estate, row: RowId) -> Vec<(Field, Vec<u8>)> {
    let row = estate.row(row);
    let source = estate.source(row.source);
    let fields = source.layout.fields(&source.bytes, row.at);
    fields.into_iter().map(|(field, found)| (field, found.raw().bytes().to_vec())).collect()
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
pub(super) fn differing(a: &[(Field, Vec<u8>)], b: &[(Field, Vec<u8>)]) -> String {
    let only = |these: &[(Field, Vec<u8>)], those: &[(Field, Vec<u8>)]| -> Vec<Field> {
        these.iter().filter(|entry| !those.contains(entry)).map(|(field, _)| *field).collect()
    };
    let mut differing = only(a, b);
    differing.extend(only(b, a));
    differing.sort();
    differing.dedup();
    differing.into_iter().map(columns::name).collect::<Vec<_>>().join(", ")
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
