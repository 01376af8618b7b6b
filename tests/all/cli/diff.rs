//! `diff`: what changed from one cloud report to a newer one.

use super::Story;
use serde_json::Value;

const OLDER: &str = "assets/demo/older/consumed_licenses-acme-2026-10-20T080000Z.csv";
const NEWER: &str = "assets/demo/consumed_licenses-acme-2026-11-20T080000Z.csv";

fn story() -> Story {
    Story::of("half-of-acme-is-counted-twice")
}

fn file(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn diff(older: &str, newer: &str) -> Value {
    let command = format!("diff {} {} --format json", file(older), file(newer));
    serde_json::from_str(&story().run(&command).good()).unwrap()
}

fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or_default()).collect()
}

#[test]
fn the_sample_differs_from_last_months_as_its_readme_says() {
    insta::assert_snapshot!("diff_text", story().run("diff --demo").good());
    let json: Value = serde_json::from_str(&story().run("diff --demo --format json").good()).unwrap();
    assert_eq!(texts(&json["persons_gained"], "login"), ["elif-kaya", "luca-moretti", "rui-costa", ""]);
    assert_eq!(texts(&json["persons_lost"], "login"), ["brandonhughes"]);
    assert_eq!(texts(&json["newly_matched"], "id"), ["120", "124"]);
    assert_eq!(texts(&json["newly_matched"], "is"), ["klausweber", "markusvogel"]);
    assert_eq!(texts(&json["newly_unmatched"], "id"), ["61"]);
    let accounts = ["ghe1.acme.example:25", "ghe1.acme.example:61", "ghe2.acme.example:120", "ghe2.acme.example:124"];
    assert_eq!(texts(&json["emails_changed"], "server_account")[..4], accounts);
    assert_eq!(json["newer"]["licenses"]["reported"], 119);
}

#[test]
fn a_report_does_not_differ_from_itself() {
    let story = story();
    std::fs::copy(file(NEWER), story.path("copy.csv")).unwrap();
    let text = story.run(&format!("diff {} {}", file(NEWER), story.path("copy.csv").display())).good();
    assert!(text.contains("Nobody came or went, and no match or e-mail changed."), "{text}");
}

#[test]
fn there_and_back_are_each_others_mirror() {
    let (there, back) = (diff(OLDER, NEWER), diff(NEWER, OLDER));
    for (one, other) in [("persons_gained", "persons_lost"), ("newly_matched", "newly_unmatched")] {
        for (a, b) in [(&there[one], &back[other]), (&there[other], &back[one])] {
            let logins = |list| texts(list, "login").iter().map(|login| (*login).to_owned()).collect::<Vec<_>>();
            assert_eq!(logins(a), logins(b), "{one}");
            assert!(!a.as_array().unwrap().is_empty(), "{one}");
        }
    }
    assert_eq!(there["older"]["licenses"], back["newer"]["licenses"]);
}

#[test]
fn what_is_no_pair_of_reports_is_refused() {
    for (files, status, words) in [
        (OLDER.to_owned(), 2, "two cloud reports are compared"),
        (format!("assets/demo/ghe1.json {NEWER}"), 1, "this is no cloud report"),
        (format!("{OLDER} {NEWER} {OLDER}"), 2, "a third cloud report"),
    ] {
        let files: Vec<String> = files.split(' ').map(file).collect();
        let ran = story().run(&format!("diff {}", files.join(" ")));
        assert_eq!((ran.status, ran.out.as_str()), (status, ""), "{}", ran.err);
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

/// Two reports that a test writes, compared.
fn written(older: (&str, &str), newer: (&str, &str), more: &str) -> super::Ran {
    let story = story();
    let paths = [older, newer].map(|(name, text)| {
        std::fs::write(story.path(name), text).unwrap();
        story.path(name).display().to_string()
    });
    story.run(&format!("diff {} {more}", paths.join(" ")))
}

#[test]
fn a_what_if_is_said_before_anything_else() {
    let what_if = "--alias-domain old-acme.example=acme.example";
    let text = story().run(&format!("diff --demo {what_if}")).good();
    assert!(text.starts_with("What if old-acme.example were acme.example: nothing below has happened"), "{text}");
    let json: Value =
        serde_json::from_str(&story().run(&format!("diff --demo --format json {what_if}")).good()).unwrap();
    assert_eq!(json["what_if"]["alias_domains"][0]["from"], "old-acme.example");
    let json: Value = serde_json::from_str(&story().run("diff --demo --format json").good()).unwrap();
    assert!(json["what_if"].is_null());
}

#[test]
fn a_flag_that_would_change_nothing_is_refused() {
    for flag in ["--filter is:double", "--list cloud", "--price 21"] {
        let error = story().run(&format!("diff --demo {flag}")).error(2);
        assert!(error.contains("two whole reports are compared"), "{error}");
    }
}

#[test]
fn everybody_who_is_gone_is_told_for_what_they_were() {
    let head = "github_com_login,license_type,enterprise_server_user,enterprise_server_primary_emails,\
                visual_studio_subscription_user,visual_studio_subscription_email,github_com_orgs_with_pending_invites,\
                github_com_verified_domain_emails\nann,Enterprise,,,,,,\n";
    let gone = ",Enterprise,TRUE,noid@acme.example,,,,\n\
                ,Visual Studio subscription,,,TRUE,vs@acme.example,,\n\
                ,Enterprise,,,,,acme,new@acme.example\n";
    let text = written(("old.csv", &format!("{head}{gone}")), ("new.csv", head), "").good();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["server account noid@acme.example", "subscriber vs@acme.example", "invitation new@acme.example"] {
        assert!(words.contains(told), "{text}");
    }
}

#[test]
fn reports_of_two_enterprises_are_refused_as_in_a_report() {
    let report = "github_com_login,license_type\nann,Enterprise\n";
    let acme = ("consumed_licenses-acme-2026-10-20T080000Z.csv", report);
    let other = ("consumed_licenses-other-2026-11-20T080000Z.csv", report);
    let error = written(acme, other, "").error(1);
    assert!(error.contains("two cloud reports of two enterprises"), "{error}");
    written(acme, ("renamed.csv", report), "").good();
}
