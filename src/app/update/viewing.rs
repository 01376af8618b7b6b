//! Saved views: choosing, saving, deleting, and all filters that are to be found again.

use super::Turn;
use crate::app::list::Filter;
use crate::app::memory::Change;
use crate::app::views::{Origin, View, Viewing};
use crate::app::{Effect, Mode, Side};
use crate::matching::Tone;
use crate::model::{Raw, Sentence};
use tui_input::Input;

impl Turn<'_> {
    pub(super) fn open_views(&mut self) {
        let (saved, configured) = (&self.app.memory.views, &self.app.session.views);
        self.app.mode = Mode::Views(Box::new(Viewing::open(self.app.side, saved, configured)));
    }

    /// Sets the filter of a list for good, so that it is found again.
    pub(super) fn use_filter(&mut self, side: Side, filter: Filter) {
        self.app.memory.keep_filter(&filter.text);
        self.set_filter(side, filter);
    }

    /// Makes the chosen view the filter, or saves the one that is being named.
    pub(super) fn accept_view(&mut self, mut viewing: Box<Viewing>) {
        if let Some(name) = &viewing.naming {
            let name = name.value().trim().to_owned();
            if name.is_empty() {
                viewing.refused = Some("a view needs a name".into());
                self.app.mode = Mode::Views(viewing);
                return;
            }
            return self.save_view(viewing.side, name);
        }
        let Some((view, _)) = viewing.chosen() else {
            self.app.mode = Mode::Views(viewing);
            return;
        };
        if let Ok(filter) = Filter::parse(&view.filter) {
            self.focus(viewing.side.into());
            self.use_filter(viewing.side, filter);
        }
    }

    /// Asks for the name under which the filter of the list is saved.
    pub(super) fn name_view(&mut self) {
        let Mode::Views(viewing) = &mut self.app.mode else { return };
        let filter = match viewing.side {
            Side::Cloud => &self.app.cloud.filter,
            Side::Server => &self.app.server.filter,
        };
        if filter.is_empty() {
            viewing.refused = Some("the list has no filter to save: close this and filter it first".into());
        } else {
            (viewing.naming, viewing.refused) = (Some(Input::default()), None);
        }
    }

    pub(super) fn delete_view(&mut self) {
        let Mode::Views(viewing) = &mut self.app.mode else { return };
        match viewing.chosen().cloned() {
            Some((view, Origin::Saved)) => {
                let change = Change::DeleteView(view.name);
                change.apply(&mut self.app.memory);
                viewing.list(&self.app.memory.views, &self.app.session.views);
                viewing.refused = None;
                self.effects.push(Effect::Remember(change));
            }
            Some((_, Origin::Configured)) => {
                viewing.refused = Some("it stands in the configuration file: delete it there".into());
            }
            Some((_, Origin::BuiltIn)) => viewing.refused = Some("it is built in".into()),
            None => {}
        }
    }

    fn save_view(&mut self, side: Side, name: String) {
        let filter = self.app.list(side).filter.text.clone();
        let told = Sentence::from("saved as ").data(Raw::of(&name)).word(": ").data(Raw::of(&filter));
        let change = Change::SaveView(View { name, filter });
        change.apply(&mut self.app.memory);
        self.effects.push(Effect::Remember(change));
        self.tell(Tone::Good, told);
    }
}
