//! Wishes in popups: choosing, accepting, closing.

use super::Turn;
use crate::app::effect::Lane;
use crate::app::finding::Trail;
use crate::app::geometry::{finder, finder_rows};
use crate::app::list::Filter;
use crate::app::{Helping, Mode, Step, Wish};
use crate::matching::Tone;
use crate::model::Sentence;
use crate::query::quoted;
use tui_input::Input;

impl Turn<'_> {
    pub(super) fn choose(&mut self, wish: Wish) {
        match wish {
            Wish::Close => self.close(),
            Wish::Accept => self.accept(),
            Wish::Move(step) => self.step_in_popup(step),
            Wish::TakeChoice => self.take_choice(),
            Wish::MakeFilter => self.make_filter(),
            Wish::Save => self.save_typed(),
            Wish::EditOutside => self.go_on_outside(),
            Wish::Copy(part) => self.copy_part(part),
            Wish::SaveView => self.name_view(),
            Wish::DeleteView => self.delete_view(),
            Wish::NextField => self.step_field(1),
            Wish::PreviousField => self.step_field(-1),
            Wish::NextValue => self.step_value(1),
            Wish::PreviousValue => self.step_value(-1),
            Wish::Toggle | Wish::Earlier | Wish::Later | Wish::Reset => self.change_columns(wish),
            Wish::SearchHelp => {
                if let Mode::Help(helping) = &mut self.app.mode {
                    helping.search = Some(Input::new(helping.needle.clone()));
                }
            }
            Wish::ToggleWhatIf => self.toggle_what_if(),
            Wish::OpenHelp => {
                let under = std::mem::take(&mut self.app.mode);
                self.app.mode = Mode::Help(Box::new(Helping { under, ..Helping::default() }));
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        match std::mem::take(&mut self.app.mode) {
            Mode::Filter(editor) => self.set_filter(editor.side, editor.before.clone()),
            Mode::Note(noting) => self.leave_note(&noting),
            Mode::Views(mut viewing) if viewing.naming.is_some() => {
                (viewing.naming, viewing.refused) = (None, None);
                self.app.mode = Mode::Views(viewing);
            }
            Mode::Pair(pairing) => {
                self.cancel(Lane::Search);
                self.app.mode = Mode::Decide(pairing.deciding);
            }
            Mode::Compare(comparing) => self.leave_compare(&comparing),
            Mode::Help(mut helping) if helping.search.is_some() => {
                helping.search = None;
                helping.needle = String::new();
                self.app.mode = Mode::Help(helping);
            }
            Mode::Help(mut helping) if !helping.needle.is_empty() => {
                helping.needle = String::new();
                self.app.mode = Mode::Help(helping);
            }
            Mode::Help(helping) => self.come_back_to(helping.under),
            _ => {}
        }
    }

    /// Goes on reading; what was not answered meanwhile is asked for again.
    fn come_back_to(&mut self, mode: Mode) {
        let (is_bill, is_files) = (matches!(mode, Mode::Bill(_)), matches!(mode, Mode::Files(None)));
        self.app.mode = mode;
        if is_bill {
            self.bill();
        }
        if is_files {
            self.open_files();
        }
    }

    fn accept(&mut self) {
        match std::mem::take(&mut self.app.mode) {
            Mode::Find(finding) => {
                let Some(who) = finding.chosen() else {
                    self.app.mode = Mode::Find(finding);
                    return;
                };
                self.app.trail = Trail { people: finding.people().collect(), at: finding.at };
                self.go_to(who);
                let count = self.app.trail.people.len();
                if count > 1 && self.app.notice.is_none() {
                    let keys = [Wish::NextHit, Wish::PreviousHit].map(|wish| self.key(wish));
                    let told = format!(
                        "hit {} of {count}: {} for the next, {} for the previous",
                        finding.at + 1,
                        keys[0],
                        keys[1]
                    );
                    self.tell(Tone::Dim, Sentence::new().word(told));
                }
            }
            Mode::Filter(editor) => match editor.whole() {
                Some(filter) => self.use_filter(editor.side, filter),
                None => self.app.mode = Mode::Filter(editor),
            },
            Mode::Views(viewing) => self.accept_view(viewing),
            Mode::Commands(palette) => self.take_command(palette),
            Mode::Decide(deciding) => self.decide(deciding),
            Mode::Pair(pairing) => self.pair(pairing),
            Mode::Confirm(question) => self.confirm(question.then),
            Mode::Copy(copying) => self.copy_chosen(copying),
            Mode::Link(linking) => self.copy("the address", &linking.url),
            Mode::Columns(choice) => self.arrange(&choice),
            Mode::Export(dialog) => self.write_export(dialog),
            Mode::Bill(Some(billing)) => self.list_bill_line(billing),
            Mode::Compare(comparing) => self.compare(comparing),
            Mode::Help(mut helping) => {
                helping.search = None;
                self.app.mode = Mode::Help(helping);
            }
            _ => {}
        }
    }

    pub(super) fn step_in_popup(&mut self, step: Step) {
        if matches!(self.app.mode, Mode::Bill(_)) {
            return self.step_in_bill(step);
        }
        let height = self.reader_height();
        if let Some(finding) = self.app.mode.finding_mut() {
            return finding.step(step, usize::from(finder_rows(finder(self.app.size)).height));
        }
        match &mut self.app.mode {
            Mode::Filter(editor) => {
                let is_other = editor.step(step);
                if is_other {
                    self.read_filter();
                }
            }
            Mode::Views(viewing) => viewing.step(step),
            Mode::Commands(palette) => palette.step(step),
            Mode::Decide(deciding) => deciding.step(step),
            Mode::Copy(copying) => copying.step(step),
            Mode::Columns(choice) => choice.step(step),
            Mode::Files(Some(reading)) | Mode::Diff(reading) => reading.page.scroll(step, height),
            Mode::Compare(comparing) => comparing.step(step),
            Mode::Help(helping) => helping.page.scroll(step, height),
            _ => {}
        }
    }

    fn change_columns(&mut self, wish: Wish) {
        let Mode::Columns(choice) = &mut self.app.mode else { return };
        match wish {
            Wish::Toggle => choice.toggle(),
            Wish::Earlier => choice.shift(-1),
            Wish::Later => choice.shift(1),
            _ => choice.reset(),
        }
    }

    fn take_choice(&mut self) {
        if let Mode::Filter(editor) = &mut self.app.mode
            && editor.take_choice()
        {
            self.read_filter();
        }
    }

    /// Makes the words of the search the filter of the list in which the chosen hit stands.
    fn make_filter(&mut self) {
        let Mode::Find(finding) = std::mem::take(&mut self.app.mode) else { return };
        let side = finding.chosen().map_or(self.app.side, crate::app::Who::side);
        let words: Vec<String> = finding.input.value().split_whitespace().map(quoted).collect();
        let Ok(filter) = Filter::parse(&words.join(" ")) else { return };
        if let (Some(who), Some(world)) = (finding.chosen(), &self.app.world)
            && !filter.passes(world, who)
        {
            // The finder also knows letters with others between them; a filter knows parts of words only.
            self.app.mode = Mode::Find(finding);
            return self.tell(Tone::Warn, "a filter looks for parts of words: type them whole to make it one");
        }
        self.focus(side.into());
        if let Some(who) = finding.chosen() {
            self.app.list_mut(side).want = Some(who);
        }
        self.use_filter(side, filter);
    }
}
