//! `check`: what each file was recognised as, and every warning with its place.

use super::Story;

#[test]
fn files_are_told_as_text_and_as_json() {
    let story = Story::of("half-of-acme-is-counted-twice");
    let files = "ghes.json consumed_licenses-acme-2026-11-20T080000Z.csv";
    insta::assert_snapshot!("check_text", story.run(&format!("check {files}")).good());
    insta::assert_snapshot!("check_json", story.run(&format!("check --format json {files}")).good());
}

#[test]
fn the_sample_is_checked_like_files() {
    let json = Story::of("half-of-acme-is-counted-twice").run("check --demo --format json").good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let kinds: Vec<_> = json["files"].as_array().unwrap().iter().map(|file| file["kind"].as_str().unwrap()).collect();
    let expected = [
        "cloud-report",
        "server-export",
        "server-export",
        "server-export",
        "server-users",
        "identities",
        "sync-status",
    ];
    assert_eq!(kinds, expected);
}
