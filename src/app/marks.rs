//! Who is marked on a list: accounts and not lines, so that marks outlive filters, sorting and reloads.

use super::Who;

/// Marked accounts of one side, by number.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    bits: Vec<u64>,
    count: usize,
}

/// A range that is being marked: from where it began to wherever the selection is.
#[derive(Clone, Debug)]
pub struct Range {
    /// Where it began.
    pub anchor: Who,
    /// What was marked before.
    pub before: Marks,
    /// How it goes on.
    pub held: Held,
    /// The place up to which it is marked.
    pub(super) marked_to: Option<usize>,
}

/// How a range goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// With every move, until it is ended.
    UntilEnded,
    /// As long as Shift is held.
    WithShift,
}

impl Marks {
    /// How many are marked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether nobody is marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether the account of this number is marked.
    #[must_use]
    pub fn has(&self, number: u32) -> bool {
        self.bits.get(word(number)).is_some_and(|bits| bits & bit(number) != 0)
    }

    /// Marks an account, or takes its mark away.
    pub fn set(&mut self, number: u32, is_marked: bool) {
        if self.has(number) == is_marked {
            return;
        }
        if self.bits.len() <= word(number) {
            self.bits.resize(word(number) + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(word(number)) {
            *bits ^= bit(number);
        }
        self.count = if is_marked { self.count + 1 } else { self.count - 1 };
    }

    /// The numbers of the marked accounts, ascending.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(&self.bits).filter(|(_, bits)| **bits != 0).flat_map(|(word, bits)| {
            let bits = *bits;
            (0..u64::BITS).filter(move |place| bits & (1 << place) != 0).map(move |place| word * u64::BITS + place)
        })
    }
}

impl PartialEq for Marks {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count && self.numbers().eq(other.numbers())
    }
}

impl Extend<u32> for Marks {
    fn extend<T: IntoIterator<Item = u32>>(&mut self, numbers: T) {
        numbers.into_iter().for_each(|number| self.set(number, true));
    }
}

impl FromIterator<u32> for Marks {
    fn from_iter<T: IntoIterator<Item = u32>>(numbers: T) -> Self {
        let mut marks = Self::default();
        marks.extend(numbers);
        marks
    }
}

fn word(number: u32) -> usize {
    (number / u64::BITS) as usize
}

fn bit(number: u32) -> u64 {
    1 << (number % u64::BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_and_come_in_order() {
        let mut marks: Marks = [700, 3, 63, 64, 3].into_iter().collect();
        assert_eq!((marks.len(), marks.numbers().collect::<Vec<_>>()), (4, vec![3, 63, 64, 700]));
        marks.set(700, false);
        marks.set(9_999, false);
        assert!(marks.has(64) && !marks.has(700) && !marks.has(9_999));
        assert_eq!(marks, [3, 63, 64].into_iter().collect());
    }
}
