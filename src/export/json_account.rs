//! A server account as a JSON object, and the note object that accounts and rows share.

use crate::matching::{Candidate, Fix, World};
use crate::model::{AccountId, Estate, Note, Text};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// A server account; null where something is not known, verdicts without a cloud report among it.
#[derive(Serialize)]
pub(super) struct AccountJson<'w> {
    host: Cow<'w, str>,
    id: String,
    login: Option<Cow<'w, str>>,
    name: Option<Cow<'w, str>>,
    primary_email: Option<Cow<'w, str>>,
    emails: Vec<Cow<'w, str>>,
    suspended: Option<bool>,
    dormant: Option<bool>,
    counted: Option<&'static str>,
    verdict: Option<&'static str>,
    computed_verdict: Option<&'static str>,
    what_if: bool,
    rule: Option<&'static str>,
    cloud_login: Option<Cow<'w, str>>,
    reported_login: Option<Cow<'w, str>>,
    matched_value: Option<Cow<'w, str>>,
    candidates: Vec<CandidateJson<'w>>,
    fixes: Vec<FixJson<'w>>,
    note: Option<NoteJson<'w>>,
}

/// Writes a server account alone, as it stands in a report.
pub fn write_account_json(out: impl Write, world: &World, account: AccountId) -> io::Result<()> {
    super::json_layout::write(out, 1, &AccountJson::of(world, account))
}

#[derive(Serialize)]
struct CandidateJson<'w> {
    cloud_login: Option<Cow<'w, str>>,
    score: f64,
    reasons: Vec<&'static str>,
    line: Option<u64>,
}

/// What would mend an account or a row.
#[derive(Serialize)]
pub(super) struct FixJson<'w> {
    actor: &'static str,
    action: &'static str,
    address: Option<Cow<'w, str>>,
    text: String,
}

/// What the owner noted.
#[derive(Serialize)]
pub(super) struct NoteJson<'w> {
    decision: Option<&'static str>,
    cloud_login: Option<&'w str>,
    text: &'w str,
    updated_at: &'w str,
    author: &'w str,
}

impl<'w> AccountJson<'w> {
    pub(super) fn of(world: &'w World, id: AccountId) -> Self {
        let estate = &*world.estate;
        let account = estate.account(id);
        let login_of = |row| filled(estate, estate.row(row).login);
        let judged = estate.has_report;
        let candidates = if judged { world.candidates(id) } else { Vec::new() };
        let fixes = if judged { world.fixes(id) } else { Vec::new() };
        Self {
            host: estate.host(account.host).text(),
            id: estate.id_text(account.id),
            login: filled(estate, estate.login_of(id)),
            name: filled(estate, estate.name_of(id)),
            primary_email: filled(estate, account.primary),
            emails: estate.emails_of(id).into_iter().map(|email| estate.raw(email).text()).collect(),
            suspended: account.suspended.known(),
            dormant: account.dormant.known(),
            counted: judged.then(|| estate.counted(id).name()),
            verdict: judged.then(|| world.verdict(id).name()),
            computed_verdict: judged.then(|| world.computed_verdict(id).name()),
            what_if: judged && world.is_what_if(id),
            rule: world.rule(id).filter(|_| judged).map(crate::matching::Rule::name),
            cloud_login: world.cloud(id).filter(|_| judged).and_then(login_of),
            reported_login: world.reported(id).filter(|_| judged).and_then(login_of),
            matched_value: world.matched_value(id).filter(|_| judged).and_then(|value| filled(estate, value)),
            candidates: candidates.into_iter().map(|candidate| CandidateJson::of(estate, candidate)).collect(),
            fixes: fixes.iter().map(|fix| FixJson::of(estate, fix)).collect(),
            note: world.note(id).map(NoteJson::of),
        }
    }
}

impl<'w> CandidateJson<'w> {
    fn of(estate: &'w Estate, candidate: Candidate) -> Self {
        let row = estate.row(candidate.row);
        let cloud_login = filled(estate, row.login);
        let line = cloud_login.is_none().then(|| estate.source(row.source).place(row.at).line);
        let reasons = candidate.reasons.iter().map(crate::matching::Reason::name).collect();
        Self { cloud_login, score: candidate.score.as_fraction(), reasons, line }
    }
}

impl<'w> FixJson<'w> {
    pub(super) fn of(estate: &'w Estate, fix: &Fix) -> Self {
        Self {
            actor: fix.actor.name(),
            action: fix.action.name(),
            address: filled(estate, fix.address),
            text: fix.text.to_string(),
        }
    }
}

impl<'w> NoteJson<'w> {
    pub(super) fn of(note: &'w Note) -> Self {
        Self {
            decision: note.decision.as_ref().map(crate::model::Decision::name),
            cloud_login: note.decision.as_ref().and_then(crate::model::Decision::cloud_login),
            text: &note.text,
            updated_at: &note.updated_at,
            author: &note.author,
        }
    }
}

/// A value as its file has it; null where it is blank or not known.
pub(super) fn filled(estate: &Estate, text: Text) -> Option<Cow<'_, str>> {
    estate.filled(text).map(crate::model::Raw::text)
}
