//! What is said of an account's licence and what would mend it: never more than the files tell, and to whom it concerns.

use super::Ran;
use super::files::{Files, account};
use std::fs;

/// A report of these rows: login, name, verified address, NameID, ids and addresses of server accounts.
fn report_of(rows: &[[&str; 6]]) -> String {
    let line = |[login, name, email, name_id, ids, primary]: &[&str; 6]| {
        let invited = if login.is_empty() && ids.is_empty() { "acme" } else { "" };
        let role = if login.is_empty() { "" } else { "acme:Member" };
        format!("{login},{name},{email},{name_id},\"{ids}\",\"{primary}\",Enterprise,{role},{invited}\n")
    };
    let head = "github_com_login,github_com_name,github_com_verified_domain_emails,github_com_saml_name_id,\
                enterprise_server_user_ids,enterprise_server_primary_emails,license_type,github_com_member_roles,\
                github_com_orgs_with_pending_invites\n";
    std::iter::once(head.to_owned()).chain(rows.iter().map(line)).collect()
}

fn export_of(users: &str) -> String {
    format!(r#"{{"host_name": "a.example", "users": [{users}]}}"#)
}

/// Notes that say of these accounts that they are `ann-lee`'s.
fn note_as_ann_lee(files: &Files, ids: [&str; 2]) {
    let note =
        |id| format!(r#"{{"host": "a.example", "id": "{id}", "decision": "same_person", "cloud_login": "ann-lee"}}"#);
    let notes = ids.map(note).join(", ");
    let notes = format!(r#"{{"format": "seatmatch-notes", "version": 1, "server_accounts": [{notes}]}}"#);
    fs::write(files.story.path("notes.json"), notes).unwrap();
}

#[test]
fn the_message_asks_for_an_address_that_is_there_already_to_be_made_primary() {
    let report = report_of(&[
        ["ann-lee", "Ann Lee", "ann.lee@acme.example", "", "", ""],
        ["", "", "", "", "7:a.example", "ann@home.example"],
    ]);
    let user = r#"{"id": 7, "login": "ann", "name": "Ann Lee", "emails": [
        {"email": "ann@home.example", "primary": true}, {"email": "ann.lee@acme.example", "primary": false}]}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(user));
    let message = files.text("explain a.example:7 --format message");
    assert!(message.contains("Make ann.lee@acme.example the primary e-mail address"), "{message}");
    assert!(!message.contains("no e-mail address is the same"), "{message}");
}

#[test]
fn who_is_invited_is_asked_to_accept() {
    let report =
        report_of(&[["", "", "zed@acme.example", "", "", ""], ["", "", "", "", "7:a.example", "zed@acme.example"]]);
    let user = r#"{"id": 7, "login": "zed", "emails": [{"email": "zed@acme.example", "primary": true}]}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(user));
    let message = files.text("explain a.example:7 --format message");
    assert!(message.contains("Open the invitation that GitHub has sent to zed@acme.example"), "{message}");
}

#[test]
fn where_nobody_has_a_saml_identity_nothing_is_asked_of_saml() {
    let report = report_of(&[
        ["ann-lee", "Ann Lee", "", "ann.lee@acme.example", "", ""],
        ["", "", "", "", "7:a.example", "ann.lee@old.example"],
    ]);
    let user = r#"{"id": 7, "login": "ann-lee", "name": "Ann Lee"}"#;
    let identities = r#"{"data": {"enterprise": {"ownerInfo": {"oidcProvider": {"externalIdentities": {
        "pageInfo": {"hasNextPage": false}, "nodes": [{"user": {"login": "ann-lee"}, "samlIdentity": null,
        "scimIdentity": {"username": "ann.lee@acme.example", "emails": [{"value": "ann.lee@acme.example"}]}}]}}}}}}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(user)).with("ids.json", identities);
    let text = files.text("explain a.example:7 --accounts managed");
    assert!(!text.contains("not known") && !text.contains("load the linked identities"), "{text}");
    assert!(text.contains("Fix server make ann.lee@acme.example"), "{text}");
    assert!(!text.contains("SAML attribute"), "{text}");
}

#[test]
fn a_name_id_of_the_report_tells_that_somebody_signed_in() {
    let report = report_of(&[["ann", "Ann", "", "ann@acme.example", "", ""]]);
    let identities = r#"{"data": {"enterprise": {"ownerInfo": {"samlIdentityProvider": {"externalIdentities": {
        "pageInfo": {"hasNextPage": false}, "nodes": []}}}}}}"#;
    let files = Files::new().with("report.csv", &report).with("ids.json", identities);
    let text = files.text("explain @ann");
    assert!(text.contains("not among the linked identities, though the report has a NameID"), "{text}");
    assert!(!text.contains("never signed in"), "{text}");
}

#[test]
fn a_row_that_keeps_another_account_is_not_freed() {
    let report = report_of(&[
        ["ann", "Ann", "ann@acme.example", "", "", ""],
        ["", "", "", "", "7:a.example, 8:a.example", "ann@acme.example, xyz@old.example"],
    ]);
    let users = r#"{"id": 7, "login": "ann", "emails": [{"email": "ann@acme.example", "primary": true}]},
        {"id": 8, "login": "kqzw", "emails": [{"email": "xyz@old.example", "primary": true}]}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(users));
    let text = files.text("explain a.example:7");
    assert!(text.contains("joins it with ann; its row stays for what else is in it"), "{text}");
}

#[test]
fn who_is_gone_from_the_server_is_told_so_and_waits_for_a_sync() {
    let report = report_of(&[["", "", "", "", "7:a.example", "ann@old.example"]]);
    let other = r#"{"id": 8, "login": "bo", "emails": [{"email": "bo@acme.example", "primary": true}]}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(other));
    let text = files.text("explain a.example:7");
    assert!(text.contains("Gone since sync not in the export of a.example"), "{text}");
    assert!(text.contains("Fix enterprise owner sync licence usage"), "{text}");
}

#[test]
fn a_cloud_account_that_a_note_gives_away_is_no_double_of_another_account_of_the_server() {
    let report = report_of(&[
        ["ann-lee", "Ann Lee", "ann.lee@acme.example", "", "", ""],
        ["", "", "", "", "7:a.example", "ann.lee@old.example"],
        ["", "", "", "", "8:a.example", "x@old.example"],
        ["", "", "", "", "9:a.example", "y@old.example"],
    ]);
    let users =
        r#"{"id": 7, "login": "ann-lee", "name": "Ann Lee"}, {"id": 8, "login": "kqzw"}, {"id": 9, "login": "wzqk"}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(users));
    assert_eq!(account(&files.run("report --format json"), "7")["verdict"], "double");
    note_as_ann_lee(&files, ["8", "9"]);
    let report = files.run("report --format json --notes ../notes.json");
    assert_eq!(account(&report, "7")["verdict"], "server_only");
    assert_eq!(account(&report, "7")["computed_verdict"], "double");
    let actions = |id| -> Vec<String> {
        let fixes = account(&report, id)["fixes"].as_array().unwrap().clone();
        fixes.iter().map(|fix| fix["action"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(actions("8"), ["make_primary_on_server", "add_verified_email"]);
    assert_eq!(actions("9"), ["add_verified_email"], "one address belongs to one account of a server");
}

#[test]
fn people_with_accounts_on_two_servers_are_counted_once() {
    let people = [("ann-lee", "ann.lee"), ("bo-ray", "bo.ray"), ("cy-fox", "cy.fox")];
    let emails = people.map(|(_, local)| (format!("{local}@acme.example"), format!("{local}@old.example")));
    let ids = [7, 8, 9].map(|id| format!("{id}:a.example, {id}:b.example"));
    let mut rows = Vec::new();
    for ((login, local), ((new, old), ids)) in people.iter().zip(emails.iter().zip(&ids)) {
        rows.push([*login, *local, new, new, "", ""]);
        rows.push(["", "", "", "", ids, old]);
    }
    let user = |(id, (login, _)): (u32, &(&str, &str))| format!(r#"{{"id": {id}, "login": "{login}"}}"#);
    let export = export_of(&(7..).zip(&people).map(user).collect::<Vec<_>>().join(", "));
    let files = Files::new().with("report.csv", &report_of(&rows));
    let files = files.with("a.json", &export).with("b.json", &export.replace("a.example", "b.example"));
    let text = files.text("explain a.example:7");
    assert!(text.contains("(2 more people moved so)"), "{text}");
    assert!(!text.contains("SAML attribute"), "three people are no five: {text}");
}

#[test]
fn under_a_what_if_the_change_comes_before_the_sync() {
    let report = report_of(&[
        ["ann-lee", "Ann Lee", "ann.lee@acme.example", "", "", ""],
        ["", "", "", "", "7:a.example", "ann.lee@old.example"],
    ]);
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(r#"{"id": 7, "login": "ann"}"#));
    let text = files.text("explain a.example:7 --alias-domain old.example=acme.example");
    let fix = "Fix enterprise owner once its address is at acme.example instead of old.example (what if), sync";
    assert!(text.contains(fix), "{text}");
    assert!(text.contains("what if: found by rule 6"), "{text}");
}

#[test]
fn who_is_joined_and_counted_in_a_row_of_its_own_too_waits_for_a_sync() {
    let report = report_of(&[
        ["ann", "Ann", "ann@acme.example", "", "7:a.example", "ann@acme.example"],
        ["", "", "", "", "7:a.example", "ann@acme.example"],
    ]);
    let text = Files::new().with("report.csv", &report).text("explain a.example:7");
    assert!(text.contains("To do enterprise owner sync licence usage of a.example"), "{text}");
}

#[test]
fn of_several_who_are_one_person_by_notes_the_one_that_the_files_speak_for_gets_the_address() {
    let report = report_of(&[
        ["ann-lee", "Ann Lee", "ann.lee@acme.example", "", "", ""],
        ["", "", "", "", "7:a.example", "x@old.example"],
        ["", "", "", "", "8:a.example", "ann.lee@old.example"],
    ]);
    let users = r#"{"id": 7, "login": "kqzw"}, {"id": 8, "login": "ann-lee", "name": "Ann Lee"}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(users));
    note_as_ann_lee(&files, ["7", "8"]);
    let report = files.run("report --format json --notes ../notes.json");
    let first = |id| account(&report, id)["fixes"][0]["action"].clone();
    assert_eq!((first("7"), first("8")), ("add_verified_email".into(), "make_primary_on_server".into()));
}

#[test]
fn nobody_near_is_named_where_names_are_redacted() {
    let files = Files::new().with("report.csv", &report_of(&[["ann-lee", "Ann", "ann@acme.example", "", "", ""]]));
    let ran = Ran::of(&mut files.command("--redact explain ann-le"));
    assert!(ran.status == 1 && !ran.err.contains("ann-lee"), "{ran:?}");
}

#[test]
fn who_is_on_a_missing_page_of_the_older_report_is_not_gained_without_a_word() {
    let user = |login: &str| format!(r#"{{"github_com_login": "{login}", "license_type": "Enterprise"}}"#);
    let report = |users: &[&str]| {
        let users: Vec<String> = users.iter().map(|login| user(login)).collect();
        format!(r#"{{"total_seats_consumed": 2, "users": [{}]}}"#, users.join(", "))
    };
    let files = Files::new().with("old.json", &report(&["ann"])).with("new.json", &report(&["ann", "bo"]));
    let ran = Ran::of(&mut files.command("diff"));
    assert!(ran.err.contains("pages of the older report are not in its file"), "{ran:?}");
}

#[test]
fn where_the_cloud_account_shows_no_address_it_is_told_what_would_tell_one() {
    let report =
        report_of(&[["ann-lee", "Ann Lee", "", "", "", ""], ["", "", "", "", "7:a.example", "ann.lee@old.example"]]);
    let user = r#"{"id": 7, "login": "ann-lee", "name": "Ann Lee"}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(user));
    let text = files.text("explain a.example:7 --accounts managed");
    assert!(text.contains("load the linked identities: the report shows no address of ann-lee"), "{text}");
}

/// One who has moved, by accounts on two servers of which the report counts these, and what it says of each.
fn on_two_servers(ids: &str) -> Files {
    let report = report_of(&[
        ["ann-lee", "Ann Lee", "ann.lee@acme.example", "", "", ""],
        ["", "", "", "", ids, "ann.lee@old.example"],
    ]);
    let user = r#"{"id": 7, "login": "ann", "name": "Ann Lee", "email": "ann.lee@old.example"}"#;
    let other = export_of(&user.replace('7', "8")).replace("a.example", "b.example");
    Files::new().with("report.csv", &report).with("a.json", &export_of(user)).with("b.json", &other)
}

#[test]
fn who_is_counted_by_another_account_already_costs_nothing_more() {
    let files = on_two_servers("7:a.example");
    let text = files.text("explain b.example:8");
    assert!(text.contains("no licence more: by its e-mail the same person as a.example:7, counted already"), "{text}");
    let text = files.text("report");
    assert!(text.contains("nothing: counted with a.example:7"), "{text}");
}

#[test]
fn who_is_in_one_row_from_two_servers_is_to_be_mended_on_both() {
    let files = on_two_servers("7:a.example,8:b.example");
    let text = files.text("explain a.example:7");
    assert!(text.contains("and so for b.example:8, which is in the same row"), "{text}");
    let message = files.text("explain a.example:7 --format message");
    assert!(message.contains("the primary e-mail address. Do the same with ann on b.example."), "{message}");
}

#[test]
fn a_sync_that_fails_is_not_said_to_happen_by_itself() {
    let report = report_of(&[
        ["ann-lee", "Ann Lee", "ann.lee@acme.example", "", "", ""],
        ["", "", "", "", "7:a.example", "ann@old.example"],
    ]);
    let user = r#"{"id": 7, "login": "ann", "name": "Ann Lee", "email": "ann.lee@acme.example"}"#;
    let export = format!(r#"{{"host_name": "a.example", "features": ["license_usage_sync"], "users": [{user}]}}"#);
    let syncs = |status: &str, day: &str| {
        format!(
            r#"{{"server_instances": [{{"server_id": "s", "hostname": "a.example",
                "last_sync": {{"date": "{day}T08:00:00Z", "status": "{status}", "error": ""}}}}]}}"#
        )
    };
    let name = "consumed_licenses-acme-2026-11-20T080000Z.csv";
    for (status, day, works) in
        [("success", "2026-11-18", true), ("failed", "2026-11-18", false), ("success", "2026-10-18", false)]
    {
        let files = Files::new().with(name, &report).with("a.json", &export).with("sync.json", &syncs(status, day));
        let text = files.text("explain a.example:7");
        assert_eq!(text.contains("so it happens within the week"), works, "{text}");
        assert_eq!(text.contains("has not worked of late: mend that first"), !works, "{text}");
    }
}

#[test]
fn a_conflict_says_on_both_sides_who_it_is_between() {
    let report = report_of(&[
        ["mira-old", "Mira Old", "mira.old@acme.example", "", "7:a.example", "mira@acme.example"],
        ["mira-toth", "Mira Toth", "mira.toth@acme.example", "", "", ""],
    ]);
    let user = r#"{"id": 7, "login": "mtoth", "name": "Mira Toth", "email": "mira.toth@acme.example"}"#;
    let files = Files::new().with("report.csv", &report).with("a.json", &export_of(user));
    let text = files.text("explain a.example:7");
    assert!(text.contains("if it is not mira-old's any more, the next sync joins it with mira-toth"), "{text}");
    let text = files.text("explain @mira-toth");
    assert!(text.contains("mira.toth@acme.example GitHub counts it with mira-old"), "{text}");
    let text = files.text("explain @mira-old");
    assert!(text.contains("counted here; the rules find mira-toth"), "{text}");
}

#[test]
fn a_handle_in_common_is_told_wherever_it_stands() {
    let rows = |login: &'static str| {
        report_of(&[
            [login, "", "peter.h@acme.example", "", "", ""],
            ["ann-lee", "Ann Lee", "ann.lee@acme.example", "", "", ""],
        ])
    };
    for (login, user, told) in [
        (
            "pixelramen",
            r#"{"id": 7, "login": "phamilton", "name": "Peter Hamilton", "email": "mail@pixelramen.example"}"#,
            "same login: mail@pixelramen.example → pixelramen",
        ),
        (
            "paper-mantis",
            r#"{"id": 7, "login": "phamilton", "name": "Peter Hamilton", "email": "paper-mantis@home.example"}"#,
            "same login: paper-mantis@home.example → paper-mantis",
        ),
        (
            "feral-dagger",
            r#"{"id": 7, "login": "phamilton", "name": "feral_dagger", "email": "x77@home.example"}"#,
            "same login: feral_dagger → feral-dagger",
        ),
        (
            "velvetcomet",
            r#"{"id": 7, "login": "phamilton", "name": "Peter Hamilton", "email": "imvelvetcomet@home.example"}"#,
            "same login: imvelvetcomet@home.example → velvetcomet",
        ),
    ] {
        let files = Files::new().with("report.csv", &rows(login)).with("a.json", &export_of(user));
        let text = files.text("explain a.example:7");
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn an_address_with_a_partner_behind_the_name_is_told_whoever_the_partner_is() {
    let report = report_of(&[
        ["manojk", "Manoj Kulkarni", "manoj.kulkarni.datasmiths@ext.acme.example", "", "", ""],
        ["ann-lee", "Ann Lee", "ann.lee.datasmiths@ext.acme.example", "", "", ""],
        ["bo-li", "Bo Li", "bo.li@acme.example", "", "", ""],
    ]);
    let users = r#"{"id": 7, "login": "mk", "name": "Manoj Kulkarni", "email": "manoj.kulkarni@old.example"},
        {"id": 8, "login": "zed", "name": "", "email": "zed@datasmiths.example"}"#;
    let text = Files::new().with("report.csv", &report).with("a.json", &export_of(users)).text("explain a.example:7");
    let told = "other domain: manoj.kulkarni@old.example → manoj.kulkarni.datasmiths@ext.acme.example";
    assert!(text.contains(told), "{text}");
}
