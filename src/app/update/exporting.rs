//! Exporting a list, and the files pane.

use super::Turn;
use super::copying::STILL_MADE;
use crate::app::edit::{Edit, EditStep};
use crate::app::effect::{ExportOrder, Work};
use crate::app::exporting::{ExportField, ExportWhat, Exporting, Format};
use crate::app::list::{List, People};
use crate::app::{Column, Mode};
use crate::matching::Tone;
use crate::model::Sentence;
use crate::query::told;
use std::sync::Arc;

impl Turn<'_> {
    pub(super) fn open_export(&mut self) {
        let side = self.app.side;
        let list = self.app.list(side);
        if list.is_empty() && list.marks.is_empty() {
            return self.tell(Tone::Warn, "the list is empty: there is nothing to export");
        }
        let columns: Vec<Column> = match &list.table.chosen {
            Some(chosen) => chosen.clone(),
            None => self.app.columns(side).iter().map(|fitted| fitted.column).collect(),
        };
        self.app.mode = Mode::Export(Box::new(Exporting::open(list, &columns, &self.now.day())));
    }

    pub(super) fn step_field(&mut self, by: isize) {
        if let Mode::Export(dialog) = &mut self.app.mode {
            dialog.step_field(by);
        }
    }

    /// Takes another value; in the name of the file the arrows move the cursor.
    pub(super) fn step_value(&mut self, by: isize) {
        if let Mode::Export(dialog) = &mut self.app.mode
            && !dialog.step_value(by)
        {
            Edit::Step(if by > 0 { EditStep::Right } else { EditStep::Left }).apply_to_line(&mut dialog.path);
        }
    }

    pub(super) fn edit_export(dialog: &mut Exporting, edit: &Edit) {
        if *edit == Edit::Type(' ') && dialog.step_value(1) {
            return;
        }
        dialog.field = ExportField::File;
        if edit.apply_to_line(&mut dialog.path) {
            dialog.forget_refusal();
        }
    }

    pub(super) fn write_export(&mut self, mut dialog: Box<Exporting>) {
        let list = self.app.list(dialog.side);
        let path = dialog.target();
        let filter = match dialog.what {
            ExportWhat::Listed => list.filter.text.clone(),
            ExportWhat::Marked => String::new(),
        };
        let filter = match &self.app.session.pseudonyms {
            Some(pseudonyms) => told(&filter, |text| pseudonyms.text(text)),
            None => filter,
        };
        let order = match (self.app.outward(), &list.people) {
            _ if path.as_os_str().is_empty() => {
                dialog.refused = Some(Sentence::from("a file needs a name"));
                self.app.mode = Mode::Export(dialog);
                return;
            }
            (Some(world), Some(people)) => ExportOrder {
                world: world.clone(),
                side: dialog.side,
                people: match dialog.what {
                    ExportWhat::Listed => Arc::clone(people),
                    ExportWhat::Marked => Arc::new(marked(list, people)),
                },
                filter,
                format: dialog.format,
                columns: dialog.columns.clone().filter(|_| dialog.format == Format::Csv),
                price: self.app.session.price.clone(),
                replace: dialog.replaces.as_ref() == Some(&path),
                path,
            },
            (None, _) if self.app.world.is_some() => {
                dialog.refused = Some(Sentence::from(STILL_MADE));
                self.app.mode = Mode::Export(dialog);
                return;
            }
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
        self.order(Work::DescribeFiles { world, today: self.now.day() });
    }
}

/// The marked people as they are listed, then those that the filter hides.
fn marked(list: &List, people: &People) -> People {
    let is_hidden = |number: &u32| people.place(crate::app::Who::of(list.side, *number)).is_none();
    let listed = people.ids().iter().copied().filter(|number| list.marks.has(*number));
    People::new(listed.chain(list.marks.numbers().filter(is_hidden)).collect(), 0, people.total())
}
