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

/// What `check` says of files that a test writes: kind, host, records and the codes of its warnings, by file.
fn checked(story: &Story, files: &[(&str, &str)], more: &str) -> Vec<(String, Option<String>, u64, Vec<String>)> {
    let mut names = String::new();
    for (name, content) in files {
        std::fs::write(story.path(name), content).unwrap();
        names = format!("{names} {}", story.path(name).display());
    }
    let json = story.run(&format!("check --format json {more}{names}")).good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let of = |file: &serde_json::Value| {
        let codes = file["warnings"].as_array().unwrap().iter().filter_map(|warning| text(&warning["code"]));
        (text(&file["kind"]).unwrap(), text(&file["host"]), file["records"].as_u64().unwrap(), codes.collect())
    };
    json["files"].as_array().unwrap().iter().map(of).collect()
}

const STORY: &str = "half-of-acme-is-counted-twice";

fn page(account: u32, has_next: bool) -> String {
    format!(
        r#"{{"data": {{"node": {{"hostName": "ghes.acme.example", "userAccounts": {{"pageInfo": {{"hasNextPage":
        {has_next}, "endCursor": "Y3"}}, "nodes": [{{"login": "ann", "remoteUserId": {account}, "emails": {{"nodes":
        [{{"email": "ann@acme.example", "isPrimary": true}}]}}}}]}}}}}}}}"#
    )
}

#[test]
fn pages_of_one_installation_are_read_together() {
    let both = page(1, true) + "\n" + &page(2, false);
    let files = checked(&Story::of(STORY), &[("server-accounts.json", &both)], "");
    assert_eq!(files, [("server-accounts".to_owned(), None, 2, vec![])]);
}

#[test]
fn pages_that_are_missing_are_told() {
    let files = checked(&Story::of(STORY), &[("server-accounts.json", &page(1, true))], "");
    assert_eq!(files[0].3, ["pages-missing"]);
    let identities = r#"{"data": {"enterprise": {"ownerInfo": {"samlIdentityProvider": {"externalIdentities": {
        "pageInfo": {"hasNextPage": true, "endCursor": "Y3"},
        "nodes": [{"user": {"login": "bo-li"}, "samlIdentity": {"nameId": "bo.li@acme.example"}}]}}}}}}"#;
    let report = "consumed_licenses-acme-2026-11-20T080000Z.csv";
    let files = checked(&Story::of(STORY), &[("identities.json", identities)], report);
    assert_eq!(files[1].3, ["pages-missing"]);
}

#[test]
fn a_report_that_is_older_than_a_servers_file_is_told() {
    let report = "github_com_login,license_type,total_user_accounts,enterprise_server_user_ids\n\
                  ann,Enterprise,2,71:ghes.acme.example:Member\n";
    let users = |day| format!("created_at,id,login,email\n{day} 08:00:00 UTC,71,ann,ann@acme.example\n");
    for (day, codes) in [("2026-11-22", &["report-older"][..]), ("2026-11-20", &[])] {
        let files = [("consumed_licenses-acme-2026-11-20.csv", report), ("all_users.csv", &users(day))];
        assert_eq!(checked(&Story::of(STORY), &files, "")[0].3, codes, "{day}");
    }
}

#[test]
fn a_match_that_the_next_sync_may_undo_stands_where_the_new_address_was_read() {
    let text = Story::of(STORY).run("check --demo").good();
    assert!(text.contains("demo/ghe1.json:331:14: ghe1.acme.example:33 is matched with ericzhou"), "{text}");
}

#[test]
fn notes_without_effect_are_warnings_of_the_notes_file() {
    let notes = r#"{"format": "seatmatch-notes", "version": 1, "server_accounts": [
        {"host": "ghes.acme.example", "id": "99999", "decision": "accepted", "text": "left",
         "updated_at": "2026-11-20T10:00:00Z", "author": "owner"}], "cloud_accounts": []}"#;
    let story = Story::of(STORY);
    std::fs::write(story.path("notes.json"), notes).unwrap();
    let more = format!("--notes {} ghes.json", story.path("notes.json").display());
    let files = checked(&story, &[], &more);
    assert_eq!(files[1], ("notes".to_owned(), None, 1, vec!["note-without-effect".to_owned()]));
}
