//! Names and their readings: what a display name, a local part or a login says of given and family name.

use super::arabic;
use super::hangul;
use super::hash::{Start, hash};
use super::kanji;
use super::lists::{OUTSIDERS, PARTICLES, SYLLABLE_FAMILY_NAMES, TITLES};
use super::person::Person;
use super::spelling::{SEPARATORS, split_digits};
use super::syllables;
use super::words::{WordId, Words};
use crate::model::fold;
use compact_str::{CompactString, format_compact};
use smallvec::{SmallVec, smallvec};

/// Where a reading comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum From {
    /// A display name.
    Display,
    /// A local part.
    Address,
    /// A login.
    Login,
}

/// A given and a family name, in whichever order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) given: WordId,
    pub(super) family: WordId,
    pub(super) from: From,
    /// Whether it is of the first and the last word.
    pub(super) whole: bool,
}

type Readings = SmallVec<[Reading; 1]>;

/// A display name taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Display {
    /// Its words in order, without initials and particles; combined ones as one.
    pub(super) words: SmallVec<[WordId; 4]>,
    /// Letters that stand alone.
    pub(super) initials: SmallVec<[char; 2]>,
    /// The readings.
    pub(super) readings: Readings,
}

impl Display {
    /// Whether all its words are in Latin letters.
    pub(super) fn is_latin(&self, words: &Words) -> bool {
        self.words.iter().all(|word| words.text(*word).is_ascii())
    }

    /// Whether it is more than one word, or a word and an initial.
    pub(super) fn is_name(&self) -> bool {
        !self.words.is_empty() && self.words.len() + self.initials.len() > 1
    }

    /// A name of two words and nothing else.
    pub(super) fn of_two(given: WordId, family: WordId) -> Self {
        let reading = Reading { given, family, from: From::Display, whole: true };
        Self { words: smallvec![given, family], initials: SmallVec::new(), readings: smallvec![reading] }
    }

    /// Its words, where it is no more than two.
    pub(super) fn two(&self) -> Option<(WordId, WordId)> {
        match (&self.words[..], &self.readings[..]) {
            ([given, family], [Reading { given: first, family: last, whole: true, .. }])
                if (given, family) == (first, last) && self.initials.is_empty() =>
            {
                Some((*given, *family))
            }
            _ => None,
        }
    }
}

const MOST_READINGS: usize = 10;

/// Takes a display name apart.
pub(super) fn display(text: &str, words: &mut Words) -> Display {
    let turned = given_first(text);
    let text = turned.as_deref().unwrap_or(text);
    let folded = fold(text);
    two_plain(&folded, words).unwrap_or_else(|| taken_apart(text, &folded, words))
}

/// A name that begins with a family name in capitals, with the given name first: of `DE LA CRUZ Juan`. Two letters
/// without a vowel are initials.
fn given_first(name: &str) -> Option<String> {
    let is_capital = |word: &&str| {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let is_word = letters > 2 || (letters == 2 && word.contains(['A', 'E', 'I', 'O', 'U', 'Y']));
        is_word && !word.chars().any(|letter| letter.is_lowercase() || letter.is_ascii_digit() || ",.".contains(letter))
    };
    let mut pieces =
        name.split_whitespace().take_while(|piece| !piece.starts_with(['(', '[', '<', '|', '/'])).peekable();
    let first = fold(pieces.peek().filter(|first| is_capital(first))?);
    if OUTSIDERS.contains(first.as_str()) || TITLES.contains(first.as_str()) {
        return None;
    }
    let pieces: SmallVec<[&str; 6]> = pieces.collect();
    let (family, given) = pieces.split_at(pieces.iter().position(|piece| !is_capital(piece))?);
    let is_given = |piece: &str| piece.starts_with(char::is_uppercase) && piece.contains(char::is_lowercase);
    let has_comma = given.iter().any(|piece| piece.contains(','));
    (is_given(given[0]) && !has_comma).then(|| [given.join(" "), family.join(" ")].join(" "))
}

fn taken_apart(text: &str, folded: &str, words: &mut Words) -> Display {
    let mut found = Display::default();
    let folded = folded.split(['(', '[', '<', '|', '/']).next().unwrap_or_default();
    // Neither an address nor a handle is a name.
    let is_of_handle = |letter: char| letter == '_' || letter.is_ascii_digit();
    if folded.contains('@') || (folded.contains(is_of_handle) && !folded.trim().contains(char::is_whitespace)) {
        return found;
    }
    let turned;
    let folded = match folded.split_once(',') {
        Some((family, given)) if !are_titles(given) => {
            turned = format!("{given} {family}");
            turned.as_str()
        }
        Some((name, _)) => name,
        None => folded,
    };
    let folded = without_degrees(folded);
    // Each word with its other readings: parts of a combined name, particles written together with it.
    let mut forms: Vec<Vec<WordId>> = Vec::new();
    let pieces: Vec<String> =
        folded.split(|c: char| c.is_whitespace() || c == '.' || c == '_').map(word_letters).collect();
    let letters = |piece: &str| piece.chars().filter(|c| c.is_alphabetic()).count();
    let count = pieces.iter().filter(|piece| letters(piece) > 1 && !PARTICLES.contains(piece.as_str())).count();
    // Titles, and what says that somebody works for another company, are no part of a name that has two words beside.
    let is_mark = |piece: &&String| {
        count > 2 && letters(piece) > 1 && (OUTSIDERS.contains(piece.as_str()) || TITLES.contains(piece.as_str()))
    };
    // Syllables are no names of their own.
    let has_syllables = pieces.iter().any(|piece| SYLLABLE_FAMILY_NAMES.contains(piece));
    let is_vietnamese = syllables::is_vietnamese(text, &pieces);
    let is_particle = |piece: &str| !is_vietnamese && PARTICLES.contains(piece);
    let mut before = String::new();
    for piece in pieces.iter().filter(|piece| !is_mark(piece)) {
        let mut alone = piece.chars().filter(|c| c.is_alphabetic());
        match (alone.next(), alone.next()) {
            (None, _) => {}
            (Some(letter), None) if letter.is_ascii() => found.initials.push(letter),
            _ if count > 1 && is_particle(piece) => before.push_str(piece),
            _ => {
                let parts: Vec<&str> = piece.split('-').filter(|part| letters(part) > 0).collect();
                let whole = words.id(&parts.concat());
                let mut form = vec![whole];
                if parts.len() > 1 && !has_syllables {
                    let is_name = |part: &&&str| letters(part) > 1 && !PARTICLES.contains(part);
                    form.extend(parts.iter().filter(is_name).map(|part| words.id(part)));
                }
                if !before.is_empty() {
                    form.push(words.id(&format!("{before}{}", parts.concat())));
                    before.clear();
                }
                found.words.push(whole);
                forms.push(form);
            }
        }
    }
    pair(&forms, &mut found.readings);
    // Combined given names of East Asia are written apart too.
    if let [one, two, three] = found.words[..] {
        let short = |id: WordId| words.text(id).len() <= 5;
        if short(one) && short(two) && short(three) {
            let front = words.id(&format!("{}{}", words.text(one), words.text(two)));
            let back = words.id(&format!("{}{}", words.text(two), words.text(three)));
            add(&mut found.readings, front, three, true);
            add(&mut found.readings, back, one, true);
        }
    }
    if let [only] = found.words[..] {
        // A name in one piece, in a script that writes names so.
        if !words.text(only).is_ascii()
            && found.initials.is_empty()
            && text.trim().chars().count() > 1
            && is_ideographic(text)
        {
            let whole = words.text(only).to_owned();
            if let Some((family, given)) = kanji::split(&whole) {
                let (family, given) = (words.id(family), words.id(given));
                found.words = smallvec![family, given];
                add(&mut found.readings, family, given, true);
            } else {
                add(&mut found.readings, only, only, true);
            }
        }
    }
    read_in_latin(text, &mut found, words);
    found
}

/// Adds how a name in another script is read in Latin letters.
fn read_in_latin(text: &str, found: &mut Display, words: &mut Words) {
    if let [family, given] = found.words[..] {
        let (families, givens) = (kanji::family(words.text(family)), kanji::given(words.text(given)));
        for family in families {
            givens.iter().for_each(|given| add(&mut found.readings, words.id(given), words.id(family), true));
        }
    }
    let latin: SmallVec<[_; 4]> = found.words.iter().map(|word| arabic::latin(words.text(*word))).collect();
    if let [given, families @ ..] = &latin[..]
        && let Some(given) = given.first().filter(|_| families.iter().all(|family| !family.is_empty()))
    {
        let given = words.id(given);
        for (at, family) in families.iter().enumerate().rev() {
            let whole = at + 1 == families.len();
            family.iter().for_each(|family| add(&mut found.readings, given, words.id(family), whole));
        }
    }
    if let Some((given, family)) = hangul::name(text) {
        add(&mut found.readings, words.id(&given), words.id(&family), true);
    }
}

/// A name without the abbreviations before it, of which the first is a title: `dr. rer. nat.`
fn without_degrees(name: &str) -> &str {
    let abbreviated = |name: &str| name.find(' ').filter(|end| *end > 2 && name[..*end].ends_with('.'));
    let mut rest = name.trim_start();
    if !rest.split('.').next().is_some_and(|title| TITLES.contains(title)) {
        return rest;
    }
    while let Some(end) = abbreviated(rest) {
        rest = rest[end..].trim_start();
    }
    rest
}

/// A name of two words and nothing else, as most are: what `display` finds of it, without taking it to pieces.
fn two_plain(folded: &str, words: &mut Words) -> Option<Display> {
    let (given, family) = folded.split_once(' ')?;
    let is_word = |word: &str| {
        let has_two = word.chars().nth(1).is_some();
        has_two
            && word.chars().all(char::is_alphabetic)
            && !PARTICLES.contains(word)
            && !has_hangul(word)
            && !is_ideographic(word)
            && !arabic::is_arabic(word)
    };
    if !is_word(given) || !is_word(family) {
        return None;
    }
    Some(Display::of_two(words.id(given), words.id(family)))
}

/// Whether folded text has letters of Hangul, which folding takes apart.
fn has_hangul(folded: &str) -> bool {
    folded.chars().any(|c| matches!(c, '\u{1100}'..='\u{11FF}'))
}

/// Whether what stands behind a comma is no given name.
fn are_titles(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| TITLES.contains(word) || OUTSIDERS.contains(word))
}

fn is_ideographic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'))
}

fn word_letters(piece: &str) -> String {
    let kept = piece.chars().filter(|c| c.is_alphabetic() || *c == '-' || *c == '\u{2010}');
    kept.map(|c| if c == '\u{2010}' { '-' } else { c }).collect()
}

fn pair(forms: &[Vec<WordId>], readings: &mut Readings) {
    let Some((first, rest)) = forms.split_first() else { return };
    for (index, family) in rest.iter().enumerate().rev() {
        for given in first {
            for family in family {
                add(readings, *given, *family, index + 1 == rest.len());
            }
        }
    }
}

fn add(readings: &mut Readings, given: WordId, family: WordId, whole: bool) {
    if readings.len() < MOST_READINGS {
        readings.push(Reading { given, family, from: From::Display, whole });
    }
}

/// A local part or login without the word that says that somebody works for another company.
pub(super) fn without_company(text: &str) -> &str {
    let Some(first) = text.bytes().position(is_separator) else { return text };
    let is_mark = OUTSIDERS.contains(&text[..first]) && (first > 1 || text.as_bytes()[first] == b'-');
    if is_mark {
        return &text[first + 1..];
    }
    match text.bytes().rposition(is_separator) {
        Some(last) if OUTSIDERS.contains(&text[last + 1..]) => &text[..last],
        _ => text,
    }
}

/// Whether a local part is two words with a hyphen between them.
pub(super) fn is_hyphened(local: &[u8]) -> bool {
    let Some(at) = memchr::memchr(b'-', local) else { return false };
    let is_word = |word: &[u8]| word.len() > 1 && word.iter().all(u8::is_ascii_alphabetic);
    is_word(&local[..at]) && is_word(&local[at + 1..])
}

/// The two words of a local part or login that is plain, where it has two: split at `.` or `_`, else at `-`.
pub(super) fn two_words(text: &str) -> Option<(CompactString, CompactString, bool)> {
    if !text.bytes().any(is_separator) {
        return None;
    }
    let (text, _) = split_digits(before_tag(text));
    let text = without_company(text.trim_matches(SEPARATORS));
    let is_dot = |byte| matches!(byte, b'.' | b'_');
    let dotted = text.bytes().any(is_dot);
    let (first, last) = match first_three(text, |byte| if dotted { is_dot(byte) } else { byte == b'-' }) {
        [Some(only), None, _] => (only, only),
        [Some(first), Some(last), None] => (first, last),
        _ => return None,
    };
    let letters = |part: &str| -> CompactString {
        let is_plain = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_plain { part.into() } else { part.chars().filter(|c| c.is_alphabetic()).collect() }
    };
    // Behind two words the letter of a third one may stand.
    let before = text[..last].bytes().rposition(is_separator).filter(|_| text.len() - last == 2);
    let last = before.map_or(&text[last + 1..], |before| &text[before + 1..last]);
    let (first, last) = (letters(&text[..first]), letters(last));
    let is_word = |part: &str| part.len() > 1 && part.chars().nth(1).is_some() && !is_initials(part);
    // Behind a particle stands the rest of a family name, behind a title none.
    let is_family = !dotted && PARTICLES.contains(first.as_str());
    let is_name = is_word(&first) && is_word(&last) && !is_family && !TITLES.contains(first.as_str());
    is_name.then_some((first, last, dotted))
}

/// The word of a local part that is a word and a letter or two, and these.
pub(super) fn word_and_letters(local: &str) -> Option<(&str, &str)> {
    local.split_once(SEPARATORS).filter(|(_, letters)| letters.len() <= 2)
}

/// Whether two letters cannot be spoken, as initials; but for a family name.
fn is_initials(part: &str) -> bool {
    let is_consonant = |byte: u8| byte.is_ascii_alphabetic() && !b"aeiou".contains(&byte);
    part.len() == 2 && part.bytes().all(is_consonant) && !part.ends_with('y') && part != "ng"
}

/// The two words of one that has three parts, where the one in the middle belongs to that before or behind it.
pub(super) fn joined_words(text: &str) -> Option<[(CompactString, CompactString); 2]> {
    let (text, _) = split_digits(before_tag(text));
    let [Some(one), Some(other), None] = first_three(text, is_separator) else { return None };
    let (first, middle, last) = (&text[..one], &text[one + 1..other], &text[other + 1..]);
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if first.len() < 2 || middle.is_empty() || last.len() < 2 || ![first, middle, last].into_iter().all(is_plain) {
        return None;
    }
    let join = |one: &str, other: &str| CompactString::from(one) + other;
    Some([(join(first, middle), last.into()), (first.into(), join(middle, last))])
}

/// What logins are made of the three words that a person shows, or has in an address: the second or the last one between
/// or behind the initials of the others; each with the given and the family name that it is of.
pub(super) fn with_initials<'p>(
    words: &'p Words,
    person: &'p Person,
) -> impl Iterator<Item = (CompactString, [&'p str; 2])> {
    let shown = person.displays.iter().filter_map(|display| match display.words[..] {
        [one, two, three] => Some([one, two, three].map(|word| words.text(word))),
        _ => None,
    });
    let written = person.addresses.iter().filter_map(|address| three_words(&address.local));
    let initial = |word: &'p str| &word[..word.chars().next().map_or(0, char::len_utf8)];
    let made = move |[one, two, three]: [&'p str; 3]| {
        let second = format_compact!("{}{two}{}", initial(one), initial(three));
        let last = format_compact!("{}{}{three}", initial(one), initial(two));
        // In Vietnam the given name is the last one.
        let given = format_compact!("{three}{}{}", initial(one), initial(two));
        [(second, [one, two]), (last, [one, three]), (given, [three, one])]
    };
    shown.chain(written).flat_map(made)
}

/// The words of a local part of three.
pub(super) fn three_words(text: &str) -> Option<[&str; 3]> {
    let (text, _) = split_digits(before_tag(text));
    let [Some(first), Some(last), None] = first_three(text, |byte| matches!(byte, b'.' | b'_')) else { return None };
    let words = [&text[..first], &text[first + 1..last], &text[last + 1..]];
    let is_word = |word: &&str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_letter = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    (words[..2].iter().all(is_word) && (is_word(&words[2]) || is_letter(words[2]))).then_some(words)
}

/// Whether a byte is one of [`SEPARATORS`]. Local parts and logins are too short for faster ways of looking for it.
fn is_separator(byte: u8) -> bool {
    SEPARATORS.contains(&char::from(byte))
}

/// Where the first three such bytes stand.
fn first_three(text: &str, is_meant: impl Fn(u8) -> bool) -> [Option<usize>; 3] {
    let mut found = text.bytes().enumerate().filter(|(_, byte)| is_meant(*byte)).map(|(at, _)| at);
    [found.next(), found.next(), found.next()]
}

/// A local part or login without what stands behind `+`.
fn before_tag(text: &str) -> &str {
    text.bytes().position(|byte| byte == b'+').map_or(text, |at| &text[..at])
}

/// How a string spells a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spells {
    /// It is a part of the name alone.
    Part,
    /// It is made of beginnings of both parts.
    Beginnings,
    /// It is both parts.
    Full,
}

/// Whether letters without digits spell a name, in either order.
pub(super) fn spells(string: &str, given: &str, family: &str) -> Option<Spells> {
    if string.is_empty() {
        return None;
    }
    let one_way = |first: &str, second: &str| {
        let common = first.bytes().zip(string.bytes()).take_while(|(a, b)| a == b).count();
        (1..=common).rev().find_map(|cut| {
            let (Some(rest), Some(_)) = (string.get(cut..), first.get(..cut)) else { return None };
            if rest.is_empty() {
                return None;
            }
            if cut == first.len() && (rest == second || middle_initial(string, first, second).is_some()) {
                return Some(Spells::Full);
            }
            // So may a middle initial between a beginning and a whole.
            let begins = second.starts_with(rest)
                || (rest.len() > 2 && cut == 1 && rest.get(1..).is_some_and(|rest| rest == second));
            (begins && (cut > 1 || rest.len() > 1)).then_some(Spells::Beginnings)
        })
    };
    if string == given || string == family {
        return Some(Spells::Part);
    }
    let best = one_way(given, family).max(one_way(family, given));
    let of_syllables = || syllables::spell(string, given, family) || syllables::spell(string, family, given);
    best.or_else(|| of_syllables().then_some(Spells::Beginnings))
}

/// The letter that stands between the parts of a name in letters without digits. One that is doubled was mistyped.
pub(super) fn middle_initial(string: &str, first: &str, second: &str) -> Option<char> {
    let mut between = string.strip_prefix(first)?.strip_suffix(second)?.chars();
    let letter = between.next().filter(|_| between.next().is_none())?;
    (!first.ends_with(letter) && !second.starts_with(letter)).then_some(letter)
}

/// In which style a login is made of a name; 0 where it is not.
pub(super) fn style(stem: &str, given: &str, family: &str) -> usize {
    let initial = |text: &str| text.chars().next();
    let begins = |first: &str| stem.strip_prefix(first);
    let first_of = |text: &str| initial(text).and_then(|letter| stem.strip_prefix(letter));
    let only = |rest: Option<&str>, text: &str| {
        rest.is_some_and(|rest| {
            let mut letters = rest.chars();
            letters.next().is_some() && letters.next().is_none() && rest.chars().next() == initial(text)
        })
    };
    if begins(given) == Some(family) {
        1
    } else if begins(family) == Some(given) {
        2
    } else if first_of(given) == Some(family) {
        3
    } else if only(begins(family), given) {
        4
    } else if only(begins(given), family) {
        5
    } else if first_of(family) == Some(given) {
        6
    } else if stem == given {
        7
    } else if stem == family {
        8
    } else if syllables::spell(stem, given, family) || syllables::spell(stem, family, given) {
        9
    } else if spells(stem, given, family).is_some() {
        STYLES - 1
    } else {
        0
    }
}

/// How many styles of logins there are.
pub(super) const STYLES: usize = 11;

/// The usual short forms of a name, as logins and local parts have them, hashed.
pub(super) fn short_forms(given: &str, family: &str, add: &mut impl FnMut(u64)) {
    const LONGEST: usize = 64;
    let first = |text: &str, len: usize| {
        if text.is_ascii() {
            return len.min(text.len());
        }
        text.char_indices().nth(len).map_or(text.len(), |(at, _)| at)
    };
    let (of_given, of_family) = (Start::of(given), Start::of(family));
    let (g, x) = (first(given, 1), first(family, 1));
    let (all, whole) = (given.len(), family.len());
    let mut join = |one: Start<'_>, len: usize, other: Start<'_>, other_len: usize| {
        if (3..=LONGEST).contains(&(len + other_len)) {
            add(one.hash_with(len, other, other_len));
        }
    };
    let mut given_first = |len, other_len| join(of_given, len, of_family, other_len);
    given_first(all, whole);
    given_first(g, whole);
    given_first(all, x);
    given_first(all, 0);
    given_first(first(given, 3), first(family, 3));
    if whole > 7 {
        given_first(g, first(family, 7));
    }
    let mut family_first = |len, other_len| join(of_family, len, of_given, other_len);
    family_first(whole, all);
    family_first(whole, g);
    family_first(x, all);
    family_first(whole, 0);
    for (cut, of) in [(5, 2), (6, 2), (5, 3), (3, 3), (4, 4)] {
        family_first(first(family, cut), first(given, of));
    }
    for (given, family) in [(given, family), (family, given)] {
        syllables::forms(given, family).iter().for_each(|form| add(hash(form.as_bytes())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn readings(text: &str) -> Vec<String> {
        let mut words = Words::default();
        let found = display(text, &mut words);
        found.readings.iter().map(|r| format!("{} {}", words.text(r.given), words.text(r.family))).collect()
    }

    #[test]
    fn display_names_are_read_in_every_usual_form() {
        for (text, expected) in [
            ("Ann Lee", &["ann lee"][..]),
            ("Lee, Ann", &["ann lee"]),
            ("Kevin J. O'Connor", &["kevin oconnor"]),
            ("Jan van der Berg", &["jan berg", "jan vanderberg"]),
            ("Maria Silva Santos", &["maria santos", "maria silva"]),
            ("Min-jun Kim", &["minjun kim"]),
            ("Manal Al-Talami", &["manal altalami", "manal talami"]),
            ("Kim Min Jun", &["kim jun", "kim min", "kimmin jun", "minjun kim"]),
            ("Jos\u{e9} (contractor)", &[]),
            ("Le Van", &["le van"]),
            ("EXT Feilei Yang", &["feilei yang"]),
            ("BEGUE Anne-Sophie", &["annesophie begue", "anne begue", "sophie begue"]),
            ("DE LA CRUZ Juan", &["juan cruz", "juan delacruz"]),
            ("LI Wei", &["wei li"]),
            ("JP Morgan", &["jp morgan"]),
            ("ANN LEE", &["ann lee"]),
            ("ANN Lee (ext)", &["lee ann"]),
            ("Leah Rowhurst, RN", &["leah rowhurst"]),
            ("Dr. Kevin Shelton", &["kevin shelton"]),
            ("Dr. rer. nat. Jan Koch", &["jan koch"]),
            ("Pawar, Prof. Dr. med. Lata", &["lata pawar"]),
            ("Dr.med. Ida J. Haselbauer", &["ida haselbauer"]),
            ("Phil. Koch", &["phil koch"]),
            ("Dorothy Murray - Contractor", &["dorothy murray"]),
            ("ann@corp.example", &[]),
        ] {
            assert_eq!(readings(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_names_are_read_as_all_others_are(text in "(van|de|[A-Za-z\u{e9}\u{5c71}.-]{1,5}) (la|[a-z\u{142}']{1,6})( [a-z])?") {
            let mut words = Words::default();
            let folded = fold(&text);
            if let Some(plain) = two_plain(&folded, &mut words) {
                let apart = taken_apart(&text, &folded, &mut words);
                prop_assert_eq!(plain.words, apart.words);
                prop_assert_eq!(plain.initials, apart.initials);
                prop_assert_eq!(plain.readings, apart.readings);
            }
            let apart = taken_apart(&text, &folded, &mut words);
            if let Some((given, family)) = apart.two() {
                let two = Display::of_two(given, family);
                prop_assert_eq!((two.words, two.readings), (apart.words, apart.readings));
            }
        }
    }

    #[test]
    fn strings_spell_names_by_beginnings() {
        for (string, expected) in [
            ("annlee", Some(Spells::Full)),
            ("leeann", Some(Spells::Full)),
            ("alee", Some(Spells::Beginnings)),
            ("leea", Some(Spells::Beginnings)),
            ("annl", Some(Spells::Beginnings)),
            ("ajlee", Some(Spells::Beginnings)),
            ("ann", Some(Spells::Part)),
            ("al", None),
            ("otter", None),
            ("annx", None),
        ] {
            assert_eq!(spells(string, "ann", "lee"), expected, "{string}");
        }
    }

    #[test]
    fn local_parts_have_two_words_or_none() {
        assert_eq!(two_words("ann.lee2"), Some(("ann".into(), "lee".into(), true)));
        assert_eq!(two_words("ann-lee"), Some(("ann".into(), "lee".into(), false)));
        assert_eq!(two_words("a.lee"), None);
        assert_eq!(two_words("annlee"), None);
        assert_eq!(two_words("al-naimi17"), None);
        assert_eq!(two_words("mr-fox"), None);
        assert_eq!(two_words("ys.choi"), None, "initials of a given name");
        assert_eq!(two_words("wei.ng").map(|(_, family, _)| family).as_deref(), Some("ng"));
        assert_eq!(two_words("van.nguyen"), Some(("van".into(), "nguyen".into(), true)));
        assert_eq!(two_words("ext-ann.lee"), Some(("ann".into(), "lee".into(), true)));
        assert_eq!(two_words("ann.lee.extern"), Some(("ann".into(), "lee".into(), true)));
    }
}
