//! What mending one account saves: the licence of its own row, if nothing else keeps that row.

use crate::matching::{Verdict, World};
use crate::model::{AccountId, Raw, RowId, Sentence};

/// What mending one account saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Saving {
    /// The licence of its row, once the others in it are mended too.
    License {
        /// The other accounts of the row.
        with: Vec<AccountId>,
        /// Whether the next sync does it alone.
        by_sync: bool,
    },
    /// Another account, that is only on servers, keeps the row.
    KeptBy(AccountId),
    /// It is in no row yet, and the person is counted by another account of the same e-mail.
    CountedWith(AccountId),
    /// A conflict decides.
    ToCheck,
    /// It is in no row yet: the licence that the next sync adds.
    NextSync,
    /// Nothing.
    Nothing,
}

impl Saving {
    pub(super) fn of(world: &World, account: AccountId) -> Self {
        let estate = &*world.estate;
        let verdict = world.verdict(account);
        let rows = estate.rows_of(account);
        if rows.is_empty() {
            return match (verdict, world.counted_with(account)) {
                (Verdict::Double | Verdict::Conflict, Some(other)) => Self::CountedWith(other),
                (Verdict::Double | Verdict::Conflict, None) => Self::NextSync,
                _ => Self::Nothing,
            };
        }
        let is_own = |row: &&RowId| !estate.row(**row).login.is_filled();
        match rows.iter().find(is_own).map(|row| (*row, estate.row(*row))) {
            Some((id, row)) if !row.invited && row.license_active.known() != Some(false) => {
                Self::of_row(world, id, account)
            }
            _ => Self::Nothing,
        }
    }

    fn of_row(world: &World, row: RowId, account: AccountId) -> Self {
        let accounts = world.estate.accounts_of(row);
        let with_verdict = |wanted: Verdict| accounts.iter().copied().find(|account| world.verdict(*account) == wanted);
        if let Some(keeper) = with_verdict(Verdict::ServerOnly) {
            return if keeper == account { Self::Nothing } else { Self::KeptBy(keeper) };
        }
        if with_verdict(Verdict::Conflict).is_some() {
            return Self::ToCheck;
        }
        let by_sync = with_verdict(Verdict::Double).is_none();
        Self::License { with: world.twice_beside(account), by_sync }
    }

    /// The saving in a few words.
    pub(super) fn words(&self, world: &World) -> Sentence {
        let name = |account: AccountId| world.estate.account_name(account);
        match self {
            Self::License { with, .. } if with.is_empty() => "1 licence".into(),
            Self::License { with, .. } => with
                .iter()
                .fold(Sentence::from("1 licence, with"), |words, other| words.word(" ").data(Raw::of(&name(*other)))),
            Self::KeptBy(keeper) => Sentence::from("nothing: kept by ").data(Raw::of(&name(*keeper))),
            Self::CountedWith(other) => Sentence::from("nothing: counted with ").data(Raw::of(&name(*other))),
            Self::ToCheck => "to check".into(),
            Self::NextSync => "1 licence of the next sync".into(),
            Self::Nothing => "nothing".into(),
        }
    }
}
