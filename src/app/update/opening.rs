//! Opening the pages of accounts in the owner's browser, or showing their addresses where there is none.

use super::Turn;
use crate::app::effect::Work;
use crate::app::linking::Linking;
use crate::app::links::{cloud_page, server_page};
use crate::app::{Browser, Mode, Side, Who};
use crate::matching::Tone;
use crate::model::{Raw, Sentence};

impl Turn<'_> {
    /// The profile of the selected cloud account, or of the one that belongs to the selected server account.
    pub(super) fn open_cloud_page(&mut self) {
        let Some(who) = self.on_side(Side::Cloud) else { return };
        let (Who::Row(row), Some(world)) = (who, &self.app.world) else { return };
        let url = cloud_page(world, row);
        self.open(who, url);
    }

    /// The page of the selected server account, or of the first that belongs to the selected cloud account.
    pub(super) fn open_server_page(&mut self) {
        let Some(who) = self.on_side(Side::Server) else { return };
        let (Who::Account(account), Some(world)) = (who, &self.app.world) else { return };
        let url = server_page(world, account);
        self.open(who, url);
    }

    /// The selected account, or the first on the other side that belongs to it.
    fn on_side(&mut self, side: Side) -> Option<Who> {
        let Some(selected) = self.app.selected() else {
            self.tell(Tone::Dim, "nobody is selected");
            return None;
        };
        let partner = || self.app.partners.iter().copied().find(|who| who.side() == side);
        let found = if selected.side() == side { Some(selected) } else { partner() };
        if found.is_none() {
            self.tell(
                Tone::Dim,
                match side {
                    Side::Cloud => "no cloud account belongs to this account",
                    Side::Server => "no server account belongs to this account",
                },
            );
        }
        found
    }

    fn open(&mut self, who: Who, url: Option<String>) {
        let title = self.app.name(who);
        let Some(url) = url else {
            return self.tell(Tone::Warn, Sentence::from("no page on GitHub is known of ").then(title));
        };
        match self.app.session.surroundings.browser {
            Browser::Desktop => self.order(Work::OpenPage(url)),
            Browser::OutOfReach => {
                let why = Sentence::from("There is no browser within reach of this terminal.");
                self.app.mode = Mode::Link(Linking { title, url, why });
            }
        }
    }

    pub(super) fn page_opened(&mut self, url: String, fault: Option<Sentence>) {
        match fault {
            None => self.tell(Tone::Good, Sentence::from("opened ").data(Raw::of(&url))),
            Some(why) if matches!(self.app.mode, Mode::Browse) => {
                let title = Sentence::from("Page");
                self.app.mode = Mode::Link(Linking { title, url, why });
            }
            Some(why) => self.tell(Tone::Warn, why),
        }
    }
}
