//! The words: the only place where a verdict, a reason, an attempt or a fix becomes a sentence. Screen, `explain`,
//! reports and exports all show these.

mod account;
pub(super) mod fix_text;
mod place;
mod row;

pub(super) use account::{account, contradictions};
pub(super) use row::row;
