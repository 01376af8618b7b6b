//! Several programs at once, on a real disk: nobody's notes are lost, and who has to wait is told for whom.

use super::desk::{Desk, note_at, notes, save_one, server};
use seatmatch::model::{Note, Notes};
use seatmatch::notes::{Disk, FileSystem, NotesError, Store};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::time::Duration;

const FOLDER: &str = "SEATMATCH_TEST_FOLDER";
const SAVES: usize = 200;

/// Saves many notes, one at a time, each from what was last seen.
fn save_many(store: &Store, name: &str) {
    let loaded = store.load().unwrap();
    let (mut start, mut known) = (loaded.start, loaded.notes);
    for number in 0..SAVES {
        known.set(server(&format!("{name}{number}")), Note { text: name.into(), ..Note::default() });
        let saved = store.save(&start, &known).unwrap();
        (start, known) = (saved.start, saved.merged.notes);
    }
}

fn count(notes: &Notes, name: &str) -> usize {
    notes.iter().filter(|(_, note)| note.text == name && note.conflicts.is_empty()).count()
}

#[test]
fn two_threads_that_save_different_notes_lose_none() {
    let desk = Desk::new();
    let together = Barrier::new(2);
    std::thread::scope(|scope| {
        for name in ["ann", "bob"] {
            let (store, together) = (desk.store(), &together);
            scope.spawn(move || {
                together.wait();
                save_many(&store, name);
            });
        }
    });
    let notes = desk.store().load().unwrap().notes;
    assert_eq!((count(&notes, "ann"), count(&notes, "bob")), (SAVES, SAVES));
}

/// Another process that runs one of the ignored tests below on the folder of this desk.
fn other_process(desk: &Desk, test: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", &format!("notes::crowd::{test}")]);
    command.env(FOLDER, desk.path("")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
}

fn desk_of_this_process() -> Option<Store> {
    let folder = std::env::var_os(FOLDER)?;
    let notes = std::path::Path::new(&folder).join("notes.json");
    let data = std::path::Path::new(&folder).join("data");
    Some(Store::new(seatmatch::notes::Location { notes, data, own: true }))
}

fn store_of(desk: &Desk) -> Store {
    let location = seatmatch::notes::Location { notes: desk.path("notes.json"), data: desk.path("data"), own: true };
    Store::new(location)
}

#[test]
fn two_processes_that_save_different_notes_lose_none() {
    let desk = Desk::new();
    let mut other = other_process(&desk, "another_process_saves_many");
    save_many(&store_of(&desk), "ann");
    assert!(other.wait().unwrap().success());
    let notes = store_of(&desk).load().unwrap().notes;
    assert_eq!((count(&notes, "ann"), count(&notes, "bob")), (SAVES, SAVES));
}

#[test]
#[ignore = "only as another process of a test above"]
fn another_process_saves_many() {
    if let Some(store) = desk_of_this_process() {
        save_many(&store, "bob");
    }
}

#[test]
fn two_who_change_the_same_note_find_both_texts() {
    let desk = Desk::new();
    let base = save_one(&desk.store(), &desk.store().load().unwrap(), "71", "old");
    let together = Barrier::new(2);
    std::thread::scope(|scope| {
        for (text, updated_at) in [("earlier", "2026-11-21T10:00:00Z"), ("later", "2026-11-21T11:00:00Z")] {
            let (store, base, together) = (desk.store(), &base, &together);
            scope.spawn(move || {
                let mut notes = base.merged.notes.clone();
                notes.set(server("71"), note_at(text, updated_at));
                together.wait();
                store.save(&base.start, &notes).unwrap();
            });
        }
    });
    let notes = desk.store().load().unwrap().notes;
    let both = notes.get(&server("71")).unwrap();
    assert_eq!((both.text.as_str(), both.conflicts[0].text.as_str()), ("later", "earlier"));
}

#[test]
fn who_holds_the_lock_is_named_and_when_it_dies_the_next_one_saves() {
    let desk = Desk::new();
    let store = store_of(&desk).with_patience(Duration::from_millis(20));
    let loaded = store.load().unwrap();
    let saved = save_one(&store, &loaded, "1", "first");
    let mut holder = other_process(&desk, "another_process_holds_the_lock");
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.contains("it is locked")));

    let before = desk.read("notes.json");
    let error = store.save(&saved.start, &notes(&[("1", "second")])).unwrap_err();
    assert!(matches!(error, NotesError::Busy { pid: Some(pid), .. } if pid == holder.id()), "{error}");
    assert!(error.to_string().ends_with(&format!("another seatmatch (process {}) is saving them", holder.id())));
    assert_eq!(desk.read("notes.json"), before);
    store.prepare().unwrap();

    holder.kill().unwrap();
    holder.wait().unwrap();
    store.save(&saved.start, &notes(&[("1", "second")])).unwrap();
}

#[test]
#[ignore = "only as another process of a test above"]
fn another_process_holds_the_lock() {
    let Some(store) = desk_of_this_process() else { return };
    let data = store.path().with_file_name("data");
    let names = fs::read_dir(data).unwrap().map(|entry| entry.unwrap().path());
    let lock = names.into_iter().find(|path| path.extension().is_some_and(|end| end == "lock")).unwrap();
    let _held = Disk.lock(&lock, Duration::ZERO).unwrap().unwrap();
    writeln!(std::io::stdout(), "it is locked").unwrap();
    // Until the test that started us ends us, or ends itself.
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn a_lock_on_a_deleted_file_keeps_nobody_out_and_fools_nobody() {
    let desk = Desk::new();
    let path = desk.path("lock");
    let first = Disk.lock(&path, Duration::ZERO).unwrap().unwrap();
    assert!(Disk.lock(&path, Duration::ZERO).unwrap().is_none());
    fs::remove_file(&path).unwrap();
    let second = Disk.lock(&path, Duration::ZERO).unwrap().unwrap();
    drop(first);
    assert!(Disk.lock(&path, Duration::ZERO).unwrap().is_none());
    drop(second);
    // A process that another test is just starting may hold our files open until it runs its own program.
    assert!(Disk.lock(&path, Duration::from_secs(10)).unwrap().is_some());
}
