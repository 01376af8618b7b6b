//! The directories that hand out addresses and logins, each to one account only, and the ways an address goes wrong.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::names::Name;
use crate::random::{Random, hash};

/// How a local part or login is made from a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    GivenDotFamily,
    FamilyDotGiven,
    GivenUnderscoreFamily,
    GivenFamily,
    GivenHyphenFamily,
    InitialFamily,
    InitialDotFamily,
    GivenDotInitial,
    GivenInitial,
    FamilyInitial,
    Given,
    /// Five letters of the family name and two of the given name.
    ShortCut,
    /// Initials and a number, as universities do.
    Short,
    Handle,
    Number,
}

impl Style {
    /// Whether given and family name can be read from it.
    pub fn is_full(self) -> bool {
        matches!(
            self,
            Style::GivenDotFamily | Style::FamilyDotGiven | Style::GivenUnderscoreFamily | Style::GivenHyphenFamily
        )
    }
}

/// Spells a name in a style.
pub fn spell(style: Style, name: &Name, handle: &str, number: &str) -> String {
    let (given, family, initial) = (name.given.ascii.as_str(), name.family.ascii.as_str(), name.initial());
    let last = family.get(..1).unwrap_or("x");
    match style {
        Style::GivenDotFamily => format!("{given}.{family}"),
        Style::FamilyDotGiven => format!("{family}.{given}"),
        Style::GivenUnderscoreFamily => format!("{given}_{family}"),
        Style::GivenFamily => format!("{given}{family}"),
        Style::GivenHyphenFamily => format!("{given}-{family}"),
        Style::InitialFamily => format!("{initial}{family}"),
        Style::InitialDotFamily => format!("{initial}.{family}"),
        Style::GivenDotInitial => format!("{given}.{last}"),
        Style::GivenInitial => format!("{given}{last}"),
        Style::FamilyInitial => format!("{family}{initial}"),
        Style::Given => given.to_owned(),
        Style::ShortCut => {
            format!("{}{}", family.get(..5).unwrap_or(family), given.get(..2).unwrap_or(given))
        }
        Style::Short => {
            let middle = name.middle.as_ref().and_then(|middle| middle.ascii.get(..1)).unwrap_or("");
            let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
            format!("{initial}{middle}{last}{}", digits.get(digits.len().saturating_sub(3)..).unwrap_or(digits))
        }
        Style::Handle => handle.to_owned(),
        Style::Number => number.to_ascii_lowercase(),
    }
}

/// Keys are hashes already.
#[derive(Default)]
pub struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |at, &byte| at.rotate_left(8) ^ u64::from(byte));
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A map by hash.
pub type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Ready>>;

/// Who has which address and login: hashes only, so that a million people fit in memory.
#[derive(Default)]
pub struct Directory {
    taken: HashSet<u64, BuildHasherDefault<Ready>>,
    next: ByHash<u32>,
}

impl Directory {
    /// Takes the address or login, unless somebody has it.
    pub fn claim(&mut self, space: &str, text: &str) -> bool {
        self.taken.insert(hash(&[space, text]))
    }

    /// Whether somebody has the address or login.
    pub fn has(&self, space: &str, text: &str) -> bool {
        self.taken.contains(&hash(&[space, text]))
    }

    /// Takes `local@domain`, or with the first number that nobody has.
    pub fn address(&mut self, local: &str, domain: &str) -> String {
        self.numbered("@", local, &format!("@{domain}"), "")
    }

    /// Takes a login in a space, numbered where need be, with `code` at its end.
    pub fn login(&mut self, space: &str, base: &str, code: &str) -> String {
        let base: String = base.chars().map(|c| if matches!(c, '.' | '_') { '-' } else { c }).collect();
        self.numbered(
            space,
            base.trim_matches('-'),
            code,
            if base.ends_with(|c: char| c.is_ascii_digit()) { "-" } else { "" },
        )
    }

    fn numbered(&mut self, space: &str, base: &str, end: &str, gap: &str) -> String {
        let first = format!("{base}{end}");
        if self.claim(space, &first) {
            return first;
        }
        loop {
            let number = self.next.entry(hash(&[space, &first])).or_insert(1);
            *number += 1;
            let other = format!("{base}{gap}{number}{end}");
            if self.claim(space, &other) {
                return other;
            }
        }
    }
}

/// One letter inserted, missing, wrong or swapped, never a digit.
pub fn misspell(text: &str, random: &mut Random) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> =
        (1..letters.len().saturating_sub(1)).filter(|&i| letters[i].is_ascii_alphabetic()).collect();
    if places.len() < 3 {
        return None;
    }
    let at = *random.pick(&places);
    let mut out = letters.clone();
    match random.below(4) {
        0 => {
            out.remove(at);
        }
        1 => out.insert(at, letters[at]),
        2 if letters[at + 1].is_ascii_alphabetic() => out.swap(at, at + 1),
        _ => out[at] = (b'a' + random.below(26) as u8) as char,
    }
    (out != letters).then(|| out.into_iter().collect())
}

/// One letter replaced by a Cyrillic one that looks the same.
pub fn lookalike(text: &str, random: &mut Random) -> Option<String> {
    const PAIRS: [(char, char); 6] = [('a', 'а'), ('e', 'е'), ('o', 'о'), ('c', 'с'), ('p', 'р'), ('i', 'і')];
    let places: Vec<(usize, char)> = text
        .char_indices()
        .filter_map(|(at, letter)| PAIRS.iter().find(|(latin, _)| *latin == letter).map(|&(_, other)| (at, other)))
        .collect();
    if places.is_empty() {
        return None;
    }
    let (at, other) = *random.pick(&places);
    Some(format!("{}{other}{}", &text[..at], &text[at + 1..]))
}
