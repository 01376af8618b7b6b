//! The names of a person, by every place that tells one: what is shown, the words of addresses, those of logins.

use super::arabic;
use super::evidence::strings;
use super::habits::style_of;
use super::kanji;
use super::marks::{is_mark, without_mark};
use super::names::{Display, From, Reading};
use super::person::{Address, Handle, Person};
use super::reader::Reader;
use super::spells::{self, Spells};
use super::syllables;
use super::words::{Alike, WordId, Words};
use compact_str::CompactString;
use smallvec::{SmallVec, smallvec};

impl Reader<'_> {
    /// Finds the readings of all names, those of display names first.
    pub(super) fn read(&mut self, person: &mut Person) {
        for display in &person.displays {
            for reading in &display.readings {
                add_reading(&mut person.readings, *reading);
            }
            let [one, two] = &display.words[..] else { continue };
            if self.words.text(*one).is_ascii() {
                continue;
            }
            match (self.in_latin(*one, kanji::family), self.in_latin(*two, kanji::given)) {
                (Some(family), Some(given)) if self.latin.contains_key(one) || self.latin.contains_key(two) => {
                    add_reading(&mut person.readings, Reading { given, family, from: From::Display, whole: true });
                }
                (Some(known), None) | (None, Some(known)) => person.half_known.push(known),
                _ => {}
            }
        }
        for (given, family) in self.own_spellings(person) {
            let (given, family) = (self.words.id(&given), self.words.id(&family));
            add_reading(&mut person.readings, Reading { given, family, from: From::Display, whole: true });
        }
        for address in &mut person.addresses {
            let local = if person.is_second { without_mark(&self.words, &address.local) } else { &address.local };
            let two_words = spells::two_words(local);
            let is_own = self.domains.is_displayed(address.domain);
            address.is_lettered = self.locals.are_lettered(address.domain, is_own, two_words.is_some());
            let Some((one, two, dotted)) = two_words else { continue };
            // Two letters that nobody has for a name are initials.
            let is_word = |word: &str| {
                let is_shown = |of: WordId| {
                    self.words.text(of) == word && self.words.sound(of) == of && self.words.is_displayed(of)
                };
                word.len() > 2 || self.words.find(word).is_some_and(is_shown)
            };
            if !is_word(&one) || !is_word(&two) {
                continue;
            }
            address.is_whole = true;
            for (one, two) in spells::joined_words(local).into_iter().flatten() {
                let (given, family) = (self.word(&person.displays, &one), self.word(&person.displays, &two));
                if self.words.is_displayed(given) && self.words.is_displayed(family) {
                    add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole: true });
                }
            }
            let (given, family) = (self.word(&person.displays, &one), self.word(&person.displays, &two));
            let of_many = self.domains.displayed(address.domain) > self.few;
            // Who puts the enterprise's name behind theirs elsewhere is not called so.
            let is_company = |word: WordId| {
                let is_shown = || person.displays.iter().any(|display| display.words.contains(&word));
                !of_many && self.words.is_company(self.words.text(word)) && !is_shown()
            };
            if is_company(given) || is_company(family) {
                continue;
            }
            let known = [given, family].map(|word| self.words.is_displayed(word));
            // Handles have hyphens too, and a word in common with somebody's name.
            let is_name = if dotted || (of_many && self.domains.is_hyphened(address.domain)) {
                known.contains(&true) || of_many
            } else {
                known == [true, true] || (known.contains(&true) && self.domains.is_displayed(address.domain))
            };
            // Elsewhere they have handles of two words, which nothing else of theirs has in it.
            let is_handle = || {
                let (displays, logins) = (&person.displays, &person.logins);
                (!local.contains('.') || displays.iter().any(Display::is_name))
                    && !self.domains.is_displayed(address.domain)
                    && !is_told(&self.words, displays, &person.readings, logins, (given, family))
            };
            if is_name && !is_handle() {
                add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole: true });
                // So does each of two family names that are written together.
                if let Some((one, other)) = self.parted(family) {
                    for (family, whole) in [(one, false), (other, true)] {
                        add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole });
                    }
                }
                if address.is_lettered
                    && let Some(family) = self.without_letter(&two).map(CompactString::from)
                {
                    let family = self.word(&person.displays, &family);
                    add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole: true });
                }
                // The first of two family names goes with the given name, too.
                if let Some([_, middle, _]) = spells::three_words(local) {
                    let family = self.word(&person.displays, middle);
                    add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole: false });
                }
            }
        }
        self.show_given_names(person);
        self.read_syllables(person);
        if let Some(unknown) = person.unknown_words.take()
            && person.readings.is_empty()
            && self.are_told(person, unknown)
        {
            person.login_words.push(unknown);
        }
        self.read_other_family(person);
        // Who is called otherwise has two words as login for a handle.
        let named = person.readings.iter().flat_map(|reading| [reading.given, reading.family]);
        let named: SmallVec<[WordId; 8]> = named.filter(|word| self.words.text(*word).is_ascii()).collect();
        let is_named = |word: &WordId| named.iter().any(|of| self.words.alike(*of, *word) > Alike::No);
        for (given, family) in &person.login_words {
            if named.is_empty() || is_named(given) || is_named(family) {
                let reading = Reading { given: *given, family: *family, from: From::Login, whole: true };
                add_reading(&mut person.readings, reading);
            }
        }
        // What is made of their name has nothing around it.
        for (stem, alone) in std::mem::take(&mut person.decorated) {
            if strings::spelled_by(&self.words, person, &stem).is_none() {
                person.add_alias(Some(alone));
            }
        }
        if person.readings.is_empty() {
            person.pieces = self.pieces(person);
        }
        let last = person.logins[..person.own_logins].last();
        person.style = last.map_or(0, |login| style_of(&self.words, person, login));
    }

    /// Reads the name of syllables that a local part in one piece has, of somebody who shows another given name with
    /// the family name: Cindy Li of `lijiexiu@`.
    fn read_syllables(&mut self, person: &mut Person) {
        let families = person.readings.iter().map(|reading| reading.family);
        let families: SmallVec<[WordId; 2]> =
            families.filter(|family| syllables::is_family(self.words.text(*family))).collect();
        let is_family = |text: &str| families.iter().any(|family| self.words.text(*family) == text);
        if families.is_empty() {
            return;
        }
        let found = person.addresses.iter().find_map(|address| {
            let (given, family) = syllables::in_one_piece(address.handle.stem(), is_family)?;
            Some((CompactString::from(given), CompactString::from(family)))
        });
        if let Some((given, family)) = found {
            let (given, family) = (self.words.id(&given), self.words.id(&family));
            add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole: true });
        }
    }

    /// Reads the name of somebody who shows none and has one of two family names in the login, the other in a local part,
    /// behind the initials of what the login has: Marcelo Gomes of `marcelo-silva` and `msgomes@` or `mgomes@`.
    fn read_other_family(&mut self, person: &mut Person) {
        const SHORTEST: usize = 4;
        if person.displays.iter().any(Display::is_name) {
            return;
        }
        let find = |(given, family): &(WordId, WordId)| {
            let [given_letter, family_letter] = [*given, *family].map(|word| self.words.text(word).chars().next());
            let known = self.words.text(*family);
            let is_other = |rest: &&str| rest.len() >= SHORTEST && !rest.ends_with(known) && self.words.is_shared(rest);
            let other = |address: &Address| {
                let rest = address.handle.stem().strip_prefix(given_letter?)?;
                let both = rest.strip_prefix(family_letter?).filter(is_other);
                both.or(Some(rest).filter(is_other)).map(CompactString::from)
            };
            let mut in_one_piece = person.addresses.iter().filter(|address| address.is_in_one_piece());
            Some((*given, in_one_piece.find_map(other)?))
        };
        if let Some((given, family)) = person.login_words.iter().find_map(find) {
            let family = self.words.id(&family);
            add_reading(&mut person.readings, Reading { given, family, from: From::Address, whole: true });
        }
    }

    /// Whether two words of a login are a name, which a local part has one word of and the beginning of the other:
    /// `camille-bourier` and `camilleb@`.
    fn are_told(&self, person: &Person, (given, family): (WordId, WordId)) -> bool {
        const SHORTEST: usize = 3;
        let (given, family) = (self.words.text(given), self.words.text(family));
        let is_made = |stem: &str| spells::spells(stem, given, family) == Some(Spells::Beginnings);
        let is_word = |word: &str| word.len() >= SHORTEST && !is_mark(&self.words, word);
        is_word(given) && is_word(family) && person.addresses.iter().any(|address| is_made(address.handle.stem()))
    }

    /// Takes a local part that is a given name alone for a display name of one word, where nothing shows more.
    fn show_given_names(&mut self, person: &mut Person) {
        if !person.readings.is_empty() || person.displays.iter().any(Display::is_name) {
            return;
        }
        for at in 0..person.addresses.len() {
            let address = &person.addresses[at];
            let stem = address.handle.stem();
            let is_word = stem.len() > 1 && stem.bytes().all(|byte| byte.is_ascii_lowercase());
            if self.locals.are_given_names(address.domain) && is_word && address.is_in_one_piece() {
                let word = self.words.id(&CompactString::from(stem));
                if person.displays.iter().all(|display| !display.words.contains(&word)) {
                    let display = Display { words: smallvec![word], ..Display::default() };
                    person.displays.insert(0, display);
                }
            }
        }
    }

    /// The two words that people show of one that nobody does.
    fn parted(&self, word: WordId) -> Option<(WordId, WordId)> {
        const SHORTEST: usize = 3;
        let text = self.words.text(word);
        if self.words.is_displayed(word) || !text.is_ascii() || text.len() < 2 * SHORTEST {
            return None;
        }
        let known = |part: &str| self.words.find(part).filter(|part| self.words.is_displayed(*part));
        (SHORTEST..=text.len() - SHORTEST).find_map(|at| Some((known(&text[..at])?, known(&text[at..])?)))
    }

    /// What a word of another script is in Latin letters: as the company writes it, or as the list says.
    fn in_latin(&mut self, word: WordId, list: fn(&str) -> &'static [&'static str]) -> Option<WordId> {
        if let Some(known) = self.latin.get(&word) {
            return Some(*known);
        }
        let text = self.words.text(word);
        let listed =
            list(text).first().map(|reading| CompactString::from(*reading)).or_else(|| arabic::latin(text).pop())?;
        Some(self.words.id(&listed))
    }
}

/// Whether what an account shows, or its login, has a part of a name in it.
fn is_told(
    words: &Words,
    displays: &[Display],
    readings: &[Reading],
    logins: &[Handle],
    (given, family): (WordId, WordId),
) -> bool {
    let read = readings.iter().filter(|reading| reading.from == From::Display);
    let read = read.flat_map(|reading| [&reading.given, &reading.family]);
    let shown = displays.iter().flat_map(|display| &display.words).chain(read);
    let is_shown = |word: &WordId| [given, family].iter().any(|of| words.alike(*of, *word) > Alike::No);
    shown.into_iter().any(is_shown)
        || logins.iter().any(|login| spells::spells(login.stem(), words.text(given), words.text(family)).is_some())
}

fn add_reading(readings: &mut SmallVec<[Reading; 2]>, reading: Reading) {
    let same = |known: &&mut Reading| {
        (known.given == reading.given && known.family == reading.family)
            || (known.given == reading.family && known.family == reading.given)
    };
    if let Some(known) = readings.iter_mut().find(same) {
        // Part of the name that is shown, and all that an address has.
        known.whole |= reading.whole;
    } else if readings.len() < 16 {
        readings.push(reading);
    }
}
