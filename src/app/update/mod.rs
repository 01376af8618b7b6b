//! What comes of a message: the state changes, and orders go out. Pure: no clock, no file, no thread.

mod answering;
mod arranging;
mod billing;
mod browsing;
mod choosing;
mod commanding;
mod comparing;
mod copying;
mod editing;
mod exporting;
mod following;
mod loading;
mod marking;
mod noting;
mod opening;
mod pointing;
mod remembering;
mod undoing;
mod viewing;
mod walking;

pub(super) use loading::find;

use super::effect::{Lane, Revision, Work};
use super::message::Message;
use super::state::{App, Notice};
use super::{Effect, Mode, Moment, Wish};
use crate::matching::Tone;
use crate::model::Sentence;

/// Takes one message; gives the orders that follow from it.
#[must_use]
pub fn update(app: &mut App, message: Message, now: Moment) -> Vec<Effect> {
    let mut turn = Turn { app, now, effects: Vec::new() };
    turn.take(message);
    turn.settle();
    turn.effects
}

/// Begins: the files that were named are read.
#[must_use]
pub fn begin(app: &mut App, now: Moment) -> Vec<Effect> {
    let mut turn = Turn { app, now, effects: Vec::new() };
    if turn.app.session.inputs.is_empty() {
        turn.tell_of_configuration();
    } else {
        turn.load();
    }
    turn.settle();
    turn.effects
}

/// One message being taken.
struct Turn<'a> {
    app: &'a mut App,
    now: Moment,
    effects: Vec<Effect>,
}

impl Turn<'_> {
    fn take(&mut self, message: Message) {
        match message {
            Message::Wish(wish) => self.grant(wish),
            Message::Edit(edit) => self.edit(&edit),
            Message::Point(pointer) => self.point(pointer),
            Message::Resized(size) => self.app.size = size,
            Message::Paper(paper) => self.app.look.paper = paper,
            Message::Woke => self.wake(),
            Message::EditedOutside(result) => self.take_edited(result),
            Message::FilesChanged(changed) => self.files_changed(changed),
            Message::Ended(status) => self.quit(status),
            Message::Answer(revision, answer) => self.answer(revision, answer),
        }
    }

    pub(super) fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Quit => return self.quit(130),
            Wish::Redraw => return self.effects.push(Effect::Redraw),
            Wish::Suspend => {
                self.keep_draft();
                return self.effects.push(Effect::Suspend);
            }
            _ => {}
        }
        self.app.notice = None;
        match self.app.mode {
            Mode::Browse => self.browse(wish),
            _ => self.choose(wish),
        }
    }

    fn quit(&mut self, status: u8) {
        self.keep_draft();
        self.remember();
        self.effects.push(Effect::Quit(status));
    }

    /// The key for a wish on the main screen, to be named in what is told.
    fn key(&self, wish: Wish) -> String {
        self.app.key(wish)
    }

    /// Orders work; the answer to earlier work of its kind is dropped from now on.
    fn order(&mut self, work: Work) {
        self.app.revision += 1;
        let revision = Revision(self.app.revision);
        self.app.ordered.insert(work.lane(), revision);
        self.effects.push(Effect::Work(revision, work));
    }

    /// Takes back work that was ordered.
    fn cancel(&mut self, lane: Lane) {
        if self.app.ordered.remove(&lane).is_some() {
            self.effects.push(Effect::Cancel(lane));
        }
    }

    /// Whether nothing newer of this kind was ordered.
    fn is_newest(&self, lane: Lane, revision: Revision) -> bool {
        self.app.ordered.get(&lane) == Some(&revision)
    }

    fn tell(&mut self, tone: Tone, text: impl Into<Sentence>) {
        self.app.notice = Some(Notice { tone, text: text.into() });
    }
}
