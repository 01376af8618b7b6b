//! seatmatch shows who consumes two GitHub Enterprise licences, why, and what would mend it.
//!
//! # The screen
//!
//! ```text
//!  header   enterprise, files, licences, what to do next          app::overview   view::header
//! ┌ 1 Cloud ─────────────┐┏ 2 Server ━━━━━━━━━━━━┓
//! │ = login  name  mail  │┃ ! host  login  mail  ┃                app::list       view::list
//! │ ◂ partner row        │┃ ~ selection          ┃
//! └──────────────────────┘┗━━━━━━━━━━━━━━━━━━━━━━┛
//! ┌ 3 Why ───────────────────────────────────────┐
//! │ headline, rules, candidates, fixes, note     │                matching::explain  view::why
//! └──────────────────────────────────────────────┘
//!  footer   position, what happened, keys                          app::keys       view::footer
//! ```
//!
//! # The words
//!
//! - **cloud account**, **server account** (a host and a user id), **report row** (a person as GitHub counts them: one
//!   licence), **rule**, **verdict**, **candidate** (a cloud account that looks like the same person), **reason** (why
//!   it looks so), **fix** (what would make GitHub match them), **note** (the owner's own decision).
//!
//! # The layers
//!
//! ```text
//! model <- read, matching, notes <- query, export, redact <- app <- view, config <- tui
//!                                                        \______________________<- cli   (uses all but tui's insides)
//! ```
//!
//! | folder | holds |
//! |---|---|
//! | [`model`] | nouns: text as written and as compared, accounts, rows, the estate |
//! | [`read`] | bytes to an estate: recognising files, one file for each input kind, the join |
//! | [`matching`] | pure: rules, verdicts, candidates, licences, causes, fixes, and all their words |
//! | [`notes`] | the owner's decisions on disk |
//! | [`query`] | the filter language, the search over people |
//! | [`export`] | results as text, JSON, CSV, Markdown |
//! | [`redact`] | a judged estate told in pseudonyms, for whatever writes it |
//! | [`app`] | the screen's state, and one pure `update` |
//! | [`view`] | state to a frame |
//! | [`config`] | what the owner set in a file, what is remembered from one session to the next |
//! | [`tui`] | the terminal: the loop, and performing what `update` orders |
//! | [`cli`] | one file for each command |
//!
//! Data flows one way: files are read into an `Estate` that never changes; a `World` judges it and lays candidates and
//! notes over it; screen, commands and exports ask the world. `tests/all/layers.rs` holds the arrows.

pub mod app;
pub mod cli;
pub mod config;
pub mod demo;
pub mod export;
pub mod matching;
pub mod model;
pub mod notes;
pub mod query;
pub mod read;
pub mod redact;
pub mod tui;
pub mod view;
