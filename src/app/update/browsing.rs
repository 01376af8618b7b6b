//! Wishes on the main screen.

use super::Turn;
use crate::app::filtering::Filtering;
use crate::app::finding::Finding;
use crate::app::helping::Helping;
use crate::app::list::Filter;
use crate::app::{Mode, Pane, Side, Step, Wish};
use crate::matching::Tone;
use crate::model::Sentence;

impl Turn<'_> {
    pub(super) fn browse(&mut self, wish: Wish) {
        self.app.moved = true;
        match wish {
            Wish::Move(step) => self.step(step),
            Wish::ColumnLeft => self.step_column(-1),
            Wish::ColumnRight => self.step_column(1),
            Wish::Wider => self.widen_column(1),
            Wish::Narrower => self.widen_column(-1),
            Wish::Sort => self.sort(),
            Wish::Unsort => self.unsort(),
            Wish::OpenColumns => self.open_columns(),
            Wish::Mark => self.mark(),
            Wish::MarkRange => self.mark_range(),
            Wish::MarkDown => self.mark_with(Step::Down),
            Wish::MarkUp => self.mark_with(Step::Up),
            Wish::MarkAll => self.mark_all(),
            Wish::MarkNone => self.mark_none(),
            Wish::Undo => self.undo(),
            Wish::Redo => self.redo(),
            Wish::Focus(pane) => self.focus(pane),
            Wish::FocusNext => self.focus_by(1),
            Wish::FocusPrevious => self.focus_by(Pane::ALL.len() - 1),
            Wish::OpenPerson => self.open_person(),
            Wish::Zoom => self.app.zoomed = if self.app.zoomed.is_some() { None } else { Some(self.app.focus) },
            Wish::OpenFinder => self.open_finder(),
            Wish::NextHit => self.walk_trail(1),
            Wish::PreviousHit => self.walk_trail(-1),
            Wish::OpenFilter => self.open_filter(),
            Wish::ToggleProblems => self.toggle_problems(),
            Wish::NextProblem => self.walk_problems(true),
            Wish::PreviousProblem => self.walk_problems(false),
            Wish::NextServer => self.walk_servers(1),
            Wish::PreviousServer => self.walk_servers(-1),
            Wish::GoToPartner => self.walk_partners(),
            Wish::WriteNote => self.write_note(),
            Wish::EditOutside => self.write_note_outside(),
            Wish::OpenCopy => self.open_copy(),
            Wish::OpenCloudPage => self.open_cloud_page(),
            Wish::OpenServerPage => self.open_server_page(),
            Wish::OpenViews => self.open_views(),
            Wish::OpenCommands => self.open_commands(),
            Wish::NextTheme => self.next_theme(),
            Wish::ToggleMouse => self.toggle_mouse(),
            Wish::OpenDecision => self.open_decision(),
            Wish::DeleteNote => self.ask_to_delete_note(),
            Wish::OpenExport => self.open_export(),
            Wish::Reload => self.load(),
            Wish::OpenFiles => self.open_files(),
            Wish::OpenCompare => self.open_compare(),
            Wish::OpenBill => self.open_bill(),
            Wish::OpenHelp => self.app.mode = Mode::Help(Box::<Helping>::default()),
            Wish::Close => self.close_nearest(),
            Wish::GoBack => self.go_back(),
            _ => {}
        }
    }

    pub(super) fn focus(&mut self, pane: Pane) {
        self.app.focus = pane;
        if let Some(side) = pane.side() {
            self.app.side = side;
        }
        if self.app.zoomed.is_some() {
            self.app.zoomed = Some(pane);
        }
    }

    fn focus_by(&mut self, by: usize) {
        let at = Pane::ALL.iter().position(|pane| *pane == self.app.focus).unwrap_or(0);
        if let Some(pane) = Pane::ALL.get((at + by) % Pane::ALL.len()) {
            self.focus(*pane);
        }
    }

    fn open_person(&mut self) {
        if self.app.selected().is_none() {
            return;
        }
        self.app.focus = Pane::Why;
        self.app.zoomed = Some(Pane::Why);
    }

    fn open_finder(&mut self) {
        if self.app.world.is_none() {
            return self.tell(Tone::Warn, "nobody to find yet");
        }
        self.app.mode = Mode::Find(Box::<Finding>::default());
    }

    fn open_filter(&mut self) {
        if self.app.world.is_none() {
            return self.tell(Tone::Warn, "nothing to filter yet");
        }
        let side = self.app.side;
        self.focus(side.into());
        let filter = self.app.list(side).filter.clone();
        let (words, earlier) = (&self.app.words, &self.app.memory.filters);
        self.app.mode = Mode::Filter(Box::new(Filtering::open(side, filter, words, earlier)));
        self.collect_words();
    }

    /// Sets the filter of a list and orders the list.
    pub(super) fn set_filter(&mut self, side: Side, filter: Filter) {
        let list = self.app.list_mut(side);
        if list.filter != filter {
            list.filter = filter;
            self.list(side);
        }
    }

    /// Sets the filter of a list to a text of ours.
    pub(super) fn set_filter_text(&mut self, side: Side, text: &str) {
        if let Ok(filter) = Filter::parse(text) {
            self.set_filter(side, filter);
        }
    }

    fn toggle_problems(&mut self) {
        let side = self.app.side;
        let text = self.app.list(side).filter.text.clone();
        let others: Vec<&str> = text.split_whitespace().filter(|term| *term != "is:open").collect();
        let was_on = others.len() < text.split_whitespace().count();
        let mut wanted = others.join(" ");
        if !was_on {
            wanted = format!("is:open {wanted}");
        }
        self.set_filter_text(side, &wanted);
    }

    fn close_nearest(&mut self) {
        let side = self.app.side;
        if self.app.loading.is_some() {
            self.cancel_load();
        } else if self.app.list(side).range.is_some() {
            self.give_range_up(side);
        } else if self.app.zoomed.is_some() {
            self.close_zoom();
        } else if !self.app.list(side).marks.is_empty() {
            self.mark_none();
        } else if !self.app.list(side).filter.is_empty() {
            self.set_filter(side, Filter::default());
        } else if self.app.focus == Pane::Why {
            self.focus(side.into());
        } else {
            let told = Sentence::from("nothing to close: ").code(self.key(Wish::GoBack)).word(" quits");
            self.tell(Tone::Dim, told);
        }
    }

    fn close_zoom(&mut self) {
        self.app.zoomed = None;
        if self.app.focus == Pane::Why {
            self.app.focus = self.app.side.into();
        }
    }

    fn go_back(&mut self) {
        if self.app.zoomed.is_some() {
            self.close_zoom();
        } else if std::mem::take(&mut self.app.is_unsaved) {
            let key = self.key(Wish::GoBack);
            let told = Sentence::from("your last note or decision is not saved: ").code(key);
            self.tell(Tone::Bad, told.word(" once more leaves all the same"));
        } else {
            self.quit(0);
        }
    }
}
