//! What stands in a column of a list, in words and data, for any account. How it is coloured is left to the view.

use super::Who;
use super::column::Column;
use super::deciding::decision_words;
use super::overview::short_host;
use crate::matching::World;
use crate::model::{AccountId, Field, Note, Raw, RowId, RowKind, Sentence, Text, day, organization, same_email};

/// The value of an account in a column; blank where there is none.
#[must_use]
pub fn value(world: &World, who: Who, column: Column) -> Sentence {
    match who {
        Who::Account(account) => of_account(world, account, column),
        Who::Row(row) => of_row(world, row, column),
    }
}

fn of_account(world: &World, id: AccountId, column: Column) -> Sentence {
    let estate = &world.estate;
    let account = estate.account(id);
    let data = |text| Sentence::new().data(estate.raw(text));
    match column {
        Column::Host => Sentence::new().data(Raw::of(&short_host(&estate.hosts, account.host))),
        Column::Login => data(estate.login_of(id)),
        Column::Name => data(estate.name_of(id)),
        Column::Email => data(account.primary),
        Column::Verdict => world.verdict(id).title().into(),
        Column::Candidate => world.candidates(id).first().map_or_else(Sentence::new, |best| login(world, best.row)),
        Column::Score => match world.candidates(id).first() {
            Some(best) => Sentence::new().word(format!("{:>4}%", best.score.as_percent())),
            None => Sentence::new(),
        },
        // Else it would look at everybody, on whatever thread asks.
        Column::Fix if !world.is_advised() => Sentence::new(),
        Column::Fix => world.fixes(id).first().map_or_else(Sentence::new, |fix| {
            Sentence::from(fix.actor.title()).word(": ").word(fix.title(&world.estate))
        }),
        Column::LastActive => last_active(world, id),
        Column::Note => world.note(id).map_or_else(Sentence::new, note_words),
        _ => Sentence::new(),
    }
}

fn of_row(world: &World, id: RowId, column: Column) -> Sentence {
    let estate = &world.estate;
    let field = |field| {
        let found = estate.row_value(id, field);
        found.map_or_else(Sentence::new, |found| Sentence::new().data(found.raw()))
    };
    match column {
        Column::Login => login(world, id),
        Column::Name => Sentence::new().data(estate.raw(estate.row(id).name)),
        Column::Emails => match addresses(world, id).first() {
            Some(text) => Sentence::new().data(estate.raw(*text)),
            // It is all that tells one row without a login from another.
            None if estate.filled(estate.row(id).login).is_none() => field(Field::VisualStudioEmail),
            None => Sentence::new(),
        },
        Column::License => field(Field::LicenseType),
        Column::Because => Sentence::new().data(Raw::of(&world.consumes_because(id).join(", "))),
        Column::Organizations => Sentence::new().data(Raw::of(&organizations(world, id).join(", "))),
        Column::CostCenter => field(Field::CostCenter),
        Column::TwoFactor => match estate.row_value(id, Field::TwoFactorAuth) {
            Some(found) if found.raw().bytes().eq_ignore_ascii_case(b"true") => "on".into(),
            Some(found) if found.raw().bytes().eq_ignore_ascii_case(b"false") => "off".into(),
            Some(found) => Sentence::new().data(found.raw()),
            None => Sentence::new(),
        },
        Column::Note => world.row_note(id).map_or_else(Sentence::new, note_words),
        _ => Sentence::new(),
    }
}

/// The addresses of a row's cloud account, each once.
#[must_use]
pub fn addresses(world: &World, id: RowId) -> Vec<Text> {
    let estate = &world.estate;
    let mut distinct: Vec<Text> = Vec::new();
    for text in estate.verified_emails(id).iter().chain([&estate.row(id).name_id]) {
        let raw = estate.raw(*text);
        if !raw.is_blank() && !distinct.iter().any(|known| same_email(estate.raw(*known), raw)) {
            distinct.push(*text);
        }
    }
    distinct
}

fn login(world: &World, row: RowId) -> Sentence {
    let row = world.estate.row(row);
    match world.estate.filled(row.login) {
        Some(login) => Sentence::new().data(login),
        None => match row.kind {
            RowKind::Account => Sentence::new(),
            RowKind::Invited => "(invited)".into(),
            RowKind::VisualStudio => "(subscriber)".into(),
            RowKind::ServerOnly => "(server only)".into(),
        },
    }
}

/// The day of the last activity, as the file that counts most has it.
fn last_active(world: &World, id: AccountId) -> Sentence {
    let estate = &world.estate;
    let values = estate.records_of(id).iter().filter_map(|record| {
        let found = estate.source(record.source).values(record.at, Field::LastActive);
        found.first().map(|found| found.raw().text().trim().to_owned())
    });
    let time = values.into_iter().find(|time| !time.is_empty()).unwrap_or_default();
    Sentence::new().data(Raw::of(day(&time)))
}

fn organizations(world: &World, id: RowId) -> Vec<String> {
    let estate = &world.estate;
    let mut names: Vec<String> = Vec::new();
    for field in [Field::MemberRoles, Field::PendingInvites] {
        for found in estate.row_values(id, field) {
            let name = organization(found.raw()).text().into_owned();
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The decision, then the words.
fn note_words(note: &Note) -> Sentence {
    let words = note.decision.as_ref().map_or_else(Sentence::new, decision_words);
    let line = note.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    match (words.is_empty(), line.is_empty()) {
        (_, true) => words,
        (true, false) => Sentence::new().data(Raw::of(line)),
        (false, false) => words.word("; ").data(Raw::of(line)),
    }
}
