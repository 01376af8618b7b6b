//! The mouse: a click selects, a double click opens, the wheel scrolls what is beneath it.

use super::Turn;
use crate::app::geometry::{finder, finder_rows, inside};
use crate::app::message::Pointer;
use crate::app::state::Click;
use crate::app::titles::pane_named_at;
use crate::app::{Column, Mode, Pane, Side, Step, Wish};
use ratatui::layout::{Position, Rect};
use std::time::Duration;

const DOUBLE: Duration = Duration::from_millis(400);
const WHEEL: usize = 3;

impl Turn<'_> {
    pub(super) fn point(&mut self, pointer: Pointer) {
        self.app.notice = None;
        match (pointer, &self.app.mode) {
            (Pointer::Click(at), Mode::Browse) => self.click(at),
            (Pointer::Click(at), _) => self.click_in_popup(at),
            (Pointer::WheelUp(at), _) => self.wheel(Step::Up, at),
            (Pointer::WheelDown(at), _) => self.wheel(Step::Down, at),
        }
    }

    /// Takes a click; gives whether it is the second of a double one.
    fn is_double(&mut self, at: Position) -> bool {
        let click = Click { at, when: self.now.running };
        let before = self.app.click.replace(click);
        let is_double = before.is_some_and(|before| {
            let is_near = before.at.y == at.y && before.at.x.abs_diff(at.x) <= 2;
            is_near && click.when.saturating_sub(before.when) <= DOUBLE
        });
        if is_double {
            self.app.click = None;
        }
        is_double
    }

    fn click(&mut self, at: Position) {
        let regions = self.app.regions();
        self.app.moved = true;
        if let Some(pane) = pane_named_at(self.app, at) {
            return self.focus(pane);
        }
        let Some(pane) = Pane::ALL.into_iter().find(|pane| regions.of(*pane).contains(at)) else { return };
        self.focus(pane);
        let Some(side) = pane.side() else { return };
        if let Some(column) = self.column_named_at(side, at) {
            return self.sort_by(side, column);
        }
        let rows = regions.rows(side);
        let list = self.app.list_mut(side);
        if !rows.contains(at) || list.who(list.top + usize::from(at.y - rows.y)).is_none() {
            return;
        }
        list.select_place(list.top + usize::from(at.y - rows.y));
        if self.is_double(at) {
            self.browse(Wish::OpenPerson);
        }
    }

    /// A click on a line of a popup chooses it, a double one takes it.
    fn click_in_popup(&mut self, at: Position) {
        let size = self.app.size;
        let within = |area: Rect| area.contains(at).then(|| usize::from(at.y - area.y));
        let is_taken = match &mut self.app.mode {
            Mode::Decide(deciding) => {
                let place = within(inside(deciding.area(size))).map(|line| deciding.seen(size).start + line);
                let place = place.filter(|place| *place < deciding.options.len());
                place.inspect(|place| deciding.at = *place).is_some()
            }
            Mode::Columns(choice) => {
                let place = within(inside(choice.area(size))).map(|line| choice.seen(size).start + line);
                if let Some(place) = place.filter(|place| *place < choice.entries.len()) {
                    choice.at = place;
                    choice.toggle();
                }
                false
            }
            mode => mode.finding_mut().is_some_and(|finding| {
                let rows = finder_rows(finder(size));
                let place = within(rows).map(|line| finding.top + line).filter(|place| *place < finding.len());
                place.inspect(|place| finding.choose(*place, usize::from(rows.height))).is_some()
            }),
        };
        if is_taken && self.is_double(at) {
            self.choose(Wish::Accept);
        }
    }

    /// The column whose name stands at a place.
    fn column_named_at(&self, side: Side, at: Position) -> Option<Column> {
        let regions = self.app.regions();
        let cells = regions.cells(side);
        let line = inside(regions.of(side.into()));
        if line.height == 0 || at.y != line.y || self.app.list(side).is_empty() {
            return None;
        }
        let mut x = usize::from(cells.x);
        self.app.columns(side).into_iter().find_map(|fitted| {
            let from = x;
            x += fitted.width + 1;
            (from..x).contains(&usize::from(at.x)).then_some(fitted.column)
        })
    }

    fn wheel(&mut self, step: Step, at: Position) {
        let regions = self.app.regions();
        for _ in 0..WHEEL {
            if !matches!(self.app.mode, Mode::Browse) {
                self.step_in_popup(step);
            } else if regions.why.contains(at) {
                self.app.why.page.scroll(step, usize::from(regions.why_text().height));
            } else if let Some(side) = Side::BOTH.into_iter().find(|side| regions.of((*side).into()).contains(at)) {
                self.app.moved = true;
                self.app.list_mut(side).step(step, usize::from(regions.rows(side).height));
            }
        }
    }
}
