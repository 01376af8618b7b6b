//! Reproducible choices from one seed; seed 0 always takes the plainest.

/// Splitmix64, or nothing but zeroes.
pub struct Dice {
    state: u64,
    plain: bool,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self { state: seed, plain: seed == 0 }
    }

    /// A number below `sides`; 0 is the plain choice.
    pub fn roll(&mut self, sides: usize) -> usize {
        if self.plain {
            return 0;
        }
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    /// True once in `times`, never for the plain choice.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.roll(times) == times - 1
    }

    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        if self.plain {
            return;
        }
        for last in (1..items.len()).rev() {
            let other = self.roll(last + 1);
            items.swap(last, other);
        }
    }

    /// The items in order, cut into one to three pieces, none of them empty.
    pub fn cut<T: Clone>(&mut self, items: &[T]) -> Vec<Vec<T>> {
        let pieces = 1 + self.roll(3);
        let size = items.len().div_ceil(pieces).max(1);
        if items.is_empty() { vec![Vec::new()] } else { items.chunks(size).map(<[T]>::to_vec).collect() }
    }
}
