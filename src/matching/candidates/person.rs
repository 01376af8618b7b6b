//! A person as the files of one side show them: names, addresses, logins, identifiers, read once and made comparable.

use super::hash::hash;
use super::names::{self, Display, From, Reading};
use super::spelling::{domain as plain_domain, plain, split_digits, squash};
use super::words::{WordId, Words};
use crate::matching::cloud;
use crate::model::{AccountId, Estate, Field, Raw, RowId, Text, domain, local_part};

/// A login, local part or identifier without what people put between its letters.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    pub(super) text: Box<str>,
    /// Where the digits at its end begin.
    pub(super) digits_at: usize,
    pub(super) hash: u64,
    pub(super) base: u64,
}

impl Handle {
    fn of(text: &str) -> Option<Self> {
        let text = squash(text);
        let (stem, _) = split_digits(&text);
        let digits_at = stem.len();
        let (hash, base) = (hash(text.as_bytes()), hash(stem.as_bytes()));
        (!text.is_empty()).then(|| Self { text: text.into(), digits_at, hash, base })
    }

    /// It without the digits at its end.
    pub(super) fn stem(&self) -> &str {
        &self.text[..self.digits_at]
    }

    /// The digits at its end.
    pub(super) fn digits(&self) -> &str {
        &self.text[self.digits_at..]
    }
}

/// An e-mail address taken apart.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// The local part, folded, before `+`.
    pub(super) local: Box<str>,
    /// What stands behind `+`.
    pub(super) tag: Box<str>,
    pub(super) handle: Handle,
    pub(super) domain: WordId,
    /// Where the files have it.
    pub(super) text: Text,
}

/// A person as one side shows them.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub(super) displays: Vec<Display>,
    pub(super) readings: Vec<Reading>,
    pub(super) logins: Vec<Handle>,
    /// Of a server account the primary one first.
    pub(super) addresses: Vec<Address>,
    /// Values of the identity provider that are no addresses.
    pub(super) identifiers: Vec<Handle>,
    /// The address of a Visual Studio subscription.
    pub(super) subscription: Option<Address>,
    pub(super) login_words: Vec<(String, String)>,
    /// How many of the logins and addresses are the account's own; the others are of joined server accounts.
    pub(super) own_logins: usize,
    pub(super) own_addresses: usize,
}

impl Person {
    /// One of its logins as it was read.
    pub(super) fn handle_of(&self, login: Raw<'_>) -> Option<Handle> {
        let handle = Handle::of(&plain(&login.text()))?;
        self.logins.iter().find(|known| known.hash == handle.hash).cloned()
    }
}

/// Reads people, with the words and domains that they have in common.
pub(super) struct Reader<'e> {
    pub(super) estate: &'e Estate,
    pub(super) short_code: Option<Vec<u8>>,
    pub(super) words: Words,
    /// Domains are counted as words are: bearers are people of the cloud who have an address there.
    pub(super) domains: Words,
}

impl<'e> Reader<'e> {
    pub(super) fn new(estate: &'e Estate) -> Self {
        let short_code = cloud::short_code(estate);
        Self { estate, short_code, words: Words::default(), domains: Words::apart() }
    }

    /// Learns which words and domains the cloud has at all.
    pub(super) fn learn(&mut self, row: RowId) {
        let of = self.estate.row(row);
        if of.name.is_filled() {
            let display = names::display(&self.estate.raw(of.name).text(), &mut self.words);
            for word in &display.words {
                let sound = self.words.sound(*word);
                self.words.count(sound, true);
            }
        }
        for text in cloud::emails(self.estate, row) {
            if let Some(domain) = domain(self.estate.raw(text)) {
                let id = self.domains.id(&plain_domain(&String::from_utf8_lossy(domain)));
                self.domains.count(id, true);
            }
        }
    }

    /// A cloud account, with the server accounts that are joined with it.
    pub(super) fn row(&mut self, row: RowId) -> Person {
        let mut person = Person::default();
        let of = self.estate.row(row);
        self.add_name(&mut person, of.name);
        let bare = cloud::bare_login(self.estate.raw(of.login), self.short_code.as_deref());
        add_login(&mut person, Raw::new(bare));
        person.own_logins = person.logins.len();
        for text in cloud::emails(self.estate, row) {
            self.add_address(&mut person, text);
        }
        person.own_addresses = person.addresses.len();
        let values = self.estate.identity_values(row).iter().map(|value| value.text);
        for text in std::iter::once(of.name_id).chain(values) {
            let raw = self.estate.raw(text);
            if !raw.bytes().contains(&b'@') {
                let handle = Handle::of(&plain(&raw.text()));
                let is_new = |handle: &Handle| person.identifiers.iter().all(|known| known.hash != handle.hash);
                person.identifiers.extend(handle.filter(is_new));
            }
        }
        if (of.visual_studio_user.is_yes() || of.visual_studio_license)
            && let Some(found) = self.estate.row_value(row, Field::VisualStudioEmail)
        {
            person.subscription = self.address(found.raw(), Text::UNKNOWN);
        }
        if of.seats_len > 0 || of.server_emails_len > 0 {
            for account in self.estate.accounts_of(row) {
                self.add_account(&mut person, account);
            }
        }
        self.read(&mut person);
        person
    }

    /// Server accounts of one person.
    pub(super) fn accounts(&mut self, accounts: &[AccountId]) -> Person {
        let mut person = Person::default();
        for account in accounts {
            self.add_account(&mut person, *account);
        }
        (person.own_logins, person.own_addresses) = (person.logins.len(), person.addresses.len());
        self.read(&mut person);
        // Kept until the end, for everybody who is not matched.
        person.login_words = Vec::new();
        for display in &mut person.displays {
            display.readings = Vec::new();
            display.words.shrink_to_fit();
        }
        person.displays.shrink_to_fit();
        person.readings.shrink_to_fit();
        person.logins.shrink_to_fit();
        person.addresses.shrink_to_fit();
        person
    }

    fn add_account(&mut self, person: &mut Person, account: AccountId) {
        self.add_name(person, self.estate.name_of(account));
        add_login(person, self.estate.raw(self.estate.login_of(account)));
        for text in self.estate.emails_of(account) {
            self.add_address(person, text);
        }
    }

    fn add_name(&mut self, person: &mut Person, name: Text) {
        if let Some(name) = self.estate.filled(name) {
            let display = names::display(&name.text(), &mut self.words);
            let is_new = person.displays.iter().all(|known| known.words != display.words);
            if is_new && !display.words.is_empty() {
                person.displays.push(display);
            }
        }
    }

    fn add_address(&mut self, person: &mut Person, text: Text) {
        let Some(address) = self.address(self.estate.raw(text), text) else { return };
        let same = |known: &&Address| {
            known.domain == address.domain && known.local == address.local && known.tag == address.tag
        };
        if person.addresses.iter().find(same).is_none() {
            person.addresses.push(address);
        }
    }

    fn address(&mut self, raw: Raw<'_>, text: Text) -> Option<Address> {
        let domain = domain(raw)?;
        let domain = self.domains.id(&plain_domain(&String::from_utf8_lossy(domain)));
        let local = plain(&String::from_utf8_lossy(local_part(raw)));
        let (local, tag) = local.split_once('+').filter(|(local, _)| !local.is_empty()).unwrap_or((&local, ""));
        let handle = Handle::of(local)?;
        Some(Address { local: local.into(), tag: tag.into(), handle, domain, text })
    }

    /// Finds the readings of all names, those of display names first.
    fn read(&mut self, person: &mut Person) {
        for display in &person.displays {
            for reading in &display.readings {
                add_reading(&mut person.readings, *reading);
            }
        }
        for address in &person.addresses {
            if let Some((one, two, dotted)) = names::two_words(&address.local) {
                let (given, family) = (self.words.id(&one), self.words.id(&two));
                let known = self.words.is_displayed(given) || self.words.is_displayed(family);
                if known || (dotted && self.domains.is_displayed(address.domain)) {
                    add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole: true });
                }
            }
        }
        // Two words of a login are a name only where both are known as such: handles have two words too.
        for (one, two) in &person.login_words {
            let (given, family) = (self.words.id(one), self.words.id(two));
            if self.words.is_displayed(given) && self.words.is_displayed(family) {
                add_reading(&mut person.readings, Reading { given, family, from: From::Login, whole: true });
            }
        }
    }
}

fn add_login(person: &mut Person, raw: Raw<'_>) {
    let text = plain(&raw.text());
    let Some(handle) = Handle::of(&text) else { return };
    if let Some((one, two, _)) = names::two_words(&text) {
        person.login_words.push((one, two));
    }
    let plain = Handle::of(names::without_company(&text)).filter(|plain| plain.hash != handle.hash);
    for handle in std::iter::once(handle).chain(plain) {
        if person.logins.iter().all(|known| known.hash != handle.hash) {
            person.logins.push(handle);
        }
    }
}

fn add_reading(readings: &mut Vec<Reading>, reading: Reading) {
    let same = |known: &Reading| {
        (known.given == reading.given && known.family == reading.family)
            || (known.given == reading.family && known.family == reading.given)
    };
    if !readings.iter().any(same) && readings.len() < 16 {
        readings.push(reading);
    }
}
