//! Which characters a text has, and which its parts begin with, in a few bits: a text without a character of the word
//! cannot have the word. Where they stand is left to `haystack`.

/// A set of characters: letters and digits have a bit each, the others share the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bag(u64);

const DIGITS: u32 = 26;
const SIGNS: u32 = 36;
const OTHERS: u32 = 48;

impl Bag {
    /// The characters of a folded text.
    pub(super) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self(text.bytes().fold(0, |bits, byte| bits | of_ascii(byte)));
        }
        Self(text.chars().fold(0, |bits, c| bits | bit(u32::from(c))))
    }

    /// Whether every character of the other is here, as far as the bits tell.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The characters of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A set of the bytes with which parts begin; letters have a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Initials(u32);

impl Initials {
    /// The first byte of a part.
    pub(super) fn of(first: u8) -> Self {
        Self(match first {
            b'a'..=b'z' => 1_u32.wrapping_shl(u32::from(first.wrapping_sub(b'a'))),
            _ => 1_u32.wrapping_shl((u32::from(first) % 6).wrapping_add(26)),
        })
    }

    /// Whether every first byte of the other is here, as far as the bits tell.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The first bytes of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The bits of the ASCII characters, since asking a table is faster than a million times asking what it is.
#[expect(clippy::indexing_slicing, reason = "a wrong index fails the build")]
const ASCII: [u64; 128] = {
    let mut bits = [0; 128];
    let mut c = 0;
    while c < 128 {
        bits[c as usize] = bit(c);
        c += 1;
    }
    bits
};

#[expect(clippy::indexing_slicing, reason = "seven bits are always below 128")]
fn of_ascii(byte: u8) -> u64 {
    ASCII[usize::from(byte & 0x7F)]
}

/// Whether a word is told by the bag alone: the one letter or digit that has its bit for itself.
pub(super) fn is_exact(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a'..=b'z' | b'0'..=b'9'])
}

const fn bit(c: u32) -> u64 {
    match c {
        // Between fields: in every text, and in no word.
        0x0A => 0,
        0x61..=0x7A => 1_u64.wrapping_shl(c.wrapping_sub(0x61)),
        0x30..=0x39 => 1_u64.wrapping_shl(c.wrapping_sub(0x30).wrapping_add(DIGITS)),
        0..=0x7F => 1_u64.wrapping_shl((c % 12).wrapping_add(SIGNS)),
        _ => 1_u64.wrapping_shl((c % 16).wrapping_add(OTHERS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_its_words_and_not_those_with_another_letter() {
        let text = Bag::of("\njlee\njosé 李\n");
        for word in ["jlee", "lee", "j", "李", "\u{e9}"] {
            assert!(text.has(Bag::of(word)), "{word}");
        }
        assert!(!text.has(Bag::of("jleex")));
        assert!(!text.has(Bag::of("7")));
        assert!(Bag::of("a").with(Bag::of("b")).has(Bag::of("ab")));
    }
}
