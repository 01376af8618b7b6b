//! The explanation of a server account.

use super::place;
use crate::matching::advise;
use crate::matching::finding::email_changed;
use crate::matching::{
    About, Action, Against, Attempt, Candidate, Explanation, Line, Outcome, Reason, Rule, Score, Section, Tone, Trace,
    Verdict, World,
};
use crate::model::{
    AccountId, Answer, Counted, Decision, Kind, Raw, Reported, RowId, Sentence, code_points, counted, domain,
    same_email, thousands,
};

/// Explains a server account.
pub(in crate::matching) fn account(world: &World, account: AccountId) -> Explanation {
    let mut sections = vec![
        section(About::Identity, identity(world, account)),
        section(About::Reported, vec![reported(world, account)]),
        section(About::Rules, rules(world, account)),
        section(About::Contradictions, contradiction_lines(world, account)),
        section(About::Candidates, candidates(world, account)),
        section(About::Fixes, fixes(world, account)),
    ];
    // What the owner wrote stands before what the files say; that there is nothing stands behind it.
    let place = if world.note(account).is_some() { 0 } else { sections.len() };
    sections.insert(place, section(About::Note, note(world, account)));
    sections.retain(|section| !section.lines.is_empty());
    Explanation { headline: headline(world, account), sections }
}

fn section(about: About, lines: Vec<Line>) -> Section {
    Section { about, lines }
}

fn login(world: &World, row: RowId) -> Raw<'_> {
    world.estate.raw(world.estate.row(row).login)
}

fn headline(world: &World, account: AccountId) -> Line {
    let estate = &*world.estate;
    let of = estate.account(account);
    let id = estate.id_text(of.id);
    let mut head = Sentence::new().data(estate.host(of.host)).word(" / ");
    head = match estate.filled(estate.login_of(account)) {
        Some(login) => head.data(login).word(" (id ").data(Raw::of(&id)).word(")"),
        None => head.word("id ").data(Raw::of(&id)),
    };
    if let Some(name) = estate.filled(estate.name_of(account)) {
        head = head.word("  ").data(name);
    }
    if let Some(primary) = estate.filled(of.primary) {
        head = head.word("  ").data(primary);
    }
    if !estate.has_report {
        return Line::new(head, "not known", "load the cloud report to see how it is counted").toned(Tone::Dim);
    }
    let verdict = world.verdict(account);
    let status = Sentence::new().word(verdict.title());
    let status = if world.is_what_if(account) { status.word(" (what if)") } else { status };
    let tone = match verdict {
        Verdict::Matched if world.is_at_risk(account) => Tone::Warn,
        Verdict::Matched => Tone::Good,
        Verdict::Double => Tone::Bad,
        Verdict::PendingSync | Verdict::Conflict => Tone::Warn,
        Verdict::ServerOnly | Verdict::NotCounted | Verdict::Checking => Tone::Dim,
    };
    Line::new(head, status, bill(world, account)).toned(tone)
}

/// What the verdict means for the bill.
fn bill(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    let counted = estate.counted(account);
    let best = world.candidates(account).first().map(|candidate| candidate.row);
    match world.verdict(account) {
        Verdict::Matched => {
            let who = world.cloud(account).map_or(Raw::of("its cloud account"), |row| login(world, row));
            let text = Sentence::new().word("one licence together with ").data(who);
            match world.rule(account) {
                Some(rule) => text.word(format!(", by rule {}, {}", rule.number(), rule.title())),
                None => text.word("; GitHub matched them, by what is not in these files"),
            }
        }
        Verdict::PendingSync => {
            let who = world.cloud(account).map_or(Raw::of(""), |row| login(world, row));
            match counted {
                Counted::NotInReport => {
                    Sentence::new().word("the next sync joins it with ").data(who).word(" at no cost")
                }
                _ => Sentence::new()
                    .word("a second licence now; the next sync joins it with ")
                    .data(who)
                    .word(" and frees it"),
            }
        }
        Verdict::Conflict => "to check: the files contradict each other about whose it is".into(),
        Verdict::Double => {
            let start = if counted == Counted::NotInReport {
                "a second licence from the next sync on"
            } else {
                "a second licence"
            };
            let start = Sentence::new().word(start);
            match best.and_then(|row| estate.filled(estate.row(row).login)) {
                Some(who) if world.is_confirmed(account) => start.word(": by your note this is ").data(who),
                Some(who) => start.word(", if this is ").data(who),
                None => start.word(", if this is the person who is invited"),
            }
        }
        Verdict::ServerOnly => match (world.decision(account), counted) {
            (Some(Decision::ServiceAccount), _) => "a licence of its own, by your note for a service account".into(),
            (Some(Decision::Accepted), _) => "a licence of its own, accepted by your note".into(),
            (_, Counted::NotInReport) => {
                "a licence of its own from the next sync on; no cloud account is likely the same person's".into()
            }
            _ => "a licence of its own; no cloud account is likely the same person's".into(),
        },
        Verdict::NotCounted => {
            let why = if estate.account(account).suspended.is_yes() {
                "consumes nothing: it is suspended"
            } else if estate.raw(estate.login_of(account)).bytes().eq_ignore_ascii_case(b"ghost") {
                "consumes nothing: the ghost user stands for deleted people"
            } else {
                "consumes nothing: the set-up user of SCIM"
            };
            let freed = if counted == Counted::OwnRow { "; its row is freed by the next sync" } else { "" };
            Sentence::new().word(why).word(freed)
        }
        Verdict::Checking => "still looking for the same person's cloud account".into(),
    }
}

fn identity(world: &World, account: AccountId) -> Vec<Line> {
    let estate = &*world.estate;
    let of = estate.account(account);
    let mut lines = Vec::new();
    let mut text = Sentence::new();
    if let Some(primary) = estate.filled(of.primary) {
        text = text.data(primary).word(", from ").then(place::of_text(estate, of.primary));
        let from = estate.source(of.primary.source());
        if from.kind == Kind::CloudReport {
            text = text.word(" (the only address that its row lists)");
        }
    } else {
        text = text.word("not known: ").then(tells_email(world, account));
    }
    lines.push(Line::new("Primary e-mail", Sentence::new(), text));
    let others: Vec<_> = estate
        .emails_of(account)
        .into_iter()
        .filter(|text| !same_email(estate.raw(*text), estate.raw(of.primary)))
        .collect();
    if !others.is_empty() {
        let mut text = Sentence::new();
        for (index, other) in others.iter().enumerate() {
            text = text.word(if index > 0 { ", " } else { "" }).data(estate.raw(*other));
        }
        let head = if of.primary.is_filled() { "Other e-mails" } else { "Its row lists" };
        lines.push(Line::new(head, Sentence::new(), text).toned(Tone::Dim));
    }
    let odd = code_points(estate.raw(of.primary));
    if !odd.is_empty() {
        let mut text = Sentence::new();
        for (index, point) in odd.iter().take(6).enumerate() {
            text = text.word(if index > 0 { ", " } else { "" });
            text = text.word(format!("character {} is {} ({})", point.column, point.code, point.what));
        }
        lines.push(Line::new("Not ASCII", Sentence::new(), text).toned(Tone::Warn));
    }
    let mut state = Vec::new();
    let mut note = |answer: Answer, word: &'static str| {
        if answer.is_yes() {
            state.push(word);
        }
    };
    note(of.suspended, "suspended");
    note(of.dormant, "dormant");
    note(of.site_admin, "site admin");
    if !state.is_empty() {
        lines.push(Line::new("State", Sentence::new(), Sentence::new().word(state.join(", "))));
    }
    if email_changed(estate, account) {
        let mut text = Sentence::new().word("the report still has ");
        for (index, row) in estate.rows_of(account).iter().flat_map(|row| estate.server_emails(*row)).enumerate() {
            text = text.word(if index > 0 { ", " } else { "" }).data(estate.raw(*row));
        }
        lines.push(Line::new("Changed since sync", Sentence::new(), text).toned(Tone::Warn));
    }
    lines
}

fn tells_email(world: &World, account: AccountId) -> Sentence {
    let has_file = !world.estate.records_of(account).is_empty();
    if has_file {
        return "its server's file has none".into();
    }
    "load the server accounts as the cloud knows them, or the server's All users report".into()
}

fn reported(world: &World, account: AccountId) -> Line {
    let estate = &*world.estate;
    let rows = estate.rows_of(account);
    let (text, tone): (Sentence, Tone) = match (estate.reported(account), rows.first()) {
        _ if !estate.has_report => ("no cloud report is loaded".into(), Tone::Dim),
        (Reported::One(row), _) => {
            let text = place::row_number(estate, row).word(": counted together with ").data(login(world, row));
            (text, Tone::Good)
        }
        (Reported::Several(_), _) => {
            let mut text = Sentence::new().word("counted in the rows of ");
            let joined = rows.iter().filter(|row| estate.row(**row).login.is_filled());
            for (index, row) in joined.enumerate() {
                text = text.word(if index > 0 { " and " } else { "" }).data(login(world, *row));
            }
            (text, Tone::Warn)
        }
        (Reported::Nobody, Some(row)) => {
            let others = estate.accounts_of(*row).len().saturating_sub(1) as u64;
            let text = place::row_number(estate, *row).word(": counted alone, no cloud account");
            let text = if others > 0 {
                text.word(format!(
                    ", together with {}",
                    counted(others, "other server account", "other server accounts")
                ))
            } else {
                text
            };
            (text, Tone::Plain)
        }
        (Reported::Nobody, None) => {
            ("in no row: not counted until its server syncs again, or new since the last sync".into(), Tone::Dim)
        }
    };
    let text = if estate.account(account).by_email {
        text.word(" (the row has no user ids; it alone lists this address)")
    } else {
        text
    };
    Line::new("GitHub's report", Sentence::new(), text).toned(tone)
}

fn rules(world: &World, account: AccountId) -> Vec<Line> {
    if !world.estate.has_report {
        return Vec::new();
    }
    let trace = Trace::of(world, account);
    let attempts = trace.attempts.iter();
    attempts.map(|attempt| rule_line(world, account, &trace, attempt)).collect()
}

fn rule_line(world: &World, account: AccountId, trace: &Trace, attempt: &Attempt) -> Line {
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
                    .data(login(world, hit.cloud))
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
                Sentence::new().word("its primary e-mail is not known: ").then(tells_email(world, account))
            } else {
                "load the linked identities; the report does not have this".into()
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
                let text = Sentence::new().word("GitHub counts it with ").data(login(world, row)).word(", but ");
                let text = text.word(format!("{} {verb} ", rules.join(", "))).data(login(world, other));
                found.push(text.word(" by ").data(estate.raw(trace.compared)));
            }
            if world.is_at_risk(account) {
                let text = Sentence::new().word("its e-mail has changed, and no rule finds ").data(login(world, row));
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
                    text = text.word(if index > 0 { " and " } else { "" }).data(login(world, *row));
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

fn contradiction_lines(world: &World, account: AccountId) -> Vec<Line> {
    let found = contradictions(world, account).into_iter();
    found.map(|text| Line::new("Contradiction", Sentence::new(), text).toned(Tone::Warn)).collect()
}

fn candidates(world: &World, account: AccountId) -> Vec<Line> {
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
            let name = estate
                .filled(estate.login_of(other))
                .map_or_else(|| estate.id_text(estate.account(other).id), |raw| raw.text().into_owned());
            Sentence::new().word("it is matched with ").data(Raw::of(&name)).word(" on this server already")
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

fn fixes(world: &World, account: AccountId) -> Vec<Line> {
    let mut lines = Vec::new();
    for fix in world.fixes(account) {
        let head = if lines.is_empty() { "Fix" } else { "or" };
        let text = if fix.action == Action::MakePrimaryOnServer { fix.text.word(" (free there)") } else { fix.text };
        lines.push(Line::new(head, Sentence::new().word(fix.actor.title()), text));
    }
    if world.verdict(account) == Verdict::Double {
        lines.extend(taken(world, account));
    }
    if world.verdict(account) == Verdict::Conflict {
        lines.push(Line::new("To do", Sentence::new().word("enterprise owner"), settle_conflict(world, account)));
    }
    lines
}

/// What to do about a conflict, by its kind.
fn settle_conflict(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    let own = estate.raw(estate.account(account).primary);
    match estate.reported(account) {
        Reported::One(row) => {
            let text = Sentence::new()
                .word("find out whose ")
                .data(own)
                .word(" is now: if it is not ")
                .data(login(world, row));
            text.word("'s any more, the next sync counts it anew; sync, then download the report again")
        }
        Reported::Several(_) => {
            let text = Sentence::new().word("find out whose account it is, and let only that person have ").data(own);
            text.word("; then sync and download the report again; if it stays in two rows, ask GitHub Support")
        }
        Reported::Nobody => {
            let text = Sentence::new().word("let only one cloud account have ").data(own);
            text.word(", at the identity provider and among verified e-mails; then sync and download the report again")
        }
    }
}

/// Says whose an address is that would otherwise be proposed.
fn taken(world: &World, account: AccountId) -> Option<Line> {
    let estate = &*world.estate;
    let best = world.candidates(account).into_iter().next()?;
    let address = world.cloud_address(best.row);
    let owner = advise::taken_by(world, account, address)?;
    let name = estate
        .filled(estate.login_of(owner))
        .map_or_else(|| estate.id_text(estate.account(owner).id), |raw| raw.text().into_owned());
    let text = Sentence::new().data(estate.raw(address)).word(" belongs to ").data(Raw::of(&name));
    let text = text.word(" on this server already and cannot be made primary here");
    Some(Line::new("Not possible", Sentence::new().word("server"), text).toned(Tone::Warn))
}

fn note(world: &World, account: AccountId) -> Vec<Line> {
    let Some(note) = world.note(account) else {
        return vec![Line::new("Note", Sentence::new(), "none").toned(Tone::Dim)];
    };
    let mut lines = Vec::new();
    if let Some(decision) = &note.decision {
        let mut text = Sentence::new().word(decision_title(decision));
        if let Some(login) = decision.cloud_login() {
            text = text.word(" ").data(Raw::of(login));
        }
        let computed = world.computed_verdict(account);
        if computed != world.verdict(account) {
            text = text.word(format!("; computed: {}", computed.title()));
        } else if has_no_effect(world, account, decision) {
            text = text.word("; without effect: ").then(no_effect_because(world, account));
        }
        lines.push(Line::new("Decision", Sentence::new(), text));
    }
    for (index, line) in note.text.lines().enumerate() {
        let head = if index == 0 { "Note" } else { "" };
        lines.push(Line::new(head, Sentence::new(), Sentence::new().data(Raw::of(line))));
    }
    let day = note.updated_at.get(..10).unwrap_or(&note.updated_at);
    let by = [note.author.as_str(), day].into_iter().filter(|part| !part.is_empty());
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

fn has_no_effect(world: &World, account: AccountId, decision: &Decision) -> bool {
    if *decision == Decision::InProgress {
        return false;
    }
    let is_unmatched = world.computed_verdict(account).is_unmatched();
    let names_nobody = decision.cloud_login().is_some_and(|login| world.estate.find_login(Raw::of(login)).is_none());
    !is_unmatched || names_nobody
}

fn no_effect_because(world: &World, account: AccountId) -> Sentence {
    if world.computed_verdict(account).is_unmatched() {
        "that login is in no row of the report".into()
    } else {
        "decisions change only unmatched accounts".into()
    }
}
