//! Which letters of an entry the finder's words matched, for the rows that are on the screen. The finder keeps only
//! folded text, so the caller gives the original again.

use super::wanted::{Wanted, Word};
use crate::model::{Folded, Raw};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::ops::Range;

/// Longer fields than this, in bytes, have no letters marked.
const MARKED_LEN: usize = 4096;

/// Where the length of the field times that of the word is more, letters that stand apart are not marked.
const MARK_COST: usize = 1 << 16;

impl Wanted {
    /// The letters that matched in each of an entry's fields: ranges of characters, rising and apart.
    #[must_use]
    pub fn marks(&self, fields: &[Raw<'_>]) -> Vec<Vec<Range<usize>>> {
        let originals: Vec<_> = fields.iter().map(|field| field.text()).collect();
        let folded: Vec<Folded> = originals
            .iter()
            .map(|text| Folded::of(if text.len() <= MARKED_LEN { text.as_ref() } else { "" }))
            .collect();
        let mut bytes = vec![Vec::new(); fields.len()];
        for word in self.words() {
            mark(word, &folded, &mut bytes);
        }
        let each = originals.iter().zip(&folded).zip(bytes);
        each.map(|((original, folded), bytes)| in_characters(original, folded, bytes)).collect()
    }
}

/// Adds the folded bytes that a word matches: every field that has it as it is, else the field with the best fuzzy fit.
fn mark(word: &Word, fields: &[Folded], marks: &mut [Vec<Range<usize>>]) {
    let mut is_found = false;
    for (field, marks) in fields.iter().zip(marks.iter_mut()) {
        if let Some(at) = first(word, &field.text) {
            marks.push(at..at.saturating_add(word.text().len()));
            is_found = true;
        }
    }
    if is_found {
        return;
    }
    let matcher = SkimMatcherV2::default().respect_case();
    let scored = fields.iter().zip(marks).filter_map(|(field, marks)| {
        if field.text.len().saturating_mul(word.text().len()) > MARK_COST {
            return None;
        }
        let (score, letters) = matcher.fuzzy_indices(&field.text, word.text())?;
        Some((score, letters, field, marks))
    });
    if let Some((_, letters, field, marks)) = scored.max_by_key(|(score, ..)| *score) {
        let mut wanted = letters.into_iter().peekable();
        for (index, (at, c)) in field.text.char_indices().enumerate() {
            if wanted.next_if_eq(&index).is_some() {
                marks.push(at..at.saturating_add(c.len_utf8()));
            }
        }
    }
}

/// Where the word stands in a field: at the start of a part if it does so, else the first place.
fn first(word: &Word, field: &str) -> Option<usize> {
    let bytes = field.as_bytes();
    let starts_a_part = |at: &usize| {
        at.checked_sub(1)
            .and_then(|before| bytes.get(before))
            .is_none_or(|c| c.is_ascii() && !c.is_ascii_alphanumeric())
    };
    word.finder().find_iter(bytes).find(starts_a_part).or_else(|| word.finder().find(bytes))
}

fn in_characters(original: &str, folded: &Folded, bytes: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = bytes.into_iter().map(|range| folded.original(range)).collect();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let count = |end: usize| original.get(..end).map_or(0, |text| text.chars().count());
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let (start, end) = (count(range.start), count(range.end));
        match joined.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => joined.push(start..end),
        }
    }
    joined
}
