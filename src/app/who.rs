//! Who stands on a list: a server account, or a row of the cloud report. The two sides of every question.

use crate::model::{AccountId, RowId};
use crate::query::List;

/// One of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The cloud report.
    Cloud,
    /// The servers.
    Server,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Cloud, Self::Server];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Cloud => Self::Server,
            Self::Server => Self::Cloud,
        }
    }

    /// The word for it in titles.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Cloud => "Cloud",
            Self::Server => "Server",
        }
    }
}

impl From<Side> for List {
    fn from(side: Side) -> Self {
        match side {
            Side::Cloud => Self::Cloud,
            Side::Server => Self::Server,
        }
    }
}

/// An account on either side; a selection is one of these and never a line number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// A row of the cloud report.
    Row(RowId),
    /// A server account.
    Account(AccountId),
}

impl Who {
    /// The account of this number on a side.
    #[must_use]
    pub fn of(side: Side, number: u32) -> Self {
        match side {
            Side::Cloud => Self::Row(RowId(number)),
            Side::Server => Self::Account(AccountId(number)),
        }
    }

    /// The server account that it is.
    #[must_use]
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(account),
            Self::Row(_) => None,
        }
    }

    /// The row that it is.
    #[must_use]
    pub fn row(self) -> Option<RowId> {
        match self {
            Self::Row(row) => Some(row),
            Self::Account(_) => None,
        }
    }

    /// Its side.
    #[must_use]
    pub fn side(self) -> Side {
        match self {
            Self::Row(_) => Side::Cloud,
            Self::Account(_) => Side::Server,
        }
    }

    /// Its number on its side.
    #[must_use]
    pub fn number(self) -> u32 {
        match self {
            Self::Row(row) => row.0,
            Self::Account(account) => account.0,
        }
    }
}
