//! Reads people of either side, each once, with the words and domains that they have in common.

use super::decorated::without_decoration;
use super::employers;
use super::endings;
use super::joined::Joined;
use super::locals::Locals;
use super::marks::{is_handle, is_mark, is_one_piece, without_mark};
use super::names::{self, Display, Reading};
use super::outsiders;
use super::person::{Address, FirstMailbox, Handle, Person};
use super::roles::{is_of_name, is_role, second_of};
use super::scripts::Written;
use super::spelling::{domain as plain_domain, home_of_guest, plain_text, split_digits};
use super::spells;
use super::words::{WordId, Words};
use crate::matching::{World, cloud};
use crate::model::{AccountId, Estate, Field, Raw, RowId, Text, domain, fold, local_part};
use compact_str::CompactString;
use smallvec::SmallVec;
use std::collections::HashMap;
use std::sync::Arc;

/// Reads people, with the words and domains that they have in common.
#[derive(Clone)]
pub(super) struct Reader<'e> {
    pub(super) estate: &'e Estate,
    world: &'e World,
    short_code: Option<Arc<[u8]>>,
    /// The accounts of all rows, where very many are read.
    joined: Option<Arc<Joined>>,
    pub(super) words: Words,
    /// The names of rows that are two words, where very many are read.
    names: Arc<[Option<Two>]>,
    /// Domains are counted as words are: bearers are people of the cloud who have an address there.
    pub(super) domains: Words,
    /// The domains that were met last: most addresses have one of a few.
    recent: Vec<(Box<[u8]>, WordId)>,
    next_recent: usize,
    /// What many logins of the cloud end in.
    endings: Arc<[CompactString]>,
    /// The partners that stand behind names in local parts, sorted.
    employers: Arc<[CompactString]>,
    /// How the enterprise marks the addresses of those who work for other companies.
    outsiders: Arc<[CompactString]>,
    /// How domains make local parts.
    pub(super) locals: Arc<Locals>,
    /// Whether somebody asks for names by their sound.
    pub(super) hears: bool,
    /// How many people a domain has whose addresses may be anything, and not names.
    pub(super) few: u32,
    /// What words of other scripts are in Latin letters.
    pub(super) latin: Arc<HashMap<WordId, WordId>>,
}

/// The numbers of two words.
pub(super) type Two = (WordId, WordId);

const RECENT: usize = 4;

impl<'e> Reader<'e> {
    /// A reader of single people.
    pub(super) fn new(world: &'e World) -> Self {
        Self {
            estate: &world.estate,
            world,
            short_code: world.short_code.clone(),
            joined: None,
            words: Words::default(),
            names: Arc::default(),
            domains: Words::apart(),
            recent: Vec::new(),
            next_recent: 0,
            endings: Arc::default(),
            employers: Arc::default(),
            outsiders: Arc::default(),
            locals: Arc::default(),
            hears: false,
            few: 0,
            latin: Arc::default(),
        }
    }

    /// A reader of everybody.
    pub(super) fn of_all(world: &'e World) -> Self {
        Self { joined: Some(Arc::new(Joined::of(world))), ..Self::new(world) }
    }

    /// The server accounts that a row is joined with, sorted.
    pub(super) fn accounts_of(&self, row: RowId) -> SmallVec<[AccountId; 2]> {
        match &self.joined {
            Some(joined) => joined.of_row(row).into(),
            None => self.world.joined_with(row).into(),
        }
    }

    /// The number of a domain that the cloud has.
    pub(super) fn known_domain(&self, domain: &[u8]) -> Option<WordId> {
        let recent = self.recent.iter().find(|(known, _)| **known == *domain).map(|(_, id)| *id);
        recent.or_else(|| self.domains.find(&plain_domain(&String::from_utf8_lossy(domain))))
    }

    /// Whether an address has a domain that the cloud shows.
    pub(super) fn is_own(&self, raw: Raw<'_>) -> bool {
        let known = domain(raw).and_then(|domain| self.known_domain(domain));
        known.is_some_and(|domain| self.domains.is_displayed(domain))
    }

    fn domain(&mut self, domain: &[u8]) -> WordId {
        if let Some((_, id)) = self.recent.iter().find(|(known, _)| **known == *domain) {
            return *id;
        }
        let id = self.domains.id(&plain_domain(&String::from_utf8_lossy(domain)));
        if self.recent.len() < RECENT {
            self.recent.push((domain.into(), id));
        } else {
            self.recent[self.next_recent] = (domain.into(), id);
            self.next_recent = (self.next_recent + 1) % RECENT;
        }
        id
    }

    /// Learns by which names the enterprise goes: those of the domains that many of so many people have.
    pub(super) fn learn_company(&mut self, people: usize) {
        self.few = (people / 200) as u32;
        let many = self.domains.all().filter(|domain| self.domains.displayed(*domain) as usize > people / 20 + 2);
        let labels = many.filter_map(|domain| self.domains.text(domain).split('.').next());
        self.words.set_companies(labels.map(CompactString::from).collect());
    }

    /// Learns what many logins of the cloud end in.
    pub(super) fn learn_endings(&mut self, rows: &[RowId]) {
        self.endings = endings::of(self, rows).into();
    }

    /// Learns which partners stand behind names in local parts of the cloud.
    pub(super) fn learn_employers(&mut self, rows: &[RowId]) {
        self.employers = employers::of(self, rows).into();
    }

    /// Learns how the cloud marks the addresses of those who work for other companies.
    pub(super) fn learn_outsiders(&mut self, rows: &[RowId]) {
        self.outsiders = outsiders::of(self, rows).into();
    }

    /// Learns how domains make local parts.
    pub(super) fn learn_locals(&mut self, rows: &[RowId]) {
        self.locals = Arc::new(Locals::of(self, rows));
    }

    /// How the enterprise marks the addresses of those who work for other companies.
    pub(super) fn outsiders(&self) -> &[CompactString] {
        &self.outsiders
    }

    /// Takes these for what marks them; sorted.
    pub(super) fn set_outsiders(&mut self, outsiders: Vec<CompactString>) {
        self.outsiders = outsiders.into();
    }

    /// Takes these for the partners that stand behind names; sorted.
    pub(super) fn set_employers(&mut self, employers: Vec<CompactString>) {
        self.employers = employers.into();
    }

    /// What the files say, and what was found in them.
    pub(super) fn world(&self) -> &'e World {
        self.world
    }

    /// The login of a cloud account without the enterprise's short code.
    pub(super) fn bare_login(&self, row: RowId) -> &'e [u8] {
        cloud::bare_login(self.estate.raw(self.estate.row(row).login), self.short_code.as_deref())
    }

    /// A login without what many of the cloud end in.
    fn without_ending<'t>(&self, login: &'t str) -> &'t str {
        let is_known = |ending: &str| self.endings.iter().chain(&*self.employers).any(|known| known == ending);
        let found = login.rsplit_once(['-', '_']).filter(|(_, ending)| is_known(ending));
        found.map_or(login, |(rest, _)| rest)
    }

    /// Takes the names that are two words, one for each row.
    pub(super) fn set_names(&mut self, names: Vec<Option<Two>>) {
        self.names = names.into();
    }

    /// The name that a row shows, where it is two words.
    pub(super) fn shown(&self, row: RowId) -> Option<Two> {
        self.names.get(row.index()).copied().flatten()
    }

    /// Takes what words of other scripts are in Latin letters.
    pub(super) fn set_latin(&mut self, latin: HashMap<WordId, WordId>) {
        for word in latin.values() {
            let sound = self.words.sound(*word);
            self.words.count(sound, true);
        }
        self.latin = Arc::new(latin);
    }

    /// The name of a cloud account that is two words of another script, and the two words in Latin letters that an
    /// account which is joined with it shows, or an address has.
    pub(super) fn written_in_both(&self, row: RowId) -> Option<Written> {
        let (one, two) = self.shown(row)?;
        if self.words.text(one).is_ascii() || self.words.text(two).is_ascii() {
            return None;
        }
        let shown = self.accounts_of(row).into_iter().find_map(|account| {
            let name = fold(&self.estate.filled(self.estate.name_of(account))?.text());
            let (first, last) = name.split_once(' ')?;
            let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
            (is_word(first) && is_word(last)).then(|| (first.into(), last.into()))
        });
        let written = || {
            cloud::emails(self.estate, row).into_iter().find_map(|text| {
                let (first, last, _) = spells::two_words(&plain_text(local_part(self.estate.raw(text))))?;
                Some((first, last))
            })
        };
        shown.or_else(written).map(|latin| ((one, two), latin))
    }

    /// Learns which words and domains the cloud has at all; gives the name, where it is two words.
    pub(super) fn learn(&mut self, row: RowId) -> Option<Two> {
        let of = self.estate.row(row);
        let mut name = None;
        if of.name.is_filled() {
            let display = names::display(&self.estate.raw(of.name).text(), &mut self.words);
            for word in &display.words {
                let sound = self.words.sound(*word);
                self.words.count(sound, true);
            }
            if !display.is_latin(&self.words) {
                let is_latin = |reading: &&Reading| self.words.text(reading.given).is_ascii();
                let spelled: SmallVec<[Reading; 1]> = display.readings.iter().filter(is_latin).copied().collect();
                for word in spelled.iter().flat_map(|reading| [reading.given, reading.family]) {
                    let sound = self.words.sound(word);
                    self.words.count(sound, true);
                }
            }
            name = display.two();
        }
        for text in cloud::emails(self.estate, row) {
            if let Some((local, id)) = self.at_home(self.estate.raw(text)) {
                self.domains.count(id, true);
                if spells::is_hyphened(local.as_bytes()) {
                    self.domains.count_spelling(id);
                }
            }
        }
        name
    }

    /// A cloud account, with the server accounts that are joined with it.
    pub(super) fn row(&mut self, row: RowId) -> Person {
        let mut person = Person::default();
        let of = self.estate.row(row);
        match self.shown(row) {
            Some((given, family)) => person.displays.push(Display::of_two(given, family)),
            None => self.add_name(&mut person, of.name),
        }
        self.add_login(&mut person, Raw::new(self.bare_login(row)));
        person.own_logins = person.logins.len();
        for text in cloud::emails(self.estate, row) {
            self.add_address(&mut person, text);
        }
        person.own_addresses = person.addresses.len();
        let values = self.estate.identity_values(row).iter().map(|value| value.text);
        for text in std::iter::once(of.name_id).chain(values) {
            let raw = self.estate.raw(text);
            if !raw.bytes().contains(&b'@') {
                let handle = Handle::of(&plain_text(raw.bytes()));
                let is_new = |handle: &Handle| person.identifiers.iter().all(|known| known.hash != handle.hash);
                person.identifiers.extend(handle.filter(is_new));
            }
        }
        if (of.visual_studio_user.is_yes() || of.visual_studio_license)
            && let Some(found) = self.estate.row_value(row, Field::VisualStudioEmail)
        {
            person.subscription = self.address(found.raw(), Text::UNKNOWN).map(Box::new);
        }
        for account in self.accounts_of(row) {
            self.add_account(&mut person, account, of.name);
        }
        self.read(&mut person);
        person
    }

    /// Server accounts of one person.
    pub(super) fn accounts(&mut self, accounts: &[AccountId]) -> Person {
        let mut person = Person::default();
        let mut shown = Text::UNKNOWN;
        for account in accounts {
            let name = self.estate.name_of(*account);
            let (login, shows) = (self.estate.raw(self.estate.login_of(*account)), self.estate.raw(name));
            let second = second_of(login, shows);
            person.is_second |= second.is_some();
            // A mailbox that several people read is none of a person's alone.
            let is_person = is_of_name(login, shows);
            self.add_handles(&mut person, *account, |reader, email| {
                !(is_person && is_role(email, reader.estate.raw(name)) && reader.is_own(email))
            });
            if let Some(second) = second.filter(|second| second.is_sure) {
                self.add_login(&mut person, Raw::of(&second.first));
            }
            if self.estate.raw(name) != self.estate.raw(shown) {
                self.add_own_name(&mut person, name);
            }
            shown = name;
        }
        (person.own_logins, person.own_addresses) = (person.logins.len(), person.addresses.len());
        person.first_mailboxes = self.first_mailboxes(&person);
        self.read(&mut person);
        // Kept until the end, for everybody who is not matched.
        for display in &mut person.displays {
            display.readings = SmallVec::new();
        }
        person
    }

    /// The mailboxes that those of a second account are made of.
    fn first_mailboxes(&self, person: &Person) -> Vec<FirstMailbox> {
        let first = |address: &Address| {
            let local = without_mark(&self.words, &address.local);
            let unmarked = outsiders::without(local, &self.outsiders);
            let is_outsider = address.is_outsider || unmarked.is_some();
            let handle = Handle::of(unmarked.as_deref().unwrap_or(local));
            let handle = handle.filter(|_| local.len() < address.local.len())?;
            Some(FirstMailbox { local: handle, domain: address.domain, is_outsider, text: address.text })
        };
        person.addresses.iter().filter(|_| person.is_second).filter_map(first).collect()
    }

    /// A Visual Studio subscriber without a cloud account, by the rows with one subscription's address: that first, then
    /// what else they have.
    pub(super) fn subscriber(&mut self, rows: &[RowId]) -> Person {
        let mut person = Person::default();
        let email = |row: &RowId| {
            let text = self.estate.row_text(*row, Field::VisualStudioEmail);
            Some((self.estate.row_value(*row, Field::VisualStudioEmail)?, text))
        };
        if let Some((found, text)) = rows.first().and_then(email) {
            person.addresses.extend(self.address(found.raw(), text));
        }
        for row in rows {
            let of = self.estate.row(*row);
            self.add_name(&mut person, of.name);
            for text in cloud::emails(self.estate, *row) {
                self.add_address(&mut person, text);
            }
            let name_id = self.estate.raw(of.name_id);
            if !name_id.bytes().contains(&b'@') {
                self.add_login(&mut person, name_id);
            }
            for account in self.accounts_of(*row) {
                self.add_account(&mut person, account, of.name);
            }
        }
        (person.own_logins, person.own_addresses) = (person.logins.len(), person.addresses.len());
        self.read(&mut person);
        person
    }

    /// Adds an account to somebody who has a display name already, most often the same one.
    fn add_account(&mut self, person: &mut Person, account: AccountId, shown: Text) {
        let name = self.estate.name_of(account);
        if self.estate.raw(name) != self.estate.raw(shown) {
            self.add_name(person, name);
        }
        self.add_handles(person, account, |_, _| true);
    }

    /// Adds the login and the addresses of an account that are meant.
    fn add_handles(&mut self, person: &mut Person, account: AccountId, is_meant: impl Fn(&Self, Raw<'_>) -> bool) {
        self.add_login(person, self.estate.raw(self.estate.login_of(account)));
        for text in self.estate.emails_of(account) {
            if is_meant(self, self.estate.raw(text)) {
                self.add_address(person, text);
            }
        }
    }

    fn add_name(&mut self, person: &mut Person, name: Text) {
        if let Some(name) = self.estate.filled(name) {
            self.add_display(person, &name.text());
        }
    }

    /// Adds the name of an unmatched account: a handle that is shown for a name as that, and the name of one that may be
    /// somebody's second account without the word behind it that says so.
    fn add_own_name(&mut self, person: &mut Person, name: Text) {
        let Some(text) = self.estate.filled(name).map(Raw::text) else { return };
        if is_handle(text.trim(), &person.logins) {
            person.add_alias(Handle::of(&plain_text(text.trim().as_bytes())));
            return;
        }
        let last = text.trim_end().rsplit_once(char::is_whitespace).filter(|_| person.is_second);
        match last.filter(|(rest, last)| !rest.trim().is_empty() && is_mark(&self.words, &plain_text(last.as_bytes())))
        {
            Some((rest, _)) => self.add_display(person, rest),
            None => self.add_display(person, &text),
        }
    }

    fn add_display(&mut self, person: &mut Person, name: &str) {
        if is_one_piece(name.trim()) {
            person.add_alias(Handle::of(&plain_text(name.trim().as_bytes())));
        }
        let display = names::display(name, &mut self.words);
        let is_new = person.displays.iter().all(|known| known.words != display.words);
        if is_new && !display.words.is_empty() {
            person.displays.push(display);
        }
    }

    fn add_address(&mut self, person: &mut Person, text: Text) {
        let raw = self.estate.raw(text);
        if person.addresses.iter().any(|known| self.estate.raw(known.text) == raw) {
            return;
        }
        let Some(address) = self.address(raw, text) else { return };
        let same = |known: &&Address| {
            known.domain == address.domain
                && known.local == address.local
                && known.tag == address.tag
                && known.employer == address.employer
                && known.is_outsider == address.is_outsider
        };
        if person.addresses.iter().find(same).is_none() {
            add_decorated(person, &address.local, address.handle.stem().into());
            let unmarked = spells::without_company(&address.local);
            let alone = if unmarked.len() < address.local.len() { Handle::of(unmarked) } else { None };
            person.addresses.push(address);
            person.add_alias(alone);
        }
    }

    fn address(&mut self, raw: Raw<'_>, text: Text) -> Option<Address> {
        let (mut local, domain) = self.at_home(raw)?;
        let mut tag = Box::default();
        if let Some(at) = local.find('+').filter(|at| *at > 0) {
            tag = Box::from(&local[at + 1..]);
            local.truncate(at);
        }
        let mut employer = self.partner(domain);
        if let Some((rest, of)) = employers::split(&local, &self.employers) {
            let len = rest.len();
            employer = Some(Box::from(of));
            local.truncate(len);
        }
        let unmarked = outsiders::without(&local, &self.outsiders);
        let is_outsider = unmarked.is_some();
        let local = unmarked.unwrap_or(local);
        let handle = Handle::of(&local)?;
        Some(Address { local, tag, employer, is_outsider, handle, domain, is_whole: false, is_lettered: false, text })
    }

    /// The partner whose domain it is.
    fn partner(&self, domain: WordId) -> Option<Box<str>> {
        if self.employers.is_empty() {
            return None;
        }
        let partner = employers::of_domain(self.domains.text(domain).as_bytes())?;
        self.employers.binary_search(&partner).is_ok().then(|| partner.as_str().into())
    }

    /// The local part of an address, plain, and its domain; of a guest's those at home.
    fn at_home(&mut self, raw: Raw<'_>) -> Option<(CompactString, WordId)> {
        let local = plain_text(local_part(raw));
        match home_of_guest(&local) {
            Some((home, domain)) => Some((home.into(), self.domain(domain.as_bytes()))),
            None => Some((local, self.domain(domain(raw)?))),
        }
    }

    fn add_login(&mut self, person: &mut Person, raw: Raw<'_>) {
        let text = plain_text(raw.bytes());
        if person.logins.iter().any(|known| known.text == text) {
            return;
        }
        let Some(handle) = Handle::of(&text) else { return };
        // Whose login was taken has a number behind the name of the enterprise, too.
        let cut = |text| self.words.without_whole_company(self.without_ending(text));
        let marked = spells::without_company(&text);
        let (stem, digits) = split_digits(marked);
        let rest = cut(stem);
        let numbered: CompactString;
        let bare = if rest.len() < stem.len() && !digits.is_empty() {
            numbered = CompactString::from(rest) + digits;
            numbered.as_str()
        } else {
            cut(marked)
        };
        // Two words of a login are a name only where both are known as such: handles have two words too.
        let together = spells::joined_words(bare).into_iter().flatten();
        let two = spells::two_words(bare).map(|(one, two, _)| (one, two));
        for (one, two) in together.chain(two) {
            let (given, family) = (self.word(&person.displays, &one), self.word(&person.displays, &two));
            if self.words.is_displayed(given) && self.words.is_displayed(family) {
                person.login_words.push((given, family));
            } else {
                person.unknown_words = Some((given, family));
            }
        }
        let plain = if bare.len() < text.len() { Handle::of(bare) } else { None };
        let plain = plain.filter(|plain| plain.hash != handle.hash);
        add_decorated(person, bare, plain.as_ref().unwrap_or(&handle).stem().into());
        for handle in std::iter::once(handle).chain(plain) {
            if person.logins.iter().all(|known| known.hash != handle.hash) {
                person.logins.push(handle);
            }
        }
    }

    /// The number of a word that most have in their display name too.
    pub(super) fn word(&mut self, displays: &[Display], text: &str) -> WordId {
        let mut shown = displays.iter().flat_map(|display| display.words.iter().copied());
        shown.find(|word| self.words.text(*word) == text).unwrap_or_else(|| self.words.id(text))
    }
}

/// Adds what is left of a handle without what stands around it; whether that is no name is known later.
fn add_decorated(person: &mut Person, text: &str, stem: CompactString) {
    let alone = without_decoration(text).and_then(|alone| Handle::of(&alone));
    person.decorated.extend(alone.map(|alone| (stem, alone)));
}
