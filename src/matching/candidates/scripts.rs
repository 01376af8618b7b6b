//! How words of names in other scripts are written in Latin letters, learned from people whose name the files have in
//! both: who shows a name in one script has an address or an account on a server with it in the other.

use super::reader::Reader;
use super::words::WordId;
use crate::model::RowId;
use compact_str::CompactString;
use rayon::prelude::*;
use std::collections::HashMap;

/// A name of two words in another script, and two words in Latin letters that it may be.
pub(super) type Written = ((WordId, WordId), (CompactString, CompactString));

/// How many people must have a word so, where nothing else tells; and how many of ten who have it at all.
const LEAST: u32 = 2;
const OF_TEN: u32 = 8;

/// Learns from the cloud's people.
pub(super) fn learn(reader: &mut Reader<'_>, rows: &[RowId]) {
    let written: Vec<Written> = rows.par_iter().filter_map(|row| reader.written_in_both(*row)).collect();
    let names = written
        .into_iter()
        .map(|((one, two), (first, last))| ([one, two], [reader.words.id(&first), reader.words.id(&last)]));
    let latin = latin(&names.collect::<Vec<_>>());
    reader.set_latin(latin);
}

/// For each word of another script the one in Latin letters that nearly all have for it. A family name that many bear
/// is found first; what is left of a name that it is in is the given name.
fn latin(names: &[([WordId; 2], [WordId; 2])]) -> HashMap<WordId, WordId> {
    let mut alone = Counts::default();
    for (words, latin) in names {
        words.iter().for_each(|word| alone.add(*word, latin));
    }
    let family = alone.settle(LEAST);
    let mut rest = Counts::default();
    for (words, latin) in names {
        for (word, other) in [(words[0], words[1]), (words[1], words[0])] {
            let Some(known) = family.get(&other) else { continue };
            let left: Vec<WordId> = latin.iter().copied().filter(|latin| latin != known).collect();
            if left.len() == 1 && !family.contains_key(&word) {
                rest.add(word, &left);
            }
        }
    }
    let mut found = rest.settle(1);
    found.extend(family);
    found
}

/// How many have a word, and how many of them which words beside.
#[derive(Default)]
struct Counts {
    all: HashMap<WordId, u32>,
    pairs: HashMap<(WordId, WordId), u32>,
}

impl Counts {
    fn add(&mut self, word: WordId, latin: &[WordId]) {
        *self.all.entry(word).or_default() += 1;
        latin.iter().for_each(|latin| *self.pairs.entry((word, *latin)).or_default() += 1);
    }

    /// The one word that nearly all have, where at least so many do.
    fn settle(&self, least: u32) -> HashMap<WordId, WordId> {
        let mut found = HashMap::new();
        let mut several = Vec::new();
        for ((word, latin), count) in &self.pairs {
            if *count >= least && count * 10 >= self.all[word] * OF_TEN && found.insert(*word, *latin).is_some() {
                several.push(*word);
            }
        }
        // Where two fit, such as both parts of the only name that a word is in, none is known.
        several.iter().for_each(|word| _ = found.remove(word));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_nearly_all_write_for_it_and_the_rest_of_a_name_is_the_other_word() {
        let name =
            |one: u32, two: u32, first: u32, last: u32| ([WordId(one), WordId(two)], [WordId(first), WordId(last)]);
        let (harada, ito, yasuhiro, ken, yuko) = (1, 2, 11, 12, 13);
        let names = [
            name(harada, yasuhiro, 101, 111),
            name(harada, ken, 112, 101),
            name(ito, ken, 102, 112),
            name(ito, yuko, 102, 113),
            name(3, 14, 103, 114),
        ];
        let found = latin(&names);
        let expected = [(harada, 101), (ito, 102), (yasuhiro, 111), (ken, 112), (yuko, 113)];
        assert_eq!(found, expected.into_iter().map(|(word, latin)| (WordId(word), WordId(latin))).collect());
    }
}
