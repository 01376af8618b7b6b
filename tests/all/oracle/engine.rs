//! The real program on random worlds: what it says, and what the oracle says.

use super::expect::{Account, Answer, expect};
use super::spelling::{Written, write};
use super::synced::after_the_sync;
use super::world::{Row, World};
use super::worlds;
use assert_cmd::Command;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

proptest! {
    // Every case starts the program once or twice: a quarter of proptest's own number.
    #![proptest_config(worlds::config(64))]

    #[test]
    fn engine_agrees_with_the_oracle(world in worlds::world(), seed in any::<u64>()) {
        let directory = tempfile::tempdir().unwrap();
        let written = write(&world, seed, directory.path());
        let report = report(&written, directory.path())?;
        let expected = expect(&written.world, written.seats);
        if let Some(difference) = difference(&expected, &report) {
            prop_assert!(false, "{difference}\n\n{}\nthe oracle says\n{}", written.listing, expected.sketch());
        }
    }

    #[test]
    fn two_spellings_of_one_world_say_the_same(world in worlds::world(), one in any::<u64>(), two in any::<u64>()) {
        let directories = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let one = write(&world, one, directories[0].path());
        let two = write(&world, two, directories[1].path());
        let mut reports = [report(&one, directories[0].path())?, report(&two, directories[1].path())?];
        for report in &mut reports {
            forget_the_spelling(report, one.seats != two.seats);
        }
        let [left, right] = reports;
        if let Some(difference) = first_difference("", &left, &right) {
            prop_assert!(false, "{difference}\n\none spelling\n{}\nthe other\n{}", one.listing, two.listing);
        }
    }

    #[test]
    fn the_sync_frees_as_many_licences_as_the_engine_promises(world in worlds::world(), seed in any::<u64>()) {
        let world = World { seats: None, ..world };
        let directories = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let written = write(&world, seed, directories[0].path());
        let before = report(&written, directories[0].path())?;
        let synced = after_the_sync(&written.world, &expect(&written.world, None));
        prop_assume!(!synced.rows.is_empty(), "a report of nobody has no header and is refused");
        let synced = write(&synced, seed, directories[1].path());
        let after = report(&synced, directories[1].path())?;
        let number = |report: &Value, name: &str| report["summary"]["licenses"][name].as_u64().unwrap();
        prop_assert_eq!(
            number(&before, "reported").checked_sub(number(&after, "reported")),
            Some(number(&before, "after_sync")),
            "before the sync\n{}\nafter it\n{}", written.listing, synced.listing
        );
    }
}

/// A comparison that sees nothing would agree with everything: every word of a report is wrong once.
#[test]
fn the_comparison_sees_a_single_wrong_word() {
    let person = Row::cloud("ann").verified("Ann@acme.example").holds("a:7").server_email("ann@acme.example");
    let own = Row::without_account().holds("a:8").server_email("ann@acme.example");
    let world = World { rows: vec![person, own], ..World::default() };
    let expected = expect(&world, None);
    let faithful = json!({
        "summary": {
            "cloud_accounts": 1, "server_accounts": 2, "report_rows": 2,
            "verdicts": {
                "matched": 1, "pending_sync": 1, "conflict": 0, "double": 0, "server_only": 0, "not_counted": 0,
            },
            "rules": {
                "saml_claim_name": 0, "saml_claim_emailaddress": 0, "saml_username": 0, "saml_name_id": 0,
                "saml_emails": 0, "verified_email": 2, "reported_only": 0,
            },
            "licenses": {
                "reported": 2, "avoidable": 1, "after_sync": 1, "confirmed": 0, "likely": 0, "to_check": 0,
                "next_sync": { "freed": 1, "added": 0 },
                "by_kind": { "account": 1, "invited": 0, "visual_studio": 0, "server_only": 1 },
            },
        },
        "server_accounts": [
            {
                "host": "a", "id": "7", "login": null, "name": null, "primary_email": "ann@acme.example",
                "suspended": null, "counted": "joined", "verdict": "matched", "computed_verdict": "matched",
                "rule": "verified_email", "cloud_login": "ann", "reported_login": "ann",
                "matched_value": "Ann@acme.example",
            },
            {
                "host": "a", "id": "8", "login": null, "name": null, "primary_email": "ann@acme.example",
                "suspended": null, "counted": "own_row", "verdict": "pending_sync", "computed_verdict": "pending_sync",
                "rule": "verified_email", "cloud_login": "ann", "reported_login": null,
                "matched_value": "Ann@acme.example",
            },
        ],
        "report_rows": [
            { "kind": "account", "login": "ann", "server_accounts": ["a:7"] },
            { "kind": "server_only", "login": null, "server_accounts": ["a:8"] },
        ],
    });
    assert_eq!(difference(&expected, &faithful), None);
    let mut places = Vec::new();
    leaves("", &faithful, &mut places);
    assert_eq!(places.len(), 60);
    for place in places {
        let mut wrong = faithful.clone();
        *wrong.pointer_mut(&place).unwrap() = json!("wrong");
        assert!(difference(&expected, &wrong).is_some(), "{place} was not compared");
    }
}

fn leaves(place: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| leaves(&format!("{place}/{key}"), value, found)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| leaves(&format!("{place}/{at}"), value, found));
        }
        _ => found.push(place.to_owned()),
    }
}

/// The JSON of `report`, run far away from the notes of whoever runs the tests.
fn report(written: &Written, directory: &Path) -> Result<Value, TestCaseError> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seatmatch"));
    for home in ["HOME", "SEATMATCH_DATA_DIR", "XDG_DATA_HOME"] {
        command.env(home, directory.join("home"));
    }
    command.arg("report").args(&written.arguments).args(["--no-candidates", "--format", "json"]);
    command.write_stdin(written.stdin.clone().unwrap_or_default());
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    prop_assert!(output.status.success(), "{}: {errors}\n{}", output.status, written.listing);
    let parsed = serde_json::from_slice(&output.stdout);
    parsed.map_err(|error| TestCaseError::fail(format!("no JSON: {error}\n{errors}\n{}", written.listing)))
}

/// The first thing in which a report is not what the oracle expects.
fn difference(expected: &Answer, report: &Value) -> Option<String> {
    accounts_differ(expected, report).or_else(|| rows_differ(expected, report)).or_else(|| {
        let summary = &report["summary"];
        let licenses = &expected.licenses;
        let facts = [
            ("/cloud_accounts", json!(expected.cloud_accounts)),
            ("/server_accounts", json!(expected.accounts.len())),
            ("/report_rows", json!(expected.rows.len())),
            ("/verdicts", json!(expected.verdicts)),
            ("/rules", json!(expected.rules)),
            ("/licenses/reported", json!(licenses.reported)),
            ("/licenses/avoidable", json!(licenses.after_sync)),
            ("/licenses/after_sync", json!(licenses.after_sync)),
            ("/licenses/confirmed", json!(0)),
            ("/licenses/likely", json!(0)),
            ("/licenses/to_check", json!(licenses.to_check)),
            ("/licenses/next_sync/freed", json!(licenses.after_sync)),
            ("/licenses/next_sync/added", json!(licenses.added)),
            ("/licenses/by_kind", json!(licenses.by_kind)),
        ];
        facts.iter().find_map(|(pointer, expected)| {
            let actual = summary.pointer(pointer).unwrap_or(&Value::Null);
            (actual != expected).then(|| format!("summary{pointer}: expected {expected}, the engine says {actual}"))
        })
    })
}

fn accounts_differ(expected: &Answer, report: &Value) -> Option<String> {
    let actual = list(report, "server_accounts");
    let name = |account: &Value| format!("{}:{}", text(&account["host"]), text(&account["id"]));
    let expected_names: Vec<String> = expected.accounts.iter().map(|account| account.key.text()).collect();
    let actual_names: Vec<String> = actual.iter().map(name).collect();
    if expected_names != actual_names {
        return Some(format!("server accounts: expected {expected_names:?}, the engine says {actual_names:?}"));
    }
    expected.accounts.iter().zip(&actual).find_map(|(expected, actual)| account_differs(expected, actual))
}

fn account_differs(expected: &Account, actual: &Value) -> Option<String> {
    let facts = [
        ("login", json!(expected.facts.login)),
        ("name", json!(expected.facts.name)),
        ("primary_email", json!(expected.facts.email)),
        ("suspended", json!(expected.facts.suspended)),
        ("counted", json!(expected.counted.word())),
        ("verdict", json!(expected.verdict.word())),
        ("computed_verdict", json!(expected.verdict.word())),
        ("rule", json!(expected.rule.map(super::expect::Rule::word))),
        ("cloud_login", json!(expected.cloud_login)),
        ("reported_login", json!(expected.reported_login)),
    ];
    let mut differences: Vec<String> = Vec::new();
    for (key, value) in facts {
        if trimmed(&actual[key]) != value {
            differences.push(format!("{key}: expected {value}, the engine says {}", actual[key]));
        }
    }
    let value = &actual["matched_value"];
    let values = &expected.matched_values;
    let known = match value {
        Value::Null => values.is_empty(),
        value => values.contains(&text(&trimmed(value))),
    };
    if !known {
        differences.push(format!("matched_value: expected one of {values:?}, the engine says {value}"));
    }
    (!differences.is_empty()).then(|| format!("{}\n  {}", expected.key.text(), differences.join("\n  ")))
}

/// Rows with a login are in order; those without one are in the order of the files, which the oracle does not know.
fn rows_differ(expected: &Answer, report: &Value) -> Option<String> {
    let login = |row: &Value| text(&row["login"]);
    let mut wanted: Vec<Value> = Vec::new();
    for row in &expected.rows {
        let accounts: Vec<String> = row.accounts.iter().map(super::join::Key::text).collect();
        let login = (!row.row.login.is_empty()).then_some(&row.row.login);
        wanted.push(json!({ "kind": row.kind.word(), "login": login, "server_accounts": accounts }));
    }
    let mut actual: Vec<Value> = Vec::new();
    for row in list(report, "report_rows") {
        actual.push(json!({ "kind": row["kind"], "login": row["login"], "server_accounts": row["server_accounts"] }));
    }
    wanted.sort_by_key(|row| (row["login"].is_null(), login(row).to_lowercase(), row.to_string()));
    let with_login = actual.iter().take_while(|row| !row["login"].is_null()).count();
    actual[with_login..].sort_by_key(Value::to_string);
    first_difference("report_rows", &json!(wanted), &json!(actual))
}

/// What a report says of the files themselves, and the case and order that they chose.
fn forget_the_spelling(value: &mut Value, seats_too: bool) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !matches!(key.as_str(), "files" | "file" | "line"));
            if seats_too {
                map.retain(|key, _| !matches!(key.as_str(), "reported" | "purchased"));
            }
            // Only one of the two may have the sync status, whose date the advice to sync names.
            if map.get("action").is_some_and(|action| action == "sync_now") {
                map.remove("text");
            }
            map.values_mut().for_each(|value| forget_the_spelling(value, seats_too));
            if let Some(Value::Array(rows)) = map.get_mut("report_rows") {
                rows.sort_by_key(|row| (row["login"].is_null(), row.to_string()));
            }
            if let Some(Value::Array(emails)) = map.get_mut("emails") {
                emails.sort_by_key(Value::to_string);
                emails.dedup();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| forget_the_spelling(item, seats_too)),
        Value::String(text) => *text = text.trim().to_ascii_lowercase(),
        _ => {}
    }
}

fn first_difference(place: &str, left: &Value, right: &Value) -> Option<String> {
    match (left, right) {
        (Value::Object(one), Value::Object(two))
            if one.keys().all(|k| two.contains_key(k)) && one.len() == two.len() =>
        {
            one.iter().find_map(|(key, value)| first_difference(&format!("{place}/{key}"), value, &two[key]))
        }
        (Value::Array(one), Value::Array(two)) if one.len() == two.len() => {
            let pairs = one.iter().zip(two).enumerate();
            pairs.into_iter().find_map(|(at, (one, two))| first_difference(&format!("{place}/{at}"), one, two))
        }
        _ => (left != right).then(|| format!("{place}: {left} and {right}")),
    }
}

fn list(report: &Value, key: &str) -> Vec<Value> {
    report[key].as_array().cloned().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn trimmed(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |text| json!(text.trim()))
}
