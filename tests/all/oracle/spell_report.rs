//! The cloud report in its spellings: three kinds of header, lists in cells, and the pages of the REST call.

use super::dice::Dice;
use super::spell_text::{concatenated, csv, json};
use super::world::{Row, RowId, World};
use serde_json::{Map, Value, json};

enum Cell {
    Text(String),
    Flag(Option<bool>),
    List(Vec<String>),
    Number(usize),
}

/// The texts of the report's files, and whether they tell how many seats are consumed.
pub fn report(dice: &mut Dice, world: &World, bare_ids: bool) -> (Vec<Vec<u8>>, bool) {
    let mut rows = world.rows.clone();
    dice.shuffle(&mut rows);
    let table: Vec<Vec<(&str, Cell)>> = rows.iter().map(|row| fields(dice, row, bare_ids)).collect();
    if dice.roll(2) == 0 { (vec![as_csv(dice, &table)], false) } else { as_json(dice, &table, world.seats) }
}

fn fields(dice: &mut Dice, row: &Row, bare_ids: bool) -> Vec<(&'static str, Cell)> {
    let ids = row.server_ids.iter().map(|id| spelled_id(dice, id, bare_ids)).collect();
    let accounts = row.server_ids.len() + usize::from(!row.login.is_empty());
    vec![
        ("github_com_login", Cell::Text(row.login.clone())),
        ("github_com_name", Cell::Text(row.name.clone())),
        ("github_com_user", Cell::Flag(row.user)),
        ("github_com_member_roles", Cell::List(row.member_roles.clone())),
        ("github_com_verified_domain_emails", Cell::List(row.verified.clone())),
        ("github_com_saml_name_id", Cell::Text(row.name_id.clone())),
        ("github_com_orgs_with_pending_invites", Cell::List(row.invites.clone())),
        ("ghe_license_active", Cell::Flag(row.active)),
        ("license_type", Cell::Text(row.license_type.clone())),
        ("enterprise_server_user", Cell::Flag(row.server_user)),
        ("enterprise_server_primary_emails", Cell::List(row.server_emails.clone())),
        ("enterprise_server_user_ids", Cell::List(ids)),
        ("visual_studio_subscription_user", Cell::Flag(row.subscriber)),
        ("visual_studio_subscription_email", Cell::Text(row.subscription_email.clone())),
        ("total_user_accounts", Cell::Number(accounts)),
    ]
}

fn spelled_id(dice: &mut Dice, id: &RowId, bare_ids: bool) -> String {
    let RowId { host, id } = id;
    let number = if dice.once_in(6) { format!("0{id}") } else { id.clone() };
    let Some(host) = host else { return number };
    let role = dice.pick(&["Member", "Owner", "member"]);
    match dice.roll(if bare_ids { 5 } else { 4 }) {
        0 => format!("{number}:{host}:{role}"),
        1 => format!("{host}:{number}"),
        2 => format!("{number}:{host}"),
        3 => format!("{host}:{number}:{role}"),
        _ => number,
    }
}

/// Older reports, current ones, and those with data residency; also as somebody's tool retypes them.
fn header(dice: &mut Dice, style: usize, field: &str) -> String {
    let spaced = field.replace('_', " ");
    let header = match style {
        0 => field.to_owned(),
        1 => spaced.replace("github com", "GitHub com").replace("saml", "SAML").replace("ghe ", "GHE "),
        _ => spaced.replace("github com", "GitHub").replace("saml", "SAML").replace("ghe ", "GHE "),
    };
    match dice.roll(8) {
        6 => format!(" {} ", header.to_uppercase()),
        7 => header.replace([' ', '_'], "-"),
        _ => header,
    }
}

fn as_csv(dice: &mut Dice, table: &[Vec<(&str, Cell)>]) -> Vec<u8> {
    let style = dice.roll(3);
    let fields = table.first().map(|row| row.iter().map(|(field, _)| *field).collect::<Vec<_>>()).unwrap_or_default();
    let mut headers: Vec<String> = fields.iter().map(|field| header(dice, style, field)).collect();
    let truth = dice.pick(&[["TRUE", "FALSE"], ["true", "false"], ["True", "False"]]);
    let separator = dice.pick(&[", ", ",", ";", "; ", "\n", "\r\n"]);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in table {
        let cells = row.iter().map(|(_, cell)| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Flag(flag) => flag.map_or("", |flag| truth[usize::from(!flag)]).to_owned(),
            Cell::List(items) if items.len() > 1 && dice.once_in(4) => format!(" {}{separator}", items.join(separator)),
            Cell::List(items) => items.join(separator),
            Cell::Number(number) => number.to_string(),
        });
        rows.push(cells.collect());
    }
    if dice.once_in(3) {
        headers.push("A column of next year".into());
        for row in &mut rows {
            row.push("whatever, it is".into());
        }
    }
    let names: Vec<&str> = headers
        .iter()
        .zip(&fields)
        .filter(|(_, field)| **field == "github_com_name")
        .map(|(h, _)| h.as_str())
        .collect();
    csv(dice, &headers, &rows, &names)
}

fn as_json(dice: &mut Dice, table: &[Vec<(&str, Cell)>], seats: Option<(u64, u64)>) -> (Vec<Vec<u8>>, bool) {
    let mut users: Vec<Value> = Vec::new();
    for row in table {
        let mut user = Map::new();
        for (field, cell) in row {
            let key = match *field {
                "enterprise_server_primary_emails" if !dice.once_in(4) => "enterprise_server_emails",
                other => other,
            };
            let value = match cell {
                Cell::Text(text) if text.is_empty() && dice.once_in(2) => Value::Null,
                Cell::Text(text) => json!(text),
                Cell::Flag(None) if dice.once_in(2) => json!(""),
                Cell::Flag(flag) => json!(flag),
                Cell::List(items) => items.iter().map(|item| numeric(dice, item)).collect(),
                Cell::Number(number) => json!(number),
            };
            user.insert(key.to_owned(), value);
        }
        users.push(Value::Object(user));
    }
    let form = dice.roll(5);
    if form == 4 {
        return (vec![json(dice, &Value::Array(users)).into_bytes()], false);
    }
    let pieces = if form == 0 { vec![users] } else { dice.cut(&users) };
    let mut pages = Vec::new();
    for (number, users) in pieces.into_iter().enumerate() {
        let mut page = json!({ "page": number, "users": users });
        if let Some((consumed, purchased)) = seats {
            page["total_seats_consumed"] = json!(consumed);
            page["total_seats_purchased"] = json!(purchased);
        }
        pages.push(page);
    }
    let texts = match form {
        0 | 1 => vec![concatenated(dice, &pages)],
        2 => vec![json(dice, &Value::Array(pages))],
        _ => pages.iter().map(|page| json(dice, page)).collect(),
    };
    (texts.into_iter().map(String::into_bytes).collect(), seats.is_some())
}

/// A bare id may be a number of JSON.
fn numeric(dice: &mut Dice, item: &str) -> Value {
    match item.parse::<u64>() {
        Ok(number) if !item.starts_with('0') && dice.once_in(2) => json!(number),
        _ => json!(item),
    }
}
