//! Hashes that are the same in every run, so that nothing that is counted by them depends on a seed.

use std::hash::{BuildHasherDefault, Hasher};

/// Hashes bytes.
#[inline]
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ bytes.len() as u64;
    for piece in bytes.chunks(8) {
        let mut word = [0_u8; 8];
        word[..piece.len()].copy_from_slice(piece);
        state = (state ^ u64::from_le_bytes(word)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        state ^= state >> 32;
    }
    mix(state)
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
