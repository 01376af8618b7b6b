//! The explanation of a report row: a cloud account, an invitation, a subscriber, or server accounts alone.

use super::{near_misses, note, place};
use crate::matching::{About, AccountsKind, Billing, Explanation, Line, Reason, Section, Tone, Verdict, World};
use crate::model::{AccountId, Answer, Field, Raw, Reported, RowId, RowKind, Sentence, counted};

/// Explains a report row.
pub(in crate::matching) fn row(world: &World, row: RowId) -> Explanation {
    let mut sections = vec![
        Section { about: About::Identity, lines: identity(world, row) },
        Section { about: About::Licence, lines: [licence(world, row), visual_studio(world, row)].concat() },
        Section { about: About::Candidates, lines: near_misses::of_subscriber(world, row) },
        Section { about: About::Accounts, lines: accounts(world, row) },
        Section { about: About::Fixes, lines: fixes(world, row) },
    ];
    let place = if world.row_note(row).is_some() { 0 } else { sections.len() };
    sections.insert(place, Section { about: About::Note, lines: note::of_row(world, row) });
    sections.retain(|section| !section.lines.is_empty());
    Explanation { headline: headline(world, row), sections }
}

fn headline(world: &World, row: RowId) -> Line {
    let estate = &*world.estate;
    let of = estate.row(row);
    let mut head = match estate.filled(of.login) {
        Some(login) => Sentence::new().data(login),
        None => place::row_number(estate, row),
    };
    if let Some(name) = estate.filled(of.name) {
        head = head.word("  ").data(name);
    }
    let held = estate.accounts_of(row).len() as u64;
    let consumes = !world.consumes_because(row).is_empty();
    let (status, text): (&'static str, Sentence) = match of.kind {
        RowKind::Account if !consumes => ("cloud account", "consumes no licence".into()),
        RowKind::Account => {
            let text = Sentence::new().word("one licence");
            let more = counted(held, "server account", "server accounts");
            ("cloud account", if held > 0 { text.word(format!(", together with {more}")) } else { text })
        }
        RowKind::ServerOnly => (
            "server only",
            Sentence::new().word(format!("one licence for {}", counted(held, "server account", "server accounts"))),
        ),
        RowKind::Invited => ("invited", invitation(world)),
        RowKind::VisualStudio if world.likely_vs_double(row).is_some() => {
            ("subscriber", "likely counted beside the same person's Enterprise account".into())
        }
        RowKind::VisualStudio if world.vs_double(row).is_some() => {
            ("subscriber", "counted beside the same person's Enterprise account".into())
        }
        RowKind::VisualStudio => {
            ("subscriber", "a Visual Studio subscriber without an account consumes no licence".into())
        }
    };
    let tone = if world.vs_double(row).is_some() { Tone::Bad } else { Tone::Plain };
    Line::new(head, status, text).toned(tone)
}

fn invitation(world: &World) -> Sentence {
    match world.options.billing {
        Some(Billing::Volume) => "one licence: under volume licensing a pending invitation consumes one".into(),
        Some(Billing::Usage) => "no licence: under usage-based billing a pending invitation consumes none".into(),
        None => "one licence under volume licensing, none under usage-based billing (say which with --billing)".into(),
    }
}

fn identity(world: &World, row: RowId) -> Vec<Line> {
    let estate = &*world.estate;
    let of = estate.row(row);
    let mut lines = vec![Line::new("GitHub's report", Sentence::new(), place::at(estate.source(of.source), of.at))];
    let verified = list(world, estate.verified_emails(row));
    let text = if verified.is_empty() {
        Sentence::from("none in the enterprise's verified domains; others are not in the report")
    } else {
        verified
    };
    if of.login.is_filled() || of.kind == RowKind::Invited {
        lines.push(Line::new("Verified e-mails", Sentence::new(), text));
    }
    if let Some(name_id) = estate.filled(of.name_id) {
        lines.push(Line::new("SAML NameID", Sentence::new(), Sentence::new().data(name_id)));
    }
    let mut shown: Vec<(crate::model::IdentityField, Raw<'_>)> = Vec::new();
    for value in estate.identity_values(row) {
        let spelled = (value.field, estate.raw(value.text));
        if shown.contains(&spelled) {
            continue;
        }
        shown.push(spelled);
        let rule = crate::matching::Rule::of_identity(value.field);
        let text = Sentence::new().data(estate.raw(value.text)).word(", ").then(place::of_text(estate, value.text));
        lines.push(Line::new(rule.title(), Sentence::new(), text).toned(Tone::Dim));
    }
    if of.login.is_filled() && estate.has_identities && estate.identities.of_enterprise && !estate.has_identity(row) {
        let text = if of.name_id.is_filled() {
            "not among the linked identities, though the report has a NameID: the file may be older or of another scope"
        } else {
            "no linked identity: the person never signed in through SSO, so only verified e-mails can match"
        };
        lines.push(Line::new("Identity", Sentence::new(), text).toned(Tone::Warn));
    }
    if of.login.is_filled() && world.accounts_kind() == AccountsKind::Managed {
        let text = Sentence::new().word("taken for a managed user: ").word(world.accounts_kind_because());
        lines.push(Line::new("Managed", Sentence::new(), text).toned(Tone::Dim));
    }
    for (field, head) in [
        (Field::LicenseType, "License type"),
        (Field::VisualStudioEmail, "Subscription"),
        (Field::VisualStudioStatus, "Subscription status"),
        (Field::CostCenter, "Cost center"),
    ] {
        if let Some(found) = estate.row_value(row, field) {
            lines.push(Line::new(head, Sentence::new(), Sentence::new().data(found.raw())));
        }
    }
    lines
}

fn list(world: &World, texts: &[crate::model::Text]) -> Sentence {
    let mut sentence = Sentence::new();
    for (index, text) in texts.iter().enumerate() {
        sentence = sentence.word(if index > 0 { ", " } else { "" }).data(world.estate.raw(*text));
    }
    sentence
}

fn licence(world: &World, row: RowId) -> Vec<Line> {
    let estate = &*world.estate;
    if estate.row(row).license_active == Answer::No {
        return vec![Line::new("Consumes", Sentence::new(), "nothing: its licence is not active")];
    }
    let because = world.consumes_because(row);
    if because.is_empty() {
        return vec![Line::new("Consumes", Sentence::new(), nothing(world, row)).toned(Tone::Dim)];
    }
    let mut lines = Vec::new();
    for (index, reason) in because.iter().enumerate() {
        let head = if index == 0 { "One licence" } else { "" };
        let (word, what) = reason.split_once(':').unwrap_or((reason, ""));
        let words = match word {
            "member" => "as a member of ",
            "owner" => "as an owner of ",
            "collaborator" => "as a collaborator in ",
            "pending_invitation" if world.options.billing == Some(Billing::Volume) => "for the invitation to ",
            "pending_invitation" => "under volume licensing, for the invitation to ",
            "visual_studio" => "under the Visual Studio subscription",
            "server" => "for the use of a server",
            _ => "for no reason that these files show: ask GitHub Support",
        };
        lines.push(Line::new(head, Sentence::new(), Sentence::new().word(words).data(Raw::of(what))));
    }
    lines
}

/// The person's Visual Studio subscription, where its row and the account's are two.
fn visual_studio(world: &World, row: RowId) -> Vec<Line> {
    let estate = &*world.estate;
    let line = |text: Sentence| Line::new("Visual Studio", Sentence::new(), text).toned(Tone::Bad);
    let email = |row: RowId| estate.row_value(row, Field::VisualStudioEmail);
    let mut lines = Vec::new();
    if let Some(candidate) = world.likely_vs_double(row) {
        let text = Sentence::new().word("likely counted beside the Enterprise licence of ");
        let text = text.data(place::login(world, candidate.row)).word(", which would then be unnecessary");
        lines.push(line(text));
    } else if let Some(account) = world.vs_double(row) {
        let text = Sentence::new().word("the subscription's address is that of ").data(place::login(world, account));
        lines.push(line(text.word(", whose Enterprise licence it would make unnecessary")));
    } else if estate.row(row).login.is_empty() && estate.row(row).is_subscriber() {
        let not_yet = if !world.options.candidates {
            Some("accounts that only look like the person's were not looked for")
        } else if world.is_checking() {
            Some("accounts that look like the person's are still looked for")
        } else {
            None
        };
        lines.extend(not_yet.map(|text| line(text.into()).toned(Tone::Dim)));
    }
    for other in world.subscriptions_with(row).iter().filter(|other| **other != row) {
        let text = place::row_number(estate, *other).word(" has this address too: a second subscription of one person");
        lines.push(line(text).toned(Tone::Warn));
    }
    for subscriber in world.vs_doubles_of(row) {
        let text = place::row_number(estate, subscriber).word(" is a subscription of ");
        let text = match email(subscriber) {
            Some(found) => text.data(found.raw()),
            None => text.word("this address"),
        };
        lines.push(line(match world.likely_vs_double(subscriber) {
            Some(candidate) => {
                let reasons: Vec<_> = candidate.reasons.iter().map(Reason::title).collect();
                let score = candidate.score.as_percent();
                text.word(format!(", likely the same person's: {score}%, {}", reasons.join(" · ")))
            }
            None => text.word(": the Enterprise licence is paid beside it"),
        }));
    }
    lines
}

fn nothing(world: &World, row: RowId) -> &'static str {
    match world.estate.row(row).kind {
        RowKind::VisualStudio => "nothing: a subscriber without an account",
        RowKind::Invited => "nothing: under usage-based billing an invitation consumes none",
        RowKind::Account | RowKind::ServerOnly => "nothing: an owner of the enterprise without an organization",
    }
}

fn accounts(world: &World, row: RowId) -> Vec<Line> {
    let estate = &*world.estate;
    let held = estate.accounts_of(row);
    let partners = world.partners_of_row(row);
    let mut lines = Vec::new();
    for account in partners {
        let head = if lines.is_empty() { "Server accounts" } else { "" };
        lines.push(account_line(world, row, account, head, held.contains(&account)));
    }
    let total = estate.row_value(row, Field::TotalAccounts).and_then(|found| found.raw().text().parse::<u64>().ok());
    let named = held.len() as u64 + u64::from(estate.row(row).login.is_filled());
    if let Some(total) = total.filter(|total| *total > named) {
        let text = format!("the row counts {} and names {named}", counted(total, "account", "accounts"));
        lines.push(Line::new("Incomplete", Sentence::new(), Sentence::new().word(text)).toned(Tone::Warn));
    }
    lines
}

fn account_line(world: &World, row: RowId, account: AccountId, head: &'static str, is_held: bool) -> Line {
    let estate = &*world.estate;
    let verdict = world.verdict(account);
    let name = estate.account_name(account);
    let mut text = Sentence::new().data(Raw::of(&name));
    if let Some(login) = estate.filled(estate.login_of(account)) {
        text = text.word("  ").data(login);
    }
    if let Some(primary) = estate.filled(estate.account(account).primary) {
        text = text.word("  ").data(primary);
    }
    text = match (verdict, world.rule(account)) {
        (Verdict::Matched, Some(rule)) => text.word(format!("  by rule {}, {}", rule.number(), rule.title())),
        (Verdict::Matched, None) => text.word("  by GitHub; no rule in these files shows why"),
        (Verdict::PendingSync, Some(rule)) if world.is_what_if(account) => {
            text.word(format!("  what if: found by rule {}, {}", rule.number(), rule.title()))
        }
        (Verdict::PendingSync, Some(rule)) => {
            text.word(format!("  found by rule {}, {}; joined by the next sync", rule.number(), rule.title()))
        }
        _ => text,
    };
    let candidate = world.candidates(account).into_iter().find(|candidate| candidate.row == row);
    if let Some(candidate) = candidate.filter(|_| !is_held) {
        text = if candidate.reasons.has(Reason::Note) {
            text.word("  the same person, by your note")
        } else if let Some(other) = world.same_person(account) {
            text.word("  by your note the same person as ").data(place::login(world, other))
        } else {
            text.word(format!("  may be the same person: {}%", candidate.score.as_percent()))
        };
    }
    if verdict == Verdict::Conflict {
        text = match (estate.reported(account), world.cloud(account)) {
            (Reported::One(other), _) if other != row => {
                text.word("  GitHub counts it with ").data(place::login(world, other))
            }
            (Reported::One(_), Some(found)) => {
                text.word("  counted here; the rules find ").data(place::login(world, found))
            }
            _ => text,
        };
    }
    if world.different_person(account) == Some(row) && verdict.is_unmatched() {
        text = text.word("  by your note a different person's");
    }
    let tone = match verdict {
        Verdict::Matched => Tone::Good,
        Verdict::Double => Tone::Bad,
        Verdict::PendingSync | Verdict::Conflict => Tone::Warn,
        _ => Tone::Dim,
    };
    Line::new(head, Sentence::new().word(verdict.title()), text).toned(tone)
}

fn fixes(world: &World, row: RowId) -> Vec<Line> {
    // What mends a subscription that is counted beside an account is told of both.
    let subscriber = world.vs_doubles_of(row).into_iter().next().unwrap_or(row);
    let fixes = world.row_fixes(subscriber).into_iter();
    fixes.map(|fix| Line::new("Fix", Sentence::new().word(fix.actor.title()), fix.text)).collect()
}
