//! The join: parsed files to one estate, in which the order of files and rows never matters.

mod accounts;
mod doubts;
mod hosts;
mod identities;
mod reports;
mod rows;
mod syncs;

use super::LoadError;
use super::load::{FileRead, LoadOptions};
use super::parsed::{Body, Parsed};
use crate::model::{Estate, Kind, Sentence, Source, Text, UserId};
use std::sync::OnceLock;

/// Joins parsed files.
pub(super) fn join(files: Vec<FileRead>, options: &LoadOptions) -> Result<Estate, LoadError> {
    let mut files = files;
    set_aside_same_files(&mut files);
    reports::choose(&mut files)?;
    let hosts = hosts::resolve(&mut files);
    let text_ids = text_ids(&files);
    let mut estate = Estate { hosts: hosts.names.clone(), text_ids, ..Estate::default() };
    let mut bodies = Vec::with_capacity(files.len());
    for (number, file) in files.into_iter().enumerate() {
        let FileRead { input, bytes, parsed } = file;
        let Parsed { kind, body, layout, side, warnings, texts, record_key, record_starts, records, newest, .. } =
            parsed;
        estate.sources.push(Source {
            path: input.path,
            kind,
            host: hosts.of_file[number],
            bytes,
            side,
            records,
            newest,
            record_key,
            record_starts,
            layout,
            warnings,
            counts: hosts.counts[number],
            lines: OnceLock::new(),
        });
        bodies.push((number, body, texts));
    }
    // The largest first: its lists are moved, the others' appended.
    bodies.sort_by_key(|(number, _, texts)| (std::cmp::Reverse(texts.len()), *number));
    let mut parts = Parts::default();
    for (number, body, texts) in bodies {
        let base = append(&mut estate.texts, texts);
        if estate.sources[number].counts {
            parts.take(&mut estate, &hosts, number, body, base);
        }
    }
    estate.listed = listed(&estate);
    rows::join(&mut estate, &hosts);
    accounts::join(&mut estate, std::mem::take(&mut parts.records));
    identities::join(&mut estate, parts.identities);
    syncs::settle(&mut estate);
    doubts::raise(&mut estate, options);
    for source in &mut estate.sources {
        source.warnings.sort();
    }
    Ok(estate)
}

/// What is not in its lasting place yet.
#[derive(Default)]
struct Parts {
    records: Vec<crate::model::ServerRecord>,
    identities: Vec<(usize, super::parsed::IdentitiesBody)>,
}

impl Parts {
    fn take(&mut self, estate: &mut Estate, hosts: &hosts::Hosts, number: usize, body: Body, base: u32) {
        let names = &hosts.numbers[number];
        match body {
            Body::Report(mut body) => {
                for seat in &mut body.seats {
                    seat.host = names.of(seat.host);
                    seat.id = names.id(seat.id);
                }
                let seats = append(&mut estate.seats, body.seats);
                if base > 0 || seats > 0 {
                    for row in &mut body.rows {
                        row.lists += base;
                        row.seats += seats;
                    }
                }
                append(&mut estate.rows, body.rows);
                estate.has_report = true;
                let facts = &mut estate.report;
                facts.enterprise = facts.enterprise.take().or(body.facts.enterprise);
                facts.made_at = facts.made_at.take().max(body.facts.made_at);
                if facts.consumed.is_some() && body.facts.consumed.is_some() && facts.consumed != body.facts.consumed {
                    estate.sources[number].warnings.add("pages-differ", None, || {
                        Sentence::from("the pages differ in total_seats_consumed; the largest counts")
                    });
                }
                facts.consumed = facts.consumed.max(body.facts.consumed);
                facts.purchased = facts.purchased.max(body.facts.purchased);
            }
            Body::Users(mut body) => {
                for record in &mut body.records {
                    record.host = hosts.of_record(number, record.host);
                    record.id = names.id(record.id);
                    record.emails += base;
                }
                append(&mut self.records, body.records);
                for mut instance in body.instances {
                    instance.host = hosts.of_record(number, instance.host);
                    estate.instances.push(instance);
                }
                estate.syncs.extend(body.syncs.into_iter().map(|mut sync| {
                    sync.host = names.of(sync.host);
                    sync
                }));
            }
            Body::Identities(body) => self.identities.push((number, body)),
            Body::Syncs(syncs) => estate.syncs.extend(syncs.into_iter().map(|mut sync| {
                sync.host = names.of(sync.host);
                sync
            })),
        }
    }
}

/// Appends without copying where nothing is there yet; returns where the appended part starts.
fn append<T>(to: &mut Vec<T>, mut from: Vec<T>) -> u32 {
    if to.is_empty() {
        *to = from;
        return 0;
    }
    let base = to.len() as u32;
    to.append(&mut from);
    base
}

/// Lists a file with the bytes and the host of another, and reads it once: the first by path.
fn set_aside_same_files(files: &mut [FileRead]) {
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by(|a, b| files[*a].input.path.cmp(&files[*b].input.path).then(a.cmp(b)));
    for later in 1..order.len() {
        let same = order[..later].iter().copied().find(|first| {
            let (a, b) = (&files[*first], &files[order[later]]);
            !a.set_aside() && a.input.host == b.input.host && a.bytes == b.bytes
        });
        if let Some(first) = same {
            let path = files[first].input.path.clone();
            let file = &mut files[order[later]];
            file.parsed.warnings.add("same-file", None, || {
                let path = crate::model::Raw::new(path.as_os_str().as_encoded_bytes());
                Sentence::new().word("the same bytes as ").data(path).word("; read once")
            });
        }
    }
}

impl FileRead {
    /// Whether the file is listed and does not count.
    fn set_aside(&self) -> bool {
        let mut codes = self.parsed.warnings.counts();
        codes.any(|(code, _)| code == "same-file" || code == "older-report-ignored")
    }
}

fn text_ids(files: &[FileRead]) -> Vec<String> {
    let mut ids: Vec<String> = files.iter().flat_map(|file| file.parsed.text_ids.iter().cloned()).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn listed(estate: &Estate) -> Vec<u16> {
    let mut listed: Vec<u16> = (0..estate.sources.len() as u16).collect();
    listed.sort_by(|a, b| {
        let key = |number: &u16| {
            let source = estate.source(*number);
            (source.kind, source.host, &source.path, !source.counts)
        };
        key(a).cmp(&key(b))
    });
    listed
}

/// The numbers of one file's hosts and ids in the estate.
#[derive(Default)]
struct Numbers {
    hosts: Vec<crate::model::HostId>,
    ids: Vec<u32>,
}

impl Numbers {
    fn of(&self, host: crate::model::HostId) -> crate::model::HostId {
        self.hosts.get(usize::from(host.0)).copied().unwrap_or(crate::model::HostId::UNKNOWN)
    }

    fn id(&self, id: UserId) -> UserId {
        id.as_text().and_then(|place| self.ids.get(place)).map_or(id, |place| UserId::text(*place))
    }
}

/// The texts of a source in the order that never depends on the order of files.
fn by_bytes(estate: &Estate, a: Text, b: Text) -> std::cmp::Ordering {
    estate.raw(a).bytes().cmp(estate.raw(b).bytes())
}

/// The files of a kind that count.
fn of_kind(estate: &Estate, kind: Kind) -> impl Iterator<Item = u16> + '_ {
    estate.listed.iter().copied().filter(move |number| {
        let source = estate.source(*number);
        source.kind == kind && source.counts
    })
}
