//! Candidates in words: what speaks for each and against it, with both spellings.

use super::place;
use crate::matching::{Against, Also, Asker, Candidate, For, Line, Reason, Tone, Verdict, World, advise};
use crate::model::{AccountId, RowId, Sentence, beside, counted};

/// The candidates of a server account, best first.
pub(super) fn of_account(world: &World, account: AccountId) -> Vec<Line> {
    let list = world.candidates(account);
    if world.is_checking() && world.verdict(account) == Verdict::Checking && world.estate.has_report {
        return vec![Line::new("Looks like", "checking", "candidates are still looked for").toned(Tone::Dim)];
    }
    let asker = Asker::Account(account);
    list.iter().enumerate().flat_map(|(index, candidate)| lines_of(world, &asker, *candidate, index)).collect()
}

/// The account that looks most like a Visual Studio subscriber's.
pub(super) fn of_subscriber(world: &World, row: RowId) -> Vec<Line> {
    let Some(best) = world.best_of_subscriber(row) else { return Vec::new() };
    lines_of(world, &Asker::Subscriber(world.subscriptions_with(row).to_vec()), best, 0)
}

/// A candidate; of the likely ones and the best also, in lines of their own, what speaks for and against.
fn lines_of(world: &World, asker: &Asker, candidate: Candidate, index: usize) -> Vec<Line> {
    let threshold = world.options.threshold;
    let head = if index == 0 { "Looks like" } else { "" };
    let status = Sentence::new().word(format!("{}%", candidate.score.as_percent()));
    let evidence = world.evidence(asker, candidate.row);
    let tone = if candidate.score >= threshold { Tone::Bad } else { Tone::Dim };
    let who = who(world, candidate.row);
    let against = joined(evidence.against.iter().map(|against| against_text(world, *against)));
    let against = if against.is_empty() { "nothing in these files".into() } else { against };
    let also = evidence.also.iter().map(|also| also_text(world, *also));
    if index > 0 && candidate.score < threshold {
        let reasons = evidence.reasons.iter().map(|reason| reason_text(world, asker, reason.reason));
        let reasons = joined(reasons.chain(also));
        let text = who.word("  for: ").then(reasons).word("  against: ").then(against);
        return vec![Line::new(head, status, text).toned(tone)];
    }
    let reasons = joined(evidence.reasons.iter().map(|reason| spelled(world, asker, *reason)).chain(also));
    vec![Line::new(head, status, who).toned(tone), Line::new("", "for", reasons), Line::new("", "against", against)]
}

fn joined(sentences: impl Iterator<Item = Sentence>) -> Sentence {
    sentences.fold(Sentence::new(), |all, next| if all.is_empty() { next } else { all.word(" · ").then(next) })
}

/// A cloud account by login, name and address; an invitation by its row.
fn who(world: &World, row: RowId) -> Sentence {
    let estate = &*world.estate;
    let of = estate.row(row);
    let mut text = match estate.filled(of.login) {
        Some(login) => Sentence::new().data(login),
        None => place::row_number(estate, row),
    };
    if let Some(name) = estate.filled(of.name) {
        text = text.word("  ").data(name);
    }
    if let Some(address) = estate.filled(world.cloud_address(row)) {
        text = text.word("  ").data(address);
    }
    text
}

/// A reason with the values that it is about, beside each other where they differ.
fn spelled(world: &World, asker: &Asker, reason: For) -> Sentence {
    let estate = &*world.estate;
    let text = reason_text(world, asker, reason.reason);
    let (Some(own), Some(cloud)) = (estate.filled(reason.own), estate.filled(reason.cloud)) else { return text };
    if own.bytes().eq_ignore_ascii_case(cloud.bytes()) {
        return text.word(": ").data(cloud);
    }
    text.word(": ").then(beside(own, cloud)).word(" → ").then(beside(cloud, own))
}

fn reason_text(world: &World, asker: &Asker, reason: Reason) -> Sentence {
    let text = Sentence::new().word(reason.title());
    let (Reason::OtherDomain, Asker::Account(account)) = (reason, asker) else { return text };
    let others = advise::with_same_cause(world, *account).saturating_sub(1);
    if others == 0 { text } else { text.word(format!(" ({} moved so)", counted(others, "more person", "more people"))) }
}

fn also_text(world: &World, also: Also) -> Sentence {
    let value = |text| world.estate.raw(text);
    match also {
        Also::LoginElsewhere(other) => login_elsewhere(world, "the same login as its account ", other),
        Also::Mailbox(address) => Sentence::from("its login is the mailbox ").data(value(address)),
        Also::Written(text) => Sentence::from("the name is written so in ").data(value(text)),
        Also::Number(own, cloud) => Sentence::from("the same number: ").data(value(own)).word(" → ").data(value(cloud)),
    }
}

/// The account that somebody has on another server.
fn login_elsewhere(world: &World, how: &'static str, other: AccountId) -> Sentence {
    Sentence::from(how).then(place::account_on_host(&world.estate, other))
}

fn against_text(world: &World, against: Against) -> Sentence {
    match against {
        Against::MatchedOnHost(other) => {
            let pending = world.verdict(other) == Verdict::PendingSync;
            let text =
                Sentence::from(if pending { "the next sync will match it with " } else { "it is matched with " });
            let text = text.then(place::account_name(&world.estate, other));
            text.word(if pending { " of this server" } else { " on this server already" })
        }
        Against::NamesDiffer => "the names differ".into(),
        Against::FamilyNamesDiffer => "the family names differ".into(),
        Against::NamesDifferButForOneWord => "the names differ but for one word".into(),
        Against::NamesDifferInPart => "each name has words that the other has not".into(),
        Against::InitialsDiffer => "the middle initials differ".into(),
        Against::KeptApart => "a number or an initial tells the addresses apart: two mailboxes of one domain".into(),
        Against::OtherMailbox => "another mailbox of the same domain".into(),
        Against::NumbersDiffer => "the employee numbers differ".into(),
        Against::OtherLoginElsewhere(other) => login_elsewhere(world, "another login than its account ", other),
    }
}
