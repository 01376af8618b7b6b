//! A server's All users report: the CSV of the site admin dashboard.
//!
//! Source: GitHub's documentation, "Site admin dashboard", Reports.

use super::cell_list;
use super::draft::Draft;
use super::fault::Fault;
use super::header::Header;
use super::parsed::UsersBody;
use super::server_record::{no_id, no_primary};
use super::table;
use crate::model::{Answer, Field, HostId, Kind, ServerRecord};

/// Reads all users; which server they are of is left to the join.
pub(crate) fn read(draft: &mut Draft<'_>, header: &Header) -> Result<UsersBody, Fault> {
    table::read(draft, header, |draft, row, body: &mut UsersBody| {
        let Some(id) = draft.user_id(row.bytes(Field::Id), row.place(Field::Id)) else {
            no_id(draft, row.at);
            return Ok(());
        };
        let primary = row.text(draft, Field::PrimaryEmail)?;
        if primary.is_empty() {
            no_primary(draft, row.at);
        }
        let emails = draft.texts.len() as u32;
        if primary.is_filled() {
            draft.texts.push(primary);
        }
        for field in [Field::CreatedAt, Field::LastActive] {
            draft.see_day(row.bytes(field));
        }
        let said = |field| cell_list::answer(row.bytes(field)).unwrap_or_default();
        let is_admin = row.bytes(Field::Role).trim_ascii();
        let site_admin = if is_admin.is_empty() {
            Answer::Unknown
        } else {
            Answer::from(is_admin.eq_ignore_ascii_case(b"admin") || is_admin.eq_ignore_ascii_case(b"site_admin"))
        };
        body.records.push(ServerRecord {
            host: HostId::UNKNOWN,
            source: draft.number,
            kind: Kind::ServerUsers,
            suspended: said(Field::Suspended),
            dormant: said(Field::Dormant),
            site_admin,
            id,
            at: row.at as u32,
            emails,
            emails_len: draft.texts.len() as u32 - emails,
            login: row.text(draft, Field::Login)?,
            name: row.text(draft, Field::Name)?,
            primary,
        });
        Ok(())
    })
}
