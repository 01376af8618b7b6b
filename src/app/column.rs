//! The columns that the two lists can have: their names, what stands above them, how wide they like to be.

use super::Side;

/// One column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the column of that name")]
pub enum Column {
    Host,
    Login,
    Email,
    Verdict,
    Candidate,
    Score,
    Name,
    LastActive,
    Fix,
    Note,
    Emails,
    License,
    Because,
    Organizations,
    CostCenter,
    TwoFactor,
}

/// How wide a column likes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// So wide at least.
    pub least: usize,
    /// So wide at most.
    pub most: usize,
}

const SERVER: &[Column] = &[
    Column::Host,
    Column::Login,
    Column::Email,
    Column::Verdict,
    Column::Candidate,
    Column::Score,
    Column::Name,
    Column::LastActive,
    Column::Fix,
    Column::Note,
];

const CLOUD: &[Column] = &[
    Column::Login,
    Column::Name,
    Column::Emails,
    Column::License,
    Column::Because,
    Column::Organizations,
    Column::CostCenter,
    Column::TwoFactor,
    Column::Note,
];

impl Column {
    /// All columns of a list, those first that one looks for first.
    #[must_use]
    pub fn all(side: Side) -> &'static [Self] {
        match side {
            Side::Cloud => CLOUD,
            Side::Server => SERVER,
        }
    }

    /// The stable name, as in a session.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Login => "login",
            Self::Email => "email",
            Self::Verdict => "verdict",
            Self::Candidate => "candidate",
            Self::Score => "score",
            Self::Name => "name",
            Self::LastActive => "last-active",
            Self::Fix => "fix",
            Self::Note => "note",
            Self::Emails => "emails",
            Self::License => "license",
            Self::Because => "because",
            Self::Organizations => "organizations",
            Self::CostCenter => "cost-center",
            Self::TwoFactor => "two-factor",
        }
    }

    /// The column of a stable name on a side.
    #[must_use]
    pub fn parse(side: Side, name: &str) -> Option<Self> {
        Self::all(side).iter().copied().find(|column| column.name() == name)
    }

    /// The words for it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Login => "login",
            Self::Email => "primary e-mail",
            Self::Verdict => "verdict",
            Self::Candidate => "candidate",
            Self::Score => "score",
            Self::Name => "name",
            Self::LastActive => "last active",
            Self::Fix => "fix",
            Self::Note => "note",
            Self::Emails => "e-mails",
            Self::License => "licence type",
            Self::Because => "why it consumes",
            Self::Organizations => "organizations",
            Self::CostCenter => "cost center",
            Self::TwoFactor => "2FA",
        }
    }

    /// What stands in it.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Host => "the server",
            Self::Login => "the login there",
            Self::Email => "the address that the rules compare",
            Self::Verdict => "what the account is, in a word",
            Self::Candidate => "the likeliest cloud account",
            Self::Score => "how likely that is",
            Self::Name => "the display name",
            Self::LastActive => "the day, as the server's own file has it",
            Self::Fix => "who must act first, and what they do",
            Self::Note => "your decision and your words",
            Self::Emails => "verified addresses and NameID",
            Self::License => "Enterprise or Visual Studio",
            Self::Because => "members, collaborators, invitations, servers",
            Self::Organizations => "where the person is a member or invited",
            Self::CostCenter => "as the report has it",
            Self::TwoFactor => "whether two-factor authentication is on",
        }
    }

    /// How wide it likes to be; a server's name is as wide as the files need.
    #[must_use]
    pub fn span(self) -> Span {
        let (least, most) = match self {
            Self::Host => (4, 12),
            Self::Login => (8, 24),
            Self::Email | Self::Emails => (10, 36),
            Self::Verdict => (16, 16),
            Self::Candidate => (8, 22),
            Self::Score | Self::TwoFactor => (5, 5),
            Self::Name => (6, 26),
            Self::LastActive => (11, 11),
            Self::Fix => (12, 34),
            Self::Note => (8, 34),
            Self::License => (12, 12),
            Self::Because => (10, 30),
            Self::Organizations => (13, 22),
            Self::CostCenter => (11, 16),
        };
        Span { least, most }
    }

    /// The columns that are seen wherever there is room at all; the others are where there is plenty.
    #[must_use]
    pub fn core(side: Side) -> &'static [Self] {
        match side {
            Side::Cloud => CLOUD.split_at(3).0,
            Side::Server => SERVER.split_at(4).0,
        }
    }

    /// The columns of a CSV file that say the same; none where the file has none.
    #[must_use]
    pub fn in_files(self) -> &'static [&'static str] {
        match self {
            Self::Host => &["host"],
            Self::Login => &["login"],
            Self::Email => &["primary_email"],
            Self::Verdict => &["verdict"],
            Self::Candidate => &["candidate_login"],
            Self::Score => &["candidate_score"],
            Self::Name => &["name"],
            Self::Fix => &["fix_actor", "fix"],
            Self::Note => &["note_decision", "note_text"],
            Self::Emails => &["emails", "name_id"],
            Self::License => &["license_type"],
            Self::Because => &["consumes_because"],
            Self::LastActive | Self::Organizations | Self::CostCenter | Self::TwoFactor => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_read_by_the_name_that_it_is_written_with() {
        for side in Side::BOTH {
            for column in Column::all(side) {
                assert_eq!(Column::parse(side, column.name()), Some(*column));
                let span = column.span();
                assert!(span.least <= span.most && column.title().len() <= span.most, "{column:?}");
            }
        }
        assert_eq!(Column::parse(Side::Cloud, "verdict"), None);
    }
}
