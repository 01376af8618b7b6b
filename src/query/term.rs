//! A filter as it was understood: terms that must all hold. It prints back as canonical text; reading it is left to
//! `parse`, asking a person to `subject`.

use super::needle::Needle;
use super::words::{HasWord, IsWord, NameWord, TextWord};
use std::fmt::{Display, Formatter, Result, Write};

/// A filter: all of its terms must hold; without terms everybody passes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// One condition, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Whether the condition must not hold.
    pub negated: bool,
    /// The condition.
    pub test: Test,
}

/// A condition; of several values one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `is:`
    Is(Vec<IsWord>),
    /// `has:`
    Has(Vec<HasWord>),
    /// `rule:`, `reason:`, `role:`, `actor:` with whole names from the table.
    Name(NameWord, Vec<&'static str>),
    /// `host:` and the other texts.
    Text(TextWord, Vec<Pattern>),
    /// A word without a qualifier.
    Bare(Needle),
}

/// What a text must be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// `*`: not blank.
    Any,
    /// Has this part.
    Part(Needle),
}

impl Query {
    /// A filter of terms.
    #[must_use]
    pub fn of(terms: Vec<Term>) -> Self {
        Self { terms }
    }

    /// The terms, in the order in which they were typed.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether everybody passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Both filters at once.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (index, term) in self.terms.iter().enumerate() {
            if index > 0 {
                f.write_char(' ')?;
            }
            term.fmt(f)?;
        }
        Ok(())
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.negated {
            f.write_char('-')?;
        }
        match &self.test {
            Test::Is(words) => list(f, "is", words, |word, f| f.write_str(word.name())),
            Test::Has(words) => list(f, "has", words, |word, f| f.write_str(word.name())),
            Test::Name(kind, names) => list(f, kind.name(), names, |name, f| f.write_str(name)),
            Test::Text(kind, patterns) => list(f, kind.name(), patterns, |pattern, f| match pattern {
                Pattern::Any => f.write_char('*'),
                Pattern::Part(needle) => value(needle.written(), f),
            }),
            Test::Bare(needle) => value(needle.written(), f),
        }
    }
}

fn list<T>(
    f: &mut Formatter<'_>,
    qualifier: &str,
    values: &[T],
    write: impl Fn(&T, &mut Formatter<'_>) -> Result,
) -> Result {
    write!(f, "{qualifier}:")?;
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            f.write_char(',')?;
        }
        write(value, f)?;
    }
    Ok(())
}

/// A text as a value of the filter language, in quotes where it would be read as something else without them.
#[must_use]
pub fn quoted(text: &str) -> String {
    struct Value<'t>(&'t str);
    impl Display for Value<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result {
            value(self.0, f)
        }
    }
    Value(text).to_string()
}

fn value(text: &str, f: &mut Formatter<'_>) -> Result {
    let is_plain = !text.starts_with('-')
        && text != "*"
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | ':'));
    if is_plain {
        return f.write_str(text);
    }
    f.write_char('"')?;
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}
