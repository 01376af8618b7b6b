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

    /// The days since a date that starts with `YYYY-MM-DD`; `None` where it does not, or lies ahead.
    #[must_use]
    pub fn days_since(self, date: &str) -> Option<i64> {
        let then: jiff::civil::Date = date.get(..10)?.parse().ok()?;
        let today: jiff::civil::Date = self.day().parse().ok()?;
        let days = today.since((jiff::Unit::Day, then)).ok()?.get_days();
        (days >= 0).then_some(i64::from(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        let now = Moment { running: Duration::ZERO, clock: "2026-11-20T08:00:00Z".parse().unwrap() };
        assert_eq!(now.days_since("2026-10-20T23:00:00Z"), Some(31));
        assert_eq!(now.days_since("2026-11-20"), Some(0));
        assert_eq!(now.days_since("2027-01-01"), None);
        assert_eq!(now.days_since("yesterday"), None);
        assert_eq!(now.days_since("2026"), None);
        assert_eq!(now.stamp(), "2026-11-20T08:00:00Z");
    }
}
