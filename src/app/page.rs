//! Rows to read and how far they are scrolled.

use super::Step;
use super::prose::Row;
use std::ops::Range;

/// A page of rows, more than fit at once.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Row>,
    /// The first row that is seen.
    pub top: usize,
}

impl Page {
    /// A page of rows, seen from its start.
    #[must_use]
    pub fn of(rows: Vec<Row>) -> Self {
        Self { rows, top: 0 }
    }

    /// Scrolls, as far as there are rows.
    pub fn scroll(&mut self, step: Step, height: usize) {
        self.top = moved(self.top, step, height);
        self.clamp(height);
    }

    /// Scrolls back where there is nothing more to see.
    pub fn clamp(&mut self, height: usize) {
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    /// The places of the rows that are seen.
    #[must_use]
    pub fn seen_places(&self, height: u16) -> Range<usize> {
        self.top..self.top + usize::from(height)
    }

    /// The rows that are seen.
    pub fn seen(&self, height: usize) -> impl Iterator<Item = &Row> {
        self.rows.iter().skip(self.top).take(height)
    }
}

/// Where a step leads from a place, of a list of which so much is seen; the last place is left to the caller.
#[must_use]
pub fn moved(at: usize, step: Step, height: usize) -> usize {
    let page = height.saturating_sub(1).max(1);
    match step {
        Step::Down => at.saturating_add(1),
        Step::Up => at.saturating_sub(1),
        Step::First => 0,
        Step::Last => usize::MAX,
        Step::HalfDown => at.saturating_add((height / 2).max(1)),
        Step::HalfUp => at.saturating_sub((height / 2).max(1)),
        Step::PageDown => at.saturating_add(page),
        Step::PageUp => at.saturating_sub(page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ends_where_its_last_row_is_seen() {
        let mut page = Page::of(vec![Row::default(); 10]);
        page.scroll(Step::Last, 4);
        assert_eq!(page.top, 6);
        page.scroll(Step::PageDown, 4);
        assert_eq!(page.top, 6);
        page.scroll(Step::HalfUp, 4);
        assert_eq!(page.top, 4);
        page.clamp(20);
        assert_eq!(page.top, 0);
    }
}
