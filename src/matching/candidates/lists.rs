//! The lists that are data: nicknames, role words, particles, look-alike letters, spellings, second accounts.

use foldhash::fast::RandomState;
use std::sync::LazyLock;

/// Words are looked up for every name and address, so their hashes are fast ones.
type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
type HashSet<K> = std::collections::HashSet<K, RandomState>;

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

/// Words before a family name.
pub(super) static PARTICLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../assets/matching/particles.txt")).collect());

/// Words that directories put before or behind the name of somebody of another company.
pub(super) static OUTSIDERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../assets/matching/outsiders.txt")).collect());

/// Korean family names, and how they are written in Latin letters.
pub(super) static HANGUL_FAMILY_NAMES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| pairs(include_str!("../../../assets/matching/hangul.txt")).collect());

/// Titles and degrees.
pub(super) static TITLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../assets/matching/titles.txt")).collect());

/// Letters of other scripts that are taken for Latin ones.
pub(super) static LOOKALIKES: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let letters = pairs(include_str!("../../../assets/matching/lookalikes.txt"));
    letters.filter_map(|(from, to)| Some((from.chars().next()?, to.chars().next()?))).collect()
});

/// Spellings of one sound, in the order in which they are replaced; `^` is the beginning of the word, `$` its end.
pub(super) static SPELLINGS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| pairs(include_str!("../../../assets/matching/spellings.txt")).collect());

/// What stands behind or before the login of a second account.
pub(super) static SECOND_ACCOUNTS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../assets/matching/second_accounts.txt")).collect());
