//! The near misses: which cloud accounts look like the same person's as an unmatched server account, how likely, and
//! why. Record linkage after Fellegi and Sunter with frequencies from the loaded files; pure, and the same in any order
//! of files and rows.

mod addressed;
mod arabic;
mod beginnings;
mod beside;
mod blocks;
#[expect(clippy::cast_precision_loss, reason = "numbers of people are far below 2^52")]
mod coincidences;
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers of people are far below 2^52, and what becomes a whole number is not negative"
)]
mod counts;
mod crowd;
mod decorated;
mod differing;
mod directories;
mod employers;
mod endings;
mod evidence;
mod formed;
mod groups;
mod habits;
mod hangul;
mod hanzi;
mod hash;
mod having;
mod joined;
mod kanji;
mod keys;
mod korean;
#[expect(clippy::cast_precision_loss, reason = "numbers of people are far below 2^52")]
mod length;
mod lettered;
mod lists;
mod locals;
mod logins;
mod marks;
mod moved;
mod names;
mod numbers;
mod outsiders;
mod own_spellings;
mod person;
mod pieces;
mod posterior;
mod reader;
mod readings;
mod respelled;
mod roles;
mod sample;
mod scripts;
mod search;
mod seconds;
mod settle;
mod sides;
mod sorted;
mod spelled;
mod spelling;
mod spells;
mod standing;
mod store;
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "sums of chances are far below 2^52, and not negative"
)]
mod strangers;
mod syllables;
mod weigh;
mod weighing;
mod weights;
mod words;

pub(super) use roles::is_role;
pub(super) use search::search;
pub(super) use settle::move_of;
pub(super) use spelled::evidence;
pub use spelled::{Against, Also, Evidence, For};
pub(super) use spelling::is_of_guest;
pub use store::Candidates;
