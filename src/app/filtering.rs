//! The filter editor: the list follows while somebody types, words are offered, earlier filters are recalled, errors
//! name the nearest word.

use super::list::Filter;
use super::{Side, Step};
use crate::query::{Choice, Completion, Problem, QUALIFIERS, QueryError, Vocabulary, complete};
use std::ops::Range;
use tui_input::Input;

/// A filter that is being edited. Above the first of the words that are offered stand earlier filters: up and down go
/// through both.
#[derive(Debug)]
pub struct Filtering {
    /// The list.
    pub side: Side,
    /// What was typed.
    pub input: Input,
    /// The filter to go back to.
    pub before: Filter,
    /// Why it cannot be read.
    pub error: Option<QueryError>,
    /// What could stand at the cursor.
    pub completion: Completion,
    /// The place of the chosen word.
    pub at: usize,
    /// Filters that were used, the newest last.
    earlier: Vec<String>,
    /// The one that was recalled, counted back from the newest, and what was typed before.
    recalled: Option<(usize, String)>,
}

/// How many words are offered at once.
pub const OFFERED: usize = 6;

impl Filtering {
    /// Opens the editor on a filter.
    #[must_use]
    pub fn open(side: Side, before: Filter, words: &Vocabulary, earlier: &[String]) -> Self {
        let mut text = before.text.clone();
        if !text.is_empty() {
            text.push(' ');
        }
        let earlier = earlier.iter().filter(|filter| **filter != before.text).cloned().collect();
        let mut editor = Self {
            side,
            input: Input::new(text),
            before,
            error: None,
            completion: Completion::default(),
            at: 0,
            earlier,
            recalled: None,
        };
        editor.offer(words);
        editor
    }

    /// Reads what was typed; gives the filter that the list follows meanwhile, where it can be read.
    pub fn read(&mut self, words: &Vocabulary) -> Option<Filter> {
        self.error = Filter::parse(self.input.value()).err();
        self.offer(words);
        if self.error.is_some() {
            return None;
        }
        Filter::parse(self.settled()).ok()
    }

    /// Takes note that somebody typed: what was recalled is now theirs.
    pub fn typed(&mut self) {
        self.recalled = None;
    }

    /// The filter as it was typed to its end.
    #[must_use]
    pub fn whole(&self) -> Option<Filter> {
        Filter::parse(self.input.value()).ok()
    }

    /// Whether the text ends where a value has yet to be typed, which is no fault of whoever is typing.
    #[must_use]
    pub fn awaits_value(&self) -> bool {
        let is_at_end = self.input.cursor() == self.input.value().chars().count();
        is_at_end && self.error.as_ref().is_some_and(|error| error.problem == Problem::EmptyValue)
    }

    /// The characters that cannot be read.
    #[must_use]
    pub fn fault(&self) -> Option<Range<usize>> {
        let error = self.error.as_ref().filter(|_| !self.awaits_value())?;
        let start = error.column.saturating_sub(1);
        let rest = self.input.value().chars().skip(start);
        let ends = |c: &char| c.is_whitespace() || matches!(c, ':' | ',');
        Some(start..start + rest.take_while(|c| !ends(c)).count().max(1))
    }

    /// What was typed without a last word that may yet become a qualifier: the list would be empty until its colon.
    fn settled(&self) -> &str {
        let text = self.input.value();
        let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word = text.get(start..).unwrap_or_default().trim_start_matches('-').to_lowercase();
        let may_become = QUALIFIERS.iter().any(|qualifier| !word.is_empty() && qualifier.name.starts_with(&word));
        if may_become { text.get(..start).unwrap_or_default() } else { text }
    }

    /// Offers what could stand at the cursor: words of the language, words of the files, and where neither fits what
    /// is nearest to a word that cannot be read.
    pub fn offer(&mut self, words: &Vocabulary) {
        self.completion = complete(self.input.value(), self.input.cursor());
        self.at = 0;
        if let Some(asks) = self.completion.asks {
            let range = self.completion.range.clone();
            let typed: String = self.input.value().chars().skip(range.start).take(range.len()).collect();
            self.completion.choices.splice(0..0, words.choices(self.side.into(), asks, &typed));
        }
        let nearest = self.error.as_ref().and_then(|error| error.nearest);
        if let (true, Some(nearest), Some(fault)) = (self.completion.choices.is_empty(), nearest, self.fault()) {
            let choice = Choice { text: nearest.to_owned(), about: "the nearest word" };
            self.completion = Completion { range: fault, choices: vec![choice], asks: None };
        }
    }

    /// Goes down through the words that are offered, or up from the first through earlier filters; says whether the
    /// text changed.
    pub fn step(&mut self, step: Step) -> bool {
        match (step, self.at, self.recalled.take()) {
            (Step::Up, 0, recalled) => {
                let back = recalled.as_ref().map_or(0, |(back, _)| back + 1);
                self.recalled = recalled;
                self.recall(back)
            }
            (Step::Down, 0, Some((0, typed))) => {
                self.input = Input::new(typed);
                true
            }
            (Step::Down, 0, Some((back, typed))) => {
                self.recalled = Some((back, typed));
                self.recall(back - 1)
            }
            (step, at, recalled) => {
                let last = self.completion.choices.len().saturating_sub(1);
                (self.at, self.recalled) = (super::page::moved(at, step, OFFERED).min(last), recalled);
                false
            }
        }
    }

    /// Takes an earlier filter into the line.
    fn recall(&mut self, back: usize) -> bool {
        let Some(filter) = self.earlier.iter().rev().nth(back) else { return false };
        let typed = self.recalled.take().map_or_else(|| self.input.value().to_owned(), |(_, typed)| typed);
        self.input = Input::new(filter.clone());
        self.recalled = Some((back, typed));
        true
    }

    /// Puts the chosen word into the text; says whether there was one.
    pub fn take_choice(&mut self) -> bool {
        let Some(choice) = self.completion.choices.get(self.at) else { return false };
        let text: Vec<char> = self.input.value().chars().collect();
        let range = self.completion.range.clone();
        let mut taken: String = text.iter().take(range.start).collect();
        taken += &choice.text;
        if !choice.text.ends_with(':') && range.end >= text.len() {
            taken.push(' ');
        }
        let cursor = taken.chars().count();
        taken.extend(text.iter().skip(range.end));
        self.input = Input::new(taken).with_cursor(cursor);
        self.recalled = None;
        true
    }

    /// The first of the offered words that is seen.
    #[must_use]
    pub fn top(&self) -> usize {
        self.at.saturating_add(1).saturating_sub(OFFERED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vocabulary {
        Vocabulary::of_hosts(&["ghe1.acme.example".to_owned(), "ghe2.acme.example".to_owned()])
    }

    fn editor(text: &str) -> Filtering {
        let earlier = ["is:open", "host:ghe1"].map(str::to_owned);
        let mut editor = Filtering::open(Side::Server, Filter::default(), &words(), &earlier);
        editor.input = Input::new(text.to_owned());
        editor.read(&words());
        editor
    }

    #[test]
    fn a_word_is_taken_into_the_text() {
        let mut editor = editor("jo is:pen");
        assert!(editor.take_choice());
        assert_eq!(editor.input.value(), "jo is:pending-sync ");
    }

    #[test]
    fn servers_are_offered_by_name() {
        let mut editor = editor("host:");
        editor.step(Step::Down);
        assert!(editor.take_choice());
        assert_eq!(editor.input.value(), "host:ghe2.acme.example ");
    }

    #[test]
    fn up_recalls_earlier_filters_and_down_comes_back() {
        let mut editor = editor("jo");
        let mut go = |step| {
            editor.step(step);
            editor.input.value().to_owned()
        };
        assert_eq!([Step::Up, Step::Up, Step::Up].map(&mut go), ["host:ghe1", "is:open", "is:open"]);
        assert_eq!([Step::Down, Step::Down].map(&mut go), ["host:ghe1", "jo"]);
        assert!(!editor.step(Step::Down));
        assert_eq!(editor.at, 0, "there is no word to go down to");
    }

    #[test]
    fn down_chooses_a_word_and_up_leaves_the_words_before_it_recalls() {
        let mut editor = editor("is:");
        assert!(!editor.step(Step::Down) && !editor.step(Step::Down));
        assert_eq!(editor.at, 2);
        editor.step(Step::Up);
        editor.step(Step::Up);
        assert_eq!((editor.at, editor.input.value()), (0, "is:"));
        assert!(editor.step(Step::Up));
    }

    #[test]
    fn the_nearest_word_is_offered_for_one_that_cannot_be_read() {
        for (typed, fault, mended) in [
            ("jo is:opne", 6..10, "jo is:open "),
            ("hots:ghe1", 0..4, "host:ghe1"),
            ("is:open,dobule", 8..14, "is:open,double "),
        ] {
            let mut editor = editor(typed);
            assert_eq!(editor.fault(), Some(fault), "{typed}");
            assert!(editor.take_choice());
            assert_eq!(editor.input.value(), mended);
        }
        assert_eq!(editor("is:").fault(), None);
    }

    #[test]
    fn a_word_that_may_become_a_qualifier_waits() {
        let live = |text: &str| {
            let mut editor = editor(text);
            editor.read(&Vocabulary::default()).map(|filter| filter.text)
        };
        assert_eq!(live("is:open reas").as_deref(), Some("is:open"));
        assert_eq!(live("is:open reasx").as_deref(), Some("is:open reasx"));
        assert_eq!(live("is:open reason:"), None);
        assert_eq!(editor("is:open reas").whole().map(|filter| filter.text).as_deref(), Some("is:open reas"));
        assert!(editor("reason:").awaits_value() && !editor("is:x").awaits_value());
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let error = editor("is:opne").error.map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("column 4: opne is not a value of is: (nearest: open)"));
    }
}
