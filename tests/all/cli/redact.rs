//! `--redact`: nothing that the inputs say of anybody is in any output, all that was decided is as without it, and the
//! owner finds the way back.

use super::Story;
use seatmatch::export::{Paint, write_explain_json, write_explanation};
use seatmatch::matching::{Options, World};
use seatmatch::query::Person;
use seatmatch::read::{LoadOptions, Progress};
use seatmatch::redact::{Pseudonyms, redacted};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Words of GitHub's files, of this program and of the files' names that tell of nobody.
const WORDS: &str = "accepted actions admin collaborator collaborators different_person emailaddress enterprise example \
                     failed false ghost github github.com gone http https identities identity in_progress invitation \
                     json license license_usage_sync login matched meant member name null older outside owner pending report \
                     same_person schemas scim scim-admin search service_account studio subscription success sync sync-status there \
                     true user visual";
const PHRASES: [&str; 2] = ["pending invitation", "visual studio subscription"];

/// The shortest word that is looked for; shorter ones are in our own words by chance.
const SHORTEST: usize = 4;

/// A story with its files, an older report for `diff`, and notes.
struct Case {
    story: Story,
    files: &'static str,
    older: Option<&'static str>,
    notes: Option<&'static str>,
    /// Whom to explain.
    who: &'static [&'static str],
}

const DEMO: &str = "consumed_licenses-acme-2026-11-20T080000Z.csv identities.json sync-status.json ghe1.json ghe2.json \
                    ghe2.acme.example=ghe2-all_users.csv ghe3.json";

const NOTES: &str = r#"{"format":"seatmatch-notes","version":1,"server_accounts":[
    {"host":"ghe2.acme.example","id":"101","decision":"same_person","cloud_login":"thomasbecker","text":"phoned Tomasio","updated_at":"2026-11-20T10:00:00Z","author":"Berenike"},
    {"host":"ghe2.acme.example","id":"9999","decision":"accepted","text":"left in Septembre","updated_at":"2026-11-20T10:00:00Z","author":"Berenike"},
    {"host":"gone.acme.example","id":"7","decision":"accepted","text":"Wunderlich","updated_at":"2026-11-20T10:00:00Z","author":"Berenike"}],
    "cloud_accounts":[{"login":"annlee","text":"the boss of Tomasio","updated_at":"2026-11-20T10:00:00Z","author":"Berenike"}]}"#;

fn demo() -> Case {
    let story = Story::of("../../assets/demo");
    let older = Some("older/consumed_licenses-acme-2026-10-20T080000Z.csv");
    let who = &["ghe2.acme.example:101", "@annlee", "amorozov", "ghe1.acme.example:42", "olenakovalenko"];
    Case { story, files: DEMO, older, notes: Some(NOTES), who }
}

fn cases() -> Vec<Case> {
    let acme = "consumed_licenses-acme-2026-11-20T080000Z.csv ghes.json";
    let acme_notes = Some(include_str!("../../fixtures/half-of-acme-is-counted-twice/notes.json"));
    let half = Story::of("half-of-acme-is-counted-twice");
    let who = &["ghes.acme.example:11", "@bo-li", "ckovacs", "build-bot"];
    vec![
        demo(),
        Case { story: half, files: acme, older: None, notes: acme_notes, who },
        Case {
            story: Story::of("hostile-names"),
            files: "report.csv ghes.json",
            older: None,
            notes: None,
            who: &["@cloud0"],
        },
        Case {
            story: Story::of("two-people-share-a-login"),
            files: "report.csv ghes1.json ghes2.json",
            older: None,
            notes: None,
            who: &["annika", "ann"],
        },
        Case {
            story: Story::of("a-spreadsheet-would-run-this-name"),
            files: "report.csv ghes.json",
            older: None,
            notes: None,
            who: &["@eve"],
        },
    ]
}

impl Case {
    /// The arguments of a run, with the notes of the case.
    fn arguments(&self, verb: &str, options: &str) -> String {
        let notes = self.story.path("team-notes.json");
        fs::write(&notes, self.notes.unwrap_or(r#"{"format":"seatmatch-notes","version":1}"#)).unwrap();
        format!("{verb} {} --notes {} {options}", self.files, notes.display())
    }

    fn run(&self, verb: &str, options: &str) -> super::Ran {
        self.story.run(&self.arguments(verb, options))
    }

    fn json(&self, verb: &str, options: &str) -> Value {
        serde_json::from_str(&self.run(verb, &format!("{options} --format json")).good()).unwrap()
    }

    /// Every output that there is, with the command that wrote it.
    fn outputs(&self) -> Vec<(String, String)> {
        let mut commands: Vec<String> = Vec::new();
        for format in ["text", "json", "csv", "markdown"] {
            for list in ["server", "cloud"] {
                commands.push(self.arguments("report", &format!("--format {format} --list {list}")));
            }
        }
        for options in
            ["--filter 'login:a domain:example -is:matched'", "--alias-domain old-acme.example=acme.example --price 21"]
        {
            commands.push(self.arguments("report", &format!("--format json {options}")));
            commands.push(self.arguments("report", options));
        }
        for format in ["csv", "json", "markdown"] {
            commands.push(self.arguments("export", &format!("--format {format} --output -")));
        }
        for who in self.who {
            for format in ["text", "json", "message"] {
                commands.push(self.arguments(&format!("explain {who}"), &format!("--format {format}")));
            }
        }
        for format in ["text", "json"] {
            commands.push(self.arguments("check", &format!("--format {format}")));
            commands
                .push(format!("notes list --notes {} --format {format}", self.story.path("team-notes.json").display()));
            if let Some(older) = self.older {
                commands.push(self.arguments(&format!("diff {older}"), &format!("--format {format}")));
            }
        }
        let run = |command: String| {
            let ran = self.story.run(&format!("{command} --redact"));
            assert!(ran.status <= 1, "{command}: {ran:?}");
            assert!(!ran.err.contains("error:") || command.starts_with("explain"), "{command}: {ran:?}");
            (command, ran.out)
        };
        commands.into_iter().map(run).collect()
    }

    /// The texts of an Excel workbook, which stand in one deflated part of it.
    fn workbook(&self) -> String {
        let path = self.story.path("out.xlsx");
        self.run("export", &format!("--redact --force --output {}", path.display())).good();
        let bytes = fs::read(path).unwrap();
        let name = b"xl/sharedStrings.xml";
        let at = bytes.windows(name.len()).position(|part| part == name).unwrap();
        let extra = usize::from(u16::from_le_bytes([bytes[at - 2], bytes[at - 1]]));
        let mut text = String::new();
        flate2::read::DeflateDecoder::new(&bytes[at + name.len() + extra..]).read_to_string(&mut text).unwrap();
        text
    }

    /// Every word of the files and the notes that may tell of somebody, in lower case.
    fn words(&self) -> BTreeSet<String> {
        let files = self.files.split_whitespace().chain(self.older).map(|file| file.split('=').next_back().unwrap());
        let mut values: Vec<String> = Vec::new();
        for file in files {
            values.push(file.to_owned());
            let text = fs::read_to_string(self.story.folder.join(file)).unwrap();
            values.extend(if text.starts_with(['{', '[']) { strings(&text) } else { cells(&text) });
        }
        values.extend(strings(self.notes.unwrap_or_default()));
        let mut words = BTreeSet::new();
        for value in values {
            let value = value.to_lowercase();
            words.extend(value.split([',', ';', '\n']).map(|part| part.trim().to_owned()));
            words.extend(value.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).map(str::to_owned));
        }
        let tells_nobody = |word: &str| word.chars().all(|c| c.is_ascii_digit() || "-:.tz+ ".contains(c));
        let ours: BTreeSet<&str> = WORDS.split_whitespace().chain(PHRASES).collect();
        words.retain(|word| word.chars().count() >= SHORTEST && !tells_nobody(word) && !ours.contains(word.as_str()));
        words
    }
}

fn cells(text: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// All texts of a JSON file.
fn strings(text: &str) -> Vec<String> {
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
            Value::Object(values) => values.values().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let documents = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    documents.for_each(|document| walk(&document.unwrap(), &mut found));
    found
}

/// Whether a word stands in a text by itself.
fn stands_in(text: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .any(|(at, _)| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next()))
}

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
    let inputs: Vec<_> = seatmatch::demo::inputs();
    let estate = seatmatch::read::load(&inputs, &LoadOptions::default(), &Progress::default()).unwrap();
    let world = World::judge(Arc::new(estate), Options::default(), Arc::default());
    let world = world.with_candidates(world.find_candidates(&AtomicBool::new(false)).unwrap());
    let told = redacted(&world, &Pseudonyms::of_key(&[7; 32])).unwrap();
    let mut out = Vec::new();
    let paint = Paint { on: false };
    for account in told.estate.account_ids() {
        assert_eq!(told.verdict(account), world.verdict(account));
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
