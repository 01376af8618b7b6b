//! Typing into text fields, and what follows at every letter.

use super::Turn;
use crate::app::effect::{Lane, Work};
use crate::app::geometry::note_text;
use crate::app::{Edit, Effect, Mode};
use crate::query::Wanted;
use std::time::Duration;

/// Text that is being typed is kept this long after the first change.
const DRAFT_AFTER: Duration = Duration::from_secs(2);

impl Turn<'_> {
    pub(super) fn edit(&mut self, edit: &Edit) {
        match &mut self.app.mode {
            Mode::Find(finding) => {
                if edit.apply_to_line(&mut finding.input) {
                    self.search();
                }
            }
            Mode::Filter(editor) => {
                if edit.apply_to_line(&mut editor.input) {
                    self.read_filter();
                } else {
                    editor.offer(self.app.world.as_ref().map_or(&[], |world| world.estate.hosts.as_slice()));
                }
            }
            Mode::Note(noting) => {
                noting.edit(edit, note_text(self.app.size).as_size());
                if self.app.draft_due.is_none() {
                    let due = self.now.running + DRAFT_AFTER;
                    self.app.draft_due = Some(due);
                    self.effects.push(Effect::WakeAt(due));
                }
            }
            Mode::Export(dialog) => {
                if edit.apply_to_line(&mut dialog.path) {
                    dialog.forget_refusal();
                }
            }
            Mode::Help(helping) => {
                if let Some(input) = &mut helping.search {
                    edit.apply_to_line(input);
                    input.value().clone_into(&mut helping.needle);
                    helping.page.top = 0;
                }
            }
            Mode::Browse | Mode::Decide(_) | Mode::Confirm(_) | Mode::Copy(_) | Mode::Link(_) | Mode::Files(_) => {}
        }
    }

    /// Looks for what was typed into the finder.
    pub(super) fn search(&mut self) {
        let Mode::Find(finding) = &mut self.app.mode else { return };
        let typed = finding.input.value().to_owned();
        if Wanted::new(&typed).is_empty() {
            finding.hits = None;
            return self.cancel(Lane::Search);
        }
        let earlier = finding.hits.clone();
        if let Some(finder) = self.app.finder.clone() {
            self.order(Work::Search { finder, typed, earlier });
        }
    }

    /// Reads the filter that is being edited; the list follows as long as it can be read.
    pub(super) fn read_filter(&mut self) {
        let Mode::Filter(editor) = &mut self.app.mode else { return };
        let hosts = self.app.world.as_ref().map_or(&[][..], |world| world.estate.hosts.as_slice());
        if let Some(filter) = editor.read(hosts) {
            let side = editor.side;
            self.set_filter(side, filter);
        }
    }
}
