//! Text made fit for eyes: the only thing that a screen, a terminal, an error or a log takes.

use super::Raw;
use std::borrow::Cow;

/// Text in which nothing can drive a terminal or hide from the reader.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Shown<'a>(Cow<'a, str>);

impl<'a> Shown<'a> {
    /// Makes text fit for eyes; clean ASCII is not copied.
    pub(super) fn of(raw: Raw<'a>) -> Self {
        Self(String::from_utf8_lossy(raw.bytes()))
    }

    /// The text, ready to print.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same text, owned.
    #[must_use]
    pub fn into_owned(self) -> Shown<'static> {
        Shown(Cow::Owned(self.0.into_owned()))
    }
}

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}
