//! The filter editor: the list follows while somebody types, words are offered, errors name the nearest word.

use super::list::Filter;
use super::{Side, Step};
use crate::query::{Choice, Completion, Problem, QUALIFIERS, QueryError, TextWord, complete};
use tui_input::Input;

/// A filter that is being edited.
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
}

/// How many words are offered at once.
pub const OFFERED: usize = 6;

impl Filtering {
    /// Opens the editor on a filter.
    #[must_use]
    pub fn open(side: Side, before: Filter, hosts: &[String]) -> Self {
        let mut text = before.text.clone();
        if !text.is_empty() {
            text.push(' ');
        }
        let input = Input::new(text);
        let mut editor = Self { side, input, before, error: None, completion: Completion::default(), at: 0 };
        editor.offer(hosts);
        editor
    }

    /// Reads what was typed; gives the filter that the list follows meanwhile, where it can be read.
    pub fn read(&mut self, hosts: &[String]) -> Option<Filter> {
        self.offer(hosts);
        self.error = Filter::parse(self.input.value()).err();
        if self.error.is_some() {
            return None;
        }
        Filter::parse(self.settled()).ok()
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

    /// What was typed without a last word that may yet become a qualifier: the list would be empty until its colon.
    fn settled(&self) -> &str {
        let text = self.input.value();
        let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word = text.get(start..).unwrap_or_default().trim_start_matches('-').to_lowercase();
        let may_become = QUALIFIERS.iter().any(|qualifier| !word.is_empty() && qualifier.name.starts_with(&word));
        if may_become { text.get(..start).unwrap_or_default() } else { text }
    }

    /// Offers what could stand at the cursor; the names of servers come from the files.
    pub fn offer(&mut self, hosts: &[String]) {
        let (text, cursor) = (self.input.value(), self.input.cursor());
        self.completion = complete(text, cursor);
        self.at = 0;
        if self.completion.asks == Some(TextWord::Host) {
            let range = self.completion.range.clone();
            let typed: String = text.chars().skip(range.start).take(range.len()).collect();
            let typed = typed.to_lowercase();
            let named = hosts.iter().filter(|host| host.starts_with(&typed) && **host != typed);
            self.completion
                .choices
                .splice(0..0, named.map(|host| Choice { text: host.clone(), about: "a server of these files" }));
        }
    }

    /// Chooses another of the offered words.
    pub fn step(&mut self, step: Step) {
        let last = self.completion.choices.len().saturating_sub(1);
        self.at = super::page::moved(self.at, step, OFFERED).min(last);
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

    fn editor(text: &str) -> Filtering {
        let hosts = ["ghe1.acme.example".to_owned(), "ghe2.acme.example".to_owned()];
        let mut editor = Filtering::open(Side::Server, Filter::default(), &hosts);
        editor.input = Input::new(text.to_owned());
        editor.read(&hosts);
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
    fn a_word_that_may_become_a_qualifier_waits() {
        let live = |text: &str| {
            let mut editor = editor(text);
            editor.read(&[]).map(|filter| filter.text)
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
