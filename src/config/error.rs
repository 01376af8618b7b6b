//! What is wrong with a setting: the line, the fact, the hint.

use crate::model::Sentence;

/// A setting that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// Where it is wrong, from 1; 0 where it stands in no file.
    pub line: usize,
    /// What is wrong.
    pub fact: Sentence,
    /// What would be right.
    pub hint: Sentence,
}

impl SettingError {
    /// A value that is none of those that are wanted.
    pub(super) fn value(line: usize, name: &str, found: &str, wanted: &str) -> Self {
        let fact = named(name).word(" = ").data(crate::model::Raw::of(found)).word(" cannot be taken");
        Self { line, fact, hint: Sentence::from("it takes ").word(wanted.to_owned()) }
    }
}

/// The name of a setting, which may be anything that was typed.
pub(super) fn named(name: &str) -> Sentence {
    Sentence::new().data(crate::model::Raw::of(name))
}

/// The word of a table that is most like a typed one.
pub(super) fn nearest<'w>(typed: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let typed = typed.to_lowercase().replace('_', "-");
    let likeness = |word: &str| strsim::jaro_winkler(&typed, word);
    words.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}
