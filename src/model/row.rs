//! A person as GitHub counts them: one row of the licence report.

use super::{HostId, Raw, Text, UserId};

/// A report row's number within an estate, in the order of the files; a cloud account has the number of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

impl RowId {
    /// The row as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a file says to a yes-or-no question, which may be nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// The file does not say.
    #[default]
    Unknown,
    /// It says no.
    No,
    /// It says yes.
    Yes,
}

impl Answer {
    /// The answer as JSON has it: null where it is not known.
    #[must_use]
    pub fn known(self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::No => Some(false),
            Self::Yes => Some(true),
        }
    }

    /// Whether the answer is yes.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// This answer, or the other where this one is not known.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }

    /// Yes if either says yes, else what either knows.
    #[must_use]
    pub fn any(self, other: Self) -> Self {
        self.max(other)
    }
}

impl From<bool> for Answer {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// What a report row stands for, the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// It has a login, be the person only invited.
    Account,
    /// It has server accounts and no cloud account.
    ServerOnly,
    /// It has pending invitations only.
    Invited,
    /// A Visual Studio subscriber without an account.
    VisualStudio,
}

impl RowKind {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::ServerOnly => "server_only",
            Self::Invited => "invited",
            Self::VisualStudio => "visual_studio",
        }
    }
}

/// One row of the licence report; rare fields are read again from its record.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// The number of its source.
    pub source: u16,
    /// What it stands for.
    pub kind: RowKind,
    /// Whether the person has a server account.
    pub server_user: Answer,
    /// Whether the person is a Visual Studio subscriber.
    pub visual_studio_user: Answer,
    /// Whether a licence with data residency is active.
    pub license_active: Answer,
    /// Whether it has pending invitations.
    pub invited: bool,
    /// Whether it has the role Repository collaborator, which only managed users have.
    pub repository_collaborator: bool,
    /// Whether its license type is Visual Studio subscription.
    pub visual_studio_license: bool,
    /// Offset of its record in the source's bytes.
    pub at: u32,
    /// The cloud account's login.
    pub login: Text,
    /// The cloud account's display name.
    pub name: Text,
    /// The cloud account's SAML NameID.
    pub name_id: Text,
    /// Where its lists start in the estate's texts: verified e-mails first, then server e-mails.
    pub lists: u32,
    /// The number of verified-domain e-mails.
    pub verified_len: u32,
    /// The number of primary e-mails of its server accounts.
    pub server_emails_len: u32,
    /// Where its server ids start in the estate's seats.
    pub seats: u32,
    /// The number of its server ids.
    pub seats_len: u32,
}

impl ReportRow {
    /// Whether the person has a Visual Studio subscription, by any of the fields that say so.
    #[must_use]
    pub fn is_subscriber(&self) -> bool {
        self.visual_studio_license || self.visual_studio_user.is_yes() || self.kind == RowKind::VisualStudio
    }
}

/// The organization of a role or of an invitation, such as `acme` of `acme:Owner` or `acme/tools:Collaborator`.
#[must_use]
pub fn organization(role: Raw<'_>) -> Raw<'_> {
    let bytes = role.bytes();
    let end = memchr::memchr2(b':', b'/', bytes).unwrap_or(bytes.len());
    Raw::new(bytes.get(..end).unwrap_or(bytes).trim_ascii())
}

/// A server account as a report row names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// The server; unknown for a bare id until the join.
    pub host: HostId,
    /// The account on it.
    pub id: UserId,
}
