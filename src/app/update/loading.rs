//! Reading the files: the order, its progress, what was read, and taking it back.

use super::Turn;
use crate::app::effect::{Lane, Work};
use crate::app::message::Loaded;
use crate::app::state::{Checking, Loading, SLOW, Why};
use crate::app::{Effect, Marks, Mode, Side, Who, Wish};
use crate::matching::Tone;
use crate::model::{Estate, NoteKey, Raw, Sentence, counted, thousands};
use crate::query::Vocabulary;
use crate::read::{LoadError, Progress};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

const PROGRESS_EVERY: Duration = Duration::from_millis(100);

impl Turn<'_> {
    pub(super) fn load(&mut self) {
        let session = &self.app.session;
        if session.inputs.is_empty() {
            return self.tell(Tone::Warn, "no files were named: there is nothing to read again");
        }
        let progress = Arc::new(Progress::default());
        let work = Work::Load {
            inputs: session.inputs.clone(),
            load: session.load.clone(),
            options: session.options.clone(),
            progress: Arc::clone(&progress),
        };
        self.app.loading = Some(Loading { progress, since: self.now.running, told: None });
        self.app.failure = None;
        self.app.notice = None;
        self.order(work);
        self.effects.push(Effect::WakeAt(self.now.running + SLOW));
    }

    pub(super) fn cancel_load(&mut self) {
        self.app.loading = None;
        self.cancel(Lane::Load);
        let told = Sentence::from("the load was cancelled: ");
        let told = if self.app.world.is_some() {
            told.word("what was read before stays")
        } else {
            told.code(self.key(Wish::Reload)).word(" reads the files again")
        };
        self.tell(Tone::Warn, told);
    }

    pub(super) fn wake(&mut self) {
        let is_slow = self.app.is_slow(self.now);
        if let Some(loading) = &mut self.app.loading
            && is_slow
        {
            let read = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed);
            loading.told = Some((read(&loading.progress.done), read(&loading.progress.total)));
            self.effects.push(Effect::WakeAt(self.now.running + PROGRESS_EVERY));
        }
        if self.app.draft_due.is_some_and(|due| due <= self.now.running) {
            self.keep_draft();
        }
    }

    pub(super) fn loaded(&mut self, result: Result<Box<Loaded>, Box<LoadError>>) {
        let began = self.app.loading.take().map_or(self.now.running, |loading| loading.since);
        match result {
            Err(error) if self.app.world.is_some() => {
                let told = Sentence::from("not read again, what was read before stays: ").word(error.line());
                self.tell(Tone::Bad, told);
            }
            Err(error) => self.app.failure = Some(*error),
            Ok(loaded) => self.take_estate(*loaded, self.now.running.saturating_sub(began)),
        }
    }

    /// Offers to read files again that are no longer as they were read.
    pub(super) fn files_changed(&mut self, changed: Sentence) {
        self.app.changed = Some(changed.word(": ").code(self.key(Wish::Reload)).word(" reads again"));
        if self.app.notice.as_ref().is_some_and(|notice| notice.tone != Tone::Bad) {
            self.app.notice = None;
        }
    }

    fn take_estate(&mut self, loaded: Loaded, took: Duration) {
        let kept = Side::BOTH.map(|side| self.app.list(side).selected.and_then(|who| self.app.note_key(who)));
        let world = loaded.world;
        let mut gone = 0;
        for (side, key) in Side::BOTH.into_iter().zip(kept) {
            let want = key.and_then(|key| find(&world.estate, &key));
            let marks = self.marks_in(side, &world.estate);
            let list = self.app.list_mut(side);
            gone += list.marks.len() - marks.len();
            (list.people, list.selected, list.want) = (None, None, want);
            list.set_marks(marks);
        }
        self.app.history.forget_marks();
        let read = world.estate.sources.iter().map(|source| source.records).sum();
        let mut told = Sentence::new().word(format!(
            "loaded {} in {} ms",
            thousands(read),
            thousands(took.as_millis().try_into().unwrap_or(u64::MAX))
        ));
        let mut tone = Tone::Good;
        if gone > 0 {
            let marked = counted(gone as u64, "marked account is", "marked accounts are");
            told = told.word(format!("; {marked} in no file any more"));
            tone = Tone::Warn;
        }
        let is_about_notes = loaded.about_notes.is_some();
        if let Some(about) = loaded.about_notes {
            told = Sentence::from("notes: ").then(about);
            tone = Tone::Warn;
        }
        if !matches!(self.app.mode, Mode::Browse | Mode::Note(_) | Mode::Link(_) | Mode::Help(_)) {
            // What the others show is about accounts that may be gone. A note outlives its account.
            self.app.mode = Mode::Browse;
        }
        if let Mode::Help(helping) = &mut self.app.mode {
            helping.under = Mode::Browse;
        }
        self.tell(tone, told);
        self.app.changed = None;
        (self.app.notes_name, self.app.finder) = (loaded.notes_name, None);
        (self.app.overview, self.app.ring, self.app.why) = (None, None, Why::default());
        self.app.trail = crate::app::finding::Trail::default();
        let is_first = self.app.world.is_none();
        self.app.world = Some(world.clone());
        if !is_about_notes {
            self.tell_of_drafts(&loaded.drafts);
        }
        self.app.drafts.extend(loaded.drafts);
        self.cancel(Lane::Words);
        self.app.words = Arc::new(Vocabulary::of_hosts(&world.estate.hosts));
        if is_first {
            self.recall_lists();
            self.tell_of_configuration();
        }
        if self.app.side == Side::Server && world.estate.accounts.is_empty() && !world.estate.rows.is_empty() {
            self.app.side = Side::Cloud;
            self.app.focus = Side::Cloud.into();
        }
        self.refresh();
        if world.estate.has_report && world.options.candidates {
            self.app.checking = Checking::UnderWay;
            self.order(Work::FindCandidates(world.clone()));
        }
        self.order(Work::BuildFinder(world));
    }

    /// Tells of texts that were typed and not saved, and on whom one of them is.
    fn tell_of_drafts(&mut self, drafts: &[(NoteKey, String)]) {
        let Some(world) = &self.app.world else { return };
        let count = counted(drafts.len() as u64, "text was", "texts were");
        let told = Sentence::new().word(format!("{count} typed and not saved"));
        let told = match drafts.iter().find_map(|(key, _)| find(&world.estate, key)) {
            _ if drafts.is_empty() => return,
            Some(who) => {
                let key = self.key(Wish::WriteNote);
                told.word(", on ").then(self.app.name(who)).word(": ").code(key).word(" there opens it")
            }
            None => told.word(": their accounts are in no file"),
        };
        self.tell(Tone::Warn, told);
    }

    /// The marks of a list in another estate: by account, as a note's key names it.
    fn marks_in(&self, side: Side, estate: &Estate) -> Marks {
        let keys = self.app.list(side).marks.numbers().filter_map(|number| self.app.note_key(Who::of(side, number)));
        keys.filter_map(|key| find(estate, &key)).map(Who::number).collect()
    }

    /// Makes all that follows from the estate and its notes anew: lists, sums, explanation.
    pub(super) fn refresh(&mut self) {
        // The list with the focus comes first.
        let side = self.app.side;
        self.list(side);
        self.list(side.other());
        if let Some(world) = self.app.world.clone() {
            let today = self.now.day();
            self.app.told = None;
            if let Some(pseudonyms) = self.app.session.pseudonyms.clone() {
                self.order(Work::Redact { world: world.clone(), pseudonyms });
            }
            self.order(Work::AddUp { world, today });
        }
        self.app.why.of = None;
    }

    /// Orders a list.
    pub(super) fn list(&mut self, side: Side) {
        let Some(world) = self.app.world.clone() else { return };
        let list = self.app.list(side);
        let (filter, sort) = (list.filter.clone(), list.table.sort);
        self.order(Work::List { side, world, filter, sort });
    }
}

/// The account of a note's key, which outlives a reload.
pub(in crate::app) fn find(estate: &Estate, key: &NoteKey) -> Option<Who> {
    match key {
        NoteKey::Cloud { login } => estate.find_login(Raw::of(login)).map(Who::Row),
        NoteKey::Server { host, id } => {
            let (host, id) = (estate.find_host(host)?, estate.find_id(id)?);
            estate.find_account(host, id).map(Who::Account)
        }
    }
}
