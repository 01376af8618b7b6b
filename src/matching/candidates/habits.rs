//! What each server's joined accounts teach: how logins are made from cloud logins and employee numbers, and how often
//! one cloud account has two accounts there.

use super::evidence::ShortName;
use super::evidence::strings::{Logins, Mailbox};
use super::person::{Address, Handle, Person};
use super::spelling::SEPARATORS;
use super::spells::{self, STYLES};
use super::weights as w;
use super::words::{WordId, Words};
use std::collections::HashMap;
use std::ops::Range;

/// The style of a login, by the first name that it is made of.
pub(super) fn style_of(words: &Words, person: &Person, handle: &Handle) -> usize {
    let readings = person.readings.iter().filter(|reading| reading.whole);
    let styles =
        readings.map(|reading| spells::style(handle.stem(), words.text(reading.given), words.text(reading.family)));
    styles.into_iter().find(|style| *style > 0).unwrap_or(0)
}

/// In which form each domain of the cloud writes addresses: how many have which.
#[derive(Debug, Default)]
pub(super) struct AddressForms(HashMap<WordId, [u32; FORMS]>);

/// The styles, each with no separator or one of three.
const FORMS: usize = STYLES * SEPARATED;
const SEPARATED: usize = 4;

/// The form of somebody's address: the style of its letters, and its first separator.
pub(super) fn form_of(words: &Words, person: &Person, address: &Address) -> usize {
    let separator = address.local.chars().find_map(|c| SEPARATORS.iter().position(|of| *of == c));
    style_of(words, person, &address.handle) * SEPARATED + separator.map_or(0, |at| at + 1)
}

impl AddressForms {
    /// Counts the addresses of a person of the cloud, each with its form.
    pub(super) fn add(&mut self, person: &Person, forms: &[usize]) {
        for (address, form) in person.addresses.iter().zip(forms) {
            self.0.entry(address.domain).or_insert([0; FORMS])[*form] += 1;
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: &Self) {
        for (domain, more) in &other.0 {
            let of = self.0.entry(*domain).or_insert([0; FORMS]);
            of.iter_mut().zip(more).for_each(|(of, more)| *of += more);
        }
    }

    /// The share of those in its domain that are written as an address of somebody is.
    pub(super) fn share(&self, words: &Words, person: &Person, address: &Address) -> f64 {
        let form = form_of(words, person, address);
        self.share_of(address.domain, form..form + 1)
    }

    /// The share of those in another domain that have the letters of a name as an address of somebody of that name has;
    /// none where it has nothing of the name.
    pub(super) fn share_of_style(
        &self,
        domain: WordId,
        words: &Words,
        person: &Person,
        address: &Address,
    ) -> Option<f64> {
        let first = style_of(words, person, &address.handle) * SEPARATED;
        (first > 0).then(|| self.share_of(domain, first..first + SEPARATED))
    }

    fn share_of(&self, domain: WordId, forms: Range<usize>) -> f64 {
        let of = self.0.get(&domain).copied().unwrap_or([0; FORMS]);
        let (with, all): (u32, u32) = (of[forms].iter().sum(), of.iter().sum());
        (f64::from(with) + 1.0) / (f64::from(all) + 3.0)
    }
}

/// One server's habits, as counts over its joined accounts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HostHabits {
    pub(super) joined: u32,
    pub(super) twice: u32,
    styles: [u32; STYLES],
    clouds: [u32; STYLES],
    kept: [u32; STYLES],
    /// Of the cloud logins that are made of no name, those that are kept but for digits at their end.
    renumbered: u32,
    /// Of the cloud logins that are made of a name and end in a number, all and those that are kept.
    numbered: u32,
    numbered_kept: u32,
    /// Of those that are kept but for a number at their end.
    other_ending: u32,
    pub(super) same_number: u32,
    pub(super) other_number: u32,
    /// Whose login is one that they have on another server, and whose is not.
    pub(super) same_elsewhere: u32,
    pub(super) other_elsewhere: u32,
    /// Who are somebody of their own, with a login that has a number or a letter as a second account's.
    pub(super) numbered_alone: u32,
    pub(super) lettered_alone: u32,
    /// How logins relate to mailboxes; and how many of those that are one end in a number.
    mailboxes: [u32; 3],
    numbered_mailboxes: u32,
    /// For each style of login.
    short_names: [ShortNames; STYLES],
    /// How many of the logins that it gave are somebody else's, too.
    pub(super) coincidences: Coincidence,
}

/// Whose login is the short name that their directory has for them, and whose is not.
#[derive(Clone, Copy, Debug, Default)]
struct ShortNames {
    same: u32,
    other: u32,
}

/// How many logins of a server that are made of names are somebody else's, too.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coincidence {
    pub(super) compared: u32,
    pub(super) on_cloud: u32,
    pub(super) elsewhere: u32,
    /// How many others bear the name of somebody; and how many of those have an account on another server.
    pub(super) namesakes: f64,
    pub(super) namesakes_elsewhere: f64,
}

/// How often a login is the cloud login, before anything is learned; and how often it has each style.
const KEPT: f64 = 0.3;
const STYLE: f64 = 0.15;
const KEPT_ELSEWHERE: f64 = 0.6;
const WEIGHT: f64 = 8.0;

/// From which share of logins on that are short names of a directory the others are of those who chose theirs.
const DIRECTORY: f64 = 0.6;

impl HostHabits {
    /// A joined account's login has one style, its cloud account's another; `logins` says how they relate, and `numbered`
    /// whether the cloud login ends in a number.
    pub(super) fn add(&mut self, own: usize, cloud: usize, logins: Logins, numbered: bool) {
        let (same, numbered) = (logins == Logins::Same, numbered && cloud > 0);
        let has_other_ending = matches!(logins, Logins::Numbered | Logins::NumbersDiffer);
        self.renumbered += u32::from(cloud == 0 && has_other_ending);
        self.other_ending += u32::from(cloud > 0 && has_other_ending);
        self.numbered += u32::from(numbered);
        self.numbered_kept += u32::from(numbered && same);
        self.styles[own] += 1;
        self.clouds[cloud] += 1;
        self.kept[cloud] += u32::from(same);
    }

    /// A joined account's login relates so to the mailboxes of the cloud account, and ends in a number.
    pub(super) fn add_mailbox(&mut self, mailbox: Mailbox, numbered: bool) {
        self.mailboxes[mailbox as usize] += 1;
        self.numbered_mailboxes += u32::from(numbered && mailbox == Mailbox::Same);
    }

    /// Takes over what another thread has learned of the same server.
    pub(super) fn take(&mut self, other: &Self) {
        for (own, more) in
            [(&mut self.styles, &other.styles), (&mut self.clouds, &other.clouds), (&mut self.kept, &other.kept)]
        {
            own.iter_mut().zip(more).for_each(|(own, more)| *own += more);
        }
        self.mailboxes.iter_mut().zip(&other.mailboxes).for_each(|(own, more)| *own += more);
        self.numbered_mailboxes += other.numbered_mailboxes;
        self.joined += other.joined;
        self.twice += other.twice;
        self.renumbered += other.renumbered;
        self.numbered += other.numbered;
        self.numbered_kept += other.numbered_kept;
        self.other_ending += other.other_ending;
        self.same_number += other.same_number;
        self.numbered_alone += other.numbered_alone;
        self.lettered_alone += other.lettered_alone;
        self.other_number += other.other_number;
        for (of, more) in self.short_names.iter_mut().zip(other.short_names) {
            of.same += more.same;
            of.other += more.other;
        }
        self.same_elsewhere += other.same_elsewhere;
        self.other_elsewhere += other.other_elsewhere;
    }

    /// How often the login is equal to a cloud login of a style, for one person.
    pub(super) fn kept(&self, style: usize) -> f64 {
        let all: u32 = self.clouds.iter().sum();
        let kept: u32 = self.kept.iter().sum();
        let overall = (f64::from(kept) + WEIGHT * KEPT) / (f64::from(all) + WEIGHT);
        (f64::from(self.kept[style]) + WEIGHT * overall) / (f64::from(self.clouds[style]) + WEIGHT)
    }

    /// How often the login is a cloud login that is made of no name but for digits at its end, for one person.
    pub(super) fn kept_but_for_digits(&self) -> f64 {
        (f64::from(self.renumbered) + WEIGHT * w::STRING_BASE) / (f64::from(self.clouds[0]) + WEIGHT)
    }

    /// How often the login is equal to a cloud login that ends in a number, for one person.
    fn kept_number(&self, style: usize) -> f64 {
        (f64::from(self.numbered_kept) + WEIGHT * self.kept(style)) / (f64::from(self.numbered) + WEIGHT)
    }

    /// How often the login of one person is the one that they have on another server.
    fn kept_elsewhere(&self) -> f64 {
        let (same, other) = (f64::from(self.same_elsewhere), f64::from(self.other_elsewhere));
        (same + WEIGHT * KEPT_ELSEWHERE) / (same + other + WEIGHT)
    }

    /// How much more often the login here is, or is not, one that somebody has on another server, for one person than
    /// for two of one name; of a login of a style.
    pub(super) fn login_elsewhere(&self, is_same: bool, style: usize, number: u32) -> f64 {
        let given = if is_same { self.given_number(style, number) } else { self.given(style) };
        let kept = self.kept_elsewhere().clamp(0.02, 0.98).max(given);
        // Where everybody has one login on all servers nobody else has the same one.
        if is_same {
            (kept / (given * self.shared_elsewhere(1.0 - self.one_directory_elsewhere()))).max(1.0)
        } else {
            (1.0 - kept) / (1.0 - given)
        }
    }

    /// How often a namesake has the login of somebody on the cloud, of those whom this server would give it; where it is
    /// so often by other knowledge.
    fn shared_on_cloud(&self, known: f64) -> f64 {
        self.shared(self.coincidences.on_cloud, self.coincidences.namesakes, known)
    }

    /// So on another server.
    fn shared_elsewhere(&self, known: f64) -> f64 {
        self.shared(self.coincidences.elsewhere, self.coincidences.namesakes_elsewhere, known)
    }

    /// So, where so many of the logins that were compared are somebody else's, of whose name so many others are there.
    fn shared(&self, seen: u32, namesakes: f64, known: f64) -> f64 {
        let known = known.max(w::SHORT_NAME_CHANCE);
        let all: u32 = self.styles[1..].iter().sum();
        let share = |style: usize| f64::from(self.styles[style]) / f64::from(all.max(1));
        let given: f64 = (1..STYLES).map(|style| share(style) * self.given(style)).sum();
        let expected = f64::from(self.coincidences.compared) * namesakes * given * known;
        let times = (f64::from(seen) + w::COINCIDENCES) / (expected + w::COINCIDENCES);
        (known * times.clamp(w::COINCIDE_LEAST, w::COINCIDE_MOST)).max(w::SHORT_NAME_CHANCE)
    }

    /// How often this server gives a login of a style to somebody of the name.
    fn given(&self, style: usize) -> f64 {
        let all: u32 = self.styles.iter().sum();
        let given = (f64::from(self.styles[style]) + WEIGHT * STYLE) / (f64::from(all) + WEIGHT);
        (given * 0.9).clamp(0.02, 0.9)
    }

    /// So with a number at its end, if any, which it would give to one of them.
    fn given_number(&self, style: usize, number: u32) -> f64 {
        let among = if number > 0 { f64::from(number.clamp(2, 30)) } else { 1.0 };
        self.given(style) / among
    }

    /// How much more often logins relate so for one person than for two of one name: a login that this server would
    /// give to anybody of that name says little; a number at its end, which it would give to one of them, says more.
    pub(super) fn login(&self, logins: Logins, style: usize, number: u32) -> f64 {
        let given = self.given(style);
        let kept = self.kept(style).clamp(0.02, 0.98).max(given);
        // Where both take logins from one directory nobody else has the same one; what is kept often says little yet.
        let twice = self.shared_on_cloud(1.0 - self.one_directory().powi(4));
        match logins {
            Logins::Same if number > 0 => {
                let given = self.given_number(style, number);
                (self.kept_number(style).max(given) / (given * twice)).max(1.0)
            }
            // One person has it as often as any namesake at least.
            Logins::Same => (kept / (given * twice)).max(1.0),
            Logins::Numbered => 0.5,
            Logins::NumbersDiffer => 0.3,
            Logins::Differ => (1.0 - kept) / (1.0 - given),
        }
    }

    /// How often the login of one person is the employee number that the cloud knows, where both are numbers.
    pub(super) fn number_kept(&self) -> f64 {
        let (same, other) = (f64::from(self.same_number), f64::from(self.other_number));
        (same + 0.8) / (same + other + 2.0)
    }

    /// Counts a login of a style that is the short name of its owner's directory, or another.
    pub(super) fn add_short_name(&mut self, style: usize, is_same: bool) {
        let of = &mut self.short_names[style];
        of.same += u32::from(is_same);
        of.other += u32::from(!is_same);
    }

    /// How often the login of one person, in a style, is the short name that the cloud's directory has for them: some have
    /// it, and others a login that they chose, in another style.
    pub(super) fn short_name_kept(&self, name: ShortName) -> f64 {
        let all = self.short_names.iter().fold(ShortNames::default(), |all, of| ShortNames {
            same: all.same + of.same,
            other: all.other + of.other,
        });
        let share = |of: ShortNames, known: f64, weight: f64| {
            (f64::from(of.same) + weight * known) / (f64::from(of.same + of.other) + weight)
        };
        let overall = share(all, 0.25, 4.0);
        let of_style = share(self.short_names[name.style], overall, WEIGHT);
        // A name without a number is written so by many who have no account in that directory.
        if name.is_numbered || overall > DIRECTORY { of_style } else { overall }
    }

    /// How often the login of one person is one of their mailboxes.
    fn mailbox_kept(&self) -> f64 {
        let all: u32 = self.mailboxes.iter().sum();
        (f64::from(self.mailboxes[Mailbox::Same as usize]) + 1.0) / (f64::from(all) + 4.0)
    }

    /// How likely logins and mailboxes are of one directory, in which nobody else has the same: how often a number at the
    /// end of both is the same one; where few numbers tell it, so where nearly all have their mailbox.
    pub(super) fn one_mailbox(&self) -> f64 {
        const TOLD: f64 = 10.0;
        let same = f64::from(self.numbered_mailboxes);
        let other = f64::from(self.mailboxes[Mailbox::Renumbered as usize]);
        let told = (same + other) / (same + other + TOLD);
        (told + (1.0 - told) * self.mailbox_kept()) * (same + 1.5) / (same + other + 2.0)
    }

    /// How much more often a login relates so to a mailbox for one person than for two of one name.
    pub(super) fn mailbox(&self, mailbox: Mailbox, number: u32) -> f64 {
        let (kept, one) = (self.mailbox_kept(), self.one_mailbox());
        match mailbox {
            Mailbox::Same => f64::from(number.clamp(1, 30)) / (1.0 - one).max(w::SHORT_NAME_CHANCE),
            Mailbox::Renumbered => (1.0 - one).max(w::OTHER_MAILBOX),
            Mailbox::Other => ((1.0 - kept) * 5.0).clamp(w::OTHER_SHORT_NAME, 1.0),
        }
    }

    /// How likely an equal login is of one directory, in which nobody else has it: how often the number at its end is
    /// kept, which nobody would be given twice by chance.
    pub(super) fn one_directory(&self) -> f64 {
        f64::from(self.numbered_kept) / (f64::from(self.numbered_kept) + f64::from(self.other_ending) + 3.0)
    }

    /// How likely a login that is equal to one on another server is of one directory.
    pub(super) fn one_directory_elsewhere(&self) -> f64 {
        self.kept_elsewhere().powi(4)
    }

    /// How many others may be expected to have a number in common by chance: the fewer, the more of those who have one here
    /// have their own.
    pub(super) fn number_chance(&self) -> f64 {
        if self.same_number < 10 {
            return w::NUMBER_CHANCE;
        }
        (w::NUMBER_CHANCE * (1.0 - self.number_kept())).max(w::NUMBER_CHANCE_KEPT)
    }

    /// How much rarer it is for a matched cloud account to have one more account here.
    pub(super) fn twice(&self) -> f64 {
        (f64::from(self.twice) + 0.5) / (f64::from(self.joined) + 50.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_equal_number_of_a_login_says_more_where_the_server_keeps_logins() {
        let (mut keeps, mut counts_anew) = (HostHabits::default(), HostHabits::default());
        for _ in 0..20 {
            keeps.add(1, 1, Logins::Same, true);
            counts_anew.add(1, 1, Logins::Differ, true);
        }
        let equal = |habits: HostHabits, number| habits.login(Logins::Same, 1, number);
        assert!(equal(keeps, 13) > 5.0 * equal(keeps, 0));
        assert!(equal(keeps, 13) > 2.0 * equal(counts_anew, 13));
    }

    #[test]
    fn an_equal_number_of_a_login_on_another_server_says_more() {
        let equal = |number| HostHabits::default().login_elsewhere(true, 1, number);
        assert!(equal(3) > 2.0 * equal(0) && equal(13) > 2.0 * equal(3));
        let other = |number| HostHabits::default().login_elsewhere(false, 1, number);
        assert!((other(3) - other(0)).abs() < 1e-12, "where logins differ their numbers say nothing");
    }

    #[test]
    fn the_more_have_their_own_number_the_fewer_others_have_it() {
        let habits = |same_number, other_number| HostHabits { same_number, other_number, ..HostHabits::default() };
        let chance = |same, other| habits(same, other).number_chance();
        assert!(chance(0, 0) >= chance(9, 0) && chance(9, 0) > chance(20, 20));
        assert!(chance(20, 20) > chance(20, 0) && chance(20, 0) > chance(500, 0));
    }

    #[test]
    fn how_often_a_handle_is_kept_but_for_its_digits_is_learned() {
        let (mut kept, mut other) = (HostHabits::default(), HostHabits::default());
        for _ in 0..20 {
            kept.add(0, 0, Logins::NumbersDiffer, true);
            other.add(0, 0, Logins::Differ, true);
        }
        assert!(kept.kept_but_for_digits() > 10.0 * other.kept_but_for_digits());
    }

    #[test]
    fn a_number_that_is_kept_wherever_the_rest_is_tells_of_one_directory() {
        let mut habits = HostHabits::default();
        // Who goes by another login on the cloud says nothing of the numbers.
        (0..20).for_each(|_| habits.add(1, 1, Logins::Differ, true));
        (0..8).for_each(|_| habits.add(1, 1, Logins::Same, true));
        assert!(habits.one_directory() > 0.6);
        (0..8).for_each(|_| habits.add(1, 1, Logins::NumbersDiffer, true));
        assert!(habits.one_directory() < 0.5);
    }

    #[test]
    fn a_login_with_another_number_than_the_mailbox_is_another_persons_where_all_have_theirs() {
        let mut habits = HostHabits::default();
        let of = |habits: &HostHabits| (habits.mailbox(Mailbox::Same, 2), habits.mailbox(Mailbox::Renumbered, 0));
        let (same, other) = of(&habits);
        (0..60).for_each(|at| habits.add_mailbox(Mailbox::Same, at % 5 == 0));
        assert!(of(&habits).0 > 2.0 * same && of(&habits).1 < 0.5 * other);
    }
}
