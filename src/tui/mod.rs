//! The only part with a terminal: the loop, and performing effects. What happens is decided in `app`, how it looks in
//! `view`.

mod accident;
mod browser;
mod clipboard;
mod comparing;
mod inlet;
mod lending;
mod outside;
mod paper;
mod pictures;
mod pieces;
mod rehearsal;
mod screen;
mod settings;
mod signals;
mod tools;
mod unsure;
mod watch;
mod workers;

pub use pictures::{Picture, pictures};
pub use rehearsal::Rehearsal;
pub use tools::Tools;

use crate::app::{App, Colors, Effect, Message, Moment, Session, begin, message_of, screen as visible, update};
use crate::config::MemoryFile;
use crate::notes::{Environment, Location, Store};
use inlet::Inlet;
use outside::Outside;
use ratatui::crossterm::event::Event;
use ratatui::layout::Size;
use screen::Screen;
use settings::Settings;
use std::collections::BTreeSet;
use std::io::IsTerminal;
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

/// The exit status of a program whose terminal is gone.
const HUNG_UP: u8 = 129;

/// Runs the screen until the owner leaves it; gives the exit status.
pub fn run(session: Session) -> anyhow::Result<u8> {
    run_watched(session, |_| {})
}

/// The same, with somebody who sees the state after every frame.
pub fn run_watched(session: Session, seen: impl FnMut(&App)) -> anyhow::Result<u8> {
    if session.look.colors == Colors::Ansi {
        // Whether there are colours was decided above, and only once.
        ratatui::crossterm::style::force_color_output(true);
    }
    let store = Location::find(session.notes.as_deref(), &Environment::of_this_process()).map(Store::new);
    let tools = Arc::new(Tools::new(store, &session.inputs));
    let (sender, inbox) = channel();
    accident::watch(Arc::clone(&tools));
    let screen = Screen::enter(session.mouse)?;
    let size = visible(screen.size()?).as_size();
    signals::watch(sender.clone())?;
    let mut run = Run {
        memory: session.memory_file.clone().map(MemoryFile::at),
        app: App::new(session, size),
        screen,
        workers: Workers::new(Arc::clone(&tools), sender.clone()),
        began: Instant::now(),
        wakes: BTreeSet::new(),
        inlet: None,
        lent: None,
        sender,
        status: None,
    };
    let now = run.now();
    let first = begin(&mut run.app, now);
    // The first frame is there before any file is opened.
    run.screen.draw(&run.app)?;
    run.perform(first)?;
    // Before anybody else reads what the terminal says.
    run.ask_for_paper()?;
    run.inlet = Some(Inlet::open(run.sender.clone()));
    watch::watch(&tools, run.sender.clone());
    run.until_the_end(&inbox, seen)
}

struct Run {
    app: App,
    screen: Screen,
    workers: Workers,
    memory: Option<MemoryFile>,
    began: Instant,
    /// When a message is wanted.
    wakes: BTreeSet<Duration>,
    /// Where the terminal's events come in; none before the first frame.
    inlet: Option<Inlet>,
    /// The editor that has the terminal, and how that was before.
    lent: Option<(Outside, Settings)>,
    sender: Sender<Incoming>,
    status: Option<u8>,
}

impl Run {
    fn until_the_end(mut self, inbox: &Receiver<Incoming>, seen: impl FnMut(&App)) -> anyhow::Result<u8> {
        let mut gone_on = self.go_on(inbox, seen);
        if gone_on.is_err() {
            // What was typed is kept, whatever became of the terminal.
            gone_on = self.update(Message::Ended(HUNG_UP)).and(gone_on);
        }
        self.end_editor(inbox);
        self.screen.leave();
        self.workers.finish();
        match gone_on {
            // A terminal that is gone takes no frame, and nobody reads an error there.
            Err(error) if std::io::stdout().is_terminal() => Err(error),
            _ => Ok(self.status.unwrap_or(0)),
        }
    }

    fn go_on(&mut self, inbox: &Receiver<Incoming>, mut seen: impl FnMut(&App)) -> anyhow::Result<()> {
        while self.status.is_none() {
            let Some(incoming) = self.wait(inbox) else { break };
            self.take(incoming)?;
            // Everything that waits is taken before a frame is drawn.
            while let (None, Ok(incoming)) = (self.status, inbox.try_recv()) {
                self.take(incoming)?;
            }
            if self.status.is_none() && self.lent.is_none() {
                self.screen.draw(&self.app)?;
                seen(&self.app);
            }
        }
        Ok(())
    }

    fn ask_for_paper(&mut self) -> anyhow::Result<()> {
        if !self.app.look.asks_for_paper() {
            return Ok(());
        }
        match paper::ask() {
            Some(paper) => self.take(Incoming::Message(Message::Paper(paper))),
            None => Ok(()),
        }
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
            // Another size would clear what is now somebody else's; it is asked for when the terminal is taken back.
            Incoming::Event(Event::Resize(..)) if self.lent.is_some() => None,
            Incoming::Event(Event::Resize(width, height)) => {
                let size = visible(Size { width, height }).as_size();
                self.screen.resize(size)?;
                Some(Message::Resized(size))
            }
            Incoming::Event(event) => message_of(&self.app.session.keymap, self.app.mode.scope(), event),
        };
        let Some(message) = message else { return Ok(()) };
        if let Message::EditedOutside(_) = message {
            self.take_back()?;
        }
        self.update(message)
    }

    fn update(&mut self, message: Message) -> anyhow::Result<()> {
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
                Effect::Copy(text) => {
                    let way = self.app.session.surroundings.clipboard;
                    self.screen.send(&clipboard::copying(&text, way))?;
                }
                Effect::EditOutside(text) => self.lend_to_editor(&text)?,
                Effect::Remember(change) => self.memory.iter().for_each(|memory| memory.change(&change)),
                Effect::SetMouse(mouse) => self.screen.set_mouse(mouse)?,
                Effect::Redraw => self.screen.renew()?,
                Effect::Suspend => {
                    self.give_away();
                    signals::stop();
                    self.take_back()?;
                }
                Effect::Quit(status) => self.status = Some(status),
            }
        }
        accident::remember(self.app.unsaved_text());
        Ok(())
    }
}
