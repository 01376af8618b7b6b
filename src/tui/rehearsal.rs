//! The screen without a terminal and without threads: keys in, pictures out. For tests and for the pictures in the
//! documentation; everything but the terminal is the real thing.

use super::tools::Tools;
use crate::app::{App, Chord, Effect, Lane, Message, Moment, Revision, Session, Work, begin, message_of, update};
use crate::config::MemoryFile;
use crate::notes::{NotesError, Store};
use crate::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Size};
use std::collections::VecDeque;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// A screen under rehearsal.
pub struct Rehearsal {
    /// The state, to look at.
    pub app: App,
    tools: Tools,
    now: Moment,
    /// What went to the clipboard.
    pub copied: Vec<String>,
    /// The text that went to the owner's editor.
    pub lent: Option<String>,
    memory: Option<MemoryFile>,
    held: Option<Lane>,
    waiting: VecDeque<(Revision, Work)>,
    status: Option<u8>,
}

impl Rehearsal {
    /// Opens a session at a size and a time; notes are kept where a store is given.
    #[must_use]
    pub fn open(session: Session, size: Size, clock: jiff::Timestamp, store: Option<Store>) -> Self {
        Self::open_holding(None, session, size, clock, store)
    }

    /// Opens a session in which one kind of work waits until it is let go on.
    #[must_use]
    pub fn open_holding(
        held: Option<Lane>,
        session: Session,
        size: Size,
        clock: jiff::Timestamp,
        store: Option<Store>,
    ) -> Self {
        let tools = Tools::new(store.ok_or(NotesError::NoPlace), &session.inputs);
        let now = Moment { running: Duration::ZERO, clock };
        let memory = session.memory_file.clone().map(MemoryFile::at);
        let mut rehearsal = Self {
            app: App::new(session, size),
            tools,
            now,
            memory,
            copied: Vec::new(),
            lent: None,
            held,
            waiting: VecDeque::new(),
            status: None,
        };
        let effects = begin(&mut rehearsal.app, now);
        rehearsal.perform(effects);
        rehearsal
    }

    /// Presses keys, spelled as in the key table with blanks between them.
    ///
    /// # Errors
    /// The first that is no key.
    pub fn press(&mut self, keys: &str) -> Result<(), String> {
        for text in keys.split_whitespace() {
            let chord = Chord::parse(text).ok_or_else(|| format!("{text} is no key"))?;
            self.event(Event::Key(key_event(chord)));
        }
        Ok(())
    }

    /// Types text.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            let key = ratatui::crossterm::event::KeyCode::Char(letter);
            self.event(Event::Key(KeyEvent::new(key, KeyModifiers::NONE)));
        }
    }

    /// Takes an event as the terminal would give it.
    pub fn event(&mut self, event: Event) {
        if let Some(message) = message_of(&self.app.session.keymap, self.app.mode.scope(), event) {
            self.send(message);
        }
    }

    /// Sends a message.
    pub fn send(&mut self, message: Message) {
        self.now.running += Duration::from_millis(10);
        let effects = update(&mut self.app, message, self.now);
        self.perform(effects);
    }

    /// Holds one kind of work from now on.
    pub fn hold(&mut self, lane: Lane) {
        self.held = Some(lane);
    }

    /// Lets the work go on that was held.
    pub fn let_go(&mut self) {
        self.held = None;
        let waiting = std::mem::take(&mut self.waiting);
        self.perform(waiting.into_iter().map(|(revision, work)| Effect::Work(revision, work)).collect());
    }

    /// Lets time pass.
    pub fn wait(&mut self, time: Duration) {
        self.now.running += time;
        self.send(Message::Woke);
    }

    /// The exit status, once the screen was left.
    #[must_use]
    pub fn status(&self) -> Option<u8> {
        self.status
    }

    /// Draws the screen; gives its cells and where the cursor stands, if it is seen.
    #[must_use]
    pub fn picture(&self) -> (Buffer, Option<Position>) {
        let size = crate::app::screen(self.app.size);
        let mut cursor = None;
        let Ok(mut terminal) = Terminal::new(TestBackend::new(size.width, size.height));
        let Ok(drawn) = terminal.draw(|frame| view::draw(&self.app, frame));
        let buffer = drawn.buffer.clone();
        if terminal.backend().cursor_visible() {
            cursor = Some(terminal.backend().cursor_position());
        }
        (buffer, cursor)
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Work(revision, work) if Some(work.lane()) == self.held => {
                    self.waiting.push_back((revision, work));
                }
                Effect::Work(revision, work) => {
                    if work.lane() == Lane::Load {
                        self.now.running += Duration::from_millis(9);
                    }
                    let answer = self.tools.perform(work, &AtomicBool::new(false));
                    waiting.extend(update(&mut self.app, Message::Answer(revision, answer), self.now));
                }
                Effect::KeepDraft(key, text) => self.tools.keep_draft(key, text),
                Effect::Quit(status) => self.status = Some(status),
                Effect::Copy(text) => self.copied.push(text),
                Effect::EditOutside(text) => self.lent = Some(text),
                Effect::Remember(change) => self.memory.iter().for_each(|memory| memory.change(&change)),
                Effect::SetMouse(_) | Effect::Cancel(_) | Effect::WakeAt(_) | Effect::Redraw | Effect::Suspend => {}
            }
        }
    }
}

fn key_event(chord: Chord) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::CONTROL, chord.ctrl);
    modifiers.set(KeyModifiers::ALT, chord.alt);
    modifiers.set(KeyModifiers::SHIFT, chord.shift);
    KeyEvent::new(chord.key, modifiers)
}
