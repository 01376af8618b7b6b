//! From the text of a filter to the filter: words are looked up in the table, texts are folded once. Cutting the text
//! is left to `lexer`.

use super::error::{Problem, QueryError, names};
use super::lexer::{Typed, Value, lex};
use super::needle::Needle;
use super::term::{Pattern, Query, Term, Test};
use super::words::{HasWord, IsWord, QUALIFIERS, Qualifier, Values, position, qualifier};
use std::str::FromStr;

impl Query {
    /// Reads a filter.
    pub fn parse(input: &str) -> Result<Self, QueryError> {
        lex(input)?.into_iter().map(term).collect::<Result<_, _>>().map(Self::of)
    }
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(input: &str) -> Result<Self, QueryError> {
        Self::parse(input)
    }
}

fn term(typed: Typed) -> Result<Term, QueryError> {
    let Typed { negated, qualifier: name, values } = typed;
    let test = match name {
        Some((name, at)) => {
            let qualifier = qualifier(&name).ok_or_else(|| {
                let all = QUALIFIERS.iter().map(|qualifier| qualifier.name);
                Problem::unknown_qualifier(&name).at(at).with_nearest(&name, all)
            })?;
            qualified(qualifier, &values)?
        }
        // A term has at least one value.
        None => match values.first() {
            Some(value) => Test::Bare(needle(value)?),
            None => return Err(Problem::EmptyValue.at(0)),
        },
    };
    Ok(Term { negated, test })
}

fn qualified(qualifier: &'static Qualifier, values: &[Value]) -> Result<Test, QueryError> {
    Ok(match qualifier.values {
        Values::Is => Test::Is(words(qualifier, values, IsWord::ALL)?),
        Values::Has => Test::Has(words(qualifier, values, HasWord::ALL)?),
        Values::Names(kind) => {
            let all: Vec<&'static str> = names(kind.words()).collect();
            Test::Name(kind, words(qualifier, values, &all)?)
        }
        Values::Text(kind) => Test::Text(kind, values.iter().map(pattern).collect::<Result<_, _>>()?),
    })
}

/// Looks the values up among the qualifier's words; `all` has a value for each of these.
fn words<T: Copy>(qualifier: &'static Qualifier, values: &[Value], all: &[T]) -> Result<Vec<T>, QueryError> {
    let words = qualifier.values.words();
    let look_up = |value: &Value| {
        position(words, &value.text).and_then(|index| all.get(index)).copied().ok_or_else(|| {
            Problem::unknown_value(qualifier.name, &value.text).at(value.at).with_nearest(&value.text, names(words))
        })
    };
    values.iter().map(look_up).collect()
}

fn pattern(value: &Value) -> Result<Pattern, QueryError> {
    if value.text == "*" && !value.quoted { Ok(Pattern::Any) } else { needle(value).map(Pattern::Part) }
}

fn needle(value: &Value) -> Result<Needle, QueryError> {
    Needle::new(&value.text).ok_or_else(|| Problem::EmptyValue.at(value.at))
}
