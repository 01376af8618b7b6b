//! Which server accounts teach each other how likely they are somebody of the cloud: those with addresses of one domain
//! that are made alike.

use super::evidence::strings::is_number;
use super::habits::form_of;
use super::person::{Address, Person};
use super::reader::Reader;
use super::sides::Sides;
use super::spelling::SEPARATORS;
use super::syllables;
use super::words::Words;

/// The group that a server account's prior is learned in: the domain of its address, and how its local part is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    pub(super) domain: u32,
    pub(super) form: u8,
    /// Whether the enterprise marks it as that of somebody who works for another company.
    pub(super) is_marked: bool,
    /// Whether the login is its local part, in a domain of the enterprise's own. Where logins are mailboxes, who has another
    /// address has it beside that one.
    is_login: bool,
}

impl Group {
    /// That of roles, who say nothing about people, and that of those without an address.
    const OF_ROLES: Self = Self { domain: u32::MAX - 1, ..Self::OF_NONE };
    const OF_NONE: Self = Self { domain: u32::MAX, form: 0, is_marked: false, is_login: false };

    /// That of one who asks.
    pub(super) fn of(reader: &Reader<'_>, sides: &Sides, side: u32) -> Self {
        let person = sides.person(side);
        let Some(address) = person.addresses.first() else { return Self::OF_NONE };
        if sides.accounts[side as usize].is_role {
            return Self::OF_ROLES;
        }
        Self::of_address(&reader.words, person, address, reader.domains.is_displayed(address.domain))
    }

    /// Whether its local parts are numbers as employees have.
    pub(super) fn is_number(self) -> bool {
        usize::from(self.form) % SHAPES == NUMBER
    }

    /// That of somebody with an address, in a domain that is the enterprise's own or not.
    pub(super) fn of_address(words: &Words, person: &Person, address: &Address, is_own: bool) -> Self {
        Self {
            domain: address.domain.0,
            form: form(words, person, address),
            is_marked: is_outside(address),
            is_login: is_own && person.logins.iter().any(|login| login.hash == address.handle.hash),
        }
    }
}

/// Whether an address is that of somebody who works for another company.
pub(super) fn is_outside(address: &Address) -> bool {
    address.is_outsider || address.employer.is_some()
}

/// How a local part is made: of a name, in which style and with which separator; and whether it is a number as employees
/// have, has three words, two, a number, or none of these.
pub(super) fn form(words: &Words, person: &Person, address: &Address) -> u8 {
    with_shape(words, address, form_of(words, person, address))
}

/// Whether a local part in one piece is a family name that people show and the syllables of a given one.
fn is_of_syllables(words: &Words, address: &Address) -> bool {
    syllables::in_one_piece(address.handle.stem(), |family| words.is_shared(family)).is_some()
}

/// How many shapes there are, and that of a number as employees have.
const SHAPES: usize = 5;
const NUMBER: usize = 4;

/// So where the style and the separator are known.
pub(super) fn with_shape(words: &Words, address: &Address, form: usize) -> u8 {
    let shape = if is_number(&address.handle) {
        NUMBER
    } else if address.local.split(SEPARATORS).filter(|part| part.len() > 1).count() > 2 {
        3
    } else if address.is_whole || (form == 0 && is_of_syllables(words, address)) {
        2
    } else {
        usize::from(address.handle.digits().len() > 2)
    };
    (form * SHAPES + shape) as u8
}
