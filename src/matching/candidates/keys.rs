//! The keys of a person: what somebody on the other side may have in common with them.

use super::blocks::{By, Key, Kind};
use super::counts::{forms_besides, handles, pair_key};
use super::evidence::strings::{is_number, plain_number};
use super::hash::{self, Start, mix};
use super::korean;
use super::names::{Display, Reading};
use super::person::{Address, Handle, Person};
use super::spelling::{heard_names, may_be_heard, sound};
use super::spells::{may_be_turned, without_middle};
use super::words::{WordId, Words};
use compact_str::CompactString;

/// The keys that a person of the cloud has by logins, addresses and identifiers; by what they sound like, where somebody
/// asks for that.
pub(super) fn of_strings(person: &Person, is_heard: bool, add: &mut impl FnMut(Key)) {
    for handle in handles(person) {
        add((Kind::String, handle.hash));
        if handle.digits_at > 2 && !handle.digits().is_empty() {
            add((Kind::String, handle.base));
        }
        number(handle, add);
    }
    if is_heard && person.readings.is_empty() {
        let stems = handles(person).map(Handle::stem).filter(|stem| may_be_heard(stem));
        stems.for_each(|stem| add(heard_key(&sound(stem))));
    }
    for address in person.addresses.iter().chain(person.subscription.as_deref()) {
        add(address_key(address, address.domain));
    }
    person.addresses[..person.own_addresses].iter().for_each(|address| misspelt(address, add));
}

/// The keys of a name: its two words, their consonants, those of Korean syllables, all of it in one piece where it is not in
/// Latin letters, and the nicknames of either.
pub(super) fn of_name(words: &Words, reading: &Reading, add: &mut impl FnMut(Key)) {
    add((Kind::Name, mix(pair_key(words, reading.given, reading.family))));
    if let (Some(one), Some(other)) = (words.consonants(reading.given), words.consonants(reading.family)) {
        add((Kind::Name, hash::of(2, &[one.min(other), one.max(other)])));
    }
    for (given, family) in [(reading.given, reading.family), (reading.family, reading.given)] {
        if korean::is_family(words.text(family)) {
            let family = u64::from(words.sound(family).0);
            let outlines = korean::outlines(words.text(given)).map(|outline| hash::hash(outline.as_bytes()));
            outlines.for_each(|outline| add((Kind::Name, hash::of(5, &[family, outline]))));
        }
    }
    // Some scripts write a name in one piece as often as in two.
    let (first, last) = (words.text(reading.given), words.text(reading.family));
    if !first.is_ascii() {
        let whole = if reading.given == reading.family { first.into() } else { CompactString::from(first) + last };
        add((Kind::Name, mix(hash::hash(whole.as_bytes()))));
    }
    for (given, family) in [(reading.given, reading.family), (reading.family, reading.given)] {
        for group in words.groups(given) {
            add((Kind::Part, hash::of(u64::from(group), &[u64::from(words.sound(family).0)])));
        }
    }
}

/// The keys of all names that a person may go by.
pub(super) fn of_names(words: &Words, person: &Person, add: &mut impl FnMut(Key)) {
    let seconds = person.displays.iter().filter_map(Display::second_given);
    let names = person.readings.iter().chain(&person.pieces).copied().chain(seconds);
    names.for_each(|name| of_name(words, &name, add));
}

/// Who shows a word of a name and the letter of the other, and who shows both words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shows {
    Letter = 3,
    Words = 4,
}

/// The key of a word and a letter beside it, which are or may be shown.
fn lettered_key(words: &Words, word: WordId, letter: char, shows: Shows) -> Key {
    (Kind::Part, hash::of(shows as u64, &[u64::from(words.sound(word).0), u64::from(letter)]))
}

/// The keys of a word and a letter that somebody shows, for those who show both words or as little.
pub(super) fn of_letters(words: &Words, person: &Person, shows: Shows, add: &mut impl FnMut(Key)) {
    for display in &person.displays {
        if let [word] = display.words[..] {
            display.initials.iter().for_each(|letter| add(lettered_key(words, word, *letter, shows)));
        }
    }
}

/// The keys of a name by either word and the letter of the other.
pub(super) fn of_name_as_letters(words: &Words, name: &Reading, shows: Shows, add: &mut impl FnMut(Key)) {
    for (word, other) in [(name.given, name.family), (name.family, name.given)] {
        let letter = words.text(other).chars().next();
        letter.into_iter().for_each(|letter| add(lettered_key(words, word, letter, shows)));
    }
}

/// The keys that a person asks for on the side of the servers, each once, with the short forms of their name; `domains`
/// gives the domains that an address may mean, and `is_own` whether a domain is the enterprise's.
pub(super) fn of_server(
    words: &Words,
    person: &Person,
    forms: &[u64],
    domains: &dyn Fn(WordId) -> Vec<WordId>,
    is_own: &dyn Fn(WordId) -> bool,
) -> Vec<(Key, By)> {
    let mut keys = Vec::new();
    let mut add = |key: Key| keys.push((key, By::Own));
    for handle in handles(person) {
        if handle.text.len() > 2 {
            add((Kind::String, handle.hash));
        }
        if handle.digits_at > 2 {
            add((Kind::String, handle.base));
            add((Kind::Form, handle.base));
        }
        turned(handle.stem(), &mut add);
        without_middle(handle.stem()).into_iter().for_each(|form| add((Kind::Form, form)));
        number(handle, &mut add);
    }
    of_names(words, person, &mut add);
    // Who shows a letter has one with those who show a letter, and with those who show all.
    of_letters(words, person, Shows::Letter, &mut add);
    of_letters(words, person, Shows::Words, &mut add);
    person.readings.iter().for_each(|name| of_name_as_letters(words, name, Shows::Letter, &mut add));
    if is_foreign(words, person) {
        let names = person.readings.iter().filter(|name| name.whole);
        let heard = names.flat_map(|name| heard_names(words.text(name.given), words.text(name.family)));
        heard.for_each(|heard| add(heard_key(&heard)));
    }
    person.first_mailboxes.iter().for_each(|first| add(mailbox_key(&first.local, first.domain)));
    for (index, address) in person.addresses.iter().enumerate() {
        add(address_key(address, address.domain));
        for domain in domains(address.domain) {
            add(address_key(address, domain));
        }
        if index == 0 && is_own(address.domain) {
            misspelt(address, &mut add);
        }
    }
    keys.extend(forms.iter().chain(&forms_besides(words, person)).map(|form| ((Kind::String, *form), By::Form)));
    keys.sort_unstable();
    keys.dedup_by_key(|(key, _)| *key);
    keys
}

/// Whether somebody is shown in another script, so that others spell the name as it sounds.
pub(super) fn is_foreign(words: &Words, person: &Person) -> bool {
    person.displays.iter().any(|display| !display.is_latin(words))
}

/// The key of what a name in one piece sounds like.
fn heard_key(sound: &str) -> Key {
    (Kind::String, hash::of(1, &[hash::hash(sound.as_bytes())]))
}

/// The initial of a given name behind a family name that stands before it, and the other way.
fn turned(stem: &str, add: &mut impl FnMut(Key)) {
    if may_be_turned(stem) {
        let mut join = |one: &str, other: &str| {
            let hash = Start::of(one).hash_with(one.len(), Start::of(other), other.len());
            add((Kind::String, hash));
        };
        join(&stem[1..], &stem[..1]);
        join(&stem[stem.len() - 1..], &stem[..stem.len() - 1]);
    }
}

/// An employee number, whatever letters stand before it.
fn number(handle: &Handle, add: &mut impl FnMut(Key)) {
    if is_number(handle) && plain_number(handle).len() > 4 {
        add((Kind::String, hash::hash(plain_number(handle).as_bytes())));
    }
}

/// The key of an address, whatever stands behind `+`; in a domain that may be meant.
pub(super) fn address_key(address: &Address, domain: WordId) -> Key {
    mailbox_key(&address.handle, domain)
}

fn mailbox_key(local: &Handle, domain: WordId) -> Key {
    (Kind::Address, hash::of(u64::from(domain.0), &[local.hash]))
}

/// The longest local part whose misspelt forms are looked for.
const LONGEST: usize = 40;

/// The local part, and all that it is without one letter.
fn misspelt(address: &Address, add: &mut impl FnMut(Key)) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let local = address.local.as_bytes();
    if local.len() < 5 || local.len() > LONGEST {
        return;
    }
    let domain = mix(u64::from(address.domain.0));
    let mut add = |polynomial: u64| add((Kind::Misspelt, mix(polynomial ^ domain)));
    // The letters are digits of a number in a base, so that each form is found from what stands before and behind.
    let mut before = [0_u64; LONGEST + 1];
    for (at, letter) in local.iter().enumerate() {
        before[at + 1] = before[at].wrapping_mul(BASE).wrapping_add(u64::from(*letter) + 1);
    }
    let whole = before[local.len()];
    add(whole);
    let mut power = 1_u64;
    for at in (0..local.len()).rev() {
        let behind = whole.wrapping_sub(before[at + 1].wrapping_mul(power));
        add(before[at].wrapping_mul(power).wrapping_add(behind));
        power = power.wrapping_mul(BASE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;
    use proptest::prelude::*;

    fn keys(local: &str) -> Vec<u64> {
        let handle = Handle { text: local.into(), digits_at: local.len(), hash: 1, base: 1 };
        let address = Address {
            local: local.into(),
            tag: "".into(),
            employer: None,
            is_outsider: false,
            handle,
            domain: WordId(3),
            is_whole: false,
            is_lettered: false,
            text: Text::UNKNOWN,
        };
        let mut keys = Vec::new();
        misspelt(&address, &mut |(_, key)| keys.push(key));
        keys
    }

    proptest! {
        #[test]
        fn a_missing_letter_leaves_a_key_in_common(local in "[a-z.]{6,40}", at in 0..6_usize) {
            let shorter = format!("{}{}", &local[..at], &local[at + 1..]);
            prop_assert!(keys(&local).contains(&keys(&shorter)[0]), "{} {}", local, shorter);
        }

        #[test]
        fn other_local_parts_have_other_keys(one in "[a-c]{5,9}", other in "[a-c]{5,9}") {
            prop_assert_eq!(keys(&one)[0] == keys(&other)[0], one == other);
        }
    }
}
