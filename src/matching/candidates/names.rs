//! Names and their readings: what a display name says of given and family name.

use super::arabic;
use super::hangul;
use super::hanzi;
use super::kanji;
use super::lists::{OUTSIDERS, PARTICLES, SYLLABLE_FAMILY_NAMES, TITLES};
use super::syllables;
use super::words::{WordId, Words};
use crate::model::fold;
use smallvec::{SmallVec, smallvec};
use unicode_normalization::UnicodeNormalization;

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

    /// The second of more than two words, and the last one: so some go by their second given name.
    pub(super) fn second_given(&self) -> Option<Reading> {
        let [_, given, .., family] = self.words[..] else { return None };
        (given != family).then_some(Reading { given, family, from: From::Display, whole: false })
    }

    /// The first of more than two words, and the last but one: the first of two family names.
    pub(super) fn without_last(&self) -> Option<Reading> {
        let [given, .., family, _] = self.words[..] else { return None };
        Some(Reading { given, family, from: From::Display, whole: false })
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
    let read = |text: &str, words: &mut Words| {
        let folded = fold(text);
        two_plain(&folded, words).unwrap_or_else(|| taken_apart(text, &folded, words))
    };
    let mut found = read(text, words);
    if let Some(text) = in_two_letters(text) {
        let other = read(&text, words);
        other.readings.iter().for_each(|of| add(&mut found.readings, of.given, of.family, of.whole));
    }
    found
}

/// A name with the two letters that logins and addresses may write for one: `Müller` is `mueller` there as often as
/// `muller`.
fn in_two_letters(name: &str) -> Option<String> {
    const LETTERS: [(char, &str); 5] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('å', "aa"), ('ø', "oe")];
    if name.is_ascii() {
        return None;
    }
    let composed: String = name.nfc().flat_map(char::to_lowercase).collect();
    let has_one = composed.contains(LETTERS.map(|(letter, _)| letter));
    has_one.then(|| LETTERS.iter().fold(composed, |name, (letter, two)| name.replace(*letter, two)))
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
    let mut pieces: Vec<String> =
        folded.split(|c: char| c.is_whitespace() || c == '.' || c == '_').map(word_letters).collect();
    syllables::join_apart(&mut pieces);
    arabic::join_servant(&mut pieces);
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
    if let [one, two, three] = found.words[..]
        && are_joined([one, two, three].map(|word| words.text(word)))
    {
        let front = words.id(&format!("{}{}", words.text(one), words.text(two)));
        let back = words.id(&format!("{}{}", words.text(two), words.text(three)));
        add(&mut found.readings, front, three, true);
        add(&mut found.readings, back, one, true);
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

/// Whether three words of a name are so short that two of them may be one given name; syllables are a letter longer.
pub(super) fn are_joined(name: [&str; 3]) -> bool {
    const LONGEST: usize = 5;
    let is_short = |word: &str| word.len() <= LONGEST || (word.len() == LONGEST + 1 && syllables::is_syllable(word));
    name.into_iter().all(is_short)
}

/// Adds how a name in another script is read in Latin letters.
fn read_in_latin(text: &str, found: &mut Display, words: &mut Words) {
    if let [family, given] = found.words[..] {
        let (families, givens) = (kanji::family(words.text(family)), kanji::given(words.text(given)));
        for family in families {
            givens.iter().for_each(|given| add(&mut found.readings, words.id(given), words.id(family), true));
        }
    }
    // What is read in Japanese, or has a Japanese family name of several characters, is not Chinese.
    let is_read = found.readings.iter().any(|reading| words.text(reading.given).is_ascii());
    let is_family =
        |word: &WordId| words.text(*word).chars().count() > 1 && !kanji::family(words.text(*word)).is_empty();
    let is_japanese = is_read || (found.words.len() > 1 && found.words.first().is_some_and(is_family));
    if !is_japanese {
        for (given, family) in hanzi::names(text) {
            add(&mut found.readings, words.id(&given), words.id(&family), true);
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
            ("Gim Seung U", &["gim seungu"]),
            ("Eun U Jeong", &["eunu jeong"]),
            ("Eun U. Jeong", &["eun jeong"]),
            ("Gim Sue U.", &["gim sue"]),
            ("Seung Jun A.", &[]),
            ("Jan van R.", &["jan van"]),
            ("Abdul Rahman Al Ketbi", &["abdulrahman ketbi", "abdulrahman alketbi"]),
            ("Omar Abd El Rahman", &["omar abdelrahman"]),
            ("Abdul Rahman", &["abdul rahman"]),
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
}
