//! The last sync of a server in words: when it was, its age, and what failed.

use crate::model::{Estate, HostId, Raw, Sentence, SyncFact, SyncState, counted, day, days_between};

/// The last sync, and a failed one that no later success makes good, be it in another file; blank where no
/// file tells of a sync. Each part begins with a semicolon.
pub(super) fn told(estate: &Estate, host: HostId) -> Sentence {
    let last = estate.last_sync(host);
    let mut text = Sentence::new();
    if let Some(last) = last {
        let date = estate.raw(last.date).text();
        text = text.word("; last sync ").data(Raw::of(day(&date)));
        let made = estate.report.made_at.as_deref();
        if let Some(days) = made.and_then(|made| days_between(&date, made)).filter(|days| *days >= 0) {
            text = text.word(format!(" ({} before the report)", counted(days.unsigned_abs(), "day", "days")));
        }
        text = match estate.sync_state(last) {
            SyncState::Failed => with_error(estate, text.word(", which failed"), last),
            SyncState::Pending => text.word(", which is not finished"),
            SyncState::Done | SyncState::Unknown => text,
        };
    }
    let has_failed = last.is_some_and(|last| estate.sync_state(last) == SyncState::Failed);
    let is_news = |sync: &&SyncFact| {
        let is_last = last.is_some_and(|last| std::ptr::eq(last, *sync));
        !is_last && (sync.error.is_filled() || !has_failed)
    };
    let Some(earlier) = estate.failed_syncs(host).find(is_news) else { return text };
    text = text.word("; the sync ");
    text = match estate.filled(earlier.date) {
        Some(date) => text.word("of ").data(Raw::of(day(&date.text()))),
        None => text.word("of an unknown day"),
    };
    with_error(estate, text.word(" failed"), earlier)
}

fn with_error(estate: &Estate, text: Sentence, sync: &SyncFact) -> Sentence {
    match estate.filled(sync.error) {
        Some(error) => text.word(": ").data(error),
        None => text,
    }
}
