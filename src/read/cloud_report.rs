//! The cloud report as CSV: one row of the licensing page's download to one report row.
//!
//! Source: GitHub's documentation, "License reports reference".

use super::cell_list;
use super::draft::Draft;
use super::fault::Fault;
use super::header::Header;
use super::parsed::ReportBody;
use super::table::{self, Row};
use crate::model::{Answer, Field, Raw, ReportFacts, ReportRow, RowKind, Seat, Sentence, Text, counted};

/// Reads all rows.
pub(crate) fn read(draft: &mut Draft<'_>, header: &Header, facts: ReportFacts) -> Result<ReportBody, Fault> {
    let body = table::read(draft, header, read_row)?;
    Ok(ReportBody { facts, ..body })
}

/// Reads one row.
pub(super) fn read_row(draft: &mut Draft<'_>, row: &Row<'_>, body: &mut ReportBody) -> Result<(), Fault> {
    let lists = draft.texts.len() as u32;
    let verified_len = row.list(draft, Field::VerifiedDomainEmails)?;
    let server_emails_len = row.list(draft, Field::ServerEmails)?;
    let seats = body.seats.len() as u32;
    for (_, item) in cell_list::items(row.bytes(Field::ServerIds)) {
        add_seat(draft, &mut body.seats, item, row.place(Field::ServerIds));
    }
    let mut said = |field| answer(draft, row, field);
    let answers = Answers {
        cloud_user: said(Field::CloudUser),
        server_user: said(Field::ServerUser),
        visual_studio_user: said(Field::VisualStudioUser),
        license_active: said(Field::GheLicenseActive),
    };
    let login = row.text(draft, Field::CloudLogin)?;
    let shape = RowShape {
        at: row.at,
        lists,
        verified_len,
        server_emails_len,
        seats,
        seats_len: body.seats.len() as u32 - seats,
        invited: cell_list::items(row.bytes(Field::PendingInvites)).next().is_some(),
        repository_collaborator: cell_list::items(row.bytes(Field::EnterpriseRoles))
            .any(|(_, role)| is_repository_collaborator(role)),
        license_type: row.bytes(Field::LicenseType),
        subscription: row.bytes(Field::VisualStudioEmail),
        total: row.bytes(Field::TotalAccounts),
    };
    let name = row.text(draft, Field::CloudName)?;
    let name_id = row.text(draft, Field::SamlNameId)?;
    body.rows.push(report_row(draft, &shape, &answers, [login, name, name_id]));
    Ok(())
}

/// What a row says to questions of yes and no.
pub(crate) struct Answers {
    pub(crate) cloud_user: Answer,
    pub(crate) server_user: Answer,
    pub(crate) visual_studio_user: Answer,
    pub(crate) license_active: Answer,
}

/// Where a row and its lists stand, and what decides its kind.
pub(crate) struct RowShape<'r> {
    pub(crate) at: usize,
    pub(crate) lists: u32,
    pub(crate) verified_len: u32,
    pub(crate) server_emails_len: u32,
    pub(crate) seats: u32,
    pub(crate) seats_len: u32,
    pub(crate) invited: bool,
    pub(crate) repository_collaborator: bool,
    pub(crate) license_type: &'r [u8],
    pub(crate) subscription: &'r [u8],
    pub(crate) total: &'r [u8],
}

/// The report row of these values; warns where its number of accounts is not what it holds.
pub(crate) fn report_row(
    draft: &mut Draft<'_>,
    shape: &RowShape<'_>,
    answers: &Answers,
    [login, name, name_id]: [Text; 3],
) -> ReportRow {
    let is_subscriber = answers.visual_studio_user.is_yes()
        || !shape.subscription.trim_ascii().is_empty()
        || starts_with_visual_studio(shape.license_type);
    let kind = if login.is_filled() {
        RowKind::Account
    } else if shape.seats_len > 0 || answers.server_user.is_yes() {
        RowKind::ServerOnly
    } else if shape.invited {
        RowKind::Invited
    } else if is_subscriber {
        RowKind::VisualStudio
    } else {
        RowKind::ServerOnly
    };
    check_total(draft, shape, login);
    if login.is_filled() && answers.cloud_user == Answer::No {
        draft.warn("row-contradicts-itself", shape.at, || {
            Sentence::from("the row has a login and says that the person has no cloud account; the login counts")
        });
    }
    ReportRow {
        source: draft.number,
        kind,
        server_user: answers.server_user,
        visual_studio_user: answers.visual_studio_user,
        license_active: answers.license_active,
        invited: shape.invited,
        repository_collaborator: shape.repository_collaborator,
        visual_studio_license: starts_with_visual_studio(shape.license_type),
        at: shape.at as u32,
        login,
        name,
        name_id,
        lists: shape.lists,
        verified_len: shape.verified_len,
        server_emails_len: shape.server_emails_len,
        seats: shape.seats,
        seats_len: shape.seats_len,
    }
}

/// Adds a server account that a row names; warns of one without an id.
pub(crate) fn add_seat(draft: &mut Draft<'_>, seats: &mut Vec<Seat>, item: &[u8], at: usize) {
    let (host, id) = cell_list::server_id(item);
    match draft.user_id(id, at) {
        Some(id) => {
            let host = draft.host(host);
            seats.push(Seat { host, id });
        }
        None => draft.warn("id-without-number", at, || {
            Sentence::new().word("the server account ").data(Raw::new(item)).word(" has no user id")
        }),
    }
}

fn answer(draft: &mut Draft<'_>, row: &Row<'_>, field: Field) -> Answer {
    let cell = row.bytes(field);
    cell_list::answer(cell).unwrap_or_else(|| {
        draft.warn("not-yes-or-no", row.place(field), || {
            Sentence::new().data(Raw::new(cell)).word(" is neither TRUE nor FALSE and counts as not known")
        });
        Answer::Unknown
    })
}

/// Whether an enterprise role is the one that only managed users have.
pub(crate) fn is_repository_collaborator(role: &[u8]) -> bool {
    role.eq_ignore_ascii_case(b"repository collaborator")
}

fn starts_with_visual_studio(license_type: &[u8]) -> bool {
    let license_type = license_type.trim_ascii();
    let words = b"visual studio";
    license_type.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

fn check_total(draft: &mut Draft<'_>, shape: &RowShape<'_>, login: Text) {
    let held = u64::from(shape.seats_len) + u64::from(login.is_filled());
    let Some(total) = std::str::from_utf8(shape.total.trim_ascii())
        .ok()
        .and_then(|total| total.strip_suffix(".0").unwrap_or(total).parse::<u64>().ok())
    else {
        return;
    };
    if total != held && total > 0 {
        draft.warn("row-incomplete", shape.at, || {
            let total = counted(total, "account", "accounts");
            Sentence::new().word(format!("the row counts {total} and names {held}"))
        });
    }
}
