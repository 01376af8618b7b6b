//! The explanation of a server account.

use super::{near_misses, note, place, rules, to_do};
use crate::matching::finding::email_changed;
use crate::matching::{About, Explanation, Line, Section, Tone, Verdict, World, sums};
use crate::model::{
    AccountId, Answer, Counted, Decision, Kind, Raw, Reported, Sentence, code_points, counted, same_email,
};

/// Explains a server account.
pub(in crate::matching) fn account(world: &World, account: AccountId) -> Explanation {
    let mut sections = vec![
        section(About::Identity, identity(world, account)),
        section(About::Reported, vec![reported(world, account)]),
        section(About::Rules, rules::lines(world, account)),
        section(About::Contradictions, rules::contradiction_lines(world, account)),
        section(About::Candidates, near_misses::of_account(world, account)),
        section(About::Fixes, to_do::lines(world, account)),
    ];
    // What the owner wrote stands before what the files say; that there is nothing stands behind it.
    let place = if world.note(account).is_some() { 0 } else { sections.len() };
    sections.insert(place, section(About::Note, note::of_account(world, account)));
    sections.retain(|section| !section.lines.is_empty());
    Explanation { headline: headline(world, account), sections }
}

fn section(about: About, lines: Vec<Line>) -> Section {
    Section { about, lines }
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
    let of_unknown_email = estate.filled(estate.account(account).primary).is_none();
    match world.verdict(account) {
        Verdict::Matched => {
            let who = world.cloud(account).map_or(Raw::of("its cloud account"), |row| place::login(world, row));
            let text = Sentence::new().word("one licence together with ").data(who);
            match world.rule(account) {
                Some(rule) => text.word(format!(", by rule {}, {}", rule.number(), rule.title())),
                None if world.is_at_risk(account) => text.word("; GitHub matched them before its e-mail changed"),
                None => text.word("; GitHub matched them, by what is not in these files"),
            }
        }
        Verdict::PendingSync => {
            let who = world.cloud(account).map_or(Raw::of(""), |row| place::login(world, row));
            if world.is_what_if(account) {
                let text = Sentence::new().word("if its domain were replaced, the next sync would join it with ");
                return text.data(who);
            }
            if counted == Counted::NotInReport {
                return Sentence::new().word("the next sync joins it with ").data(who).word(" at no cost");
            }
            let text = Sentence::new().word("a second licence now; the next sync joins it with ").data(who);
            text.word(if sums::is_freed(world, account) {
                " and frees it"
            } else {
                "; its row stays for what else is in it"
            })
        }
        Verdict::Conflict => "to check: the files contradict each other about whose it is".into(),
        Verdict::Double | Verdict::ServerOnly if let Some(other) = world.counted_with(account) => {
            let name = estate.account_name(other);
            Sentence::from("no licence more: by its e-mail the same person as ")
                .data(Raw::of(&name))
                .word(", counted already")
        }
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
            _ if of_unknown_email => "a licence of its own; no rule could be tried without its primary e-mail".into(),
            (_, counted) if !world.options.candidates => {
                let from = if counted == Counted::NotInReport { " from the next sync on" } else { "" };
                Sentence::from("a licence of its own").word(from).word("; whose it may be was not looked for")
            }
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
    if estate.is_gone(account) {
        let text = Sentence::new().word("not in the export of ").data(estate.host(of.host));
        let text = text.word(": unless that is the older file, the next sync does not count it any more");
        lines.push(Line::new("Gone since sync", Sentence::new(), text).toned(Tone::Warn));
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
            let text = place::row_number(estate, row).word(": counted together with ").data(place::login(world, row));
            (text, Tone::Good)
        }
        (Reported::Several(_), _) => {
            let mut text = Sentence::new().word("counted in the rows of ");
            let joined = rows.iter().filter(|row| estate.row(**row).login.is_filled());
            for (index, row) in joined.enumerate() {
                text = text.word(if index > 0 { " and " } else { "" }).data(place::login(world, *row));
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
