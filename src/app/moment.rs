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

/// The days between two dates that start with `YYYY-MM-DD`; `None` where they do not, or are the other way round.
#[must_use]
pub fn days_between(from: &str, to: &str) -> Option<i64> {
    let day = |date: &str| date.get(..10)?.parse::<jiff::civil::Date>().ok();
    let days = day(to)?.since((jiff::Unit::Day, day(from)?)).ok()?.get_days();
    (days >= 0).then_some(i64::from(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        let now = Moment { running: Duration::ZERO, clock: "2026-11-20T08:00:00Z".parse().unwrap() };
        let days = |from: &str| days_between(from, &now.day());
        assert_eq!(days("2026-10-20T23:00:00Z"), Some(31));
        assert_eq!(days("2026-11-20"), Some(0));
        assert_eq!(days("2027-01-01"), None);
        assert_eq!(days("yesterday"), None);
        assert_eq!(days("2026"), None);
        assert_eq!(now.stamp(), "2026-11-20T08:00:00Z");
    }
}
