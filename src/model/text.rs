//! Where a value stands in a source, and the only type in which it travels: bytes that cannot be printed.
//! How it is made fit for eyes is left to `shown`.

use super::Shown;
use std::borrow::Cow;

/// The span of one value: which source, where, how long, and whether it lies in the source's side buffer.
///
/// Eight bytes, because an estate holds millions. A value is at most [`Text::MAX_LEN`] bytes long and there are at
/// most [`Text::MAX_SOURCES`] sources; readers refuse what is larger.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text {
    at: u32,
    rest: u32,
}

const LEN_BITS: u32 = 20;
const LEN_MASK: u32 = (1 << LEN_BITS) - 1;
const SIDE_BIT: u32 = 1 << LEN_BITS;
const SOURCE_SHIFT: u32 = LEN_BITS + 1;

impl Text {
    /// The longest value in bytes: one less than 1 MiB.
    pub const MAX_LEN: usize = LEN_MASK as usize;
    /// The number of sources that one load may have.
    pub const MAX_SOURCES: usize = (1 << (32 - SOURCE_SHIFT)) - 1;
    /// A value that the files do not tell; a blank one is known and of length 0.
    pub const UNKNOWN: Self = Self { at: u32::MAX, rest: u32::MAX };

    /// A span of the source's own bytes.
    #[must_use]
    pub fn in_bytes(source: u16, at: u32, len: u32) -> Self {
        debug_assert!(len <= LEN_MASK && usize::from(source) < Self::MAX_SOURCES);
        Self { at, rest: (u32::from(source) << SOURCE_SHIFT) | (len & LEN_MASK) }
    }

    /// A span of the source's side buffer, for a value that is not in the file letter for letter.
    #[must_use]
    pub fn in_side(source: u16, at: u32, len: u32) -> Self {
        let mut text = Self::in_bytes(source, at, len);
        text.rest |= SIDE_BIT;
        text
    }

    /// The same value where another side buffer stands before its own.
    #[must_use]
    pub fn moved_in_side(mut self, by: u32) -> Self {
        if self.is_known() && self.is_side() {
            self.at += by;
        }
        self
    }

    /// Whether the files tell this value at all, be it blank.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// Whether the value is known and has at least one byte.
    #[must_use]
    pub fn is_filled(self) -> bool {
        self.is_known() && self.rest & LEN_MASK > 0
    }

    /// The number of the source.
    #[must_use]
    pub fn source(self) -> u16 {
        (self.rest >> SOURCE_SHIFT) as u16
    }

    /// Offset in bytes, in the source's bytes or in its side buffer.
    #[must_use]
    pub fn at(self) -> u32 {
        self.at
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> u32 {
        self.rest & LEN_MASK
    }

    /// Whether the value is blank or not known.
    #[must_use]
    pub fn is_empty(self) -> bool {
        !self.is_filled()
    }

    /// Whether the span counts in the side buffer.
    #[must_use]
    pub fn is_side(self) -> bool {
        self.rest & SIDE_BIT != 0
    }

    /// This value, or the other where this one is blank or not known.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_filled() { self } else { other }
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_known() {
            let side = if self.is_side() { "side " } else { "" };
            write!(f, "Text({side}{}@{}+{})", self.source(), self.at(), self.len())
        } else {
            f.write_str("Text(unknown)")
        }
    }
}

/// Bytes that somebody else wrote: a cell, a name, a note, a path.
///
/// There is no `Display`, `Deref` or `Into`: it leaves only as [`Raw::shown`], for eyes, or as [`Raw::bytes`] and
/// [`Raw::text`], for matching and files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Raw<'a>(&'a [u8]);

impl<'a> Raw<'a> {
    /// Wraps bytes from a file.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Wraps text from a file, the keyboard or the command line.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    /// The bytes, for matching and for files; never for a screen.
    #[must_use]
    pub fn bytes(self) -> &'a [u8] {
        self.0
    }

    /// The bytes as text, for matching and for files; never for a screen. Readers decode, so nothing is lost here.
    #[must_use]
    pub fn text(self) -> Cow<'a, str> {
        // Nearly all is valid, which is found out faster than what of it is not.
        std::str::from_utf8(self.0).map_or_else(|_| String::from_utf8_lossy(self.0), Cow::Borrowed)
    }

    /// The value made fit for a screen or a terminal.
    #[must_use]
    pub fn shown(self) -> Shown<'a> {
        Shown::of(self)
    }

    /// Whether there is nothing but ASCII white space.
    #[must_use]
    pub fn is_blank(self) -> bool {
        self.0.trim_ascii().is_empty()
    }
}

impl std::fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raw({:?})", self.shown().as_str())
    }
}
