//! Comparing with an older report: looking for one, asking for another, the answer.

use super::Turn;
use crate::app::effect::{CompareOrder, Lane, Work};
use crate::app::{Comparing, Mode, Reading};
use crate::matching::Tone;
use crate::model::{Kind, Sentence};
use crate::read::Input;
use std::ffi::OsStr;
use std::path::PathBuf;

impl Turn<'_> {
    pub(super) fn open_compare(&mut self) {
        let Some(world) = self.app.world.clone().filter(|world| world.estate.has_report) else {
            return self.tell(Tone::Warn, "without a cloud report there is nothing to compare");
        };
        self.app.mode = Mode::Compare(Box::default());
        let given = self.app.session.older.iter().map(|input| input.path.clone()).collect();
        self.order(Work::FindOlder { world, given });
    }

    pub(super) fn take_older(&mut self, found: Vec<PathBuf>) {
        if let Mode::Compare(comparing) = &mut self.app.mode {
            comparing.take(found);
        }
    }

    pub(super) fn compare(&mut self, mut comparing: Box<Comparing>) {
        let typed = comparing.path.value().trim().to_owned();
        let Some(world) = self.app.world.clone() else { return };
        if typed.is_empty() {
            comparing.refused = Some("name an older report".into());
            self.app.mode = Mode::Compare(comparing);
            return;
        }
        let session = &self.app.session;
        let given = session.older.iter().find(|input| input.path.as_os_str() == typed.as_str());
        let older = given.cloned().unwrap_or_else(|| Input::parse(OsStr::new(&typed)));
        let is_report = |path: &PathBuf| {
            let mut sources = world.estate.sources.iter();
            sources.any(|source| source.kind == Kind::CloudReport && source.path == *path)
        };
        let others = session.inputs.iter().filter(|input| !is_report(&input.path)).cloned().collect();
        let (load, options) = (session.load.clone(), session.options.clone());
        comparing.is_working = true;
        comparing.refused = None;
        self.app.mode = Mode::Compare(comparing);
        self.order(Work::Compare(Box::new(CompareOrder { older, others, load, options, world })));
    }

    pub(super) fn compared(&mut self, result: Result<Reading, Sentence>) {
        let Mode::Compare(comparing) = &mut self.app.mode else { return };
        match result {
            Ok(reading) => self.app.mode = Mode::Diff(reading),
            Err(refused) => {
                comparing.is_working = false;
                comparing.refused = Some(refused);
            }
        }
    }

    pub(super) fn leave_compare(&mut self, comparing: &Comparing) {
        if comparing.is_working {
            self.cancel(Lane::Compare);
            self.tell(Tone::Dim, "the comparison was cancelled");
        }
    }
}
