//! How often a login that is made of a name is somebody else's, too: that of another cloud account, or of another person
//! on another server. Learned from those who are matched, for of them it is known whose it is.

use super::habits::HostHabits;
use super::hash::mix;
use crate::model::RowId;

/// A login that somebody of the cloud has there or on a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Had {
    login: u64,
    host: u16,
    row: u32,
}

/// The cloud, among the servers.
const CLOUD: u16 = u16::MAX;

/// Of about how many people the logins are compared.
const COMPARED: usize = 50_000;

/// The logins of people, of a sample of all logins.
pub(super) struct Coincidences {
    every: u64,
    had: Vec<Had>,
}

impl Coincidences {
    /// No logins yet, of so many people.
    pub(super) fn among(people: usize) -> Self {
        Self { every: (people / COMPARED + 1) as u64, had: Vec::new() }
    }

    /// The cloud login of somebody.
    pub(super) fn add_cloud(&mut self, login: u64, row: RowId) {
        self.add(login, CLOUD, row);
    }

    /// The login of somebody on a server, which is made of their name.
    pub(super) fn add_server(&mut self, login: u64, host: u16, row: RowId) {
        self.add(login, host, row);
    }

    fn add(&mut self, login: u64, host: u16, row: RowId) {
        // By their letters, so that it is the same sample in any order.
        if mix(login).is_multiple_of(self.every) {
            self.had.push(Had { login, host, row: row.0 });
        }
    }

    /// Takes over what another thread has found.
    pub(super) fn take(&mut self, other: Self) {
        self.had.extend(other.had);
    }

    /// Tells each server how many of the logins that it gave are somebody else's; `namesakes` is how many others bear the
    /// name of somebody.
    pub(super) fn teach(mut self, habits: &mut [HostHabits], namesakes: f64) {
        self.had.sort_unstable();
        self.had.dedup();
        for had in self.had.chunk_by(|a, b| a.login == b.login) {
            for own in had.iter().filter(|own| own.host != CLOUD) {
                let is_others =
                    |of: fn(u16, u16) -> bool| had.iter().any(|had| had.row != own.row && of(had.host, own.host));
                let of = &mut habits[usize::from(own.host)].coincidences;
                of.compared += 1;
                of.on_cloud += u32::from(is_others(|host, _| host == CLOUD));
                of.elsewhere += u32::from(is_others(|host, own| host != CLOUD && host != own));
            }
        }
        habits.iter_mut().for_each(|habits| habits.coincidences.namesakes = namesakes);
    }
}
