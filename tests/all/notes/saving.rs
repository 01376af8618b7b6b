//! Saving on a real disk: modes, links, backups, drafts, and what somebody else did to the file meanwhile.

use super::desk::{Desk, cloud, codes, note, note_at, notes, save_one, server, words};
use seatmatch::model::{Decision, Note, Notes};
use seatmatch::notes::{NotesError, Start};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn the_first_note_makes_folder_and_file_for_the_owner_alone() {
    let desk = Desk::new();
    let store = desk.store();
    let loaded = store.load().unwrap();
    assert!(loaded.notes.is_empty() && loaded.warnings.is_empty() && loaded.read_only.is_none());
    assert!(!desk.data().exists(), "loading leaves nothing behind");

    let saved = save_one(&store, &loaded, "71", "asked her");
    assert_eq!(saved.doubt, None);
    assert_eq!(store.load().unwrap().notes, notes(&[("71", "asked her")]));
    assert_eq!(mode(&desk.path("home")), 0o700);
    assert_eq!(mode(&desk.data()), 0o700);
    for file in desk.data_files("notes") {
        assert_eq!(mode(&file), 0o600, "{file:?}");
    }
}

#[test]
fn a_looser_mode_is_tightened_with_a_warning() {
    let desk = Desk::new();
    let store = desk.store();
    save_one(&store, &store.load().unwrap(), "71", "asked her");
    set_mode(&desk.data(), 0o755);
    set_mode(&desk.data().join("notes.json"), 0o644);
    let loaded = store.load().unwrap();
    assert_eq!(codes(&loaded), ["notes-folder-mode", "notes-mode"]);
    assert!(words(&loaded).contains("was open to others (mode 0644); now it is yours alone"), "{}", words(&loaded));
    assert_eq!(mode(&desk.data()), 0o700);
    assert_eq!(mode(&desk.data().join("notes.json")), 0o600);
    assert_eq!(codes(&store.load().unwrap()), [""; 0]);
}

#[test]
fn a_link_is_followed_and_stays_one() {
    let desk = Desk::new();
    desk.write("team/placeholder", "");
    symlink("team/acme.json", desk.path("link.json")).unwrap();
    symlink("link.json", desk.path("link-to-link.json")).unwrap();
    let store = desk.store_at("link-to-link.json");
    let saved = save_one(&store, &store.load().unwrap(), "71", "through a dangling link");
    let mut more = saved.merged.notes.clone();
    more.set(server("72"), note("through a link"));
    store.save(&saved.start, &more).unwrap();
    assert!(fs::symlink_metadata(desk.path("link.json")).unwrap().is_symlink());
    assert!(fs::symlink_metadata(desk.path("link-to-link.json")).unwrap().is_symlink());
    assert_eq!(desk.store_at("team/acme.json").load().unwrap().notes, more);
}

#[test]
fn what_is_no_file_is_refused() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder")).unwrap();
    assert!(Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    symlink("circle", desk.path("circle")).unwrap();
    symlink("folder", desk.path("link-to-folder")).unwrap();
    for (name, what) in [
        ("folder", "this is a folder, notes need a file"),
        ("link-to-folder", "this is a folder, notes need a file"),
        ("pipe", "this is a pipe, socket or device, notes need a file"),
        ("circle", "this is a circle of links, notes need a file"),
    ] {
        let store = desk.store_at(name);
        for error in [store.load().unwrap_err(), store.save(&Start::default(), &notes(&[])).unwrap_err()] {
            assert!(error.to_string().ends_with(what), "{error}");
            assert_eq!(error.hint().to_string(), "name another file with --notes PATH");
        }
    }
}

#[test]
fn a_file_of_another_kind_is_never_written() {
    let desk = Desk::new();
    for text in
        ["login,name\nann-lee,Ann Lee\n", r#"{"schema": 1, "server_accounts": [{"host": "a.example", "id": "1"}]}"#]
    {
        desk.write("report", text);
        let store = desk.store_at("report");
        assert!(matches!(store.load(), Err(NotesError::NotNotes { .. })));
        assert!(matches!(store.save(&Start::default(), &notes(&[("71", "asked")])), Err(NotesError::NotNotes { .. })));
        assert_eq!(desk.read("report"), text);
    }
}

#[test]
fn the_last_three_versions_are_kept() {
    let desk = Desk::new();
    let store = desk.store();
    let mut start = store.load().unwrap().start;
    for text in ["one", "two", "three", "four", "five"] {
        start = store.save(&start, &notes(&[("71", text)])).unwrap().start;
    }
    let kept: Vec<String> = desk.data_files("backup").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let found: Vec<bool> = ["four", "three", "two"].iter().zip(&kept).map(|(text, kept)| kept.contains(text)).collect();
    assert_eq!((found, kept.len()), (vec![true; 3], 3));
    assert_eq!(desk.data_files(".tmp"), [] as [std::path::PathBuf; 0]);
}

#[test]
fn a_newer_file_is_read_and_never_written() {
    let desk = Desk::new();
    let text = r#"{"format": "seatmatch-notes", "version": 2, "server_accounts": [{"host": "ghes.example.com", "id": 71, "text": "asked"}]}"#;
    desk.write("notes.json", text);
    let store = desk.store_at("notes.json");
    let loaded = store.load().unwrap();
    assert_eq!(loaded.notes.get(&server("71")).unwrap().text, "asked");
    assert!(loaded.read_only.as_ref().unwrap().to_string().contains("format version 2"));
    let error = store.save(&loaded.start, &loaded.notes).unwrap_err();
    assert!(error.to_string().starts_with("the notes are read-only: they were written by another version"), "{error}");
    // The same where it became newer while we had it open.
    assert!(matches!(store.save(&Start::default(), &loaded.notes), Err(NotesError::ReadOnly { .. })));
    // The same where it is newer and damaged.
    desk.write("notes.json", &text[..text.len() - 1]);
    assert!(store.load().unwrap().read_only.is_some());
    assert_eq!(desk.read("notes.json"), text[..text.len() - 1]);
}

#[test]
fn a_write_protected_file_is_read_only() {
    let desk = Desk::new();
    let store = desk.store_at("notes.json");
    let loaded = store.load().unwrap();
    save_one(&store, &loaded, "71", "asked her");
    set_mode(&desk.path("notes.json"), 0o400);
    assert_eq!(store.load().unwrap().read_only.unwrap().to_string(), "the file is write-protected");
    assert!(matches!(store.save(&loaded.start, &loaded.notes), Err(NotesError::ReadOnly { .. })));
}

#[test]
fn what_others_saved_meanwhile_is_merged() {
    let desk = Desk::new();
    let store = desk.store();
    let start = store.load().unwrap().start;
    let base = store.save(&start, &notes(&[("1", "old"), ("2", "old"), ("3", "old"), ("4", "old")])).unwrap();

    let mut theirs = notes(&[("1", "theirs"), ("3", "old"), ("4", "old"), ("5", "theirs")]);
    theirs.set(server("3"), note_at("theirs, later", "2026-11-21T10:00:00Z"));
    store.save(&base.start, &theirs).unwrap();

    let saved = store.save(&base.start, &notes(&[("1", "old"), ("2", "old"), ("3", "mine"), ("6", "mine")])).unwrap();
    let mut expected = notes(&[("1", "theirs"), ("5", "theirs"), ("6", "mine")]);
    expected
        .set(server("3"), Note { conflicts: vec![note("mine")], ..note_at("theirs, later", "2026-11-21T10:00:00Z") });
    assert_eq!(saved.merged.notes, expected);
    assert_eq!(store.load().unwrap().notes, expected);
    assert_eq!(saved.merged.conflicts, [server("3")]);
    assert_eq!(saved.merged.taken, [server("1"), server("5")]);
    assert_eq!(saved.merged.removed, [server("2")]);
}

#[test]
fn fields_that_a_colleague_added_by_hand_survive_our_save() {
    let desk = Desk::new();
    let store = desk.store_at("notes.json");
    let saved = save_one(&store, &store.load().unwrap(), "71", "asked her");
    let edited = desk
        .read("notes.json")
        .replace("\"server_accounts\": [", "\"team\": \"licences\",\n  \"server_accounts\": [\n    \"a remark\",");
    desk.write("notes.json", edited);
    store.save(&saved.start, &notes(&[("71", "she moves")])).unwrap();
    let text = desk.read("notes.json");
    assert!(
        text.contains("\"team\": \"licences\"") && text.contains("\"a remark\"") && text.contains("she moves"),
        "{text}"
    );
}

#[test]
fn notes_that_an_older_file_lacks_are_in_a_backup() {
    let desk = Desk::new();
    let store = desk.store();
    let one = save_one(&store, &store.load().unwrap(), "1", "first");
    let older = fs::read(desk.data().join("notes.json")).unwrap();
    let mut both = one.merged.notes.clone();
    both.set(server("2"), note("second"));
    let two = store.save(&one.start, &both).unwrap();
    // A program that keeps folders alike puts the older file back in place.
    fs::write(desk.data().join("notes.json"), older).unwrap();
    both.set(server("3"), note("third"));
    let three = store.save(&two.start, &both).unwrap();
    assert_eq!(three.merged.removed, [server("2")]);
    let backups: String = desk.data_files("backup").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert!(backups.contains("second"));
}

#[test]
fn a_file_that_is_gone_does_not_take_its_notes_along() {
    let desk = Desk::new();
    let store = desk.store();
    let one = save_one(&store, &store.load().unwrap(), "1", "first");
    let two = store.save(&one.start, &notes(&[("1", "first"), ("2", "second")])).unwrap();
    fs::remove_file(desk.data().join("notes.json")).unwrap();
    let loaded = store.load().unwrap();
    assert_eq!(codes(&loaded), ["notes-gone"]);
    assert!(words(&loaded).contains("its newest backup is "));
    let all = notes(&[("1", "first"), ("2", "second"), ("3", "third")]);
    assert_eq!(store.save(&two.start, &all).unwrap().merged.notes, all);
}

#[test]
fn the_file_of_another_user_is_left_alone() {
    let desk = Desk::new();
    let store = desk.store_at("notes.json");
    let loaded = store.load().unwrap();
    let saved = save_one(&store, &loaded, "1", "first");
    if std::os::unix::fs::chown(desk.path("notes.json"), Some(65_534), None).is_err() {
        return; // Only root can give files away, and only root can do this damage.
    }
    let before = desk.read("notes.json");
    assert!(matches!(store.save(&saved.start, &notes(&[])), Err(NotesError::OtherOwner { .. })));
    assert_eq!(desk.read("notes.json"), before);
}

#[test]
fn a_missing_folder_is_an_error_with_a_hint() {
    let desk = Desk::new();
    let store = desk.store_at("nowhere/notes.json");
    let loaded = store.load().unwrap();
    for error in [store.prepare().unwrap_err(), store.save(&loaded.start, &notes(&[("1", "first")])).unwrap_err()] {
        assert!(error.to_string().contains("nowhere/notes.json: writing failed: No such file"), "{error}");
        assert_eq!(error.hint().to_string(), "make the folder first, or name another file with --notes PATH");
    }
}

#[test]
fn preparing_sweeps_what_a_crash_left_and_nothing_else() {
    let desk = Desk::new();
    let store = desk.store();
    save_one(&store, &store.load().unwrap(), "1", "first");
    let lock = desk.data_files(".lock").remove(0);
    let stem = lock.file_stem().unwrap().to_str().unwrap();
    let left = desk.data().join(format!(".{stem}-4711-0.tmp"));
    let other = desk.data().join(".another.tmp");
    fs::write(&left, "half").unwrap();
    fs::write(&other, "whole").unwrap();
    store.prepare().unwrap();
    assert!(!left.exists() && other.exists());
    assert_eq!(store.load().unwrap().notes, notes(&[("1", "first")]));
}

#[test]
fn a_draft_is_kept_until_it_is_removed() {
    let desk = Desk::new();
    let store = desk.store_at("notes.json");
    assert_eq!(store.load_draft(), Ok(None));
    let mut draft = Notes::default();
    draft.set(server("71"), note("half a sen"));
    draft.set(cloud("ann-lee"), Note { decision: Some(Decision::Accepted), ..Note::default() });
    store.save_draft(&draft).unwrap();
    assert_eq!(store.load_draft(), Ok(Some(draft)));
    assert_eq!(mode(&desk.data_files("draft")[0]), 0o600);
    assert!(!desk.path("notes.json").exists());
    store.remove_draft().unwrap();
    store.remove_draft().unwrap();
    assert_eq!(store.load_draft(), Ok(None));
}
