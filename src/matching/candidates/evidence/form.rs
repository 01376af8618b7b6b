//! Strings that are forms of a name, and how much of it.

use super::super::beginnings::Cut;
use super::super::counts::handles;
use super::super::names::Reading;
use super::super::person::{Handle, Person};
use super::super::spells::{around_middle, short_forms, without_middle};
use super::super::words::{Alike, WordId, Words};

/// A string of the one that is a form of the other's name.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Form {
    pub(in super::super) base: u64,
    /// Whether the name is the cloud account's.
    pub(in super::super) theirs: bool,
    /// Whether it is the primary address's.
    pub(in super::super) primary: bool,
    /// The name, and how much of it the string is.
    pub(in super::super) name: (WordId, WordId),
    pub(in super::super) shape: Shape,
    /// Whether the family name stands in it as a whole, and what of the given name; or the other way.
    pub(in super::super) has_family: bool,
    pub(in super::super) cut: Cut,
}

impl Form {
    /// Takes a letter between the initial and the family name for that of a middle name, of somebody who shows none, or one
    /// that it begins.
    pub(super) fn take_middle(&mut self, words: &Words, named: &Person, handle: &Handle) {
        let (given, family) = self.name;
        let is_whole = |of: &Reading| of.whole && (of.given, of.family) == self.name;
        let Some((initial, letter, rest)) = around_middle(handle.stem()) else { return };
        // Who has another letter there in a handle of their own is somebody else.
        let has_another = |own: &Handle| {
            around_middle(own.stem())
                .is_some_and(|(first, other, last)| (first, last) == (initial, rest) && other != letter)
        };
        if !named.readings.iter().any(is_whole) || handles(named).any(has_another) {
            return;
        }
        if rest != words.text(family) || !words.text(given).starts_with(initial) {
            return;
        }
        let shown = named.displays.iter().flat_map(|display| display.words.iter().copied());
        let mut others =
            shown.filter(|word| [given, family].iter().all(|of| words.alike(*of, *word) == Alike::No)).peekable();
        let mut letters = named.displays.iter().flat_map(|display| display.initials.iter().copied()).peekable();
        let is_known = others.peek().is_some() || letters.peek().is_some();
        if letters.any(|of| of == letter) || others.any(|word| words.text(word).starts_with(letter)) {
            self.shape = Shape::Initials;
        } else if !is_known {
            self.shape = Shape::Middle;
            self.cut = Cut::Begun((initial.as_bytes()[0], None));
            self.base = without_middle(handle.stem()).unwrap_or(self.base);
        }
    }

    /// Whether another string shows the part whole that this one has cut, of the same name.
    pub(in super::super) fn shows_other_part(&self, other: &Self) -> bool {
        let is_of_one = self.theirs == other.theirs && self.name == other.name && self.base != other.base;
        is_of_one && other.shape == Shape::Usual && self.has_family != other.has_family
    }
}

/// How much of a name a string is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Shape {
    /// All.
    Full,
    /// One part whole and the other cut, as logins usually have it.
    Usual,
    /// So with the initials of two others.
    Initials,
    /// An initial, the letter of a middle name that is not known, and the family name.
    Middle,
    /// Cut anywhere.
    Unusual,
}

/// How much of a name a login or local part is that is a part of it.
pub(super) fn shape(words: &Words, name: (WordId, WordId), handle: &Handle) -> Shape {
    let (given, family) = (words.text(name.0), words.text(name.1));
    if ![given, family].iter().any(|part| part.len() > 1 && handle.stem().contains(*part)) {
        return Shape::Unusual;
    }
    let mut usual = false;
    short_forms(given, family, &mut |form| usual |= form == handle.base);
    if usual { Shape::Usual } else { Shape::Unusual }
}
