//! `--redact`: nothing that the inputs say of anybody is in any output, all that was decided is as without it, and the
//! owner finds the way back.

mod stage;

use seatmatch::export::{Paint, write_explain_json, write_explanation};
use seatmatch::matching::{Asker, Options, World};
use seatmatch::model::Estate;
use seatmatch::query::Person;
use seatmatch::read::{Input, LoadOptions, Progress};
use seatmatch::redact::{Pseudonyms, redacted};
use serde_json::Value;
use stage::{Case, cases, demo, stands_in};
use std::collections::HashMap;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

#[test]
fn nothing_of_the_inputs_is_in_any_output() {
    for case in cases() {
        let words = case.words();
        assert!(words.len() > 5, "{words:?}");
        let mut leaks = Vec::new();
        let workbook = case.workbook();
        assert!(workbook.contains("candidate_reasons"), "{workbook}");
        for (command, out) in case.outputs().into_iter().chain([("export to Excel".to_owned(), workbook)]) {
            let lower = out.to_lowercase();
            let leaked: Vec<_> = words.iter().filter(|word| stands_in(&lower, word)).collect();
            let mut ids = out.match_indices(".example:").map(|(at, host)| &out[at + host.len()..]);
            if !leaked.is_empty() || ids.any(|id| id.starts_with(|c: char| c.is_ascii_digit())) {
                leaks.push(format!("{leaked:?} in {command}"));
            }
        }
        assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    }
}

/// What was decided about an account, and nothing that tells whose it is.
fn decided(account: &Value) -> String {
    let of = |list: &str, field: &str| -> Vec<Value> {
        account[list].as_array().unwrap().iter().map(|of| of[field].clone()).collect()
    };
    let fields =
        ["suspended", "dormant", "counted", "verdict", "computed_verdict", "rule"].map(|field| &account[field]);
    let lists = [("candidates", "score"), ("candidates", "reasons"), ("fixes", "actor"), ("fixes", "action")];
    let lists = lists.map(|(list, field)| of(list, field));
    let has = ["login", "name", "primary_email", "cloud_login", "reported_login"].map(|field| account[field].is_null());
    format!("{fields:?} {lists:?} {has:?} {}", account["emails"].as_array().unwrap().len())
}

fn all_decided(report: &Value) -> Vec<String> {
    let mut decided: Vec<_> = report["server_accounts"].as_array().unwrap().iter().map(decided).collect();
    decided.sort();
    decided
}

#[test]
fn what_was_decided_is_as_without_it() {
    for case in cases() {
        for options in ["", "--alias-domain old-acme.example=acme.example", "--filter is:double", "--no-candidates"] {
            let (plain, redacted) = (case.json("report", options), case.json("report", &format!("{options} --redact")));
            assert_eq!(all_decided(&redacted), all_decided(&plain), "{} {options}", case.files);
            let mut summaries = [plain["summary"].clone(), redacted["summary"].clone()];
            for summary in &mut summaries {
                let causes = summary["causes"].as_array_mut().unwrap();
                causes.iter_mut().for_each(|cause| cause["detail"] = cause["detail"].is_null().into());
                causes.sort_by_key(ToString::to_string);
            }
            assert_eq!(summaries[0], summaries[1], "{} {options}", case.files);
            assert_eq!(plain["options"]["filter"], redacted["options"]["filter"], "words of the language stay");
        }
    }
}

#[test]
fn a_key_gives_the_same_bytes_and_another_key_others() {
    let (first, second) = (demo(), demo());
    let run = |case: &Case| case.run("report", "--format json --redact").good();
    let report = run(&first);
    assert_eq!(report, run(&first));
    assert_ne!(report, run(&second), "each home has a key of its own");
    fs::copy(first.story.path("data/pseudonyms.key"), second.story.path("data/pseudonyms.key")).unwrap();
    assert_eq!(report, run(&second), "the pseudonyms are the key's, wherever it is");
}

#[cfg(unix)]
#[test]
fn the_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let case = demo();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    case.run("check", "--redact").good();
    let key = case.story.path("data/pseudonyms.key");
    assert_eq!((mode(&key), fs::read(&key).unwrap().len()), (0o600, 32));
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(case.run("check", "--redact").err.contains("was open to others (mode 0644)"));
    assert_eq!(mode(&key), 0o600);
    fs::write(&key, "short").unwrap();
    assert!(case.run("check", "--redact").error(1).ends_with("pseudonyms.key: this is no key of 32 bytes"));
}

#[test]
fn the_owner_finds_who_a_pseudonym_is() {
    let case = demo();
    let explain = |who: &str, options: &str| case.json(&format!("explain {who}"), options);
    let truth = explain("ghe2.acme.example:101", "");
    let told = explain("ghe2.acme.example:101", "--redact");
    let account = &told["person"]["server_accounts"][0];
    let text = |field: &str| account[field].as_str().unwrap().to_owned();
    for who in [text("login"), text("primary_email"), format!("{}:{}", text("host"), text("id"))] {
        assert_eq!(explain(&who, ""), truth, "{who}");
        assert_eq!(explain(&who.to_uppercase(), "--redact"), told, "{who}");
    }
    let cloud = account["candidates"][0]["cloud_login"].as_str().unwrap();
    assert_eq!(explain(&format!("@{cloud}"), "")["person"]["report_row"]["login"], "thomasbecker");
    let of_domain = text("primary_email").split_once('@').unwrap().1.to_owned();
    let row = explain("@annlee", "--redact")["person"]["report_row"].clone();
    let organization = row["consumes_because"][0].as_str().unwrap().split_once(':').unwrap().1.to_owned();
    let file = row["file"].as_str().unwrap().to_owned();
    for (pseudonym, meaning) in [
        (text("host"), "ghe2.acme.example"),
        (of_domain, "old-acme.example"),
        (organization, "acme-platform"),
        (row["name"].as_str().unwrap().to_owned(), "Ann Lee"),
        (file, "consumed_licenses-acme-2026-11-20T080000Z.csv"),
    ] {
        let told = case.run(&format!("explain {pseudonym}"), "").good();
        assert_eq!(told, format!("{pseudonym} is {meaning}\n"));
        let hidden = case.run(&format!("explain {pseudonym}"), "--redact");
        assert!(!hidden.err.contains(meaning), "{hidden:?}");
        assert_eq!(hidden.error(1), format!("{pseudonym}: this is no person's pseudonym"));
    }
    let elsewhere = demo().run(&format!("explain {}", text("login")), "");
    assert!(elsewhere.error(1).contains("nobody in these files has this pseudonym with the key of this machine"));
}

#[test]
fn what_is_equal_in_the_files_is_seen_to_be_equal() {
    let person = demo().json("explain ghe2.acme.example:101", "--redact")["person"].clone();
    let account = &person["server_accounts"][0];
    let parts = |email: &Value| email.as_str().unwrap().split_once('@').map(|(a, b)| (a.to_owned(), b.to_owned()));
    let (own, domain) = parts(&account["primary_email"]).unwrap();
    let (fixed, other_domain) = parts(&account["fixes"][1]["address"]).unwrap();
    assert_eq!(own, fixed, "the mailbox is the same");
    assert_ne!(domain, other_domain, "the domain is another");
    let detail = demo().json("report", "--redact")["summary"]["causes"][0]["detail"].clone();
    assert!(detail.as_str().unwrap().contains(" -> domain-"), "{detail}");
}

#[test]
fn where_pseudonyms_would_be_of_no_use_they_are_refused() {
    let story = demo().story;
    for command in ["notes path", "notes export", "notes import theirs.json", "config show", "config path"] {
        assert!(story.run(&format!("{command} --redact")).error(2).starts_with("--redact: "), "{command}");
    }
}

#[test]
fn warnings_on_standard_error_have_pseudonyms_too() {
    let case = demo();
    let words = case.words();
    let told = case.run("report", "--redact").err.to_lowercase();
    assert!(told.contains("warning: file-"), "{told}");
    let leaked: Vec<_> = words.iter().filter(|word| stands_in(&told, word)).collect();
    assert!(leaked.is_empty(), "{leaked:?} in {told}");
}

#[test]
fn everybody_is_explained_without_a_word_of_the_files() {
    let case = demo();
    let words = case.words();
    let world = World::judge(estate_of(&seatmatch::demo::inputs()), Options::default(), Arc::default());
    let world = world.with_candidates(world.find_candidates(&AtomicBool::new(false)).unwrap());
    let told = redacted(&world, &Pseudonyms::of_key(&[7; 32])).unwrap();
    let mut out = Vec::new();
    let paint = Paint { on: false };
    for account in told.estate.account_ids() {
        assert_eq!(told.verdict(account), world.verdict(account));
        for candidate in world.candidates(account) {
            let evidence = |world: &World| {
                let evidence = world.evidence(&Asker::Account(account), candidate.row);
                let reasons = evidence.reasons.iter().map(|of| (of.reason, of.own.is_known(), of.cloud.is_known()));
                (reasons.collect::<Vec<_>>(), evidence.against)
            };
            assert_eq!(evidence(&told), evidence(&world), "what is asked of the letters is asked of the files");
        }
        write_explanation(&mut out, &told.explain_account(account), paint, 200).unwrap();
        let person = Person { row: told.estate.rows_of(account).first().copied(), accounts: vec![account] };
        write_explain_json(&mut out, &told, &person).unwrap();
    }
    for row in told.estate.row_ids() {
        assert_eq!(told.consumes_because(row).len(), world.consumes_because(row).len());
        write_explanation(&mut out, &told.explain_row(row), paint, 200).unwrap();
    }
    let out = String::from_utf8(out).unwrap().to_lowercase();
    let leaked: Vec<_> = words.iter().filter(|word| stands_in(&out, word)).collect();
    assert!(leaked.is_empty(), "{leaked:?}");
}

/// An estate of two cloud accounts and a server account with this address.
fn estate_with(address: &str) -> Arc<Estate> {
    let report = format!(
        "github_com_login,github_com_verified_domain_emails,enterprise_server_user_ids,enterprise_server_primary_emails\n\
         ann,ann@corp.example,,\nbo,bo@corp.example,,\n,,7:ghes.example,{address}\n"
    );
    estate_of(&[Input { bytes: Some(report.leak().as_bytes()), ..Input::of("report.csv") }])
}

fn estate_of(inputs: &[Input]) -> Arc<Estate> {
    Arc::new(seatmatch::read::load(inputs, &LoadOptions::default(), &Progress::default()).unwrap())
}

/// As improbable as it is, one pseudonym for two values would tell of a match that is none.
#[test]
fn one_pseudonym_for_two_values_is_refused() {
    let world = World::judge(estate_with("ann@old.example"), Options::default(), Arc::default());
    let told_as = |address: &str| {
        world.redacted(estate_with(address), HashMap::new(), Arc::default(), Options::default()).is_some()
    };
    assert!(told_as("any@other.example"), "whatever the value is");
    assert!(!told_as("bo@corp.example"), "but for one that a rule finds");
}

#[test]
fn a_dormant_machine_is_one_also_where_its_login_is_not_told() {
    let report = b"github_com_login,enterprise_server_user_ids\nann,\n,7:ghes.example\n,8:ghes.example\n";
    let users = b"created_at,id,login,email,role,suspended?,dormant?\n\
                  2020-01-01,7,jenkins,jenkins@old.example,user,false,true\n\
                  2020-01-01,8,kim,kim@old.example,user,false,true\n";
    let users = Input { host: Some("ghes.example".into()), bytes: Some(users), ..Input::of("users.csv") };
    let estate = estate_of(&[Input { bytes: Some(report), ..Input::of("report.csv") }, users]);
    let options = Options { candidates: false, ..Options::default() };
    let world = World::judge(estate, options, Arc::default());
    let told = redacted(&world, &Pseudonyms::of_key(&[7; 32])).unwrap();
    let actions = |world: &World| -> Vec<Vec<_>> {
        let of = |account| world.fixes(account).iter().map(|fix| fix.action.name()).collect();
        world.estate.account_ids().map(of).collect()
    };
    assert_eq!(actions(&world), [vec!["accept"], vec!["suspend", "accept"]]);
    assert_eq!(actions(&told), actions(&world));
}
