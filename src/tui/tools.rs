//! Performing work: the notes on the disk, the files, and all that takes time. It blocks; threads are left to
//! `workers`, so that tests and pictures can do the same work in line.

use super::watch::{self, Stamps};
use super::{browser, clipboard, comparing};
use crate::app::{
    Answer, Billing, ExportOrder, ExportOutcome, Format, LISTED_HITS, Loaded, Overview, SavedNotes, Side, Who, Work,
    build_finder, describe_files, list_people,
};
use crate::export::{Cells, Report, Target, TargetError, write_csv_columns, write_json, write_markdown, write_xlsx};
use crate::matching::World;
use crate::model::{AccountId, Note, NoteKey, Notes, Raw, RowId, Sentence, counted};
use crate::notes::{NotesError, Start, Store, merge};
use crate::query::{Vocabulary, Wanted};
use crate::read;
use crate::redact::redacted;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What work needs beside its order.
pub struct Tools {
    store: Result<Store, NotesError>,
    inputs: Vec<PathBuf>,
    kept: Mutex<Kept>,
    /// The files as they were when they were last read.
    read_files: Mutex<Stamps>,
}

/// The notes as they should be on the disk, and what the next save starts from.
#[derive(Default)]
struct Kept {
    notes: Notes,
    start: Option<Arc<Start>>,
    /// Whether something is not on the disk yet.
    is_behind: bool,
    drafts: Notes,
}

impl Tools {
    /// Tools for these inputs, with notes where there is a place for them.
    #[must_use]
    pub fn new(store: Result<Store, NotesError>, inputs: &[read::Input]) -> Self {
        let inputs = inputs.iter().filter(|input| input.bytes.is_none()).map(|input| input.path.clone()).collect();
        Self { store, inputs, kept: Mutex::default(), read_files: Mutex::default() }
    }

    /// The files as they were when they were last read; none before.
    #[must_use]
    pub(super) fn read_files(&self) -> Stamps {
        self.read_files.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks at the files before they are read; those that are read again may just be being written.
    fn look_at_files(&self, progress: &read::Progress) {
        let files = self.inputs.iter().filter(|path| path.as_os_str() != "-");
        let is_again = !self.read_files().is_empty();
        let stamps = files.map(|path| {
            if is_again {
                watch::settle(path, || progress.cancel.load(Ordering::Relaxed));
            }
            (path.clone(), watch::stamp(path))
        });
        let stamps = stamps.collect();
        *self.read_files.lock().unwrap_or_else(PoisonError::into_inner) = stamps;
    }

    /// Does the work.
    #[must_use]
    pub fn perform(&self, work: Work, cancel: &AtomicBool) -> Answer {
        match work {
            Work::Load { inputs, load, options, progress } => {
                self.look_at_files(&progress);
                let loaded = read::load(&inputs, &load, &progress).map(|estate| {
                    let (notes, about_notes, drafts) = self.load_notes();
                    let world = World::judge(Arc::new(estate), options, Arc::new(notes));
                    Box::new(Loaded { world, about_notes, notes_name: self.notes_name(), drafts })
                });
                Answer::Loaded(loaded.map_err(Box::new))
            }
            Work::FindCandidates(world) => find_candidates(&world, cancel),
            Work::AddUp { world, today } => {
                let overview = Overview::of(&world, &today);
                world.advise();
                Answer::AddedUp(Box::new(overview))
            }
            Work::List { side, world, filter, sort } => match list_people(&world, side, &filter, sort, cancel) {
                Some(people) => Answer::Listed(Arc::new(people)),
                None => Answer::Cancelled,
            },
            Work::Explain { world, who } => Answer::Explained(Arc::new(match who {
                Who::Account(account) => world.explain_account(account),
                Who::Row(row) => world.explain_row(row),
            })),
            Work::BuildFinder(world) => Answer::FinderBuilt(Arc::new(build_finder(&world))),
            Work::CollectWords(world) => match Vocabulary::collect(&world, cancel) {
                Some(words) => Answer::WordsCollected(Arc::new(words)),
                None => Answer::Cancelled,
            },
            Work::Search { finder, typed, earlier } => {
                let wanted = Wanted::new(&typed);
                match finder.search(&wanted, LISTED_HITS, earlier.as_deref(), cancel) {
                    Some(hits) => Answer::Found(Box::new(wanted), Arc::new(hits)),
                    None => Answer::Cancelled,
                }
            }
            Work::DescribeFiles { world, today } => Answer::FilesDescribed(describe_files(&world, &today)),
            Work::OpenPage(url) => {
                let fault = browser::open(&url);
                Answer::PageOpened { url, fault }
            }
            Work::HandToTmux { what, text } => {
                let refused = clipboard::hand_to_tmux(&text).err().map(|_| text);
                Answer::HandedToTmux { what, refused }
            }
            Work::FindOlder { world, given } => Answer::OlderFound(comparing::older_reports(&world, given)),
            Work::Compare(order) => Answer::Compared(comparing::compare(&order, cancel)),
            Work::Bill { world, price, today } => Answer::Billed(Box::new(Billing::of(&world, price.as_ref(), &today))),
            Work::WhatIf { world, alias_domains } => {
                Answer::Rejudged(Box::new(world.with_alias_domains(alias_domains)))
            }
            Work::Redact { world, pseudonyms } => Answer::Redacted(redacted(&world, &pseudonyms).map(Box::new)),
            Work::Export(order) => Answer::Exported(self.export(&order)),
            Work::SaveNotes { before, after } => Answer::NotesSaved(self.save_notes(&before, &after)),
        }
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        // The notes stay whole where a thread broke down with them in hand: each change is one assignment.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn notes_name(&self) -> Sentence {
        let name = self.store.as_ref().ok().and_then(|store| store.path().file_name());
        name.map_or_else(Sentence::new, |name| Sentence::new().data(Raw::new(name.as_encoded_bytes())))
    }

    fn load_notes(&self) -> (Notes, Option<Sentence>, Vec<(NoteKey, String)>) {
        let mut kept = self.kept();
        let store = match &self.store {
            Ok(store) => store,
            Err(error) => return (kept.notes.clone(), Some(Sentence::new().word(error.to_string())), Vec::new()),
        };
        let loaded = match store.load() {
            Ok(loaded) => loaded,
            Err(error) => return (kept.notes.clone(), Some(Sentence::new().word(error.to_string())), Vec::new()),
        };
        let cannot_save =
            loaded.read_only.or_else(|| store.prepare().err().map(|error| error.to_string().into_words()));
        if !kept.is_behind {
            kept.notes = loaded.notes;
            kept.start = Some(loaded.start);
        }
        let mut about = loaded.warnings.into_iter().next().map(|warning| warning.message);
        if let Some(why) = cannot_save {
            about = Some(Sentence::from("they cannot be saved: ").then(why));
        }
        let drafts = store.load_draft().ok().flatten().unwrap_or_default();
        kept.drafts = drafts.clone();
        let drafts: Vec<_> = drafts.by_account.into_iter().map(|(key, note)| (key, note.text)).collect();
        (kept.notes.clone(), about, drafts)
    }

    fn save_notes(&self, before: &Notes, after: &Notes) -> Result<SavedNotes, Sentence> {
        let mut kept = self.kept();
        // What somebody else saved may have come in since the screen last heard of it.
        kept.notes = merge(before, after, &kept.notes).notes;
        kept.is_behind = true;
        let store = self.store.as_ref().map_err(|error| error.to_string().into_words())?;
        let start = match kept.start.clone() {
            Some(start) => start,
            None => store.load().map_err(|error| error.to_string().into_words())?.start,
        };
        let saved = store.save(&start, &kept.notes).map_err(|error| error.to_string().into_words())?;
        kept.notes = saved.merged.notes.clone();
        kept.start = Some(saved.start);
        kept.is_behind = false;
        let others = saved.merged.taken.len() + saved.merged.removed.len();
        let conflicts = saved.merged.conflicts.len() + saved.merged.restored.len();
        let about = match (saved.doubt, conflicts, others) {
            (Some(doubt), ..) => Some(doubt.to_string().into_words()),
            (None, 1.., _) => Some("somebody else changed the same note: both versions are kept".into()),
            (None, 0, 1..) => Some(
                Sentence::new()
                    .word(format!("saved; {} by somebody else came in", counted(others as u64, "change", "changes"))),
            ),
            (None, 0, 0) => saved.warnings.into_iter().next().map(|warning| warning.message),
        };
        Ok(SavedNotes { notes: Arc::new(saved.merged.notes), about })
    }

    /// Keeps text that is being typed, or drops it.
    pub fn keep_draft(&self, key: NoteKey, text: Option<String>) {
        let mut kept = self.kept();
        match text {
            Some(text) => kept.drafts.by_account.insert(key, Note { text, ..Note::default() }),
            None => kept.drafts.by_account.remove(&key),
        };
        if let Ok(store) = &self.store {
            // A draft is a second net; where the disk does not take it there is nothing better to do.
            let _ = if kept.drafts.is_empty() { store.remove_draft() } else { store.save_draft(&kept.drafts) };
        }
    }

    fn export(&self, order: &ExportOrder) -> ExportOutcome {
        let notes = self.store.as_ref().ok().map(Store::path);
        let mut target = match Target::open(&order.path, order.replace, &self.inputs, notes) {
            Ok(target) => target,
            Err(error @ TargetError::Exists(_)) => return ExportOutcome::Exists(error.to_string().into_words()),
            Err(error) => return ExportOutcome::Failed(error.to_string().into_words()),
        };
        let ids = order.people.ids();
        let sums = order.world.sums();
        let has_what_if = !order.world.options.alias_domains.is_empty();
        let plain = || order.world.spelled().with_alias_domains(Vec::new());
        let without_what_if = has_what_if.then(|| plain().sums().licenses);
        let mut report = Report {
            world: &order.world,
            sums: &sums,
            without_what_if: without_what_if.as_ref(),
            list: order.side.into(),
            filter: Some(order.filter.as_str()).filter(|filter| !filter.is_empty()),
            accounts: if order.side == Side::Server {
                ids.iter().copied().map(AccountId).collect()
            } else {
                Vec::new()
            },
            rows: if order.side == Side::Cloud { ids.iter().copied().map(RowId).collect() } else { Vec::new() },
            price: order.price.as_ref(),
        };
        report.hide_order();
        let written = match order.format {
            Format::Csv => write_csv_columns(&mut target, &report, Cells::Marked, order.columns.as_deref()),
            Format::Json => write_json(&mut target, &report).map(|()| 0),
            Format::Markdown => write_markdown(&mut target, &report).map(|()| 0),
            Format::Xlsx => write_xlsx(&mut target, &report).map(|()| 0),
        };
        let failed = |fault: String| ExportOutcome::Failed(path(&order.path).word(": ").word(fault));
        let marked = match written.and_then(|marked| target.flush().map(|()| marked)) {
            Ok(marked) => marked,
            Err(error) => return failed(error.to_string()),
        };
        if let Err(error) = target.keep() {
            return ExportOutcome::Failed(error.to_string().into_words());
        }
        let mut rows = counted(ids.len() as u64, "row", "rows");
        if order.world.is_redacted() {
            rows += " with pseudonyms";
        }
        let mut done = Sentence::new().word(format!("{rows} written to ")).then(path(&order.path));
        if marked > 0 {
            let cells =
                counted(marked, "cell that a spreadsheet would run begins", "cells that a spreadsheet would run begin");
            done = done.word(format!("; {cells} with '"));
        }
        ExportOutcome::Written(done)
    }
}

fn find_candidates(world: &World, cancel: &AtomicBool) -> Answer {
    // Candidates are of what the files say; the what-if takes them over.
    let found = if world.options.alias_domains.is_empty() {
        world.find_candidates(cancel)
    } else {
        let plain = crate::matching::Options { alias_domains: Vec::new(), ..(*world.options).clone() };
        World::judge(Arc::clone(&world.estate), plain, Arc::clone(&world.notes)).find_candidates(cancel)
    };
    found.map_or(Answer::Cancelled, Answer::Candidates)
}

fn path(path: &Path) -> Sentence {
    Sentence::new().data(Raw::new(path.as_os_str().as_encoded_bytes()))
}

/// Errors whose words are fit for eyes already.
trait IntoWords {
    fn into_words(self) -> Sentence;
}

impl IntoWords for String {
    fn into_words(self) -> Sentence {
        Sentence::new().word(self)
    }
}
