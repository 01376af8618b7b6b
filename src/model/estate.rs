//! All that the files say, joined: what every question is asked of. It never changes; a reload makes another.

use super::{
    AccountId, Counted, Field, Found, HostId, Identities, IdentityValue, Instance, Kind, Raw, ReportFacts, ReportRow,
    Reported, RowId, Seat, ServerAccount, ServerRecord, Source, SyncFact, SyncState, Text, UserId, hash_folded,
};
use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// All inputs of one load, joined.
#[derive(Default)]
pub struct Estate {
    /// The files, by source number.
    pub sources: Vec<Source>,
    /// Source numbers in the order in which files are listed: by kind, host and path.
    pub listed: Vec<u16>,
    /// Hosts, sorted by name.
    pub hosts: Vec<String>,
    /// User ids that are no numbers, sorted.
    pub text_ids: Vec<String>,
    /// Whether a cloud report is loaded; without one there are no verdicts.
    pub has_report: bool,
    /// What the report says beside its rows.
    pub report: ReportFacts,
    /// The report's rows, in the order of the files.
    pub rows: Vec<ReportRow>,
    /// Server accounts as rows name them.
    pub seats: Vec<Seat>,
    /// Values of lists.
    pub texts: Vec<Text>,
    /// Cloud accounts by login.
    pub logins: Logins,
    /// The number of rows with a login.
    pub cloud_accounts: u64,
    /// Server accounts, sorted by host, then id.
    pub accounts: Vec<ServerAccount>,
    /// Their records in server files, grouped by account, what counts most first.
    pub records: Vec<ServerRecord>,
    /// The rows that hold each account.
    pub account_rows: Vec<RowId>,
    /// Accounts that a row without ids holds by e-mail, sorted by row.
    pub by_email: Vec<(RowId, AccountId)>,
    /// Linked identities.
    pub identities: Identities,
    /// Whether any file with linked identities is loaded.
    pub has_identities: bool,
    /// What server exports say of their servers.
    pub instances: Vec<Instance>,
    /// What is known of syncs.
    pub syncs: Vec<SyncFact>,
}

/// Cloud accounts by login, in any ASCII case.
#[derive(Default)]
pub struct Logins {
    /// The seed of the hashes.
    pub state: RandomState,
    /// Row numbers by the hash of the login.
    pub table: HashTable<RowId>,
}

impl Estate {
    /// The value of a span; blank where it is not known.
    #[must_use]
    pub fn raw(&self, text: Text) -> Raw<'_> {
        if !text.is_known() {
            return Raw::new(&[]);
        }
        self.sources.get(usize::from(text.source())).map_or(Raw::new(&[]), |source| source.raw(text))
    }

    /// The value of a span; `None` where it is blank or not known.
    #[must_use]
    pub fn filled(&self, text: Text) -> Option<Raw<'_>> {
        Some(self.raw(text)).filter(|raw| !raw.is_blank())
    }

    /// The source that a row, record or value comes from.
    #[must_use]
    pub fn source(&self, number: u16) -> &Source {
        &self.sources[usize::from(number)]
    }

    /// A report row.
    #[must_use]
    pub fn row(&self, row: RowId) -> &ReportRow {
        &self.rows[row.index()]
    }

    /// A server account.
    #[must_use]
    pub fn account(&self, account: AccountId) -> &ServerAccount {
        &self.accounts[account.index()]
    }

    /// The numbers of all server accounts, sorted by host, then id.
    pub fn account_ids(&self) -> impl ExactSizeIterator<Item = AccountId> + use<> {
        (0..self.accounts.len() as u32).map(AccountId)
    }

    /// The numbers of all report rows, in the order of the files.
    pub fn row_ids(&self) -> impl ExactSizeIterator<Item = RowId> + use<> {
        (0..self.rows.len() as u32).map(RowId)
    }

    /// The name of a host.
    #[must_use]
    pub fn host(&self, host: HostId) -> Raw<'_> {
        Raw::of(self.hosts.get(usize::from(host.0)).map_or("", String::as_str))
    }

    /// A user id as text.
    #[must_use]
    pub fn id_text(&self, id: UserId) -> String {
        match (id.as_number(), id.as_text()) {
            (Some(number), _) => number.to_string(),
            (None, place) => place.and_then(|place| self.text_ids.get(place)).cloned().unwrap_or_default(),
        }
    }

    /// `HOST:ID` of a server account.
    #[must_use]
    pub fn account_name(&self, account: AccountId) -> String {
        let account = self.account(account);
        format!("{}:{}", self.host(account.host).text(), self.id_text(account.id))
    }

    /// The records of a server account in server files, what counts most first.
    #[must_use]
    pub fn records_of(&self, account: AccountId) -> &[ServerRecord] {
        let account = self.account(account);
        let start = account.records as usize;
        &self.records[start..start + usize::from(account.records_len)]
    }

    /// Whether the report has it and its server's export, which can be read, has it no more.
    #[must_use]
    pub fn is_gone(&self, account: AccountId) -> bool {
        let host = self.account(account).host;
        let is_readable = || self.instances.iter().any(|instance| instance.host == host && !instance.encrypted);
        let in_export = || self.records_of(account).iter().any(|record| record.kind == Kind::ServerExport);
        !self.rows_of(account).is_empty() && is_readable() && !in_export()
    }

    /// The report rows that hold a server account: those with a login first, by login; then the others.
    #[must_use]
    pub fn rows_of(&self, account: AccountId) -> &[RowId] {
        let account = self.account(account);
        let start = account.rows as usize;
        &self.account_rows[start..start + usize::from(account.rows_len)]
    }

    /// The login of a server account, as the file that counts most spells it; unknown where none does.
    #[must_use]
    pub fn login_of(&self, account: AccountId) -> Text {
        first(self.records_of(account), |record| record.login)
    }

    /// The display name of a server account; unknown where no file tells it.
    #[must_use]
    pub fn name_of(&self, account: AccountId) -> Text {
        first(self.records_of(account), |record| record.name)
    }

    /// All e-mails of a server account: the primary one first; without one in a server file those of its report rows.
    #[must_use]
    pub fn emails_of(&self, account: AccountId) -> Vec<Text> {
        let mut emails = Vec::new();
        let mut add = |text: Text| {
            let raw = self.raw(text);
            let is_new = !emails.iter().any(|known| super::same_email(self.raw(*known), raw));
            if !raw.is_blank() && is_new {
                emails.push(text);
            }
        };
        add(self.account(account).primary);
        let records = self.records_of(account);
        for record in records {
            add(record.primary);
            self.record_emails(record).iter().copied().for_each(&mut add);
        }
        if first(records, |record| record.primary) == Text::UNKNOWN {
            for row in self.rows_of(account) {
                self.server_emails(*row).iter().copied().for_each(&mut add);
            }
        }
        emails
    }

    /// The e-mails that one record gives.
    #[must_use]
    pub fn record_emails(&self, record: &ServerRecord) -> &[Text] {
        let start = record.emails as usize;
        &self.texts[start..start + record.emails_len as usize]
    }

    /// The verified-domain e-mails of a row's cloud account.
    #[must_use]
    pub fn verified_emails(&self, row: RowId) -> &[Text] {
        let row = self.row(row);
        let start = row.lists as usize;
        &self.texts[start..start + row.verified_len as usize]
    }

    /// The primary e-mails that a row lists for its server accounts, in no promised order.
    #[must_use]
    pub fn server_emails(&self, row: RowId) -> &[Text] {
        let row = self.row(row);
        let start = row.lists as usize + row.verified_len as usize;
        &self.texts[start..start + row.server_emails_len as usize]
    }

    /// The server accounts that a row names by id, as it names them.
    #[must_use]
    pub fn seats_of(&self, row: RowId) -> &[Seat] {
        let row = self.row(row);
        let start = row.seats as usize;
        &self.seats[start..start + row.seats_len as usize]
    }

    /// The server accounts that a row holds, by id or by e-mail, sorted.
    #[must_use]
    pub fn accounts_of(&self, row: RowId) -> Vec<AccountId> {
        let mut accounts: Vec<_> =
            self.seats_of(row).iter().filter_map(|seat| self.find_account(seat.host, seat.id)).collect();
        let start = self.by_email.partition_point(|(of, _)| *of < row);
        accounts.extend(self.by_email[start..].iter().take_while(|(of, _)| *of == row).map(|(_, account)| *account));
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }

    /// The server account with this host and id.
    #[must_use]
    pub fn find_account(&self, host: HostId, id: UserId) -> Option<AccountId> {
        let found = self.accounts.binary_search_by(|account| (account.host, account.id).cmp(&(host, id)));
        found.ok().map(|index| AccountId(index as u32))
    }

    /// The host of this name, in lower case.
    #[must_use]
    pub fn find_host(&self, name: &str) -> Option<HostId> {
        self.hosts.binary_search_by(|host| host.as_str().cmp(name)).ok().map(|index| HostId(index as u16))
    }

    /// The user id that this text is.
    #[must_use]
    pub fn find_id(&self, text: &str) -> Option<UserId> {
        match super::ReadId::parse(text)? {
            super::ReadId::Number(id) => Some(id),
            super::ReadId::Text(text) => {
                self.text_ids.binary_search_by(|known| known.as_str().cmp(text)).ok().map(|at| UserId::text(at as u32))
            }
        }
    }

    /// The cloud account of this login, in any ASCII case.
    #[must_use]
    pub fn find_login(&self, login: Raw<'_>) -> Option<RowId> {
        let bytes = login.bytes().trim_ascii();
        let hash = hash_folded(&self.logins.state, bytes);
        let same = |row: &RowId| self.raw(self.row(*row).login).bytes().eq_ignore_ascii_case(bytes);
        self.logins.table.find(hash, same).copied()
    }

    /// The linked identities' values of a cloud account.
    #[must_use]
    pub fn identity_values(&self, row: RowId) -> &[IdentityValue] {
        let values = &self.identities.values;
        let start = values.partition_point(|value| value.row < row);
        let len = values[start..].partition_point(|value| value.row == row);
        &values[start..start + len]
    }

    /// Whether a cloud account has a linked identity in the loaded files.
    #[must_use]
    pub fn has_identity(&self, row: RowId) -> bool {
        self.identities.linked.binary_search(&row).is_ok()
    }

    /// The non-blank values of one field of a report row.
    #[must_use]
    pub fn row_values(&self, row: RowId, field: Field) -> Vec<Found<'_>> {
        let row = self.row(row);
        self.source(row.source).values(row.at, field)
    }

    /// The non-blank value of one field of a report row.
    #[must_use]
    pub fn row_value(&self, row: RowId, field: Field) -> Option<Found<'_>> {
        self.row_values(row, field).into_iter().next()
    }

    /// Where the value of one field of a report row stands; unknown where its file does not have it letter for letter.
    #[must_use]
    pub fn row_text(&self, row: RowId, field: Field) -> Text {
        let Some(found) = self.row_value(row, field) else { return Text::UNKNOWN };
        let len = found.raw().bytes().len().min(Text::MAX_LEN);
        let text = Text::in_bytes(self.row(row).source, found.at, len as u32);
        if self.raw(text) == found.raw() { text } else { Text::UNKNOWN }
    }

    /// The newest sync of a server that the files know; `None` where no sync has a date.
    #[must_use]
    pub fn last_sync(&self, host: HostId) -> Option<&SyncFact> {
        let dated = |sync: &&SyncFact| sync.host == host && sync.date.is_filled();
        let content = |sync: &&SyncFact| [sync.date, sync.status, sync.error].map(|text| self.raw(text).bytes());
        self.syncs.iter().filter(dated).max_by_key(content)
    }

    /// How a sync ended.
    #[must_use]
    pub fn sync_state(&self, sync: &SyncFact) -> SyncState {
        SyncState::of(&self.raw(sync.status).text(), sync.error.is_filled())
    }

    /// The failed syncs of a server that no later success makes good, the newest first, then those without a date.
    pub fn failed_syncs(&self, host: HostId) -> impl Iterator<Item = &SyncFact> {
        let of_host = move |sync: &&SyncFact| sync.host == host;
        let is_done = |sync: &&SyncFact| self.sync_state(sync) == SyncState::Done && sync.date.is_filled();
        let done = self.syncs.iter().filter(of_host).filter(is_done).map(|sync| self.raw(sync.date).bytes()).max();
        self.syncs.iter().filter(of_host).filter(move |sync| {
            let is_over = sync.date.is_filled() && done.is_some_and(|done| done > self.raw(sync.date).bytes());
            self.sync_state(sync) == SyncState::Failed && !is_over
        })
    }

    /// The cloud accounts that the report's rows give a server account.
    #[must_use]
    pub fn reported(&self, account: AccountId) -> Reported {
        let mut joined = self.rows_of(account).iter().filter(|row| self.row(**row).login.is_filled());
        match (joined.next(), joined.next()) {
            (None, _) => Reported::Nobody,
            (Some(row), None) => Reported::One(*row),
            (Some(row), Some(_)) => Reported::Several(*row),
        }
    }

    /// How the report counts a server account.
    #[must_use]
    pub fn counted(&self, account: AccountId) -> Counted {
        match self.rows_of(account).first() {
            None => Counted::NotInReport,
            Some(row) if self.row(*row).login.is_filled() => Counted::Joined,
            Some(_) => Counted::OwnRow,
        }
    }
}

fn first(records: &[ServerRecord], value: impl Fn(&ServerRecord) -> Text) -> Text {
    records.iter().map(value).find(|text| text.is_filled()).unwrap_or(Text::UNKNOWN)
}
