//! What one file was parsed to, with hosts and ids still numbered as the file names them.

use super::parts::{Moved, Records};
use crate::model::{
    Identities, IdentityField, Instance, Kind, Layout, ReportFacts, ReportRow, Seat, ServerRecord, Side, SyncFact,
    Text, Warnings,
};

/// One file, parsed.
pub(crate) struct Parsed {
    pub(crate) kind: Kind,
    pub(crate) body: Body,
    pub(crate) layout: Box<dyn Layout>,
    /// The host that the file itself names, where it names one for all its records.
    pub(crate) own_host: Option<String>,
    pub(crate) side: Side,
    pub(crate) warnings: Warnings,
    pub(crate) hosts: Vec<String>,
    pub(crate) text_ids: Vec<String>,
    pub(crate) texts: Vec<Text>,
    pub(crate) record_key: &'static str,
    pub(crate) record_starts: Vec<u32>,
    pub(crate) records: u64,
    /// The latest day that it tells of, as `YYYY-MM-DD`; blank where it tells of none.
    pub(crate) newest: String,
}

/// The records of one file.
pub(crate) enum Body {
    Report(ReportBody),
    Users(UsersBody),
    Identities(IdentitiesBody),
    Syncs(Vec<SyncFact>),
}

/// A cloud report's rows.
#[derive(Default)]
pub(crate) struct ReportBody {
    pub(crate) facts: ReportFacts,
    pub(crate) rows: Vec<ReportRow>,
    pub(crate) seats: Vec<Seat>,
}

impl Records for ReportBody {
    fn append(&mut self, next: Self, moved: &Moved) {
        let seats = self.seats.len() as u32;
        self.rows.extend(next.rows.into_iter().map(|row| ReportRow {
            login: moved.text(row.login),
            name: moved.text(row.name),
            name_id: moved.text(row.name_id),
            lists: row.lists + moved.texts,
            seats: row.seats + seats,
            ..row
        }));
        let moved_seat = |seat: Seat| Seat { host: moved.host(seat.host), id: moved.id(seat.id) };
        self.seats.extend(next.seats.into_iter().map(moved_seat));
    }

    fn reserve(&mut self, parts: usize) {
        self.rows.reserve(self.rows.len() * parts);
        self.seats.reserve(self.seats.len() * parts);
    }
}

/// Server accounts of a server's own file, or of all servers as the cloud knows them.
#[derive(Default)]
pub(crate) struct UsersBody {
    pub(crate) records: Vec<ServerRecord>,
    pub(crate) instances: Vec<Instance>,
    /// What the cloud knows of uploads, where the file tells.
    pub(crate) syncs: Vec<SyncFact>,
}

impl Records for UsersBody {
    // The host of an account is the file's, not the part's.
    fn append(&mut self, next: Self, moved: &Moved) {
        self.records.extend(next.records.into_iter().map(|record| ServerRecord {
            id: moved.id(record.id),
            login: moved.text(record.login),
            name: moved.text(record.name),
            primary: moved.text(record.primary),
            emails: record.emails + moved.texts,
            ..record
        }));
    }

    fn reserve(&mut self, parts: usize) {
        self.records.reserve(self.records.len() * parts);
    }
}

/// Linked identities, by login.
#[derive(Default)]
pub(crate) struct IdentitiesBody {
    /// The login of each node, with its values.
    pub(crate) nodes: Vec<(Text, Vec<(IdentityField, Text)>)>,
    pub(crate) of_enterprise: bool,
    pub(crate) asked: [bool; 6],
    /// Whether somebody has a SAML identity, and whether somebody was asked for one and has none.
    pub(crate) has_saml: bool,
    pub(crate) lacks_saml: bool,
}

impl Records for IdentitiesBody {
    fn append(&mut self, next: Self, moved: &Moved) {
        self.nodes.extend(next.nodes.into_iter().map(|(login, mut values)| {
            values.iter_mut().for_each(|(_, text)| *text = moved.text(*text));
            (moved.text(login), values)
        }));
        self.asked.iter_mut().zip(next.asked).for_each(|(asked, more)| *asked |= more);
        self.has_saml |= next.has_saml;
        self.lacks_saml |= next.lacks_saml;
    }

    fn reserve(&mut self, parts: usize) {
        self.nodes.reserve(self.nodes.len() * parts);
    }
}

impl IdentitiesBody {
    /// What the estate keeps beside the values.
    pub(crate) fn facts(&self) -> Identities {
        Identities {
            of_enterprise: self.of_enterprise,
            asked: self.asked,
            has_saml: self.has_saml || !self.lacks_saml,
            ..Identities::default()
        }
    }
}
