//! A cloud account that may be the same person's, with a score and the reasons for it.

use crate::model::{AccountId, RowId};

/// Whom candidates are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asker {
    /// An unmatched server account.
    Account(AccountId),
    /// A Visual Studio subscriber without an account, by the rows that have its address.
    Subscriber(Vec<RowId>),
}

/// Why a cloud account looks like the same person's, in the order of the table that names a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A note says so.
    Note,
    /// Another e-mail of the server account is the cloud account's.
    SecondaryEmail,
    /// The server's e-mail is the cloud row's subscription e-mail.
    VisualStudioEmail,
    /// The server login or local part is an identifier of the cloud account.
    SameIdentifier,
    /// The addresses differ by what stands behind `+`.
    SubAddress,
    /// The addresses look alike: Unicode form, case, punycode, look-alike letters.
    Lookalike,
    /// One letter differs.
    Typo,
    /// The separator in the local part differs.
    Separator,
    /// The parts of the name stand in another order.
    NameOrder,
    /// One address has initials.
    Initials,
    /// The local part is equal, the domain another.
    OtherDomain,
    /// The login is equal, also without a managed user's short code, or but for separators.
    SameLogin,
    /// The display name is equal, case, accents, order and nicknames apart.
    SameName,
    /// A second account beside one that is matched on the same server.
    SecondAccount,
    /// The cloud row is an invitation to the server account's e-mail.
    PendingInvitation,
}

impl Reason {
    /// All reasons in table order, `note` first.
    pub const ALL: [Self; 15] = [
        Self::Note,
        Self::SecondaryEmail,
        Self::VisualStudioEmail,
        Self::SameIdentifier,
        Self::SubAddress,
        Self::Lookalike,
        Self::Typo,
        Self::Separator,
        Self::NameOrder,
        Self::Initials,
        Self::OtherDomain,
        Self::SameLogin,
        Self::SameName,
        Self::SecondAccount,
        Self::PendingInvitation,
    ];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::SecondaryEmail => "secondary_email",
            Self::VisualStudioEmail => "visual_studio_email",
            Self::SameIdentifier => "same_identifier",
            Self::SubAddress => "sub_address",
            Self::Lookalike => "lookalike",
            Self::Typo => "typo",
            Self::Separator => "separator",
            Self::NameOrder => "name_order",
            Self::Initials => "initials",
            Self::OtherDomain => "other_domain",
            Self::SameLogin => "same_login",
            Self::SameName => "same_name",
            Self::SecondAccount => "second_account",
            Self::PendingInvitation => "pending_invitation",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Note => "a note says so",
            Self::SecondaryEmail => "second e-mail",
            Self::VisualStudioEmail => "Visual Studio e-mail",
            Self::SameIdentifier => "same identifier",
            Self::SubAddress => "sub-address",
            Self::Lookalike => "look-alike letters",
            Self::Typo => "one letter differs",
            Self::Separator => "separator differs",
            Self::NameOrder => "name order",
            Self::Initials => "initials",
            Self::OtherDomain => "other domain",
            Self::SameLogin => "same login",
            Self::SameName => "same name",
            Self::SecondAccount => "second account",
            Self::PendingInvitation => "pending invitation",
        }
    }
}

/// A set of reasons, iterated in table order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reasons(u16);

impl Reasons {
    /// The set with one more reason.
    #[must_use]
    pub fn with(self, reason: Reason) -> Self {
        Self(self.0 | (1 << reason as u16))
    }

    /// The set without a reason.
    #[must_use]
    pub fn without(self, reason: Reason) -> Self {
        Self(self.0 & !(1 << reason as u16))
    }

    /// Whether the set has a reason.
    #[must_use]
    pub fn has(self, reason: Reason) -> bool {
        self.0 & (1 << reason as u16) != 0
    }

    /// The reasons in table order.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |reason| self.has(*reason))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Reason> for Reasons {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        reasons.into_iter().fold(Self::default(), Self::with)
    }
}

/// A probability in hundredths, 0 to 100: rounded once, before anything compares or prints it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// Below this a candidate is not listed.
    pub const LISTED: Self = Self(10);
    /// The threshold unless set otherwise.
    pub const DEFAULT_THRESHOLD: Self = Self(80);
    /// What a note says.
    pub const CERTAIN: Self = Self(100);

    /// A score from hundredths, 100 at most.
    #[must_use]
    pub fn percent(percent: u8) -> Self {
        Self(percent.min(100))
    }

    /// The highest score that is below this one.
    #[must_use]
    pub fn below(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// A score from a probability, rounded half up.
    #[must_use]
    #[expect(clippy::cast_sign_loss, reason = "clamped to 0 to 100 before the cast")]
    pub fn of(probability: f64) -> Self {
        Self((probability.clamp(0.0, 1.0) * 100.0 + 0.5).floor() as u8)
    }

    /// A score as it is typed: a number from 0 to 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|number| (0.0..=1.0).contains(number)).map(Self::of)
    }

    /// Hundredths.
    #[must_use]
    pub fn as_percent(self) -> u8 {
        self.0
    }

    /// The score as JSON has it, such as 0.97.
    #[must_use]
    pub fn as_fraction(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// A cloud account, or an invitation, that may be the same person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its report row; an invitation's has no login.
    pub row: RowId,
    /// How likely it is the same person's.
    pub score: Score,
    /// Why.
    pub reasons: Reasons,
}
