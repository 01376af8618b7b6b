//! Days as the files spell them: `YYYY-MM-DD`, perhaps with a time behind. No clock is asked.

use jiff::civil::Date;

fn date(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// A date without its time; what does not begin with a date stays as it is.
#[must_use]
pub fn day(text: &str) -> &str {
    match (date(text), text.get(..10)) {
        (Some(_), Some(day)) => day,
        _ => text,
    }
}

/// Whether it begins with a date.
#[must_use]
pub fn is_date(text: &str) -> bool {
    date(text).is_some()
}

/// The days from one date to another, less than none where they are the other way round; `None` where one is no date.
#[must_use]
pub fn days_between(from: &str, to: &str) -> Option<i64> {
    Some(i64::from((date(to)? - date(from)?).get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        let days = |from| days_between(from, "2026-11-20T08:00:00Z");
        assert_eq!(days("2026-10-20T23:00:00Z"), Some(31));
        assert_eq!(days("2026-11-20"), Some(0));
        assert_eq!(days("2026-11-22"), Some(-2));
        assert_eq!(days("2026-02-30"), None);
        assert_eq!((days("yesterday"), days("2026")), (None, None));
    }

    #[test]
    fn only_a_date_is_cut() {
        assert_eq!(day("2026-11-20T08:00:00Z"), "2026-11-20");
        assert_eq!(day("2026-11-20"), "2026-11-20");
        for other in ["some time ago", "20/11/2026 08:00", "2026-99-99T00:00:00Z", "山田太郎", ""] {
            assert_eq!(day(other), other);
        }
    }
}
