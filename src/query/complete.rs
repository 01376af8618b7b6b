//! What could stand where the cursor is in a filter: qualifiers and their words, with a line about each. Names from the
//! files, such as hosts, are left to whoever knows them.

use super::words::{QUALIFIERS, TextWord, Values, Word, qualifier};
use std::ops::Range;

/// A word that could stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What to put in place of the range.
    pub text: String,
    /// One line about it.
    pub about: &'static str,
}

/// What could stand at the cursor, and what it would replace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The characters before the cursor that a choice replaces.
    pub range: Range<usize>,
    /// The choices, best first.
    pub choices: Vec<Choice>,
    /// The text that is being asked for, so that the caller can propose names from the files.
    pub asks: Option<TextWord>,
}

/// Says what could stand at a cursor, counted in characters.
#[must_use]
pub fn complete(input: &str, cursor: usize) -> Completion {
    let before: Vec<char> = input.chars().take(cursor).collect();
    let Some(start) = term_start(&before) else { return Completion::default() };
    let rest = before.get(start..).unwrap_or_default();
    let sign = usize::from(rest.first() == Some(&'-'));
    let start = start.saturating_add(sign);
    let typed: String = rest.iter().skip(sign).collect();
    match typed.split_once(':') {
        None => at_the_start(&typed, start, before.len()),
        Some((name, values)) => behind(name, values, before.len()),
    }
}

/// Where the term of the last character starts; `None` inside quotes.
fn term_start(before: &[char]) -> Option<usize> {
    let mut start = 0;
    let mut in_quotes = false;
    let mut is_escaped = false;
    for (at, c) in before.iter().enumerate() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if in_quotes => is_escaped = true,
            '"' => in_quotes = !in_quotes,
            _ if !in_quotes && c.is_whitespace() => start = at.saturating_add(1),
            _ => {}
        }
    }
    (!in_quotes).then_some(start)
}

fn at_the_start(typed: &str, start: usize, end: usize) -> Completion {
    let typed = typed.to_lowercase();
    let mut choices: Vec<Choice> = QUALIFIERS
        .iter()
        .filter(|qualifier| qualifier.name.starts_with(&typed))
        .map(|qualifier| Choice { text: format!("{}:", qualifier.name), about: qualifier.about })
        .collect();
    // Who types a word of the table wants its qualifier before it.
    if !typed.is_empty() {
        for qualifier in QUALIFIERS.iter().filter(|qualifier| !matches!(qualifier.values, Values::Text(_))) {
            let words = qualifier.values.words().iter().filter(|word| word.name.starts_with(&typed));
            choices.extend(
                words.map(|word| Choice { text: format!("{}:{}", qualifier.name, word.name), about: word.about }),
            );
        }
    }
    Completion { range: start..end, choices, asks: None }
}

fn behind(name: &str, values: &str, end: usize) -> Completion {
    let Some(qualifier) = qualifier(name) else { return Completion::default() };
    let (listed, typed) = values.rsplit_once(',').unwrap_or(("", values));
    let listed: Vec<String> = listed.split(',').map(plain).collect();
    let typed_plain = plain(typed);
    let choice = |word: &Word| Choice { text: word.name.to_owned(), about: word.about };
    let open = |word: &&Word| !listed.contains(&plain(word.name));
    let starts = |word: &&Word| plain(word.name).starts_with(&typed_plain);
    let words = qualifier.values.words().iter().filter(open);
    let inside = words.clone().filter(|word| !starts(word) && plain(word.name).contains(&typed_plain));
    Completion {
        range: end.saturating_sub(typed.chars().count())..end,
        choices: words.filter(starts).chain(inside).map(choice).collect(),
        asks: match qualifier.values {
            Values::Text(kind) => Some(kind),
            _ => None,
        },
    }
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(input: &str) -> (Range<usize>, Vec<String>) {
        let completion = complete(input, input.chars().count());
        (completion.range, completion.choices.into_iter().map(|choice| choice.text).collect())
    }

    fn first(input: &str) -> String {
        choices(input).1.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn an_empty_field_offers_all_qualifiers() {
        let (range, choices) = choices("");
        assert_eq!(range, 0..0);
        assert_eq!(choices.len(), QUALIFIERS.len());
        assert_eq!(choices[0], "is:");
    }

    #[test]
    fn a_beginning_offers_what_begins_so() {
        assert_eq!(choices("ho"), (0..2, vec!["host:".to_owned()]));
        assert_eq!(choices("jose -Cos"), (6..9, vec!["cost-center:".to_owned()]));
        assert_eq!(choices("op"), (0..2, vec!["is:open".to_owned()]));
        let both = vec!["reason:other_domain".to_owned(), "cause:other_domain".to_owned()];
        assert_eq!(choices("other"), (0..5, both));
    }

    #[test]
    fn behind_a_colon_the_words_of_the_qualifier_are_offered() {
        assert_eq!(first("is:"), "matched");
        let (range, words) = choices("is:o");
        assert_eq!((range, &words[..2]), (3..4, &["open".to_owned(), "own-row".to_owned()][..]));
        assert!(words.contains(&"conflict".to_owned()), "those with the letters inside follow");
        assert_eq!(first("rule:saml-n"), "saml_name_id");
        assert_eq!(first("IS:PEND"), "pending-sync");
    }

    #[test]
    fn what_is_listed_is_not_offered_again() {
        let (range, choices) = choices("is:open,double,");
        assert_eq!(range, 15..15);
        assert!(!choices.contains(&"open".to_owned()) && choices.contains(&"conflict".to_owned()));
    }

    #[test]
    fn texts_offer_any_and_say_what_they_ask_for() {
        let completion = complete("org:", 4);
        assert_eq!(completion.asks, Some(TextWord::Org));
        assert_eq!(completion.choices[0].text, "*");
        assert!(complete("org:acme", 8).choices.is_empty());
        assert_eq!(complete("org:acme", 8).range, 4..8);
    }

    #[test]
    fn the_cursor_and_not_the_end_decides() {
        assert_eq!(complete("is:open jose", 5).range, 3..5);
        assert_eq!(complete("é is:op", 7).range, 5..7);
    }

    #[test]
    fn nothing_is_offered_inside_quotes_or_for_unknown_qualifiers() {
        assert_eq!(choices("name:\"is:o"), (0..0, vec![]));
        assert_eq!(choices("\"a \\\" is:o"), (0..0, vec![]));
        assert_eq!(choices("foo:o"), (0..0, vec![]));
        assert_eq!(first("\"a b\" is:op"), "open");
    }
}
