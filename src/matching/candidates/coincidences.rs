//! How often a login that is made of a name is somebody else's, too: that of another cloud account, or of another person
//! on another server. Learned from those who are matched, for of them it is known whose it is.

use super::habits::HostHabits;
use super::hash::mix;
use super::sample::Sample;
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

/// Of all who bear a name about so many could have the login of one of them: no other is given it again.
const MOST_WITH_A_LOGIN: usize = 2;

/// Logins that more people have teach nothing more.
const MOST: usize = 32;

/// The logins of people, of a sample of all logins.
pub(super) struct Coincidences {
    people: usize,
    sample: Sample,
    had: Vec<Had>,
}

impl Coincidences {
    /// No logins yet, of so many people.
    pub(super) fn among(people: usize) -> Self {
        Self { people, sample: Sample::of(people), had: Vec::new() }
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
        if self.sample.has(mix(login)) {
            self.had.push(Had { login, host, row: row.0 });
        }
    }

    /// Takes over what another thread has found.
    pub(super) fn take(&mut self, other: Self) {
        self.had.extend(other.had);
    }

    /// Tells each server how many of the logins that it gave are somebody else's; `bearers` are how many bear each name.
    pub(super) fn teach(mut self, habits: &mut [HostHabits], bearers: impl Iterator<Item = usize>) {
        let (others, all) = bearers.fold((0, 0), |(others, all), bearers| {
            (others + bearers * (bearers - 1).min(MOST_WITH_A_LOGIN), all + bearers)
        });
        let namesakes = others as f64 / all.max(1) as f64;
        self.had.sort_unstable();
        self.had.dedup();
        for had in self.had.chunk_by(|a, b| a.login == b.login).filter(|had| had.len() <= MOST) {
            for own in had.iter().filter(|own| own.host != CLOUD) {
                let is_others =
                    |of: fn(u16, u16) -> bool| had.iter().any(|had| had.row != own.row && of(had.host, own.host));
                let of = &mut habits[usize::from(own.host)].coincidences;
                of.compared += 1;
                of.on_cloud += u32::from(is_others(|host, _| host == CLOUD));
                of.elsewhere += u32::from(is_others(|host, own| host != CLOUD && host != own));
            }
        }
        let joined: u32 = habits.iter().map(|of| of.joined).sum();
        for of in habits {
            let elsewhere = f64::from(joined - of.joined) / self.people.max(1) as f64;
            of.coincidences.namesakes = namesakes;
            of.coincidences.namesakes_elsewhere = namesakes * elsewhere.min(1.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_somebody_elses_on_the_cloud_or_on_another_server() {
        let mut coincidences = Coincidences::among(10);
        let (own, other) = (RowId(1), RowId(2));
        for (login, on_cloud, elsewhere) in [(1, own, own), (2, other, own), (3, own, other), (4, other, other)] {
            coincidences.add_server(login, 0, own);
            coincidences.add_cloud(login, on_cloud);
            coincidences.add_server(login, 1, elsewhere);
        }
        let mut habits = [HostHabits::default(); 2];
        coincidences.teach(&mut habits, [1, 3].into_iter());
        let of = habits[0].coincidences;
        assert_eq!((of.compared, of.on_cloud, of.elsewhere), (4, 2, 2));
        assert!((of.namesakes - 1.5).abs() < 1e-12, "three of four have two others");
    }
}
