//! Taking the last deed back, and doing it again. What somebody else has changed since is left as it is.

use super::Turn;
use crate::app::{Deed, Past, Who, Wish};
use crate::matching::Tone;
use crate::model::{Note, NoteKey, Sentence, counted};

impl Turn<'_> {
    pub(super) fn undo(&mut self) {
        let Some(mut deed) = self.app.history.take_back() else {
            return self.tell(Tone::Dim, "nothing to take back");
        };
        let left = self.turn_to(&deed.before, &deed.after);
        if left.len() == deed.after.notes.len() && !left.is_empty() {
            return self.tell_untouched(&deed);
        }
        forget(&mut deed, &left);
        let told = deed.about.clone().word(" taken back; ").code(self.key(Wish::Redo)).word(" does it again");
        self.app.history.keep_undone(deed);
        self.tell_turned(told, left.len());
    }

    pub(super) fn redo(&mut self) {
        let Some(mut deed) = self.app.history.take_again() else {
            return self.tell(Tone::Dim, "nothing to do again");
        };
        let left = self.turn_to(&deed.after, &deed.before);
        if left.len() == deed.after.notes.len() && !left.is_empty() {
            return self.tell_untouched(&deed);
        }
        forget(&mut deed, &left);
        let told = deed.about.clone().word(" done again; ").code(self.key(Wish::Undo)).word(" takes it back");
        self.app.history.keep_done(deed);
        self.tell_turned(told, left.len());
    }

    /// Makes things as they were at `to`, wherever they still are as at `from`; gives the keys of those that are not.
    fn turn_to(&mut self, to: &Past, from: &Past) -> Vec<NoteKey> {
        let mut changes = Vec::new();
        let mut left = Vec::new();
        for ((key, note), (_, expected)) in to.notes.iter().zip(&from.notes) {
            if self.note(key) == *expected {
                changes.push((key.clone(), note.clone()));
            } else {
                left.push(key.clone());
            }
        }
        if let Some((side, marks)) = &to.marks {
            self.app.list_mut(*side).set_marks(marks.clone());
        }
        if let [(key, _)] = &changes[..]
            && let Some(who) = self.app.find(key)
        {
            self.show_again(who);
        }
        if !changes.is_empty() {
            self.put(changes);
        }
        left
    }

    /// Selects whom a deed was about, as soon as the list has them.
    fn show_again(&mut self, who: Who) {
        self.app.list_mut(who.side()).want = Some(who);
    }

    fn tell_turned(&mut self, told: Sentence, left: usize) {
        if left == 0 {
            return self.tell(Tone::Good, told);
        }
        let notes = counted(left as u64, "note that", "notes that");
        self.tell(Tone::Warn, told.word(format!("; {notes} somebody else changed since stay")));
    }

    fn tell_untouched(&mut self, deed: &Deed) {
        let told = deed.about.clone().word(": somebody else changed it since, so it stays as it is");
        self.tell(Tone::Warn, told);
    }

    /// Keeps what is done to notes, so that it can be taken back.
    pub(super) fn keep_deed(&mut self, about: Sentence, changes: &[(NoteKey, Note)], takes_marks: bool) {
        let side = self.app.side;
        let before = changes.iter().map(|(key, _)| (key.clone(), self.note(key))).collect();
        let marks = takes_marks.then(|| (side, self.app.list(side).marks.clone()));
        self.app.history.keep(Deed {
            about,
            before: Past { notes: before, marks },
            after: Past { notes: changes.to_vec(), marks: takes_marks.then(|| (side, crate::app::Marks::default())) },
        });
    }
}

/// What stayed as it is belongs to the deed no longer.
fn forget(deed: &mut Deed, left: &[NoteKey]) {
    for past in [&mut deed.before, &mut deed.after] {
        past.notes.retain(|(key, _)| !left.contains(key));
    }
}
