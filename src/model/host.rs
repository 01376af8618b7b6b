//! Servers by name, and user ids: the two halves of a server account's identity.

/// A host's number within an estate; hosts are sorted by name, so numbers compare as names do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostId(pub u16);

impl HostId {
    /// Stands for "no host is known" until the join.
    pub const UNKNOWN: Self = Self(u16::MAX);
}

/// A host in lower case, without scheme, slash and final dot; `None` where nothing is left.
#[must_use]
pub fn normal_host(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let text = text.split('/').next().unwrap_or_default().trim_end_matches('.');
    (!text.is_empty()).then(|| text.to_lowercase())
}

/// A user id: a decimal number where it can be, else the place of its text in the estate. Numbers sort before text.
///
/// `071` and `71.0` are 71; an id never passes through floating point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserId(u64);

const TEXT_BIT: u64 = 1 << 63;

/// A user id as read, before its text has a place in an estate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadId<'a> {
    /// A decimal number.
    Number(UserId),
    /// Any other text, trimmed.
    Text(&'a str),
}

impl UserId {
    /// The id of this number; numbers of 2^63 and more are kept as text.
    #[must_use]
    pub fn number(number: u64) -> Option<Self> {
        (number < TEXT_BIT).then_some(Self(number))
    }

    /// The id whose text has this place in the estate's sorted texts.
    #[must_use]
    pub fn text(place: u32) -> Self {
        Self(TEXT_BIT | u64::from(place))
    }

    /// The number, where it is one.
    #[must_use]
    pub fn as_number(self) -> Option<u64> {
        (self.0 & TEXT_BIT == 0).then_some(self.0)
    }

    /// The place of the text, where it is none.
    #[must_use]
    pub fn as_text(self) -> Option<usize> {
        (self.0 & TEXT_BIT != 0).then_some((self.0 & !TEXT_BIT) as usize)
    }
}

impl<'a> ReadId<'a> {
    /// Reads an id; `None` where the text is blank.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let whole = text.split_once('.').map_or(text, |(whole, zeros)| {
            if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') { whole } else { text }
        });
        let number = whole.bytes().all(|b| b.is_ascii_digit()).then(|| whole.parse().ok()).flatten();
        Some(number.and_then(UserId::number).map_or(Self::Text(text), Self::Number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_lose_scheme_slash_dot_and_case() {
        for (text, host) in [
            ("GHES.Example.com", Some("ghes.example.com")),
            ("https://ghes.example.com/", Some("ghes.example.com")),
            ("ghes.example.com.", Some("ghes.example.com")),
            ("http://ghes.example.com:8443/setup", Some("ghes.example.com:8443")),
            ("  ", None),
        ] {
            assert_eq!(normal_host(text).as_deref(), host, "{text}");
        }
    }

    #[test]
    fn ids_are_numbers_where_they_can_be() {
        let seventy_one = UserId::number(71).map(ReadId::Number);
        for text in ["71", "071", "71.0", " 71 "] {
            assert_eq!(ReadId::parse(text), seventy_one, "{text}");
        }
        assert_eq!(ReadId::parse("7.1"), Some(ReadId::Text("7.1")));
        assert_eq!(ReadId::parse("99999999999999999999999999"), Some(ReadId::Text("99999999999999999999999999")));
        assert_eq!(ReadId::parse("  "), None);
        assert!(UserId::number(u64::MAX >> 1) < Some(UserId::text(0)), "numbers sort before text");
    }
}
