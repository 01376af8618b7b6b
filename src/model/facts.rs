//! What files say beside their records: about the report, about each server, about each linked identity, about syncs.

use super::{Answer, HostId, RowId, Text};

/// What the cloud report says beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportFacts {
    /// The enterprise's slug, from the file's name.
    pub enterprise: Option<String>,
    /// When it was made, from the file's name, as `YYYY-MM-DD` or with a time behind.
    pub made_at: Option<String>,
    /// Licences bought, where the API gave the number.
    pub purchased: Option<u64>,
    /// Licences consumed, where the API gave the number.
    pub consumed: Option<u64>,
}

/// What a server export says of its server.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The number of its source.
    pub source: u16,
    /// The host.
    pub host: HostId,
    /// The server's own id, which the sync status names too.
    pub server_id: Text,
    /// The version of GitHub Enterprise Server.
    pub version: Text,
    /// Whether it is served without TLS.
    pub http_only: Answer,
    /// Whether the user list is encrypted.
    pub encrypted: bool,
    /// The GitHub Connect features; `None` where the file does not tell of them.
    pub features: Option<Vec<Feature>>,
}

/// One GitHub Connect feature of a server.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Its name, such as `license_usage_sync`.
    pub name: Text,
    /// Whether it is on.
    pub on: Answer,
    /// Since when.
    pub since: Text,
}

/// What the cloud knows of the last licence sync of a server.
#[derive(Clone, Debug)]
pub struct SyncFact {
    /// The number of its source.
    pub source: u16,
    /// The host, where it is named.
    pub host: HostId,
    /// The server's own id.
    pub server_id: Text,
    /// When it last synced.
    pub date: Text,
    /// How that ended.
    pub status: Text,
    /// The error, where it failed.
    pub error: Text,
}

/// How a sync ended, as its status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncState {
    /// It succeeded.
    Done,
    /// It failed.
    Failed,
    /// It has not ended.
    Pending,
    /// The file does not say, or in words of its own.
    Unknown,
}

impl SyncState {
    /// The state that a status means, in the words of the REST call and of GraphQL; what has an error failed.
    #[must_use]
    pub fn of(status: &str, has_error: bool) -> Self {
        match status.trim().to_ascii_lowercase().as_str() {
            "failed" | "failure" | "error" => Self::Failed,
            _ if has_error => Self::Failed,
            "success" | "succeeded" | "successful" | "completed" => Self::Done,
            "pending" | "queued" | "in_progress" | "in progress" | "running" => Self::Pending,
            _ => Self::Unknown,
        }
    }
}

/// Where a linked identity's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentityField {
    /// SAML attribute `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name`.
    ClaimName,
    /// SAML attribute `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress`.
    ClaimEmailAddress,
    /// SAML username.
    Username,
    /// SCIM userName.
    ScimUsername,
    /// SAML NameID.
    NameId,
    /// SAML or SCIM e-mails.
    Emails,
}

/// One value of a linked identity of a cloud account.
#[derive(Clone, Copy, Debug)]
pub struct IdentityValue {
    /// The cloud account.
    pub row: RowId,
    /// Where the value comes from.
    pub field: IdentityField,
    /// The value.
    pub text: Text,
}

/// The linked identities of all cloud accounts.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// All non-blank values, sorted by cloud account, field, then as read.
    pub values: Vec<IdentityValue>,
    /// Cloud accounts that have a linked identity, sorted.
    pub linked: Vec<RowId>,
    /// Whether the enterprise's own identity provider is among the files; else only organizations' are.
    pub of_enterprise: bool,
    /// Which fields any of the files has at all, be they blank: a query may not have asked for them.
    pub asked: [bool; 6],
    /// Whether anybody may have a SAML identity; with OIDC nobody does.
    pub has_saml: bool,
}

/// A sync of more days than this is old.
pub const STALE_DAYS: i64 = 28;
