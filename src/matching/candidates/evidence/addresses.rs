//! What the addresses of two people say of each other.

use super::super::lists::VIETNAMESE_FAMILY_NAMES;
use super::super::person::{Address, Person};
use super::super::spelling::{SEPARATORS, is_of_guest, one_edit};
use super::super::spells::{Spells, spells, without_company};
use super::super::syllables;
use super::super::words::WordId;
use crate::matching::{Reason, Reasons};
use crate::model::{Estate, same_email};
use compact_str::CompactString;
use smallvec::SmallVec;

/// How two addresses relate, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Relation {
    /// They are equal.
    Same,
    /// The one is the other's subscription address.
    Subscription,
    /// Equal but for `+tag`: one mailbox.
    Tagged,
    /// Equal but for look-alike letters, or one letter of the domain.
    Loose,
    /// Only the separator differs.
    Separator,
    /// The parts of the local part stand in another order.
    Order,
    /// One letter of the local part differs.
    Typo,
    /// One domain and one local part but for digits: two mailboxes, mostly of two people.
    Numbered,
    /// One domain and one local part but for a middle initial or a mark: two mailboxes.
    Apart,
    /// The local part is equal, the domain another.
    OtherDomain,
    /// One domain; one local part is a short form of the other.
    Short,
    /// One domain, other local parts of one style: two mailboxes.
    OtherLocal,
    /// Nothing in common.
    None,
}

impl Relation {
    /// Whether a directory keeps people apart so.
    pub(in super::super) fn keeps_apart(self) -> bool {
        matches!(self, Self::Numbered | Self::Apart)
    }
}

/// How the local part of a primary address relates to those that a cloud account has in one other domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Move {
    /// One is equal.
    Same,
    /// One is equal but for separators.
    Respaced,
    /// One is equal but for the number at its end.
    Renumbered,
    /// None is.
    Other,
}

/// So for each domain, for a few of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Moves([Option<(WordId, Move)>; 3]);

impl Moves {
    /// One of them.
    #[cfg(test)]
    pub(in super::super) fn of(domain: WordId, how: Move) -> Self {
        let mut moves = Self::default();
        moves.add(domain, how);
        moves
    }

    pub(in super::super) fn add(&mut self, domain: WordId, how: Move) {
        for of in &mut self.0 {
            match of {
                Some((known, best)) if *known == domain => *best = how.min(*best),
                Some(_) => continue,
                None => *of = Some((domain, how)),
            }
            return;
        }
    }

    /// Forgets all domains but those.
    pub(in super::super) fn keep(&mut self, is_kept: impl Fn(WordId) -> bool) {
        for of in &mut self.0 {
            *of = of.filter(|(domain, _)| is_kept(*domain));
        }
    }

    /// The domains and relations.
    pub(in super::super) fn iter(&self) -> impl Iterator<Item = (WordId, Move)> {
        self.0.iter().flatten().copied()
    }
}

/// What the addresses of two people say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an observation of its own; they combine freely")]
pub(in super::super) struct Addresses {
    pub(in super::super) relation: Relation,
    /// Which of the cloud account's addresses relates so.
    pub(in super::super) their: u16,
    pub(in super::super) reasons: Reasons,
    /// Whether the primary address has its local part in another domain, and how it relates to those in each of the
    /// cloud account's domains.
    pub(in super::super) moved: bool,
    pub(in super::super) moves: Moves,
    /// The number at the end of the primary address.
    pub(in super::super) number: u32,
    /// Whether the primary address has two whole words.
    pub(in super::super) is_whole: bool,
    /// The primary local part without its digits, hashed.
    pub(in super::super) base: u64,
    /// Whether one letter differs, whatever that means.
    pub(in super::super) one_letter: bool,
    /// Whether the letter that differs is an initial.
    pub(in super::super) is_initial: bool,
    /// Whether an initial stands in the middle of one of two local parts that are equal otherwise.
    pub(in super::super) has_middle: bool,
    /// Whether the primary address, or the cloud account's, ends in a number as directories tell namesakes apart, and the
    /// other has no such address.
    pub(in super::super) is_numbered: bool,
    pub(in super::super) is_their_numbered: bool,
    /// Whether both work for one partner, where an address of each says for which.
    pub(in super::super) same_employer: Option<bool>,
    /// Whether one letter differs in one domain and digits too, or only digits, between the primary and any other.
    pub(in super::super) digits_differ: bool,
}

impl Addresses {
    /// What looks like another given name's initial is a form of the same name.
    pub(in super::super) fn take_for_short(&mut self) {
        self.relation = self.relation.min(Relation::Short);
        (self.is_initial, self.one_letter) = (false, false);
        self.reasons = self.reasons.with(Reason::Initials);
    }

    /// What looks like two mailboxes is one, written with a middle initial and without.
    pub(in super::super) fn take_for_one(&mut self) {
        self.relation = Relation::Short;
        self.digits_differ = false;
        self.reasons = self.reasons.with(Reason::Initials);
    }

    /// A number in the primary address is its person's own.
    pub(in super::super) fn take_number_for_own(&mut self) {
        self.is_numbered = self.is_their_numbered;
        for of in &mut self.moves.0 {
            *of = of.filter(|(_, how)| *how != Move::Renumbered);
        }
    }

    /// What looks like another's mailbox is one of a second account.
    pub(in super::super) fn take_for_second(&mut self) {
        if self.relation > Relation::Loose {
            (self.relation, self.is_initial, self.one_letter) = (Relation::None, false, false);
            (self.is_numbered, self.digits_differ) = (false, false);
        }
    }

    /// What looks like a typing error is another name's initial.
    pub(in super::super) fn take_for_initial(&mut self) {
        self.take_for_another();
        self.is_initial = true;
    }

    /// What looks like a typing error is another mailbox.
    pub(in super::super) fn take_for_another(&mut self) {
        self.relation = Relation::OtherLocal;
        self.reasons = self.reasons.without(Reason::Typo);
    }
}

/// Compares all addresses; `near` says which domains are misspelt forms of each other.
pub(in super::super) fn compare(
    estate: &Estate,
    ours: &Person,
    theirs: &Person,
    near: &dyn Fn(WordId, WordId) -> bool,
    with_reasons: bool,
) -> Addresses {
    let mut found = Addresses {
        relation: Relation::None,
        their: 0,
        reasons: Reasons::default(),
        moved: false,
        moves: Moves::default(),
        number: ours.addresses.first().and_then(|address| address.handle.digits().parse().ok()).unwrap_or(0),
        is_whole: ours.addresses.first().is_some_and(|address| address.is_whole),
        one_letter: false,
        is_initial: false,
        has_middle: false,
        is_numbered: false,
        is_their_numbered: false,
        base: ours.addresses.first().map_or(0, |address| address.handle.base),
        same_employer: None,
        digits_differ: false,
    };
    for (index, our) in ours.addresses.iter().enumerate() {
        for (other, their) in theirs.addresses.iter().enumerate() {
            let known = Known { primary: index == 0, own: other < theirs.own_addresses, with_reasons };
            let before = found.relation;
            if let (Some(one), Some(other)) = (&our.employer, &their.employer) {
                found.same_employer = found.same_employer.max(Some(one == other));
            }
            pair(estate, our, their, known, near, &mut found);
            if found.relation < before {
                found.their = other as u16;
            }
        }
        if let Some(their) = &theirs.subscription
            && our.domain == their.domain
            && our.local == their.local
            && our.tag == their.tag
            && our.employer == their.employer
        {
            found.relation = found.relation.min(Relation::Subscription);
            found.reasons = found.reasons.with(Reason::VisualStudioEmail);
        }
    }
    found.one_letter = found.relation == Relation::Typo || found.is_initial;
    if found.relation > Relation::Typo && !found.moved {
        found.is_their_numbered = theirs.addresses[..theirs.own_addresses].first().is_some_and(is_numbered);
        found.is_numbered = found.is_their_numbered || ours.addresses.first().is_some_and(is_numbered);
    }
    found
}

/// Whether a local part of two words ends in a small number, as directories tell namesakes apart.
fn is_numbered(address: &Address) -> bool {
    let digits = address.handle.digits();
    (1..3).contains(&digits.len())
        && digits.parse::<u32>().is_ok_and(|number| (2..30).contains(&number))
        && address.is_whole
}

/// What is known of two addresses beside them.
#[derive(Clone, Copy)]
struct Known {
    /// The server's is the primary one; the cloud's is its own.
    primary: bool,
    own: bool,
    with_reasons: bool,
}

fn pair(
    estate: &Estate,
    our: &Address,
    their: &Address,
    known: Known,
    near: &dyn Fn(WordId, WordId) -> bool,
    found: &mut Addresses,
) {
    let misspelt = our.domain != their.domain && near(our.domain, their.domain);
    let same_local = our.local == their.local;
    if our.domain == their.domain && our.employer != their.employer {
        // A partner's name keeps people of one name apart.
        let relation = if same_local { Relation::OtherLocal } else { Relation::None };
        found.relation = found.relation.min(relation);
        return;
    }
    if our.domain == their.domain && our.is_outsider != their.is_outsider {
        // So does the mark of those who work for another company.
        let relation = if same_local { Relation::Apart } else { Relation::None };
        found.relation = found.relation.min(relation);
        return;
    }
    if our.domain == their.domain || misspelt {
        let (relation, reason) = if same_local && misspelt {
            (Relation::Loose, Some(Reason::Typo))
        } else if same_local && our.tag == their.tag {
            let (one, other) = (estate.raw(our.text), estate.raw(their.text));
            if same_email(one, other) || is_of_guest(one) || is_of_guest(other) {
                (Relation::Same, Some(Reason::SecondaryEmail))
            } else {
                (Relation::Loose, Some(Reason::Lookalike))
            }
        } else if same_local {
            (Relation::Tagged, Some(Reason::SubAddress))
        } else if misspelt {
            (Relation::None, None)
        } else {
            of_locals(our, their, found)
        };
        found.relation = found.relation.min(relation);
        found.digits_differ |= relation.keeps_apart() && known.primary && known.own;
        if let Some(reason) = reason {
            found.reasons = found.reasons.with(reason);
        }
        return;
    }
    // Whom the enterprise marks it marks in another domain of its own, too.
    let is_unmarked = our.is_outsider && !their.is_outsider;
    if same_local && our.local.len() > 1 && !is_unmarked {
        found.relation = found.relation.min(Relation::OtherDomain);
        found.reasons = found.reasons.with(Reason::OtherDomain);
        found.moved |= known.primary;
        if known.primary {
            found.moves.add(their.domain, Move::Same);
        }
        return;
    }
    if our.handle.hash == their.handle.hash && !is_unmarked {
        // Another directory may write the same with other separators.
        found.relation = found.relation.min(Relation::OtherDomain);
        found.reasons = found.reasons.with(Reason::Separator).with(Reason::OtherDomain);
        if known.primary {
            found.moved = true;
            found.moves.add(their.domain, Move::Respaced);
        }
        return;
    }
    if known.primary && known.own {
        let numbers = our.handle.base == their.handle.base && (is_numbered(our) || is_numbered(their));
        found.moves.add(their.domain, if numbers { Move::Renumbered } else { Move::Other });
    }
    if !known.with_reasons {
        return;
    }
    if let (Relation::Separator | Relation::Order | Relation::Short, Some(reason)) = of_locals(our, their, found) {
        found.reasons = found.reasons.with(reason).with(Reason::OtherDomain);
    }
}

/// Whether two separators stand in a row.
fn has_doubled(local: &str) -> bool {
    local.as_bytes().windows(2).any(|pair| pair.iter().all(|byte| SEPARATORS.contains(&char::from(*byte))))
}

/// A local part without its digits.
fn without_digits(local: &str) -> CompactString {
    let mut letters = CompactString::from(local);
    if local.bytes().any(|byte| byte.is_ascii_digit()) {
        letters.retain(|letter| !letter.is_ascii_digit());
    }
    letters
}

/// What stands between the separators of a local part.
fn parts(local: &str) -> SmallVec<[&str; 4]> {
    local.split(SEPARATORS).filter(|part| !part.is_empty()).collect()
}

fn digits(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_digit)
}

/// Whether two local parts differ in the word alone that says that somebody works for another company.
fn is_marked(our: &Address, their: &Address) -> bool {
    let (one, other) = (without_company(&our.local), without_company(&their.local));
    one == other && (one.len() < our.local.len() || other.len() < their.local.len())
}

/// Whether letters are the initials of a Vietnamese family name and those behind it: `lv` of Le Van.
fn are_initials_of(letters: &str, family: &str) -> bool {
    let is_family = |word: &str| VIETNAMESE_FAMILY_NAMES.contains(word);
    (2..4).contains(&letters.len())
        && letters.chars().next() == family.chars().next()
        && is_family(family)
        && !is_family(letters)
}

/// Whether one of two local parts in one piece is a family name and the syllables of a given one, and the other has their
/// letters for these: `leejoonseo` and `leejs`.
fn is_short_of(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let is_made = |(given, family): (&str, &str)| syllables::forms(given, family).iter().any(|form| form == short);
    short.bytes().next() == long.bytes().next() && syllables::in_one_piece(long, |_| true).is_some_and(is_made)
}

/// How two different local parts relate.
fn of_locals(our: &Address, their: &Address, found: &mut Addresses) -> (Relation, Option<Reason>) {
    let (one, other) = (&our.handle, &their.handle);
    if one.hash == other.hash {
        // A number keeps namesakes apart already: with the same one it is one mailbox, written in two ways. Two separators
        // in a row are an error of typing.
        let is_doubled = has_doubled(&our.local) || has_doubled(&their.local);
        let relation = if one.digits().is_empty() && !is_doubled { Relation::Separator } else { Relation::Loose };
        return (relation, Some(Reason::Separator));
    }
    if is_marked(our, their) {
        return (Relation::Separator, None);
    }
    let (our_letters, their_letters) = (without_digits(&our.local), without_digits(&their.local));
    let (ours, theirs) = (parts(&our_letters), parts(&their_letters));
    let same_digits = digits(&our.local).eq(digits(&their.local));
    if same_digits && ours.len() > 1 && ours.len() == theirs.len() && ours.iter().rev().eq(theirs.iter()) {
        return (Relation::Order, Some(Reason::NameOrder));
    }
    if !same_digits && our_letters == their_letters {
        return (Relation::Numbered, None);
    }
    if let ([given, one], [other_given, other]) = (&ours[..], &theirs[..])
        && given == other_given
        && (are_initials_of(one, other) || are_initials_of(other, one))
    {
        return (Relation::Short, Some(Reason::Initials));
    }
    if same_digits && our.local.len() > 4 && their.local.len() > 4 && one_edit(&our.local, &their.local) {
        let odd = ours.iter().zip(&theirs).find(|(a, b)| a != b);
        let one_more = |long: &str, short: &str| long.len() == short.len() + 1 && long.starts_with(short);
        let at_end = one_more(one.stem(), other.stem()) || one_more(other.stem(), one.stem());
        let initial = (ours.len() == 1 && at_end)
            || ours.len() == theirs.len() && odd.is_some_and(|(a, b)| a.len().min(b.len()) < 3);
        if initial {
            found.is_initial = true;
            return (Relation::OtherLocal, None);
        }
        return (Relation::Typo, Some(Reason::Typo));
    }
    let begins = |short: &Address, long: &[&str]| match long {
        [first, .., last] if first.len() > 1 && last.len() > 1 => {
            spells(short.handle.stem(), first, last) == Some(Spells::Beginnings)
        }
        _ => false,
    };
    // Directories keep namesakes apart by a middle initial, too.
    let has_middle = |long: &[&str], short: &[&str]| match (long, short) {
        ([first, middle, last], [one, two]) => middle.len() == 1 && (first, last) == (one, two),
        _ => false,
    };
    if same_digits && (has_middle(&ours, &theirs) || has_middle(&theirs, &ours)) {
        found.has_middle = true;
        return (Relation::Apart, None);
    }
    if begins(our, &theirs) || begins(their, &ours) || is_short_of(one.stem(), other.stem()) {
        return (Relation::Short, Some(Reason::Initials));
    }
    // Part of a combined name is the same name.
    let is_part = |one: &str, other: &str| {
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        short.len() > 3 && (long.starts_with(short) || long.ends_with(short))
    };
    if let ([a, b], [c, d]) = (&ours[..], &theirs[..])
        && ((a == c && is_part(b, d)) || (b == d && is_part(a, c)))
    {
        return (Relation::None, None);
    }
    if ours.len() == theirs.len() && ours.len() > 1 {
        return (Relation::OtherLocal, None);
    }
    (Relation::None, None)
}
