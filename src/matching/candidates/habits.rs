//! What each server's joined accounts teach: how logins are made from cloud logins and employee numbers, and how often
//! one cloud account has two accounts there.

use super::evidence::strings::Logins;
use super::weights as w;

/// One server's habits, as counts over its joined accounts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HostHabits {
    pub(super) joined: u32,
    pub(super) twice: u32,
    pub(super) logins: [u32; 4],
    pub(super) same_number: u32,
    pub(super) other_number: u32,
}

/// How often logins relate so for one person, before anything is learned; and for two of one name.
const LOGINS_OF_ONE: [f64; 4] = [0.24, 0.06, 0.04, 0.66];
const LOGINS_OF_TWO: [f64; 4] = [0.045, 0.03, 0.12, 0.8];
const WEIGHT: f64 = 8.0;

impl HostHabits {
    /// How much more often logins relate so for one person than for two of one name.
    pub(super) fn login(&self, logins: Logins) -> f64 {
        let at = logins as usize;
        let learned = (f64::from(self.logins[at]) + WEIGHT * LOGINS_OF_ONE[at]) / (f64::from(self.joined) + WEIGHT);
        (learned / LOGINS_OF_TWO[at]).clamp(0.1, 12.0)
    }

    /// How often the login of one person is the employee number that the cloud knows, where both are numbers.
    pub(super) fn number_kept(&self) -> f64 {
        let (same, other) = (f64::from(self.same_number), f64::from(self.other_number));
        (same + 0.8) / (same + other + 2.0)
    }

    /// How many others may be expected to have a number in common by chance.
    pub(super) fn number_chance(&self) -> f64 {
        let is_kept = self.same_number > 9 && self.number_kept() > 0.8;
        if is_kept { w::NUMBER_CHANCE_KEPT } else { w::NUMBER_CHANCE }
    }

    /// How much rarer it is for a matched cloud account to have one more account here.
    pub(super) fn twice(&self) -> f64 {
        (f64::from(self.twice) + 0.5) / (f64::from(self.joined) + 50.0)
    }
}
