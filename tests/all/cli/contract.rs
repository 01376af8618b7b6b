//! What the contract says in one sentence and a program once got wrong: small files, one answer.

use super::Ran;
use super::files::{Files, account};
use serde_json::Value;

#[test]
fn one_address_in_two_spellings_is_one_address_of_a_row() {
    let report = Files::new().with(
        "report.csv",
        "github_com_login,license_type,github_com_verified_domain_emails,enterprise_server_user_ids,\
         enterprise_server_primary_emails\n\
         ann,Enterprise,ann@acme.example,\"7:a.example, 8:b.example\",\"Ann@acme.example, ann@ACME.example\"\n",
    );
    let report = report.report();
    assert_eq!(account(&report, "7")["rule"], "verified_email");
    assert_eq!(account(&report, "8")["primary_email"], "Ann@acme.example");
}

#[test]
fn who_was_suspended_at_no_time_is_not_suspended() {
    let export = r#"{"host_name": "a.example", "users": [{"id": 7, "login": "ann", "suspended_at": null}]}"#;
    let report = Files::new().with("a.json", export).report();
    assert_eq!(account(&report, "7")["suspended"], false);
}

#[test]
fn a_subscriber_is_compared_with_name_ids_scim_user_names_and_verified_e_mails() {
    let report = "github_com_login,license_type,visual_studio_subscription_email,github_com_orgs_with_pending_invites\n\
                  ann,Enterprise,,\nbo,Enterprise,,\ncy,Enterprise,,\n\
                  ,Visual Studio subscription,ann@acme.example,\n\
                  ,Visual Studio subscription,bo@acme.example,acme\n\
                  ,Visual Studio subscription,cy@acme.example,\n";
    let identities = r#"{"data": {"enterprise": {"ownerInfo": {"samlIdentityProvider": {"externalIdentities": {"nodes": [
        {"user": {"login": "ann"}, "samlIdentity": {"nameId": "Ann@acme.example"}},
        {"user": {"login": "bo"}, "scimIdentity": {"username": "bo@acme.example"}},
        {"user": {"login": "cy"}, "samlIdentity": {"username": "cy@acme.example"}}]}}}}}}"#;
    let report = Files::new().with("report.csv", report).with("identities.json", identities).report();
    let rows = report["report_rows"].as_array().unwrap();
    let doubles: Vec<_> = rows.iter().map(|row| row["visual_studio"]["vs_double"].as_str()).collect();
    assert_eq!(doubles, [None, None, None, Some("ann"), Some("bo"), None]);
    assert_eq!(report["summary"]["licenses"]["visual_studio"], 2);
}

#[test]
fn of_records_that_differ_only_in_addresses_the_smallest_counts_in_any_order() {
    let user = |email: &str| {
        format!(
            r#"{{"remoteUserId": 7, "login": "ann", "emails": {{"nodes": [{{"email": "{email}", "isPrimary": true}}]}}}}"#
        )
    };
    let file = |first: &str, second: &str| {
        format!(
            r#"{{"data": {{"enterprise": {{"ownerInfo": {{"enterpriseServerInstallations": {{"nodes": [
            {{"hostName": "a.example", "userAccounts": {{"nodes": [{}, {}]}}}}]}}}}}}}}}}"#,
            user(first),
            user(second)
        )
    };
    let (a, b) = ("a@acme.example", "b@acme.example");
    for text in [file(a, b), file(b, a)] {
        let report = Files::new().with("accounts.json", &text).report();
        assert_eq!(account(&report, "7")["primary_email"], a);
        assert_eq!(report["files"][0]["warnings"][0]["code"], "differing-records");
    }
}

#[test]
fn who_has_which_invitation_is_the_same_in_any_order_of_the_rows() {
    let head = "github_com_login,license_type,github_com_orgs_with_pending_invites,github_com_verified_domain_emails\n";
    let (a, b) = (",Enterprise,acme,ann@acme.example\n", ",Enterprise,acme,bo@acme.example\n");
    let export = r#"{"host_name": "a.example", "users": [
        {"id": 7, "login": "ann", "email": "ann@acme.example", "emails": ["ann@acme.example", "bo@acme.example"]},
        {"id": 8, "login": "bo", "email": "bo@acme.example"}]}"#;
    for rows in [[a, b], [b, a]] {
        let files = Files::new().with("report.csv", &format!("{head}{}{}", rows[0], rows[1])).with("a.json", export);
        let report = files.run("report --format json");
        assert_eq!(account(&report, "7")["verdict"], "double");
        assert_eq!(account(&report, "8")["verdict"], "double");
    }
}

#[test]
fn a_fix_names_an_account_without_a_login_by_its_id() {
    let report = Files::new().with(
        "report.csv",
        "github_com_login,license_type,enterprise_server_user_ids,enterprise_server_primary_emails\n\
         ,Enterprise,7:a.example,ann@acme.example\n",
    );
    let text = account(&report.report(), "7")["fixes"][0]["text"].clone();
    assert_eq!(text, "if id 7 is meant to be on the server alone, note it as accepted or as a service account");
}

#[test]
fn an_export_without_features_does_not_say_that_automatic_sync_is_off() {
    let report = "github_com_login,license_type,github_com_verified_domain_emails\nann,Enterprise,ann@acme.example\n";
    let export = |features: &str| {
        format!(
            r#"{{"host_name": "a.example", {features} "users": [{{"id": 7, "login": "ann", "email": "ann@acme.example"}}]}}"#
        )
    };
    let fix = |features: &str| {
        let report = Files::new().with("report.csv", report).with("a.json", &export(features)).report();
        account(&report, "7")["fixes"][0]["text"].as_str().unwrap().to_owned()
    };
    assert!(fix("").contains("Sync now; without automatic sync Export license usage"), "{}", fix(""));
    assert!(!fix(r#""features": ["search"],"#).contains("Sync now"));
    assert!(fix(r#""features": {"license_usage_sync": true},"#).contains("automatic sync is on"));
}

#[test]
fn features_are_on_off_or_not_known_however_they_are_written() {
    let export = |features: &str| {
        format!(
            r#"{{"host_name": "a.example", "features": {features}, "users": [{{"id": 7, "login": "ann", "email": "ann@acme.example"}}]}}"#
        )
    };
    let fix = |features: &str| {
        let report =
            "github_com_login,license_type,github_com_verified_domain_emails\nann,Enterprise,ann@acme.example\n";
        let report = Files::new().with("report.csv", report).with("a.json", &export(features)).report();
        account(&report, "7")["fixes"][0]["text"].as_str().unwrap().to_owned()
    };
    let on = [
        r#"{"license_usage_sync": "true"}"#,
        r#"{"license_usage_sync": 1}"#,
        r#"{"license_usage_sync": "2025-01-01"}"#,
        r#"{"license_usage_sync": {"enabled": true}}"#,
        r#"[{"name": "license_usage_sync"}]"#,
    ];
    for features in on {
        assert!(fix(features).contains("automatic sync is on"), "{features}: {}", fix(features));
    }
    let off = ["[]", "{}", r#"{"license_usage_sync": {"enabled": false}}"#, r#"{"license_usage_sync": "false"}"#];
    for features in off {
        assert!(!fix(features).contains("Sync now"), "{features}: {}", fix(features));
        assert!(fix(features).contains("Export license usage"), "{features}: {}", fix(features));
    }
    for features in ["null", r#"{"license_usage_sync": "sometimes"}"#] {
        assert!(fix(features).contains("without automatic sync"), "{features}: {}", fix(features));
    }
    for (features, told) in [
        (r#"{"license_usage_sync": "true"}"#, "license_usage_sync\n"),
        (r#"{"license_usage_sync": 1}"#, "license_usage_sync\n"),
        (r#"{"license_usage_sync": "2025-01-01T00:00:00Z"}"#, "license_usage_sync since 2025-01-01\n"),
        (r#"{"license_usage_sync": {"enabled": false}}"#, "license_usage_sync off\n"),
    ] {
        let files = Files::new().with("a.json", &export(features));
        let text = Ran::of(&mut files.command("check")).good();
        assert!(text.contains(told) && !text.contains("since true") && !text.contains("since 1"), "{text}");
    }
}

#[test]
fn a_sync_that_failed_is_told_with_its_error_and_its_age() {
    let report = "github_com_login,license_type,github_com_verified_domain_emails\nann,Enterprise,ann@acme.example\n";
    let servers = |created: &str, state: &str| {
        format!(
            r#"{{"data": {{"node": {{"hostName": "a.example", "userAccounts": {{"nodes": [{{"login": "ann",
            "remoteUserId": 7, "emails": {{"nodes": [{{"email": "ann@acme.example", "isPrimary": true}}]}}}}]}},
            "userAccountsUploads": {{"nodes": [{{"createdAt": "{created}", "syncState": "{state}"}}]}}}}}}}}"#
        )
    };
    let status = r#"{"server_instances": [{"hostname": "a.example", "last_sync": {"date": "2026-09-01T08:00:00Z",
        "status": "failed", "error": "connection refused"}}]}"#;
    let fix = |files: &[(&str, &str)]| {
        let files = files.iter().fold(Files::new(), |all, (name, text)| all.with(name, text));
        account(&files.report(), "7")["fixes"][0]["text"].as_str().unwrap().to_owned()
    };
    let name = "consumed_licenses-acme-2026-11-20T080000Z.csv";
    for (date, state, told) in [
        ("2026-11-10T08:00:00Z", "FAILURE", "last sync 2026-11-10 (10 days before the report), which failed; then"),
        (
            "2026-11-19T08:00:00Z",
            "PENDING",
            "last sync 2026-11-19 (1 day before the report), which is not finished; then",
        ),
        ("2026-11-10T08:00:00Z", "SUCCESS", "last sync 2026-11-10 (10 days before the report); then"),
    ] {
        let text = fix(&[(name, report), ("a.json", &servers(date, state))]);
        assert!(text.contains(told), "{text}");
    }
    let error = "the sync of 2026-09-01 failed: connection refused";
    for (state, has_error) in [("FAILURE", true), ("PENDING", true), ("SUCCESS", false)] {
        let cloud = servers("2026-11-10T08:00:00Z", state);
        let text = fix(&[("report.csv", report), ("a.json", &cloud), ("sync.json", status)]);
        assert!(text.contains("last sync 2026-11-10") && text.contains(error) == has_error, "{state}: {text}");
    }
}

#[test]
fn an_export_in_a_list_is_read_and_two_in_one_are_refused() {
    let export = |host: &str| format!(r#"{{"host_name": "{host}", "users": [{{"id": 7, "login": "ann"}}]}}"#);
    let report = Files::new().with("a.json", &format!("[{}]", export("a.example"))).report();
    assert_eq!(account(&report, "7")["host"], "a.example");
    let two = Files::new().with("two.json", &format!("[{},{}]", export("a.example"), export("b.example")));
    let error = Ran::of(&mut two.command("report")).error(1);
    assert!(error.contains("more than one server export"), "{error}");
}

/// An enterprise whose people have names of their own, so that a name says something.
fn crowd() -> String {
    let (given, family) = (
        ["Ines", "Tariq", "Olga", "Marek", "Yuki", "Selma", "Ravi", "Petra", "Jonas", "Aiko"],
        ["Brandt", "Okafor", "Moreau", "Silva", "Kowalski", "Nakamura", "Lindqvist", "Costa", "Haddad", "Weber"],
    );
    let header = "github_com_login,github_com_name,license_type,github_com_verified_domain_emails,\
                  visual_studio_subscription_user,visual_studio_subscription_email\n";
    let person = |one: &str, two: &str| {
        let (login, email) = (format!("{one}{two}").to_lowercase(), format!("{one}.{two}@acme.example").to_lowercase());
        format!("{login},{one} {two},Enterprise,{email},FALSE,\n")
    };
    let some = |(number, one)| family.iter().skip(number % 3).step_by(3).map(move |two| person(one, two));
    let people: String = given.into_iter().enumerate().flat_map(some).collect();
    format!("{header}{people}{}", person("Quentin", "Zabel"))
}

fn subscriber(name: &str, email: &str) -> String {
    format!(",{name},Visual Studio subscription,,TRUE,{email}\n")
}

fn subscriptions(report: &Value) -> Vec<&Value> {
    let rows = report["report_rows"].as_array().unwrap();
    rows.iter().filter(|row| row["login"].is_null()).map(|row| &row["visual_studio"]).collect()
}

/// What is said, in one line.
fn explained(report: &str, arguments: &str) -> String {
    Files::new().with("report.csv", report).text(arguments)
}

#[test]
fn a_subscriber_under_another_address_is_likely_counted_beside_the_account_that_looks_like_it() {
    for (email, reason) in [
        ("quentin.zabel@old.example", "other_domain"),
        ("zabel.quentin@acme.example", "name_order"),
        ("quentin.zabel+vs@acme.example", "sub_address"),
        ("quentin.zabell@acme.example", "typo"),
    ] {
        let files = Files::new().with("report.csv", &(crowd() + &subscriber("Quentin Zabel", email)));
        let report = files.run("report --format json");
        let [found] = subscriptions(&report)[..] else { panic!("{report}") };
        assert_eq!(found["vs_double"], "quentinzabel", "{email}: {found}");
        assert!(found["score"].as_f64().unwrap() >= 0.8, "{email}: {found}");
        assert!(found["reasons"].as_array().unwrap().contains(&reason.into()), "{email}: {found}");
        let licenses = &report["summary"]["licenses"];
        assert_eq!((&licenses["visual_studio"], &licenses["visual_studio_likely"]), (&0.into(), &1.into()));
        assert_eq!(licenses["avoidable"], 0);
        let not_looked_for = files.report();
        assert_eq!(subscriptions(&not_looked_for)[0]["vs_double"], Value::Null);
        assert_eq!(not_looked_for["summary"]["licenses"]["visual_studio_likely"], 0);
    }
}

#[test]
fn a_subscriber_who_is_a_stranger_or_has_an_account_by_its_address_is_nobody_s_by_likeness() {
    let strangers = crowd()
        + &subscriber("Quentin Zabel", "quentin.zabel@acme.example")
        + &subscriber("Quentin Zabel", "quentin.zabel@old.example")
        + &subscriber("Ines Vandermeer", "ines.vandermeer@old.example")
        + &subscriber("Ines Brandt", "ines.brandt7@acme.example")
        + &subscriber("", "selma.kruse@elsewhere.example");
    let report = Files::new().with("report.csv", &strangers).run("report --format json");
    let found = subscriptions(&report);
    let doubles: Vec<_> = found.iter().map(|found| found["vs_double"].as_str()).collect();
    assert_eq!(doubles, [Some("quentinzabel"), None, None, None, None]);
    assert_eq!(found[0]["score"], Value::Null, "what an address says is certain");
    let text = explained(&strangers, "explain quentin.zabel@acme.example");
    assert!(text.contains("CLOUD ACCOUNT quentinzabel"), "{text}");
    assert!(text.contains("row 37 is a subscription of quentin.zabel@acme.example"), "{text}");
    assert_eq!(report["summary"]["licenses"]["visual_studio_likely"], 0);
}

#[test]
fn two_subscriptions_of_one_address_are_one_person_s_and_both_are_counted_beside_the_account() {
    let row = subscriber("Quentin Zabel", "quentin.zabel@old.example");
    for rows in [row.clone() + &row, row.clone() + &subscriber("", " Quentin.Zabel@old.example")] {
        let report = Files::new().with("report.csv", &(crowd() + &rows)).run("report --format json");
        let found = subscriptions(&report);
        let doubles: Vec<_> = found.iter().map(|found| (&found["vs_double"], &found["score"])).collect();
        assert_eq!(doubles[0].0, "quentinzabel", "{found:?}");
        assert_eq!(doubles[0], doubles[1], "{found:?}");
        assert_eq!(report["summary"]["licenses"]["visual_studio_likely"], 2);
    }
    let text = explained(&(crowd() + &row + &row), "explain quentin.zabel@old.example");
    assert!(text.contains("row 38 has this address too: a second subscription of one person"), "{text}");
    let others = row + &subscriber("Quentin Zabel", "quentin.zabel@older.example");
    let report = Files::new().with("report.csv", &(crowd() + &others)).run("report --format json");
    assert_eq!(report["summary"]["licenses"]["visual_studio_likely"], 0, "two addresses, and nothing says whose");
}

#[test]
fn what_speaks_against_a_subscriber_s_account_is_told_beside_what_speaks_for_it() {
    let report = crowd() + &subscriber("Quentin Zabel", "quentin.kruse@acme.example");
    let text = explained(&report, "explain quentin.kruse@acme.example");
    assert!(text.contains("for same name: Quentin Zabel against another mailbox of the same domain"), "{text}");
}

#[test]
fn a_visual_studio_licence_is_no_subscriber_s_second_one() {
    let report = crowd().replace("Quentin Zabel,Enterprise", "Quentin Zabel,Visual Studio subscription")
        + &subscriber("Quentin Zabel", "quentin.zabel@old.example");
    let report = Files::new().with("report.csv", &report).run("report --format json");
    assert!(subscriptions(&report).iter().all(|found| found["vs_double"].is_null()));
}

#[test]
fn a_likely_subscription_is_explained_on_both_rows_and_where_none_was_looked_for_that_is_said() {
    let report = crowd() + &subscriber("Quentin Zabel", "quentin.zabel@old.example");
    let explain = |arguments: &str| explained(&report, arguments);
    let subscriber = explain("explain quentin.zabel@old.example");
    assert!(subscriber.contains("likely counted beside the Enterprise licence of quentinzabel"), "{subscriber}");
    assert!(subscriber.contains("Looks like"), "{subscriber}");
    let spelled = "other domain: quentin.zabel@old.example → quentin.zabel@acme.example · same name: Quentin Zabel";
    assert!(subscriber.contains(spelled), "{subscriber}");
    assert!(subscriber.contains("against nothing in these files"), "{subscriber}");
    assert!(subscriber.contains("once you know that they are one person, change quentinzabel"), "{subscriber}");
    let account = explain("explain @quentinzabel");
    assert!(account.contains("likely the same person's:"), "{account}");
    let off = explain("explain --no-candidates quentin.zabel@old.example");
    assert!(off.contains("accounts that only look like the person's were not looked for"), "{off}");
    assert!(explain("report").contains("1 Visual Studio subscriber likely counted beside"));
}
