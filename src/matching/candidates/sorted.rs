//! Many hashes in order, found again with one look at a table by their upper bits; and a sieve before them that keeps
//! away nearly all that is not among them.

use rayon::slice::ParallelSliceMut;

/// Sorted numbers with a table of where each upper part begins.
pub(super) struct Sorted {
    pub(super) keys: Vec<u64>,
    starts: Vec<u32>,
    shift: u32,
}

impl Sorted {
    /// Sorts the numbers, spread as hashes are.
    pub(super) fn of(mut keys: Vec<u64>) -> Self {
        keys.par_sort_unstable();
        // Eight numbers lie in one line of the cache, and the table stays small enough for it.
        let bits = (usize::BITS - (keys.len() / 8).leading_zeros()).clamp(4, 24);
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
    #[inline]
    pub(super) fn lower_bound(&self, key: u64) -> usize {
        let part = (key >> self.shift) as usize;
        let (start, end) = (self.starts[part] as usize, self.starts[part + 1] as usize);
        start + self.keys[start..end].partition_point(|known| *known < key)
    }

    /// The first places whose numbers are not below these. The memory that they need is asked for at once, not in
    /// turn: that is what looking one up takes nearly all of its time for.
    pub(super) fn lower_bounds(&self, keys: &[u64], places: &mut Vec<u32>) {
        places.clear();
        places.extend(keys.iter().map(|key| self.starts[(key >> self.shift) as usize]));
        let read = |at: &u32| self.keys.get(*at as usize).copied().unwrap_or_default();
        std::hint::black_box(places.iter().map(read).fold(0, |all, key| all ^ key));
        places.iter_mut().zip(keys).for_each(|(place, key)| *place = self.lower_bound(*key) as u32);
    }

    /// The place of a number.
    #[inline]
    pub(super) fn find(&self, key: u64) -> Option<usize> {
        let at = self.lower_bound(key);
        (self.keys.get(at) == Some(&key)).then_some(at)
    }
}

/// A set of hashes that may say yes for one that is not in it, never no for one that is: two bits of one word for each.
pub(super) struct Sieve {
    words: Vec<u64>,
    shift: u32,
}

impl Sieve {
    /// The set of these hashes, of which the upper 40 bits count.
    pub(super) fn of(keys: &[u64]) -> Self {
        let bits = (usize::BITS - (keys.len() / 8).leading_zeros()).clamp(2, 24);
        let mut sieve = Self { words: vec![0; 1 << bits], shift: u64::BITS - bits };
        for key in keys {
            let (word, bits) = sieve.place(*key);
            sieve.words[word] |= bits;
        }
        sieve
    }

    fn place(&self, key: u64) -> (usize, u64) {
        let bit = |below: u32| 1_u64 << (key >> (self.shift - below) & 63);
        ((key >> self.shift) as usize, bit(6) | bit(12))
    }

    /// Keeps those hashes, each with what goes with it, that may be in it.
    pub(super) fn keep<T: Copy>(&self, keys: &mut Vec<u64>, with: &mut Vec<T>) {
        let mut kept = 0;
        for at in 0..keys.len() {
            // Written in any case, so that no guess about the answer has to wait for it.
            let (word, bits) = self.place(keys[at]);
            (keys[kept], with[kept]) = (keys[at], with[at]);
            kept += usize::from(self.words[word] & bits == bits);
        }
        keys.truncate(kept);
        with.truncate(kept);
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
            let sieve = Sieve::of(&keys);
            let asked: Vec<u64> = keys.iter().copied().chain([other, 0, u64::MAX]).collect();
            let mut places = Vec::new();
            sorted.lower_bounds(&asked, &mut places);
            for (key, place) in asked.iter().zip(places) {
                prop_assert_eq!(sorted.lower_bound(*key), place as usize);
                prop_assert_eq!(sorted.lower_bound(*key), sorted.keys.partition_point(|known| known < key));
                prop_assert_eq!(sorted.find(*key).is_some(), keys.contains(key));
            }
            let (mut kept, mut with) = (asked.clone(), asked);
            sieve.keep(&mut kept, &mut with);
            prop_assert!(keys.iter().all(|key| kept.contains(key)));
            prop_assert_eq!(kept, with);
        }
    }
}
