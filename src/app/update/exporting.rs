//! Exporting a list, and the files pane.

use super::Turn;
use crate::app::Mode;
use crate::app::effect::{ExportOrder, Work};
use crate::app::exporting::Exporting;
use crate::matching::Tone;
use crate::model::Sentence;

impl Turn<'_> {
    pub(super) fn open_export(&mut self) {
        let side = self.app.side;
        let list = self.app.list(side);
        if list.is_empty() {
            return self.tell(Tone::Warn, "the list is empty: there is nothing to export");
        }
        self.app.mode = Mode::Export(Box::new(Exporting::open(side, list.len(), &self.now.day())));
    }

    pub(super) fn step_format(&mut self, by: isize) {
        if let Mode::Export(dialog) = &mut self.app.mode {
            dialog.step_format(by);
        }
    }

    pub(super) fn write_export(&mut self, mut dialog: Box<Exporting>) {
        let list = self.app.list(dialog.side);
        let path = dialog.target();
        let order = match (&self.app.world, &list.people) {
            _ if path.as_os_str().is_empty() => {
                dialog.refused = Some(Sentence::from("a file needs a name"));
                self.app.mode = Mode::Export(dialog);
                return;
            }
            (Some(world), Some(people)) => ExportOrder {
                world: world.clone(),
                side: dialog.side,
                people: std::sync::Arc::clone(people),
                filter: list.filter.text.clone(),
                format: dialog.format,
                replace: dialog.replaces.as_ref() == Some(&path),
                path,
            },
            _ => return,
        };
        dialog.refused = None;
        self.app.mode = Mode::Export(dialog);
        self.order(Work::Export(Box::new(order)));
    }

    pub(super) fn open_files(&mut self) {
        let Some(world) = self.app.world.clone() else {
            return self.tell(Tone::Warn, "no files are read yet");
        };
        self.app.mode = Mode::Files(None);
        self.order(Work::DescribeFiles(world));
    }
}
