//! Files that cannot be read: each is one line that names the file, the place and the fact, and one hint.

use super::{Ran, Story};

fn story() -> Story {
    Story::of("files-that-are-not-what-they-should-be")
}

#[test]
fn every_bad_file_is_one_line_and_a_hint() {
    for (file, expected) in [
        ("none.csv", "none.csv: no such file"),
        (".", ".: is a directory"),
        ("empty.csv", "empty.csv: the file is empty"),
        ("unterminated-quote.csv", "unterminated-quote.csv:3:4 (byte 72): the quote opened here is never closed"),
        ("cut-short.json", "cut-short.json:1:94 (byte 93): the JSON ends early here"),
        ("picture.png", "picture.png: this is a PNG picture"),
        (
            "wrong-columns.csv",
            "wrong-columns.csv: the columns are of no file that seatmatch knows; found colour, taste",
        ),
        ("users-without-ids.csv", "users-without-ids.csv: this file has no user ids"),
    ] {
        for verb in ["report", "check", "explain ann", "export --output -"] {
            let error = story().run(&format!("{verb} {file}")).error(1);
            assert!(error.starts_with(expected), "{verb}: {error}");
        }
    }
}

#[test]
fn a_header_without_anybody_is_a_warning() {
    let ran = story().run("report header-only.csv");
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("[no-records]"), "{}", ran.err);
}

#[test]
fn a_line_that_tells_excel_the_delimiter_is_no_header() {
    let story = story();
    for (line, delimiter) in [("sep=,", ","), ("sep=;", ";"), ("sep=,", ";")] {
        let table = "github_com_login,license_type\nann,Enterprise\nbo,Enterprise,,more\n";
        let report = format!("{line}\n{}", table.replace(',', delimiter));
        let out = Ran::of(story.command("check -").write_stdin(report)).good();
        assert!(out.contains("2 records") && out.contains("-:4:1: this row has 4 cells"), "{out}");
    }
}

#[test]
fn a_user_id_that_a_spreadsheet_has_rounded_is_told_with_its_place() {
    let report = "github_com_login,license_type,enterprise_server_user_ids\n\
                  ann,Enterprise,1.23E+05\nbo,Enterprise,71:a.example:Member\n";
    let users =
        "created_at;id;login;email\n2026-11-20;4,6E+11;ann;ann@acme.example\n2026-11-20;1E5;bo;bo@acme.example\n";
    for (text, place, id) in [(report, "-:2:16", "1.23E+05"), (users, "-:2:12", "4,6E+11")] {
        let story = story();
        let out = Ran::of(story.command("check -").write_stdin(text)).good();
        assert!(out.contains(&format!("{place}: {id} is what a spreadsheet left of a user id: download")), "{out}");
        assert_eq!(out.matches("spreadsheet left").count(), 1, "{out}");
        let error = Ran::of(story.command("check --strict -").write_stdin(text)).error(1);
        assert!(error.starts_with(place), "{error}");
    }
}

#[test]
fn a_nul_character_is_kept_and_told() {
    let story = story();
    let ran = Ran::of(story.command("check -").write_stdin("github_com_login,license_type\nann\0,Enterprise\n"));
    let out = ran.good();
    assert!(out.contains("1 record") && out.contains("-:2:4: a NUL character"), "{out}");
}

#[test]
fn text_that_is_no_unicode_is_one_line_and_a_hint() {
    let story = story();
    let text = r#"{"host_name": "a", "users": [{"id": 1, "login": "x\ud800y"}]}"#;
    let error = Ran::of(story.command("check -").write_stdin(text)).error(1);
    assert!(error.starts_with("-:1:49 (byte 48): this text cannot be read"), "{error}");
}

#[test]
fn an_encrypted_user_list_is_no_error() {
    let ran = story().run("check encrypted.json");
    assert!(ran.out.contains("[users-encrypted]"), "{}", ran.out);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let error = story().run("check wrong-columns.csv --max-input 8").error(1);
    assert!(error.starts_with("wrong-columns.csv"), "{error}");
}

#[test]
fn a_hostile_file_name_is_made_fit_for_eyes() {
    let error = story().run("report 'a\u{1B}[2J\u{202E}.csv'").error(1);
    assert_eq!(error, "a␛[2J⟨U+202E⟩.csv: no such file");
}

#[test]
fn standard_input_is_a_file_too() {
    let story = story();
    let bytes = std::fs::read(story.folder.join("encrypted.json")).unwrap();
    let ran = Ran::of(story.command("check -").write_stdin(bytes));
    assert!(ran.good().starts_with("-, ghes.acme.example\n  server export"));
    story.run("check - -").error(2);
}

#[test]
fn server_accounts_of_no_server_are_one_line_and_a_hint() {
    let story = story();
    let text = r#"{"enterpriseServerInstallations": {"nodes": [{"userAccounts": {"nodes": [{"remoteUserId": 7}]}}]}}"#;
    let error = Ran::of(story.command("check -").write_stdin(text)).error(1);
    assert_eq!(error, "-:1:46 (byte 45): this installation has accounts and no hostName");
}

#[test]
fn an_empty_answer_to_a_query_tells_what_to_ask() {
    let story = story();
    let text = r#"{"data": {"enterprise": {"ownerInfo": {"samlIdentityProvider": null}}}}"#;
    let ran = Ran::of(story.command("check -").write_stdin(text));
    assert!(ran.err.contains("hint: the query's answer is empty"), "{}", ran.err);
    ran.error(1);
}

#[test]
fn json_of_no_kind_is_told_every_kind_and_the_nearest() {
    let all =
        ["github_com_login", "host_name", "enterpriseServerInstallations", "externalIdentities", "server_instances"];
    for (text, nearest) in [
        (r#"[{"id": 1, "login": "a", "email": "a@x.example"}]"#, "the nearest kind is server export with users"),
        (r#"{"users": []}"#, "the nearest kind is cloud report with users"),
        (r#"{"hostname": "a.example", "last_sync": null}"#, "the nearest kind is sync status with server_instances"),
        (r#"{"colour": "red"}"#, "hint: cloud report with users"),
    ] {
        let ran = Ran::of(story().command("check -").write_stdin(text));
        assert!(ran.err.contains(nearest), "{}", ran.err);
        assert!(all.iter().all(|key| ran.err.contains(key)), "{}", ran.err);
        ran.error(1);
    }
}

#[test]
fn the_way_to_a_report_is_told_in_the_same_words_everywhere() {
    let page = "Billing and licensing, Licensing, Get report";
    let people = "login,name,role,organizations\nann,Ann,member,acme\n";
    let wrong = "colour,taste\nred,sweet\n";
    for text in [people, wrong] {
        let ran = Ran::of(story().command("check -").write_stdin(text));
        assert!(ran.err.contains(page), "{}", ran.err);
    }
    assert!(story().run("--help").good().contains(page));
}

#[test]
fn an_enterprise_without_sso_of_its_own_is_told_where_else_identities_are() {
    let none = r#"{"data": {"enterprise": {"ownerInfo": {"samlIdentityProvider": null}}}}"#;
    let ran = Ran::of(story().command("check -").write_stdin(none));
    assert!(ran.err.contains("oidcProvider") && ran.err.contains("organization"), "{}", ran.err);
    assert!(story().run("--help").good().contains("organization(login: $organization) { samlIdentityProvider {"));
}
