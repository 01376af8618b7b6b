//! An estate as it is judged: findings, candidates and notes over it. Cheap to clone; a what-if is a second world over
//! the same estate.

use super::{AccountsKind, Candidate, Explanation, Fix, Options, Rule, Sums, Trace, Verdict};
use crate::model::{AccountId, Decision, Estate, Note, Notes, RowId, Sentence, Text};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// An estate as it is judged.
#[derive(Clone)]
pub struct World {
    /// What the files say.
    pub estate: Arc<Estate>,
    /// What the owner set.
    pub options: Arc<Options>,
    /// The owner's notes.
    pub notes: Arc<Notes>,
}

/// What the search for candidates found, for all unmatched accounts or for some of them.
#[derive(Clone, Default)]
pub struct Candidates {}

impl World {
    /// Judges an estate without candidates: unmatched accounts are *checking* until they come, or server only where
    /// they are not wanted.
    #[must_use]
    pub fn judge(_estate: Arc<Estate>, _options: Options, _notes: Arc<Notes>) -> Self {
        todo!()
    }

    /// Looks for the candidates of all unmatched accounts; `None` where it was cancelled.
    #[must_use]
    pub fn find_candidates(&self, _cancel: &AtomicBool) -> Option<Candidates> {
        todo!()
    }

    /// The same world with the candidates that were found in it.
    #[must_use]
    pub fn with_candidates(&self, _candidates: Candidates) -> Self {
        todo!()
    }

    /// The same world with other notes.
    #[must_use]
    pub fn with_notes(&self, _notes: Arc<Notes>) -> Self {
        todo!()
    }

    /// The verdict that counts: the computed one, or what a note makes of it.
    #[must_use]
    pub fn verdict(&self, _account: AccountId) -> Verdict {
        todo!()
    }

    /// The verdict without notes.
    #[must_use]
    pub fn computed_verdict(&self, _account: AccountId) -> Verdict {
        todo!()
    }

    /// Whether the verdict holds only under the what-if.
    #[must_use]
    pub fn is_what_if(&self, _account: AccountId) -> bool {
        todo!()
    }

    /// Whether the account is still to do: counted twice, waiting or in conflict, less accepted and service accounts.
    #[must_use]
    pub fn is_open(&self, _account: AccountId) -> bool {
        todo!()
    }

    /// *The* rule.
    #[must_use]
    pub fn rule(&self, _account: AccountId) -> Option<Rule> {
        todo!()
    }

    /// The cloud account that it is matched with, or that the deciding group finds alone.
    #[must_use]
    pub fn cloud(&self, _account: AccountId) -> Option<RowId> {
        todo!()
    }

    /// The cloud account that the report gives it.
    #[must_use]
    pub fn reported(&self, _account: AccountId) -> Option<RowId> {
        todo!()
    }

    /// The value of the cloud account that the rule found, as the cloud spells it.
    #[must_use]
    pub fn matched_value(&self, _account: AccountId) -> Option<Text> {
        todo!()
    }

    /// Its candidates, best first, at most five; empty unless it is unmatched.
    #[must_use]
    pub fn candidates(&self, _account: AccountId) -> Vec<Candidate> {
        todo!()
    }

    /// The rows on the cloud side that belong to it: matched, found, else candidates, best first.
    #[must_use]
    pub fn partners(&self, _account: AccountId) -> Vec<RowId> {
        todo!()
    }

    /// The server accounts that belong to a row: those it holds, those whose rule finds it, else those that it is a
    /// candidate of.
    #[must_use]
    pub fn partners_of_row(&self, _row: RowId) -> Vec<AccountId> {
        todo!()
    }

    /// What would make GitHub match it, what mends most first.
    #[must_use]
    pub fn fixes(&self, _account: AccountId) -> Vec<Fix> {
        todo!()
    }

    /// The note on a server account.
    #[must_use]
    pub fn note(&self, _account: AccountId) -> Option<&Note> {
        todo!()
    }

    /// The decision on a server account.
    #[must_use]
    pub fn decision(&self, _account: AccountId) -> Option<&Decision> {
        todo!()
    }

    /// The note on a cloud account.
    #[must_use]
    pub fn row_note(&self, _row: RowId) -> Option<&Note> {
        todo!()
    }

    /// Whether the row is a Visual Studio subscriber counted beside an Enterprise account, and which one that is.
    #[must_use]
    pub fn vs_double(&self, _row: RowId) -> Option<RowId> {
        todo!()
    }

    /// Why a row consumes a licence, as stable words such as `member:acme`.
    #[must_use]
    pub fn consumes_because(&self, _row: RowId) -> Vec<String> {
        todo!()
    }

    /// Whose the cloud accounts are: as the owner said, else as the files look.
    #[must_use]
    pub fn accounts_kind(&self) -> AccountsKind {
        todo!()
    }

    /// Every attempt of every rule.
    #[must_use]
    pub fn trace(&self, _account: AccountId) -> Trace {
        todo!()
    }

    /// What contradicts what, one sentence each.
    #[must_use]
    pub fn contradictions(&self, _account: AccountId) -> Vec<Sentence> {
        todo!()
    }

    /// The whole explanation of a server account.
    #[must_use]
    pub fn explain_account(&self, _account: AccountId) -> Explanation {
        todo!()
    }

    /// The whole explanation of a report row.
    #[must_use]
    pub fn explain_row(&self, _row: RowId) -> Explanation {
        todo!()
    }

    /// What is decided about everybody; grows with the number of people.
    #[must_use]
    pub fn sums(&self) -> Sums {
        Sums::of(self)
    }
}
