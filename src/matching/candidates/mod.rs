//! The near misses: which cloud accounts look like the same person's as an unmatched server account, how likely, and
//! why. Record linkage after Fellegi and Sunter with frequencies from the loaded files; pure, and the same in any order
//! of files and rows.

mod blocks;
mod counts;
mod evidence;
mod hash;
mod habits;
mod lists;
mod names;
mod person;
mod posterior;
mod roles;
mod search;
mod sorted;
mod spelled;
mod spelling;
mod store;
mod weigh;
mod weights;
mod words;

pub(super) use roles::is_role;
pub(super) use search::{move_of, search};
pub(super) use spelled::evidence;
pub use spelled::{Against, Evidence, For};
pub use store::Candidates;
