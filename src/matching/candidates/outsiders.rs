//! How the enterprise marks the addresses of those who work for other companies: `ann.lee-c`, `x-ann.lee`. The list has
//! the usual words; a letter is learned where many have the same one, for initials stand there too. Who has the mark and
//! who has not are two people where the directory marks many.

use super::endings;
use super::hash::hash;
use super::lists::OUTSIDERS;
use super::reader::Reader;
use super::sample::Sample;
use super::spelling::{SEPARATORS, plain_text, split_digits};
use crate::matching::cloud;
use crate::model::{Estate, RowId, Text, domain, local_part};
use compact_str::{CompactString, format_compact};

/// Of how many people one has the mark at least, beside a few; and of ten letters that stand there how many are it.
const SHARE: usize = 50;
const FEW: usize = 5;
const OF_TEN: usize = 7;

/// Marks, those before names with a hyphen behind them, those behind with one before: `x-`, `-c`.
pub(super) type Marks = Vec<CompactString>;

/// The marks of many addresses of the cloud.
pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Marks {
    let sample = Sample::of(rows.len());
    let is_asked = |row: &RowId| sample.has(hash(reader.bare_login(*row)));
    let rows: Vec<RowId> = rows.iter().copied().filter(is_asked).collect();
    let counts = endings::counts(&rows, |row, add| {
        for text in cloud::emails(reader.estate, row) {
            let local = plain_text(local_part(reader.estate.raw(text)));
            places(&local).into_iter().flatten().for_each(|(mark, _)| add(mark));
        }
    });
    let is_letter = |mark: &CompactString| mark.trim_matches(SEPARATORS).len() == 1;
    // Initials may stand behind a dot where marks stand behind a hyphen, or behind the only hyphen.
    let place = |mark: &CompactString| {
        let separators: CompactString = mark.chars().filter(|letter| SEPARATORS.contains(letter)).collect();
        (mark.starts_with(SEPARATORS), separators)
    };
    let letters = |mark: &CompactString| -> usize {
        let of_place = counts.iter().filter(|(of, _)| is_letter(of) && place(of) == place(mark));
        of_place.map(|(_, count)| count).sum()
    };
    let is_mark = |(mark, count): &(&CompactString, &usize)| {
        **count >= rows.len() / SHARE + FEW && (!is_letter(mark) || **count * 10 >= letters(mark) * OF_TEN)
    };
    let mut marks: Marks = counts.iter().filter(is_mark).map(|(mark, _)| mark.clone()).collect();
    marks.sort_unstable();
    marks
}

/// What may be marks in the addresses of two people: what the one has beside all that the other has.
pub(super) fn between(estate: &Estate, addresses: &[Text]) -> Marks {
    let plain: Vec<(CompactString, Option<&[u8]>)> =
        addresses.iter().map(|text| estate.raw(*text)).map(|raw| (plain_text(local_part(raw)), domain(raw))).collect();
    let is_others = |rest: &str, of: Option<&[u8]>| plain.iter().any(|(local, domain)| local == rest && *domain != of);
    let marks = plain.iter().flat_map(|(local, domain)| {
        let found = places(local).into_iter().flatten().filter(|(_, rest)| is_others(rest, *domain));
        found.map(|(mark, _)| mark).collect::<Vec<_>>()
    });
    let mut marks: Marks = marks.collect();
    marks.sort_unstable();
    marks
}

/// A plain local part without its mark, where it has one of these.
pub(super) fn without(local: &str, marks: &[CompactString]) -> Option<CompactString> {
    if marks.is_empty() {
        return None;
    }
    let found = places(local).into_iter().flatten().find(|(mark, _)| marks.binary_search(mark).is_ok());
    found.map(|(_, rest)| rest)
}

/// What may be a mark before or behind a local part, with what is left; a number behind it is kept. A letter has its
/// separator twice where the local part has it twice: `lee-a-c` has a mark where `lee-c` has an initial.
fn places(local: &str) -> [Option<(CompactString, CompactString)>; 2] {
    let may_be = |word: &str| {
        let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        is_letter || OUTSIDERS.contains(word)
    };
    // A word is one whatever stands beside it.
    let separator = |word: &str, at: usize, rest: &str| -> CompactString {
        match &local[at..=at] {
            _ if word.len() > 1 => "-".into(),
            separator if rest.contains(separator) => format_compact!("{separator}{separator}"),
            separator => separator.into(),
        }
    };
    let before = local.split_once(SEPARATORS).filter(|(word, rest)| may_be(word) && rest.len() > 1);
    let before =
        before.map(|(word, rest)| (format_compact!("{word}{}", separator(word, word.len(), rest)), rest.into()));
    let behind = local.rsplit_once(SEPARATORS).and_then(|(rest, last)| {
        let (word, digits) = split_digits(last);
        let mark = || format_compact!("{}{word}", separator(word, rest.len(), rest));
        (may_be(word) && rest.len() > 1).then(|| (mark(), format_compact!("{rest}{digits}")))
    });
    [before, behind]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_before_or_behind_and_leaves_the_number() {
        let marks: Marks = ["--c", "-c", "-ext", "x-"].map(CompactString::from).into();
        for (local, expected) in [
            ("ann.lee-c", Some("ann.lee")),
            ("jh.lee-c2", Some("jh.lee2")),
            ("x-ann.lee", Some("ann.lee")),
            ("annl.ext", Some("annl")),
            ("lee-a-c", Some("lee-a")),
            ("lee-a", None),
            ("ann.c.lee", None),
            ("ann.lee", None),
            ("c-lee", None),
            ("x-c", None),
        ] {
            assert_eq!(without(local, &marks).as_deref(), expected, "{local}");
        }
    }
}
