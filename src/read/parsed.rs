//! What one file was parsed to, with hosts and ids still numbered as the file names them.

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
pub(crate) struct ReportBody {
    pub(crate) facts: ReportFacts,
    pub(crate) rows: Vec<ReportRow>,
    pub(crate) seats: Vec<Seat>,
}

/// Server accounts of a server's own file, or of all servers as the cloud knows them.
#[derive(Default)]
pub(crate) struct UsersBody {
    pub(crate) records: Vec<ServerRecord>,
    pub(crate) instances: Vec<Instance>,
    /// What the cloud knows of uploads, where the file tells.
    pub(crate) syncs: Vec<SyncFact>,
}

/// Linked identities, by login.
#[derive(Default)]
pub(crate) struct IdentitiesBody {
    /// The login of each node, with its values.
    pub(crate) nodes: Vec<(Text, Vec<(IdentityField, Text)>)>,
    pub(crate) of_enterprise: bool,
    pub(crate) asked: [bool; 6],
}

impl IdentitiesBody {
    /// What the estate keeps beside the values.
    pub(crate) fn facts(&self) -> Identities {
        Identities { of_enterprise: self.of_enterprise, asked: self.asked, ..Identities::default() }
    }
}
