//! Names that somebody had before, or has in other letters: their address need not have the one that they show.

use super::super::names::{From, Reading};
use super::super::person::{Address, Person};
use super::super::spells::two_words;
use super::super::words::{Alike, WordId, Words};
use super::alike::alike;
use super::remainder::has;

/// Whether a whole name of the one is one of the other in another spelling or by a nickname.
pub(super) fn has_other_spelling(words: &Words, ours: &[Reading], theirs: &[Reading]) -> bool {
    let is_spelled = |our: &Reading, their: &Reading| {
        our.whole && their.whole && matches!(alike(words, our, their), Alike::Sound | Alike::Nickname)
    };
    ours.iter().any(|our| theirs.iter().any(|their| is_spelled(our, their)))
}

/// Whether somebody is shown by another name than their address has, but for one word.
pub(super) fn has_changed(words: &Words, person: &Person) -> bool {
    let of = |from: From| person.readings.iter().filter(move |reading| reading.whole && reading.from == from);
    of(From::Address).any(|written| {
        let shown = |word: WordId| person.displays.iter().any(|display| has(words, &display.words, word));
        let is_other = |word: WordId| !shown(word) && words.text(word).len() > 2;
        of(From::Display).next().is_some()
            && ((shown(written.given) && is_other(written.family))
                || (shown(written.family) && is_other(written.given)))
    })
}

/// Whether the addresses of two people write one name that both show, in the letters that it has and in those that stand
/// for them: `carsten.schonbauer` and `carsten.schoenbauer` of Carsten Schönbauer. A directory does not keep people apart so.
pub(super) fn are_in_other_letters(words: &Words, ours: &Person, theirs: &Person) -> bool {
    let shown = |person: &Person, address: &Address| {
        let (one, two, _) = two_words(&address.local)?;
        let of_display = |name: &&Reading| name.from == From::Display && name.whole;
        let mut names = person.readings.iter().filter(of_display).map(|name| (name.given, name.family));
        names.find(|(given, family)| words.text(*given) == one && words.text(*family) == two)
    };
    let Some((our, name)) = ours.addresses.first().and_then(|our| Some((our, shown(ours, our)?))) else { return false };
    let own = &theirs.addresses[..theirs.own_addresses];
    own.iter().filter(|their| their.domain == our.domain).any(|their| {
        shown(theirs, their).is_some_and(|other| other != name)
            && shown(theirs, our).is_some()
            && shown(ours, their).is_some()
    })
}
