//! The notes file as text: what is written, what hand edits are understood, and what survives a rewrite.

use super::desk::{Desk, cloud, codes, note, server, words};
use proptest::prelude::*;
use seatmatch::model::{Decision, Note, NoteKey, Notes};
use seatmatch::notes::{Document, Fault};
use std::collections::BTreeMap;

fn document(notes: Notes) -> Document {
    Document { notes, ..Document::default() }
}

fn text(document: &Document) -> String {
    String::from_utf8(document.write()).unwrap()
}

#[test]
fn the_file_is_pretty_and_sorted() {
    let mut notes = Notes::default();
    notes.set(cloud("Ann-Lee"), note("left in May"));
    let decision = Some(Decision::SamePerson("ann-lee".into()));
    let conflicts = vec![note("not hers")];
    notes.set(server("71"), Note { decision, conflicts, ..note("asked her:\nyes") });
    notes.set(server("071.0"), notes.get(&server("71")).cloned().unwrap());
    notes.set(server("8"), Note { decision: Some(Decision::ServiceAccount), ..Note::default() });
    assert_eq!(
        text(&document(notes)),
        r#"{
  "format": "seatmatch-notes",
  "version": 1,
  "server_accounts": [
    {
      "host": "ghes.example.com",
      "id": "71",
      "decision": "same_person",
      "cloud_login": "ann-lee",
      "text": "asked her:\nyes",
      "updated_at": "2026-11-20T10:00:00Z",
      "author": "owner",
      "conflicts": [
        {
          "text": "not hers",
          "updated_at": "2026-11-20T10:00:00Z",
          "author": "owner"
        }
      ]
    },
    {
      "host": "ghes.example.com",
      "id": "8",
      "decision": "service_account"
    }
  ],
  "cloud_accounts": [
    {
      "login": "ann-lee",
      "text": "left in May",
      "updated_at": "2026-11-20T10:00:00Z",
      "author": "owner"
    }
  ]
}
"#
    );
}

#[test]
fn hand_edits_are_welcome() {
    let read = Document::read(
        "\u{FEFF}{\r\n \"server_accounts\": [{\"text\": \"asked\", \"id\": 071.0, \"host\": \"https://GHES.example.com/\"}],
          \"cloud_accounts\": null, \"version\": 1, \"format\": \"seatmatch-notes\"}"
            .replace("071.0", "71.0")
            .as_bytes(),
    )
    .unwrap();
    let note = Note { text: "asked".into(), ..Note::default() };
    assert_eq!(read.notes.by_account, BTreeMap::from([(server("71"), note)]));
    assert_eq!(read.warnings, []);
    for id in ["71", "\"71\"", "\"071\"", "71.0"] {
        let json =
            format!(r#"{{"format": "seatmatch-notes", "server_accounts": [{{"host": "a.example", "id": {id}}}]}}"#);
        let read = Document::read(json.as_bytes()).unwrap();
        assert_eq!(read.notes.by_account.keys().next(), NoteKey::server("a.example", "71").as_ref(), "{id}");
    }
}

#[test]
fn unknown_fields_survive_letter_for_letter() {
    let written = r#"{
  "format": "seatmatch-notes",
  "version": 1,
  "team": {"size": 12345678901234567890123, "share": 1.10, "size": 2},
  "server_accounts": [
    {
      "host": "ghes.example.com",
      "id": "71",
      "text": "asked",
      "cloud_login": "kept without a decision",
      "ticket": [1e999, "\ud800"]
    }
  ],
  "cloud_accounts": []
}
"#;
    let mut read = Document::read(written.as_bytes()).unwrap();
    assert_eq!(text(&read), written);
    let edited = read.notes.by_account.get_mut(&server("71")).unwrap();
    edited.decision = Some(Decision::SamePerson("ann-lee".into()));
    let rewritten = text(&read);
    assert!(rewritten.contains(r#""ticket": [1e999, "\ud800"]"#), "{rewritten}");
    assert_eq!(Document::read(rewritten.as_bytes()).unwrap().notes.get(&server("71")).unwrap().extra.len(), 1);
}

#[test]
fn a_record_that_is_not_understood_is_kept_and_reported() {
    let desk = Desk::new();
    for (record, why) in [
        (
            r#"{"host": "a.example", "id": "71", "decision": "perhaps"}"#,
            "its decision perhaps is none that this version knows",
        ),
        (
            r#"{"host": "a.example", "id": "71", "decision": "same_person"}"#,
            "its decision same_person needs a cloud_login",
        ),
        (r#"{"host": "a.example", "id": "71", "text": ["asked"]}"#, "its text is no text"),
        (r#"{"host": "a.example", "id": "71", "text": "\ud800"}"#, "its text is no text"),
        (r#"{"host": "a.example", "id": "71", "text": "a", "text": "b"}"#, "it has the field text twice"),
        (r#"{"host": "a.example", "id": true}"#, "its id is neither a number nor text"),
        (r#"{"host": "a.example"}"#, "it names neither a host and an id nor a login alone"),
        (r#"{"login": "ann-lee"}"#, "it needs a host and an id"),
        ("17", "it is no object"),
    ] {
        let written = format!(
            "{{\n  \"format\": \"seatmatch-notes\",\n  \"version\": 1,\n  \"server_accounts\": [\n    {record}\n  ],\n  \"cloud_accounts\": []\n}}\n"
        );
        desk.write("notes.json", &written);
        let loaded = desk.store_at("notes.json").load().unwrap();
        assert_eq!(codes(&loaded).last(), Some(&"notes-record-unread"), "{record}");
        assert!(
            words(&loaded).contains(&format!("the record at line 5 is not understood: {why}; it is kept")),
            "{}",
            words(&loaded)
        );
        assert_eq!(text(&Document::read(written.as_bytes()).unwrap()), written);
    }
}

#[test]
fn two_records_of_one_account_become_a_conflict() {
    let json = r#"{"format": "seatmatch-notes", "server_accounts": [
        {"host": "ghes.example.com", "id": 71, "text": "newer", "updated_at": "2026-11-20T10:00:00Z"},
        {"host": "GHES.example.com", "id": "071", "text": "older", "updated_at": "2026-11-19T10:00:00Z"}]}"#;
    let read = Document::read(json.as_bytes()).unwrap();
    let note = read.notes.get(&server("71")).unwrap();
    assert_eq!((note.text.as_str(), note.conflicts[0].text.as_str()), ("newer", "older"));
    assert_eq!(read.warnings[0].code, "notes-record-twice");
}

#[test]
fn what_is_no_notes_file_is_said_to_be_none() {
    for (bytes, fault) in [
        ("", Fault::Empty),
        (" \n", Fault::Empty),
        ("{}", Fault::OtherFormat),
        ("[]", Fault::OtherFormat),
        (r#"{"schema": 1, "server_accounts": []}"#, Fault::OtherFormat),
        ("{\n  \"format\": ", Fault::Damaged { line: 2, column: 12 }),
        ("login,name\n", Fault::Damaged { line: 1, column: 1 }),
    ] {
        assert_eq!(Document::read(bytes.as_bytes()), Err(fault), "{bytes}");
    }
}

#[test]
fn nothing_in_the_file_can_drive_the_terminal_that_prints_it() {
    let mut notes = Notes::default();
    notes.set(server("71"), note("\u{1B}[2J \u{9B} \u{202E} \u{7F}"));
    let written = text(&document(notes));
    assert!(written.contains(r"\u001b[2J \u009b \u202e \u007f"), "{written}");
}

#[test]
fn brackets_without_end_are_read_in_time() {
    let bytes = br#"{"a":"#.repeat(40_000);
    assert_eq!(Document::salvage(&bytes), Document::default());
}

fn any_decision() -> impl Strategy<Value = Option<Decision>> {
    prop_oneof![
        Just(None),
        "[A-Za-z0-9-]{1,12}".prop_map(|login| Some(Decision::SamePerson(login))),
        "[A-Za-z0-9-]{1,12}".prop_map(|login| Some(Decision::DifferentPerson(login))),
        Just(Some(Decision::ServiceAccount)),
        Just(Some(Decision::Accepted)),
        Just(Some(Decision::InProgress)),
    ]
}

fn any_note() -> impl Strategy<Value = Note> {
    let text =
        prop_oneof![any::<String>(), proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter)];
    (any_decision(), text, any::<String>(), any::<String>()).prop_map(|(decision, text, updated_at, author)| Note {
        decision,
        text,
        updated_at,
        author,
        ..Note::default()
    })
}

fn any_key() -> impl Strategy<Value = NoteKey> {
    prop_oneof![
        ("[a-zA-Z0-9-]{1,9}\\.example", "[0-9]{1,5}|[a-z]{1,5}")
            .prop_map(|(host, id)| NoteKey::server(&host, &id).unwrap()),
        "[A-Za-z0-9-]{1,12}".prop_map(|login| cloud(&login)),
    ]
}

pub fn any_notes() -> impl Strategy<Value = Notes> {
    let with_conflicts = (any_note(), proptest::collection::vec(any_note(), 0..2))
        .prop_map(|(note, conflicts)| Note { conflicts, ..note });
    proptest::collection::btree_map(any_key(), with_conflicts, 0..8).prop_map(|by_account| Notes { by_account })
}

proptest! {
    #[test]
    fn notes_round_trip_byte_for_byte(notes in any_notes()) {
        let written = document(notes).write();
        let read = Document::read(&written).unwrap();
        prop_assert_eq!(&read.warnings, &[]);
        prop_assert_eq!(read.write(), written);
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Document::read(&bytes);
        let _ = Document::salvage(&bytes);
    }
}
