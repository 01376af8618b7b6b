//! The bill: asked for, walked through, its lines made filters, its what-ifs switched.

use super::Turn;
use crate::app::effect::Work;
use crate::app::geometry::{bill_rows, reader};
use crate::app::{Billing, Filter, Mode, Step, Wish};
use crate::matching::{AliasDomain, Tone, World};
use crate::model::{Raw, Sentence};

impl Turn<'_> {
    pub(super) fn open_bill(&mut self) {
        match &self.app.world {
            None => self.tell(Tone::Warn, "nothing is read yet"),
            Some(world) if !world.estate.has_report => {
                self.tell(Tone::Warn, "without a cloud report nothing is known of licences");
            }
            Some(_) => {
                self.app.mode = Mode::Bill(None);
                self.bill();
            }
        }
    }

    /// Orders the bill of what is known now.
    pub(super) fn bill(&mut self) {
        if let Some(world) = self.app.world.clone() {
            let (price, today) = (self.app.session.price.clone(), self.now.day());
            self.order(Work::Bill { world, price, today });
        }
    }

    pub(super) fn take_bill(&mut self, mut billing: Billing) {
        let height = self.bill_height();
        if let Mode::Bill(shown) = &mut self.app.mode {
            if let Some(before) = shown {
                billing.choose_like(before);
            }
            billing.reveal(height);
            *shown = Some(Box::new(billing));
        }
    }

    pub(super) fn step_in_bill(&mut self, step: Step) {
        let height = self.bill_height();
        if let Mode::Bill(Some(billing)) = &mut self.app.mode {
            billing.step(step, height);
        }
    }

    pub(super) fn bill_height(&self) -> usize {
        usize::from(bill_rows(reader(self.app.size)).height)
    }

    /// Lists whom the chosen line is about.
    pub(super) fn list_bill_line(&mut self, billing: Box<Billing>) {
        let Some((side, filter)) = billing.chosen().and_then(|item| item.filter.clone()) else {
            self.app.mode = Mode::Bill(Some(billing));
            return self.tell(Tone::Dim, "this line is nobody in particular");
        };
        self.app.zoomed = None;
        self.focus(side.into());
        if let Ok(filter) = Filter::parse(&filter) {
            self.use_filter(side, filter);
        }
        let close = self.key(Wish::Close);
        let told = Sentence::from("listed by ").code(filter).word("; ").code(close).word(" lists everybody");
        self.tell(Tone::Dim, told);
    }

    /// Switches the what-if of the chosen line.
    pub(super) fn toggle_what_if(&mut self) {
        let Mode::Bill(Some(billing)) = &self.app.mode else { return };
        let Some(alias) = billing.chosen().and_then(|item| item.what_if.clone()) else {
            return self.tell(Tone::Dim, "a what-if is for an address that moved to another domain");
        };
        let Some(world) = self.app.world.clone() else { return };
        match switched(&world.options.alias_domains, &alias) {
            Ok(alias_domains) => {
                self.tell(Tone::Dim, "judging everybody again …");
                self.order(Work::WhatIf { world, alias_domains });
            }
            Err(why) => self.tell(Tone::Warn, why),
        }
    }

    pub(super) fn take_what_if(&mut self, world: &World) {
        let Some(current) = &self.app.world else { return };
        if !std::sync::Arc::ptr_eq(&current.estate, &world.estate) {
            return;
        }
        let world = world.over(current);
        let alias_domains = world.options.alias_domains.clone();
        let told = if alias_domains.is_empty() {
            "this is what the files say, without a what-if".into()
        } else {
            alias_domains.iter().fold(Sentence::from("what if"), |told, alias| {
                told.word(" ").data(Raw::of(&alias.from)).word(" were ").data(Raw::of(&alias.to))
            })
        };
        self.app.session.options.alias_domains = alias_domains;
        self.app.world = Some(world);
        self.refresh();
        if matches!(self.app.mode, Mode::Bill(_)) {
            self.bill();
        }
        self.tell(Tone::Good, told);
    }
}

/// The what-ifs with one more, or without it where it was on. One old domain has one new one, and none leads on.
fn switched(now: &[AliasDomain], alias: &AliasDomain) -> Result<Vec<AliasDomain>, Sentence> {
    let mut aliases: Vec<AliasDomain> = now.iter().filter(|other| other.from != alias.from).cloned().collect();
    if now.contains(alias) {
        return Ok(aliases);
    }
    if aliases.iter().any(|other| other.from == alias.to || other.to == alias.from) {
        let told = Sentence::from("another what-if is about ").data(Raw::of(&alias.to)).word(" or ");
        return Err(told.data(Raw::of(&alias.from)).word(" already: switch it off first"));
    }
    aliases.push(alias.clone());
    aliases.sort();
    Ok(aliases)
}
