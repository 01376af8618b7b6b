//! How long each step took, for `--timings`: one line of JSON on standard error.

use super::output;
use std::time::Instant;

/// The steps so far.
pub(super) struct Timings {
    wanted: bool,
    last: Instant,
    steps: Vec<(&'static str, f64)>,
}

impl Timings {
    pub(super) fn new(wanted: bool) -> Self {
        Self { wanted, last: Instant::now(), steps: Vec::new() }
    }

    /// Ends a step: what was done since the last one.
    pub(super) fn end_step(&mut self, name: &'static str) {
        let now = Instant::now();
        self.steps.push((name, now.duration_since(self.last).as_secs_f64() * 1_000.0));
        self.last = now;
    }

    /// Tells all steps, where that is wanted.
    pub(super) fn tell(&self) {
        if self.wanted {
            let steps: Vec<_> = self.steps.iter().map(|(name, ms)| format!("\"{name}\": {ms:.1}")).collect();
            output::tell(&format!("{{{}}}", steps.join(", ")));
        }
    }
}
