//! Server accounts as the cloud knows them: the JSON of a GraphQL query over `enterpriseServerInstallations`.
//!
//! Source: GitHub's documentation, GraphQL `EnterpriseServerInstallation`.

use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Value};
use super::parsed::UsersBody;
use super::server_export::HOST_NAMES;
use super::server_record;
use crate::model::{Kind, SyncFact, Text};

/// The key under which the installations stand, as names compare.
pub(crate) const KEY: &str = "enterprise_server_installations";

/// Reads the accounts of all installations on all pages.
pub(crate) fn read<'b>(draft: &mut Draft<'b>, documents: &[Value<'b>]) -> Result<UsersBody, Fault> {
    let mut body = UsersBody::default();
    for document in documents {
        for connection in json::find_all(draft.bytes, document, KEY, 9)? {
            for installation in json::nodes(draft.bytes, connection)? {
                read_installation(draft, installation, &mut body)?;
            }
        }
    }
    Ok(body)
}

fn read_installation<'b>(draft: &mut Draft<'b>, value: Value<'b>, body: &mut UsersBody) -> Result<(), Fault> {
    let installation = Object::of(draft.bytes, value)?;
    let name = draft.scalar(installation.any(HOST_NAMES))?;
    let host = draft.value(name).to_vec();
    let host = draft.host(&host);
    if let Some(accounts) = installation.get("user_accounts") {
        for account in json::nodes(draft.bytes, accounts)? {
            body.records.extend(server_record::read(draft, account, Kind::ServerAccounts, host)?);
        }
    }
    if let Some(uploads) = installation.get("user_accounts_uploads") {
        for upload in json::nodes(draft.bytes, uploads)? {
            let upload = Object::of(draft.bytes, upload)?;
            body.syncs.push(SyncFact {
                source: draft.number,
                host,
                server_id: Text::UNKNOWN,
                date: draft.scalar(upload.get("created_at"))?,
                status: draft.scalar(upload.get("sync_state"))?,
                error: Text::UNKNOWN,
            });
        }
    }
    Ok(())
}
