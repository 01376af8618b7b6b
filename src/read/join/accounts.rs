//! Server accounts: the records of all files and the seats of all rows, by host and user id.

use super::rows::{Fields, compare_fields, differing, fields_at};
use crate::model::{
    AccountId, Answer, Estate, Field, HostId, Raw, RowId, Sentence, ServerAccount, ServerRecord, Text, UserId,
    hash_email, same_email,
};
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use rayon::slice::ParallelSliceMut;
use std::cmp::Ordering;
use std::ops::Range;

/// Joins records and seats to accounts.
pub(super) fn join(estate: &mut Estate, mut records: Vec<ServerRecord>) {
    records.par_sort_unstable_by_key(|record| (record.host, record.id, record.kind, record.source, record.at));
    let mut seats = seats(estate);
    seats.par_sort_unstable();
    seats.dedup();
    estate.accounts.reserve(records.len());
    estate.account_rows.reserve(seats.len());
    estate.records = records;
    let (mut record, mut seat) = (0, 0);
    loop {
        let of_record = estate.records.get(record).map(|record| (record.host, record.id));
        let of_seat = seats.get(seat).map(|(host, id, _)| (*host, *id));
        let key = match (of_record, of_seat) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => match a.or(b) {
                Some(key) => key,
                None => break,
            },
        };
        let records_of = estate.records[record..].iter().take_while(|record| (record.host, record.id) == key).count();
        let rows_of = seats[seat..].iter().take_while(|(host, id, _)| (*host, *id) == key).count();
        let rows = seats[seat..seat + rows_of].iter().map(|(_, _, row)| *row).collect();
        add(estate, key, record..record + records_of, rows);
        record += records_of;
        seat += rows_of;
    }
    hold_by_email(estate);
    take_emails_of_rows(estate);
}

fn seats(estate: &Estate) -> Vec<(HostId, UserId, RowId)> {
    let mut seats = Vec::with_capacity(estate.seats.len());
    for row in estate.row_ids() {
        for seat in estate.seats_of(row).iter().filter(|seat| seat.host != HostId::UNKNOWN) {
            seats.push((seat.host, seat.id, row));
        }
    }
    seats
}

/// Adds the account of one key; its records stand in this range, of which it keeps the first.
fn add(estate: &mut Estate, (host, id): (HostId, UserId), range: Range<usize>, mut rows: Vec<RowId>) {
    let records = range.start as u32;
    let group = &estate.records[range.clone()];
    let suspended = group.iter().fold(Answer::Unknown, |known, record| known.any(record.suspended));
    let kept = if group.len() > 1 { settle_differing(estate, range.clone()) } else { group.len() };
    if rows.len() > 1 {
        sort_rows(estate, &mut rows);
    }
    let group = &estate.records[range.start..range.start + kept];
    let first = |value: fn(&ServerRecord) -> Answer| group.iter().map(value).fold(Answer::Unknown, Answer::or);
    let primary = group.iter().map(|record| record.primary).find(|text| text.is_filled()).unwrap_or(Text::UNKNOWN);
    estate.accounts.push(ServerAccount {
        id,
        host,
        suspended,
        dormant: first(|record| record.dormant),
        site_admin: first(|record| record.site_admin),
        by_email: false,
        records_len: kept as u16,
        rows_len: rows.len() as u16,
        records,
        rows: estate.account_rows.len() as u32,
        primary,
    });
    estate.account_rows.append(&mut rows);
}

/// Rows with a login first, by login; then the others, by their records.
fn sort_rows(estate: &Estate, rows: &mut [RowId]) {
    rows.sort_by(|a, b| {
        let (row_a, row_b) = (estate.row(*a), estate.row(*b));
        let login = |text| estate.raw(text).bytes().to_ascii_lowercase();
        (row_a.login.is_empty(), login(row_a.login))
            .cmp(&(row_b.login.is_empty(), login(row_b.login)))
            .then_with(|| row_a.source.cmp(&row_b.source))
            .then_with(|| row_a.at.cmp(&row_b.at))
    });
}

/// Of several records of one kind of file the smallest counts; returns how many are kept, at the start of the range.
fn settle_differing(estate: &mut Estate, range: Range<usize>) -> usize {
    let mut group = estate.records[range.clone()].to_vec();
    group.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| compare(estate, a, b)));
    let mut kept: Vec<ServerRecord> = Vec::new();
    for record in group {
        let Some(first) = kept.iter().find(|first| first.kind == record.kind) else {
            kept.push(record);
            continue;
        };
        let differing = differing(&fields(estate, first), &fields(estate, &record));
        if !differing.is_empty() {
            warn_of(estate, first.source, &record, differing);
        }
    }
    let len = kept.len();
    for (place, record) in estate.records[range].iter_mut().zip(kept) {
        *place = record;
    }
    len
}

fn warn_of(estate: &mut Estate, first: u16, record: &ServerRecord, differing: String) {
    let name = format!("{}:{}", estate.host(record.host).text(), estate.id_text(record.id));
    let (code, places) = if record.source == first {
        ("differing-records", " stands twice and differs in ")
    } else {
        ("two-exports", " stands in two files that differ in ")
    };
    estate.sources[usize::from(record.source)].warnings.add(code, Some(record.at), || {
        Sentence::new().data(Raw::of(&name)).word(places).word(differing).word("; the smallest counts")
    });
}

fn compare(estate: &Estate, a: &ServerRecord, b: &ServerRecord) -> Ordering {
    compare_fields(&fields(estate, a), &fields(estate, b))
}

fn fields(estate: &Estate, record: &ServerRecord) -> Fields {
    let mut fields = fields_at(estate, record.source, record.at);
    // They have one id, however it is spelled; and e-mails and suspension have several spellings too.
    for field in [Field::Id, Field::PrimaryEmail, Field::Emails, Field::Suspended, Field::SuspendedAt] {
        fields.remove(&field);
    }
    let mut put = |field, values: Vec<Vec<u8>>| {
        if !values.is_empty() {
            fields.insert(field, values);
        }
    };
    let bytes = |text: Text| estate.filled(text).map(|raw| raw.bytes().to_vec());
    let primary = bytes(record.primary);
    let mut others: Vec<_> = estate.record_emails(record).iter().filter_map(|text| bytes(*text)).collect();
    others.retain(|email| Some(email) != primary.as_ref());
    others.sort_unstable();
    others.dedup();
    put(Field::PrimaryEmail, primary.into_iter().collect());
    put(Field::Emails, others);
    let suspended = record.suspended.known().map(|yes| yes.to_string().into_bytes());
    put(Field::Suspended, suspended.into_iter().collect());
    fields
}

/// A row without ids, with a server account, holds every account whose primary e-mail it alone lists.
fn hold_by_email(estate: &mut Estate) {
    let without_ids = |estate: &Estate, row: RowId| {
        let of = estate.row(row);
        of.seats_len == 0 && of.server_user.is_yes() && of.server_emails_len > 0
    };
    let rows: Vec<RowId> = estate.row_ids().filter(|row| without_ids(estate, *row)).collect();
    if rows.is_empty() {
        return;
    }
    // The rows that list an e-mail: only those of rows without ids are asked for.
    let state = RandomState::default();
    let mut listed: HashTable<(Text, RowId, bool)> = HashTable::new();
    let hash_of = |estate: &Estate, text: Text| hash_email(&state, estate.raw(text));
    for row in rows {
        for text in estate.server_emails(row) {
            let raw = estate.raw(*text);
            let same = |(known, _, _): &(Text, RowId, bool)| same_email(estate.raw(*known), raw);
            match listed.find_mut(hash_of(estate, *text), same) {
                Some((_, known, alone)) => *alone &= *known == row,
                None => {
                    listed.insert_unique(hash_of(estate, *text), (*text, row, true), |(text, _, _)| {
                        hash_of(estate, *text)
                    });
                }
            }
        }
    }
    for row in estate.row_ids() {
        for text in estate.server_emails(row) {
            let raw = estate.raw(*text);
            let same = |(known, _, _): &(Text, RowId, bool)| same_email(estate.raw(*known), raw);
            if let Some((_, known, alone)) = listed.find_mut(hash_of(estate, *text), same) {
                *alone &= *known == row;
            }
        }
    }
    for account in estate.account_ids() {
        let of = estate.account(account);
        if of.rows_len > 0 || of.primary.is_empty() {
            continue;
        }
        let raw = estate.raw(of.primary);
        let same = |(known, _, _): &(Text, RowId, bool)| same_email(estate.raw(*known), raw);
        let Some((_, row, true)) = listed.find(hash_of(estate, of.primary), same).copied() else { continue };
        let rows = estate.account_rows.len() as u32;
        estate.account_rows.push(row);
        estate.by_email.push((row, account));
        let of = &mut estate.accounts[account.index()];
        of.rows = rows;
        of.rows_len = 1;
        of.by_email = true;
    }
    estate.by_email.sort_unstable();
}

/// An account without an e-mail in a server's file has what its row says, where that is one address, in however many
/// spellings.
fn take_emails_of_rows(estate: &mut Estate) {
    for index in 0..estate.accounts.len() {
        let account = AccountId(index as u32);
        if estate.account(account).primary.is_filled() {
            continue;
        }
        let mut one = Vec::new();
        for row in estate.rows_of(account) {
            let listed = estate.server_emails(*row);
            if listed.windows(2).all(|pair| same_email(estate.raw(pair[0]), estate.raw(pair[1]))) {
                one.extend(listed);
            }
        }
        one.sort_by(|a, b| super::by_bytes(estate, *a, *b));
        if let Some(first) = one.first() {
            estate.accounts[index].primary = *first;
        }
    }
}
