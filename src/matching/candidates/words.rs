//! The words of names, each once, with its sound and its nicknames' groups, and how many people of the cloud bear it.

use super::hash::hash;
use super::lists::NICKNAMES;
use super::spelling::sound;
use hashbrown::HashTable;

/// A word's number; words of one spelling have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct WordId(pub u32);

struct Word {
    text: Box<str>,
    sound: WordId,
    groups: [u16; 4],
    /// Of a sound: people of the cloud who bear it; of whom by display name.
    bearers: u32,
    displayed: u32,
    /// People of the cloud who spell it so.
    spelled: u32,
}

const NO_GROUP: u16 = u16::MAX;

/// All words.
#[derive(Default)]
pub(super) struct Words {
    /// Whether each word is its own sound: domains are.
    apart: bool,
    table: HashTable<WordId>,
    all: Vec<Word>,
}

/// How alike two words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alike {
    /// They are different words.
    No,
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

    /// The number of a word, new or known.
    pub(super) fn id(&mut self, text: &str) -> WordId {
        let key = hash(text.as_bytes());
        if let Some(id) = self.table.find(key, |id| *self.all[id.0 as usize].text == *text) {
            return *id;
        }
        let id = WordId(self.all.len() as u32);
        let known = NICKNAMES.get(text).map_or(&[][..], Vec::as_slice);
        let mut groups = [NO_GROUP; 4];
        groups.iter_mut().zip(known).for_each(|(group, known)| *group = *known);
        self.all.push(Word { text: text.into(), sound: id, groups, bearers: 0, displayed: 0, spelled: 0 });
        let words = &self.all;
        self.table.insert_unique(key, id, |id| hash(words[id.0 as usize].text.as_bytes()));
        let heard = if self.apart { text.to_owned() } else { sound(text) };
        if heard != text {
            let heard = self.id(&heard);
            self.all[id.0 as usize].sound = self.all[heard.0 as usize].sound;
        }
        id
    }

    /// All words, in no order that says anything.
    pub(super) fn all(&self) -> impl Iterator<Item = WordId> {
        (0..self.all.len() as u32).map(WordId)
    }

    /// The word.
    pub(super) fn text(&self, id: WordId) -> &str {
        &self.all[id.0 as usize].text
    }

    /// The sound of a word.
    pub(super) fn sound(&self, id: WordId) -> WordId {
        self.all[id.0 as usize].sound
    }

    /// The groups of nicknames that a word stands in.
    pub(super) fn groups(&self, id: WordId) -> impl Iterator<Item = u16> {
        self.all[id.0 as usize].groups.into_iter().filter(|group| *group != NO_GROUP)
    }

    /// How alike two words are.
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
        let word = &mut self.all[sound.0 as usize];
        if displayed {
            word.displayed += 1;
        } else {
            word.bearers += 1;
        }
    }

    /// Counts a person who spells a word so.
    pub(super) fn count_spelling(&mut self, word: WordId) {
        self.all[word.0 as usize].spelled += 1;
    }

    /// The share of those who spell a word so among all who bear its sound, never below a tenth.
    pub(super) fn spelled_so(&self, id: WordId) -> f64 {
        let all = f64::from(self.bearers(id));
        (f64::from(self.all[id.0 as usize].spelled) / all.max(1.0)).clamp(0.1, 1.0)
    }

    /// How many people of the cloud bear a word or one that sounds like it.
    pub(super) fn bearers(&self, id: WordId) -> u32 {
        self.all[self.sound(id).0 as usize].bearers
    }

    /// Whether any display name of the cloud has the word.
    pub(super) fn is_displayed(&self, id: WordId) -> bool {
        self.all[self.sound(id).0 as usize].displayed > 0
    }

    /// How many display names of the cloud have the word, or how many addresses the domain.
    pub(super) fn displayed(&self, id: WordId) -> u32 {
        self.all[self.sound(id).0 as usize].displayed
    }

    /// How many words have one bearer, and how many two.
    pub(super) fn rare(&self) -> (u64, u64) {
        let with = |count| self.all.iter().filter(|word| word.bearers == count).count() as u64;
        (with(1), with(2))
    }
}
