//! Going from one account to another: by line, by problem, by server, to the partner, along the hits.

use super::Turn;
use crate::app::list::Filter;
use crate::app::marks::Held;
use crate::app::overview::short_host;
use crate::app::state::Ring;
use crate::app::{Pane, Side, Step, Who, Wish};
use crate::matching::{Tone, Verdict};
use crate::model::{HostId, Raw, Sentence};
use crate::query::quoted;

impl Turn<'_> {
    /// Moves; a range that is held with Shift ends there.
    pub(super) fn step(&mut self, step: Step) {
        if let Some(side) = self.app.focus.side()
            && self.app.list(side).range.as_ref().is_some_and(|range| range.held == Held::WithShift)
        {
            self.end_range(side);
        }
        self.move_by(step);
    }

    pub(super) fn move_by(&mut self, step: Step) {
        let regions = self.app.regions();
        match self.app.focus.side() {
            Some(side) => {
                let height = usize::from(regions.rows(side).height);
                self.app.list_mut(side).step(step, height);
            }
            None => self.app.why.page.scroll(step, usize::from(regions.why_text().height)),
        }
    }

    /// Goes to an account on either side, past the filter where that hides it.
    pub(super) fn go_to(&mut self, who: Who) {
        let side = who.side();
        let is_reading = self.app.zoomed == Some(Pane::Why);
        self.app.side = side;
        if !is_reading {
            self.focus(side.into());
        }
        if self.app.list_mut(side).select(who) {
            let height = usize::from(self.app.regions().rows(side).height).max(1);
            return self.app.list_mut(side).reveal_in_the_middle(height);
        }
        self.app.list_mut(side).want = Some(who);
        let hidden_by = self.app.list(side).filter.text.clone();
        if hidden_by.is_empty() {
            return self.list(side);
        }
        let told = Sentence::from("all are listed: the filter ").data(Raw::of(&hidden_by)).word(" hid ");
        let told = told.then(self.app.name(who));
        self.tell(Tone::Warn, told);
        self.set_filter(side, Filter::default());
    }

    pub(super) fn walk_problems(&mut self, is_forward: bool) {
        let list = self.app.list(self.app.side);
        let (count, at) = (list.len(), list.at());
        let place = |distance: usize| {
            if is_forward { (at + distance) % count } else { (at + count - distance) % count }
        };
        let found = (1..count).map(place).find(|place| list.who(*place).is_some_and(|who| self.is_problem(who)));
        match found {
            None if list.selected.is_some_and(|who| self.is_problem(who)) => {
                self.tell(Tone::Dim, "this is the only problem here");
            }
            None => self.tell(Tone::Dim, "no problem here"),
            Some(place) => {
                if is_forward && place < at {
                    self.tell(Tone::Dim, "past the last problem: from the top again");
                } else if !is_forward && place > at {
                    self.tell(Tone::Dim, "past the first problem: from the bottom again");
                }
                self.app.list_mut(self.app.side).select_place(place);
            }
        }
    }

    fn is_problem(&self, who: Who) -> bool {
        match who {
            Who::Account(account) => self
                .app
                .world
                .as_ref()
                .is_some_and(|world| world.is_open(account) || world.verdict(account) == Verdict::Checking),
            Who::Row(row) => self.app.overview.as_ref().is_some_and(|overview| overview.is_problem_row(row)),
        }
    }

    /// Lists the next server alone; after the last one all of them.
    pub(super) fn walk_servers(&mut self, by: isize) {
        let hosts = self.app.hosts().to_vec();
        if hosts.len() < 2 {
            return self.tell(Tone::Dim, "there is one server only");
        }
        self.focus(Pane::Server);
        let text = self.app.server.filter.text.clone();
        let (host_terms, others): (Vec<&str>, Vec<&str>) =
            text.split_whitespace().partition(|term| term.starts_with("host:"));
        let term_of = |host: &String| format!("host:{}", quoted(host));
        let current = host_terms.first().and_then(|term| hosts.iter().position(|host| term_of(host) == **term));
        // The place after the last server stands for all of them.
        let all = hosts.len();
        let count = hosts.len().cast_signed() + 1;
        let next = (current.unwrap_or(all).cast_signed() + by).rem_euclid(count).cast_unsigned();
        let mut wanted = others.join(" ");
        match hosts.get(next) {
            Some(host) => {
                wanted = format!("{wanted} {}", term_of(host));
                let name = short_host(&hosts, HostId(next as u16));
                self.tell(Tone::Dim, Sentence::from("server ").data(Raw::of(&name)));
            }
            None => self.tell(Tone::Dim, "all servers"),
        }
        self.set_filter_text(Side::Server, &wanted);
    }

    /// Goes to the partner, from there to the next one, and after the last back.
    pub(super) fn walk_partners(&mut self) {
        let Some(who) = self.app.selected() else { return };
        let on_the_way = self.app.ring.as_ref().is_some_and(|ring| ring.people.get(ring.at) == Some(&who));
        if !on_the_way {
            let people = std::iter::once(who).chain(self.app.partners.iter().copied()).collect();
            self.app.ring = Some(Ring { people, at: 0 });
        }
        let Some(ring) = &mut self.app.ring else { return };
        if ring.people.len() < 2 {
            self.app.ring = None;
            return self.tell(Tone::Dim, "nobody on the other side belongs to this account");
        }
        ring.at = (ring.at + 1) % ring.people.len();
        let (at, count) = (ring.at, ring.people.len() - 1);
        let Some(next) = ring.people.get(at).copied() else { return };
        if at == 0 {
            self.tell(Tone::Dim, "back where the walk began");
        } else if count > 1 {
            self.tell(
                Tone::Dim,
                Sentence::new().word(format!("partner {at} of {count}: {} goes on", self.key(Wish::GoToPartner))),
            );
        }
        self.go_to(next);
    }

    /// Goes along the hits of the last search.
    pub(super) fn walk_trail(&mut self, by: isize) {
        let trail = &mut self.app.trail;
        let count = trail.people.len().cast_signed();
        if count == 0 {
            let told = Sentence::from("nothing was searched for yet: ").code(self.key(Wish::OpenFinder));
            return self.tell(Tone::Dim, told.word(" finds a person"));
        }
        trail.at = (trail.at.cast_signed() + by).rem_euclid(count).cast_unsigned();
        let (at, count) = (trail.at, trail.people.len());
        let Some(who) = trail.people.get(at).copied() else { return };
        self.tell(Tone::Dim, Sentence::new().word(format!("hit {} of {count}", at + 1)));
        self.go_to(who);
    }
}
