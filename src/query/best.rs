//! The top of a list without sorting the whole: the best so many of what is offered. What is better is left to the keys.

use std::collections::BinaryHeap;

/// Keeps the smallest keys.
#[derive(Debug)]
pub(super) struct Best<K> {
    limit: usize,
    heap: BinaryHeap<K>,
}

impl<K: Ord + Copy> Best<K> {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, heap: BinaryHeap::with_capacity(limit.saturating_add(1).min(4096)) }
    }

    /// Takes a key in if it is among the best so far.
    pub(super) fn offer(&mut self, key: K) {
        if self.heap.len() < self.limit {
            self.heap.push(key);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && key < *worst
        {
            *worst = key;
        }
    }

    /// The key that the next one must beat; `None` while there is room for any.
    pub(super) fn worst(&self) -> Option<K> {
        self.heap.peek().copied().filter(|_| self.is_full())
    }

    pub(super) fn is_full(&self) -> bool {
        self.heap.len() >= self.limit
    }

    pub(super) fn into_sorted(self) -> Vec<K> {
        self.heap.into_sorted_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_beginning_of_the_sorted_list(mut keys in prop::collection::vec(0_u8..50, 0..40), limit in 0_usize..12) {
            let mut best = Best::new(limit);
            for key in &keys {
                best.offer(*key);
            }
            keys.sort_unstable();
            keys.truncate(limit);
            prop_assert_eq!(best.is_full(), keys.len() == limit);
            prop_assert_eq!(best.into_sorted(), keys);
        }
    }
}
