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
        if let Some(age) = age_of_sync(estate, &date, None) {
            text = text.word(format!(" ({age})"));
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

/// Whether a server that syncs by itself every week has not done so: the last sync failed, or it was longer ago.
pub(super) fn is_late(estate: &Estate, host: HostId) -> bool {
    let Some(last) = estate.last_sync(host) else { return false };
    let date = estate.raw(last.date).text();
    let days = estate.report.made_at.as_deref().and_then(|made| days_between(&date, made));
    estate.sync_state(last) == SyncState::Failed || days.is_some_and(|days| days > 7)
}

/// How old a sync of a date is: by the day of the report, else by today, as `YYYY-MM-DD`; `None` where neither is known.
#[must_use]
pub fn age_of_sync(estate: &Estate, date: &str, today: Option<&str>) -> Option<String> {
    let made = estate.report.made_at.as_deref();
    let days = days_between(date, made.or(today)?)?;
    let count = counted(days.unsigned_abs(), "day", "days");
    match (made, days) {
        (Some(_), 0) => Some("on the day of the report".to_owned()),
        (Some(_), 1..) => Some(format!("{count} before the report")),
        (Some(_), _) => Some(format!("{count} after the report")),
        (None, 0) => Some("today".to_owned()),
        (None, 1..) => Some(format!("{count} ago")),
        (None, _) => None,
    }
}

fn with_error(estate: &Estate, text: Sentence, sync: &SyncFact) -> Sentence {
    match estate.filled(sync.error) {
        Some(error) => text.word(": ").data(error),
        None => text,
    }
}
