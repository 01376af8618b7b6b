//! A sample of many: what a part of them tells about all. It goes by letters, so that it is the same in any order.

/// Of about how many people it is.
const PEOPLE: usize = 50_000;

/// Which of all it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    every: u64,
}

impl Sample {
    /// Of so many people.
    pub(super) fn of(people: usize) -> Self {
        Self { every: (people / PEOPLE + 1) as u64 }
    }

    /// Whether it has somebody whose letters have this hash.
    pub(super) fn has(self, hash: u64) -> bool {
        hash.is_multiple_of(self.every)
    }
}
