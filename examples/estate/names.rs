//! Names of people: pools by culture with frequencies as in life, and how a name is displayed and spelled in ASCII.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;

use crate::random::{Random, hash};

/// Where a name comes from; names go together within a culture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Culture {
    English,
    German,
    Nordic,
    Slavic,
    French,
    Spanish,
    Portuguese,
    Japanese,
    Indian,
    Chinese,
    Korean,
    Arabic,
    African,
}

/// How unevenly the names of a pool are borne, and how many of 10,000 bear a rare one that is not in it.
#[derive(Clone, Copy)]
struct Spread {
    /// The weight of the nth name is 1 / (n + flat).
    flat: u64,
    tail: u32,
}

const fn spread(flat: u64, tail: u32) -> Spread {
    Spread { flat, tail }
}

/// The pools: given and family names. The spreads are such that two people of a culture share a family name about as
/// often as in life: one pair in two thousand in French, in a thousand in Slavic, English and German, in two hundred in
/// Arabic, in a hundred in Portuguese and Indian, in forty in Chinese, in twenty in Korean. The pools themselves are small
/// and would make too many namesakes.
impl Culture {
    fn word(self) -> &'static str {
        FILES
            .iter()
            .find(|(culture, ..)| *culture == self)
            .map_or("", |(_, given, ..)| given.lines().next().unwrap_or(""))
    }
}

const FILES: [(Culture, &str, &str, Spread, Spread); 13] = [
    (
        Culture::English,
        include_str!("names/english_given.txt"),
        include_str!("names/english_family.txt"),
        spread(15, 0),
        spread(30, 6000),
    ),
    (
        Culture::German,
        include_str!("names/german_given.txt"),
        include_str!("names/german_family.txt"),
        spread(15, 0),
        spread(30, 6000),
    ),
    (
        Culture::Nordic,
        include_str!("names/nordic_given.txt"),
        include_str!("names/nordic_family.txt"),
        spread(15, 0),
        spread(10, 4500),
    ),
    (
        Culture::Slavic,
        include_str!("names/slavic_given.txt"),
        include_str!("names/slavic_family.txt"),
        spread(20, 0),
        spread(20, 8000),
    ),
    (
        Culture::French,
        include_str!("names/french_given.txt"),
        include_str!("names/french_family.txt"),
        spread(20, 0),
        spread(30, 8500),
    ),
    (
        Culture::Spanish,
        include_str!("names/spanish_given.txt"),
        include_str!("names/spanish_family.txt"),
        spread(15, 0),
        spread(10, 0),
    ),
    (
        Culture::Portuguese,
        include_str!("names/portuguese_given.txt"),
        include_str!("names/portuguese_family.txt"),
        spread(15, 2500),
        spread(6, 2500),
    ),
    (
        Culture::Japanese,
        include_str!("names/japanese_given.txt"),
        include_str!("names/japanese_family.txt"),
        spread(30, 0),
        spread(15, 5000),
    ),
    (
        Culture::Indian,
        include_str!("names/indian_given.txt"),
        include_str!("names/indian_family.txt"),
        spread(20, 3000),
        spread(8, 0),
    ),
    (
        Culture::Chinese,
        include_str!("names/chinese_given.txt"),
        include_str!("names/chinese_family.txt"),
        spread(3, 8000),
        spread(3, 0),
    ),
    (
        Culture::Korean,
        include_str!("names/korean_given.txt"),
        include_str!("names/korean_family.txt"),
        spread(3, 8500),
        spread(1, 0),
    ),
    (
        Culture::Arabic,
        include_str!("names/arabic_given.txt"),
        include_str!("names/arabic_family.txt"),
        spread(20, 0),
        spread(15, 5000),
    ),
    (
        Culture::African,
        include_str!("names/african_given.txt"),
        include_str!("names/african_family.txt"),
        spread(20, 0),
        spread(15, 0),
    ),
];

/// A given or family name as it is written, as an address spells it, and in its own script where that is another.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub text: String,
    pub ascii: String,
    pub native: String,
}

/// A person's name.
#[derive(Clone, Debug)]
pub struct Name {
    pub culture: Culture,
    pub given: Part,
    pub middle: Option<Part>,
    /// The family name that addresses use is `family`; `more` are the others (two before it, or one after it).
    pub family: Part,
    pub more: Vec<Part>,
}

/// Hashes of given and family name, of initial and family name, and of all names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keys {
    pub full: u64,
    pub short: u64,
    pub whole: u64,
    /// The given and the family name among those of the culture, and the culture.
    pub given: u64,
    pub family: u64,
    pub culture: u64,
}

/// How a name is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Full,
    FamilyComma,
    FamilyFirst,
    Native,
    GivenOnly,
    GivenInitial,
    Middle,
    Everything,
    Plain,
    Blank,
}

struct Pool {
    entries: Vec<Part>,
    /// Weights so far, so that a draw is a binary search.
    sums: Vec<u64>,
    stems: Vec<String>,
    endings: Vec<String>,
    tail: u32,
}

/// All pools, nicknames and spelling habits.
pub struct Names {
    cultures: Vec<(Culture, Pool, Pool)>,
    nicknames: HashMap<&'static str, Vec<&'static str>>,
    respellings: Vec<(Culture, &'static str, &'static str)>,
    adjectives: Vec<&'static str>,
    nouns: Vec<&'static str>,
}

impl Pool {
    fn parse(culture: Culture, text: &str, spread: Spread) -> Self {
        let (mut entries, mut sums, mut stems, mut endings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut sum = 0;
        for line in text.lines() {
            if let Some(stem) = line.strip_prefix('^') {
                stems.push(stem.to_owned());
            } else if let Some(ending) = line.strip_prefix('$') {
                endings.push(ending.to_owned());
            } else {
                let (text, native) = line.split_once('=').unwrap_or((line, ""));
                entries.push(Part { text: text.to_owned(), ascii: ascii(culture, text), native: native.to_owned() });
                sum += 1_000_000 / (entries.len() as u64 + spread.flat);
                sums.push(sum);
            }
        }
        Self { entries, sums, stems, endings, tail: spread.tail }
    }

    fn draw(&self, culture: Culture, random: &mut Random) -> Part {
        if self.tail > 0 && random.chance(self.tail) {
            // Rare names: a stem and an ending, each with its own favourites; the rarest have two stems.
            let stem = &self.stems[favour(random, self.stems.len())];
            let ending = &self.endings[favour(random, self.endings.len())];
            let between = if random.chance(6000) {
                self.stems[random.index(self.stems.len())].to_lowercase()
            } else {
                String::new()
            };
            let text = format!("{stem}{between}{ending}");
            return Part { ascii: ascii(culture, &text), text, native: String::new() };
        }
        let at = random.below(self.sums.last().copied().unwrap_or(1));
        self.entries[self.sums.partition_point(|&sum| sum <= at).min(self.entries.len() - 1)].clone()
    }
}

/// An index that favours the first ones.
fn favour(random: &mut Random, len: usize) -> usize {
    random.index(len).min(random.index(len))
}

impl Names {
    /// Reads the built-in pools.
    pub fn load() -> Self {
        let cultures = FILES
            .iter()
            .map(|&(culture, given, family, given_spread, family_spread)| {
                (culture, Pool::parse(culture, given, given_spread), Pool::parse(culture, family, family_spread))
            })
            .collect();
        let mut nicknames = HashMap::new();
        for line in include_str!("names/nicknames.txt").lines() {
            let mut words = line.split(' ');
            if let Some(formal) = words.next() {
                nicknames.insert(formal, words.collect());
            }
        }
        let respellings = include_str!("names/respellings.txt")
            .lines()
            .filter_map(|line| {
                let mut words = line.split(' ');
                let culture = culture_named(words.next()?)?;
                Some((culture, words.next()?, words.next()?))
            })
            .collect();
        let (adjectives, nouns) = include_str!("names/handle_words.txt").split_once("--\n").unwrap_or_default();
        Self {
            cultures,
            nicknames,
            respellings,
            adjectives: adjectives.lines().collect(),
            nouns: nouns.lines().collect(),
        }
    }

    /// A person's name.
    pub fn draw(&self, culture: Culture, random: &mut Random) -> Name {
        let Some((_, given, family)) = self.cultures.iter().find(|(other, ..)| *other == culture) else {
            return Name { culture, given: Part::default(), middle: None, family: Part::default(), more: Vec::new() };
        };
        let mut first = given.draw(culture, random);
        let mut middle = None;
        let mut more = Vec::new();
        let mut last = family.draw(culture, random);
        match culture {
            Culture::English | Culture::German | Culture::French | Culture::Nordic if random.chance(1200) => {
                middle = Some(given.draw(culture, random));
            }
            Culture::Portuguese => {
                if random.chance(1800) {
                    middle = Some(given.draw(culture, random));
                }
                for _ in 0..random.weighted(&[(0, 25), (1, 50), (2, 25)]) {
                    more.push(family.draw(culture, random));
                }
            }
            Culture::Spanish => more.push(family.draw(culture, random)),
            _ => {}
        }
        if culture == Culture::Slavic && first.ascii.ends_with('a') {
            feminine(&mut last);
        }
        // Some combined given names of East Asia are written apart or with a hyphen.
        if culture == Culture::Korean && random.chance(3000) && first.text.is_ascii() && first.text.len() > 5 {
            let cut = if first.text.as_bytes().get(3).is_some_and(|b| b"aeiou".contains(b)) { 2 } else { 3 };
            first.text = format!("{}-{}", &first.text[..cut], &first.text[cut..]);
        }
        Name { culture, given: first, middle, family: last, more }
    }

    /// A family name of a culture, for a changed surname.
    pub fn family(&self, culture: Culture, random: &mut Random) -> Part {
        self.draw(culture, random).family
    }

    /// A familiar form of the given name, if it has one.
    pub fn nickname(&self, name: &Name, random: &mut Random) -> Option<Part> {
        let short = random.pick(self.nicknames.get(name.given.ascii.as_str())?);
        Some(Part { text: capital(short), ascii: (*short).to_owned(), native: String::new() })
    }

    /// The name in another romanisation or spelling, if the culture has one that applies.
    pub fn respelled(&self, name: &Name, random: &mut Random) -> Option<Name> {
        let marked = matches!(name.culture, Culture::German | Culture::Nordic | Culture::Slavic);
        let mut options = Vec::new();
        for &(culture, from, to) in &self.respellings {
            if culture == name.culture {
                for (which, part) in [&name.given, &name.family].into_iter().enumerate() {
                    if part.ascii.contains(from) && (!marked || !part.text.is_ascii()) {
                        options.push((which, part.ascii.replacen(from, to, 1)));
                    }
                }
            }
        }
        if options.is_empty() {
            return None;
        }
        let (which, spelled) = options.swap_remove(random.index(options.len()));
        let part = Part { text: capital(&spelled), ascii: spelled, native: String::new() };
        let mut other = name.clone();
        if which == 0 {
            other.given = part;
        } else {
            other.family = part;
        }
        Some(other)
    }

    /// A pseudonym such as `cosmic-otter`.
    pub fn handle(&self, random: &mut Random) -> String {
        // Most people's is like nobody's: a word of their own with one that is known, or alone.
        let coined: String = (0..3).map(|_| syllable(random)).collect();
        let (one, two) = (random.pick(&self.adjectives), random.pick(&self.nouns));
        match random.below(10) {
            0..=2 => return coined,
            3 => return format!("{coined}-{two}"),
            4 => return format!("{one}-{coined}"),
            _ => {}
        }
        match random.below(8) {
            0..=2 => format!("{one}-{two}"),
            3 => format!("{one}{two}"),
            4 => format!("{two}-{one}"),
            5 => format!("{one}{two}{}", random.below(90) + 10),
            6 => format!("{two}{}", random.below(900) + 100),
            _ => format!("the-{two}-{}", random.pick(&self.nouns)),
        }
    }
}

impl Name {
    /// What makes people namesakes.
    pub fn keys(&self) -> Keys {
        Keys {
            full: hash(&[&self.given.ascii, &self.family.ascii]),
            short: hash(&[self.initial(), ".", &self.family.ascii]),
            whole: hash(&[&self.show(Form::Everything)]),
            given: hash(&["given", self.culture.word(), &self.given.ascii]),
            family: hash(&["family", self.culture.word(), &self.family.ascii]),
            culture: hash(&["culture", self.culture.word()]),
        }
    }

    /// The first letter of the given name.
    pub fn initial(&self) -> &str {
        self.given.ascii.get(..1).unwrap_or("x")
    }

    /// The name as it is displayed.
    pub fn show(&self, form: Form) -> String {
        let (given, family) = (&self.given.text, &self.family.text);
        match form {
            Form::Blank => String::new(),
            Form::GivenOnly => given.clone(),
            Form::GivenInitial => format!("{given} {}.", family.chars().next().unwrap_or('X')),
            Form::FamilyComma => format!("{family}, {given}"),
            Form::FamilyFirst => format!("{family} {given}"),
            Form::Native if !self.given.native.is_empty() && !self.family.native.is_empty() => {
                format!("{} {}", self.family.native, self.given.native)
            }
            Form::Middle if self.middle.is_some() => {
                let initial = self.middle.as_ref().and_then(|middle| middle.text.chars().next()).unwrap_or('X');
                format!("{given} {initial}. {family}")
            }
            Form::Everything => {
                let mut out = given.clone();
                let before = self.culture == Culture::Portuguese;
                let all = self.middle.iter().chain(self.more.iter().filter(|_| before));
                for part in all.chain(std::iter::once(&self.family)).chain(self.more.iter().filter(|_| !before)) {
                    out.push(' ');
                    out.push_str(&part.text);
                }
                out
            }
            Form::Plain => format!("{} {}", fold(given), fold(family)),
            Form::Full | Form::Native | Form::Middle => format!("{given} {family}"),
        }
    }

    /// Whether a form is shown in the name's own script.
    pub fn is_native(&self, form: Form) -> bool {
        form == Form::Native && !self.given.native.is_empty() && !self.family.native.is_empty()
    }
}

impl Form {
    /// Whether given and family name can be read from it.
    pub fn is_full(self) -> bool {
        !matches!(self, Form::Blank | Form::GivenOnly | Form::GivenInitial)
    }
}

fn syllable(random: &mut Random) -> String {
    const STARTS: &[u8] = b"bdfgklmnprstvxz";
    const ENDS: [&str; 8] = ["", "", "", "n", "r", "x", "k", "l"];
    let start = char::from(*random.pick(STARTS));
    let vowel = char::from(*random.pick(b"aeiouy"));
    format!("{start}{vowel}{}", random.pick(&ENDS))
}

fn culture_named(word: &str) -> Option<Culture> {
    Some(match word {
        "german" => Culture::German,
        "nordic" => Culture::Nordic,
        "slavic" => Culture::Slavic,
        "japanese" => Culture::Japanese,
        "indian" => Culture::Indian,
        "chinese" => Culture::Chinese,
        "korean" => Culture::Korean,
        "arabic" => Culture::Arabic,
        _ => return None,
    })
}

fn feminine(part: &mut Part) {
    for (from, to) in [("ski", "ska"), ("cki", "cka"), ("ov", "ova"), ("ý", "á")] {
        if let Some(stem) = part.text.strip_suffix(from) {
            part.text = format!("{stem}{to}");
            part.ascii = ascii(Culture::Slavic, &part.text);
            return;
        }
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn plain_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' => "D",
        'ß' => "ss",
        'ı' => "i",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'þ' => "th",
        'Þ' => "Th",
        _ => return None,
    })
}

/// The text without marks.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd() {
        match plain_letter(letter) {
            Some(plain) => out.push_str(plain),
            None if letter.is_ascii() => out.push(letter),
            None => {}
        }
    }
    out
}

/// The text as addresses spell it: lower-case ASCII letters.
fn ascii(culture: Culture, text: &str) -> String {
    let mut wide = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ä' | 'Ä' if culture == Culture::German => wide.push_str("ae"),
            'ö' | 'Ö' if culture == Culture::German => wide.push_str("oe"),
            'ü' | 'Ü' if culture == Culture::German => wide.push_str("ue"),
            other => wide.push(other),
        }
    }
    fold(&wide).chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
}
