//! The time as it is passed in: nothing in this layer asks a clock.

use jiff::Timestamp;
use std::time::Duration;

/// A point in time: how long the program runs, and what the calendar says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Since the start.
    pub running: Duration,
    /// In the world.
    pub clock: Timestamp,
}

impl Moment {
    /// The calendar's time in UTC as notes keep it, in whole seconds.
    #[must_use]
    pub fn stamp(self) -> String {
        self.clock.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The day in UTC, such as `2026-11-20`.
    #[must_use]
    pub fn day(self) -> String {
        self.clock.strftime("%Y-%m-%d").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_written_as_notes_keep_it() {
        let now = Moment { running: Duration::ZERO, clock: "2026-11-20T08:00:00Z".parse().unwrap() };
        assert_eq!((now.stamp(), now.day()), ("2026-11-20T08:00:00Z".to_owned(), "2026-11-20".to_owned()));
    }
}
