//! The way out of an accident: the terminal is given back, text that was being typed is kept, and version and place are
//! told, without data.

use super::screen;
use super::tools::Tools;
use super::workers::note_place;
use crate::model::NoteKey;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Text that is being typed, within reach of the panic hook.
static TYPED: Mutex<Option<(NoteKey, String)>> = Mutex::new(None);

/// Remembers the text that is being typed.
pub(super) fn remember(typed: Option<(NoteKey, String)>) {
    *TYPED.lock().unwrap_or_else(PoisonError::into_inner) = typed;
}

/// Watches for accidents from now on. Those of a worker are told on the screen, which goes on.
pub(super) fn watch(tools: Arc<Tools>) {
    let screen_thread = thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        if thread::current().id() != screen_thread {
            return note_place(place);
        }
        screen::give_back();
        let typed = TYPED.try_lock().ok().and_then(|mut typed| typed.take());
        let was_typing = typed.is_some();
        if let Some((key, text)) = typed {
            tools.keep_draft(key, Some(text));
        }
        let kept = if was_typing { "; the text that was being typed is kept as a draft" } else { "" };
        let told = format!(
            "error: seatmatch {} broke down at {place}\nhint: notes that were saved are safe{kept}; please report this place\n",
            env!("CARGO_PKG_VERSION")
        );
        // At once: nobody sees half of it, whoever else writes there.
        let _ = std::io::stderr().write_all(told.as_bytes());
    }));
}
