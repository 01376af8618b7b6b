//! A pseudo-terminal with a screen that is waited for, never slept for.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until something outside the terminal is so, such as a file that another program writes.
#[track_caller]
pub(crate) fn eventually(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "{what} never came");
        std::thread::yield_now();
    }
}

pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    /// Stays open, so that settings can be asked for after the end.
    #[expect(dead_code, reason = "it is only kept")]
    slave: Box<dyn SlavePty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    before: Option<String>,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    is_over: bool,
    /// Whether nobody wants to read any more.
    is_hung_up: bool,
}

impl Pty {
    /// Runs the binary at a size, with an environment of its own.
    pub(crate) fn run(arguments: &[&str], data: &Path, size: (u16, u16), environment: &[(&str, &str)]) -> Self {
        Self::start(env!("CARGO_BIN_EXE_seatmatch"), arguments, data, size, environment)
    }

    /// Runs another program, which may run the binary.
    pub(crate) fn run_command(program: &str, arguments: &[&str], data: &Path) -> Self {
        Self::start(program, arguments, data, (120, 35), &[("PATH", "/usr/bin:/bin")])
    }

    fn start(program: &str, arguments: &[&str], data: &Path, size: (u16, u16), environment: &[(&str, &str)]) -> Self {
        let (columns, rows) = size;
        let pair =
            native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("USER", "ann")] {
            command.env(name, value);
        }
        command.env("SEATMATCH_DATA_DIR", data);
        command.env("XDG_CONFIG_HOME", data.join("config"));
        command.env("XDG_STATE_HOME", data.join("state"));
        for (name, value) in environment {
            command.env(name, value);
        }
        command.cwd(data);
        let before = settings(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let seen =
            Seen { parser: vt100::Parser::new(rows, columns, 0), bytes: Vec::new(), is_over: false, is_hung_up: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let (lock, changed) = &*shared;
                let mut seen = lock.lock().unwrap();
                seen.is_over = read == 0;
                seen.parser.process(&buffer[..read]);
                seen.bytes.extend_from_slice(&buffer[..read]);
                seen.is_over |= seen.is_hung_up;
                changed.notify_all();
                if seen.is_over {
                    return;
                }
            }
        });
        Self { master: pair.master, slave: pair.slave, writer, child, seen, before }
    }

    pub(crate) fn demo(data: &Path) -> Self {
        Self::run(&["--demo"], data, (120, 35), &[])
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let (lock, changed) = &*self.seen;
        let mut seen = lock.lock().unwrap();
        let end = Instant::now() + PATIENCE;
        while !wanted(seen.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.is_over, "{what} never came:\n{}", seen.parser.screen().contents());
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    pub(crate) fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.seen.0.lock().unwrap().parser.screen_mut().set_size(rows.clamp(20, 400), columns.clamp(40, 700));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Closes our end of the terminal, as a line that breaks does; gives the process, to wait for.
    #[cfg(unix)]
    pub(crate) fn hang_up(self) -> Box<dyn Child + Send + Sync> {
        self.seen.0.lock().unwrap().is_hung_up = true;
        // The reader is let go of by something to read.
        self.resize(100, 30);
        let (lock, changed) = &*self.seen;
        let mut seen = lock.lock().unwrap();
        let end = Instant::now() + PATIENCE;
        while !seen.is_over {
            assert!(Instant::now() < end, "the reader does not let go");
            seen = changed.wait_timeout(seen, PATIENCE).unwrap().0;
        }
        drop(seen);
        self.child
    }

    #[cfg(unix)]
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args(["-s", signal, &id]).status().unwrap();
        assert!(sent.success());
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub(crate) fn screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.seen.0.lock().unwrap().parser.screen())
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    /// Waits for the end and checks that the terminal is as it was.
    #[track_caller]
    pub(crate) fn ends_clean(mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.screen(vt100::Screen::contents));
            std::thread::yield_now();
        };
        self.wait("the main screen", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        assert_eq!(settings(&*self.master), self.before, "the terminal's settings are as they were");
        status
    }
}

/// The terminal's settings, to be compared.
fn settings(master: &dyn MasterPty) -> Option<String> {
    #[cfg(unix)]
    return master.get_termios().map(|settings| format!("{settings:?}"));
    #[cfg(not(unix))]
    return None;
}
