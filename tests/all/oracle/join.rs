//! Which records count, which server accounts there are, and which rows of the report hold them.

use super::world::{Row, Server, User, World};
use std::collections::BTreeMap;

/// A server account by host and id; ids sort as numbers, text ids last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub host: String,
    number: u64,
    pub id: String,
}

/// What all the files together say about one server account.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub login: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub suspended: Option<bool>,
}

/// Addresses compare without white space around them and with ASCII letters in any case; a blank equals nothing.
pub fn same_email(one: &str, other: &str) -> bool {
    !blank(one) && trim(one).eq_ignore_ascii_case(trim(other))
}

pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_whitespace())
}

pub fn blank(text: &str) -> bool {
    trim(text).is_empty()
}

fn said(text: &str) -> Option<String> {
    (!blank(text)).then(|| trim(text).to_owned())
}

pub fn host_name(host: &str) -> String {
    let host = trim(host).to_ascii_lowercase();
    let host = host.strip_prefix("https://").or_else(|| host.strip_prefix("http://")).unwrap_or(&host);
    host.trim_end_matches('/').trim_end_matches('.').to_owned()
}

impl Key {
    pub fn new(host: &str, id: &str) -> Self {
        let id = id.strip_suffix(".0").unwrap_or(id);
        match id.parse::<u64>() {
            Ok(number) => Self { host: host_name(host), number, id: number.to_string() },
            Err(_) => Self { host: host_name(host), number: u64::MAX, id: id.to_owned() },
        }
    }

    pub fn text(&self) -> String {
        format!("{}:{}", self.host, self.id)
    }
}

/// The rows that count: of several for one login the smallest, field by field.
pub fn counted_rows(world: &World) -> Vec<Row> {
    let mut counted: Vec<Row> = Vec::new();
    for row in &world.rows {
        let twin = if blank(&row.login) {
            None
        } else {
            counted.iter().position(|c| c.login.eq_ignore_ascii_case(&row.login))
        };
        match twin {
            None => counted.push(row.clone()),
            Some(at) if row_fields(row) < row_fields(&counted[at]) => counted[at] = row.clone(),
            Some(_) => {}
        }
    }
    counted
}

fn row_fields(row: &Row) -> Vec<String> {
    let ids: Vec<String> = row.server_ids.iter().map(|i| format!("{}:{:?}", i.id, i.host)).collect();
    vec![
        row.login.clone(),
        row.name.clone(),
        format!("{:?}", row.user),
        row.member_roles.join(","),
        row.verified.join(","),
        row.name_id.clone(),
        row.invites.join(","),
        format!("{:?}", row.active),
        row.license_type.clone(),
        format!("{:?}", row.server_user),
        row.server_emails.join(","),
        ids.join(","),
        format!("{:?}", row.subscriber),
        row.subscription_email.clone(),
    ]
}

/// Every host that some file names.
pub fn hosts(world: &World) -> Vec<String> {
    let mut hosts: Vec<String> = Vec::new();
    for server in world.servers.iter().filter(|s| has_file(s)) {
        hosts.push(host_name(&server.host));
    }
    for id in world.rows.iter().flat_map(|row| &row.server_ids) {
        hosts.extend(id.host.as_deref().map(host_name));
    }
    hosts.sort();
    hosts.dedup();
    hosts
}

pub fn has_file(server: &Server) -> bool {
    server.encrypted || server.export.is_some() || server.users_csv.is_some() || server.cloud_view.is_some()
}

/// The accounts that a row names by id; a bare id belongs to the only host there is, else to nobody.
pub fn named_by_id(row: &Row, hosts: &[String]) -> Vec<Key> {
    let mut keys = Vec::new();
    for id in &row.server_ids {
        match (&id.host, hosts) {
            (Some(host), _) => keys.push(Key::new(host, &id.id)),
            (None, [only]) => keys.push(Key::new(only, &id.id)),
            (None, _) => {}
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

/// The lists of one kind of file, strongest kind first.
fn kinds(world: &World) -> [Vec<(&str, &User)>; 3] {
    let mut kinds = [Vec::new(), Vec::new(), Vec::new()];
    for server in &world.servers {
        let host = server.host.as_str();
        if !server.encrypted {
            kinds[0].extend(server.export.iter().flatten().map(|user| (host, user)));
        }
        kinds[1].extend(server.users_csv.iter().flatten().map(|user| (host, user)));
        kinds[2].extend(server.cloud_view.iter().flatten().map(|user| (host, user)));
    }
    kinds
}

/// All server accounts of the world with what counts about them.
pub fn accounts(world: &World) -> BTreeMap<Key, Facts> {
    let hosts = hosts(world);
    let rows = counted_rows(world);
    let kinds = kinds(world);

    let mut keys: Vec<Key> = rows.iter().flat_map(|row| named_by_id(row, &hosts)).collect();
    for (host, user) in kinds.iter().flatten() {
        keys.push(Key::new(host, &user.id));
    }

    let mut accounts = BTreeMap::new();
    for key in keys {
        let mut facts = Facts::default();
        for kind in &kinds {
            let records: Vec<&User> =
                kind.iter().filter(|(host, user)| Key::new(host, &user.id) == key).map(|(_, user)| *user).collect();
            for record in &records {
                // Unknown is less than no, and no less than yes.
                facts.suspended = facts.suspended.max(record.suspended);
            }
            let Some(record) = records.iter().min_by_key(|user| user_fields(user)) else { continue };
            facts.login = facts.login.or(said(&record.login));
            facts.name = facts.name.or(said(&record.name));
            facts.email = facts.email.or(primary_email(record));
        }
        if facts.email.is_none() {
            facts.email = email_in_rows(&key, &rows, &hosts);
        }
        accounts.insert(key, facts);
    }
    accounts
}

fn user_fields(user: &User) -> Vec<String> {
    vec![
        user.login.clone(),
        user.name.clone(),
        user.primary.clone(),
        user.others.join(","),
        format!("{:?}", user.suspended),
    ]
}

/// The one marked primary, else the only one.
fn primary_email(user: &User) -> Option<String> {
    said(&user.primary).or_else(|| match user.others.as_slice() {
        [only] => said(only),
        _ => None,
    })
}

/// One address in a row is that of all its accounts; of several nobody knows whose is whose.
fn email_in_rows(key: &Key, rows: &[Row], hosts: &[String]) -> Option<String> {
    let mut emails: Vec<String> = Vec::new();
    for row in rows {
        if named_by_id(row, hosts).contains(key)
            && let [only] = row.server_emails.as_slice()
        {
            emails.extend(said(only));
        }
    }
    emails.into_iter().min()
}

/// For every row of `rows` the accounts that it holds: by id, or, without ids, by an address that it alone lists.
pub fn held(rows: &[Row], hosts: &[String], accounts: &BTreeMap<Key, Facts>) -> Vec<Vec<Key>> {
    let by_id: Vec<Vec<Key>> = rows.iter().map(|row| named_by_id(row, hosts)).collect();
    let lists = |row: &Row, email: &str| row.server_emails.iter().any(|listed| same_email(listed, email));

    let mut held = by_id.clone();
    for (row, keys) in rows.iter().zip(&mut held) {
        if !row.server_ids.is_empty() || row.server_user != Some(true) {
            continue;
        }
        for (key, facts) in accounts {
            let Some(email) = &facts.email else { continue };
            let in_a_row_by_id = by_id.iter().any(|keys| keys.contains(key));
            let alone = rows.iter().filter(|other| lists(other, email)).count() == 1;
            if lists(row, email) && alone && !in_a_row_by_id {
                keys.push(key.clone());
            }
        }
    }
    held
}
