//! A server account: a host and a user id, with all that the files say of it.

use super::{Answer, HostId, Kind, RowId, Text, UserId};

/// A server account's number within an estate; accounts are sorted by host, then id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub u32);

impl AccountId {
    /// The account as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A server account, joined from all files by host and user id.
#[derive(Clone, Debug)]
pub struct ServerAccount {
    /// The user id on its server.
    pub id: UserId,
    /// Its server.
    pub host: HostId,
    /// Whether any file says that it is suspended.
    pub suspended: Answer,
    /// Whether it is dormant, by the file that counts.
    pub dormant: Answer,
    /// Whether it administers the server.
    pub site_admin: Answer,
    /// Whether its row names it by e-mail and not by id.
    pub by_email: bool,
    /// The number of its records in server files.
    pub records_len: u16,
    /// The number of report rows that hold it.
    pub rows_len: u16,
    /// Where its records start.
    pub records: u32,
    /// Where its rows start in the estate's account rows.
    pub rows: u32,
    /// Its primary e-mail, the value that the rules compare; unknown where no file tells it.
    pub primary: Text,
}

/// One record of a server account in one server file.
#[derive(Clone, Debug)]
pub struct ServerRecord {
    /// The server.
    pub host: HostId,
    /// The number of its source.
    pub source: u16,
    /// The kind of its source; what the server's own export says wins over its users, that over what the cloud knows.
    pub kind: Kind,
    /// Whether it is suspended.
    pub suspended: Answer,
    /// Whether it is dormant.
    pub dormant: Answer,
    /// Whether it administers the server.
    pub site_admin: Answer,
    /// The user id.
    pub id: UserId,
    /// Offset of the record in the source's bytes.
    pub at: u32,
    /// Where its e-mails start in the estate's texts, the primary one among them.
    pub emails: u32,
    /// The number of its e-mails.
    pub emails_len: u32,
    /// The login.
    pub login: Text,
    /// The display name.
    pub name: Text,
    /// The primary e-mail.
    pub primary: Text,
}

/// How the report counts a server account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// In a row with a cloud account: GitHub has matched them.
    Joined,
    /// In a row without one.
    OwnRow,
    /// In no row.
    NotInReport,
}

impl Counted {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::OwnRow => "own_row",
            Self::NotInReport => "not_in_report",
        }
    }
}

/// The cloud logins that the report's rows give a server account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reported {
    /// No row with a cloud account holds it.
    Nobody,
    /// One does.
    One(RowId),
    /// Two or more do; the first by login.
    Several(RowId),
}
