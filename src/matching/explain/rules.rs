//! The attempts of the rules in words, and what contradicts what.

use super::place;
use crate::matching::{Attempt, Line, Outcome, Rule, Tone, Trace, World};
use crate::model::{AccountId, Raw, Reported, RowId, Sentence, counted, domain, thousands};

/// One line for each rule; none without a report.
pub(super) fn lines(world: &World, account: AccountId) -> Vec<Line> {
    if !world.estate.has_report {
        return Vec::new();
    }
    let trace = Trace::of(world, account);
    let attempts = trace.attempts.iter();
    attempts.map(|attempt| rule_line(world, &trace, attempt)).collect()
}

fn rule_line(world: &World, trace: &Trace, attempt: &Attempt) -> Line {
    let estate = &*world.estate;
    let head = Sentence::new().word(format!("{} {}", attempt.rule.number(), attempt.rule.title()));
    let status = Sentence::new().word(attempt.outcome.title());
    match attempt.outcome {
        Outcome::Matched => {
            let mut text = Sentence::new();
            for (index, hit) in attempt.hits.iter().take(3).enumerate() {
                let value = estate.raw(hit.value);
                text = text
                    .word(if index > 0 { "; " } else { "" })
                    .data(place::login(world, hit.cloud))
                    .word(" has ")
                    .data(value);
                text = text.word(", ").then(place::of_text(estate, hit.value));
                let own = estate.raw(trace.compared).bytes().trim_ascii();
                if !trace.what_if && value.bytes().trim_ascii() != own {
                    text = text.word(" (differs in case only, taken as equal)");
                }
            }
            let more = attempt.hits_total.saturating_sub(3);
            if more > 0 {
                text = text.word(format!("; and {} more", thousands(more)));
            }
            if trace.what_if {
                text = text.word(" (what if the domain were replaced)");
            }
            Line::new(head, status, text).toned(Tone::Good)
        }
        Outcome::NoMatch => {
            let text = match attempt.compared {
                0 => "no cloud account has such a value".to_owned(),
                compared => format!("compared with {}", counted(compared, "value", "values")),
            };
            let mut text = Sentence::new().word(text);
            let own = estate.raw(trace.compared);
            if attempt.rule == Rule::VerifiedEmail
                && attempt.compared > 0
                && !world.index.has_domain_of(own)
                && let Some(domain) = domain(own)
            {
                text = text.word("; ").data(Raw::new(domain)).word(" is not among their domains");
            }
            Line::new(head, status, text).toned(Tone::Dim)
        }
        Outcome::NotKnown => {
            let text = if estate.filled(trace.compared).is_none() {
                // What would tell it stands above, beside the e-mail.
                "its primary e-mail is not known"
            } else if estate.has_identities {
                "the loaded identities do not have this: ask for them as seatmatch --help shows"
            } else {
                "load the linked identities; the report does not have this"
            };
            Line::new(head, status, text).toned(Tone::Dim)
        }
    }
}

/// What contradicts what, one sentence each.
pub(in crate::matching) fn contradictions(world: &World, account: AccountId) -> Vec<Sentence> {
    let estate = &*world.estate;
    let mut found = Vec::new();
    let trace = Trace::of(world, account);
    let hits: Vec<_> =
        trace.attempts.iter().flat_map(|attempt| attempt.hits.iter().map(move |hit| (attempt.rule, *hit))).collect();
    match estate.reported(account) {
        Reported::Several(_) => found.push("the report counts it in the rows of two cloud accounts".into()),
        Reported::One(row) => {
            let mut others: Vec<RowId> = Vec::new();
            for (_, hit) in hits.iter().filter(|(_, hit)| hit.cloud != row) {
                if !others.contains(&hit.cloud) {
                    others.push(hit.cloud);
                }
            }
            for other in others.into_iter().take(3) {
                let rules: Vec<_> =
                    hits.iter().filter(|(_, hit)| hit.cloud == other).map(|(rule, _)| rule.title()).collect();
                let verb = if rules.len() == 1 { "finds" } else { "find" };
                let text = Sentence::new().word("GitHub counts it with ").data(place::login(world, row)).word(", but ");
                let text = text.word(format!("{} {verb} ", rules.join(", "))).data(place::login(world, other));
                found.push(text.word(" by ").data(estate.raw(trace.compared)));
            }
            if world.is_at_risk(account) {
                let text =
                    Sentence::new().word("its e-mail has changed, and no rule finds ").data(place::login(world, row));
                found.push(text.word(" any more: the next sync may count it alone"));
            }
        }
        Reported::Nobody => {
            let mut logins: Vec<RowId> = Vec::new();
            for (_, hit) in &hits {
                if !logins.contains(&hit.cloud) {
                    logins.push(hit.cloud);
                }
            }
            if logins.len() > 1 {
                let mut text = Sentence::new().data(estate.raw(trace.compared)).word(" belongs to ");
                for (index, row) in logins.iter().take(4).enumerate() {
                    text = text.word(if index > 0 { " and " } else { "" }).data(place::login(world, *row));
                }
                found.push(text.word(": GitHub can join it with only one of them"));
            }
        }
    }
    let rows = estate.rows_of(account);
    if rows.len() > 1 && matches!(estate.reported(account), Reported::One(_)) {
        found.push("the report also counts it in a row of its own".into());
    }
    found
}

/// The contradictions as lines.
pub(super) fn contradiction_lines(world: &World, account: AccountId) -> Vec<Line> {
    let found = contradictions(world, account).into_iter();
    found.map(|text| Line::new("Contradiction", Sentence::new(), text).toned(Tone::Warn)).collect()
}
