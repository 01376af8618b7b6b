//! Random numbers that are the same on every machine (xoshiro256++, seeded by `SplitMix64`), and a fast hash.

/// A seeded generator; two streams of one seed are independent.
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// Starts stream `stream` of `seed`.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut at = mix(seed) ^ mix(stream.wrapping_add(0xA5A5));
        let mut state = [0; 4];
        for word in &mut state {
            at = at.wrapping_add(0x9E37_79B9_7F4A_7C15);
            *word = mix(at);
        }
        Self { state }
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let out = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        out
    }

    /// A number below `limit` (0 for a limit of 0).
    pub fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    /// An index into something of `len` elements.
    pub fn index(&mut self, len: usize) -> usize {
        self.below(len as u64) as usize
    }

    /// True in `per_10k` of 10,000 cases.
    pub fn chance(&mut self, per_10k: u32) -> bool {
        self.below(10_000) < u64::from(per_10k)
    }

    /// One of the items, each as likely.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }

    /// One of the items by weight.
    pub fn weighted<T: Copy>(&mut self, items: &[(T, u32)]) -> T {
        let total: u64 = items.iter().map(|&(_, weight)| u64::from(weight)).sum();
        let mut at = self.below(total);
        for &(item, weight) in items {
            if at < u64::from(weight) {
                return item;
            }
            at -= u64::from(weight);
        }
        items[0].0
    }

    /// Puts the items into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.index(last + 1);
            items.swap(last, other);
        }
    }
}

/// Spreads the bits of a number over all 64.
pub fn mix(number: u64) -> u64 {
    let a = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let b = (a ^ (a >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    b ^ (b >> 31)
}

/// Hashes parts as they compare: ASCII letters in any case.
pub fn hash(parts: &[&str]) -> u64 {
    let mut at = 0xCBF2_9CE4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes() {
            at = (at ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01B3);
        }
        at = (at ^ 0xFF).wrapping_mul(0x0100_0000_01B3);
    }
    mix(at)
}
