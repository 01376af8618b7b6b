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

/// Pages of the REST call with so many people, of whom one has no licence.
fn rest(consumed: usize, people: std::ops::Range<usize>) -> String {
    let person = |number| match number {
        0 => r#"{"github_com_login": "", "visual_studio_subscription_user": true, "license_type":
            "Visual Studio subscription", "visual_studio_subscription_email": "vs@acme.example"}"#
            .to_owned(),
        number => format!(r#"{{"github_com_login": "user{number}", "license_type": "Enterprise"}}"#),
    };
    let people: Vec<String> = people.map(person).collect();
    format!(r#"{{"total_seats_consumed": {consumed}, "users": [{}]}}"#, people.join(","))
}

#[test]
fn a_report_that_counts_more_licences_than_it_has_people_lacks_pages() {
    let story = Story::of(STORY);
    let codes =
        |files: &[(&str, &str)]| checked(&story, files, "").into_iter().flat_map(|file| file.3).collect::<Vec<_>>();
    let (first, second) = (rest(8, 0..5), rest(8, 5..9));
    assert_eq!(codes(&[("first.json", &first)]), ["pages-missing"]);
    let text = story.run(&format!("check {}", story.path("first.json").display())).good();
    assert!(text.contains("the report counts 8 licences and has 5 rows"), "{text}");
    assert_eq!(codes(&[("first.json", &first), ("second.json", &second)]), [""; 0], "two files are one report");
    assert_eq!(codes(&[("both.json", &format!("{first}\n{second}"))]), [""; 0]);
    assert_eq!(codes(&[("fewer.json", &rest(7, 0..9))]), [""; 0], "who consumes nothing is a row too");
}

/// Linked identities of one person, in an answer with more beside it.
fn identities(provider: &str, beside: &str) -> String {
    format!(
        r#"{{"data": {{"enterprise": {{"ownerInfo": {{"{provider}": {{"externalIdentities": {{"nodes": [{{"user":
        {{"login": "bo-li"}}, "samlIdentity": {{"nameId": "bo.li@acme.example"}}}}]}}}}}}}}}}{beside}}}"#
    )
}

#[test]
fn an_answer_with_errors_beside_its_data_is_told() {
    let story = Story::of(STORY);
    let report = "consumed_licenses-acme-2026-11-20T080000Z.csv";
    let whole = identities("samlIdentityProvider", "");
    let partial = identities("samlIdentityProvider", r#", "errors": [{"message": "Something timed out"}]"#);
    let codes = |text: &str| checked(&story, &[("identities.json", text)], report)[1].3.clone();
    assert_eq!(codes(&partial), ["answer-with-errors"]);
    assert_eq!(codes(&format!("[{partial}]")), ["answer-with-errors"]);
    assert_eq!(codes(&whole), [""; 0]);
    let explain = |text: &str| {
        std::fs::write(story.path("identities.json"), text).unwrap();
        story.run(&format!("explain @cyrus {report} {}", story.path("identities.json").display())).good()
    };
    assert!(explain(&whole).contains("linked identit"), "{}", explain(&whole));
    assert!(!explain(&partial).contains("linked identit"), "who is missing is not known: {}", explain(&partial));
    let servers = page(1, false).replacen('{', r#"{"errors": [{"message": "Something timed out"}], "#, 1);
    assert_eq!(checked(&story, &[("server-accounts.json", &servers)], "")[0].3, ["answer-with-errors"]);
}

#[test]
fn ids_of_servers_without_their_accounts_are_told_for_what_they_are() {
    let ids = r#"{"data": {"enterprise": {"ownerInfo": {"enterpriseServerInstallations": {"pageInfo": {},
        "nodes": [{"id": "X"}]}}}}}"#;
    let story = Story::of(STORY);
    assert_eq!(checked(&story, &[("ids.json", ids)], "")[0].3, ["no-accounts"]);
    let none = ids.replace(r#"{"id": "X"}"#, r#"{"hostName": "ghes.acme.example", "userAccounts": {"nodes": []}}"#);
    assert_eq!(checked(&story, &[("none.json", &none)], "")[0].3, [""; 0]);
}

#[test]
fn a_sync_without_a_name_or_a_date_is_said_to_have_none() {
    let status = r#"{"server_instances": [
        {"server_id": "t", "hostname": "ghes.acme.example", "last_sync": {"date": "not a date", "status": "weird"}},
        {"hostname": null, "last_sync": {"date": "2026-11-01T00:00:00+02:00", "status": "success"}}]}"#;
    let story = Story::of(STORY);
    assert_eq!(checked(&story, &[("sync.json", status)], "")[0].3, ["no-date"]);
    let text = story.run(&format!("check {}", story.path("sync.json").display())).good();
    assert!(text.contains("not a date is no date and counts as not known"), "{text}");
    assert!(text.contains("ghes.acme.example: last synced on a day that is not known, weird"), "{text}");
    assert!(text.contains("a server without a name: last synced 2026-11-01, success"), "{text}");
}

#[test]
fn one_account_is_counted_in_the_singular() {
    let report = "github_com_login,license_type,total_user_accounts,enterprise_server_user_ids\n\
                  ann,Enterprise,1,71:ghes.acme.example:Member\n";
    let story = Story::of(STORY);
    std::fs::write(story.path("report.csv"), report).unwrap();
    let text = story.run(&format!("check {}", story.path("report.csv").display())).good();
    assert!(text.contains("the row counts 1 account and names 2"), "{text}");
}

#[test]
fn an_address_that_only_the_report_still_has_is_told_as_changed() {
    let report = "github_com_login,license_type,enterprise_server_user_ids,enterprise_server_primary_emails\n\
                  ann,Enterprise,1:ghes.acme.example:Member,old@acme.example\n";
    let export =
        r#"{"host_name": "ghes.acme.example", "users": [{"id": 1, "login": "ann", "email": "ann@acme.example"}]}"#;
    let servers = page(1, false);
    let story = Story::of(STORY);
    let codes = |files: &[(&str, &str)]| {
        let codes = checked(&story, files, "").into_iter().flat_map(|file| file.3);
        codes.filter(|code| code == "email-changed-since-sync").count()
    };
    assert_eq!(codes(&[("report.csv", report), ("export.json", export)]), 1);
    let all = [("report.csv", report), ("export.json", export), ("server-accounts.json", &servers)];
    assert_eq!(codes(&all), 1, "the cloud's view of the servers is newer than the report");
    let text = story.run(&format!("check {}", all.map(|(name, _)| story.path(name).display().to_string()).join(" ")));
    assert!(text.good().contains("had old@acme.example when the report was made and has ann@acme.example now"));
    let same = report.replace("old@", "ann@");
    assert_eq!(codes(&[("report.csv", &same), all[1], all[2]]), 0);
}

#[test]
fn two_reports_of_which_one_is_renamed_are_not_said_to_be_of_two_enterprises() {
    let report = "github_com_login,license_type\nann,Enterprise\n";
    let story = Story::of(STORY);
    let named = |name: &str, text: &str| {
        std::fs::write(story.path(name), text).unwrap();
        story.path(name).display().to_string()
    };
    let acme = named("consumed_licenses-acme-2026-11-20.csv", report);
    let other = named("consumed_licenses-other-2026-11-20.csv", &report.replace("ann", "bo"));
    let renamed = named("renamed.csv", &report.replace("ann", "cy"));
    assert!(story.run(&format!("report {acme} {other}")).error(1).contains("two cloud reports of two enterprises"));
    let error = story.run(&format!("report {acme} {renamed}")).error(1);
    assert!(error.contains("their names do not tell whether they are of one enterprise"), "{error}");
}

#[test]
fn a_what_if_is_said_in_the_first_line() {
    let story = Story::of(STORY);
    let what_if = "--alias-domain old-acme.example=acme.example";
    let ran = story.run(&format!("check --demo {what_if}"));
    assert!(!ran.err.contains("--alias-domain"), "{}", ran.err);
    let text = ran.good();
    assert!(text.starts_with("What if old-acme.example were acme.example: nothing below has happened"), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&story.run(&format!("check --demo --format json {what_if}")).good()).unwrap();
    assert_eq!(json["what_if"]["alias_domains"][0]["to"], "acme.example");
}

#[test]
fn a_domain_that_nobody_has_is_told() {
    let story = Story::of(STORY);
    for verb in ["check", "report", "diff"] {
        let ran = story.run(&format!("{verb} --demo --alias-domain odl-acme.example=acme.example"));
        let told = "warning: --alias-domain: no server account has its primary e-mail at odl-acme.example";
        assert_eq!(ran.err.matches(told).count(), 1, "{verb}: {}", ran.err);
    }
}
