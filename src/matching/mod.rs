//! Pure: rules in order, verdicts, candidates, licences, causes, fixes. `explain` is the only place where reasons are
//! worded. No I/O, no clock; which file a value came from is known, how to open one is not.

mod advise;
mod bill;
mod candidate;
mod candidates;
mod cloud;
mod consume;
mod diff;
mod doubts;
mod explain;
mod explanation;
mod finding;
mod fix;
mod index;
mod options;
mod partners;
mod redacted;
mod rule;
mod sums;
mod trace;
mod verdict;
mod visual_studio;
mod world;

pub use bill::{Bill, CauseToMend, Look, Part};
pub use candidate::{Asker, Candidate, Reason, Reasons, Score};
pub use candidates::{Against, Also, Candidates, Evidence, For};
pub use diff::{Diff, EmailChange, Emails, Owner, Rematched};
pub use explain::age_of_sync;
pub use explanation::{About, Explanation, Line, Section, Tone};
pub use fix::{Action, Actor, Fix};
pub use options::{AccountsKind, AliasDomain, Billing, Options};
pub use rule::{Group, Rule};
pub use sums::{Cause, Licenses, Sums};
pub use trace::{Attempt, Hit, Outcome, Trace};
pub use verdict::Verdict;
pub use world::World;
