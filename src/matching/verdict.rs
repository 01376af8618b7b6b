//! What a server account is, in one word, and how that word is shown.

/// The verdict of a server account; `Checking` only on screen, until the search for candidates has reached it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// GitHub has matched it with a cloud account.
    Matched,
    /// A rule finds its cloud account; the next sync joins them.
    PendingSync,
    /// The files contradict each other or themselves.
    Conflict,
    /// Nothing matches, and a cloud account is likely the same person's: counted twice.
    Double,
    /// Nothing matches, and no cloud account is likely.
    ServerOnly,
    /// It consumes nothing.
    NotCounted,
    /// Unmatched, and the search for candidates has not reached it yet.
    Checking,
}

impl Verdict {
    /// The verdicts that files and commands hold, in the order of the summary.
    pub const FINAL: [Self; 6] =
        [Self::Matched, Self::PendingSync, Self::Conflict, Self::Double, Self::ServerOnly, Self::NotCounted];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::PendingSync => "pending_sync",
            Self::Conflict => "conflict",
            Self::Double => "double",
            Self::ServerOnly => "server_only",
            Self::NotCounted => "not_counted",
            Self::Checking => "checking",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::PendingSync => "waiting for sync",
            Self::Conflict => "conflict",
            Self::Double => "counted twice",
            Self::ServerOnly => "server only",
            Self::NotCounted => "not counted",
            Self::Checking => "checking",
        }
    }

    /// The sign beside the words.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Matched => '=',
            Self::PendingSync => '~',
            Self::Conflict => '#',
            Self::Double => '!',
            Self::ServerOnly => '·',
            Self::NotCounted => '-',
            Self::Checking => '?',
        }
    }

    /// The verdict of this stable name, with `-` or `_`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::FINAL.into_iter().find(|verdict| verdict.name() == name.replace('-', "_"))
    }

    /// Whether no rule and no report row finds a cloud account.
    #[must_use]
    pub fn is_unmatched(self) -> bool {
        matches!(self, Self::Double | Self::ServerOnly | Self::Checking)
    }
}
