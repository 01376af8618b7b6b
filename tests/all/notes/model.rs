//! Two programs that edit, save, reload and lose power in any order, against a plain map.

use super::desk::{note, server};
use super::frail_disk::{Fault, FrailDisk};
use proptest::prelude::*;
use seatmatch::model::{NoteKey, Notes};
use seatmatch::notes::{Loaded, Location, Store};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Debug)]
enum Act {
    Write(u8, u8),
    Delete(u8),
    Save,
    Reload,
    /// The power is cut at this step of a save, and the disk comes back in the state of this number.
    LosePower(usize, usize),
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..4_u8, any::<u8>()).prop_map(|(id, text)| Act::Write(id, text)),
        2 => (0..4_u8).prop_map(Act::Delete),
        4 => Just(Act::Save),
        1 => Just(Act::Reload),
        1 => (0..40_usize, any::<usize>()).prop_map(|(step, state)| Act::LosePower(step, state)),
    ]
}

fn store(disk: FrailDisk) -> Store {
    let location = Location { notes: "/home/data/notes.json".into(), data: "/home/data".into(), own: true };
    Store::on(Arc::new(disk), location)
}

fn load(disk: &FrailDisk) -> Loaded {
    let loaded = store(disk.shared()).load().unwrap();
    assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    loaded
}

/// Each of the two writes accounts of its own, so that what must be on disk is plain.
fn key(who: usize, id: u8) -> NoteKey {
    server(&format!("{who}{id}"))
}

fn of(who: usize, notes: &Notes) -> BTreeMap<NoteKey, String> {
    let mine = notes.iter().filter(|(of, _)| (0..4).any(|id| key(who, id) == **of));
    mine.map(|(key, note)| (key.clone(), note.text.clone())).collect()
}

proptest! {
    #[test]
    fn any_order_of_acts_leaves_what_was_saved(acts in proptest::collection::vec((0..2_usize, any_act()), 1..30)) {
        let mut disk = FrailDisk::default();
        let mut seen = [load(&disk), load(&disk)];
        let mut edited = [Notes::default(), Notes::default()];
        let mut saved = [BTreeMap::new(), BTreeMap::new()];
        for (who, act) in acts {
            match act {
                Act::Write(id, text) => drop(edited[who].set(key(who, id), note(&text.to_string()))),
                Act::Delete(id) => drop(edited[who].remove(&key(who, id))),
                Act::Save => {
                    let done = store(disk.shared()).save(&seen[who].start, &edited[who]).unwrap();
                    prop_assert_eq!((&done.doubt, &done.merged.conflicts), (&None, &Vec::new()));
                    saved[who] = of(who, &edited[who]);
                    edited[who] = done.merged.notes;
                    seen[who].start = done.start;
                }
                Act::Reload => {
                    seen[who] = load(&disk);
                    edited[who] = seen[who].notes.clone();
                }
                Act::LosePower(step, state) => {
                    let failing = disk.shared().failing(step, Fault::PowerCut);
                    let done = store(failing).save(&seen[who].start, &edited[who]).is_ok_and(|done| done.doubt.is_none());
                    let mut states = disk.after_power_cuts();
                    disk = states.swap_remove(state % states.len());
                    let found = of(who, &load(&disk).notes);
                    let new = of(who, &edited[who]);
                    prop_assert!(found == new || (!done && found == saved[who]));
                    saved[who] = found;
                    for who in 0..2 {
                        seen[who] = load(&disk);
                        edited[who] = seen[who].notes.clone();
                    }
                }
            }
            let now = load(&disk).notes;
            prop_assert_eq!([of(0, &now), of(1, &now)], saved.clone());
        }
    }
}
