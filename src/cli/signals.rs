//! What a signal leaves behind while a file is written: nothing. The process still dies of the signal, so that whoever
//! started it sees 130 or 143.

use std::path::Path;

/// Ends the watch when it goes out of scope.
pub(super) struct Guard {
    #[cfg(unix)]
    handle: Option<signal_hook::iterator::Handle>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(handle) = &self.handle {
            handle.close();
        }
    }
}

/// Removes a file when a signal ends the process.
#[cfg(unix)]
pub(super) fn remove_on_signal(file: Option<&Path>) -> Guard {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let Some(file) = file.map(Path::to_owned) else { return Guard { handle: None } };
    // Without a watch a signal leaves the file; the export is still whole or not there.
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]) else {
        return Guard { handle: None };
    };
    let handle = signals.handle();
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _ = std::fs::remove_file(&file);
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
    Guard { handle: Some(handle) }
}

/// Leaves the file to the system where there are no such signals.
#[cfg(not(unix))]
pub(super) fn remove_on_signal(_: Option<&Path>) -> Guard {
    Guard {}
}
