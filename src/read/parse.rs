//! Decoded bytes to parsed records: recognises what a file is by its content and hands it to its reader.

use super::columns;
use super::draft::Draft;
use super::fault::Fault;
use super::header;
use super::json::{self, Object, Shape, Value};
use super::json_record::RecordLayout;
use super::parsed::{Body, Parsed};
use super::table::TableLayout;
use super::{
    cloud_report, cloud_report_json, graphql, identities, server_accounts, server_export, server_users, sync_status,
};
use crate::model::{HostId, Kind, Layout, NoLayout, Raw, ReportFacts, Sentence};

/// Parses one file; `facts` is what its name says, should it be a report.
pub(crate) fn parse(number: u16, bytes: &[u8], facts: ReportFacts) -> Result<Parsed, Fault> {
    match bytes.trim_ascii_start().first() {
        None => Err(Fault::new("the file is empty").hint("download it again, or leave it out")),
        Some(b'{' | b'[') => parse_json(number, bytes, facts),
        Some(_) => parse_csv(number, bytes, facts),
    }
}

fn parse_csv(number: u16, bytes: &[u8], facts: ReportFacts) -> Result<Parsed, Fault> {
    let header = header::recognise(bytes)?;
    let mut draft = Draft::new(number, bytes);
    let (kind, body) = match header.kind {
        Kind::ServerUsers => (Kind::ServerUsers, Body::Users(server_users::read(&mut draft, &header)?)),
        _ => (Kind::CloudReport, Body::Report(cloud_report::read(&mut draft, &header, facts)?)),
    };
    if let Some(at) = memchr::memchr(0, bytes) {
        let count = memchr::memchr_iter(0, bytes).count() as u64;
        draft.warnings.add_many("nul-characters", Some(at as u32), count, || {
            Sentence::from("a NUL character stands here and stays in its value: was the file edited or cut?")
        });
    }
    if draft.records == 0 {
        draft.warnings.add("no-records", None, || Sentence::from("the file has a header and nobody under it"));
    }
    Ok(finish(draft, kind, body, Box::new(TableLayout::new(header)), ""))
}

fn parse_json(number: u16, bytes: &[u8], facts: ReportFacts) -> Result<Parsed, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Fault::new("this JSON is not UTF-8").at(error.valid_up_to()).hint("download it again, or save it as UTF-8")
    })?;
    let documents = json::documents(text)?;
    let mut draft = Draft::new(number, bytes);
    let (kind, recognised) = recognise(bytes, &documents)?;
    let mut own_host = HostId::UNKNOWN;
    let (body, layout, key): (Body, Box<dyn Layout>, _) = match kind {
        Kind::CloudReport => {
            let body = cloud_report_json::read(&mut draft, &documents, facts)?;
            (Body::Report(body), Box::new(RecordLayout(columns::of_report)), "users")
        }
        Kind::ServerExport => {
            if documents.len() > 1 || is_longer_list(bytes, documents[0])? {
                return Err(Fault::new("this file holds more than one server export")
                    .hint("keep each server's export in a file of its own"));
            }
            let (body, host) = server_export::read(&mut draft, &recognised)?;
            own_host = host;
            (Body::Users(body), Box::new(RecordLayout(columns::of_user)), "users")
        }
        Kind::ServerAccounts => {
            let body = server_accounts::read(&mut draft, &documents)?;
            graphql::tell_errors(&mut draft, &documents)?;
            (Body::Users(body), Box::new(RecordLayout(columns::of_user)), "userAccounts")
        }
        Kind::SyncStatus => {
            (Body::Syncs(sync_status::read(&mut draft, &documents)?), Box::new(NoLayout), "server_instances")
        }
        Kind::Identities | Kind::ServerUsers => {
            let mut body = identities::read(&mut draft, &documents)?;
            if graphql::tell_errors(&mut draft, &documents)? {
                // Whom the answer lacks is not known, so nobody can be said to have no linked identity.
                body.of_enterprise = false;
                body.asked.iter_mut().for_each(|asked| *asked &= !body.nodes.is_empty());
            }
            (Body::Identities(body), Box::new(NoLayout), "externalIdentities")
        }
    };
    let own_host = draft.hosts.texts.get(usize::from(own_host.0)).cloned();
    Ok(Parsed { own_host, ..finish(draft, kind, body, layout, key) })
}

fn finish(mut draft: Draft<'_>, kind: Kind, body: Body, layout: Box<dyn Layout>, record_key: &'static str) -> Parsed {
    draft.finish();
    Parsed {
        kind,
        body,
        layout,
        own_host: None,
        side: draft.side,
        warnings: draft.warnings,
        hosts: draft.hosts.texts,
        text_ids: draft.text_ids.texts,
        texts: draft.texts,
        record_key,
        record_starts: draft.record_starts,
        records: draft.records,
        newest: draft.newest.iter().take_while(|byte| **byte > 0).map(|byte| char::from(*byte)).collect(),
    }
}

/// Whether it is a list of more than one value.
fn is_longer_list(bytes: &[u8], document: Value<'_>) -> Result<bool, Fault> {
    Ok(Shape::of(document) == Shape::List && json::items(bytes, document)?.len() > 1)
}

/// The kind of file, and the object that shows it: a document, or the first value of one that is a list.
fn recognise<'b>(bytes: &[u8], documents: &[Value<'b>]) -> Result<(Kind, Object<'b>), Fault> {
    let mut keys = Vec::new();
    for document in documents {
        let document =
            if Shape::of(document) == Shape::List { json::first_item(bytes, document) } else { Some(*document) };
        let Some(document) = document else { continue };
        let object = Object::of(bytes, document)?;
        if let Some(kind) = by_top_keys(bytes, &object)? {
            return Ok((kind, object));
        }
        for (key, kind) in [
            (identities::KEY, Kind::Identities),
            (sync_status::KEY, Kind::SyncStatus),
            (server_accounts::KEY, Kind::ServerAccounts),
        ] {
            if !json::find_all(bytes, document, key, 9)?.is_empty() {
                return Ok((kind, object));
            }
        }
        if !server_accounts::installations(bytes, document)?.is_empty() {
            return Ok((Kind::ServerAccounts, object));
        }
        keys.extend(object.entries().map(|(key, _)| key.to_owned()));
    }
    Err(unknown(&keys))
}

fn by_top_keys(bytes: &[u8], object: &Object<'_>) -> Result<Option<Kind>, Fault> {
    if object.entry("total_seats_consumed").is_some() || cloud_report_json::is_row(object) {
        return Ok(Some(Kind::CloudReport));
    }
    let Some(users) = object.entry("users") else { return Ok(None) };
    if Shape::of(users) == Shape::List
        && let Some(user) = json::first_item(bytes, users)
        && cloud_report_json::is_row(&Object::of(bytes, user)?)
    {
        return Ok(Some(Kind::CloudReport));
    }
    let nested = object.get("instance").map(|instance| Object::of(bytes, instance)).transpose()?;
    let mut facts = server_export::HOST_NAMES.iter().chain(&["features", "server_id", "license", "version"]);
    let is_export = facts
        .any(|key| object.entry(key).is_some() || nested.as_ref().is_some_and(|nested| nested.entry(key).is_some()));
    Ok(is_export.then_some(Kind::ServerExport))
}

fn unknown(keys: &[String]) -> Fault {
    let mut fact = Sentence::new().word("this JSON is of no kind that seatmatch knows; found ");
    if keys.is_empty() {
        fact = fact.word("no keys");
    }
    for (index, key) in keys.iter().take(4).enumerate() {
        fact = fact.word(if index == 0 { "the keys " } else { ", " }).data(Raw::of(key));
    }
    if keys.iter().any(|key| key == "message" || key == "errors") {
        return Fault::new(fact)
            .hint("it looks like an error that GitHub answered: run the command again and read what it says");
    }
    if keys.iter().any(|key| key == "data") {
        let hint = Sentence::from("the query's answer is empty: ask as an enterprise owner; an enterprise without ");
        let hint = hint.word("single sign-on has no identities, one with OIDC has them under ").code("oidcProvider");
        let hint = hint.word(", one whose organizations have SAML of their own under each ").code("organization");
        return Fault::new(fact).hint(hint.word(" (").code("seatmatch --help").word(" has the commands)"));
    }
    Fault::new(fact).hint(kinds(keys))
}

/// What a JSON file of each kind has, and whether a key is one of its own.
type Sign = (Kind, &'static [&'static str], fn(&str) -> bool);

const SIGNS: [Sign; 5] = [
    (Kind::CloudReport, &["users", "github_com_login"], |key| {
        matches!(key, "users" | "total_seats_purchased") || columns::of_report(key).is_some()
    }),
    (Kind::ServerExport, &["users", "host_name"], |key| {
        matches!(key, "users" | "instance" | "public_key") || columns::of_user(key).is_some()
    }),
    (Kind::ServerAccounts, &["enterpriseServerInstallations"], |key| {
        matches!(key, "user_accounts" | "user_accounts_uploads" | "customer_name" | "is_connected" | "host_name")
    }),
    (Kind::Identities, &["externalIdentities"], |key| {
        matches!(key, "saml_identity" | "scim_identity" | "saml_identity_provider" | "oidc_provider" | "user")
    }),
    (Kind::SyncStatus, &["server_instances"], |key| matches!(key, "last_sync" | "server_id" | "hostname")),
];

/// What was looked for: every kind of JSON file, the one that shares most keys first.
fn kinds(keys: &[String]) -> Sentence {
    let shared = |(_, _, is_own): &Sign| keys.iter().filter(|key| is_own(key)).count();
    let mut signs: Vec<&Sign> = SIGNS.iter().collect();
    signs.sort_by_key(|sign| std::cmp::Reverse(shared(sign)));
    let mut hint = Sentence::new();
    for (index, sign) in signs.iter().enumerate() {
        let (kind, has, _) = sign;
        hint = match index {
            0 if shared(sign) > 0 => hint.word("the nearest kind is "),
            0 => hint,
            1 if shared(signs[0]) > 0 => hint.word("; the others: "),
            _ => hint.word(", "),
        };
        hint = hint.word(kind.title()).word(" with ");
        for (index, key) in has.iter().enumerate() {
            hint = if index > 0 { hint.word(" and ") } else { hint }.code(*key);
        }
    }
    hint
}
