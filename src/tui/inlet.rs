//! The thread that reads the terminal's events, and the gate that holds it while somebody else has the terminal: a
//! thread that waits in a read would eat the keys of an editor.

use super::Incoming;
use super::paper::paper_of;
use super::pieces::{Pieces, Whole};
use crate::app::Message;
use ratatui::crossterm::event;
use std::io::IsTerminal;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long one look at the terminal takes at the most, and so how soon a hang-up is noticed that nobody tells.
const STEP: Duration = Duration::from_millis(if cfg!(unix) { 500 } else { 50 });

/// The gate of the thread that reads.
pub struct Inlet(Arc<(Mutex<Gate>, Condvar)>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    Open,
    /// Nothing is to be read, but the thread may still be reading.
    Closing,
    Closed,
    /// There is no thread any more.
    Gone,
}

impl Inlet {
    /// Starts the thread; events go to a channel.
    pub fn open(sender: Sender<Incoming>) -> Self {
        let inlet = Self(Arc::new((Mutex::new(Gate::Open), Condvar::new())));
        let own = Self(Arc::clone(&inlet.0));
        std::thread::spawn(move || own.read(&sender));
        inlet
    }

    /// Returns once nothing is read any more.
    pub fn close(&self) {
        let mut gate = self.gate();
        if *gate == Gate::Open {
            *gate = Gate::Closing;
            cut_short();
        }
        while *gate == Gate::Closing {
            gate = self.0.1.wait(gate).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets the thread read again.
    pub fn reopen(&self) {
        let mut gate = self.gate();
        if *gate != Gate::Gone {
            *gate = Gate::Open;
        }
        self.0.1.notify_all();
    }

    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits as long as the gate is closed.
    fn pass(&self) {
        let mut gate = self.gate();
        while *gate != Gate::Open {
            *gate = Gate::Closed;
            self.0.1.notify_all();
            gate = self.0.1.wait(gate).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Hands over the terminal's events for as long as there is a terminal.
    fn read(&self, sender: &Sender<Incoming>) {
        let mut pieces = Pieces::default();
        loop {
            self.pass();
            let wholes = match event::poll(pieces.patience().unwrap_or(STEP)) {
                Ok(true) => event::read().map(|event| pieces.take(event, Instant::now())),
                // A terminal that was hung up tells no error, it is only none any more.
                Ok(false) if !std::io::stdout().is_terminal() => Err(std::io::ErrorKind::UnexpectedEof.into()),
                Ok(false) => Ok(pieces.give_up()),
                Err(error) => Err(error),
            };
            let Ok(wholes) = wholes else { break };
            for whole in wholes {
                let incoming = match whole {
                    Whole::Event(event) => Incoming::Event(event),
                    Whole::Answer(answer) => match paper_of(&answer) {
                        Some(paper) => Incoming::Message(Message::Paper(paper)),
                        None => continue,
                    },
                };
                if sender.send(incoming).is_err() {
                    return;
                }
            }
        }
        *self.gate() = Gate::Gone;
        self.0.1.notify_all();
        let _ = sender.send(Incoming::Message(Message::Ended(super::HUNG_UP)));
    }
}

/// Ends the look at the terminal that is under way: a change of its size does.
#[cfg(unix)]
fn cut_short() {
    // Where it cannot be raised the look ends by itself.
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

/// Here looks are short.
#[cfg(not(unix))]
fn cut_short() {}
