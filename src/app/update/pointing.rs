//! The mouse: a click selects, a double click opens, the wheel scrolls what is beneath it.

use super::Turn;
use crate::app::message::Pointer;
use crate::app::state::Click;
use crate::app::{Mode, Pane, Side, Step, Wish};
use ratatui::layout::Position;
use std::time::Duration;

const DOUBLE: Duration = Duration::from_millis(400);
const WHEEL: usize = 3;

impl Turn<'_> {
    pub(super) fn point(&mut self, pointer: Pointer) {
        match (pointer, &self.app.mode) {
            (Pointer::Click(at), Mode::Browse) => self.click(at),
            (Pointer::Click(_), _) => {}
            (Pointer::WheelUp(at), _) => self.wheel(Step::Up, at),
            (Pointer::WheelDown(at), _) => self.wheel(Step::Down, at),
        }
    }

    fn click(&mut self, at: Position) {
        let regions = self.app.regions();
        let Some(pane) = Pane::ALL.into_iter().find(|pane| regions.of(*pane).contains(at)) else { return };
        self.app.moved = true;
        self.focus(pane);
        for side in Side::BOTH {
            let rows = regions.rows(side);
            if !rows.contains(at) {
                continue;
            }
            let list = self.app.list_mut(side);
            let place = list.top + usize::from(at.y - rows.y);
            let Some(who) = list.who(place) else { continue };
            list.select_place(place);
            let click = Click { who, at: self.now.running };
            let before = self.app.click.replace(click);
            if before.is_some_and(|before| before.who == who && click.at.saturating_sub(before.at) <= DOUBLE) {
                self.app.click = None;
                self.browse(Wish::OpenPerson);
            }
        }
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
