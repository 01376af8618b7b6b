//! The lists that are data: nicknames, role words, particles, look-alike letters, spellings, second accounts.

use super::spelling::arabic;
use super::syllables::is_syllable;
use crate::model::fold;
use compact_str::CompactString;
use foldhash::fast::RandomState;
use std::sync::LazyLock;

/// Words are looked up for every name and address, so their hashes are fast ones.
type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
type HashSet<K> = std::collections::HashSet<K, RandomState>;

/// A short list of words. Most that are looked for are in none, which their length and first letter tell.
pub(super) struct List {
    words: HashSet<&'static str>,
    /// For each length the first letters of words so long, as bits.
    begins: [u32; Self::LENGTHS],
}

impl List {
    /// How many lengths are told apart; longer words are taken for as long.
    const LENGTHS: usize = 16;

    fn of(text: &'static str) -> Self {
        Self::of_words(lines(text))
    }

    fn of_words(words: impl Iterator<Item = &'static str>) -> Self {
        let words: HashSet<&str> = words.collect();
        let mut begins = [0; Self::LENGTHS];
        for (len, letter) in words.iter().map(|word| Self::place(word)) {
            begins[len] |= letter;
        }
        Self { words, begins }
    }

    fn place(word: &str) -> (usize, u32) {
        (word.len().min(Self::LENGTHS - 1), word.bytes().next().map_or(0, |letter| 1 << (letter & 31)))
    }

    /// Whether it has a word.
    pub(super) fn contains(&self, word: &str) -> bool {
        let (len, letter) = Self::place(word);
        self.begins[len] & letter != 0 && self.words.contains(word)
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(text).filter_map(|line| line.split_once(' '))
}

/// For each given name the groups of forms that it stands in.
pub(super) static NICKNAMES: LazyLock<HashMap<&'static str, Vec<u16>>> = LazyLock::new(|| {
    let mut groups: HashMap<&'static str, Vec<u16>> = HashMap::default();
    for (number, line) in lines(include_str!("../../../assets/matching/nicknames.txt")).enumerate() {
        for word in line.split(' ') {
            groups.entry(word).or_default().push(number as u16);
        }
    }
    groups
});

/// What makes a word a role's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It is one anywhere.
    Anywhere,
    /// It is a person's name too: one where the display name lacks it.
    Unnamed,
    /// It begins handles too: one as the last part.
    Last,
}

/// Words of roles.
pub(super) static ROLES: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let words = lines(include_str!("../../../assets/matching/roles.txt"));
    let role = |word: &'static str| match (word.strip_suffix('?'), word.strip_suffix('=')) {
        (Some(word), _) => (word, Role::Unnamed),
        (_, Some(word)) => (word, Role::Last),
        _ => (word, Role::Anywhere),
    };
    words.map(role).collect()
});

/// Words that stand on one side of handles, by the letter at that end of theirs.
pub(super) struct Around {
    /// For each byte.
    words: Vec<Vec<&'static str>>,
    end: fn(&str) -> Option<u8>,
}

impl Around {
    fn by(words: impl Iterator<Item = &'static str>, end: fn(&str) -> Option<u8>) -> Self {
        let mut by_end = vec![Vec::new(); usize::from(u8::MAX) + 1];
        words.for_each(|word| by_end[usize::from(end(word).unwrap_or_default())].push(word));
        Self { words: by_end, end }
    }

    /// The words that a text may have there.
    pub(super) fn of(&self, text: &str) -> impl Iterator<Item = &'static str> {
        self.words[usize::from((self.end)(text).unwrap_or_default())].iter().copied()
    }

    /// Whether a text is such a word.
    pub(super) fn has(&self, text: &str) -> bool {
        self.of(text).any(|word| word == text)
    }
}

/// What people put around a handle.
pub(super) struct Decorations {
    pub(super) before: Around,
    pub(super) behind: Around,
}

/// Words before handles, and behind them.
pub(super) static DECORATIONS: LazyLock<Decorations> = LazyLock::new(|| {
    let words = || lines(include_str!("../../../assets/matching/decorations.txt"));
    let before = Around::by(words().filter_map(|word| word.strip_suffix('-')), |word| word.bytes().next());
    let behind = Around::by(words().filter_map(|word| word.strip_prefix('-')), |word| word.bytes().next_back());
    Decorations { before, behind }
});

/// Words before a family name.
pub(super) static PARTICLES: LazyLock<List> =
    LazyLock::new(|| List::of(include_str!("../../../assets/matching/particles.txt")));

/// Words that directories put before or behind the name of somebody of another company.
pub(super) static OUTSIDERS: LazyLock<List> =
    LazyLock::new(|| List::of(include_str!("../../../assets/matching/outsiders.txt")));

/// Korean family names, and how they are written in Latin letters.
pub(super) static HANGUL_FAMILY_NAMES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| pairs(include_str!("../../../assets/matching/hangul.txt")).collect());

/// Other spellings of these, and the one that stands for each.
pub(super) static KOREAN_SPELLINGS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| pairs(include_str!("../../../assets/matching/korean_spellings.txt")).collect());

static ENGLISH_GIVEN_NAMES: LazyLock<List> =
    LazyLock::new(|| List::of(include_str!("../../../assets/matching/english_given_names.txt")));

/// Whether a word is a given name by the lists, whoever bears it.
pub(super) fn is_given_name(word: &str) -> bool {
    NICKNAMES.contains_key(word) || ENGLISH_GIVEN_NAMES.contains(word)
}

/// Whether it is one that people of East Asia take beside their own, and no syllable that may be theirs.
pub(super) fn is_english_given_name(word: &str) -> bool {
    ENGLISH_GIVEN_NAMES.contains(word) || (NICKNAMES.contains_key(word) && !is_syllable(word))
}

/// Family names that are borne in Korea, in all spellings.
pub(super) static KOREAN_FAMILY_NAMES: LazyLock<List> = LazyLock::new(|| List::of_words(korean_family_names()));

fn korean_family_names() -> impl Iterator<Item = &'static str> {
    let spelled = KOREAN_SPELLINGS.iter().flat_map(|(other, usual)| [*other, *usual]);
    spelled.chain(HANGUL_FAMILY_NAMES.values().copied())
}

/// For letters the vowels that they may stand for in a Korean syllable: at its end, and before a consonant.
pub(super) static KOREAN_VOWELS: LazyLock<HashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = pairs(include_str!("../../../assets/matching/korean_vowels.txt"));
    lines.filter_map(|(letters, vowels)| Some((letters, vowels.split_once(' ')?))).collect()
});

/// Names, and how each is read.
type Readings = HashMap<&'static str, Vec<&'static str>>;

fn readings(text: &'static str) -> Readings {
    pairs(text).map(|(name, readings)| (name, readings.split(' ').collect())).collect()
}

/// Japanese family names, and how they are read.
pub(super) static JAPANESE_FAMILY_NAMES: LazyLock<Readings> =
    LazyLock::new(|| readings(include_str!("../../../assets/matching/japanese_family_names.txt")));

/// Chinese family names, and how they are read.
pub(super) static CHINESE_FAMILY_NAMES: LazyLock<Readings> =
    LazyLock::new(|| readings(include_str!("../../../assets/matching/chinese_family_names.txt")));

/// Japanese given names, and how they are read.
pub(super) static JAPANESE_GIVEN_NAMES: LazyLock<Readings> =
    LazyLock::new(|| readings(include_str!("../../../assets/matching/japanese_given_names.txt")));

/// Family names of people whose given names are syllables, those that are borne in Korea among them.
pub(super) static SYLLABLE_FAMILY_NAMES: LazyLock<List> = LazyLock::new(|| {
    let others = lines(include_str!("../../../assets/matching/syllable_family_names.txt"));
    List::of_words(others.chain(korean_family_names()))
});

/// Vietnamese family names.
pub(super) static VIETNAMESE_FAMILY_NAMES: LazyLock<List> =
    LazyLock::new(|| List::of(include_str!("../../../assets/matching/vietnamese_family_names.txt")));

/// Arabic names, folded, and how they are most often written in Latin letters.
pub(super) static ARABIC_NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let names = pairs(include_str!("../../../assets/matching/arabic_names.txt"));
    names.map(|(name, latin)| (fold(name), latin)).collect()
});

/// How these are written in Latin letters, in one spelling.
pub(super) static ARABIC_NAMES_IN_LATIN: LazyLock<HashSet<CompactString>> =
    LazyLock::new(|| ARABIC_NAMES.values().map(|latin| arabic(latin)).collect());

/// Titles and degrees.
pub(super) static TITLES: LazyLock<List> =
    LazyLock::new(|| List::of(include_str!("../../../assets/matching/titles.txt")));

/// Letters of other scripts that are taken for Latin ones.
pub(super) static LOOKALIKES: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let letters = pairs(include_str!("../../../assets/matching/lookalikes.txt"));
    letters.filter_map(|(from, to)| Some((from.chars().next()?, to.chars().next()?))).collect()
});

/// A spelling of a sound, and the one that stands for all of them.
pub(super) struct Spelling {
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) place: Place,
    /// Its letters.
    pub(super) letters: Letters,
}

/// Where in a word a spelling is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    Anywhere,
    End,
}

/// Spellings of one sound, in the order in which they are replaced; `^` is the beginning of the word, `$` its end.
pub(super) static SPELLINGS: LazyLock<Vec<Spelling>> =
    LazyLock::new(|| spellings(include_str!("../../../assets/matching/spellings.txt")));

/// So for Arabic names.
pub(super) static ARABIC_SPELLINGS: LazyLock<Vec<Spelling>> =
    LazyLock::new(|| spellings(include_str!("../../../assets/matching/arabic_spellings.txt")));

fn spellings(list: &'static str) -> Vec<Spelling> {
    let spelling = |(text, to): (&'static str, &'static str)| {
        let (from, place) = match (text.strip_prefix('^'), text.strip_suffix('$')) {
            (Some(start), _) => (start, Place::Start),
            (_, Some(end)) => (end, Place::End),
            _ => (text, Place::Anywhere),
        };
        Spelling { from, to, place, letters: Letters::of(from) }
    };
    pairs(list).map(spelling).collect()
}

/// Which letters a text has, and which pairs of them, as bits; a few of either share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    alone: u32,
    pairs: u64,
}

impl Letters {
    /// Those of a text in ASCII.
    pub(super) fn of(text: &str) -> Self {
        let text = text.as_bytes();
        let pair = |pair: &[u8]| 1 << (pair.iter().fold(0, |all, letter| all * 11 + u32::from(*letter)) & 63);
        Self {
            alone: text.iter().fold(0, |all, letter| all | 1 << (letter & 31)),
            pairs: text.windows(2).fold(0, |all, letters| all | pair(letters)),
        }
    }

    /// Whether it may have all that another has.
    pub(super) fn have(self, other: Self) -> bool {
        other.alone & !self.alone == 0 && other.pairs & !self.pairs == 0
    }
}

/// What stands behind or before the login of a second account.
pub(super) static SECOND_ACCOUNTS: LazyLock<List> =
    LazyLock::new(|| List::of(include_str!("../../../assets/matching/second_accounts.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_another_script_has_readings_in_plain_letters() {
        let lists = [&JAPANESE_FAMILY_NAMES, &JAPANESE_GIVEN_NAMES, &CHINESE_FAMILY_NAMES];
        for (name, readings) in lists.into_iter().flat_map(|list| list.iter()) {
            let is_plain =
                |reading: &&str| reading.len() > 1 && reading.bytes().all(|letter| letter.is_ascii_lowercase());
            assert!(!name.is_ascii() && !readings.is_empty() && readings.iter().all(is_plain), "{name} {readings:?}");
        }
    }
}
