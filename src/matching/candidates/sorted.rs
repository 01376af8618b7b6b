//! Many numbers in order, found again with one look at a table by their upper bits.

/// Sorted numbers with a table of where each upper part begins.
pub(super) struct Sorted {
    pub(super) keys: Vec<u64>,
    starts: Vec<u32>,
    shift: u32,
}

impl Sorted {
    /// Sorts the numbers.
    pub(super) fn of(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.shrink_to_fit();
        let bits = (usize::BITS - keys.len().leading_zeros()).clamp(4, 22);
        let shift = u64::BITS - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0;
        for part in 0..=(1_u64 << bits) {
            while at < keys.len() && keys[at] >> shift < part {
                at += 1;
            }
            starts.push(at as u32);
        }
        Self { keys, starts, shift }
    }

    /// The first place whose number is not below this one.
    pub(super) fn lower_bound(&self, key: u64) -> usize {
        let part = (key >> self.shift) as usize;
        let (start, end) = (self.starts[part] as usize, self.starts[part + 1] as usize);
        start + self.keys[start..end].partition_point(|known| *known < key)
    }

    /// The place of a number.
    pub(super) fn find(&self, key: u64) -> Option<usize> {
        let at = self.lower_bound(key);
        (self.keys.get(at) == Some(&key)).then_some(at)
    }
}

/// A set of numbers that may say yes for one that is not in it, never no for one that is.
pub(super) struct Sieve {
    words: Vec<u64>,
    shift: u32,
}

impl Sieve {
    /// An empty set of so many bits, as a power of two.
    pub(super) fn new(bits: u32) -> Self {
        Self { words: vec![0; 1 << (bits - 6)], shift: u64::BITS - bits }
    }

    /// Takes a number in.
    pub(super) fn add(&mut self, key: u64) {
        let bit = key >> self.shift;
        self.words[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    /// Whether the number may be in it.
    pub(super) fn may_have(&self, key: u64) -> bool {
        let bit = key >> self.shift;
        self.words[(bit >> 6) as usize] & (1 << (bit & 63)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_number_is_found_where_it_stands(keys in proptest::collection::vec(any::<u64>(), 0..200), other: u64) {
            let sorted = Sorted::of(keys.clone());
            for key in keys.iter().chain([&other, &0, &u64::MAX]) {
                prop_assert_eq!(sorted.lower_bound(*key), sorted.keys.partition_point(|known| known < key));
                prop_assert_eq!(sorted.find(*key).is_some(), keys.contains(key));
            }
        }
    }
}
