//! What is typed into the finder: words in any order, folded once. Where they stand in an entry is left to `rank`.

use super::bag::{Bag, Initials, is_exact};
use crate::model::fold;
use memchr::memmem;

/// The words that are looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    words: Vec<Word>,
    /// The words as one text, where there are several.
    phrase: Option<Word>,
    bag: Bag,
    initials: Initials,
    is_exact: bool,
}

/// One folded word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    text: String,
    finder: memmem::Finder<'static>,
}

impl Word {
    fn new(text: String) -> Self {
        Self { finder: memmem::Finder::new(text.as_bytes()).into_owned(), text }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn finder(&self) -> &memmem::Finder<'static> {
        &self.finder
    }
}

impl Wanted {
    /// Reads what was typed; blanks part the words.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words: Vec<String> = typed
            .split_whitespace()
            .map(|word| fold(word).replace('\n', " "))
            .filter(|word| !word.is_empty())
            .collect();
        let bag = words.iter().fold(Bag::default(), |bag, word| bag.with(Bag::of(word)));
        let firsts = words.iter().filter_map(|word| word.bytes().next());
        let initials = firsts.fold(Initials::default(), |all, first| all.with(Initials::of(first)));
        let is_exact = words.iter().all(|word| is_exact(word));
        let phrase = (words.len() > 1).then(|| Word::new(words.join(" ")));
        Self { words: words.into_iter().map(Word::new).collect(), phrase, bag, initials, is_exact }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether everybody who fits these words fits the earlier ones too: more letters at the end, or more words.
    #[must_use]
    pub fn narrows(&self, earlier: &Self) -> bool {
        earlier.words.len() <= self.words.len()
            && earlier.words.iter().zip(&self.words).all(|(earlier, word)| word.text.starts_with(&earlier.text))
    }

    /// Whether both look for the same words in the same order.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.narrows(other) && other.narrows(self)
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    pub(super) fn phrase(&self) -> Option<&Word> {
        self.phrase.as_ref()
    }

    pub(super) fn bag(&self) -> Bag {
        self.bag
    }

    /// What the words begin with.
    pub(super) fn initials(&self) -> Initials {
        self.initials
    }

    /// Whether an entry whose bag has this bag surely fits.
    pub(super) fn is_exact(&self) -> bool {
        self.is_exact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_letters_and_more_words_narrow() {
        for (earlier, later, narrows) in [
            ("", "a", true),
            ("jo", "jos", true),
            ("jo", "jo le", true),
            ("JO", "josé", true),
            ("jos", "jo", false),
            ("jo le", "jo", false),
            ("lee", "jo lee", false),
        ] {
            assert_eq!(Wanted::new(later).narrows(&Wanted::new(earlier)), narrows, "{earlier} to {later}");
        }
    }
}
