//! What a cloud account is to a server beside its names and addresses: matched on another one, without an address, or
//! neither; how much more often somebody who is sought is one of each is learned with the priors.

use super::joined::ServerLogin;
use super::posterior::Pair;
use super::weights as w;

/// What a cloud account is to a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not matched, with an address.
    Addressed = 0,
    /// Not matched, without one.
    Unaddressed = 1,
    /// Matched on another server.
    Elsewhere = 2,
    /// Matched on this one.
    Here = 3,
}

/// How many kinds there are of those who are sought.
const SOUGHT: usize = 3;

/// How many cloud accounts are what.
#[derive(Clone, Debug, Default)]
pub(super) struct Standings {
    addressed: u32,
    unaddressed: u32,
    joined: u32,
    here: Vec<u32>,
}

impl Standings {
    /// Of an estate with so many servers.
    pub(super) fn new(hosts: usize) -> Self {
        Self { here: vec![0; hosts], ..Self::default() }
    }

    /// Counts a cloud account.
    pub(super) fn add(&mut self, logins: &[ServerLogin], has_address: bool) {
        if logins.is_empty() {
            self.addressed += u32::from(has_address);
            self.unaddressed += u32::from(!has_address);
            return;
        }
        self.joined += 1;
        for (at, login) in logins.iter().enumerate() {
            let is_first = logins[..at].iter().all(|other| other.host != login.host);
            self.here[usize::from(login.host)] += u32::from(is_first);
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: &Self) {
        self.addressed += other.addressed;
        self.unaddressed += other.unaddressed;
        self.joined += other.joined;
        self.here.iter_mut().zip(&other.here).for_each(|(here, more)| *here += more);
    }

    /// The share of those who are matched that are not matched on a server.
    pub(super) fn elsewhere(&self, host: u16) -> f64 {
        let here = self.here.get(usize::from(host)).copied().unwrap_or(0);
        f64::from(self.joined - here) / f64::from(self.joined.max(1))
    }

    /// The shares of those who are sought for a server.
    fn shares(&self, host: u16) -> [f64; SOUGHT] {
        let here = self.here.get(usize::from(host)).copied().unwrap_or(0);
        let all = f64::from((self.addressed + self.unaddressed + self.joined).max(1));
        [self.addressed, self.unaddressed, self.joined - here].map(|of| f64::from(of) / all)
    }
}

/// How much more often somebody who is sought is of a standing than any cloud account.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought([f64; SOUGHT]);

impl Sought {
    /// What is assumed before anything is learned, and what was learned from pairs that are likely.
    pub(super) fn learn(pairs: &[Pair], standings: &Standings, hosts: &[u16]) -> Self {
        let (mut found, mut chance) = ([0.0; SOUGHT], [0.0; SOUGHT]);
        let mut all = 0.0;
        for of_side in pairs.chunk_by(|a, b| a.side == b.side) {
            let mut of_one = 0.0;
            for pair in of_side {
                if let Some(found) = found.get_mut(pair.standing as usize) {
                    *found += pair.probability;
                    of_one += pair.probability;
                }
            }
            let shares = standings.shares(hosts[of_side[0].side as usize]);
            chance.iter_mut().zip(shares).for_each(|(chance, share)| *chance += of_one * share);
            all += of_one;
        }
        let shares = if all > 0.0 { chance.map(|chance| chance / all) } else { standings.shares(u16::MAX) };
        let assumed: f64 = shares.iter().zip(w::SOUGHT).map(|(share, more)| share * more).sum();
        let more = |at: usize| {
            let assumed = w::SOUGHT[at] / assumed.max(0.01);
            let more = (found[at] + w::SOUGHT_SEEN * assumed) / (chance[at] + w::SOUGHT_SEEN);
            more.clamp(w::SOUGHT_LEAST, w::SOUGHT_MOST)
        };
        Self(std::array::from_fn(more))
    }

    /// How much more often it is one of this standing.
    pub(super) fn more(self, standing: Standing) -> f64 {
        self.0.get(standing as usize).copied().unwrap_or(1.0)
    }
}
