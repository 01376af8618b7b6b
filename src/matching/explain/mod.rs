//! The words: the only place where a verdict, a reason, an attempt or a fix becomes a sentence. Screen, `explain`,
//! reports and exports all show these.

mod account;
mod diff;
pub(super) mod fix_text;
mod message;
mod near_misses;
mod note;
mod place;
mod row;
mod rules;
mod syncs;
mod to_do;

pub(super) use account::account;
pub(super) use diff::diff;
pub(super) use message::message;
pub(super) use note::no_effect;
pub(super) use row::row;
pub(super) use rules::contradictions;
pub use syncs::age_of_sync;
