//! The three-way merge of notes, record by record: a one-sided change wins, and what two people wrote at once is kept
//! side by side. Pure; reading and writing files is left to `store`.

use crate::model::{Note, NoteKey, Notes};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What a merge came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The notes of both.
    pub notes: Notes,
    /// Accounts whose note both changed: the newer is current, the other is among its conflicts.
    pub conflicts: Vec<NoteKey>,
    /// Accounts whose note one deleted and the other edited: the edit stays.
    pub restored: Vec<NoteKey>,
    /// Accounts whose note they added or changed and we had not touched.
    pub taken: Vec<NoteKey>,
    /// Accounts whose note they deleted and we had not touched.
    pub removed: Vec<NoteKey>,
}

/// Merges what we made of `base` with what they made of it.
#[must_use]
pub fn merge(base: &Notes, mine: &Notes, theirs: &Notes) -> Merged {
    let mut merged = Merged::default();
    let sides = [base, mine, theirs];
    let keys: BTreeSet<&NoteKey> = sides.into_iter().flat_map(|notes| notes.by_account.keys()).collect();
    for key in keys {
        let [base, mine, theirs] = sides.map(|notes| notes.get(key));
        if let Some(note) = merged.merge_one(key, base, mine, theirs) {
            merged.notes.by_account.insert(key.clone(), note);
        }
    }
    merged
}

/// Merges a colleague's notes into ours: what only one of us has is kept, what differs becomes a conflict.
#[must_use]
pub fn import(mine: &Notes, theirs: &Notes) -> Merged {
    merge(&Notes::default(), mine, theirs)
}

impl Merged {
    fn merge_one(
        &mut self,
        key: &NoteKey,
        base: Option<&Note>,
        mine: Option<&Note>,
        theirs: Option<&Note>,
    ) -> Option<Note> {
        if mine == theirs || theirs == base {
            return mine.cloned();
        }
        let (list, note) = match (mine, theirs) {
            _ if mine == base => (if theirs.is_some() { &mut self.taken } else { &mut self.removed }, theirs.cloned()),
            (Some(mine), Some(theirs)) => {
                let note = both_changed(base, mine, theirs);
                if note.conflicts == mine.conflicts {
                    return Some(note);
                }
                (&mut self.conflicts, Some(note))
            }
            (mine, theirs) => (&mut self.restored, mine.or(theirs).cloned()),
        };
        list.push(key.clone());
        note
    }
}

/// Both notes in one: the newer is current, the other is kept among its conflicts.
#[must_use]
pub fn both(a: &Note, b: &Note) -> Note {
    both_changed(None, a, b)
}

fn both_changed(base: Option<&Note>, mine: &Note, theirs: &Note) -> Note {
    let (newer, older) = if by_age(mine, theirs).is_ge() { (mine, theirs) } else { (theirs, mine) };
    let settled = |other: &&Note| {
        let was_there = base.is_some_and(|base| base.conflicts.contains(other));
        was_there && !(mine.conflicts.contains(other) && theirs.conflicts.contains(other))
    };
    let open = newer.conflicts.iter().chain(&older.conflicts).filter(|other| !settled(other));
    let mut note = Note { conflicts: Vec::new(), ..newer.clone() };
    // Sorted and without doubles, so that it does not matter which of two programs merges.
    let others: BTreeMap<_, &Note> = open.chain([older]).map(|other| (age(other), other)).collect();
    let others = others.into_values().rev().filter(|other| !other.says_the_same(newer));
    note.conflicts = others.map(|other| Note { conflicts: Vec::new(), ..other.clone() }).collect();
    note
}

fn by_age(a: &Note, b: &Note) -> Ordering {
    age(a).cmp(&age(b))
}

/// What puts notes into an order: the time first, where it can be read as one; then all that they say.
fn age(note: &Note) -> impl Ord + '_ {
    let time = note.updated_at.trim().parse::<jiff::Timestamp>().ok();
    (time, &note.updated_at, &note.text, &note.decision, &note.author, &note.extra)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decision;

    fn note(text: &str, updated_at: &str) -> Note {
        Note { text: text.into(), updated_at: updated_at.into(), author: "owner".into(), ..Note::default() }
    }

    fn notes(note: Option<Note>) -> Notes {
        let key = NoteKey::server("ghes.example.com", "71").unwrap();
        Notes { by_account: note.map(|note| (key, note)).into_iter().collect() }
    }

    fn merged(base: Option<&Note>, mine: Option<&Note>, theirs: Option<&Note>) -> Merged {
        merge(&notes(base.cloned()), &notes(mine.cloned()), &notes(theirs.cloned()))
    }

    #[test]
    fn a_one_sided_change_wins() {
        let (old, new) = (note("old", "2026-11-20T10:00:00Z"), note("new", "2026-11-20T09:00:00Z"));
        for (base, mine, theirs, expected) in [
            (Some(&old), Some(&new), Some(&old), Some(&new)),
            (Some(&old), Some(&old), Some(&new), Some(&new)),
            (Some(&old), None, Some(&old), None),
            (Some(&old), Some(&old), None, None),
            (None, Some(&new), None, Some(&new)),
            (None, None, Some(&new), Some(&new)),
            (Some(&old), Some(&new), Some(&new), Some(&new)),
            (Some(&old), None, None, None),
        ] {
            let merged = merged(base, mine, theirs);
            assert_eq!(merged.notes, notes(expected.cloned()), "{base:?} {mine:?} {theirs:?}");
            assert!(merged.conflicts.is_empty() && merged.restored.is_empty());
        }
    }

    #[test]
    fn what_both_changed_is_kept_side_by_side_the_newer_first() {
        let base = note("old", "2026-11-20T09:00:00Z");
        let earlier = note("asked her", "2026-11-20T10:00:00Z");
        // The same instant in another zone would be earlier as text.
        let later = note("asked him", "2026-11-20T09:30:00-01:00");
        for (mine, theirs) in [(&earlier, &later), (&later, &earlier)] {
            let merged = merged(Some(&base), Some(mine), Some(theirs));
            let expected = Note { conflicts: vec![earlier.clone()], ..later.clone() };
            assert_eq!(merged.notes, notes(Some(expected)));
            assert_eq!(merged.conflicts.len(), 1);
        }
    }

    #[test]
    fn an_edit_stays_where_the_other_deleted() {
        let (old, new) = (note("old", "2026-11-20T09:00:00Z"), note("new", "2026-11-20T10:00:00Z"));
        for (mine, theirs) in [(Some(&new), None), (None, Some(&new))] {
            let merged = merged(Some(&old), mine, theirs);
            assert_eq!(merged.notes, notes(Some(new.clone())));
            assert_eq!(merged.restored.len(), 1);
        }
    }

    #[test]
    fn both_writing_the_same_is_no_conflict() {
        let (earlier, later) =
            (note("moves in May", "2026-11-20T09:00:00Z"), note("moves in May", "2026-11-20T10:00:00Z"));
        let merged = merged(None, Some(&earlier), Some(&later));
        assert_eq!(merged.notes, notes(Some(later)));
        assert!(merged.conflicts.is_empty());
    }

    #[test]
    fn importing_the_same_file_again_changes_nothing() {
        let mine = notes(Some(note("mine", "2026-11-20T10:00:00Z")));
        let decided = Note { decision: Some(Decision::Accepted), ..note("theirs", "2026-11-20T09:00:00Z") };
        let theirs = notes(Some(decided));
        let once = import(&mine, &theirs);
        assert_eq!(once.conflicts.len(), 1);
        let again = import(&once.notes, &theirs);
        assert_eq!(again, Merged { notes: once.notes, ..Merged::default() });
    }

    #[test]
    fn a_conflict_that_one_side_settled_stays_settled() {
        let open =
            Note { conflicts: vec![note("theirs", "2026-11-20T08:00:00Z")], ..note("mine", "2026-11-20T09:00:00Z") };
        let settled = note("both", "2026-11-20T10:00:00Z");
        let edited = Note { text: "mine, longer".into(), updated_at: "2026-11-20T09:30:00Z".into(), ..open.clone() };
        let merged = merged(Some(&open), Some(&settled), Some(&edited));
        let left = Note { conflicts: Vec::new(), ..edited };
        assert_eq!(merged.notes, notes(Some(Note { conflicts: vec![left], ..settled })));
    }
}
