//! The stage of these tests: files with people, what of them may be in no output, and every output that there is.

use crate::cli::{Ran, Story};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;

/// Words of GitHub's files, of this program and of the files' names that tell of nobody.
const WORDS: &str = "accepted actions admin collaborator collaborators different_person emailaddress enterprise \
                     example failed false ghost github github.com gone http https identities identity in_progress \
                     invitation json license license_usage_sync login matched meant member name null older outside \
                     owner pending report same_person schemas scim scim-admin search service_account studio \
                     subscription success sync sync-status there true user visual";
const PHRASES: [&str; 2] = ["pending invitation", "visual studio subscription"];

/// The shortest word that is looked for; shorter ones are in our own words by chance.
const SHORTEST: usize = 4;

/// A story with its files, an older report for `diff`, and notes.
pub struct Case {
    pub story: Story,
    pub files: &'static str,
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

pub fn demo() -> Case {
    let story = Story::of("../../assets/demo");
    let older = Some("older/consumed_licenses-acme-2026-10-20T080000Z.csv");
    let who = &["ghe2.acme.example:101", "@annlee", "amorozov", "ghe1.acme.example:42", "olenakovalenko"];
    Case { story, files: DEMO, older, notes: Some(NOTES), who }
}

pub fn cases() -> Vec<Case> {
    let acme = "consumed_licenses-acme-2026-11-20T080000Z.csv ghes.json";
    let acme_notes = Some(include_str!("../../../fixtures/half-of-acme-is-counted-twice/notes.json"));
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

    pub fn run(&self, verb: &str, options: &str) -> Ran {
        self.story.run(&self.arguments(verb, options))
    }

    pub fn json(&self, verb: &str, options: &str) -> Value {
        serde_json::from_str(&self.run(verb, &format!("{options} --format json")).good()).unwrap()
    }

    /// Every output that there is, with the command that wrote it.
    pub fn outputs(&self) -> Vec<(String, String)> {
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
    pub fn workbook(&self) -> String {
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
    pub fn words(&self) -> BTreeSet<String> {
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
pub fn stands_in(text: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .any(|(at, _)| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next()))
}
