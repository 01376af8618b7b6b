//! How many people have a given or a family name that begins with a letter or two, as short forms of names have them: an
//! initial says the more the fewer share it. Where a given name is syllables, their first letters count as its own.

use super::names::Reading;
use super::syllables;
use super::weights as w;
use super::words::Words;

const LETTERS: usize = 26;

/// Counts of the people of the cloud, for given and for family names.
#[derive(Clone)]
pub(super) struct Beginnings([Part; 2]);

/// Of given names, or of family names.
#[derive(Clone)]
struct Part {
    people: u32,
    one: [u32; LETTERS],
    two: Vec<u32>,
}

/// A letter or two with which a name begins.
pub(super) type Letters = (u8, Option<u8>);

/// What a form has beside the whole word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// A letter or two before or behind it.
    Begun(Letters),
    /// So many letters, around it perhaps.
    Around(usize),
}

impl Default for Beginnings {
    fn default() -> Self {
        let part = Part { people: 0, one: [0; LETTERS], two: vec![0; LETTERS * LETTERS] };
        Self([part.clone(), part])
    }
}

fn place(letter: u8) -> Option<usize> {
    letter.is_ascii_lowercase().then(|| usize::from(letter - b'a'))
}

fn place_of_two(one: u8, other: u8) -> Option<usize> {
    Some(place(one)? * LETTERS + place(other)?)
}

impl Cut {
    /// What a form has beside a whole word.
    pub(super) fn of(form: &str, whole: &str) -> Self {
        match form.strip_suffix(whole).or_else(|| form.strip_prefix(whole)).map(str::as_bytes) {
            Some([one]) => Self::Begun((*one, None)),
            Some([one, other]) => Self::Begun((*one, Some(*other))),
            _ => Self::Around(form.len().saturating_sub(whole.len())),
        }
    }
}

impl Beginnings {
    /// Counts a person by a name.
    pub(super) fn add(&mut self, words: &Words, name: &Reading) {
        let (given, family) = (words.text(name.given), words.text(name.family));
        let syllables = syllables::letters(given, family);
        for (part, (text, syllables)) in self.0.iter_mut().zip([(given, &syllables[..]), (family, &[])]) {
            let [one, other, ..] = text.as_bytes() else { continue };
            let Some(at) = place(*one) else { continue };
            part.people += 1;
            part.one[at] += 1;
            let begun = place_of_two(*one, *other);
            let spoken =
                syllables.iter().filter_map(|second| place_of_two(*one, *second)).filter(|at| Some(*at) != begun);
            begun.into_iter().chain(spoken).for_each(|at| part.two[at] += 1);
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: &Self) {
        for (part, more) in self.0.iter_mut().zip(&other.0) {
            part.people += more.people;
            part.one.iter_mut().zip(more.one).for_each(|(own, more)| *own += more);
            part.two.iter_mut().zip(&more.two).for_each(|(own, more)| *own += more);
        }
    }

    /// The share of people whose given or family name begins so; that of any, where so few are known.
    pub(super) fn share(&self, of_family: bool, letters: Letters) -> f64 {
        let part = &self.0[usize::from(of_family)];
        let (count, assumed) = match letters {
            (one, None) => (place(one).map(|at| part.one[at]), w::SHARE_OF_INITIAL),
            (one, Some(other)) => (place_of_two(one, other).map(|at| part.two[at]), w::SHARE_OF_TWO_LETTERS),
        };
        (f64::from(count.unwrap_or(0)) + w::BEGINNINGS * assumed) / (f64::from(part.people) + w::BEGINNINGS)
    }
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    #[test]
    fn a_letter_says_the_more_the_fewer_begin_with_it() {
        let mut words = Words::default();
        let mut beginnings = Beginnings::default();
        for name in ["Jihoon Kim", "Jihye Kim", "Jiwon Lee", "Do-yoon Bak"].repeat(20) {
            let display = names::display(name, &mut words);
            beginnings.add(&words, &display.readings[0]);
        }
        let share = |of_family, letters: &str| {
            let letters = letters.as_bytes();
            beginnings.share(of_family, (letters[0], letters.get(1).copied()))
        };
        assert!(share(false, "j") > 0.4 && share(false, "d") < 0.3 && share(false, "x") < 0.05);
        assert!(share(false, "jh") > 1.5 * share(false, "dy"), "{} {}", share(false, "jh"), share(false, "dy"));
        assert!(share(false, "dy") > share(false, "dx") && share(true, "k") > share(true, "b"));
    }

    #[test]
    fn the_letters_beside_a_whole_word_are_those_of_the_other() {
        assert_eq!(Cut::of("dybak", "bak"), Cut::Begun((b'd', Some(b'y'))));
        assert_eq!(Cut::of("bakd", "bak"), Cut::Begun((b'd', None)));
        assert_eq!(Cut::of("dbaky", "bak"), Cut::Around(2));
        assert_eq!(Cut::of("doyoonbak", "bak"), Cut::Around(6));
    }
}
