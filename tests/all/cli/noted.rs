//! What notes make of verdicts and sums, and what they leave as it is.

use super::Ran;
use super::files::{Files, account};
use serde_json::Value;

/// Two people whose server accounts have their former company's addresses.
fn moved() -> Files {
    let report = "GitHub com login,GitHub com name,GitHub com verified domain emails,License type,\
                  Enterprise server user ids,Enterprise server primary emails\n\
                  nils-c,Nils Carlsen,nils.carlsen@corp.example,Enterprise,,\n\
                  uma-fox,Uma Foxworth,uma.foxworth@corp.example,Enterprise,,\n\
                  ,,,,32:ghe.corp.example:Member,nils.carlsen@old.example\n\
                  ,,,,33:ghe.corp.example:Member,uma.foxworth@old.example\n";
    let export = r#"{"host_name": "ghe.corp.example", "features": [], "users": [
        {"id": 32, "login": "ncarlsen", "name": "Nils Carlsen", "email": "nils.carlsen@old.example"},
        {"id": 33, "login": "ufoxworth", "name": "Uma Foxworth", "email": "uma.foxworth@old.example"}]}"#;
    Files::new().with("report.csv", report).with("ghe.json", export)
}

fn noted(files: &Files, decision: &str, login: &str) {
    let note = format!(
        r#"{{"format": "seatmatch-notes", "version": 1, "cloud_accounts": [], "server_accounts": [
            {{"host": "ghe.corp.example", "id": "32", "decision": "{decision}", "cloud_login": "{login}", "text": "",
              "author": "owner", "updated_at": "2026-11-21T10:00:00Z"}}]}}"#
    );
    std::fs::write(files.story.path("notes.json"), note).unwrap();
}

fn avoidable(files: &Files) -> Value {
    let report = files.run("report --format json --notes ../notes.json");
    let licenses = &report["summary"]["licenses"];
    serde_json::json!([licenses["likely"], licenses["confirmed"]])
}

#[test]
fn a_decision_about_nobody_confirms_nothing() {
    let files = moved();
    assert_eq!(avoidable(&files), serde_json::json!([2, 0]));
    noted(&files, "same_person", "nils-c");
    assert_eq!(avoidable(&files), serde_json::json!([1, 1]));
    noted(&files, "same_person", "nobody-here");
    assert_eq!(avoidable(&files), serde_json::json!([2, 0]));
    let text = files.text("explain ghe.corp.example:32 --notes ../notes.json");
    assert!(text.contains("a second licence, if this is nils-c"), "{text}");
    assert!(text.contains("without effect: @nobody-here is not in the report"), "{text}");
}

#[test]
fn who_is_another_person_by_a_note_is_told_on_both_sides() {
    let files = moved();
    noted(&files, "different_person", "nils-c");
    let text = files.text("explain @nils-c --notes ../notes.json");
    assert!(text.contains("ncarlsen nils.carlsen@old.example by your note a different person's"), "{text}");
    let report = files.run("report --format json --notes ../notes.json");
    assert_eq!(account(&report, "32")["verdict"], "server_only");
}

#[test]
fn what_two_noted_of_one_account_is_shown_with_both_texts() {
    let files = moved();
    let note = |text: &str, author: &str| {
        format!(
            r#"{{"format": "seatmatch-notes", "version": 1, "server_accounts": [{{"host": "ghe.corp.example",
                "id": "32", "text": "{text}", "author": "{author}", "updated_at": "2026-11-21T10:00:00Z"}}]}}"#
        )
    };
    std::fs::write(files.story.path("in/kim.json"), note("father and son", "kim")).unwrap();
    std::fs::write(files.story.path("notes.json"), note("asked him", "ann")).unwrap();
    let mut import = files.story.command("notes import kim.json --notes ../notes.json");
    let told = Ran::of(import.current_dir(files.story.path("in"))).good();
    assert!(told.contains("1 account noted by both"), "{told}");
    let explained = files.text("explain ghe.corp.example:32 --notes ../notes.json");
    let mut list = files.story.command("notes list --notes ../notes.json");
    let listed = Ran::of(list.current_dir(files.story.path("in"))).good();
    for shown in [&explained, &listed] {
        assert!(shown.contains("asked him") && shown.contains("father and son") && shown.contains("kim"), "{shown}");
    }
}
