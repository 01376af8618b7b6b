//! An estate told in pseudonyms. Accounts and rows keep their numbers and their places in the files, and so all that was
//! decided about them holds; of the files' own bytes nothing is left but where lines end.

use super::fields::RedactedLayout;
use super::sentence::redacted_sentence;
use super::{Pseudonyms, What};
use crate::model::{
    Estate, Feature, Identities, IdentityValue, Instance, Logins, Raw, ReportFacts, ReportRow, Seat, ServerAccount,
    ServerRecord, Side, Source, SyncFact, Text, UserId, hash_folded,
};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

/// Tells an estate; gives for each value of its own the one that stands for it.
pub(super) fn redacted(truth: &Arc<Estate>, pseudonyms: &Pseudonyms) -> (Estate, HashMap<Text, Text>) {
    let mut teller = Teller::of(truth, pseudonyms);
    let rows = truth.rows.iter().map(|row| teller.row(row)).collect();
    let accounts = truth.accounts.iter().map(|account| teller.account(account)).collect();
    let records = truth.records.iter().map(|record| teller.record(record)).collect();
    let texts = truth.texts.iter().map(|text| teller.text(What::Mail, *text)).collect();
    let identities = teller.identities();
    let instances = truth.instances.iter().map(|instance| teller.instance(instance)).collect();
    let syncs = truth.syncs.iter().map(|sync| teller.sync(sync)).collect();
    let seats = truth.seats.iter().map(|seat| Seat { host: seat.host, id: teller.id(seat.id) }).collect();
    let Teller { sides, told, ids, .. } = teller;
    let sources = truth.sources.iter().zip(sides).zip(0_u16..);
    let mut estate = Estate {
        sources: sources
            .map(|((source, side), number)| self::source(truth, source, side, number, pseudonyms))
            .collect(),
        listed: truth.listed.clone(),
        hosts: truth.hosts.iter().map(|host| pseudonyms.of(What::Host, Raw::of(host))).collect(),
        text_ids: ids.keys().map(|id| pseudonyms.of(What::Id, Raw::of(&truth.id_text(*id)))).collect(),
        has_report: truth.has_report,
        report: ReportFacts {
            enterprise: truth.report.enterprise.as_deref().map(|of| pseudonyms.of(What::Enterprise, Raw::of(of))),
            made_at: truth.report.made_at.clone(),
            purchased: truth.report.purchased,
            consumed: truth.report.consumed,
        },
        rows,
        seats,
        texts,
        logins: Logins::default(),
        cloud_accounts: truth.cloud_accounts,
        accounts,
        records,
        account_rows: truth.account_rows.clone(),
        by_email: truth.by_email.clone(),
        identities,
        has_identities: truth.has_identities,
        instances,
        syncs,
    };
    estate.logins = logins(truth, &estate);
    (estate, told)
}

/// Tells value after value.
struct Teller<'t> {
    truth: &'t Estate,
    pseudonyms: &'t Pseudonyms,
    sides: Vec<Side>,
    told: HashMap<Text, Text>,
    /// The place of what stands for each user id: places compare as the ids do.
    ids: BTreeMap<UserId, u32>,
}

impl<'t> Teller<'t> {
    fn of(truth: &'t Estate, pseudonyms: &'t Pseudonyms) -> Self {
        let of_accounts = truth.accounts.iter().map(|account| account.id);
        let of_records = truth.records.iter().map(|record| record.id);
        let of_seats = truth.seats.iter().map(|seat| seat.id);
        let mut ids: BTreeMap<UserId, u32> = of_accounts.chain(of_records).chain(of_seats).map(|id| (id, 0)).collect();
        ids.values_mut().zip(0..).for_each(|(place, number)| *place = number);
        let sides = truth.sources.iter().map(|_| Side::default()).collect();
        Self { truth, pseudonyms, sides, told: HashMap::new(), ids }
    }

    /// What stands for a value, at the place where the file spells it.
    fn text(&mut self, what: What, text: Text) -> Text {
        self.keep(text, |pseudonyms, raw| match what {
            What::Mail | What::NameId => pseudonyms.email(what, raw),
            What::Text => pseudonyms.plain(raw),
            _ => pseudonyms.of(what, raw),
        })
    }

    fn keep(&mut self, text: Text, tell: impl FnOnce(&Pseudonyms, Raw<'_>) -> String) -> Text {
        if !text.is_known() {
            return text;
        }
        if let Some(told) = self.told.get(&text) {
            return *told;
        }
        let number = text.source();
        let source = self.truth.source(number);
        let value = tell(self.pseudonyms, source.raw(text));
        let told = self.sides[usize::from(number)].keep(number, value.as_bytes(), source.origin(text));
        self.told.insert(text, told);
        told
    }

    fn id(&self, id: UserId) -> UserId {
        self.ids.get(&id).map_or(id, |place| UserId::text(*place))
    }

    fn row(&mut self, row: &ReportRow) -> ReportRow {
        ReportRow {
            login: self.text(What::User, row.login),
            name: self.text(What::Name, row.name),
            name_id: self.text(What::NameId, row.name_id),
            ..row.clone()
        }
    }

    fn account(&mut self, account: &ServerAccount) -> ServerAccount {
        ServerAccount { id: self.id(account.id), primary: self.text(What::Mail, account.primary), ..account.clone() }
    }

    fn record(&mut self, record: &ServerRecord) -> ServerRecord {
        ServerRecord {
            id: self.id(record.id),
            login: self.text(What::User, record.login),
            name: self.text(What::Name, record.name),
            primary: self.text(What::Mail, record.primary),
            ..record.clone()
        }
    }

    fn identities(&mut self) -> Identities {
        let identities = &self.truth.identities;
        let values = identities.values.iter();
        let values =
            values.map(|value| IdentityValue { text: self.text(What::NameId, value.text), ..*value }).collect();
        Identities { values, ..identities.clone() }
    }

    fn instance(&mut self, instance: &Instance) -> Instance {
        let mut tell = |feature: &Feature| Feature {
            name: self.text(What::Text, feature.name),
            on: feature.on,
            since: self.text(What::Text, feature.since),
        };
        let features = instance.features.as_ref().map(|features| features.iter().map(&mut tell).collect());
        Instance {
            server_id: self.text(What::Id, instance.server_id),
            version: self.text(What::Text, instance.version),
            features,
            ..instance.clone()
        }
    }

    fn sync(&mut self, sync: &SyncFact) -> SyncFact {
        SyncFact {
            server_id: self.text(What::Id, sync.server_id),
            date: self.text(What::Text, sync.date),
            status: self.text(What::Text, sync.status),
            error: self.text(What::Text, sync.error),
            ..sync.clone()
        }
    }
}

fn source(truth: &Arc<Estate>, source: &Source, side: Side, number: u16, pseudonyms: &Pseudonyms) -> Source {
    let layout = RedactedLayout { truth: Arc::clone(truth), number, pseudonyms: pseudonyms.clone() };
    Source {
        path: pseudonyms.path(&source.path),
        kind: source.kind,
        host: source.host,
        bytes: source.bytes.iter().map(|byte| blank(*byte)).collect(),
        side,
        records: source.records,
        newest: source.newest.clone(),
        record_key: source.record_key,
        record_starts: source.record_starts.clone(),
        layout: Box::new(layout),
        warnings: source.warnings.told(|message| redacted_sentence(message, truth, pseudonyms)),
        counts: source.counts,
        lines: OnceLock::new(),
    }
}

/// What is left of a byte: whether it ends a line, begins a character or goes on in one, by which places are counted.
fn blank(byte: u8) -> u8 {
    match byte {
        b'\n' | b'\r' => byte,
        0x80..=0xBF => 0x80,
        _ => b'x',
    }
}

/// The logins of the estate, of the same rows as those of the files.
fn logins(truth: &Estate, estate: &Estate) -> Logins {
    let mut logins = Logins::default();
    let hash = |row: &crate::model::RowId| hash_folded(&logins.state, estate.raw(estate.row(*row).login).bytes());
    for row in &truth.logins.table {
        logins.table.insert_unique(hash(row), *row, hash);
    }
    logins
}
