//! What changed between two reports, in words: a section for each kind of change, its title first.

use super::place;
use crate::matching::{About, Diff, EmailChange, Emails, Line, Owner, Rematched, Section, Tone, World};
use crate::model::{Estate, Field, RowId, RowKind, Sentence, Text, beside, thousands};

/// The licences before and after, then every change.
pub(in crate::matching) fn diff(diff: &Diff, older: &World, newer: &World) -> Vec<Section> {
    let mut sections = vec![licences(diff)];
    let rows = |rows: &[RowId], world: &World, sign| rows.iter().map(|row| person(world, *row, sign)).collect();
    let accounts = |changes: &[Rematched], sign, tone| {
        changes.iter().map(|change| rematched(older, newer, *change, sign).toned(tone)).collect()
    };
    sections.push(titled("Persons gained", rows(&diff.gained, newer, "+")));
    sections.push(titled("Persons lost", rows(&diff.lost, older, "-")));
    sections.push(titled("Newly matched", accounts(&diff.newly_matched, "=", Tone::Good)));
    sections.push(titled("Newly unmatched", accounts(&diff.newly_unmatched, "!", Tone::Bad)));
    sections.push(titled("Matched with another", accounts(&diff.rematched, "#", Tone::Warn)));
    let emails = diff.emails.iter().map(|change| email(&older.estate, &newer.estate, change)).collect();
    sections.push(titled("E-mails changed", emails));
    sections
}

/// Lines under a title that counts them.
fn titled(title: &'static str, lines: Vec<Line>) -> Section {
    let count = if lines.is_empty() { "none".to_owned() } else { thousands(lines.len() as u64) };
    let tone = if lines.is_empty() { Tone::Dim } else { Tone::Plain };
    let mut all = vec![Line::new(title, Sentence::new().word(count), Sentence::new()).toned(tone)];
    all.extend(lines);
    Section { about: About::Accounts, lines: all }
}

fn licences(diff: &Diff) -> Section {
    let (before, after) = (&diff.before.licenses, &diff.after.licenses);
    let line = |head: &'static str, before: u64, after: u64| {
        let text = Sentence::new().word(format!("{} → {}", thousands(before), thousands(after)));
        Line::new(head, Sentence::new().word(signed(before, after)), text)
    };
    let mut lines = vec![line("Licences", before.reported, after.reported)];
    for (head, kind) in [
        ("cloud accounts", RowKind::Account),
        ("invitations", RowKind::Invited),
        ("Visual Studio", RowKind::VisualStudio),
        ("server only", RowKind::ServerOnly),
    ] {
        let (was, is) = (before.by_kind[kind as usize], after.by_kind[kind as usize]);
        if was + is > 0 {
            lines.push(line(head, was, is));
        }
    }
    lines.push(line("Avoidable", before.avoidable(), after.avoidable()));
    Section { about: About::Licence, lines }
}

fn signed(before: u64, after: u64) -> String {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => format!("+{}", thousands(after - before)),
        std::cmp::Ordering::Less => format!("-{}", thousands(before - after)),
        std::cmp::Ordering::Equal => "same".to_owned(),
    }
}

fn person(world: &World, row: RowId, sign: &'static str) -> Line {
    let estate = &*world.estate;
    let of = estate.row(row);
    let accounts = estate.accounts_of(row);
    let mut text = match (estate.filled(of.login), accounts.first()) {
        (Some(login), _) => Sentence::new().data(login),
        (None, Some(account)) => place::account_on_host(estate, *account),
        (None, None) => Sentence::from(match of.kind {
            RowKind::VisualStudio => "subscriber",
            RowKind::Invited => "invitation",
            RowKind::Account | RowKind::ServerOnly => "server account",
        }),
    };
    if let Some(name) = estate.filled(of.name) {
        text = text.word("  ").data(name);
    }
    let emails = estate.verified_emails(row).iter().chain(estate.server_emails(row));
    if let Some(email) = emails.copied().find_map(|email| estate.filled(email)) {
        text = text.word("  ").data(email);
    } else if let Some(email) = estate.row_value(row, Field::VisualStudioEmail) {
        text = text.word("  ").data(email.raw());
    }
    let because = world.consumes_because(row);
    if !because.is_empty() {
        text = text.word("  ").data(crate::model::Raw::of(&because.join(" ")));
    }
    Line::new(Sentence::from("  ").word(sign), place::row_number(estate, row), text)
}

fn rematched(older: &World, newer: &World, change: Rematched, sign: &'static str) -> Line {
    let mut text = place::account_on_host(&newer.estate, change.new);
    if let Some(row) = change.was {
        text = text.word("  was ").data(place::login(older, row));
    }
    if let Some(row) = change.is {
        text = text.word("  is ").data(place::login(newer, row));
    }
    Line::new(Sentence::from("  ").word(sign), Sentence::new(), text)
}

fn email(old: &Estate, new: &Estate, change: &EmailChange) -> Line {
    let mut text = match change.owner {
        Owner::Account(account) => place::account_on_host(new, account),
        Owner::Row(row) => match new.filled(new.row(row).login) {
            Some(login) => Sentence::new().data(login),
            None => place::row_number(new, row),
        },
    };
    text = text.word(match change.which {
        Emails::Server => "  primary e-mail ",
        Emails::Verified => "  verified e-mail ",
        Emails::NameId => "  NameID ",
    });
    let text = match (&change.before[..], &change.after[..]) {
        ([before], [after]) => {
            let (before, after) = (old.raw(*before), new.raw(*after));
            text.then(beside(before, after)).word(" → ").then(beside(after, before))
        }
        (before, []) => list(text, old, before).word(" gone"),
        ([], after) => list(text, new, after).word(" added"),
        (before, after) => list(list(text, old, before).word(" → "), new, after),
    };
    Line::new("  ~", Sentence::new(), text)
}

fn list(text: Sentence, estate: &Estate, values: &[Text]) -> Sentence {
    values
        .iter()
        .enumerate()
        .fold(text, |text, (index, value)| text.word(if index > 0 { ", " } else { "" }).data(estate.raw(*value)))
}
