//! Server accounts as the cloud knows them: the JSON of a GraphQL query over `enterpriseServerInstallations`.
//!
//! Source: GitHub's documentation, GraphQL `EnterpriseServerInstallation`.

use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Shape, Value};
use super::parsed::UsersBody;
use super::parts;
use super::server_export::HOST_NAMES;
use super::server_record;
use crate::model::{HostId, Kind, Raw, Sentence, SyncFact, Text};
use std::collections::BTreeMap;

/// The key under which the installations stand, as names compare.
pub(crate) const KEY: &str = "enterprise_server_installations";
/// One installation asked for by its id, so that its accounts come in pages.
const NODE: &str = "node";
const ACCOUNTS: &str = "user_accounts";

/// The installations of a document: those of an enterprise, or one that was asked for by its id.
pub(crate) fn installations<'b>(text: &[u8], document: Value<'b>) -> Result<Vec<Value<'b>>, Fault> {
    let mut all = Vec::new();
    for connection in json::find_all(text, document, KEY, 9)? {
        all.extend(json::nodes(text, connection)?);
    }
    if all.is_empty() {
        for node in json::find_all(text, document, NODE, 4)? {
            if Shape::of(node) == Shape::Object && Object::of(text, node)?.get(ACCOUNTS).is_some() {
                all.push(node);
            }
        }
    }
    Ok(all)
}

pub(crate) fn read<'b>(draft: &mut Draft<'b>, documents: &[Value<'b>]) -> Result<UsersBody, Fault> {
    let mut body = UsersBody::default();
    let mut pages: BTreeMap<HostId, bool> = BTreeMap::new();
    let mut asked = true;
    for document in documents {
        for installation in installations(draft.bytes, document)? {
            asked &= Object::of(draft.bytes, installation)?.entry(ACCOUNTS).is_some();
            let (host, is_last) = read_installation(draft, installation, &mut body)?;
            *pages.entry(host).or_default() |= is_last;
        }
    }
    for (host, _) in pages.iter().filter(|(_, has_last)| !**has_last) {
        let name = draft.hosts.texts.get(usize::from(host.0)).cloned().unwrap_or_default();
        draft.warnings.add("pages-missing", None, || {
            let text = Sentence::from("further accounts of ").data(Raw::of(&name));
            text.word(" are on pages that are not in this file; ask for each installation by itself (seatmatch --help)")
        });
    }
    if !asked && body.syncs.is_empty() && draft.records == 0 {
        draft.warnings.add("no-accounts", None, || {
            Sentence::from("this answer names servers and was not asked for their accounts: ask for each one's ")
                .code("userAccounts")
                .word(" by its id, as the command in ")
                .code("seatmatch --help")
                .word(" does")
        });
    }
    Ok(body)
}

/// Reads one page of an installation; tells its host, and whether no page of its accounts follows.
fn read_installation<'b>(
    draft: &mut Draft<'b>,
    value: Value<'b>,
    body: &mut UsersBody,
) -> Result<(HostId, bool), Fault> {
    let installation = Object::of(draft.bytes, value)?;
    let name = draft.scalar(installation.any(HOST_NAMES))?;
    let host = draft.value(name).to_vec();
    let host = draft.host(&host);
    let mut is_last = true;
    if let Some(accounts) = installation.get(ACCOUNTS) {
        is_last = !json::has_next_page(draft.bytes, accounts)?;
        let accounts = json::nodes(draft.bytes, accounts)?;
        if host == HostId::UNKNOWN && !accounts.is_empty() {
            return Err(Fault::new("this installation has accounts and no hostName")
                .at(json::offset(draft.bytes, value))
                .hint("ask for its hostName too; seatmatch --help has the command"));
        }
        parts::read_items(draft, &accounts, body, |draft, account, body| {
            body.records.extend(server_record::read(draft, account, Kind::ServerAccounts, host)?);
            Ok(())
        })?;
    }
    if let Some(uploads) = installation.get("user_accounts_uploads") {
        for upload in json::nodes(draft.bytes, uploads)? {
            let upload = Object::of(draft.bytes, upload)?;
            body.syncs.push(SyncFact {
                source: draft.number,
                host,
                server_id: Text::UNKNOWN,
                date: draft.date(upload.get("created_at"))?,
                status: draft.scalar(upload.get("sync_state"))?,
                error: Text::UNKNOWN,
            });
        }
    }
    Ok((host, is_last))
}
