//! Answers to orders. What is no longer asked for is dropped.

use super::Turn;
use crate::app::effect::{Effect, ExportOutcome, Lane, Revision};
use crate::app::list::People;
use crate::app::message::{Answer, SavedNotes};
use crate::app::state::Checking;
use crate::app::{Mode, Reading, Side, describe_configuration};
use crate::matching::{Candidates, Tone, World};
use crate::model::Sentence;
use std::sync::Arc;

impl Turn<'_> {
    pub(super) fn answer(&mut self, revision: Revision, answer: Answer) {
        let newest = |lane| self.is_newest(lane, revision);
        match answer {
            Answer::Loaded(result) if newest(Lane::Load) => self.loaded(result),
            Answer::Candidates(candidates) if newest(Lane::Candidates) => self.take_candidates(candidates),
            Answer::AddedUp(overview) if newest(Lane::Sums) => self.app.overview = Some(overview),
            Answer::Listed(people) if newest(Lane::CloudList) => self.take_list(Side::Cloud, people),
            Answer::Listed(people) if newest(Lane::ServerList) => self.take_list(Side::Server, people),
            Answer::Explained(explanation) if newest(Lane::Explanation) => self.take_explanation(explanation),
            Answer::FinderBuilt(finder) if newest(Lane::Finder) => {
                self.app.finder = Some(finder);
                self.narrow_to_cloud();
                self.search();
            }
            Answer::WordsCollected(words) if newest(Lane::Words) => self.take_words(words),
            Answer::Found(wanted, hits) if newest(Lane::Search) => match (&mut self.app.mode, &self.app.world) {
                (Mode::Find(finding), _) => finding.take(*wanted, hits),
                (Mode::Pair(pairing), Some(world)) => pairing.take(*wanted, hits, &world.estate),
                _ => {}
            },
            Answer::FilesDescribed(sections) if newest(Lane::Files) => {
                if let Mode::Files(reading) = &mut self.app.mode {
                    let configuration = describe_configuration(&self.app.session.told);
                    let sections = configuration.into_iter().chain(sections).collect();
                    *reading = Some(Reading::of("Files", sections));
                }
            }
            Answer::OlderFound(found) if newest(Lane::FindOlder) => self.take_older(found),
            Answer::Compared(result) if newest(Lane::Compare) => self.compared(result),
            Answer::Billed(billing) if newest(Lane::Bill) => self.take_bill(*billing),
            Answer::Rejudged(world) if newest(Lane::WhatIf) => self.take_what_if(&world),
            Answer::Redacted(told) if newest(Lane::Pseudonyms) => self.take_told(told),
            Answer::Exported(outcome) => self.exported(outcome),
            Answer::HandedToTmux { what, refused } => self.handed_to_tmux(what, refused),
            Answer::PageOpened { url, fault } => self.page_opened(url, fault),
            Answer::NotesSaved(Ok(saved)) if newest(Lane::Notes) => self.notes_saved(saved),
            Answer::NotesSaved(Err(fault)) => self.not_saved(fault),
            Answer::BrokeDown(lane, place) => self.broke_down(lane, place),
            _ => {}
        }
    }

    fn take_candidates(&mut self, candidates: Candidates) {
        self.app.checking = Checking::Done;
        let Some(world) = &self.app.world else { return };
        self.app.world = Some(world.with_candidates(candidates));
        self.refresh();
        if matches!(self.app.mode, Mode::Bill(_)) {
            self.bill();
        }
    }

    fn take_list(&mut self, side: Side, people: Arc<People>) {
        let total = people.total();
        let was_moved = self.app.moved;
        let list = self.app.list_mut(side);
        list.total = total;
        list.fill(people);
        if !was_moved && list.want.is_none() {
            list.select_place(0);
        }
        list.take_wanted();
        // The other list may now have a partner to show.
        self.align();
    }

    fn take_explanation(&mut self, explanation: Arc<crate::matching::Explanation>) {
        let why = &mut self.app.why;
        why.explanation = Some(explanation);
        why.laid_out_for = None;
    }

    /// Notes could not be saved: what was typed stays as a draft.
    fn not_saved(&mut self, fault: Sentence) {
        let texts = std::mem::take(&mut self.app.saving);
        let kept = if texts.is_empty() { "" } else { "; the text is kept as a draft" };
        for (key, text) in texts {
            self.app.drafts.insert(key.clone(), text.clone());
            self.effects.push(Effect::KeepDraft(key, Some(text)));
        }
        self.app.is_unsaved = true;
        self.tell(Tone::Bad, Sentence::from("not saved: ").then(fault).word(kept));
    }

    fn notes_saved(&mut self, saved: SavedNotes) {
        self.app.saving.clear();
        self.app.is_unsaved = false;
        let is_new = self.app.world.as_ref().is_some_and(|world| world.notes != saved.notes);
        if is_new {
            self.app.world = self.app.world.as_ref().map(|world| world.with_notes(saved.notes));
            self.refresh();
        }
        if let Some(about) = saved.about {
            self.tell(Tone::Warn, about);
        }
    }

    fn take_told(&mut self, told: Option<Box<World>>) {
        self.app.told = told.map(|world| *world);
        if self.app.told.is_none() {
            self.tell(Tone::Bad, "two values have one pseudonym with this key: nothing can be copied or exported");
        }
    }

    fn exported(&mut self, outcome: ExportOutcome) {
        let refused = match outcome {
            ExportOutcome::Written(what) => {
                if matches!(self.app.mode, Mode::Export(_)) {
                    self.app.mode = Mode::Browse;
                }
                return self.tell(Tone::Good, what);
            }
            ExportOutcome::Exists(why) => {
                if let Mode::Export(dialog) = &mut self.app.mode {
                    dialog.replaces = Some(dialog.target());
                }
                why
            }
            ExportOutcome::Failed(why) => why,
        };
        match &mut self.app.mode {
            Mode::Export(dialog) => dialog.refused = Some(refused),
            _ => self.tell(Tone::Bad, refused),
        }
    }

    fn broke_down(&mut self, lane: Lane, place: Sentence) {
        match lane {
            Lane::Load => self.app.loading = None,
            Lane::Candidates => self.app.checking = Checking::Done,
            _ => {}
        }
        self.tell(Tone::Bad, Sentence::from("this is a bug in seatmatch: ").then(place));
    }
}
