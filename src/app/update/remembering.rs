//! From one session to the next: the lists as they were left, the theme, and who has the mouse.

use super::Turn;
use crate::app::list::Filter;
use crate::app::memory::{Change, ChosenTheme, ListMemory, Lists};
use crate::app::{Colors, Effect, Mouse, Paper, Side, ThemeName, Wish};
use crate::matching::Tone;
use crate::model::Sentence;

impl Turn<'_> {
    /// Lists what was listed when this enterprise was left, unless a filter was asked for.
    pub(super) fn recall_lists(&mut self) {
        let Some(lists) = self.app.memory.lists.get(&self.enterprise()).cloned() else { return };
        for (side, list) in [(Side::Cloud, lists.cloud), (Side::Server, lists.server)] {
            let is_asked_for = self.app.session.filter.is_some() && side == self.app.session.side;
            if let (false, Ok(filter)) = (is_asked_for, Filter::parse(&list.filter)) {
                self.app.list_mut(side).filter = filter;
            }
            self.app.list_mut(side).table.recall(&list);
        }
    }

    /// Tells what is to be told of the configuration, in place of how long the first load took.
    pub(super) fn tell_of_configuration(&mut self) {
        let Some(first) = self.app.session.told.first().cloned() else { return };
        let all = match &self.app.world {
            Some(_) => self.key(Wish::OpenFiles),
            None => "seatmatch config show".to_owned(),
        };
        let told = match self.app.session.told.len() {
            1 => Sentence::from("configuration: "),
            count => Sentence::from("configuration, 1 of ").word(format!("{count} (")).code(all).word("): "),
        };
        self.tell(Tone::Warn, told.then(first));
    }

    /// Orders that what is worth it is remembered.
    pub(super) fn remember(&mut self) {
        if self.app.world.is_some() {
            let left = |side| {
                let list = self.app.list(side);
                ListMemory { filter: list.filter.text.clone(), ..list.table.memory() }
            };
            let lists = Lists { cloud: left(Side::Cloud), server: left(Side::Server) };
            let enterprise = self.enterprise();
            self.app.memory.lists.insert(enterprise, lists);
        }
        self.effects.push(Effect::Remember(Change::Session(Box::new(self.app.memory.clone()))));
    }

    fn enterprise(&self) -> String {
        self.app.world.as_ref().and_then(|world| world.estate.report.enterprise.clone()).unwrap_or_default()
    }

    pub(super) fn next_theme(&mut self) {
        if self.app.look.colors == Colors::Mono {
            return self
                .tell(Tone::Warn, "without colours all themes are one: NO_COLOR or --color never asks for that");
        }
        let theme = self.app.look.theme.next();
        self.app.look.theme = theme;
        let instead_of = self.app.session.configured_theme.name().to_owned();
        self.app.memory.theme = Some(ChosenTheme { name: theme.name().to_owned(), instead_of });
        let about = match (theme, self.app.look.paper) {
            (ThemeName::Auto, Paper::Dark) => ": the terminal is dark",
            (ThemeName::Auto, Paper::Light) => ": the terminal is light",
            (ThemeName::Auto, Paper::Unknown) => ": the terminal does not say whether it is dark or light",
            _ => "",
        };
        self.tell(Tone::Plain, Sentence::from("theme ").code(theme.name()).word(about));
    }

    pub(super) fn toggle_mouse(&mut self) {
        let (mouse, told) = match self.app.mouse {
            Mouse::Taken => (Mouse::Left, "the mouse is the terminal's: it selects text"),
            Mouse::Left => (Mouse::Taken, "the mouse is ours: it selects accounts, opens and scrolls"),
        };
        self.app.mouse = mouse;
        self.effects.push(Effect::SetMouse(mouse));
        self.tell(Tone::Plain, told);
    }
}
