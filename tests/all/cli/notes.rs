//! `notes`: list, path, export and import.

use super::Story;
use std::fs;

fn story() -> Story {
    Story::of("half-of-acme-is-counted-twice")
}

#[test]
fn notes_are_listed() {
    insta::assert_snapshot!("notes_text", story().run("notes list --notes notes.json").good());
    insta::assert_snapshot!("notes_json", story().run("notes list --notes notes.json --format json").good());
}

#[test]
fn their_path_is_told() {
    let story = story();
    assert_eq!(story.run("notes path --notes team.json").good(), "team.json\n");
    let path = story.path("data").join("notes.json");
    assert_eq!(story.run("notes path").good(), format!("{}\n", path.display()));
}

#[test]
fn a_colleagues_notes_are_merged_and_handed_on() {
    let story = story();
    let ran = story.run("notes import notes.json").good();
    assert!(ran.starts_with("1 note taken over; 0 accounts noted by both"), "{ran}");
    let again = story.run("notes import notes.json").good();
    assert!(again.starts_with("0 notes taken over"), "{again}");
    let written = story.run("notes export").good();
    assert_eq!(written, fs::read_to_string(story.folder.join("notes.json")).unwrap());
    let path = story.path("team.json");
    let export = format!("notes export --output {}", path.display());
    story.run(&export).good();
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    assert!(story.run(&export).error(1).ends_with("there is a file already"));
    story.run(&format!("{export} --force")).good();
}

#[test]
fn what_is_no_notes_file_is_refused() {
    for (file, expected) in [
        ("ghes.json", "ghes.json: is no notes file of seatmatch"),
        ("none.json", "none.json: "),
        (
            "consumed_licenses-acme-2026-11-20T080000Z.csv",
            "consumed_licenses-acme-2026-11-20T080000Z.csv: is damaged at line 1",
        ),
    ] {
        let error = story().run(&format!("notes import {file}")).error(1);
        assert!(error.starts_with(expected), "{error}");
    }
    story().run("notes list --notes ghes.json").error(1);
}

#[test]
fn a_note_without_effect_is_kept_and_told() {
    let story = story();
    let notes = story.path("idle.json");
    let note = |id: &str, decision: &str| {
        format!(
            r#"{{"host": "ghes.acme.example", "id": "{id}", "text": "", "updated_at": "", "author": "", {decision}}}"#
        )
    };
    let records = [
        note("11", r#""decision": "same_person", "cloud_login": "nobody""#),
        note("12", r#""decision": "accepted""#),
        note("15", r#""decision": "accepted""#),
        note("99", r#""decision": "in_progress""#),
        note("98", r#""decision": null"#),
    ];
    let head = r#"{"format": "seatmatch-notes", "version": 1, "cloud_accounts": [], "server_accounts": ["#;
    fs::write(&notes, format!("{head}{}]}}", records.join(","))).unwrap();
    let files = "consumed_licenses-acme-2026-11-20T080000Z.csv ghes.json";
    let ran = story.run(&format!("report {files} --notes {}", notes.display()));
    let told: String = ran.err.split_inclusive('\n').filter(|line| line.contains("[note-without-effect]")).collect();
    assert_eq!(
        told,
        "warning: the note on ghes.acme.example:11 has no effect: @nobody is not in the report [note-without-effect]\n\
         warning: the note on ghes.acme.example:12 has no effect: the account is matched [note-without-effect]\n\
         warning: the note on ghes.acme.example:99 has no account in these files [note-without-effect]\n"
    );
    assert_eq!(ran.status, 0);
}

#[test]
fn whom_a_note_names_is_told_of_the_account_though_nothing_else_joins_them() {
    let story = story();
    let notes = story.path("named.json");
    let record = |id: &str| {
        format!(
            r#"{{"host": "ghes.acme.example", "id": "{id}", "text": "", "updated_at": "", "author": "",
            "decision": "same_person", "cloud_login": "cyrus"}}"#
        )
    };
    let head = r#"{"format": "seatmatch-notes", "version": 1, "cloud_accounts": [], "server_accounts": ["#;
    // The one is unmatched; the other is matched with somebody else, so its note has no effect.
    fs::write(&notes, format!("{head}{},{}]}}", record("15"), record("12"))).unwrap();
    let files = "consumed_licenses-acme-2026-11-20T080000Z.csv ghes.json";
    let cyrus = story.run(&format!("explain @cyrus {files} --notes {}", notes.display())).good();
    let words: Vec<&str> = cyrus.split_whitespace().collect();
    assert!(words.join(" ").contains("build@acme.example the same person, by your note"), "{cyrus}");
    assert!(!cyrus.contains(":12"), "{cyrus}");
}

#[test]
fn an_export_never_replaces_the_notes() {
    let story = story();
    let notes = story.path("notes.json");
    fs::copy(story.folder.join("notes.json"), &notes).unwrap();
    let before = fs::read(&notes).unwrap();
    let error = story.run(&format!("notes export --notes {0} --output {0} --force", notes.display())).error(1);
    assert!(error.ends_with("this is the notes file; an export never replaces it"), "{error}");
    assert_eq!(fs::read(&notes).unwrap(), before);
}

#[test]
fn a_notes_file_that_was_named_and_is_not_there_is_told() {
    for verb in ["notes list", "notes export", "check --demo", "report --demo", "explain ann --demo"] {
        let ran = story().run(&format!("{verb} --notes typo.json"));
        assert_eq!(ran.err.matches("warning: typo.json: there is no notes file yet").count(), 1, "{verb}: {}", ran.err);
        assert!(!story().run(verb).err.contains("no notes file"), "{verb}");
    }
}
