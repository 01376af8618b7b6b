//! Typing into text fields, and what follows at every letter.

use super::Turn;
use crate::app::effect::{Lane, Work};
use crate::app::geometry::note_text;
use crate::app::{Edit, Effect, Mode};
use crate::query::{Vocabulary, Wanted};
use std::sync::Arc;
use std::time::Duration;

/// Text that is being typed is kept this long after the first change.
const DRAFT_AFTER: Duration = Duration::from_secs(2);

impl Turn<'_> {
    pub(super) fn edit(&mut self, edit: &Edit) {
        self.app.notice = None;
        if let Some(finding) = self.app.mode.finding_mut() {
            if edit.apply_to_line(&mut finding.input) {
                self.search();
            }
            return;
        }
        match &mut self.app.mode {
            Mode::Filter(editor) => {
                if edit.apply_to_line(&mut editor.input) {
                    editor.typed();
                    self.read_filter();
                } else {
                    editor.offer(&self.app.words);
                }
            }
            Mode::Views(viewing) => {
                if let Some(name) = &mut viewing.naming {
                    edit.apply_to_line(name);
                    viewing.refused = None;
                }
            }
            Mode::Commands(palette) => {
                if edit.apply_to_line(&mut palette.input) {
                    palette.search();
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
            Mode::Export(dialog) => Self::edit_export(dialog, edit),
            Mode::Help(helping) => {
                if let Some(input) = &mut helping.search {
                    edit.apply_to_line(input);
                    input.value().clone_into(&mut helping.needle);
                    helping.page.top = 0;
                }
            }
            Mode::Compare(comparing) => {
                if edit.apply_to_line(&mut comparing.path) {
                    (comparing.at, comparing.refused) = (None, None);
                }
            }
            Mode::Browse
            | Mode::Find(_)
            | Mode::Decide(_)
            | Mode::Pair(_)
            | Mode::Confirm(_)
            | Mode::Copy(_)
            | Mode::Link(_)
            | Mode::Columns(_)
            | Mode::Files(_)
            | Mode::Bill(_)
            | Mode::Diff(_) => {}
        }
    }

    /// Looks for what was typed into the finder.
    pub(super) fn search(&mut self) {
        let Some(finding) = self.app.mode.finding_mut() else { return };
        let typed = finding.input.value().to_owned();
        let wanted = Wanted::new(&typed);
        if wanted.is_empty() {
            finding.hits = None;
            return self.cancel(Lane::Search);
        }
        let earlier = finding.hits.clone().filter(|hits| hits.hold(&wanted)).or_else(|| finding.among.clone());
        if let Some(finder) = self.app.finder.clone() {
            self.order(Work::Search { finder, typed, earlier });
        }
    }

    /// Collects the words of the files, the first time that somebody may want them.
    pub(super) fn collect_words(&mut self) {
        let is_asked = self.app.ordered.contains_key(&Lane::Words);
        if let (false, Some(world)) = (is_asked, self.app.world.clone()) {
            self.order(Work::CollectWords(world));
        }
    }

    /// Offers the words of the files, now that they are collected.
    pub(super) fn take_words(&mut self, words: Arc<Vocabulary>) {
        self.app.words = words;
        if let Mode::Filter(editor) = &mut self.app.mode
            && editor.at == 0
        {
            editor.offer(&self.app.words);
        }
    }

    /// Reads the filter that is being edited; the list follows as long as it can be read.
    pub(super) fn read_filter(&mut self) {
        let Mode::Filter(editor) = &mut self.app.mode else { return };
        if let Some(filter) = editor.read(&self.app.words) {
            let side = editor.side;
            self.set_filter(side, filter);
        }
    }
}
