//! How long the names of people are, and how often two of one person have other words.

use super::evidence::names::{Left, left};
use super::names::Display;
use super::weights as w;
use super::words::Words;

/// How often display names have more words than first and last, and how often the two of one person differ in that.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Length {
    /// Names that the cloud shows, and those of more words than two.
    shown: u64,
    longer: u64,
    /// So of names that servers show.
    server_shown: u64,
    server_longer: u64,
    /// Of the two names of one person: that they have the same words; that one has more; that each has another.
    both: [u64; 3],
}

impl Length {
    /// Takes in the display names of somebody, the cloud's first; `joined` says whether an account that is joined shows
    /// one, too.
    pub(super) fn add(&mut self, words: &Words, displays: &[Display], joined: bool) {
        let [cloud, servers @ ..] = displays else { return };
        if cloud.words.len() < 2 || !cloud.is_latin(words) {
            return;
        }
        self.shown += 1;
        self.longer += u64::from(cloud.words.len() > 2);
        let same = (servers.is_empty() && joined).then_some(cloud);
        for server in servers.iter().chain(same).filter(|server| server.words.len() > 1 && server.is_latin(words)) {
            self.server_shown += 1;
            self.server_longer += u64::from(server.words.len() > 2);
            self.both[left(words, cloud, server) as usize] += 1;
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: Self) {
        self.shown += other.shown;
        self.longer += other.longer;
        self.server_shown += other.server_shown;
        self.server_longer += other.server_longer;
        self.both.iter_mut().zip(other.both).for_each(|(both, more)| *both += more);
    }

    /// How much more likely two full names of one given and family name have so many words left over for one person
    /// than for two.
    pub(super) fn weight(&self, left: Left) -> f64 {
        let cloud = (self.longer as f64 + 1.0) / (self.shown as f64 + 10.0);
        let server = (self.server_longer as f64 + w::LENGTHS * cloud) / (self.server_shown as f64 + w::LENGTHS);
        let one = cloud * (1.0 - server) + server * (1.0 - cloud);
        let by_chance = [1.0 - one - cloud * server, one, cloud * server];
        let assumed = [1.0, w::LEFT_ON_ONE * one, w::LEFT_ON_BOTH * by_chance[2]];
        let all = self.both.iter().sum::<u64>() as f64;
        let at = left as usize;
        let share = assumed[at] / assumed.iter().sum::<f64>();
        let weight = (self.both[at] as f64 + w::LENGTHS * share) / (all + w::LENGTHS) / by_chance[at];
        if left == Left::Both { weight.min(w::LEFT_ON_BOTH_MOST) } else { weight }
    }
}
