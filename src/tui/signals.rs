//! Signals as messages: the end, a stop from outside, the return from a stop.

use super::Incoming;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, LazyLock};

/// Whether a key's signal came since the terminal became ours. One that was meant for an editor may be handed over only
/// after the editor has ended of it.
static CAME: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// What came by keys was meant for others.
pub(super) fn forget_keys() {
    CAME.store(false, Ordering::SeqCst);
}

/// How long the screen may take to end itself.
#[cfg(unix)]
const LAST_WAIT: std::time::Duration = std::time::Duration::from_secs(6);

/// Hands over signals for as long as the program runs.
#[cfg(unix)]
pub(super) fn watch(sender: Sender<Incoming>) -> io::Result<()> {
    use crate::app::{Message, Wish};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    for signal in [SIGINT, SIGQUIT] {
        // Before the iterator's own, so that it is noted when it is handed over.
        signal_hook::flag::register(signal, Arc::clone(&CAME))?;
    }
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let is_key = matches!(signal, SIGINT | SIGQUIT);
            if is_key && super::screen::is_ours() && !CAME.swap(false, Ordering::SeqCst) {
                continue;
            }
            if !super::screen::is_ours() {
                // Somebody else has the terminal, and its keys are meant for them.
                match signal {
                    SIGINT | SIGQUIT | SIGCONT => continue,
                    SIGTSTP => {
                        stop();
                        continue;
                    }
                    _ => {}
                }
            }
            let message = match signal {
                SIGTSTP => Message::Wish(Wish::Suspend),
                SIGCONT => Message::Wish(Wish::Redraw),
                signal => Message::Ended(128 + u8::try_from(signal).unwrap_or(0)),
            };
            let ends = matches!(message, Message::Ended(_));
            let is_heard = sender.send(Incoming::Message(message)).is_ok();
            if ends {
                // Saving may wait for a lock; who has not ended after that never will.
                if is_heard {
                    std::thread::sleep(LAST_WAIT);
                }
                super::screen::give_back();
                let _ = signal_hook::low_level::emulate_default_handler(signal);
                return;
            }
        }
    });
    Ok(())
}

/// There are no such signals here.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where there are signals this can fail")]
pub(super) fn watch(_: Sender<Incoming>) -> io::Result<()> {
    Ok(())
}

/// Stops this process until the shell lets it go on.
#[cfg(unix)]
pub(super) fn stop() {
    // A shell without job control does not let us stop; then we go on.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// There is no job control here.
#[cfg(not(unix))]
pub(super) fn stop() {}
