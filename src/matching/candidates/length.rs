//! How long the names of people are, and how often two of one person have other words.

use super::evidence::names::Left;
use super::evidence::remainder::left;
use super::names::Display;
use super::person::{Address, Person};
use super::spells::{three_words, two_words};
use super::weights as w;
use super::words::{WordId, Words};

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
    /// Names of two words that are short for one of more, and of those the ones that leave the last word out, and the first.
    short: u64,
    last_left: u64,
    first_left: u64,
}

impl Length {
    /// Takes in the display names of somebody of the cloud, its own first; `joined` says whether an account that is joined
    /// shows one, too.
    pub(super) fn add(&mut self, words: &Words, person: &Person, joined: bool) {
        let [cloud, servers @ ..] = &person.displays[..] else { return };
        if cloud.words.len() < 2 || !cloud.is_latin(words) {
            return;
        }
        self.add_short(words, person);
        self.shown += 1;
        self.longer += u64::from(cloud.words.len() > 2);
        let same = (servers.is_empty() && joined).then_some(cloud);
        for server in servers.iter().chain(same).filter(|server| server.words.len() > 1 && server.is_latin(words)) {
            self.server_shown += 1;
            self.server_longer += u64::from(server.words.len() > 2);
            self.both[left(words, cloud, server) as usize] += 1;
        }
    }

    /// Takes in what somebody's name is short for, where it is shown in more words than two and written in two.
    fn add_short(&mut self, words: &Words, person: &Person) {
        let is_longer = |display: &&Display| display.words.len() > 2 && display.is_latin(words);
        let Some(longer) = person.displays.iter().find(is_longer) else { return };
        let [given, inner @ .., last] = &longer.words[..] else { return };
        let two = |display: &Display| display.two().map(|(one, two)| [one, two]);
        let written = |address: &Address| {
            let (one, two, _) = two_words(&address.local).filter(|_| three_words(&address.local).is_none())?;
            Some([words.find(&one)?, words.find(&two)?])
        };
        let shown = person.displays.iter().filter_map(two);
        for short in shown.chain(person.addresses.iter().filter_map(written)) {
            let has = |word: &WordId| short.contains(word);
            if [has(given), has(last), inner.iter().any(has)].into_iter().filter(|has| *has).count() == 2 {
                self.short += 1;
                self.last_left += u64::from(!has(last));
                self.first_left += u64::from(!has(given));
            }
        }
    }

    /// How often the name of somebody with more than two words is written without the last one, by those who write two.
    pub(super) fn without_last(&self) -> f64 {
        (self.last_left as f64 + w::LENGTHS * w::OTHER_FAMILY_NAME) / (self.short as f64 + w::LENGTHS)
    }

    /// So without the first one.
    pub(super) fn without_first(&self) -> f64 {
        (self.first_left as f64 + w::LENGTHS * w::SECOND_GIVEN_NAME) / (self.short as f64 + w::LENGTHS)
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: Self) {
        self.shown += other.shown;
        self.longer += other.longer;
        self.server_shown += other.server_shown;
        self.server_longer += other.server_longer;
        self.short += other.short;
        self.last_left += other.last_left;
        self.first_left += other.first_left;
        self.both.iter_mut().zip(other.both).for_each(|(both, more)| *both += more);
    }

    /// How much more likely two full names of one given and family name have so many words left over for one person
    /// than for two. Where they have a word more in common it is known already by which chance another has that, too.
    pub(super) fn weight(&self, left: Left, has_more: bool) -> f64 {
        let cloud = (self.longer as f64 + 1.0) / (self.shown as f64 + 10.0);
        let server = (self.server_longer as f64 + w::LENGTHS * cloud) / (self.server_shown as f64 + w::LENGTHS);
        let one = cloud * (1.0 - server) + server * (1.0 - cloud);
        let by_chance = [1.0 - one - cloud * server, one, cloud * server];
        let assumed = [1.0, w::LEFT_ON_ONE * one, w::LEFT_ON_BOTH * by_chance[2]];
        let all = self.both.iter().sum::<u64>() as f64;
        let at = left as usize;
        let assumed = assumed[at] / assumed.iter().sum::<f64>();
        let share = (self.both[at] as f64 + w::LENGTHS * assumed) / (all + w::LENGTHS);
        let weight = if has_more && left == Left::None { share } else { share / by_chance[at] };
        if left == Left::Both { weight.min(w::LEFT_ON_BOTH_MOST) } else { weight }
    }
}
