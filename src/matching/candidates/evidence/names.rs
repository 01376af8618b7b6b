//! What the names of two people say of each other.

use super::super::counts::handles;
use super::super::names::{Display, From, Reading};
use super::super::person::Person;
use super::super::spelling::one_edit;
use super::super::spells::{Spells, spells};
use super::super::words::{Alike, WordId, Words};
use super::alike::{alike, has_syllables, in_vowels};
use super::otherwise;
use super::part;
use super::remainder;
use compact_str::CompactString;
use smallvec::SmallVec;

/// How the names of two people relate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Names {
    /// One of them has no name to compare.
    Unknown,
    /// A full name of the one is a full name of the other.
    Full(FullName),
    /// One letter of one part differs.
    Near { theirs: Reading, odd: WordId },
    /// The one word that the one shows is a word of the other's name.
    Part { word: WordId, alike: Alike, letters: Letters },
    /// The one word that the one shows is not in the other's name.
    PartDiffers,
    /// Both have full names, and none agree but for one word.
    Differ { common: Option<Common> },
}

/// The one word that two names have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Common {
    /// The given name of both.
    Given(WordId),
    /// The family name, behind a given name of syllables and an English one.
    English(WordId),
    /// Another.
    Other(WordId),
}

/// How the letters beside one word that two people have in common relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Letters {
    /// One of them shows none.
    Unknown,
    /// One fits the other's name, login or address.
    Fit,
    /// Both display names show one.
    Same,
}

/// In which of two display names words are left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Left {
    /// In none.
    None = 0,
    /// In one of them.
    One = 1,
    /// In both.
    Both = 2,
}

/// Full names that agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct FullName {
    pub(in super::super) alike: Alike,
    pub(in super::super) ours: Reading,
    pub(in super::super) theirs: Reading,
    /// Other readings of the whole name that agree as well, such as in another script.
    pub(in super::super) also: Option<Reading>,
    /// A word more that both display names have.
    pub(in super::super) more: Option<WordId>,
    /// Which display names have words left over; none where two of them cannot be compared.
    pub(in super::super) left: Option<Left>,
    /// Whether the one shows a part of a combined given name, and the other all of it.
    pub(in super::super) is_part: bool,
    pub(in super::super) initials: Initials,
}

/// How the letters beside two full names relate, in display names, addresses and logins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Initials {
    /// One of them shows none.
    Unknown,
    /// One is equal.
    Same,
    /// They differ.
    Differ,
}

impl Initials {
    pub(super) fn of(one: &[char], other: &[char]) -> Self {
        if one.is_empty() || other.is_empty() {
            Self::Unknown
        } else if one.iter().any(|letter| other.contains(letter)) {
            Self::Same
        } else {
            Self::Differ
        }
    }
}

impl FullName {
    fn of(alike: Alike, ours: Reading, theirs: Reading) -> Self {
        Self { alike, ours, theirs, also: None, more: None, left: None, is_part: false, initials: Initials::Unknown }
    }

    /// Takes a word more that both have; it is the family name where they have the first and another of more than two.
    pub(super) fn take_word(&mut self, word: WordId) {
        let (given, middle) = (self.ours.given, self.ours.family);
        self.left = Some(Left::None);
        if self.ours.whole && self.theirs.whole {
            self.more = Some(word);
        } else {
            let name = Reading { given, family: word, from: From::Display, whole: true };
            (self.ours, self.theirs, self.more) = (name, name, Some(middle));
        }
    }
}

/// Compares the names of a server account and of a cloud account.
pub(in super::super) fn compare(words: &Words, ours: &Person, theirs: &Person) -> Names {
    if let Some((alike, our, their)) = best(words, ours, theirs) {
        if shows_another(words, ours, our, their) || shows_another(words, theirs, their, our) {
            return Names::Differ { common: None };
        }
        if otherwise::are_other_syllables(words, (ours, our), (theirs, their)) {
            return Names::Differ { common: Some(Common::Other(their.family)) };
        }
        let is_latin = |name: &Reading| words.text(name.given).is_ascii();
        let in_one_piece = || together(words, ours, theirs).filter(|name| is_latin(&their) && !is_latin(name));
        let also = also(words, ours, theirs, their).or_else(in_one_piece);
        let mut full = FullName { also, ..FullName::of(alike, our, their) };
        remainder::add(words, ours, theirs, &mut full);
        return Names::Full(full);
    }
    if let Some(name) = together(words, ours, theirs) {
        return Names::Full(FullName::of(Alike::Same, name, name));
    }
    if ours.readings.is_empty() || theirs.readings.is_empty() {
        let names = pieced(words, ours, theirs).unwrap_or_else(|| part::compare(words, ours, theirs));
        let says_less = matches!(names, Names::Unknown | Names::Part { .. });
        return if says_less && otherwise::are_called_otherwise(words, ours, theirs) {
            Names::PartDiffers
        } else {
            names
        };
    }
    if let Some((our, their)) = in_vowels(words, ours, theirs) {
        return Names::Full(FullName::of(Alike::Vowels, our, their));
    }
    match differ(words, ours, theirs) {
        Names::Unknown => half_known(words, ours, theirs),
        Names::Differ { common: Some(Common::Other(_)) }
            if let Some(word) = otherwise::goes_by_english_name(words, ours, theirs) =>
        {
            Names::Differ { common: Some(Common::English(word)) }
        }
        names => names,
    }
}

/// The name of the one that is the second given name and the family name of the other, who shows more; as the cloud account
/// has it.
pub(in super::super) fn by_second_given(words: &Words, ours: &Person, theirs: &Person) -> Option<Reading> {
    let find = |longer: &Person, other: &Person| {
        let seconds = || longer.displays.iter().filter_map(Display::second_given);
        let mut of_other = other.readings.iter().chain(&other.pieces).filter(|name| name.whole);
        let shown = of_other.find(|name| seconds().any(|second| alike(words, &second, name) >= Alike::Sound)).copied();
        let is_spelled = |second: &Reading| {
            let (given, family) = (words.text(second.given), words.text(second.family));
            handles(other).any(|handle| spells(handle.stem(), given, family) == Some(Spells::Full))
        };
        shown.or_else(|| seconds().find(is_spelled).filter(|_| other.readings.is_empty()))
    };
    find(ours, theirs).or_else(|| find(theirs, ours))
}

/// One word of a name in another script, held against the other's name.
fn half_known(words: &Words, ours: &Person, theirs: &Person) -> Names {
    for (one, other) in [(ours, theirs), (theirs, ours)] {
        let of_other = || other.readings.iter().flat_map(|reading| [reading.given, reading.family]);
        let is_same = |word: &&WordId| of_other().any(|of| words.alike(of, **word) > Alike::No);
        if let Some(word) = one.half_known.iter().find(is_same) {
            return Names::Part { word: *word, alike: Alike::Same, letters: Letters::Unknown };
        }
        if !one.half_known.is_empty() && of_other().any(|of| words.text(of).is_ascii()) {
            return Names::PartDiffers;
        }
    }
    Names::Unknown
}

/// Whether the one has the name by which the other is known only as a login or an address that was somebody else's
/// before. A login alone makes nobody known by a name.
pub(in super::super) fn was_of_another(words: &Words, ours: &Person, theirs: &Person) -> bool {
    let is_known = |reading: Reading| reading.from != From::Login;
    best(words, ours, theirs).is_some_and(|(_, our, their)| {
        (is_known(their) && shows_another(words, ours, our, their))
            || (is_known(our) && shows_another(words, theirs, their, our))
    })
}

/// Whether somebody whose login or address has the other's name is shown by another. One word is a name where an initial
/// stands beside it.
fn shows_another(words: &Words, person: &Person, own: Reading, other: Reading) -> bool {
    let is_script = |display: &&Display| display.is_latin(words) == words.text(own.given).is_ascii();
    let has_part = |display: &Display| {
        let (given, family) = (words.text(other.given), words.text(other.family));
        let is_begun = |letter: &char| given.starts_with(*letter) || family.starts_with(*letter);
        let is_word =
            display.words.iter().any(|word| is_near(words, *word, other.given) || is_near(words, *word, other.family));
        is_word || (display.words.len() == 1 && display.initials.iter().any(is_begun))
    };
    let mut shown = person.displays.iter().filter(|display| display.is_name()).filter(is_script).peekable();
    own.from != From::Display && shown.peek().is_some() && !shown.any(has_part)
}

/// Whether two words may be one: alike, the one within the other, or with a wrong letter.
fn is_near(words: &Words, one: WordId, other: WordId) -> bool {
    let (a, b) = (words.text(one), words.text(other));
    words.alike(one, other) > Alike::No
        || a.contains(b)
        || b.contains(a)
        || (a.len().min(b.len()) > 3 && one_edit(a, b))
}

/// Whether two names may be one: with one word in common, and another that may be.
pub(in super::super) fn may_be_one(words: &Words, one: &Reading, other: &Reading) -> bool {
    let are = |(a, b): (WordId, WordId), (c, d): (WordId, WordId)| {
        let both = [words.alike(a, c) > Alike::No, words.alike(b, d) > Alike::No];
        (both[0] && is_near(words, b, d)) || (both[1] && is_near(words, a, c))
    };
    let name = (one.given, one.family);
    are(name, (other.given, other.family)) || are(name, (other.family, other.given))
}

/// The names of two people that are most alike. Two words that both have as login alone may be anything: where one is
/// shown by another name, what they have in common beside them comes first.
fn best(words: &Words, ours: &Person, theirs: &Person) -> Option<(Alike, Reading, Reading)> {
    let is_name = |our: &Reading, their: &Reading| our.from != From::Login || their.from != From::Login;
    let (alike, our, their) = best_of(words, ours, theirs, |_, _| true)?;
    let is_another = || shows_another(words, ours, our, their) || shows_another(words, theirs, their, our);
    let beside = if is_name(&our, &their) || !is_another() { None } else { best_of(words, ours, theirs, is_name) };
    beside.or(Some((alike, our, their)))
}

fn best_of(
    words: &Words,
    ours: &Person,
    theirs: &Person,
    is_meant: impl Fn(&Reading, &Reading) -> bool,
) -> Option<(Alike, Reading, Reading)> {
    let mut found: Option<((Alike, bool, bool), Reading, Reading)> = None;
    for our in &ours.readings {
        for their in &theirs.readings {
            let alike = alike(words, our, their);
            let shown = our.from == From::Display && their.from == From::Display;
            let rank = (alike, our.whole && their.whole, shown);
            let is_better = || found.as_ref().is_none_or(|(known, ..)| rank > *known);
            if alike > Alike::No && is_meant(our, their) && is_better() {
                found = Some((rank, *our, *their));
            }
        }
    }
    found.map(|((alike, ..), our, their)| (alike, our, their))
}

/// A name that the one has in pieces and the other as a whole.
fn pieced(words: &Words, ours: &Person, theirs: &Person) -> Option<Names> {
    let find = |pieces: &[Reading], whole: &[Reading]| {
        let whole_pieces = || pieces.iter().filter(|piece| piece.whole);
        let best = |whole: &Reading| whole_pieces().map(|piece| alike(words, piece, whole)).max();
        let is_one = |whole: &Reading| Some((*whole, best(whole).filter(|alike| *alike >= Alike::Sound)?));
        whole.iter().find_map(is_one)
    };
    // What is in one piece in both is a string in common.
    if handles(ours).any(|our| handles(theirs).any(|their| our.base == their.base)) {
        return None;
    }
    let whole =
        |pieces: &[Reading]| pieces.iter().copied().filter(|piece| piece.whole).collect::<SmallVec<[Reading; 1]>>();
    let name = find(&ours.pieces, &theirs.readings).or_else(|| find(&theirs.pieces, &ours.readings));
    let (name, alike) = name.or_else(|| find(&ours.pieces, &whole(&theirs.pieces)))?;
    Some(Names::Full(FullName::of(alike, name, name)))
}

/// A name that the one writes in two words, and the other in three or more with a space within the given name; or in one
/// piece, and the other in two words.
fn together(words: &Words, ours: &Person, theirs: &Person) -> Option<Reading> {
    let is_written = |display: &Display, reading: &Reading| {
        let (given, family) = (words.text(reading.given), words.text(reading.family));
        let joined = |rest: &[WordId]| rest.iter().map(|word| words.text(*word)).collect::<CompactString>();
        let all = &display.words[..];
        if given == family && !given.is_ascii() {
            return all.len() > 1 && joined(all) == given;
        }
        let is_family = |word: &WordId| words.text(*word) == family;
        let is_behind = all.len() > 2 && is_family(&all[0]) && joined(&all[1..]) == given;
        is_behind || (2..all.len()).any(|at| all[at..].iter().any(is_family) && joined(&all[..at]) == given)
    };
    let find = |shown: &Person, read: &Person| {
        let written = |reading: &&Reading| shown.displays.iter().any(|display| is_written(display, reading));
        read.readings.iter().filter(|reading| reading.whole).find(written).copied()
    };
    find(ours, theirs).or_else(|| find(theirs, ours))
}

/// Another whole reading that agrees word for word.
fn also(words: &Words, ours: &Person, theirs: &Person, than: Reading) -> Option<Reading> {
    let is_same = |one: &Reading, other: &Reading| alike(words, one, other) == Alike::Same;
    // The parts of a combined name agree wherever it does, and a family name does with its particle and without.
    let is_part = |one: &Reading| {
        let within = |one, other| {
            let (one, other) = (words.text(one), words.text(other));
            one.contains(other) || other.contains(one)
        };
        within(one.given, than.given) && within(one.family, than.family)
    };
    let whole = theirs.readings.iter().filter(|their| their.whole && !is_same(their, &than) && !is_part(their));
    whole.into_iter().find(|their| ours.readings.iter().any(|our| our.whole && is_same(our, their))).copied()
}

fn differ(words: &Words, ours: &Person, theirs: &Person) -> Names {
    let (mut comparable, mut common) = (false, None);
    let mut near = None;
    for our in &ours.readings {
        for their in &theirs.readings {
            let ascii = |reading: &Reading| words.text(reading.given).is_ascii();
            if ascii(our) != ascii(their) {
                continue;
            }
            comparable = true;
            if ascii(our) && words.alike(our.given, their.given) > Alike::No {
                common = common.filter(|of| matches!(of, Common::Given(_))).or(Some(Common::Given(their.given)));
            }
            let is_ours =
                |word: &WordId| words.alike(our.given, *word) > Alike::No || words.alike(our.family, *word) > Alike::No;
            common = common.or([their.family, their.given].into_iter().find(is_ours).map(Common::Other));
            let parts = [(our.given, our.family), (our.family, our.given)];
            for (kept, odd) in parts {
                for (other_kept, other_odd) in [(their.given, their.family), (their.family, their.given)] {
                    let (a, b) = (words.text(odd), words.text(other_odd));
                    if near.is_none()
                        && !has_syllables(words, our)
                        && words.alike(kept, other_kept) > Alike::No
                        && a.chars().count() > 4
                        && b.chars().count() > 4
                        && one_edit(a, b)
                    {
                        near = Some(Names::Near { theirs: *their, odd });
                    }
                }
            }
        }
    }
    match near {
        Some(near) => near,
        None if comparable => Names::Differ { common },
        None => Names::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_one_where_a_word_agrees_and_the_other_nearly_does() {
        let mut words = Words::default();
        let mut name = |text: &str| {
            let (given, family) = text.split_once(' ').unwrap();
            Reading { given: words.id(given), family: words.id(family), from: From::Display, whole: true }
        };
        let pairs = [
            ("john smith", "john smith", true),
            ("john smith", "smith john", true),
            ("john smith", "jonh smith", true),
            ("bob lee", "robert lee", true),
            ("ana lee", "anamaria lee", true),
            ("kim minjun", "jun kim", true),
            ("john smith", "jane smith", false),
            ("john smith", "john lee", false),
            ("john smith", "jonh smiht", false),
        ]
        .map(|(one, other, may)| (name(one), name(other), one, other, may));
        for (one, other, our, their, may) in pairs {
            assert_eq!(may_be_one(&words, &one, &other), may, "{our}, {their}");
            assert_eq!(may_be_one(&words, &other, &one), may, "{their}, {our}");
        }
    }

    #[test]
    fn a_login_of_two_words_comes_after_the_names_that_are_shown() {
        let mut words = Words::default();
        let mut person = |given: &str| {
            let (given, family) = (words.id(given), words.id("winters"));
            let (null, dev) = (words.id("null"), words.id("dev"));
            let display = Display::of_two(given, family);
            let login = Reading { given: null, family: dev, from: From::Login, whole: true };
            Person { readings: [display.readings[0], login].into_iter().collect(), ..of_display(display) }
        };
        let (david, dave, ann) = (person("david"), person("dave"), person("ann"));
        let alike = |other| match compare(&words, &david, other) {
            Names::Full(full) => Some(full.alike),
            _ => None,
        };
        assert_eq!((alike(&dave), alike(&ann)), (Some(Alike::Nickname), None));
    }

    fn of_display(display: Display) -> Person {
        Person { displays: [display].into_iter().collect(), ..Person::default() }
    }
}
