//! Colour in text output: 16 ANSI colours by meaning, or none. When it is wanted is left to `cli`.

use crate::matching::{Tone, Verdict};

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    /// Whether escape sequences are written at all.
    pub on: bool,
}

impl Paint {
    /// Text in the colour of its meaning.
    #[must_use]
    pub fn tone(self, tone: Tone, text: &str) -> String {
        match tone {
            Tone::Plain => text.to_owned(),
            Tone::Good => self.coded("32", text),
            Tone::Bad => self.coded("31", text),
            Tone::Warn => self.coded("33", text),
            Tone::Dim => self.coded("2", text),
        }
    }

    /// Text that stands out: a heading.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.coded("1", text)
    }

    fn coded(self, code: &str, text: &str) -> String {
        if self.on && !text.is_empty() { format!("\x1B[{code}m{text}\x1B[0m") } else { text.to_owned() }
    }
}

/// What a verdict means for the bill.
pub(super) fn tone_of(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Matched => Tone::Good,
        Verdict::Double => Tone::Bad,
        Verdict::PendingSync | Verdict::Conflict => Tone::Warn,
        Verdict::NotCounted => Tone::Dim,
        Verdict::ServerOnly | Verdict::Checking => Tone::Plain,
    }
}
