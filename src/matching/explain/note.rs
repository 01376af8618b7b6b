//! The owner's note in words, and why a decision has no effect.

use crate::matching::{Line, Tone, Verdict, World};
use crate::model::{AccountId, Decision, Note, Raw, RowId, Sentence, day};

/// The note on a server account, with what it makes of the verdict.
pub(super) fn of_account(world: &World, account: AccountId) -> Vec<Line> {
    let Some(note) = world.note(account) else { return none() };
    let mut lines = Vec::new();
    if let Some(decision) = &note.decision {
        let mut text = Sentence::new().word(decision_title(decision));
        if let Some(login) = decision.cloud_login() {
            text = text.word(" ").data(Raw::of(login));
        }
        let computed = world.computed_verdict(account);
        if computed != world.verdict(account) {
            text = text.word(format!("; computed: {}", computed.title()));
        } else if let Some(why) = no_effect(world, account) {
            text = text.word("; without effect: ").then(why);
        }
        lines.push(Line::new("Decision", Sentence::new(), text));
    }
    lines.extend(written(note));
    lines
}

/// The note on a cloud account.
pub(super) fn of_row(world: &World, row: RowId) -> Vec<Line> {
    world.row_note(row).map_or_else(none, written)
}

fn none() -> Vec<Line> {
    vec![Line::new("Note", Sentence::new(), "none").toned(Tone::Dim)]
}

/// What was written, by whom and when; then what others wrote at the same time.
fn written(note: &Note) -> Vec<Line> {
    let others = note.conflicts.iter().flat_map(|other| one_written("Noted too", other));
    one_written("Note", note).into_iter().chain(others).collect()
}

fn one_written(head: &'static str, note: &Note) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, line) in note.text.lines().enumerate() {
        let head = if index == 0 { head } else { "" };
        lines.push(Line::new(head, Sentence::new(), Sentence::new().data(Raw::of(line))));
    }
    let by = [note.author.as_str(), day(&note.updated_at)].into_iter().filter(|part| !part.is_empty());
    let by = by.collect::<Vec<_>>().join(", ");
    if !by.is_empty() {
        lines.push(Line::new("", Sentence::new(), Sentence::new().data(Raw::of(&by))).toned(Tone::Dim));
    }
    lines
}

/// A decision in words, before the login that it names.
fn decision_title(decision: &Decision) -> &'static str {
    match decision {
        Decision::SamePerson(_) => "same person as",
        Decision::DifferentPerson(_) => "not the same person as",
        Decision::ServiceAccount => "service account",
        Decision::Accepted => "accepted",
        Decision::InProgress => "in progress",
    }
}

/// Why the decision on an account changes nothing: decisions change unmatched accounts only, but that accepted and
/// service accounts are no longer open, whatever they were; and they need the cloud account that they name. `None` where
/// it has its effect, or there is no report to tell.
pub(in crate::matching) fn no_effect(world: &World, account: AccountId) -> Option<Sentence> {
    let decision = world.decision(account).filter(|_| world.estate.has_report)?;
    if let Some(login) = decision.cloud_login().filter(|login| world.estate.find_login(Raw::of(login)).is_none()) {
        return Some(Sentence::new().word("@").data(Raw::of(login)).word(" is not in the report"));
    }
    let verdict = world.computed_verdict(account);
    let is_idle = match decision {
        Decision::InProgress => false,
        Decision::ServiceAccount | Decision::Accepted => matches!(verdict, Verdict::Matched | Verdict::NotCounted),
        Decision::SamePerson(_) | Decision::DifferentPerson(_) => !verdict.is_unmatched(),
    };
    is_idle.then(|| Sentence::new().word("the account is ").word(verdict.title()))
}
