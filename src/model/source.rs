//! One input file as it was read: its decoded bytes, what it was recognised as, and where each value stands in it.

use super::{HostId, Raw, Text, Warnings};
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::OnceLock;

/// What a file was recognised as, in the order in which files are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The licence report of the cloud, from the licensing page or the REST call.
    CloudReport,
    /// A server's licence usage export.
    ServerExport,
    /// A server's All users report.
    ServerUsers,
    /// Server accounts as the cloud knows them.
    ServerAccounts,
    /// Linked identities of the enterprise or of an organization.
    Identities,
    /// The state of the licence sync.
    SyncStatus,
}

impl Kind {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CloudReport => "cloud-report",
            Self::ServerExport => "server-export",
            Self::ServerUsers => "server-users",
            Self::ServerAccounts => "server-accounts",
            Self::Identities => "identities",
            Self::SyncStatus => "sync-status",
        }
    }

    /// What the file is, for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::CloudReport => "cloud report",
            Self::ServerExport => "server export",
            Self::ServerUsers => "server users",
            Self::ServerAccounts => "server accounts as the cloud knows them",
            Self::Identities => "linked identities",
            Self::SyncStatus => "sync status",
        }
    }
}

/// A field of a record, in the order of the field tables of the input kinds. Which spelling a file uses for it is left
/// to the readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the field of that name in GitHub's documentation of its file")]
pub enum Field {
    CloudLogin,
    CloudName,
    CloudProfile,
    CloudUser,
    MemberRoles,
    EnterpriseRoles,
    VerifiedDomainEmails,
    SamlNameId,
    PendingInvites,
    TwoFactorAuth,
    TwoFactorAuthRequiredBy,
    CostCenter,
    AdvancedSecurityUser,
    CodeSecurityUser,
    SecretProtectionUser,
    GheLicenseActive,
    GheLicenseStart,
    GheLicenseEnd,
    LicenseType,
    ServerUser,
    ServerEmails,
    ServerIds,
    ServerAdvancedSecurityIds,
    ServerCodeSecurityIds,
    ServerSecretProtectionIds,
    VisualStudioUser,
    VisualStudioEmail,
    VisualStudioStatus,
    TotalAccounts,
    CreatedAt,
    Id,
    Login,
    Name,
    PrimaryEmail,
    Emails,
    Role,
    SiteAdmin,
    Suspended,
    SuspendedAt,
    Dormant,
    LastActive,
    RawLogin,
}

/// A value that was read again from its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'s> {
    bytes: Cow<'s, [u8]>,
    /// Offset in the decoded bytes.
    pub at: u32,
}

impl<'s> Found<'s> {
    /// A value at an offset of the decoded bytes.
    #[must_use]
    pub fn new(bytes: Cow<'s, [u8]>, at: u32) -> Self {
        Self { bytes, at }
    }

    /// The value.
    #[must_use]
    pub fn raw(&self) -> Raw<'_> {
        Raw::new(&self.bytes)
    }
}

/// How the records of a source are laid out, so that rare fields need not be kept but can be read again.
pub trait Layout: Send + Sync {
    /// All non-blank values of the record that starts at the offset, or those of one field, in the order of the file's
    /// fields; a list gives one entry for each of its items.
    fn fields<'s>(&self, bytes: &'s [u8], record_at: u32, only: Option<Field>) -> Vec<(Field, Found<'s>)>;
}

/// The layout of a source without records to read again.
pub struct NoLayout;

impl Layout for NoLayout {
    fn fields<'s>(&self, _: &'s [u8], _: u32, _: Option<Field>) -> Vec<(Field, Found<'s>)> {
        Vec::new()
    }
}

/// Values that are not in the file letter for letter (doubled quotes, JSON escapes, re-decoded cells), each with the
/// offset where the file spells it.
#[derive(Clone, Debug, Default)]
pub struct Side {
    bytes: Vec<u8>,
    origins: Vec<(u32, u32)>,
}

impl Side {
    /// Keeps a value that the file spells at this offset of its decoded bytes.
    pub fn keep(&mut self, source: u16, value: &[u8], origin: u32) -> Text {
        let at = self.bytes.len() as u32;
        self.bytes.extend_from_slice(value);
        self.origins.push((at, origin));
        Text::in_side(source, at, value.len() as u32)
    }

    /// Takes in the values of another buffer; tells where they start.
    pub fn append(&mut self, other: Self) -> u32 {
        let start = self.bytes.len() as u32;
        self.bytes.extend(other.bytes);
        self.origins.extend(other.origins.into_iter().map(|(at, origin)| (start + at, origin)));
        start
    }

    /// The bytes between two offsets of the buffer.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> &[u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    fn origin(&self, at: u32) -> u32 {
        let next = self.origins.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1).and_then(|index| self.origins.get(index)).map_or(0, |(_, origin)| *origin)
    }
}

/// Where a value stands: 1-based line and column (in characters) of the decoded text, the byte offset, and for JSON
/// the record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 1-based line; LF, CRLF and a lone CR end one line each.
    pub line: u64,
    /// 1-based column in characters.
    pub column: u64,
    /// Offset in bytes.
    pub byte: u64,
    /// The record of a JSON file, such as `users[17]`.
    pub record: Option<String>,
}

impl Place {
    /// Where a byte of a decoded text stands; grows with the offset.
    #[must_use]
    pub fn in_bytes(bytes: &[u8], at: usize) -> Self {
        let at = at.min(bytes.len());
        let mut position = Checkpoint { line: 1, column: 1 };
        position.advance(bytes, 0, at);
        Self { line: position.line, column: position.column, byte: at as u64, record: None }
    }
}

/// One input file.
pub struct Source {
    /// The path as given; `-` for standard input.
    pub path: PathBuf,
    /// What it was recognised as.
    pub kind: Kind,
    /// The server that it belongs to, where it belongs to one.
    pub host: Option<HostId>,
    /// The decoded bytes: UTF-8 without byte order mark, but for cells that are not UTF-8.
    pub bytes: Vec<u8>,
    /// Values that are not in the bytes letter for letter.
    pub side: Side,
    /// The number of records that it holds.
    pub records: u64,
    /// The latest day that the records of a server's file tell of, as `YYYY-MM-DD`; blank where they tell of none.
    pub newest: String,
    /// The key that holds a JSON file's records, such as `users`; blank for CSV.
    pub record_key: &'static str,
    /// Where each record of a JSON file starts, in order; empty for CSV.
    pub record_starts: Vec<u32>,
    /// How its records are read again.
    pub layout: Box<dyn Layout>,
    /// What it made us doubt.
    pub warnings: Warnings,
    /// Whether its records count; an older report and a file that was given twice are only listed.
    pub counts: bool,
    /// Checkpoints of lines and columns, made when a place is first asked for.
    pub lines: OnceLock<Vec<Checkpoint>>,
}

/// A known line and column at a byte of a source.
#[derive(Clone, Copy, Debug)]
pub struct Checkpoint {
    line: u64,
    column: u64,
}

const CHECKPOINT_EVERY: usize = 1 << 14;

impl Source {
    /// A source with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            path: PathBuf::new(),
            kind: Kind::CloudReport,
            host: None,
            bytes: Vec::new(),
            side: Side::default(),
            records: 0,
            newest: String::new(),
            record_key: "",
            record_starts: Vec::new(),
            layout: Box::new(NoLayout),
            warnings: Warnings::default(),
            counts: true,
            lines: OnceLock::new(),
        }
    }

    /// The value of a span of this source.
    #[must_use]
    pub fn raw(&self, text: Text) -> Raw<'_> {
        if !text.is_known() {
            return Raw::new(&[]);
        }
        let bytes = if text.is_side() { &self.side.bytes } else { &self.bytes };
        let start = text.at() as usize;
        Raw::new(bytes.get(start..start + text.len() as usize).unwrap_or_default())
    }

    /// The offset in the decoded bytes where a value is spelled.
    #[must_use]
    pub fn origin(&self, text: Text) -> u32 {
        if text.is_side() { self.side.origin(text.at()) } else { text.at() }
    }

    /// The path, for errors and screens.
    #[must_use]
    pub fn path_raw(&self) -> Raw<'_> {
        Raw::new(self.path.as_os_str().as_encoded_bytes())
    }

    /// Where a byte of the decoded text stands.
    #[must_use]
    pub fn place(&self, at: u32) -> Place {
        let at = (at as usize).min(self.bytes.len());
        let checkpoints = self.lines.get_or_init(|| checkpoints(&self.bytes));
        let index = (at / CHECKPOINT_EVERY).min(checkpoints.len().saturating_sub(1));
        let mut position = checkpoints.get(index).copied().unwrap_or(Checkpoint { line: 1, column: 1 });
        position.advance(&self.bytes, index * CHECKPOINT_EVERY, at);
        let record = self.record_number(at as u32).map(|number| format!("{}[{number}]", self.record_key));
        Place { line: position.line, column: position.column, byte: at as u64, record }
    }

    /// The 0-based number of the JSON record that a byte belongs to.
    #[must_use]
    pub fn record_number(&self, at: u32) -> Option<usize> {
        self.record_starts.partition_point(|start| *start <= at).checked_sub(1)
    }

    /// All non-blank values of the record that starts at this offset, in the order of the file's fields.
    #[must_use]
    pub fn fields(&self, record_at: u32) -> Vec<(Field, Found<'_>)> {
        self.layout.fields(&self.bytes, record_at, None)
    }

    /// The non-blank values of one field of the record that starts at this offset.
    #[must_use]
    pub fn values(&self, record_at: u32, field: Field) -> Vec<Found<'_>> {
        let fields = self.layout.fields(&self.bytes, record_at, Some(field));
        fields.into_iter().map(|(_, found)| found).collect()
    }
}

impl Checkpoint {
    /// Moves on over a part of the text.
    fn advance(&mut self, bytes: &[u8], from: usize, to: usize) {
        let Some(part) = bytes.get(from..to) else { return };
        let lone = |at: usize| part[at] == b'\r' && bytes.get(from + at + 1) != Some(&b'\n');
        let mut line_start = None;
        for at in memchr::memchr2_iter(b'\n', b'\r', part) {
            if part[at] == b'\n' || lone(at) {
                self.line += 1;
                line_start = Some(at + 1);
            }
        }
        if line_start.is_some() {
            self.column = 1;
        }
        let in_line = &part[line_start.unwrap_or_default()..];
        self.column += in_line.iter().filter(|byte| !(0x80..=0xBF).contains(*byte)).count() as u64;
    }
}

fn checkpoints(bytes: &[u8]) -> Vec<Checkpoint> {
    let mut position = Checkpoint { line: 1, column: 1 };
    let mut found = vec![position];
    let mut from = 0;
    while from + CHECKPOINT_EVERY <= bytes.len() {
        position.advance(bytes, from, from + CHECKPOINT_EVERY);
        found.push(position);
        from += CHECKPOINT_EVERY;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_one_line_and_columns_count_characters() {
        let text = "a\r\nb\u{e9}c\rd\n\ne".as_bytes();
        let place = |at| {
            let place = Place::in_bytes(text, at);
            (place.line, place.column)
        };
        assert_eq!(place(0), (1, 1));
        assert_eq!(place(3), (2, 1));
        assert_eq!(place(6), (2, 3), "after the two bytes of one character");
        assert_eq!(place(8), (3, 1));
        assert_eq!(place(11), (5, 1));
    }

    #[test]
    fn a_place_far_into_a_file_is_the_same_as_one_counted_from_the_start() {
        let mut text = String::new();
        for line in 0..9_000 {
            text.push_str(&line.to_string());
            text.push_str(",\u{e9}\u{4e2d}\r\n");
        }
        let source = Source { bytes: text.clone().into_bytes(), ..Source::empty() };
        for at in [0, 1, CHECKPOINT_EVERY - 1, CHECKPOINT_EVERY, CHECKPOINT_EVERY * 3 + 7, text.len()] {
            assert_eq!(source.place(at as u32), Place::in_bytes(text.as_bytes(), at), "byte {at}");
        }
    }
}
