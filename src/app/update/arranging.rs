//! Columns and sorting: which column wishes are about, how wide it is, by which one a list is sorted.

use super::Turn;
use crate::app::arranging::Arranging;
use crate::app::{Column, Mode, Side, Wish};
use crate::matching::Tone;
use crate::model::Sentence;

/// How much wider a column becomes at once.
const STEP: isize = 2;

impl Turn<'_> {
    pub(super) fn step_column(&mut self, by: isize) {
        let Some(side) = self.app.focus.side() else { return };
        let (room, host) = self.room(side);
        self.app.list_mut(side).table.step(by, room, host);
        let column = self.app.list(side).table.cursor;
        let told = Sentence::from("column ").word(column.title()).word(": ").code(self.key(Wish::Sort));
        let told = told.word(" sorts by it, ").code(self.key(Wish::Narrower)).word(" ").code(self.key(Wish::Wider));
        self.tell(Tone::Dim, told.word(" change its width"));
    }

    pub(super) fn widen_column(&mut self, by: isize) {
        let Some(side) = self.app.focus.side() else { return };
        let (room, host) = self.room(side);
        self.app.list_mut(side).table.widen(by * STEP, room, host);
    }

    fn room(&self, side: Side) -> (usize, usize) {
        (usize::from(self.app.regions().cells(side).width), self.app.host_width())
    }

    /// Sorts by the column that wishes are about.
    pub(super) fn sort(&mut self) {
        let side = self.app.focus.side().unwrap_or(self.app.side);
        let column = self.app.list(side).table.cursor;
        self.sort_by(side, column);
    }

    pub(super) fn sort_by(&mut self, side: Side, column: Column) {
        let table = &mut self.app.list_mut(side).table;
        table.sort_by(column);
        let Some(sort) = table.sort else { return };
        let told = Sentence::from(column.title()).word(" ").word(sort.order.sign()).word(": ");
        let told = told.code(self.key(Wish::Sort)).word(" turns it round, ").code(self.key(Wish::Unsort));
        let told = told.word(" ends it, ").code(self.key(Wish::ColumnLeft)).word(" ");
        self.tell(Tone::Dim, told.code(self.key(Wish::ColumnRight)).word(" choose the column"));
        self.list(side);
    }

    pub(super) fn unsort(&mut self) {
        let side = self.app.focus.side().unwrap_or(self.app.side);
        if self.app.list_mut(side).table.sort.take().is_none() {
            return self.tell(Tone::Dim, "the list is not sorted by a column");
        }
        self.list(side);
    }

    pub(super) fn open_columns(&mut self) {
        let side = self.app.focus.side().unwrap_or(self.app.side);
        self.app.mode = Mode::Columns(Arranging::open(side, &self.app.list(side).table));
    }

    pub(super) fn arrange(&mut self, choice: &Arranging) {
        let chosen = choice.chosen();
        if chosen.as_ref().is_some_and(Vec::is_empty) {
            self.tell(Tone::Warn, "a list needs a column: all are back");
        }
        self.app.list_mut(choice.side).table.choose(chosen);
    }
}
