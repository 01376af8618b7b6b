//! The cloud report as JSON: pages of the REST call `GET /enterprises/{enterprise}/consumed-licenses`.
//!
//! Source: GitHub's documentation, "REST API endpoints for enterprise licensing".

use super::cloud_report::{Answers, RowShape, add_seat, is_repository_collaborator, report_row};
use super::columns;
use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Shape, Value};
use super::parsed::ReportBody;
use super::parts;
use crate::model::{Field, ReportFacts, Sentence};

/// Reads all pages of a file: objects with `users`, lists of them, or lists of rows.
pub(crate) fn read<'b>(
    draft: &mut Draft<'b>,
    documents: &[Value<'b>],
    facts: ReportFacts,
) -> Result<ReportBody, Fault> {
    let mut body = ReportBody { facts, rows: Vec::new(), seats: Vec::new() };
    documents.iter().try_for_each(|document| read_document(draft, document, &mut body))?;
    Ok(body)
}

fn read_document<'b>(draft: &mut Draft<'b>, document: Value<'b>, body: &mut ReportBody) -> Result<(), Fault> {
    if Shape::of(document) == Shape::List {
        return json::each_item(draft.bytes, document, |item| read_document(draft, item, body));
    }
    let object = Object::of(draft.bytes, document)?;
    let Some(users) = object.entry("users") else {
        return if Shape::of(document) == Shape::Object && is_row(&object) {
            read_row(draft, &object, body)
        } else {
            Ok(())
        };
    };
    if let Some(consumed) = number(draft, object.get("total_seats_consumed"))? {
        if body.facts.consumed.is_some_and(|known| known != consumed) {
            draft.warn("pages-differ", json::offset(draft.bytes, document), || {
                Sentence::from("the pages differ in total_seats_consumed; the largest counts")
            });
        }
        body.facts.consumed = body.facts.consumed.max(Some(consumed));
    }
    body.facts.purchased = body.facts.purchased.max(number(draft, object.get("total_seats_purchased"))?);
    if Shape::of(users) == Shape::Null {
        return Ok(());
    }
    let users = json::items(draft.bytes, users)?;
    parts::read_items(draft, &users, body, |draft, user, body| {
        let user = Object::of(draft.bytes, user)?;
        read_row(draft, &user, body)
    })
}

/// Whether an object is a row of the report.
pub(crate) fn is_row(object: &Object<'_>) -> bool {
    object.entries().any(|(key, _)| matches!(columns::of_report(key), Some(Field::CloudLogin | Field::LicenseType)))
}

fn number<'b>(draft: &mut Draft<'b>, value: Option<Value<'b>>) -> Result<Option<u64>, Fault> {
    let Some(value) = value else { return Ok(None) };
    Ok(json::string_or_number(draft.bytes, value)?.trim().parse().ok())
}

fn read_row<'b>(draft: &mut Draft<'b>, row: &Object<'b>, body: &mut ReportBody) -> Result<(), Fault> {
    let at = draft.start_record(row.value) as usize;
    let field = |field| row.entries().find(|(key, _)| columns::of_report(key) == Some(field)).map(|(_, value)| value);
    let lists = draft.texts.len() as u32;
    let verified_len = draft.items(field(Field::VerifiedDomainEmails), &["email", "value"])?;
    let server_emails_len = draft.items(field(Field::ServerEmails), &["email", "value"])?;
    let seats = body.seats.len() as u32;
    draft.each_text(field(Field::ServerIds), &["id"], |draft, text| {
        let item = draft.value(text).to_vec();
        add_seat(draft, &mut body.seats, &item, at);
    })?;
    let mut invites = 0;
    draft.each_text(field(Field::PendingInvites), &["login", "name"], |_, _| invites += 1)?;
    let mut repository_collaborator = false;
    draft.each_text(field(Field::EnterpriseRoles), &["name"], |draft, role| {
        repository_collaborator |= is_repository_collaborator(draft.value(role));
    })?;
    let answers = Answers {
        cloud_user: draft.yes_or_no(field(Field::CloudUser))?,
        server_user: draft.yes_or_no(field(Field::ServerUser))?,
        visual_studio_user: draft.yes_or_no(field(Field::VisualStudioUser))?,
        license_active: draft.yes_or_no(field(Field::GheLicenseActive))?,
    };
    let mut owned = |of| -> Result<Vec<u8>, Fault> {
        let text = draft.scalar(field(of))?;
        Ok(draft.value(text).to_vec())
    };
    let license_type = owned(Field::LicenseType)?;
    let subscription = owned(Field::VisualStudioEmail)?;
    let total = owned(Field::TotalAccounts)?;
    let texts = [
        draft.scalar(field(Field::CloudLogin))?,
        draft.scalar(field(Field::CloudName))?,
        draft.scalar(field(Field::SamlNameId))?,
    ];
    let shape = RowShape {
        at,
        lists,
        verified_len,
        server_emails_len,
        seats,
        seats_len: body.seats.len() as u32 - seats,
        invited: invites > 0,
        repository_collaborator,
        license_type: &license_type,
        subscription: &subscription,
        total: &total,
    };
    let row = report_row(draft, &shape, &answers, texts);
    body.rows.push(row);
    Ok(())
}
