//! Candidates in words: what speaks for each, and what against.

use super::place;
use crate::matching::{Against, Candidate, Line, Reason, Score, Tone, Verdict, World, advise};
use crate::model::{AccountId, RowId, Sentence, counted};

/// One line for each candidate, best first.
pub(super) fn lines(world: &World, account: AccountId) -> Vec<Line> {
    let list = world.candidates(account);
    if world.is_checking() && world.verdict(account) == Verdict::Checking && world.estate.has_report {
        return vec![Line::new("Looks like", "checking", "candidates are still looked for").toned(Tone::Dim)];
    }
    let threshold = world.options.threshold;
    let lines =
        list.iter().enumerate().map(|(index, candidate)| candidate_line(world, account, *candidate, index, threshold));
    lines.collect()
}

fn candidate_line(world: &World, account: AccountId, candidate: Candidate, index: usize, threshold: Score) -> Line {
    let estate = &*world.estate;
    let row = estate.row(candidate.row);
    let head = if index == 0 { "Looks like" } else { "" };
    let status = Sentence::new().word(format!("{}%", candidate.score.as_percent()));
    let mut text = match estate.filled(row.login) {
        Some(login) => Sentence::new().data(login),
        None => place::row_number(estate, candidate.row),
    };
    if let Some(name) = estate.filled(row.name) {
        text = text.word("  ").data(name);
    }
    if let Some(address) = estate.filled(world.cloud_address(candidate.row)) {
        text = text.word("  ").data(address);
    }
    text = text.word("  for: ");
    for (index, reason) in candidate.reasons.iter().enumerate() {
        text = text.word(if index > 0 { " · " } else { "" }).then(reason_text(world, account, reason));
    }
    let against = against(world, account, candidate.row);
    text = text.word("  against: ");
    if against.is_empty() {
        text = text.word("nothing in these files");
    }
    for (index, reason) in against.into_iter().enumerate() {
        text = text.word(if index > 0 { " · " } else { "" }).then(reason);
    }
    let tone = if candidate.score >= threshold { Tone::Bad } else { Tone::Dim };
    Line::new(head, status, text).toned(tone)
}

fn reason_text(world: &World, account: AccountId, reason: Reason) -> Sentence {
    let text = Sentence::new().word(reason.title());
    if reason != Reason::OtherDomain {
        return text;
    }
    let others = advise::with_same_cause(world, account).saturating_sub(1);
    if others == 0 { text } else { text.word(format!(" ({} more moved so)", counted(others, "person", "people"))) }
}

fn against(world: &World, account: AccountId, row: RowId) -> Vec<Sentence> {
    let estate = &*world.estate;
    let words = |against| match against {
        Against::MatchedOnHost(other) => {
            let text = Sentence::from("it is matched with ").then(place::account_name(estate, other));
            text.word(" on this server already")
        }
        Against::NamesDiffer { given: false } => "the names differ".into(),
        Against::NamesDiffer { given: true } => "the family names differ".into(),
        Against::NamesDifferInPart => "each name has words that the other has not".into(),
        Against::InitialsDiffer => "the middle initials differ".into(),
        Against::DigitsDiffer => "the addresses differ in digits: two mailboxes of one domain".into(),
        Against::OtherMailbox => "another mailbox of the same domain".into(),
        Against::NumbersDiffer => "the employee numbers differ".into(),
    };
    world.evidence(account, row).against.into_iter().map(words).collect()
}
