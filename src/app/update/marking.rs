//! Marks: one, a range, all, none. Those of many at once can be taken back.

use super::Turn;
use crate::app::marks::{Held, Marks};
use crate::app::{Deed, Past, Side, Step, Wish};
use crate::matching::Tone;
use crate::model::{Sentence, counted};

impl Turn<'_> {
    pub(super) fn mark(&mut self) {
        let Some(side) = self.markable() else { return };
        if self.app.list(side).range.is_some() {
            return self.end_range(side);
        }
        let list = self.app.list_mut(side);
        let is_marked = list.selected.is_some_and(|who| list.marks.has(who.number()));
        list.mark_selected(!is_marked);
        self.step(Step::Down);
    }

    pub(super) fn mark_range(&mut self) {
        let Some(side) = self.markable() else { return };
        if self.app.list(side).range.is_some() {
            return self.end_range(side);
        }
        self.app.list_mut(side).begin_range(Held::UntilEnded);
        let told = Sentence::from("marking a range: move to its end, then ").code(self.key(Wish::MarkRange));
        self.tell(Tone::Dim, told.word(" again; ").code(self.key(Wish::Close)).word(" gives it up"));
    }

    pub(super) fn mark_with(&mut self, step: Step) {
        let Some(side) = self.markable() else { return };
        if self.app.list(side).range.is_none() {
            self.app.list_mut(side).begin_range(Held::WithShift);
        }
        self.move_by(step);
    }

    pub(super) fn mark_all(&mut self) {
        let Some(side) = self.markable() else { return };
        let list = self.app.list(side);
        let mut marks = list.marks.clone();
        marks.extend(list.people.iter().flat_map(|people| people.ids()).copied());
        let listed = list.len() as u64;
        self.set_marks(side, marks, "marking all that are listed".into());
        self.tell(Tone::Dim, Sentence::new().word(format!("{} marked", counted(listed, "account", "accounts"))));
    }

    pub(super) fn mark_none(&mut self) {
        let side = self.app.side;
        let count = self.app.list(side).marks.len() as u64;
        if count == 0 {
            return self.tell(Tone::Dim, "nobody is marked");
        }
        self.set_marks(side, Marks::default(), "taking all marks away".into());
        let marks = counted(count, "mark", "marks");
        let told = Sentence::new().word(format!("{marks} taken away; ")).code(self.key(Wish::Undo));
        self.tell(Tone::Dim, told.word(" brings them back"));
    }

    /// Ends a range as it is marked.
    pub(super) fn end_range(&mut self, side: Side) {
        let list = self.app.list_mut(side);
        let Some(range) = list.range.take() else { return };
        let (before, after) = (range.before, list.marks.clone());
        self.keep_marks(side, before, after, "marking a range".into());
    }

    /// Gives a range up.
    pub(super) fn give_range_up(&mut self, side: Side) {
        let list = self.app.list_mut(side);
        if let Some(range) = list.range.take() {
            list.set_marks(range.before);
        }
    }

    fn set_marks(&mut self, side: Side, marks: Marks, about: Sentence) {
        let list = self.app.list_mut(side);
        let before = list.range.take().map_or_else(|| list.marks.clone(), |range| range.before);
        list.set_marks(marks.clone());
        self.keep_marks(side, before, marks, about);
    }

    fn keep_marks(&mut self, side: Side, before: Marks, after: Marks, about: Sentence) {
        if before != after {
            let past = |marks| Past { notes: Vec::new(), marks: Some((side, marks)) };
            self.app.history.keep(Deed { about, before: past(before), after: past(after) });
        }
    }

    /// The list on which marks can be set now.
    fn markable(&mut self) -> Option<Side> {
        let side = self.app.focus.side().filter(|side| !self.app.list(*side).is_empty());
        if side.is_none() {
            self.tell(Tone::Dim, "marks are set on the lists");
        }
        side
    }
}
