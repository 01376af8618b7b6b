//! How long each step took, for `--timings`: one line of JSON on standard error.

use super::output;
use crate::read::Spent;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// The steps so far.
pub(super) struct Timings {
    wanted: bool,
    last: Instant,
    steps: Vec<(&'static str, f64)>,
    counts: Vec<(&'static str, u64)>,
}

impl Timings {
    pub(super) fn new(wanted: bool) -> Self {
        Self { wanted, last: Instant::now(), steps: Vec::new(), counts: Vec::new() }
    }

    /// Ends a step: what was done since the last one.
    pub(super) fn end_step(&mut self, name: &'static str) {
        let now = Instant::now();
        self.steps.push((name, now.duration_since(self.last).as_secs_f64() * 1_000.0));
        self.last = now;
    }

    /// Takes in how long the steps of a load took, which are parts of the step that ends next.
    pub(super) fn add_load(&mut self, spent: &Spent) {
        for (name, spent) in [("read", &spent.read), ("parse", &spent.parse), ("join", &spent.join)] {
            let spent = Duration::from_micros(spent.load(Ordering::Relaxed));
            self.steps.push((name, spent.as_secs_f64() * 1_000.0));
        }
    }

    /// Takes in how many of something there were.
    pub(super) fn add_count(&mut self, name: &'static str, count: u64) {
        self.counts.push((name, count));
    }

    /// Tells all steps, where that is wanted.
    pub(super) fn tell(&self) {
        if self.wanted {
            let steps = self.steps.iter().map(|(name, ms)| format!("\"{name}\": {ms:.1}"));
            let counts = self.counts.iter().map(|(name, count)| format!("\"{name}\": {count}"));
            let steps: Vec<_> = steps.chain(counts).collect();
            output::tell(&format!("{{{}}}", steps.join(", ")));
        }
    }
}
