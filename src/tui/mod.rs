//! The only part with a terminal: the loop, and performing effects. What happens is decided in `app`, how it looks in
//! `view`.

mod accident;
mod pictures;
mod rehearsal;
mod screen;
mod signals;
mod tools;
mod workers;

pub use pictures::{Picture, pictures};
pub use rehearsal::Rehearsal;
pub use tools::Tools;

use crate::app::{App, Colors, Effect, Message, Moment, Session, begin, message_of, screen as visible, update};
use crate::notes::{Environment, Location, Store};
use ratatui::crossterm::event::{self, Event};
use ratatui::layout::Size;
use screen::Screen;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use workers::Workers;

/// What comes in: from the terminal, from the system, from the threads.
pub enum Incoming {
    /// An event of the terminal; what it means depends on where the keyboard is when it is taken.
    Event(Event),
    /// A message.
    Message(Message),
}

/// Runs the screen until the owner leaves it; gives the exit status.
pub fn run(session: Session) -> anyhow::Result<u8> {
    if session.look.colors == Colors::Ansi {
        // Whether there are colours was decided above, and only once.
        ratatui::crossterm::style::force_color_output(true);
    }
    let store = Location::find(session.notes.as_deref(), &Environment::of_this_process()).map(Store::new);
    let tools = Arc::new(Tools::new(store, &session.inputs));
    let (sender, inbox) = channel();
    accident::watch(Arc::clone(&tools));
    let screen = Screen::enter()?;
    let size = visible(screen.size()?).as_size();
    let run = Run {
        app: App::new(session, size),
        screen,
        workers: Workers::new(tools, sender.clone()),
        began: Instant::now(),
        wakes: BTreeSet::new(),
        status: None,
    };
    run.until_the_end(sender, &inbox)
}

struct Run {
    app: App,
    screen: Screen,
    workers: Workers,
    began: Instant,
    /// When a message is wanted.
    wakes: BTreeSet<Duration>,
    status: Option<u8>,
}

impl Run {
    fn until_the_end(mut self, sender: Sender<Incoming>, inbox: &Receiver<Incoming>) -> anyhow::Result<u8> {
        signals::watch(sender.clone())?;
        let now = self.now();
        let first = begin(&mut self.app, now);
        // The first frame is there before any file is opened.
        self.screen.draw(&self.app)?;
        self.perform(first)?;
        std::thread::spawn(move || read_events(&sender));
        while self.status.is_none() {
            let Some(incoming) = self.wait(inbox) else { break };
            self.take(incoming)?;
            // Everything that waits is taken before a frame is drawn.
            while let (None, Ok(incoming)) = (self.status, inbox.try_recv()) {
                self.take(incoming)?;
            }
            if self.status.is_none() {
                self.screen.draw(&self.app)?;
            }
        }
        self.screen.leave();
        self.workers.finish();
        Ok(self.status.unwrap_or(0))
    }

    fn now(&self) -> Moment {
        Moment { running: self.began.elapsed(), clock: jiff::Timestamp::now() }
    }

    /// Waits for the next thing to happen, without a tick.
    fn wait(&mut self, inbox: &Receiver<Incoming>) -> Option<Incoming> {
        let Some(wake) = self.wakes.first().copied() else { return inbox.recv().ok() };
        match inbox.recv_timeout(wake.saturating_sub(self.began.elapsed())) {
            Ok(incoming) => Some(incoming),
            Err(RecvTimeoutError::Timeout) => {
                let now = self.began.elapsed();
                self.wakes.retain(|wake| *wake > now);
                Some(Incoming::Message(Message::Woke))
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, incoming: Incoming) -> anyhow::Result<()> {
        let message = match incoming {
            Incoming::Message(message) => Some(message),
            Incoming::Event(Event::Resize(width, height)) => {
                let size = visible(Size { width, height }).as_size();
                self.screen.resize(size)?;
                Some(Message::Resized(size))
            }
            Incoming::Event(event) => message_of(&self.app.session.keymap, self.app.mode.scope(), event),
        };
        let Some(message) = message else { return Ok(()) };
        let now = self.now();
        let effects = update(&mut self.app, message, now);
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> anyhow::Result<()> {
        for effect in effects {
            match effect {
                Effect::Work(revision, work) => self.workers.begin(revision, work),
                Effect::Cancel(lane) => self.workers.cancel(lane),
                Effect::WakeAt(at) => {
                    self.wakes.insert(at);
                }
                Effect::KeepDraft(key, text) => self.workers.keep_draft(key, text),
                Effect::Redraw => self.screen.renew()?,
                Effect::Suspend => {
                    self.screen.lend(signals::stop)?;
                    let size = visible(self.screen.size()?).as_size();
                    self.screen.resize(size)?;
                    let now = self.now();
                    let follow = update(&mut self.app, Message::Resized(size), now);
                    self.perform(follow)?;
                }
                Effect::Quit(status) => self.status = Some(status),
            }
        }
        accident::remember(self.app.unsaved_text());
        Ok(())
    }
}

/// Hands over the terminal's events for as long as there is a terminal.
fn read_events(sender: &Sender<Incoming>) {
    while let Ok(event) = event::read() {
        if sender.send(Incoming::Event(event)).is_err() {
            return;
        }
    }
    // The terminal is gone.
    let _ = sender.send(Incoming::Message(Message::Ended(129)));
}
