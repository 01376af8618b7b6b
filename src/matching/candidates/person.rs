//! A person as the files of one side show them: names, addresses, logins, identifiers, made comparable.

use super::hash::hash;
use super::names::{Display, Reading};
use super::spelling::{SEPARATORS, plain_text, split_digits, squash};
use super::words::{WordId, Words};
use crate::model::{Raw, Text};
use compact_str::CompactString;
use smallvec::SmallVec;

/// A login, local part or identifier without what people put between its letters.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    pub(super) text: CompactString,
    /// Where the digits at its end begin.
    pub(super) digits_at: usize,
    pub(super) hash: u64,
    pub(super) base: u64,
}

impl Handle {
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = squash(text);
        let (stem, _) = split_digits(&text);
        let digits_at = stem.len();
        let whole = hash(text.as_bytes());
        let (hash, base) = (whole, if digits_at < text.len() { hash(stem.as_bytes()) } else { whole });
        (!text.is_empty()).then_some(Self { text, digits_at, hash, base })
    }

    /// It without the digits at its end.
    #[inline]
    pub(super) fn stem(&self) -> &str {
        &self.text[..self.digits_at]
    }

    /// The digits at its end.
    #[inline]
    pub(super) fn digits(&self) -> &str {
        &self.text[self.digits_at..]
    }
}

/// An e-mail address taken apart.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// The local part, folded, before `+`.
    pub(super) local: CompactString,
    /// What stands behind `+`.
    pub(super) tag: Box<str>,
    /// The partner that they work for: by the domain, or by the word that stood behind the name in the local part.
    pub(super) employer: Option<Box<str>>,
    /// Whether the enterprise marks it as that of somebody who works for another company.
    pub(super) is_outsider: bool,
    pub(super) handle: Handle,
    pub(super) domain: WordId,
    /// Whether the local part has two whole words.
    pub(super) is_whole: bool,
    /// Whether letters of other names stand behind family names in addresses like it.
    pub(super) is_lettered: bool,
    /// Where the files have it.
    pub(super) text: Text,
}

impl Address {
    /// Whether no separator parts the local part.
    pub(super) fn is_in_one_piece(&self) -> bool {
        !self.local.contains(SEPARATORS)
    }
}

/// A mailbox that one of a second account's is made of: without the word that says so.
#[derive(Clone, Debug)]
pub(super) struct FirstMailbox {
    pub(super) local: Handle,
    pub(super) domain: WordId,
    pub(super) is_outsider: bool,
    /// Where the files have the second account's.
    pub(super) text: Text,
}

/// A person as one side shows them. What most people have one of lies in the person itself: a search looks at millions.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub(super) displays: SmallVec<[Display; 1]>,
    pub(super) readings: SmallVec<[Reading; 2]>,
    pub(super) logins: SmallVec<[Handle; 1]>,
    /// Of a server account the primary one first.
    pub(super) addresses: SmallVec<[Address; 1]>,
    /// Values of the identity provider that are no addresses.
    pub(super) identifiers: Vec<Handle>,
    /// Other handles: what is shown for a name in one piece, local parts without what stands around a handle.
    pub(super) aliases: Vec<Handle>,
    /// Logins and local parts, and what is left of each without what stands around a handle.
    pub(super) decorated: Vec<(CompactString, Handle)>,
    /// The address of a Visual Studio subscription.
    pub(super) subscription: Option<Box<Address>>,
    /// The words of logins of two words that may be a name.
    pub(super) login_words: SmallVec<[(WordId, WordId); 1]>,
    /// The two words of a login that nobody shows, until it is known whether they are a name.
    pub(super) unknown_words: Option<(WordId, WordId)>,
    /// Names of whom no place has one whole: a word of each in one, another in another.
    pub(super) pieces: SmallVec<[Reading; 1]>,
    /// Words in Latin letters of names in another script, of which the others are not known.
    pub(super) half_known: Vec<WordId>,
    /// How many of the logins and addresses are the account's own; the others are of joined server accounts.
    pub(super) own_logins: usize,
    pub(super) own_addresses: usize,
    /// Whether a login of theirs may be that of a second account, and the mailboxes that those of it are made of.
    pub(super) is_second: bool,
    pub(super) first_mailboxes: Vec<FirstMailbox>,
    /// The style of the last own login.
    pub(super) style: usize,
}

impl Person {
    /// Their whole names in Latin letters.
    pub(super) fn latin_names<'p>(&'p self, words: &'p Words) -> impl Iterator<Item = &'p Reading> {
        self.readings.iter().filter(|reading| reading.whole && words.text(reading.given).is_ascii())
    }

    /// Reads a little of each part of it.
    pub(super) fn touch(&self) -> usize {
        let address = self.addresses.first().map_or(0, |address| address.handle.digits_at ^ address.local.len());
        let login = self.logins.first().map_or(0, |login| login.digits_at);
        self.displays.len() ^ self.readings.len() ^ address ^ login ^ self.own_logins
    }

    /// Gives all words and domains other numbers.
    pub(super) fn renumber(&mut self, word: &impl Fn(WordId) -> WordId, domain: &impl Fn(WordId) -> WordId) {
        let reading = |reading: &mut Reading| {
            (reading.given, reading.family) = (word(reading.given), word(reading.family));
        };
        for display in &mut self.displays {
            display.words.iter_mut().for_each(|id| *id = word(*id));
            display.readings.iter_mut().for_each(reading);
        }
        self.readings.iter_mut().chain(&mut self.pieces).for_each(reading);
        self.half_known.iter_mut().for_each(|id| *id = word(*id));
        self.login_words.iter_mut().for_each(|(given, family)| (*given, *family) = (word(*given), word(*family)));
        let addresses = self.addresses.iter_mut().chain(self.subscription.as_deref_mut());
        addresses.for_each(|address| address.domain = domain(address.domain));
        self.first_mailboxes.iter_mut().for_each(|first| first.domain = domain(first.domain));
    }

    /// Adds another handle, where it is none of those that are known.
    pub(super) fn add_alias(&mut self, alias: Option<Handle>) {
        let locals = self.addresses.iter().map(|address| &address.handle);
        let known = |alias: &Handle| {
            self.logins.iter().chain(locals.clone()).chain(&self.aliases).any(|known| known.hash == alias.hash)
        };
        let alias = alias.filter(|alias| !known(alias));
        self.aliases.extend(alias);
    }

    /// Whether it has a login of these letters, with a number perhaps.
    pub(super) fn has_login(&self, stem: &str) -> bool {
        self.logins.iter().any(|login| login.stem() == stem)
    }

    /// Which of its logins this one is.
    pub(super) fn find_login(&self, login: Raw<'_>) -> Option<usize> {
        let handle = Handle::of(&plain_text(login.bytes()))?;
        self.logins.iter().position(|known| known.hash == handle.hash)
    }
}
