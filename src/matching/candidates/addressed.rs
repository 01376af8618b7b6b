//! What addresses a cloud account has beside that of one who asks: none, one of the same domain made alike, another; and how
//! many of the cloud have which.

use super::evidence::addresses::Relation;
use super::evidence::strings::is_number;
use super::groups::{Group, form, is_outside, with_shape};
use super::joined::ServerLogin;
use super::person::{Address, Person};
use super::standing::{Sought, Standing};
use super::words::Words;
use std::cell::LazyCell;
use std::collections::HashMap;

/// What addresses of its own a cloud account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Addressed {
    /// One in the domain of the other, made alike.
    Alike = 0,
    /// One in the domain of the other, made in another way.
    Otherwise = 1,
    /// Some in other domains.
    Elsewhere = 2,
    /// One that is marked as that of somebody who works for another company, and the other's is not.
    Outside = 3,
    /// Only such as are numbers, where the other's is none: a directory's, beside which people have another one for mail.
    Numbered = 4,
    /// None.
    Nowhere = 5,
}

/// How many kinds of these there are.
pub(super) const KINDS: usize = 6;

impl Addressed {
    /// How the addresses of a pair relate so, where nothing says more of them.
    pub(super) fn of(words: &Words, ours: &Person, theirs: &Person, relation: Relation) -> Option<Self> {
        let our = ours.addresses.first()?;
        if !matches!(relation, Relation::OtherDomain | Relation::OtherLocal | Relation::None) {
            return None;
        }
        let own = &theirs.addresses[..theirs.own_addresses];
        if !is_number(&our.handle) && are_numbers(own) {
            return Some(Self::Numbered);
        }
        let domain = our.domain;
        let our_form = LazyCell::new(|| form(words, ours, our));
        let of = |their: &Address| {
            if is_outside(their) && !is_outside(our) {
                Self::Outside
            } else if their.domain != domain {
                Self::Elsewhere
            } else if is_outside(their) == is_outside(our) && form(words, theirs, their) == *our_form {
                Self::Alike
            } else {
                Self::Otherwise
            }
        };
        Some(own.iter().map(of).min().unwrap_or(Self::Nowhere))
    }
}

/// Whether addresses are numbers as employees have, all of them.
fn are_numbers(addresses: &[Address]) -> bool {
    !addresses.is_empty() && addresses.iter().all(|of| is_number(&of.handle))
}

/// How many cloud accounts are matched on no server, and on any.
type Count = [u32; 2];

/// Which addresses the cloud's accounts have.
#[derive(Clone, Debug, Default)]
pub(super) struct AddressCounts {
    all: Count,
    without: Count,
    outside: Count,
    /// Those with numbers alone; and those of them that are counted in each domain, too.
    numbered: Count,
    numbered_in: HashMap<u32, Count>,
    /// In each domain, those that are marked or not.
    domains: HashMap<u32, [Count; 2]>,
    /// So of those that are made in one way.
    forms: HashMap<(u32, u8, bool), Count>,
}

impl AddressCounts {
    /// Counts a cloud account, whose addresses have these forms.
    pub(super) fn add(&mut self, words: &Words, person: &Person, forms: &[usize], logins: &[ServerLogin]) {
        let at = usize::from(!logins.is_empty());
        self.all[at] += 1;
        let own = &person.addresses[..person.own_addresses];
        self.without[at] += u32::from(own.is_empty());
        self.outside[at] += u32::from(!own.is_empty() && own.iter().all(is_outside));
        let are_numbers = are_numbers(own);
        self.numbered[at] += u32::from(are_numbers);
        let key = |of: &Address, form: usize| (of.domain.0, with_shape(words, of, form), is_outside(of));
        for (number, (address, form)) in own.iter().zip(forms).enumerate() {
            let (domain, made, marked) = key(address, *form);
            let mut before = own.iter().zip(forms).take(number).map(|(of, form)| key(of, *form));
            let is_new = before.clone().all(|of| (of.0, of.2) != (domain, marked));
            self.domains.entry(domain).or_default()[usize::from(marked)][at] += u32::from(is_new);
            if are_numbers && !marked {
                self.numbered_in.entry(domain).or_default()[at] += u32::from(is_new);
            }
            let has = before.any(|of| of == (domain, made, marked));
            self.forms.entry((domain, made, marked)).or_default()[at] += u32::from(!has);
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: &Self) {
        let add = |own: &mut Count, more: Count| own.iter_mut().zip(more).for_each(|(own, more)| *own += more);
        add(&mut self.all, other.all);
        add(&mut self.without, other.without);
        add(&mut self.outside, other.outside);
        add(&mut self.numbered, other.numbered);
        for (domain, more) in &other.numbered_in {
            add(self.numbered_in.entry(*domain).or_default(), *more);
        }
        for (domain, [unmarked, marked]) in &other.domains {
            let own = self.domains.entry(*domain).or_default();
            add(&mut own[0], *unmarked);
            add(&mut own[1], *marked);
        }
        for (key, more) in &other.forms {
            add(self.forms.entry(*key).or_default(), *more);
        }
    }

    /// The shares of those who may be sought by a group, of whose matched ones this share is not matched on its server.
    pub(super) fn shares(&self, group: Group, elsewhere: f64, sought: &Sought) -> [f64; KINDS] {
        let weigh = |count: Count| {
            f64::from(count[0]) * sought.more(Standing::Addressed)
                + f64::from(count[1]) * elsewhere * sought.more(Standing::Elsewhere)
        };
        let domain = self.domains.get(&group.domain).copied().unwrap_or_default();
        let of = |marked: bool| weigh(domain[usize::from(marked)]);
        let alike = weigh(self.forms.get(&(group.domain, group.form, group.is_marked)).copied().unwrap_or_default());
        let without = f64::from(self.without[0]) * sought.more(Standing::Unaddressed)
            + f64::from(self.without[1]) * elsewhere * sought.more(Standing::Elsewhere);
        let outside = if group.is_marked { 0.0 } else { weigh(self.outside) };
        let numbered = |of: Count| if group.is_number() { 0.0 } else { weigh(of) };
        let numbered_here = numbered(self.numbered_in.get(&group.domain).copied().unwrap_or_default());
        let numbered = numbered(self.numbered);
        let otherwise = if group.is_marked { of(true) + of(false) } else { of(false) } - alike - numbered_here;
        let all = weigh(self.all) - weigh(self.without) + without;
        let rest = all - alike - otherwise - without - outside - numbered;
        [alike, otherwise.max(0.0), rest.max(0.0), outside, numbered, without].map(|of| of / all.max(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::habits::form_of;
    use super::super::person::Handle;
    use super::super::standing::Standings;
    use super::*;
    use crate::model::Text;

    fn person(words: &mut Words, addresses: &[&str]) -> Person {
        let address = |text: &&str| {
            let (local, domain) = text.split_once('@').unwrap();
            let (local, is_outsider) = local.strip_prefix("x-").map_or((local, false), |local| (local, true));
            Address {
                local: local.into(),
                tag: Box::default(),
                employer: None,
                is_outsider,
                handle: Handle::of(local).unwrap(),
                domain: words.id(domain),
                is_whole: local.contains('.'),
                is_lettered: false,
                text: Text::UNKNOWN,
            }
        };
        let addresses: Vec<Address> = addresses.iter().map(address).collect();
        Person { own_addresses: addresses.len(), addresses: addresses.into(), ..Person::default() }
    }

    #[test]
    fn addresses_of_one_domain_are_alike_or_made_otherwise_and_others_are_elsewhere() {
        let mut words = Words::default();
        let asks = person(&mut words, &["ann.lee@acme"]);
        for (theirs, expected) in [
            (&["bob.ray@acme"][..], Addressed::Alike),
            (&["bray@acme"], Addressed::Otherwise),
            (&["bob.ray@other"], Addressed::Elsewhere),
            (&["x-bob.ray@acme"], Addressed::Outside),
            (&["bob.ray@other", "bray@acme"], Addressed::Otherwise),
            (&["0042317@acme"], Addressed::Numbered),
            (&["0042317@acme", "bray@acme"], Addressed::Otherwise),
            (&[], Addressed::Nowhere),
        ] {
            let theirs = person(&mut words, theirs);
            assert_eq!(Addressed::of(&words, &asks, &theirs, Relation::None), Some(expected));
            assert_eq!(Addressed::of(&words, &asks, &theirs, Relation::Typo), None, "the error of typing says more");
        }
        let number = person(&mut words, &["0042318@acme"]);
        let theirs = person(&mut words, &["0042317@acme"]);
        assert_eq!(Addressed::of(&words, &number, &theirs, Relation::None), Some(Addressed::Alike));
        let outside = person(&mut words, &["x-ann.lee@acme"]);
        let theirs = person(&mut words, &["x-bob.ray@acme"]);
        assert_eq!(Addressed::of(&words, &outside, &theirs, Relation::None), Some(Addressed::Alike));
    }

    #[test]
    fn the_shares_of_the_cloud_are_counted_once_for_each_account() {
        let mut words = Words::default();
        let mut counts = AddressCounts::default();
        for addresses in [
            &["ann.lee@acme", "ann.ray@acme"][..],
            &["al@acme"],
            &["bob.ray@other"],
            &["x-c.d@acme"],
            &["0042317@acme"],
            &[],
        ] {
            let person = person(&mut words, addresses);
            let forms: Vec<usize> = person.addresses.iter().map(|of| form_of(&words, &person, of)).collect();
            counts.add(&words, &person, &forms, &[]);
        }
        let asks = person(&mut words, &["eve.fox@acme"]);
        let group = Group::of_address(&words, &asks, &asks.addresses[0], true);
        // All are sought alike.
        let sought = Sought::learn(&[], &Standings::new(0), &[]);
        let shares = counts.shares(group, 1.0, &sought);
        assert!(shares.iter().all(|share| (share - 1.0 / 6.0).abs() < 1e-9), "{shares:?}");
    }
}
