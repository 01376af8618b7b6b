//! What the name of a cloud report says: the enterprise and the time. The content never does.
//!
//! Source: GitHub's documentation, "License reports reference": `consumed_licenses-ENTERPRISE-TIMESTAMP.csv`.

use crate::model::ReportFacts;

/// The facts that a file's name gives; none of them where it is named otherwise.
pub(crate) fn facts(name: &str) -> ReportFacts {
    let Some(rest) = name.strip_prefix("consumed_licenses-") else { return ReportFacts::default() };
    let rest = rest.split(".csv").next().unwrap_or(rest);
    let rest = rest.split(".json").next().unwrap_or(rest);
    let dashes = rest.match_indices('-').map(|(at, _)| at);
    for at in dashes {
        if let Some(made_at) = time(&rest[at + 1..]) {
            return ReportFacts {
                enterprise: Some(rest[..at].to_owned()),
                made_at: Some(made_at),
                ..Default::default()
            };
        }
    }
    ReportFacts { enterprise: Some(rest.to_owned()), ..Default::default() }
}

/// `YYYY-MM-DD`, with `THH:MM:SS` behind it where the time is told.
fn time(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_time = text.chars().all(|letter| letter.is_ascii_digit() || " -_:TtZz.+()".contains(letter));
    if !is_time {
        return None;
    }
    if text.chars().all(|letter| letter.is_ascii_digit()) && (digits.len() == 10 || digits.len() == 13) {
        let seconds = digits.get(..10)?.parse().ok()?;
        let time = jiff::Timestamp::from_second(seconds).ok()?;
        return Some(time.to_string().trim_end_matches('Z').to_owned());
    }
    let part = |from: usize, to: usize| digits.get(from..to);
    let date = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let date: jiff::civil::Date = date.parse().ok()?;
    match (part(8, 10), part(10, 12)) {
        (Some(hour), Some(minute)) => Some(format!("{date}T{hour}:{minute}:{}", part(12, 14).unwrap_or("00"))),
        _ => Some(date.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_enterprise_and_time() {
        for (name, enterprise, made_at) in [
            ("consumed_licenses-acme-2026-11-20T080000Z.csv", Some("acme"), Some("2026-11-20T08:00:00")),
            ("consumed_licenses-acme-corp-20261120.csv.gz", Some("acme-corp"), Some("2026-11-20")),
            ("consumed_licenses-acme-2026-11-20 (1).csv", Some("acme"), Some("2026-11-20")),
            ("consumed_licenses-acme-1763625600.csv", Some("acme"), Some("2025-11-20T08:00:00")),
            ("consumed_licenses-acme.csv", Some("acme"), None),
            ("licences.csv", None, None),
        ] {
            let facts = facts(name);
            assert_eq!((facts.enterprise.as_deref(), facts.made_at.as_deref()), (enterprise, made_at), "{name}");
        }
    }
}
