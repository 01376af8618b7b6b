//! Numbers that people put behind their handles, such as the year of their birth: who has one on two systems often has
//! the same one, whatever stands before it.

use super::evidence::strings::is_number;
use super::person::{Handle, Person};
use super::weights as w;
use smallvec::SmallVec;

/// A number behind a handle: two digits, or three; of a year its last two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number(u16);

/// How many numbers of two digits there are.
const OF_TWO: u16 = 100;

/// The years in which somebody may be born who has an account.
const YEARS: std::ops::RangeInclusive<u16> = 1940..=2015;

/// How many handles with a number are assumed beside those that are seen.
const ASSUMED: f64 = 50.0;

impl Number {
    /// The number of a handle; none of employees' numbers and of single digits, which tell namesakes apart.
    pub(super) fn of(handle: &Handle) -> Option<Self> {
        let number: u16 = handle.digits().parse().ok()?;
        match handle.digits().len() {
            4 if YEARS.contains(&number) && handle.digits_at > 2 => Some(Self(number % OF_TWO)),
            _ if is_number(handle) => None,
            2 => Some(Self(number)),
            3 => Some(Self(OF_TWO + number)),
            _ => None,
        }
    }

    /// All of a person: of logins, of what is shown for a name, and of addresses that are meant.
    fn all(person: &Person, is_meant: impl Fn(usize) -> bool) -> SmallVec<[Self; 4]> {
        let addresses = person.addresses.iter().enumerate().filter(|(at, _)| is_meant(*at));
        let locals = addresses.map(|(_, address)| &address.handle);
        person.logins.iter().chain(&person.aliases).chain(locals).filter_map(Self::of).collect()
    }

    /// The number that a server account and a cloud account have in common. Numbers in addresses of the enterprise tell
    /// namesakes apart.
    pub(super) fn in_common(ours: &Person, theirs: &Person) -> Option<Self> {
        let is_own = |at: usize| theirs.addresses.iter().any(|of| of.domain == ours.addresses[at].domain);
        let our = Self::all(ours, |at| !is_own(at));
        if our.is_empty() {
            return None;
        }
        let their = Self::all(theirs, |at| at >= theirs.own_addresses);
        our.into_iter().filter(|number| their.contains(number)).max()
    }
}

/// How many people of the cloud have which number, and how many of those who are matched keep theirs.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    of_two: [u32; OF_TWO as usize],
    all: u32,
    kept: u32,
    changed: u32,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { of_two: [0; OF_TWO as usize], all: 0, kept: 0, changed: 0 }
    }
}

impl Numbers {
    /// Counts a person of the cloud, with the logins of the accounts that they are matched with.
    pub(super) fn add(&mut self, person: &Person) {
        let (own, servers) = person.logins.split_at(person.own_logins);
        let Some((number, login)) = own.iter().rev().find_map(|login| Some((Number::of(login)?, login))) else {
            return;
        };
        self.all += 1;
        if let Some(count) = self.of_two.get_mut(usize::from(number.0)) {
            *count += 1;
        }
        let others = servers.iter().filter(|server| server.base != login.base).filter_map(Number::of);
        for other in others {
            self.kept += u32::from(other == number);
            self.changed += u32::from(other != number);
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: &Self) {
        self.of_two.iter_mut().zip(&other.of_two).for_each(|(count, more)| *count += more);
        self.all += other.all;
        self.kept += other.kept;
        self.changed += other.changed;
    }

    /// How much more often somebody has this number on both sides than two people have.
    pub(super) fn weight(&self, number: Number) -> f64 {
        let kept = (f64::from(self.kept) + w::NUMBERS * w::NUMBER_KEPT)
            / (f64::from(self.kept) + f64::from(self.changed) + w::NUMBERS);
        let all = f64::from(self.all) + ASSUMED;
        let share = match self.of_two.get(usize::from(number.0)) {
            Some(count) => (f64::from(*count) + ASSUMED / f64::from(OF_TWO)) / all,
            None => w::NUMBER_OF_THREE,
        };
        (kept / share).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(logins: &[&str]) -> Person {
        let logins = logins.iter().filter_map(|login| Handle::of(login)).collect();
        Person { logins, own_logins: 1, ..Person::default() }
    }

    #[test]
    fn a_number_is_two_digits_or_three_or_a_year() {
        for (handle, number) in [
            ("tin98", Some(98)),
            ("tin1998", Some(98)),
            ("lubos-07", Some(7)),
            ("imaplibri643", Some(743)),
            ("lee2", None),
            ("lee4711", None),
            ("u104711", None),
            ("u1998", None),
            ("u98", Some(98)),
            ("lee", None),
        ] {
            assert_eq!(Handle::of(handle).and_then(|handle| Number::of(&handle)), number.map(Number), "{handle}");
        }
    }

    #[test]
    fn a_number_that_few_have_says_more_and_so_does_one_where_people_keep_theirs() {
        let (mut few, mut many, mut kept) = (Numbers::default(), Numbers::default(), Numbers::default());
        for _ in 0..100 {
            few.add(&person(&["kim77"]));
            many.add(&person(&["kim98"]));
            kept.add(&person(&["kim77", "wolf77"]));
        }
        let weight = |numbers: &Numbers| numbers.weight(Number(98));
        assert!(weight(&few) > 5.0 * weight(&many) && weight(&kept) > weight(&few));
    }
}
