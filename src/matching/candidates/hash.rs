//! Hashes that are the same in every run, so that nothing that is counted by them depends on a seed.

use std::hash::{BuildHasherDefault, Hasher};

/// Hashes bytes.
#[inline]
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let state = words.iter().fold(seed(bytes.len()), |state, word| take(state, u64::from_le_bytes(*word)));
    if rest.is_empty() {
        return mix(state);
    }
    mix(take(state, rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))))
}

fn seed(len: usize) -> u64 {
    0x9E37_79B9_7F4A_7C15_u64 ^ len as u64
}

/// Takes eight bytes into a hash.
fn take(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    state ^ (state >> 32)
}

/// The beginning of a text, ready to be hashed with another one behind it.
#[derive(Clone, Copy)]
pub(super) struct Start<'t> {
    text: &'t [u8],
    /// Its first bytes, the very first lowest.
    head: u128,
}

impl<'t> Start<'t> {
    const MOST: usize = size_of::<u128>();

    pub(super) fn of(text: &'t str) -> Self {
        let text = text.as_bytes();
        let (mut head, len) = ([0; Self::MOST], text.len().min(Self::MOST));
        head[..len].copy_from_slice(&text[..len]);
        Self { text, head: u128::from_le_bytes(head) }
    }

    fn first(self, len: usize) -> u128 {
        if len < Self::MOST { self.head & ((1 << (8 * len)) - 1) } else { self.head }
    }

    /// The hash of so many bytes of this and so many of another behind them.
    #[inline]
    pub(super) fn hash_with(self, len: usize, other: Self, other_len: usize) -> u64 {
        let both = len + other_len;
        if both > Self::MOST || len == Self::MOST {
            return hash(&[&self.text[..len], &other.text[..other_len]].concat());
        }
        let bytes = self.first(len) | other.first(other_len) << (8 * len);
        let words = [bytes as u64, (bytes >> u64::BITS) as u64];
        mix(words[..both.div_ceil(8)].iter().fold(seed(both), |state, word| take(state, *word)))
    }
}

/// Spreads a number over all bits.
#[inline]
pub(super) fn mix(number: u64) -> u64 {
    let mut state = number ^ (number >> 33);
    state = state.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    state ^= state >> 29;
    state = state.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    state ^ (state >> 32)
}

/// One hash of a kind of thing and its parts, in their order.
#[inline]
pub(super) fn of(kind: u64, parts: &[u64]) -> u64 {
    parts.iter().fold(mix(kind), |state, part| mix(state.rotate_left(17) ^ part))
}

/// Spreads a number; needs no seed, because nothing here is kept in the order of a map.
#[derive(Default)]
pub(super) struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = mix(value);
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = mix(u64::from(value));
    }
}

/// A map by hash; its order is never used.
pub(super) type ByHash<V> = std::collections::HashMap<u64, V, BuildHasherDefault<Ready>>;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn two_parts_are_hashed_as_one_text(one in ".{0,20}", other in ".{0,20}", len in 0..80_usize, other_len in 0..80_usize) {
            let (len, other_len) = (len.min(one.len()), other_len.min(other.len()));
            let both = [&one.as_bytes()[..len], &other.as_bytes()[..other_len]].concat();
            let parts = Start::of(&one).hash_with(len, Start::of(&other), other_len);
            prop_assert_eq!(parts, hash(&both));
        }
    }
}
