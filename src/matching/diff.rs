//! Two cloud reports of one enterprise, one after the other: who came, who went, which accounts GitHub matches now and
//! which no longer, whose e-mails changed. How it is worded is left to `explain`.

use super::{Section, Sums, World, explain};
use crate::model::{AccountId, Counted, Estate, Field, HostId, Raw, RowId, Text, same_email};
use std::collections::HashMap;

/// What changed from an older report to a newer one.
#[derive(Clone, Debug, Default)]
pub struct Diff {
    /// Rows of the newer report whose person is in no row of the older one.
    pub gained: Vec<RowId>,
    /// Rows of the older report whose person is in no row of the newer one.
    pub lost: Vec<RowId>,
    /// Accounts that were counted without a cloud account and are joined with one now.
    pub newly_matched: Vec<Rematched>,
    /// Accounts that were joined with a cloud account and are counted without one now.
    pub newly_unmatched: Vec<Rematched>,
    /// Accounts that were joined with one cloud account and are joined with another now.
    pub rematched: Vec<Rematched>,
    /// E-mails that changed.
    pub emails: Vec<EmailChange>,
    /// The sums of the older report.
    pub before: Sums,
    /// The sums of the newer report.
    pub after: Sums,
}

/// A server account in both reports, with the cloud accounts that it was and is joined with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rematched {
    /// The account in the older estate.
    pub old: AccountId,
    /// The account in the newer estate.
    pub new: AccountId,
    /// The row of the cloud account that it was joined with, in the older estate.
    pub was: Option<RowId>,
    /// The row of the cloud account that it is joined with, in the newer estate.
    pub is: Option<RowId>,
}

/// Whose e-mails they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A server account of the newer estate.
    Account(AccountId),
    /// A row of the newer estate.
    Row(RowId),
}

/// Which e-mails changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emails {
    /// The primary e-mail of the server account, or of all accounts of the row.
    Server,
    /// The verified e-mails that the report shows.
    Verified,
    /// The SAML NameID.
    NameId,
}

impl Emails {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Server => "server_emails",
            Self::Verified => "verified_emails",
            Self::NameId => "saml_name_id",
        }
    }
}

/// E-mails that changed: those that are gone, and those that are new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailChange {
    /// Whose they are.
    pub owner: Owner,
    /// Which.
    pub which: Emails,
    /// Only in the older report; values of the older estate.
    pub before: Vec<Text>,
    /// Only in the newer report; values of the newer estate.
    pub after: Vec<Text>,
}

impl Diff {
    /// Compares two reports, as their files spell them; grows with the number of rows and accounts.
    #[must_use]
    pub fn of(older: &World, newer: &World) -> Self {
        let mut diff = Self::spelled(older.spelled(), newer.spelled());
        if older.is_redacted() {
            (diff.before, diff.after) = (older.sums(), newer.sums());
        }
        for change in &mut diff.emails {
            change.before.iter_mut().for_each(|text| *text = older.told(*text));
            change.after.iter_mut().for_each(|text| *text = newer.told(*text));
        }
        let order = |world: &World, row: RowId| (!world.estate.row(row).login.is_filled(), world.login_order(row));
        diff.gained.sort_by_cached_key(|row| order(newer, *row));
        diff.lost.sort_by_cached_key(|row| order(older, *row));
        diff
    }

    fn spelled(older: &World, newer: &World) -> Self {
        let (old, new) = (&*older.estate, &*newer.estate);
        let (back, forth) = (Bridge::of(new, old), Bridge::of(old, new));
        let mut diff = Self {
            lost: old.row_ids().filter(|row| forth.row(old, new, *row).is_none()).collect(),
            before: older.sums(),
            after: newer.sums(),
            ..Self::default()
        };
        for account in new.account_ids() {
            if let Some(earlier) = back.account(new, old, account) {
                diff.compare_accounts(older, newer, earlier, account);
            }
        }
        for row in new.row_ids() {
            match back.row(new, old, row) {
                Some(earlier) => diff.compare_rows(old, new, earlier, row),
                None => diff.gained.push(row),
            }
        }
        diff
    }

    /// The changes in words: a section for each kind, its title first.
    #[must_use]
    pub fn explain(&self, older: &World, newer: &World) -> Vec<Section> {
        explain::diff(self, older, newer)
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gained.is_empty()
            && self.lost.is_empty()
            && self.newly_matched.is_empty()
            && self.newly_unmatched.is_empty()
            && self.rematched.is_empty()
            && self.emails.is_empty()
    }

    fn compare_accounts(&mut self, older: &World, newer: &World, old: AccountId, new: AccountId) {
        if older.estate.counted(old) == Counted::NotInReport || newer.estate.counted(new) == Counted::NotInReport {
            return;
        }
        let (was, is) = (older.reported(old), newer.reported(new));
        let change = Rematched { old, new, was, is };
        match (was, is) {
            (None, Some(_)) => self.newly_matched.push(change),
            (Some(_), None) => self.newly_unmatched.push(change),
            (Some(was), Some(is)) => {
                let login = older.estate.raw(older.estate.row(was).login).bytes();
                if !newer.estate.raw(newer.estate.row(is).login).bytes().eq_ignore_ascii_case(login) {
                    self.rematched.push(change);
                }
            }
            (None, None) => {}
        }
        if let (Some(before), Some(after)) = (reported_email(&older.estate, old), reported_email(&newer.estate, new))
            && !same_email(older.estate.raw(before), newer.estate.raw(after))
        {
            let (owner, which) = (Owner::Account(new), Emails::Server);
            self.emails.push(EmailChange { owner, which, before: vec![before], after: vec![after] });
        }
    }

    fn compare_rows(&mut self, old: &Estate, new: &Estate, earlier: RowId, row: RowId) {
        let (was, is) = (old.row(earlier), new.row(row));
        let mut compare = |which, before: &[Text], after: &[Text]| {
            let (before, after) = (missing(old, before, new, after), missing(new, after, old, before));
            if !before.is_empty() || !after.is_empty() {
                self.emails.push(EmailChange { owner: Owner::Row(row), which, before, after });
            }
        };
        let has_login = was.login.is_filled() && is.login.is_filled();
        if has_login {
            compare(Emails::Verified, old.verified_emails(earlier), new.verified_emails(row));
            compare(Emails::NameId, &[was.name_id], &[is.name_id]);
        }
        // Of several e-mails it is not known whose each is; rows of other accounts cannot be compared.
        let (before, after) = (old.server_emails(earlier), new.server_emails(row));
        if before.len().max(after.len()) > 1 && was.seats_len == is.seats_len {
            compare(Emails::Server, before, after);
        }
    }
}

/// The values that another estate's list does not have.
fn missing(estate: &Estate, values: &[Text], other: &Estate, others: &[Text]) -> Vec<Text> {
    let is_missing = |value: &&Text| {
        value.is_filled() && !others.iter().any(|other_value| same_email(estate.raw(**value), other.raw(*other_value)))
    };
    values.iter().filter(is_missing).copied().collect()
}

/// The e-mail that the report gives an account, where its row lists one.
fn reported_email(estate: &Estate, account: AccountId) -> Option<Text> {
    let emails = estate.rows_of(account).first().map(|row| estate.server_emails(*row))?;
    if let [only] = emails { Some(*only) } else { None }
}

/// From the people of one estate to those of another.
struct Bridge {
    hosts: Vec<Option<HostId>>,
    /// Rows of the other estate that have neither login nor account, by their e-mail.
    by_email: HashMap<Vec<u8>, RowId>,
}

impl Bridge {
    fn of(from: &Estate, to: &Estate) -> Self {
        let hosts = from.hosts.iter().map(|host| to.find_host(host)).collect();
        let mut by_email = HashMap::new();
        for row in to.row_ids().filter(|row| !to.row(*row).login.is_filled()) {
            if let Some(email) = lone_email(to, row) {
                by_email.entry(email).or_insert(row);
            }
        }
        Self { hosts, by_email }
    }

    fn account(&self, from: &Estate, to: &Estate, account: AccountId) -> Option<AccountId> {
        let of = from.account(account);
        let host = self.hosts.get(usize::from(of.host.0)).copied().flatten()?;
        let id = to.find_id(&from.id_text(of.id))?;
        to.find_account(host, id)
    }

    /// The row of the same person: of the same login, else one that holds one of its accounts, else one without either
    /// and with its e-mail.
    fn row(&self, from: &Estate, to: &Estate, row: RowId) -> Option<RowId> {
        if let Some(login) = from.filled(from.row(row).login)
            && let Some(same) = to.find_login(login)
        {
            return Some(same);
        }
        let accounts = from.accounts_of(row);
        let held = accounts.iter().filter_map(|account| self.account(from, to, *account));
        // Two cloud accounts are two persons, whoever holds the server account.
        let is_same = |other: &RowId| !from.row(row).login.is_filled() || !to.row(*other).login.is_filled();
        let by_account = held.flat_map(|account| to.rows_of(account)).copied().find(is_same);
        by_account.or_else(|| self.by_email.get(&lone_email(from, row)?).copied())
    }
}

/// The e-mail of an invitation or of a subscriber without an account, in lower case.
fn lone_email(estate: &Estate, row: RowId) -> Option<Vec<u8>> {
    let of = estate.row(row);
    if of.login.is_filled() || of.seats_len > 0 {
        return None;
    }
    let known = estate.verified_emails(row).iter().chain(estate.server_emails(row)).map(|text| estate.raw(*text));
    let subscription = || estate.row_value(row, Field::VisualStudioEmail);
    let email = known.chain([estate.raw(of.name_id)]).find(|raw| !raw.is_blank()).map(Raw::bytes);
    let email = email.map(<[u8]>::to_vec).or_else(|| subscription().map(|found| found.raw().bytes().to_vec()))?;
    Some(email.trim_ascii().to_ascii_lowercase())
}
