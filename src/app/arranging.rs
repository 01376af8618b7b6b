//! The choice of a list's columns and of their order.

use super::geometry::{inside, popup};
use super::page::moved;
use super::{Column, Side, Step, Table};
use ratatui::layout::{Rect, Size};

/// A choice of columns under way.
#[derive(Debug)]
pub struct Arranging {
    /// The list.
    pub side: Side,
    /// All columns in order, and whether each is shown.
    pub entries: Vec<(Column, bool)>,
    /// The place of the cursor.
    pub at: usize,
}

impl Arranging {
    /// Opens the choice on the columns of a list.
    #[must_use]
    pub fn open(side: Side, table: &Table) -> Self {
        let shown = table.columns();
        let hidden = Column::all(side).iter().filter(|column| !shown.contains(column));
        let entries: Vec<_> =
            shown.iter().map(|column| (*column, true)).chain(hidden.map(|column| (*column, false))).collect();
        let at = entries.iter().position(|(column, _)| *column == table.cursor).unwrap_or(0);
        Self { side, entries, at }
    }

    /// Where it stands on a screen, with its border.
    #[must_use]
    pub fn area(&self, size: Size) -> Rect {
        popup(size, 72, self.entries.len() as u16 + 2)
    }

    /// The columns that are seen at a size.
    #[must_use]
    pub fn seen(&self, size: Size) -> std::ops::Range<usize> {
        let height = usize::from(inside(self.area(size)).height);
        let top = (self.at + 1).saturating_sub(height);
        top..self.entries.len().min(top + height)
    }

    /// Goes to another column.
    pub fn step(&mut self, step: Step) {
        self.at = moved(self.at, step, self.entries.len()).min(self.entries.len().saturating_sub(1));
    }

    /// Shows the column under the cursor, or hides it.
    pub fn toggle(&mut self) {
        if let Some((_, is_shown)) = self.entries.get_mut(self.at) {
            *is_shown = !*is_shown;
        }
    }

    /// Moves the column under the cursor, which stays on it.
    pub fn shift(&mut self, by: isize) {
        let to = self.at.saturating_add_signed(by);
        if to < self.entries.len() {
            self.entries.swap(self.at, to);
            self.at = to;
        }
    }

    /// Puts everything back as it is at first.
    pub fn reset(&mut self) {
        self.entries = Column::all(self.side).iter().map(|column| (*column, true)).collect();
    }

    /// The chosen columns; none where they are those that stand there at first, as many as there is room for.
    #[must_use]
    pub fn chosen(&self) -> Option<Vec<Column>> {
        let chosen: Vec<Column> =
            self.entries.iter().filter(|(_, is_shown)| *is_shown).map(|(column, _)| *column).collect();
        (chosen != Column::all(self.side)).then_some(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_left_out_and_put_into_another_order() {
        let mut table = Table::new(Side::Server);
        let mut choice = Arranging::open(Side::Server, &table);
        assert_eq!((choice.chosen(), choice.entries[choice.at].0), (None, Column::Login));
        choice.toggle();
        choice.step(Step::First);
        choice.shift(-1);
        choice.shift(1);
        choice.toggle();
        let chosen = choice.chosen().unwrap();
        assert!(!chosen.contains(&Column::Login) && !chosen.contains(&Column::Host), "{chosen:?}");
        table.choose(Some(chosen));
        let mut choice = Arranging::open(Side::Server, &table);
        assert_eq!(choice.entries.last(), Some(&(Column::Login, false)));
        choice.reset();
        assert_eq!(choice.chosen(), None);
    }
}
