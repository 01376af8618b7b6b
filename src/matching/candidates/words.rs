//! The words of names, each once, with its sound and its nicknames' groups, and how many people of the cloud bear it.

use super::hash::hash;
use super::lists::{ARABIC_NAMES_IN_LATIN, NICKNAMES};
use super::spelling::{SEPARATORS, arabic, consonants, respelled, respelled_in_arabic, sound};
use compact_str::CompactString;
use hashbrown::HashTable;

/// A word's number; words of one spelling have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct WordId(pub u32);

impl WordId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

const NO_GROUP: u16 = u16::MAX;

/// All words; what is known of one lies in columns, because most questions ask for one thing of very many words.
#[derive(Clone, Default)]
pub(super) struct Words {
    /// Whether each word is its own sound: domains are.
    apart: bool,
    table: HashTable<WordId>,
    texts: Vec<CompactString>,
    sounds: Vec<WordId>,
    groups: Vec<[u16; 4]>,
    /// Hashes of their consonants, none of which is 0.
    consonants: Vec<u64>,
    /// Of a sound: people of the cloud who bear it; of whom by display name.
    bearers: Vec<u32>,
    displayed: Vec<u32>,
    /// People of the cloud who spell it so.
    spelled: Vec<u32>,
    /// The names of the enterprise, sorted.
    companies: Vec<CompactString>,
}

/// How alike two words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alike {
    /// They are different words.
    No,
    /// They may be romanisations of one, in which vowels differ.
    Vowels,
    /// They are forms of one given name.
    Nickname,
    /// They are spellings of one sound.
    Sound,
    /// They are one word.
    Same,
}

impl Words {
    /// Words that are never one for their sound.
    pub(super) fn apart() -> Self {
        Self { apart: true, ..Self::default() }
    }

    /// Takes the names of the enterprise.
    pub(super) fn set_companies(&mut self, mut names: Vec<CompactString>) {
        names.sort_unstable();
        names.dedup();
        self.companies = names;
    }

    /// Whether a word is the name of the enterprise.
    pub(super) fn is_company(&self, text: &str) -> bool {
        self.companies.iter().any(|name| name == text)
    }

    /// A login without the name of the enterprise, or its beginning, that some put behind theirs.
    pub(super) fn without_company<'t>(&self, stem: &'t str) -> &'t str {
        const SHORTEST: usize = 4;
        let cut = |name: &CompactString| {
            let may_end = |length: &usize| name.as_bytes().get(length - 1) == stem.as_bytes().last();
            let mut lengths = (SHORTEST..=name.len()).rev().filter(|at| may_end(at) && name.is_char_boundary(*at));
            let found = lengths.find_map(|length| stem.strip_suffix(&name[..length]));
            found.filter(|rest| rest.len() > 1)
        };
        self.companies.iter().find_map(cut).unwrap_or(stem)
    }

    /// A login without the whole name of the enterprise behind it, where that is long enough to be nobody's.
    pub(super) fn without_whole_company<'t>(&self, login: &'t str) -> &'t str {
        const SHORTEST: usize = 6;
        let names = self.companies.iter().filter(|name| name.len() >= SHORTEST);
        let rests = names.filter_map(|name| Some(login.strip_suffix(name.as_str())?.trim_end_matches(SEPARATORS)));
        rests.into_iter().find(|rest| rest.len() > 2).unwrap_or(login)
    }

    /// The number of a word, or of one that sounds like it, where it is known.
    pub(super) fn find(&self, text: &str) -> Option<WordId> {
        let known = |text: &str| {
            let key = hash(text.as_bytes());
            self.table.find(key, |id| self.texts[id.index()] == *text).copied()
        };
        known(text).or_else(|| known(&sound(text)))
    }

    /// The number of a word, new or known.
    pub(super) fn id(&mut self, text: &str) -> WordId {
        let known = self.len();
        let id = self.unheard(text);
        if id.index() == known && !self.apart {
            let heard = sound(text);
            if heard != *text {
                let heard = self.id(&heard);
                self.sounds[id.index()] = self.sounds[heard.index()];
            }
        }
        id
    }

    /// The number of a word; a new one is its own sound yet.
    fn unheard(&mut self, text: &str) -> WordId {
        let key = hash(text.as_bytes());
        if let Some(id) = self.table.find(key, |id| self.texts[id.index()] == *text) {
            return *id;
        }
        let id = WordId(self.texts.len() as u32);
        let known = NICKNAMES.get(text).map_or(&[][..], Vec::as_slice);
        let mut groups = [NO_GROUP; 4];
        groups.iter_mut().zip(known).for_each(|(group, known)| *group = *known);
        self.texts.push(text.into());
        self.sounds.push(id);
        let consonants = if self.apart { CompactString::default() } else { consonants(text) };
        self.consonants.push(if consonants.is_empty() { 0 } else { hash(consonants.as_bytes()).max(1) });
        self.groups.push(groups);
        [&mut self.bearers, &mut self.displayed, &mut self.spelled].into_iter().for_each(|counts| counts.push(0));
        let texts = &self.texts;
        self.table.insert_unique(key, id, |id| hash(texts[id.index()].as_bytes()));
        id
    }

    /// Takes over the words and counts of somebody who began with the first `known` of these words and no bearers;
    /// gives the numbers that the words have here.
    pub(super) fn take(&mut self, other: &Self, known: usize) -> Vec<WordId> {
        let ids = self.take_words(other, known);
        for (from, to) in (0..known).chain(ids.iter().map(|id| id.index())).enumerate() {
            self.bearers[to] += other.bearers[from];
            self.spelled[to] += other.spelled[from];
            if from >= known {
                self.displayed[to] += other.displayed[from];
            }
        }
        ids
    }

    /// Takes over the words of somebody who began with the first `known` of these words and counted nothing; tells
    /// which word each of theirs is here.
    pub(super) fn learn(&mut self, other: &Self, known: usize) -> impl Fn(WordId) -> WordId + use<> {
        let ids = self.take_words(other, known);
        move |word| here(&ids, known, word)
    }

    /// Takes over all words but the first `known`, with the sounds that are found already; gives their numbers here.
    fn take_words(&mut self, other: &Self, known: usize) -> Vec<WordId> {
        let before = self.len();
        let ids: Vec<WordId> = other.texts[known..].iter().map(|text| self.unheard(text)).collect();
        for (id, sound) in ids.iter().zip(&other.sounds[known..]).filter(|(id, _)| id.index() >= before) {
            self.sounds[id.index()] = self.sounds[here(&ids, known, *sound).index()];
        }
        ids
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// All words, in no order that says anything.
    pub(super) fn all(&self) -> impl Iterator<Item = WordId> {
        (0..self.texts.len() as u32).map(WordId)
    }

    /// The word.
    #[inline]
    pub(super) fn text(&self, id: WordId) -> &str {
        &self.texts[id.index()]
    }

    /// The sound of a word.
    #[inline]
    pub(super) fn sound(&self, id: WordId) -> WordId {
        self.sounds[id.index()]
    }

    /// The groups of nicknames that a word stands in.
    #[inline]
    pub(super) fn groups(&self, id: WordId) -> impl Iterator<Item = u16> {
        self.groups[id.index()].into_iter().take_while(|group| *group != NO_GROUP)
    }

    /// Whether a word is known as a name: somebody of the cloud bears it, or the list of given names has it.
    pub(super) fn is_known(&self, id: WordId) -> bool {
        self.bearers(id) > 0 || self.groups(id).next().is_some()
    }

    /// The hash of a word's consonants, where it has any.
    #[inline]
    pub(super) fn consonants(&self, id: WordId) -> Option<u64> {
        Some(self.consonants[id.index()]).filter(|consonants| *consonants != 0)
    }

    /// Whether a word is a known Arabic name in Latin letters.
    pub(super) fn is_arabic(&self, id: WordId) -> bool {
        ARABIC_NAMES_IN_LATIN.contains(&arabic(self.text(id)))
    }

    /// Whether two words of Arabic names may be one that is written in two ways.
    pub(super) fn are_respelled_in_arabic(&self, one: WordId, other: WordId) -> bool {
        self.consonants(one).is_some()
            && self.consonants(one) == self.consonants(other)
            && respelled_in_arabic(self.text(one), self.text(other))
    }

    /// Whether two words may be romanisations of one that differ in vowels.
    pub(super) fn are_respelled(&self, one: WordId, other: WordId) -> bool {
        let (heard, other_heard) = (self.sound(one), self.sound(other));
        let are = |one, other| respelled(self.text(one), self.text(other));
        // What stands for one sound in one language may be none in another: `oh` in Ohno and Mohannad.
        are(heard, other_heard) || ((heard, other_heard) != (one, other) && are(one, other))
    }

    /// How alike two words are.
    #[inline]
    pub(super) fn alike(&self, a: WordId, b: WordId) -> Alike {
        if a == b {
            Alike::Same
        } else if self.sound(a) == self.sound(b) {
            Alike::Sound
        } else if self.groups(a).any(|group| self.groups(b).any(|other| other == group)) {
            Alike::Nickname
        } else {
            Alike::No
        }
    }

    /// Counts a bearer of a sound, and whether a display name shows it.
    pub(super) fn count(&mut self, sound: WordId, displayed: bool) {
        let counts = if displayed { &mut self.displayed } else { &mut self.bearers };
        counts[sound.index()] += 1;
    }

    /// Counts a person who spells a word so.
    pub(super) fn count_spelling(&mut self, word: WordId) {
        self.spelled[word.index()] += 1;
    }

    /// The share of those who spell a word so among all who bear its sound, never below a tenth.
    pub(super) fn spelled_so(&self, id: WordId) -> f64 {
        let all = f64::from(self.bearers(id));
        (f64::from(self.spelled[id.index()]) / all.max(1.0)).clamp(0.1, 1.0)
    }

    /// Whether anybody of the cloud spells a word so.
    pub(super) fn is_spelled(&self, id: WordId) -> bool {
        self.spelled[id.index()] > 0
    }

    /// How many people of the cloud bear a word or one that sounds like it.
    #[inline]
    pub(super) fn bearers(&self, id: WordId) -> u32 {
        self.bearers[self.sound(id).index()]
    }

    /// Whether any display name of the cloud has the word.
    #[inline]
    pub(super) fn is_displayed(&self, id: WordId) -> bool {
        self.displayed(id) > 0
    }

    /// Whether the display names of several people of the cloud have these letters as a word.
    pub(super) fn is_shared(&self, text: &str) -> bool {
        self.find(text).is_some_and(|word| self.displayed(word) > 1)
    }

    /// How many display names of the cloud have the word, or how many addresses the domain.
    #[inline]
    pub(super) fn displayed(&self, id: WordId) -> u32 {
        self.displayed[self.sound(id).index()]
    }

    /// Whether of the addresses of a domain many have two words and a hyphen between them.
    pub(super) fn is_hyphened(&self, domain: WordId) -> bool {
        self.spelled[domain.index()] * 3 > self.displayed(domain)
    }

    /// How many words have one bearer, and how many two.
    pub(super) fn rare(&self) -> (u64, u64) {
        let with = |count| self.bearers.iter().filter(|bearers| **bearers == count).count() as u64;
        (with(1), with(2))
    }
}

/// The number here of a word of somebody whose words have these numbers here, but for the first `known`.
pub(super) fn here(ids: &[WordId], known: usize, word: WordId) -> WordId {
    word.index().checked_sub(known).map_or(word, |at| ids[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_read_in_parts_are_counted_as_if_in_one() {
        let mut all = Words::default();
        all.id("ann");
        let parts = [&["mueller", "ann"][..], &["lee", "muller", "mueller"]].map(|texts| {
            let mut words = all.clone();
            for text in texts {
                let id = words.id(text);
                words.count(words.sound(id), false);
                words.count_spelling(id);
            }
            words
        });
        for part in &parts {
            let ids = all.take(part, 1);
            assert!((1..part.len()).zip(ids).all(|(at, id)| part.text(WordId(at as u32)) == all.text(id)));
        }
        let mut one_by_one = Words::default();
        ["ann", "mueller", "lee", "muller"].iter().for_each(|text| _ = one_by_one.id(text));
        assert_eq!((&all.texts, &all.sounds), (&one_by_one.texts, &one_by_one.sounds));
        for (text, bearers) in [("ann", 1), ("mueller", 3), ("muller", 3), ("lee", 1)] {
            let id = all.id(text);
            assert_eq!(all.bearers(id), bearers, "{text}");
        }
    }
}
