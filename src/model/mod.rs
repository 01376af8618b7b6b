//! The nouns: text as written and as compared, hosts, accounts, report rows, notes. No I/O, no clock, no other layer.

mod account;
mod code_point;
mod date;
mod difference;
mod email;
mod estate;
mod facts;
mod fold;
mod host;
mod note;
mod number;
mod row;
mod sentence;
mod shown;
mod source;
mod text;
mod visible;
mod warning;

pub use account::{AccountId, Counted, Reported, ServerAccount, ServerRecord};
pub use code_point::{CodePoint, code_points};
pub use date::{day, days_between, is_date};
pub use difference::beside;
pub use email::{domain, hash_email, hash_folded, local_part, same_email, trimmed};
pub use estate::{Estate, Logins};
pub use facts::{
    Feature, Identities, IdentityField, IdentityValue, Instance, ReportFacts, STALE_DAYS, SyncFact, SyncState,
};
pub use fold::{Folded, fold, fold_into};
pub use host::{HostId, ReadId, UserId, normal_host};
pub use note::{Decision, Note, NoteKey, Notes};
pub use number::{counted, thousands};
pub use row::{Answer, ReportRow, RowId, RowKind, Seat, organization};
pub use sentence::{Piece, Sentence};
pub use shown::Shown;
pub use source::{Checkpoint, Field, Found, Kind, Layout, NoLayout, Place, Side, Source};
pub use text::{Raw, Text};
pub use warning::{Code, Warning, Warnings};
