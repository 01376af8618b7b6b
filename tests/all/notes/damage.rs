//! Damaged notes files: cut at every byte, flipped at every byte, emptied, or with git's conflict marks in them. What
//! can be read is read, the rest comes from the newest backup, and the damaged bytes are kept.

use super::desk::{codes, note, notes, server, words};
use super::frail_disk::FrailDisk;
use proptest::prelude::*;
use seatmatch::model::{NoteKey, Notes};
use seatmatch::notes::{Document, Loaded, Location, NotesError, Store};
use std::path::Path;
use std::sync::Arc;

const FILE: &str = "/home/data/notes.json";

fn store(disk: &FrailDisk) -> Store {
    let location = Location { notes: FILE.into(), data: "/home/data".into(), own: true };
    Store::on(Arc::new(disk.shared()), location)
}

fn document(notes: &Notes) -> Vec<u8> {
    Document { notes: notes.clone(), ..Document::default() }.write()
}

fn older() -> Notes {
    notes(&[("1", "one"), ("2", "two, \"old\" {"), ("3", "three")])
}

fn newer() -> Notes {
    notes(&[("1", "one"), ("2", "two, \"new\" {"), ("3", "three"), ("4", "four")])
}

/// A disk on which these bytes are the notes file.
fn damaged(bytes: &[u8]) -> FrailDisk {
    FrailDisk::with(&["/home", "/home/data"], &[(FILE, bytes)])
}

/// The same with the older notes as the newest backup.
fn damaged_with_backup(bytes: &[u8]) -> FrailDisk {
    let disk = FrailDisk::with(&["/home", "/home/data"], &[]);
    let start = store(&disk).load().unwrap().start;
    let start = store(&disk).save(&start, &older()).unwrap().start;
    store(&disk).save(&start, &newer()).unwrap();
    disk.put(Path::new(FILE), bytes);
    disk
}

/// Loads, and checks that the file is as it was and kept once more where it is damaged.
fn load(disk: &FrailDisk) -> Result<Loaded, NotesError> {
    let before = disk.all_files()[Path::new(FILE)].clone();
    let loaded = store(disk).load();
    let after = disk.all_files();
    assert_eq!(after[Path::new(FILE)], before, "loading changes nothing");
    if let Ok(loaded) = &loaded
        && codes(loaded).contains(&"notes-damaged")
        && !before.trim_ascii().is_empty()
    {
        assert_eq!(after.values().filter(|bytes| **bytes == before).count(), 2, "{after:?}");
    }
    loaded
}

#[test]
fn a_file_cut_at_any_byte_is_mended_from_the_backup() {
    let whole = document(&newer());
    for len in 0..whole.len() - 1 {
        let disk = damaged_with_backup(&whole[..len]);
        let loaded = load(&disk).unwrap();
        assert_eq!(codes(&loaded), ["notes-damaged"], "{len}");
        assert!(loaded.read_only.is_none());
        for (key, note) in loaded.notes.iter() {
            assert!([older().get(key), newer().get(key)].contains(&Some(note)), "{len}: {note:?}");
        }
        assert!(older().by_account.keys().all(|key| loaded.notes.get(key).is_some()), "{len}");

        let mut more = loaded.notes.clone();
        more.set(server("9"), note("nine"));
        let saved = store(&disk).save(&loaded.start, &more).unwrap();
        assert_eq!(saved.merged.notes, more);
        assert_eq!(load(&disk).unwrap().notes, more);
        let files = disk.all_files();
        let is_backup = |path: &Path| path.to_str().unwrap().contains("backup");
        let backups = files.iter().filter(|(path, _)| is_backup(path));
        assert!(backups.into_iter().all(|(_, bytes)| Document::read(bytes).is_ok()), "no damage gets into the backups");
    }
}

#[test]
fn a_file_cut_at_any_byte_gives_what_is_whole_without_a_backup() {
    let whole = document(&newer());
    let mut most = 0;
    for len in 1..whole.len() - 1 {
        match load(&damaged(&whole[..len])) {
            Ok(loaded) => {
                assert!(loaded.notes.iter().all(|(key, note)| newer().get(key) == Some(note)), "{len}");
                assert!(loaded.notes.len() >= most, "{len}: a longer file tells no less");
                most = loaded.notes.len();
            }
            Err(error) => {
                assert!(matches!(error, NotesError::NotNotes { .. }), "{len}: {error}");
                assert_eq!(most, 0);
            }
        }
    }
    assert_eq!(most, 4);
}

#[test]
fn a_file_with_any_bit_flipped_is_read_or_mended_and_never_overwritten() {
    let whole = document(&newer());
    for at in 0..whole.len() {
        for bit in [0x01, 0x02, 0x20, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= bit;
            let disk = damaged_with_backup(&bytes);
            let loaded = load(&disk).unwrap();
            if codes(&loaded).contains(&"notes-damaged") {
                assert!(older().by_account.keys().all(|key| loaded.notes.get(key).is_some()), "{at} {bit}");
            }
            let mut more = loaded.notes.clone();
            more.set(server("9"), note("nine"));
            match store(&disk).save(&loaded.start, &more) {
                Ok(saved) => assert_eq!(saved.merged.notes, more),
                Err(error) => {
                    assert!(matches!(error, NotesError::ReadOnly { .. }), "{at} {bit}: {error}");
                    assert!(loaded.read_only.is_some());
                }
            }
            let _ = load(&damaged(&bytes));
        }
    }
}

#[test]
fn the_warning_says_what_came_from_where() {
    let whole = document(&newer());
    let cut = memchr::memmem::find(&whole, b"\"three\"").unwrap();
    let loaded = load(&damaged_with_backup(&whole[..cut])).unwrap();
    let words = words(&loaded);
    let start = "/home/data/notes.json is damaged at line 22, column 14: 2 notes could be read, 1 came from the backup /home/data/notes-";
    assert!(words.starts_with(start), "{words}");
    assert!(words.contains(".backup-1.json; the damaged file was copied to /home/data/notes-"), "{words}");
    assert_eq!(loaded.notes.get(&server("2")), newer().get(&server("2")));
}

#[test]
fn an_empty_file_is_a_fresh_start_where_there_was_nothing_and_damage_where_there_was() {
    let loaded = load(&damaged(b"")).unwrap();
    assert!(loaded.notes.is_empty() && loaded.warnings.is_empty());
    assert_eq!(load(&damaged_with_backup(b" \n")).unwrap().notes, older());
}

#[test]
fn damage_while_we_have_it_open_loses_nothing_that_we_had_read() {
    let disk = damaged(&document(&newer()));
    let loaded = load(&disk).unwrap();
    for bytes in [&b""[..], b"garbage", b"[]", &document(&newer())[..300]] {
        let disk = disk.copy();
        disk.put(Path::new(FILE), bytes);
        let mut more = loaded.notes.clone();
        more.set(server("9"), note("nine"));
        let saved = store(&disk).save(&loaded.start, &more).unwrap();
        assert_eq!(saved.merged.notes, more);
        assert_eq!(saved.warnings[0].code, "notes-damaged");
        assert!(bytes.is_empty() || disk.all_files().values().any(|kept| kept == bytes));
    }
}

#[test]
fn a_note_whose_text_looks_like_a_record_is_not_taken_for_one() {
    let tricky = notes(&[("1", r#"{"host": "ghes.example.com", "id": "2", "text": "no record"}"#)]);
    let whole = document(&tricky);
    let salvaged = Document::salvage(&whole[..whole.len() - 3]);
    assert_eq!(salvaged.notes, tricky);
}

#[test]
fn records_that_are_not_understood_are_salvaged_too() {
    let record = r#"{"host": "ghes.example.com", "id": "1", "decision": "perhaps"}"#;
    let json = format!(r#"{{"format": "seatmatch-notes", "server_accounts": [{record}, {{"host""#);
    assert_eq!(Document::salvage(json.as_bytes()).rest.server_accounts, [record]);
}

#[test]
fn both_sides_of_a_conflict_in_git_are_kept() {
    let side = |text: &str, id: &str| {
        format!(
            "    {{\n      \"host\": \"ghes.example.com\",\n      \"id\": \"{id}\",\n      \"text\": \"{text}\"\n    }}"
        )
    };
    let json = format!(
        "{{\n  \"format\": \"seatmatch-notes\",\n  \"version\": 1,\n  \"server_accounts\": [\n{},\n<<<<<<< HEAD\n{}\n=======\n{},\n{}\n>>>>>>> main\n  ],\n  \"cloud_accounts\": []\n}}\n",
        side("one", "1"),
        side("ours", "2"),
        side("theirs", "2"),
        side("three", "3"),
    );
    let loaded = load(&damaged(json.as_bytes())).unwrap();
    let keys: Vec<&NoteKey> = loaded.notes.by_account.keys().collect();
    assert_eq!(keys, [&server("1"), &server("2"), &server("3")]);
    let both = loaded.notes.get(&server("2")).unwrap();
    assert_eq!([both.text.as_str(), both.conflicts[0].text.as_str()], ["theirs", "ours"]);
}

#[test]
fn a_conflict_in_git_inside_one_note_keeps_both_texts() {
    let whole = String::from_utf8(document(&notes(&[("1", "one"), ("2", "TEXT")]))).unwrap();
    let line = "      \"text\": \"TEXT\",\n";
    let marked = format!(
        "<<<<<<< HEAD\n{}=======\n{}>>>>>>> main\n",
        line.replace("TEXT", "ours"),
        line.replace("TEXT", "theirs")
    );
    let disk = damaged(whole.replace(line, &marked).as_bytes());
    let loaded = load(&disk).unwrap();
    let both = loaded.notes.get(&server("2")).unwrap();
    assert_eq!([both.text.as_str(), both.conflicts[0].text.as_str()], ["theirs", "ours"]);
    assert_eq!(loaded.notes.get(&server("1")), Some(&note("one")));
}

proptest! {
    #[test]
    fn garbage_is_never_overwritten(bytes in proptest::collection::vec(any::<u8>(), 1..80)) {
        let disk = damaged(&bytes);
        match load(&disk) {
            Ok(loaded) => prop_assert!(loaded.notes.is_empty()),
            Err(error) => {
                let is_refused = matches!(error, NotesError::NotNotes { .. });
                prop_assert!(is_refused);
            }
        }
        prop_assert_eq!(load(&damaged_with_backup(&bytes)).unwrap().notes, older());
    }
}
