//! The command palette: opening it, and doing what was chosen.

use super::Turn;
use crate::app::commanding::{Commanding, Entry};
use crate::app::{Mode, Wish};
use crate::matching::Tone;

impl Turn<'_> {
    pub(super) fn open_commands(&mut self) {
        self.app.mode = Mode::Commands(Box::new(Commanding::open(self.app)));
    }

    pub(super) fn take_command(&mut self, palette: Box<Commanding>) {
        match palette.chosen().cloned() {
            Some(Entry::Command(command)) => {
                // The way out is not what one comes back for.
                if !matches!(command.wish, Wish::GoBack | Wish::Quit) {
                    self.app.memory.keep_action(command.wish.name());
                }
                self.grant(command.wish);
            }
            Some(Entry::Filter(_)) if self.app.world.is_none() => self.tell(Tone::Warn, "nothing to filter yet"),
            Some(Entry::Filter(filter)) => self.use_filter(self.app.side, filter),
            None => self.app.mode = Mode::Commands(palette),
        }
    }
}
