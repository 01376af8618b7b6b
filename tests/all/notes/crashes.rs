//! A save that is cut short, fails or is interrupted at every one of its steps: the notes are the old ones or the new
//! ones, and once "saved" was said always the new ones.

use super::desk::{note, notes, server};
use super::frail_disk::{Fault, FrailDisk};
use seatmatch::model::Notes;
use seatmatch::notes::{Document, Loaded, Location, NotesError, Saved, Start, Store};
use std::io::ErrorKind;
use std::sync::{Arc, Mutex};

/// A disk on which notes are about to be saved.
struct Scene {
    name: &'static str,
    disk: FrailDisk,
    location: Location,
    start: Arc<Start>,
    old: Notes,
    new: Notes,
}

impl Scene {
    fn store(&self, disk: FrailDisk) -> Store {
        Store::on(Arc::new(disk), self.location.clone())
    }

    fn load(&self, disk: &FrailDisk) -> Loaded {
        self.store(disk.shared()).load().unwrap_or_else(|error| panic!("{}: {error} on {disk:?}", self.name))
    }

    fn save(&self, disk: &FrailDisk) -> Result<Saved, NotesError> {
        self.store(disk.clone()).save(&self.start, &self.new)
    }

    /// The steps of a save to which nothing happens.
    fn steps(&self) -> Vec<&'static str> {
        let disk = self.disk.copy();
        let saved = self.save(&disk).unwrap();
        assert_eq!((saved.doubt, saved.warnings.len()), (None, 0), "{}", self.name);
        disk.log()
    }
}

fn document(notes: &Notes) -> Vec<u8> {
    Document { notes: notes.clone(), ..Document::default() }.write()
}

fn scenes() -> Vec<Scene> {
    let old = notes(&[("1", "one"), ("2", "two")]);
    let new = notes(&[("1", "one"), ("2", "two, changed"), ("3", "three")]);
    let inside = || Location { notes: "/home/data/notes.json".into(), data: "/home/data".into(), own: true };
    let outside = || Location { notes: "/home/link.json".into(), data: "/home/data".into(), own: true };
    let scene = |name, disk: FrailDisk, location: Location, old: &Notes| {
        let start = Store::on(Arc::new(disk.copy()), location.clone()).load().unwrap().start;
        Scene { name, disk, location, start, old: old.clone(), new: new.clone() }
    };

    let first = scene("first", FrailDisk::default(), inside(), &Notes::default());
    let second = scene(
        "second",
        FrailDisk::with(&["/home", "/home/data"], &[("/home/data/notes.json", &document(&old))]),
        inside(),
        &old,
    );
    let linked = FrailDisk::with(&["/home", "/home/data", "/team"], &[("/team/acme.json", &document(&old))])
        .with_link("/home/link.json", "/team/acme.json");
    let linked = scene("linked", linked, outside(), &old);

    let disk = FrailDisk::with(&["/home", "/home/data"], &[]);
    let store = Store::on(Arc::new(disk.clone()), inside());
    let mut start = Arc::default();
    for text in ["a", "b", "c", "d"] {
        start = store.save(&start, &notes(&[("1", text)])).unwrap().start;
    }
    store.save(&start, &old).unwrap();
    let with_backups = scene("with backups", disk.copy(), inside(), &old);

    let mut changed = scene("changed by another", second.disk.copy(), inside(), &old);
    let mut theirs = old.clone();
    theirs.set(server("4"), note("four"));
    changed.disk = FrailDisk::with(&["/home", "/home/data"], &[("/home/data/notes.json", &document(&theirs))]);
    changed.old = theirs;

    vec![first, second, linked, with_backups, changed]
}

#[test]
fn a_power_cut_at_any_step_leaves_the_old_notes_or_the_new_ones() {
    for scene in scenes() {
        let mut new = scene.new.clone();
        new.by_account.extend(scene.old.by_account.clone().into_iter().filter(|(key, _)| *key == server("4")));
        let steps = scene.steps().len();
        for step in 0..=steps {
            let disk = scene.disk.copy().failing(step, Fault::PowerCut);
            let saved = scene.save(&disk).is_ok_and(|saved| saved.doubt.is_none());
            assert_eq!(saved, step == steps, "{} {step}", scene.name);
            for after in disk.after_power_cuts() {
                let loaded = scene.load(&after);
                let is_new = loaded.notes == new;
                assert!(is_new || (!saved && loaded.notes == scene.old), "{} {step}: {after:?}", scene.name);
                assert!(loaded.warnings.is_empty() && loaded.read_only.is_none(), "{} {step}", scene.name);

                let store = scene.store(after.clone());
                let mut more = loaded.notes.clone();
                more.set(server("9"), note("after the power cut"));
                assert_eq!(store.save(&loaded.start, &more).unwrap().merged.notes, more);
                let left =
                    after.all_files().into_keys().filter(|path| path.extension().is_some_and(|end| end == "tmp"));
                assert_eq!(left.count(), 0, "{} {step}: {after:?}", scene.name);
            }
        }
    }
}

#[test]
fn an_error_at_any_step_is_told_and_loses_nothing() {
    let kinds = [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem, ErrorKind::Other];
    for scene in scenes() {
        let steps = scene.steps();
        for (step, name) in steps.iter().enumerate() {
            for kind in kinds {
                let disk = scene.disk.copy().failing(step, Fault::Error(kind));
                let result = scene.save(&disk);
                let loaded = scene.load(&disk);
                let context = format!("{}: {name} {step} fails with {kind}", scene.name);
                match &result {
                    Ok(saved) => {
                        assert_eq!(loaded.notes, saved.merged.notes, "{context}");
                        for after in disk.after_power_cuts().iter().filter(|_| saved.doubt.is_none()) {
                            assert_eq!(scene.load(after).notes, saved.merged.notes, "{context}");
                        }
                    }
                    Err(error) => {
                        assert_eq!(loaded.notes, scene.old, "{context}");
                        assert!(!error.hint().is_empty() && error.to_string().contains("failed"), "{context}: {error}");
                    }
                }
                let disk = disk.shared();
                let again = scene.save(&disk).unwrap();
                assert!(again.doubt.is_none(), "{context}");
                for after in disk.after_power_cuts() {
                    assert_eq!(scene.load(&after).notes, again.merged.notes, "{context}, then saved again");
                }
                assert!(again.merged.notes.by_account.contains_key(&server("3")), "{context}");
            }
        }
    }
}

#[test]
fn an_error_after_the_rename_is_saved_but_not_confirmed() {
    let scene = scenes().remove(1);
    let last = scene.steps().iter().rposition(|step| *step == "sync_directory").unwrap();
    let disk = scene.disk.copy().failing(last, Fault::Error(ErrorKind::Other));
    let saved = scene.save(&disk).unwrap();
    let doubt = saved.doubt.unwrap();
    assert!(
        doubt.to_string().starts_with("/home/data/notes.json: saved, but the disk did not confirm it: "),
        "{doubt}"
    );
    assert_eq!(scene.load(&disk).notes, scene.new);
    // Saving the same again writes a fresh file, and then it is sure.
    let again = scene.store(disk.shared()).save(&saved.start, &scene.new).unwrap();
    assert_eq!(again.doubt, None);
    for after in disk.after_power_cuts() {
        assert_eq!(scene.load(&after).notes, scene.new);
    }
}

#[test]
fn a_failed_backup_is_told_and_the_notes_are_saved() {
    let scene = scenes().remove(1);
    let link = scene.steps().iter().position(|step| *step == "link").unwrap();
    let disk = scene.disk.copy().failing(link, Fault::Error(ErrorKind::CrossesDevices));
    let saved = scene.save(&disk).unwrap();
    assert!(saved.warnings.is_empty(), "on another disk the file is copied");
    let rename = link + 3;
    assert!(scene.steps()[link..rename].contains(&"set_mode"));
    let disk = scene.disk.copy().failing(link + 1, Fault::Error(ErrorKind::StorageFull));
    let saved = scene.save(&disk).unwrap();
    assert_eq!(saved.warnings[0].code, "notes-backup-failed");
    assert_eq!(scene.load(&disk).notes, scene.new);
}

#[test]
fn a_disk_that_garbles_is_found_out_before_the_rename() {
    let scene = scenes().remove(1);
    let write = scene.steps().iter().position(|step| *step == "write").unwrap();
    let disk = scene.disk.copy().failing(write, Fault::Garbled);
    assert!(matches!(scene.save(&disk), Err(NotesError::NotAsWritten { .. })));
    assert_eq!(scene.load(&disk).notes, scene.old);
}

#[test]
fn who_saves_between_our_steps_loses_nothing_even_where_locks_do_nothing() {
    for scene in scenes() {
        let steps = scene.steps();
        // Between the last look and the rename nothing but the lock keeps others out.
        let last_rename = steps.iter().rposition(|step| *step == "rename").unwrap();
        for step in (0..steps.len()).filter(|step| *step != last_rename) {
            let disk = scene.disk.copy();
            let other = scene.store(disk.shared());
            let once = Mutex::new(());
            let interrupt = move || {
                let Ok(_once) = once.try_lock() else { return };
                let loaded = other.load().unwrap();
                let mut notes = loaded.notes.clone();
                notes.set(server("7"), note("seven"));
                other.save(&loaded.start, &notes).unwrap();
            };
            let disk = disk.failing(step, Fault::Before(Arc::new(interrupt)));
            let result = scene.save(&disk);
            // The other sweeps our temporary file, as it would that of a crash; then we say so and try again.
            let saved = result.or_else(|_| scene.save(&disk.shared()));
            assert!(saved.is_ok(), "{} {step}: {saved:?}", scene.name);
            let found = scene.load(&disk).notes;
            let context = format!("{} before {} {step}: {found:?}", scene.name, steps[step]);
            assert!(found.get(&server("7")).is_some() && found.get(&server("3")).is_some(), "{context}");
        }
    }
}

#[test]
fn a_power_cut_while_a_damaged_file_is_mended_loses_neither_it_nor_what_was_read() {
    let whole = document(&notes(&[("1", "one"), ("2", "two")]));
    let damaged = &whole[..whole.len() - 40];
    let disk = FrailDisk::with(&["/home", "/home/data"], &[("/home/data/notes.json", damaged)]);
    let location = Location { notes: "/home/data/notes.json".into(), data: "/home/data".into(), own: true };
    let mend = |disk: FrailDisk| {
        let store = Store::on(Arc::new(disk), location.clone());
        let loaded = store.load()?;
        let mut notes = loaded.notes.clone();
        notes.set(server("3"), note("three"));
        store.save(&loaded.start, &notes)
    };
    let clean = disk.copy();
    mend(clean.clone()).unwrap();
    for step in 0..=clean.log().len() {
        let disk = disk.copy().failing(step, Fault::PowerCut);
        let _ = mend(disk.clone());
        for after in disk.after_power_cuts() {
            assert!(after.all_files().values().any(|bytes| bytes == damaged), "{step}: {after:?}");
            let loaded = Store::on(Arc::new(after), location.clone()).load().unwrap();
            assert_eq!(loaded.notes.get(&server("1")), Some(&note("one")), "{step}");
        }
    }
}

#[test]
fn a_power_cut_leaves_the_old_draft_or_the_new_one() {
    let location = Location { notes: "/home/data/notes.json".into(), data: "/home/data".into(), own: true };
    let disk = FrailDisk::default();
    let store = |disk: FrailDisk| Store::on(Arc::new(disk), location.clone());
    let (old, new) = (notes(&[("1", "half")]), notes(&[("1", "half a sentence")]));
    store(disk.clone()).save_draft(&old).unwrap();
    let clean = disk.copy();
    store(clean.clone()).save_draft(&new).unwrap();
    for step in 0..=clean.log().len() {
        let disk = disk.copy().failing(step, Fault::PowerCut);
        let saved = store(disk.clone()).save_draft(&new).is_ok();
        for after in disk.after_power_cuts() {
            let draft = store(after).load_draft().unwrap().unwrap();
            assert!(draft == new || (!saved && draft == old), "{step}");
        }
    }
}

#[test]
fn a_key_that_was_given_out_outlasts_a_power_cut_at_any_step() {
    let location = || Location { notes: "/home/data/notes.json".into(), data: "/home/data".into(), own: true };
    for disk in [FrailDisk::default(), FrailDisk::with(&["/home", "/home/data"], &[])] {
        let key = |disk: &FrailDisk| Store::on(Arc::new(disk.clone()), location()).key();
        let steps = {
            let disk = disk.copy();
            key(&disk).unwrap();
            disk.log().len()
        };
        for step in 0..=steps {
            let disk = disk.copy().failing(step, Fault::PowerCut);
            let given = key(&disk).ok();
            for after in disk.after_power_cuts() {
                let found = key(&after).unwrap();
                assert!(given.as_ref().is_none_or(|given| given.key == found.key), "{step}: {after:?}");
                assert_eq!((found.warnings.len(), key(&after).unwrap().key), (0, found.key), "{step}");
            }
            let garbled = disk.copy().failing(step, Fault::Garbled);
            if let Ok(given) = key(&garbled) {
                assert_eq!(key(&garbled).unwrap().key, given.key, "{step}: what the disk holds is what counts");
            }
        }
    }
}
