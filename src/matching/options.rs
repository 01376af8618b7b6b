//! What the owner may set: how sure is sure, how licences are paid, which accounts the enterprise has, what if.

use super::Score;
use crate::model::{Raw, domain};

/// How licences are paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Billing {
    /// By the month, for what was used; a pending invitation consumes nothing.
    Usage,
    /// By the year, for a number that was bought; a pending invitation consumes a licence.
    Volume,
}

impl Billing {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Volume => "volume",
        }
    }

    /// The way of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Usage, Self::Volume].into_iter().find(|billing| billing.name() == name)
    }
}

/// Whose the cloud accounts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountsKind {
    /// The enterprise's: an identity provider makes them and owns their addresses.
    Managed,
    /// The people's own.
    Personal,
}

impl AccountsKind {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Managed => "managed",
            Self::Personal => "personal",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Managed, Self::Personal].into_iter().find(|kind| kind.name() == name)
    }
}

/// A domain that is tried in place of another: `--alias-domain FROM=TO`, both in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AliasDomain {
    /// The domain of the server account's address.
    pub from: String,
    /// The domain that is tried instead.
    pub to: String,
}

impl AliasDomain {
    /// The one of these that an address is at the domain of.
    pub(super) fn of<'a>(address: Raw<'_>, aliases: &'a [Self]) -> Option<&'a Self> {
        let of = domain(address)?;
        aliases.iter().find(|alias| alias.from.as_bytes().eq_ignore_ascii_case(of))
    }
}

/// What the owner set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// From which score on a candidate makes an account a double.
    pub threshold: Score,
    /// Whether candidates are looked for.
    pub candidates: bool,
    /// How licences are paid, where it was said.
    pub billing: Option<Billing>,
    /// Whose the cloud accounts are, where it was said.
    pub accounts: Option<AccountsKind>,
    /// The what-if: domains tried in place of others, sorted.
    pub alias_domains: Vec<AliasDomain>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            threshold: Score::DEFAULT_THRESHOLD,
            candidates: true,
            billing: None,
            accounts: None,
            alias_domains: Vec::new(),
        }
    }
}
