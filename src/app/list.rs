//! One list: who stands on it, who is selected, what is seen. The selection is an account and not a line, so that it
//! outlives filters and reloads.

use super::marks::{Held, Marks, Range};
use super::page::moved;
use super::table::Table;
use super::{Side, Step, Who};
use crate::matching::World;
use crate::query::{AccountSubject, Query, RowSubject};
use std::sync::Arc;

/// The accounts of one side that pass a filter, in order.
#[derive(Clone, Debug, Default)]
pub struct People {
    ids: Vec<u32>,
    /// For each account of the side its place in `ids`, or `u32::MAX`.
    places: Vec<u32>,
    /// How many the side has.
    total: usize,
}

/// A filter as it was typed and as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As it was typed.
    pub text: String,
    /// As it was understood.
    pub query: Query,
}

/// One list.
#[derive(Clone, Debug)]
pub struct List {
    /// Which one.
    pub side: Side,
    /// Its filter.
    pub filter: Filter,
    /// Who passes it; none as long as that is not known.
    pub people: Option<Arc<People>>,
    /// How many accounts the side has.
    pub total: usize,
    /// Who is selected.
    pub selected: Option<Who>,
    /// The first line that is seen.
    pub top: usize,
    /// Its columns, and by which it is sorted.
    pub table: Table,
    /// Who is marked.
    pub marks: Marks,
    /// How many of the marked are not listed.
    pub hidden: usize,
    /// A range that is being marked.
    pub range: Option<Range>,
    /// Who is to be selected as soon as the list has them.
    pub want: Option<Who>,
    /// The place of the selected one.
    at: usize,
}

impl People {
    /// Makes a list of numbers below `numbers`, of a side that has `total` accounts.
    #[must_use]
    pub fn new(ids: Vec<u32>, numbers: usize, total: usize) -> Self {
        let mut places = vec![u32::MAX; numbers];
        for (place, id) in ids.iter().enumerate() {
            if let Some(slot) = places.get_mut(*id as usize) {
                *slot = place as u32;
            }
        }
        Self { ids, places, total }
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// How many the side has, whatever the filter.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The numbers, in order.
    #[must_use]
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// Where somebody stands.
    #[must_use]
    pub fn place(&self, who: Who) -> Option<usize> {
        self.places.get(who.number() as usize).filter(|place| **place != u32::MAX).map(|place| *place as usize)
    }
}

impl Filter {
    /// Whether somebody passes.
    #[must_use]
    pub fn passes(&self, world: &World, who: Who) -> bool {
        match who {
            Who::Account(account) => self.query.matches(&AccountSubject::new(world, account)),
            Who::Row(row) => self.query.matches(&RowSubject::new(world, row)),
        }
    }

    /// Reads a filter.
    pub fn parse(text: &str) -> Result<Self, crate::query::QueryError> {
        Ok(Self { text: text.trim().to_owned(), query: Query::parse(text)? })
    }

    /// Whether everybody passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl List {
    /// A list that is not filled yet.
    #[must_use]
    pub fn new(side: Side, filter: Filter) -> Self {
        Self {
            side,
            filter,
            people: None,
            total: 0,
            selected: None,
            top: 0,
            table: Table::new(side),
            marks: Marks::default(),
            hidden: 0,
            range: None,
            want: None,
            at: 0,
        }
    }

    /// How many are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.as_ref().map_or(0, |people| people.len())
    }

    /// Whether nobody is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place of the selected one.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Who stands at a place.
    #[must_use]
    pub fn who(&self, place: usize) -> Option<Who> {
        let ids = self.people.as_ref()?.ids();
        ids.get(place).map(|id| Who::of(self.side, *id))
    }

    /// Where somebody stands.
    #[must_use]
    pub fn place(&self, who: Who) -> Option<usize> {
        if who.side() == self.side { self.people.as_ref()?.place(who) } else { None }
    }

    /// Takes new people; the selected one stays where it is seen, and where it is gone the next takes its place.
    pub fn fill(&mut self, people: Arc<People>) {
        let line = self.at.saturating_sub(self.top);
        self.people = Some(people);
        let kept = self.selected.and_then(|who| self.place(who));
        let at = kept.unwrap_or(self.at);
        self.select_place(at);
        self.top = self.at.saturating_sub(line);
        if let Some(range) = &mut self.range {
            range.marked_to = None;
        }
        self.count_hidden();
    }

    /// Takes other marks.
    pub fn set_marks(&mut self, marks: Marks) {
        (self.marks, self.range) = (marks, None);
        self.count_hidden();
    }

    fn count_hidden(&mut self) {
        let Some(people) = &self.people else { return };
        let is_listed = |number: &u32| people.place(Who::of(self.side, *number)).is_some();
        self.hidden = self.marks.len() - self.marks.numbers().filter(is_listed).count();
    }

    /// Marks the selected one, or takes its mark away.
    pub fn mark_selected(&mut self, is_marked: bool) {
        if let Some(who) = self.selected {
            self.marks.set(who.number(), is_marked);
        }
    }

    /// Begins to mark a range at the selection.
    pub fn begin_range(&mut self, held: Held) {
        if let Some(anchor) = self.selected {
            self.range = Some(Range { anchor, before: self.marks.clone(), held, marked_to: None });
        }
    }

    /// Marks what lies between where a range began and the selection. Where the beginning is no longer listed the range
    /// ends.
    pub fn stretch_range(&mut self) {
        let Some(range) = &self.range else { return };
        if range.marked_to == Some(self.at) {
            return;
        }
        let (Some(from), Some(people)) = (self.place(range.anchor), &self.people) else {
            self.range = None;
            return;
        };
        let (first, last) = (from.min(self.at), from.max(self.at));
        let mut marks = range.before.clone();
        marks.extend(people.ids().get(first..=last).unwrap_or_default().iter().copied());
        self.marks = marks;
        if let Some(range) = &mut self.range {
            range.marked_to = Some(self.at);
        }
    }

    /// Selects who is wanted, where the list has them.
    pub fn take_wanted(&mut self) {
        if let Some(who) = self.want.take() {
            self.select(who);
        }
    }

    /// Selects whoever stands at a place, or the last one.
    pub fn select_place(&mut self, place: usize) {
        self.at = place.min(self.len().saturating_sub(1));
        self.selected = self.who(self.at);
    }

    /// Selects somebody who is listed; says whether that worked.
    pub fn select(&mut self, who: Who) -> bool {
        let place = self.place(who);
        if let Some(place) = place {
            self.select_place(place);
        }
        place.is_some()
    }

    /// Moves the selection.
    pub fn step(&mut self, step: Step, height: usize) {
        self.select_place(moved(self.at, step, height));
    }

    /// Scrolls so that the selection is seen.
    pub fn reveal(&mut self, height: usize) {
        let last_top = self.len().saturating_sub(height);
        let lowest = self.at.saturating_add(1).saturating_sub(height);
        self.top = self.top.clamp(lowest, self.at.max(lowest)).min(last_top);
    }

    /// Scrolls so that the selection is seen, in the middle where it was not.
    pub fn reveal_in_the_middle(&mut self, height: usize) {
        if self.at < self.top || self.at >= self.top.saturating_add(height) {
            self.top = self.at.saturating_sub(height / 2);
        }
        self.reveal(height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(ids: &[u32]) -> List {
        let mut list = List::new(Side::Server, Filter::default());
        list.fill(Arc::new(People::new(ids.to_vec(), 100, 100)));
        list
    }

    #[test]
    fn the_selection_stays_on_its_account_and_its_line() {
        let mut list = list(&[1, 3, 5, 7, 9, 11]);
        list.select_place(4);
        list.reveal(3);
        assert_eq!((list.top, list.at()), (2, 4));
        list.fill(Arc::new(People::new(vec![5, 7, 9, 11], 100, 100)));
        assert_eq!(list.selected, Some(Who::of(Side::Server, 9)));
        assert_eq!(list.at() - list.top, 2, "it is seen on the same line");
        list.fill(Arc::new(People::new(vec![5, 7, 11], 100, 100)));
        assert_eq!(list.selected, Some(Who::of(Side::Server, 11)), "the next takes the place of one who left");
        list.fill(Arc::new(People::new(vec![], 100, 100)));
        assert_eq!(list.selected, None);
        list.reveal(0);
        list.step(Step::Down, 0);
    }

    #[test]
    fn moving_stops_at_both_ends() {
        let mut list = list(&[1, 2, 3]);
        list.step(Step::Up, 10);
        assert_eq!(list.at(), 0);
        list.step(Step::Last, 10);
        list.step(Step::Down, 10);
        assert_eq!(list.at(), 2);
        list.reveal(10);
        assert_eq!(list.top, 0);
    }
}
