//! How far slow work is, on one line of standard error that goes away again; nothing before a fifth of a second, and
//! nothing where it could not be erased.

use super::output::Streams;
use std::io::{self, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

const FIRST: Duration = Duration::from_millis(200);
const STEP: Duration = Duration::from_millis(100);

/// Does the work while a line tells how far it is.
pub(super) fn shown<T>(streams: Streams, line: impl Fn() -> String + Send, work: impl FnOnce() -> T) -> T {
    if !streams.progress {
        return work();
    }
    thread::scope(|scope| {
        let (done, is_done) = channel::<()>();
        scope.spawn(move || {
            let mut wait = FIRST;
            let mut written = false;
            while is_done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                written = true;
                wait = STEP;
                erase_and_write(&line());
            }
            if written {
                erase_and_write("");
            }
        });
        let result = work();
        drop(done);
        result
    })
}

/// Progress that cannot be written is not missed.
fn erase_and_write(line: &str) {
    let mut err = io::stderr().lock();
    let _ = write!(err, "\r\x1B[K{line}");
    let _ = err.flush();
}
