//! `report`: the summary and both lists, in four formats.

use super::{Ran, Story};
use serde_json::Value;

const FILES: &str = "consumed_licenses-acme-2026-11-20T080000Z.csv ghes.json";

fn story() -> Story {
    Story::of("half-of-acme-is-counted-twice")
}

fn json(arguments: &str) -> Value {
    serde_json::from_str(&story().run(&format!("report --format json {arguments}")).good()).unwrap()
}

#[test]
fn it_is_written_in_four_formats() {
    for (format, name) in
        [("text", "report_text"), ("json", "report_json"), ("csv", "report_csv"), ("markdown", "report_markdown")]
    {
        let written = story().run(&format!("report {FILES} --notes notes.json --format {format}")).good();
        insta::assert_snapshot!(name, written);
    }
}

#[test]
fn the_cloud_list_is_written_too() {
    for (format, name) in [("text", "cloud_text"), ("csv", "cloud_csv"), ("markdown", "cloud_markdown")] {
        insta::assert_snapshot!(name, story().run(&format!("report {FILES} --list cloud --format {format}")).good());
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let one = story().run(&format!("report {FILES} --format json")).good();
    let other = story().run("report ghes.json consumed_licenses-acme-2026-11-20T080000Z.csv --format json").good();
    assert_eq!(one, other);
}

#[test]
fn a_filter_chooses_and_the_summary_stays_of_everything() {
    let all = json(FILES);
    let some = json(&format!("{FILES} --filter is:open"));
    assert_eq!(all["summary"], some["summary"]);
    let verdicts: Vec<_> = some["server_accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["verdict"].as_str().unwrap())
        .collect();
    assert!(!verdicts.is_empty() && verdicts.len() < all["server_accounts"].as_array().unwrap().len());
    assert!(verdicts.iter().all(|verdict| ["double", "pending_sync", "conflict"].contains(verdict)), "{verdicts:?}");
    assert_eq!(some["options"]["filter"], "is:open");
}

#[test]
fn on_the_cloud_list_verdicts_are_those_of_the_rows_accounts() {
    let report = json(&format!("{FILES} --list cloud --filter is:matched"));
    let rows = report["report_rows"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row["login"].as_str().unwrap()).collect::<Vec<_>>(), ["bo-li"]);
    let report = json(&format!("{FILES} --list cloud --filter=-has:verified-email"));
    let logins: Vec<_> = report["report_rows"].as_array().unwrap().iter().map(|row| &row["login"]).collect();
    assert_eq!(logins[0], "cyrus");
    assert!(logins[1..].iter().all(|login| login.is_null()));
}

#[test]
fn without_a_report_accounts_are_listed_and_nothing_is_decided() {
    let report = json("ghes.json");
    assert_eq!(report["server_accounts"].as_array().unwrap().len(), 6);
    assert!(report["server_accounts"].as_array().unwrap().iter().all(|account| account["verdict"].is_null()));
    assert!(report["summary"]["verdicts"]["double"].is_null() && report["summary"]["licenses"]["reported"].is_null());
    assert_eq!(report["summary"]["server_accounts"], 6);
    for format in ["text", "markdown", "csv"] {
        let written = story().run(&format!("report ghes.json --format {format}")).good();
        assert!(written.contains("ckovacs"), "{written}");
    }
    assert!(story().run("report ghes.json").good().contains("Billing and licensing, Licensing, Get report"));
    let ran = story().run("report ghes.json --fail-on double");
    assert!(ran.err.contains("Billing and licensing, Licensing, Get report") && ran.out.is_empty());
    ran.error(1);
    story().run("export ghes.json --output -").error(1);
}

#[test]
fn fail_on_looks_at_the_filtered_accounts() {
    for (arguments, status) in [
        ("--fail-on double", 3),
        ("--fail-on conflict,pending-sync", 3),
        ("--fail-on double --filter is:matched", 0),
        ("--fail-on matched --filter login:bo", 3),
        ("--fail-on matched --list cloud --filter login:bo-li", 3),
    ] {
        let ran = story().run(&format!("report {FILES} {arguments}"));
        assert_eq!(ran.status, status, "{arguments}: {}", ran.err);
        assert!(!ran.out.is_empty());
    }
}

#[test]
fn a_price_says_what_it_costs_and_when_it_pays() {
    let text = story().run(&format!("report {FILES} --price 21.50 --billing volume")).good();
    assert!(text.contains(" at 21.50 are ") && text.contains("pays at renewal"), "{text}");
    let cost = &json(&format!("{FILES} --price 21.50"))["summary"]["licenses"]["cost"];
    assert_eq!(cost["license_per_month"], "21.50");
}

#[test]
fn a_what_if_says_so_first_and_keeps_both_numbers() {
    let arguments = format!("{FILES} --alias-domain old.example=acme.example");
    let text = story().run(&format!("report {arguments}")).good();
    assert!(text.starts_with("What if old.example were acme.example: "), "{text}");
    let report = json(&arguments);
    assert_eq!(report["what_if"]["alias_domains"][0]["to"], "acme.example");
    let ann = &report["server_accounts"][0];
    assert_eq!((ann["login"].as_str(), ann["verdict"].as_str()), (Some("ann-lee"), Some("pending_sync")));
    assert_eq!(ann["what_if"], true);
    let licenses = |key: &str| report["summary"][key]["after_sync"].as_u64().unwrap();
    assert_eq!(licenses("licenses"), licenses("licenses_without_what_if") + 1);
}

#[test]
fn without_a_terminal_the_bare_command_is_a_report() {
    let ran = story().run(FILES);
    assert_eq!(ran.err, "no terminal: this is what `seatmatch report` writes\n");
    assert_eq!(ran.good(), story().run(&format!("report {FILES}")).good());
}

#[test]
fn hostile_text_is_sanitised_in_text_and_raw_in_data() {
    let story = Story::of("a-spreadsheet-would-run-this-name");
    let text = story.run("report report.csv ghes.json --filter login:*").good();
    assert!(text.contains("⟨U+202E⟩␛[2J") && !text.contains('\u{1B}') && !text.contains('\u{202E}'), "{text}");
    let json = story.run("report report.csv ghes.json --format json").good();
    assert!(json.contains("\\u202e\\u001b[2J") && !json.contains('\u{202E}'));
    let parsed: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(parsed["server_accounts"][0]["name"], "'+49, \"Eve\"\r\nAsh \u{202E}\u{1B}[2J");
}

#[test]
fn colour_is_written_only_when_it_is_wanted() {
    let story = story();
    let report = format!("report {FILES}");
    assert!(!story.run(&report).good().contains('\u{1B}'));
    assert!(story.run(&format!("{report} --color always")).good().contains("\u{1B}[31m"));
    assert!(!story.run(&format!("{report} --color never")).good().contains('\u{1B}'));
    let ran = Ran::of(story.command(&report).env("NO_COLOR", "1").env("TERM", "xterm"));
    assert!(!ran.good().contains('\u{1B}'));
}

#[test]
fn timings_are_told_as_json() {
    let ran = story().run(&format!("report {FILES} --timings"));
    let timings: Value = serde_json::from_str(ran.err.lines().last().unwrap()).unwrap();
    for step in ["read", "parse", "join", "load", "judge", "candidates", "skipped_blocks"] {
        assert!(timings[step].is_number(), "{step}: {timings}");
    }
}
