//! The terminal: taken over, drawn on, lent, and given back on every way out.

use super::unsure::UnsureLines;
use crate::app::{App, Mouse, screen as visible};
use crate::view;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours right now; the way out of an accident asks it too.
static IS_OURS: AtomicBool = AtomicBool::new(false);

/// The terminal, for as long as it is ours.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: Mouse,
    unsure: UnsureLines,
}

impl Screen {
    /// Takes the terminal over.
    pub fn enter(mouse: Mouse) -> io::Result<Self> {
        take(mouse)?;
        let area = visible(ask_size()?);
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        // A fixed area: the size that a terminal tells is believed only up to a limit.
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(area) });
        Ok(Self { terminal: terminal.inspect_err(|_| give_back())?, mouse, unsure: UnsureLines::default() })
    }

    /// The size of the terminal.
    #[expect(clippy::unused_self, reason = "there is a size only as long as there is a screen")]
    pub fn size(&self) -> io::Result<Size> {
        ask_size()
    }

    /// Draws the state.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        let drawn = self.terminal.try_draw(|frame| {
            view::draw(app, frame);
            clear(&self.unsure.take(frame.buffer_mut()))
        });
        drawn.map(|_| ())
    }

    /// Takes another size, and draws from scratch next time.
    ///
    /// Not by `clear`: that asks the terminal where its cursor is, and the answer would go to whoever reads keys.
    pub fn resize(&mut self, size: Size) -> io::Result<()> {
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub fn set_mouse(&mut self, mouse: Mouse) -> io::Result<()> {
        self.mouse = mouse;
        capture(mouse)
    }

    /// Draws from scratch next time, whatever was done to the terminal meanwhile.
    pub fn renew(&mut self) -> io::Result<()> {
        take(self.mouse)?;
        let size = visible(ask_size()?).as_size();
        self.resize(size)
    }

    /// Sends a command of ours to the terminal, between two frames.
    #[expect(clippy::unused_self, reason = "there is somebody to send it to only as long as there is a screen")]
    pub fn send(&self, command: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(command.as_bytes())?;
        out.flush()
    }

    /// Gives the terminal back, for good or until it is renewed.
    #[expect(clippy::unused_self, reason = "there is something to give back only as long as there is a screen")]
    pub fn leave(&mut self) {
        give_back();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn ask_size() -> io::Result<Size> {
    size().map(|(width, height)| Size { width, height })
}

/// Clears lines that are about to be sent whole.
fn clear(lines: &[u16]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in lines {
        queue!(out, MoveTo(0, *line), Clear(ClearType::CurrentLine))?;
    }
    if lines.is_empty() { Ok(()) } else { out.flush() }
}

fn take(mouse: Mouse) -> io::Result<()> {
    enable_raw_mode()?;
    if !is_ours() {
        super::signals::forget_keys();
    }
    IS_OURS.store(true, Ordering::SeqCst);
    let entered = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste).and_then(|()| capture(mouse));
    entered.inspect_err(|_| give_back())
}

fn capture(mouse: Mouse) -> io::Result<()> {
    match mouse {
        Mouse::Taken => execute!(io::stdout(), EnableMouseCapture),
        Mouse::Left => execute!(io::stdout(), DisableMouseCapture),
    }
}

/// Whether the terminal is ours right now.
pub(super) fn is_ours() -> bool {
    IS_OURS.load(Ordering::SeqCst)
}

/// Undoes all that was done to the terminal. Errors are of no use here: there is no other terminal to tell them.
pub(super) fn give_back() {
    if !IS_OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(io::stdout(), DisableBracketedPaste, DisableMouseCapture, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
