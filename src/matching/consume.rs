//! Why a report row consumes a licence, and whose the cloud accounts are.
//!
//! Source: GitHub's documentation, "License consumption" and "Managed user accounts".

use super::{AccountsKind, Billing, Options};
use crate::model::{Answer, Estate, Field, RowId, RowKind};

/// Why a row consumes a licence, as stable words; empty where it consumes none.
pub(super) fn because(estate: &Estate, row: RowId, billing: Option<Billing>) -> Vec<String> {
    let of = estate.row(row);
    if of.license_active == Answer::No || of.kind == RowKind::VisualStudio {
        return Vec::new();
    }
    let mut because = Vec::new();
    let mut add = |word: &str, what: &str| {
        let reason = if what.is_empty() { word.to_owned() } else { format!("{word}:{what}") };
        if !because.contains(&reason) {
            because.push(reason);
        }
    };
    let source = estate.source(of.source);
    let mut is_owner = false;
    let mut invitations = Vec::new();
    for (field, found) in source.fields(of.at) {
        let text = found.raw().text();
        match field {
            Field::MemberRoles => {
                let (place, role) = text.rsplit_once(':').unwrap_or((&text, "Member"));
                let place = place.trim();
                match role.trim() {
                    role if role.eq_ignore_ascii_case("owner") => add("owner", place),
                    role if role.to_ascii_lowercase().contains("collaborator") || place.contains('/') => {
                        add("collaborator", place);
                    }
                    _ => add("member", place),
                }
            }
            Field::EnterpriseRoles => is_owner |= text.trim().eq_ignore_ascii_case("owner"),
            Field::PendingInvites => invitations.push(text.trim().to_owned()),
            _ => {}
        }
    }
    if billing != Some(Billing::Usage) {
        invitations.iter().for_each(|org| add("pending_invitation", org));
    }
    if of.visual_studio_license && of.login.is_filled() {
        add("visual_studio", "");
    }
    if of.seats_len > 0 || of.server_user.is_yes() {
        add("server", "");
    }
    let is_free = is_owner || (!invitations.is_empty() && billing == Some(Billing::Usage));
    if because.is_empty() && !is_free {
        because.push("not_explained".to_owned());
    }
    because
}

/// Whose the cloud accounts are, and by which sign.
pub(super) fn accounts_kind(
    estate: &Estate,
    options: &Options,
    short_code: Option<&[u8]>,
) -> (AccountsKind, &'static str) {
    if let Some(kind) = options.accounts {
        return (kind, "as said with --accounts");
    }
    if estate.rows.iter().any(|row| row.license_active != Answer::Unknown) {
        return (AccountsKind::Managed, "the report is of an enterprise with data residency");
    }
    if estate.rows.iter().any(|row| row.repository_collaborator) {
        return (AccountsKind::Managed, "the report has a Repository collaborator");
    }
    if short_code.is_some() {
        return (AccountsKind::Managed, "the logins end in one short code");
    }
    (AccountsKind::Personal, "nothing in the report looks like managed users")
}
