//! The servers' own files, the cloud's view of them, and the sync status, in their spellings.

use super::dice::Dice;
use super::join::hosts;
use super::spell_text::{concatenated, csv, json};
use super::world::{Server, User, World};
use serde_json::{Map, Value, json};

/// The text of one file, and the server that the command line names it for.
pub struct Labelled {
    pub text: Vec<u8>,
    pub host: Option<String>,
}

/// "Export license usage", perhaps as two exports that hold a part each.
pub fn exports(dice: &mut Dice, server: &Server) -> Vec<Labelled> {
    if server.encrypted {
        return vec![export(dice, &server.host, &json!("bm90IGZvciB5b3VyIGV5ZXMsIG5vciBmb3IgbWluZQ=="))];
    }
    let Some(users) = &server.export else { return Vec::new() };
    let mut users = users.clone();
    dice.shuffle(&mut users);
    let parts = if dice.once_in(4) { dice.cut(&users) } else { vec![users] };
    let mut files = Vec::new();
    for part in parts {
        let style = dice.roll(2);
        let users: Value = part.iter().map(|user| exported(dice, style, user)).collect();
        files.push(export(dice, &server.host, &users));
    }
    files
}

fn export(dice: &mut Dice, host: &str, users: &Value) -> Labelled {
    let label = dice.roll(4);
    let written = match label {
        0 | 1 => spelled_host(dice, host),
        2 => "the-name-before-the-move.example".to_owned(),
        _ => String::new(),
    };
    let style = dice.roll(3);
    let key = |snake: &'static str, camel: &'static str, words: &'static str| [snake, camel, words][style];
    let mut instance = Map::new();
    if !written.is_empty() {
        instance.insert(key("host_name", "hostName", "Host name").into(), json!(written));
    }
    instance.insert(key("server_id", "serverId", "Server id").into(), json!("0b5c"));
    instance.insert("version".into(), json!("3.17.2"));
    let features = match dice.roll(3) {
        0 => json!(["license_usage_sync"]),
        1 => json!([{ "name": "license_usage_sync", "date": "2026-01-05" }]),
        _ => json!({ "license_usage_sync": dice.pick(&["2026-01-05", "2025-11-30"]) }),
    };
    let mut file = match dice.roll(2) {
        0 => json!({ "instance": instance }),
        _ => Value::Object(instance),
    };
    file["features"] = features;
    file["users"] = users.clone();
    let host = (label != 0).then(|| labelled_host(dice, host));
    Labelled { text: json(dice, &file).into_bytes(), host }
}

fn exported(dice: &mut Dice, style: usize, user: &User) -> Value {
    let key = |snake: &'static str, camel: &'static str| [snake, camel][style];
    let mut record = Map::new();
    let id = dice.pick(&["id", key("user_id", "userId"), key("remote_user_id", "remoteUserId")]);
    record.insert(id.into(), number(dice, &user.id));
    record.insert("login".into(), optional(dice, &user.login));
    let name = dice.pick(&["name", key("profile_name", "profileName")]);
    record.insert(name.into(), optional(dice, &user.name));

    let one = dice.pick(&["email", key("primary_email", "primaryEmail")]);
    let flag = dice.pick(&["primary", key("is_primary", "isPrimary")]);
    let flagged = |email: &String, primary: bool| json!({ "email": email, flag: primary });
    let others = user.others.iter();
    if user.primary.is_empty() {
        let objects = dice.once_in(2);
        let emails = others.map(|email| if objects { flagged(email, false) } else { json!(email) });
        record.insert("emails".into(), emails.collect());
    } else {
        let form = dice.roll(3);
        if form != 1 {
            record.insert(one.into(), json!(user.primary));
        }
        let mut emails: Vec<Value> = match form {
            0 => others.map(|email| json!(email)).collect(),
            _ => others.map(|email| flagged(email, false)).collect(),
        };
        match form {
            0 => emails.push(json!(user.primary)),
            _ => emails.push(flagged(&user.primary, true)),
        }
        dice.shuffle(&mut emails);
        if form != 0 || !user.others.is_empty() {
            record.insert("emails".into(), Value::Array(emails));
        }
    }
    match user.suspended {
        Some(true) if dice.once_in(2) => {
            record.insert(key("suspended_at", "suspendedAt").into(), json!("2025-12-01T09:00:00Z"));
        }
        Some(suspended) => {
            record.insert("suspended".into(), json!(suspended));
        }
        None => {}
    }
    record.insert("future".into(), json!({ "unknown": [1, null] }));
    Value::Object(record)
}

/// "All users" of the site admin dashboard, which knows primary addresses only.
pub fn users_csv(dice: &mut Dice, server: &Server, label_needed: bool) -> Option<Labelled> {
    let mut users = server.users_csv.clone()?;
    dice.shuffle(&mut users);
    let header = "created_at,id,login,email,role,suspended?,last_logged_ip,repos,ssh_keys,org_memberships,dormant?,\
                  last_active,raw_login,2fa_enabled?";
    let header: Vec<String> = header.split(',').map(str::to_owned).collect();
    let mut rows = Vec::new();
    for user in users {
        let id = match dice.roll(4) {
            2 => format!("0{}", user.id),
            3 => format!("{}.0", user.id),
            _ => user.id,
        };
        let suspended = user.suspended.map_or("", |suspended| if suspended { "TRUE" } else { "false" });
        let cells = ["", &id, &user.login, &user.primary, "user", suspended, "", "3", "0", "1", "", "", "", ""];
        rows.push(cells.map(str::to_owned).to_vec());
    }
    let text = csv(dice, &header, &rows, &[]);
    let labelled = label_needed || !dice.once_in(2);
    let host = labelled.then(|| labelled_host(dice, &server.host));
    Some(Labelled { text, host })
}

/// The GraphQL answer about all servers, in one or more pages and files.
pub fn cloud_view(dice: &mut Dice, world: &World) -> Vec<Vec<u8>> {
    let mut installations = Vec::new();
    for server in &world.servers {
        let Some(users) = &server.cloud_view else { continue };
        let mut users = users.clone();
        dice.shuffle(&mut users);
        for part in dice.cut(&users) {
            let accounts: Vec<Value> = part.iter().map(|user| uploaded(dice, user)).collect();
            installations.push(json!({
                "hostName": spelled_host(dice, &server.host),
                "customerName": "Acme",
                "isConnected": true,
                "userAccounts": connection(dice, accounts),
                "userAccountsUploads": { "nodes": [{ "createdAt": "2026-01-05T08:00:00Z", "syncState": "SUCCESS" }] },
            }));
        }
    }
    if installations.is_empty() {
        return Vec::new();
    }
    dice.shuffle(&mut installations);
    let mut pages = Vec::new();
    for part in dice.cut(&installations) {
        let installations = connection(dice, part);
        pages.push(json!({
            "data": { "enterprise": { "ownerInfo": { "enterpriseServerInstallations": installations } } }
        }));
    }
    pages_in_files(dice, &pages)
}

fn uploaded(dice: &mut Dice, user: &User) -> Value {
    let mut emails: Vec<Value> =
        user.others.iter().map(|email| json!({ "email": email, "isPrimary": false })).collect();
    if !user.primary.is_empty() {
        emails.push(json!({ "email": user.primary, "isPrimary": true }));
    }
    dice.shuffle(&mut emails);
    json!({
        "login": optional(dice, &user.login),
        "profileName": optional(dice, &user.name),
        "remoteUserId": number(dice, &user.id),
        "remoteCreatedAt": "2020-01-01T00:00:00Z",
        "isSiteAdmin": false,
        "emails": connection(dice, emails),
    })
}

/// The last syncs, also in the shape of a schema that the reference shows.
pub fn sync_status(dice: &mut Dice, world: &World) -> Option<Vec<u8>> {
    if hosts(world).is_empty() || !dice.once_in(3) {
        return None;
    }
    let mut plain: Vec<Value> = Vec::new();
    let mut nested: Vec<Value> = Vec::new();
    for host in hosts(world) {
        let host = spelled_host(dice, &host);
        let date = "2026-01-05T08:00:00Z";
        plain.push(json!({
            "server_id": "0b5c", "hostname": host,
            "last_sync": { "date": date, "status": "success", "error": "" },
        }));
        nested.push(json!({ "type": "object", "properties": {
            "server_id": "0b5c", "hostname": host,
            "last_sync": { "type": "object", "properties": { "date": date, "status": "success", "error": "" } },
        } }));
    }
    let file = match dice.roll(3) {
        0 => json!({ "server_instances": plain }),
        1 if nested.len() == 1 => {
            json!({ "properties": { "server_instances": { "type": "array", "items": nested[0] } } })
        }
        _ => json!({ "properties": { "server_instances": { "type": "array", "items": nested } } }),
    };
    Some(json(dice, &file).into_bytes())
}

/// A GraphQL connection: nodes, or edges with a node each.
pub fn connection(dice: &mut Dice, nodes: Vec<Value>) -> Value {
    let page = json!({ "hasNextPage": false, "endCursor": null });
    if dice.roll(2) == 0 {
        return json!({ "nodes": nodes, "pageInfo": page });
    }
    let edges: Vec<Value> = nodes.into_iter().map(|node| json!({ "node": node })).collect();
    json!({ "edges": edges, "pageInfo": page })
}

/// Pages one after another, in an array (`--slurp`), or in a file each.
pub fn pages_in_files(dice: &mut Dice, pages: &[Value]) -> Vec<Vec<u8>> {
    let texts = match dice.roll(3) {
        0 => vec![concatenated(dice, pages)],
        1 => vec![json(dice, &Value::Array(pages.to_vec()))],
        _ => pages.iter().map(|page| json(dice, page)).collect(),
    };
    texts.into_iter().map(String::into_bytes).collect()
}

fn number(dice: &mut Dice, id: &str) -> Value {
    match (id.parse::<u64>(), dice.roll(3)) {
        (Ok(number), 0 | 1) => json!(number),
        (Ok(number), _) => json!(number.to_string()),
        (Err(_), _) => json!(id),
    }
}

fn optional(dice: &mut Dice, text: &str) -> Value {
    if text.is_empty() && dice.once_in(2) { Value::Null } else { json!(text) }
}

fn spelled_host(dice: &mut Dice, host: &str) -> String {
    match dice.roll(6) {
        3 => host.to_uppercase(),
        4 => format!("https://{host}/"),
        5 => format!("{host}."),
        _ => host.to_owned(),
    }
}

fn labelled_host(dice: &mut Dice, host: &str) -> String {
    if dice.once_in(4) { host.to_uppercase() } else { host.to_owned() }
}
