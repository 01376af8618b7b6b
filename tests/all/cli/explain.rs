//! `explain`: who is meant, and all that is known of them.

use super::files::Files;
use super::{Ran, Story};
use serde_json::Value;

const FILES: &str = "consumed_licenses-acme-2026-11-20T080000Z.csv ghes.json";

fn story() -> Story {
    Story::of("half-of-acme-is-counted-twice")
}

fn explain(who: &str) -> Value {
    serde_json::from_str(&story().run(&format!("explain {who} {FILES} --format json")).good()).unwrap()
}

#[test]
fn every_kind_of_person_is_explained() {
    for (who, name) in [
        ("ghes.acme.example:11", "counted_twice"),
        ("@bo-li", "matched"),
        ("ckovacs", "conflict"),
        ("ivy@fox.example", "waiting"),
        ("build-bot", "service_account"),
        ("gone", "suspended"),
        ("@cyrus", "cloud_account"),
    ] {
        let text = story().run(&format!("explain {who} {FILES} --notes notes.json")).good();
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn the_explanation_is_json_too() {
    let text = story().run(&format!("explain ghes.acme.example:12 {FILES} --format json")).good();
    insta::assert_snapshot!("explain_json", text);
}

#[test]
fn the_first_form_that_fits_says_who() {
    for (who, accounts, login) in [
        ("@ANN-LEE", &[][..], Some("ann-lee")),
        ("GHES.acme.example:012", &["12"], Some("bo-li")),
        ("BO.LI@acme.example", &["12"], Some("bo-li")),
        ("ann.lee@acme.example", &[], Some("ann-lee")),
        ("ann-lee", &["11"], None),
        ("Bo-Li", &["12"], Some("bo-li")),
    ] {
        let person = &explain(who)["person"];
        let ids: Vec<_> = person["server_accounts"].as_array().unwrap().iter().map(|account| &account["id"]).collect();
        assert_eq!(ids, accounts, "{who}");
        assert_eq!(person["report_row"]["login"].as_str(), login, "{who}");
    }
}

#[test]
fn a_trace_has_every_rule_and_where_its_hits_stand() {
    let person = &explain("bo")["person"];
    let trace = person["server_accounts"][0]["trace"].as_array().unwrap();
    assert_eq!(trace.len(), 6);
    let hit = &trace[5]["hits"][0];
    assert_eq!((hit["cloud_login"].as_str(), hit["line"].as_u64()), (Some("bo-li"), Some(3)));
    assert_eq!(trace[0]["outcome"], "not_known");
    assert_eq!(person["server_accounts"][0]["reported"]["line"], 3);
}

#[test]
fn nobody_and_several_are_told() {
    let ran = story().run(&format!("explain an-lee {FILES}"));
    assert!(ran.err.contains("hint: the nearest are ann-lee, "), "{}", ran.err);
    assert_eq!(ran.error(1), "an-lee: nobody is found");
    let ran = story().run(&format!("explain cy.kovacs@acme.exampel {FILES}"));
    assert!(ran.err.contains("hint: the nearest are cy.kovacs@acme.example"), "{}", ran.err);
    let ran = Story::of("two-people-share-a-login").run("explain ann report.csv ghes1.json ghes2.json");
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert_eq!(ran.error(1), "ann fits 2 people or accounts");
}

/// A look-alike letter or a typing error is mended on the server; nobody can verify such an address.
#[test]
fn an_address_with_a_wrong_letter_is_never_to_be_verified() {
    for who in ["amorozov", "gferreira"] {
        let out = assert_cmd::Command::cargo_bin("seatmatch")
            .unwrap()
            .args(["explain", who, "--demo", "--format", "json"])
            .output()
            .unwrap();
        let answer: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        let fixes = answer["person"]["server_accounts"][0]["fixes"].as_array().unwrap().clone();
        let actions: Vec<_> = fixes.iter().map(|fix| fix["action"].as_str().unwrap()).collect();
        assert_eq!(actions, ["make_primary_on_server"], "{who}");
    }
}

#[test]
fn a_person_who_is_counted_twice_gets_a_message_with_each_way_to_mend_it() {
    let message = story().run(&format!("explain ghes.acme.example:11 {FILES} --format message")).good();
    insta::assert_snapshot!("message", message);
    assert_eq!(explain("ghes.acme.example:11")["person"]["server_accounts"][0]["message"], message.as_str());
}

#[test]
fn who_could_change_nothing_gets_no_message() {
    let ran = story().run(&format!("explain bo {FILES} --format message"));
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("nothing that the person could change"), "{}", ran.err);
}

#[test]
fn an_invited_person_is_told_to_accept_and_never_to_change_the_address_that_is_right() {
    let text = story().run("explain --demo nhaddad").good();
    assert!(text.contains("accept the pending invitation to acme-ops and verify"), "{text}");
    assert!(!text.contains("primary e-mail on"), "{text}");
}

#[test]
fn reasons_stand_with_both_spellings() {
    for (who, reason) in [
        ("e20417", "same identifier: E20417"),
        ("bobw", "same name: Bob Whitfield → Robert Whitfield"),
        ("annlee-adm", "second account: annlee-adm → annlee"),
    ] {
        let text = story().run(&format!("explain --demo {who}")).good();
        assert!(text.contains(reason), "{text}");
    }
}

#[test]
fn a_name_or_login_in_common_stands_with_the_values_that_have_it() {
    let files = Files::new()
        .with(
            "consumed_licenses-corp-2026-11-20T080000Z.csv",
            "GitHub com login,GitHub com name,GitHub com verified domain emails,License type\n\
             otter,Tim Wood,tim@corp.example,Enterprise\ncarl,Carl Berg,carl@corp.example,Enterprise\n\
             kimlee,,kim.lee@corp.example,Enterprise\ncosmic-otter,,co@corp.example,Enterprise\n",
        )
        .with(
            "export.json",
            r#"{"host_name":"ghe.corp.example","features":[],"users":[
                {"id":3,"login":"tim-wood","name":"Timmy","email":"tw@old.example"},
                {"id":4,"login":"x9","name":"","email":"carl.berg@old.example"},
                {"id":5,"login":"kl7","name":"Kim Lee","email":"k7@old.example"},
                {"id":6,"login":"x10","name":"","email":"cosmic.otter@old.example"}]}"#,
        );
    for (id, reason) in [
        (3, "same name: tim-wood → Tim Wood"),
        (4, "same name: carl.berg@old.example → Carl Berg"),
        (5, "same name: Kim Lee → kim.lee@corp.example"),
        (6, "same login: cosmic.otter@old.example → cosmic-otter"),
    ] {
        let text = files.text(&format!("explain ghe.corp.example:{id} --threshold 0.05"));
        assert!(text.contains(reason), "{text}");
    }
}

#[test]
fn the_login_on_another_server_speaks_for_or_against() {
    let export = |host: &str, users: &str| format!(r#"{{"host_name":"{host}","features":[],"users":[{users}]}}"#);
    let files = Files::new()
        .with(
            "consumed_licenses-corp-2026-11-20T080000Z.csv",
            "GitHub com login,GitHub com name,GitHub com verified domain emails,License type,\
             Enterprise server user ids,Enterprise server primary emails\n\
             otter,Tim Wood,tim@corp.example,Enterprise,9:lab.corp.example:Member,tim@corp.example\n\
             carl,Carl Berg,carl@corp.example,Enterprise,,\n",
        )
        .with("lab.json", &export("lab.corp.example", r#"{"id":9,"login":"twood","email":"tim@corp.example"}"#))
        .with(
            "ghe.json",
            &export(
                "ghe.corp.example",
                r#"{"id":3,"login":"twood","name":"Tim Wood","email":"tw@old.example"},
                   {"id":4,"login":"woodtim","name":"Tim Wood","email":"tim+ghe@corp.example"}"#,
            ),
        );
    for (id, said) in [
        (3, "the same login as its account lab.corp.example / twood"),
        (4, "another login than its account lab.corp.example / twood"),
    ] {
        let text = files.text(&format!("explain ghe.corp.example:{id} --threshold 0.05"));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn a_second_account_stands_with_the_login_beside_which_it_is() {
    let files = Files::new()
        .with(
            "consumed_licenses-corp-2026-11-20T080000Z.csv",
            "GitHub com login,GitHub com name,GitHub com verified domain emails,License type,\
             Enterprise server user ids,Enterprise server primary emails\n\
             otter,Tim Wood,tim@corp.example,Enterprise,9:ghe.corp.example:Member,tim@corp.example\n",
        )
        .with(
            "export.json",
            r#"{"host_name":"ghe.corp.example","features":[],"users":[
                {"id":9,"login":"twood","name":"Tim Wood","email":"tim@corp.example"},
                {"id":10,"login":"twood-adm","name":"Tim Wood","email":"twood-adm@corp.example"}]}"#,
        );
    let text = files.text("explain twood-adm");
    assert!(text.contains("second account: twood-adm → twood"), "{text}");
}

#[test]
fn names_that_differ_stand_with_what_they_have_in_common() {
    for (shown, said) in [
        ("Alex Kim", "the names differ but for one word"),
        ("Doseok Brown", "the family names differ"),
        ("Alex Brown", "the names differ"),
    ] {
        let row = format!("pixelfox,{shown},pf@corp.example,Enterprise\n");
        let files = Files::new()
            .with(
                "consumed_licenses-corp-2026-11-20T080000Z.csv",
                &format!("GitHub com login,GitHub com name,GitHub com verified domain emails,License type\n{row}"),
            )
            .with(
                "export.json",
                r#"{"host_name":"ghe.corp.example","features":[],"users":[
                    {"id":9,"login":"pixelfox","name":"Doseok Kim","email":"pixelfox+git@corp.example",
                     "emails":[{"email":"pf+git@corp.example"}]}]}"#,
            );
        let text = files.text("explain ghe.corp.example:9 --threshold 0.05");
        assert!(text.contains(&format!("against {said} Fix")), "{text}");
    }
}

#[test]
fn an_id_alone_or_on_another_server_leads_to_its_account() {
    for who in ["11", "ghes:11"] {
        let ran = story().run(&format!("explain {who} {FILES}"));
        assert!(ran.err.contains("hint: the nearest is ghes.acme.example:11\n"), "{}", ran.err);
        ran.error(1);
    }
    story().run(&format!("explain '' {FILES}")).error(1);
}

#[test]
fn a_match_that_the_next_sync_may_part_says_what_keeps_it() {
    let text = story().run("explain --demo ezhou").good();
    assert!(text.contains("GitHub matched them before its e-mail changed"), "{text}");
    assert!(text.contains("before the next sync let ericzhou have eric@zhou.example"), "{text}");
}

#[test]
fn an_enterprise_account_tells_of_its_subscription_that_is_counted_beside_it() {
    let text = story().run("explain --demo @lenafischer").good();
    assert!(text.contains("row 121 is a subscription of lena.fischer@acme.example"), "{text}");
    assert!(text.contains("change lenafischer to a Visual Studio license"), "{text}");
}

#[test]
fn without_a_primary_e_mail_nothing_is_said_to_have_been_tried() {
    let report = "github_com_login,license_type,enterprise_server_user_ids,enterprise_server_primary_emails\n\
                  ,Enterprise,\"7:a.example,8:a.example\",\"ann@acme.example,bo@acme.example\"\n";
    let story = story();
    let text = Ran::of(story.command("explain a.example:7 -").write_stdin(report)).good();
    assert!(text.contains("no rule could be tried without its primary e-mail"), "{text}");
    // Once for each of the two accounts of the row, and not for each rule.
    assert_eq!(text.matches("load the server accounts").count(), 2, "{text}");
}

#[test]
fn a_subscriber_is_found_by_the_subscription_s_address_alone() {
    let report = "github_com_login,license_type,visual_studio_subscription_email\n\
                  ,Visual Studio subscription,ann@acme.example\n";
    let story = story();
    let text = Ran::of(story.command("explain ann@acme.example -").write_stdin(report)).good();
    assert!(text.starts_with("SUBSCRIBER  row 2\n"), "{text}");
}

/// What `explain` says of an account of such a login, name and address, beside these cloud accounts and Ann Lee's that
/// is matched.
fn explained((login, name, email): (&str, &str, &str), clouds: &[(&str, &str, &str)]) -> String {
    let cloud =
        |(login, name, email): &(&str, &str, &str)| format!("{login},{name},TRUE,acme:Member,{email},Enterprise,,\n");
    let report = format!(
        "GitHub com login,GitHub com name,GitHub com user,GitHub com member roles,GitHub com verified domain emails,\
         License type,Enterprise server user ids,Enterprise server primary emails\n{}\
         ann-lee,Ann Lee,TRUE,acme:Member,ann.lee@acme.example,Enterprise,1:ghe.acme.example:Member,ann.lee@acme.example\n\
         ,,FALSE,,,Enterprise,2:ghe.acme.example:Member,{email}\n",
        clouds.iter().map(cloud).collect::<String>()
    );
    let users = serde_json::json!([
        {"id": 1, "login": "otter", "name": "Ann Lee", "email": "ann.lee@acme.example"},
        {"id": 2, "login": login, "name": name, "email": email},
    ]);
    let export = format!("{{\"host_name\":\"ghe.acme.example\",\"features\":[],\"users\":{users}}}");
    let files = Files::new().with("report.csv", &report).with("ghe.json", &export);
    files.text(&format!("explain {login}"))
}

#[test]
fn what_the_search_knows_beside_the_reasons_is_told() {
    let clouds =
        [("carlal", "Carla Lima", "carla.lima@acme.example"), ("bronx93", "Kien Nguyen", "kien.n@acme.example")];
    let text = explained(("carla.lima", "Carla Alves Lima", "carla81@freemail.example"), &clouds);
    assert!(text.contains("its login is the mailbox") && text.contains("carla.lima@acme.example"), "{text}");
    let text = explained(("kn93", "Kien Nguyen", "otter@freemail.example"), &clouds);
    assert!(text.contains("the same number: kn93 → bronx93"), "{text}");
}

#[test]
fn a_second_account_has_a_mailbox_of_its_own_and_nothing_speaks_against_that() {
    let text = explained(("annlee-adm", "Ann Lee (Admin)", "annlee.adm@acme.example"), &[]);
    assert!(text.contains("second account: annlee.adm@acme.example → ann.lee@acme.example"), "{text}");
    assert!(!text.contains("another mailbox") && !text.contains("same login"), "{text}");
}

#[test]
fn a_second_accounts_mailbox_stands_with_the_one_that_it_is_made_of() {
    let text = explained(("swiftpixel-adm", "", "adm-rquist@acme.example"), &[("walrus", "", "rquist@acme.example")]);
    assert!(text.contains("second account: adm-rquist@acme.example → rquist@acme.example"), "{text}");
}

#[test]
fn a_short_form_stands_with_the_name_that_it_is_of() {
    let strangers: Vec<[String; 2]> = (0..60).map(|at| [format!("zed{at}"), format!("Zora Zed{at}son")]).collect();
    for (server, cloud, expected) in [
        (("oquist", "", "x9@freemail.example"), ("walrus", "Olaf Quist", ""), "initials: oquist → Olaf Quist"),
        (("raven", "Olaf Quist", "x9@freemail.example"), ("oquist", "", ""), "initials: Olaf Quist → oquist"),
        (("raven", "Ida Olaf Quist", ""), ("olafquist", "", ""), "same name: Ida Olaf Quist → olafquist"),
        (("raven", "Ida Olaf Quist", ""), ("walrus", "Olaf Quist", ""), "same name: Ida Olaf Quist → Olaf Quist"),
    ] {
        let others = strangers.iter().map(|[login, name]| (login.as_str(), name.as_str(), ""));
        let text = explained(server, &others.chain([cloud]).collect::<Vec<_>>());
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn what_marks_an_address_is_shown_with_the_address_that_has_it() {
    let marked: Vec<[String; 2]> =
        (0..40).map(|at| [format!("zed{at}"), format!("zora.zed{at}son-c@acme.example")]).collect();
    let others = marked.iter().map(|[login, email]| (login.as_str(), "", email.as_str()));
    let clouds: Vec<_> = others.chain([("walrus", "", "olaf.kern-c@acme.example")]).collect();
    let text = explained(("raven", "", "olaf.kern@tekwave.example"), &clouds);
    assert!(text.contains("other domain: olaf.kern@tekwave.example → olaf.kern-c@acme.example"), "{text}");
    let clouds: Vec<_> =
        clouds[..40].iter().copied().chain([("walrus", "Olaf Kern", "olaf.kern-c@acme.example")]).collect();
    let text = explained(("raven", "Olaf Kern", "okern@tekwave.example"), &clouds);
    assert!(text.contains("initials: okern@tekwave.example → olaf.kern-c@acme.example"), "{text}");
}

#[test]
fn a_name_beside_the_one_that_is_shown_stands_where_it_is_written_and_no_name_differs() {
    let marked: Vec<[String; 2]> =
        (0..40).map(|at| [format!("zed{at}"), format!("x-zora.zed{at}son@acme.example")]).collect();
    let others = marked.iter().map(|[login, email]| (login.as_str(), "", email.as_str()));
    let clouds: Vec<_> = others.chain([("walrus", "Cindy Li", "x-lijiexiu@acme.example")]).collect();
    let text = explained(("raven", "李洁秀", "jiexiu.li@partner.example"), &clouds);
    assert!(text.contains("same name: 李洁秀 → x-lijiexiu@acme.example"), "{text}");
    assert!(!text.contains("differ"), "{text}");
}

#[test]
fn a_login_in_common_stands_with_the_login_whatever_the_enterprise_puts_behind_it() {
    let logins: Vec<(String, String)> =
        (0..30).map(|at| (format!("p{at}_acme"), format!("p{at}@acme.example"))).collect();
    let others = logins.iter().map(|(login, email)| (login.as_str(), "", email.as_str()));
    let clouds: Vec<_> = others.chain([("kquarrel_acme", "Kim Quarrel", "kim.quarrel@acme.example")]).collect();
    let text = explained(("kquarrel", "Kim Quarrel", "kim@freemail.example"), &clouds);
    assert!(text.contains("same login: kquarrel → kquarrel_acme"), "{text}");
}

#[test]
fn a_name_stands_with_the_address_that_has_a_letter_behind_it() {
    let lettered: Vec<[String; 2]> = ["hoa", "lan", "minh", "tuan"]
        .iter()
        .flat_map(|given| ["tranv", "phamt", "dangn", "tranq"].map(|family| (given, family)))
        .map(|(given, family)| {
            [format!("{} {given}", &family[..family.len() - 1]), format!("{given}.{family}@acme.example")]
        })
        .collect();
    let logins: Vec<String> = (0..lettered.len()).map(|at| format!("zed{at}")).collect();
    let others =
        logins.iter().zip(&lettered).map(|(login, [name, email])| (login.as_str(), name.as_str(), email.as_str()));
    let clouds: Vec<_> = others.chain([("walrus", "", "tung.tranv@acme.example")]).collect();
    let text = explained(("raven", "Tran Van Tung", "tranvantung@acme.example"), &clouds);
    assert!(text.contains("same name: Tran Van Tung → tung.tranv@acme.example"), "{text}");
}
