//! A filter told in other words: what may be anybody's is replaced, what is a word of the language stays.

use super::lexer::{Typed, Value, lex};
use super::term::quoted;
use super::words::{Values, qualifier};

/// The filter with other texts, told one by one; blank where it is no filter.
#[must_use]
pub fn told(typed: &str, tell: impl Fn(&str) -> String) -> String {
    let terms = lex(typed).unwrap_or_default();
    terms.iter().map(|typed| term(typed, &tell)).collect::<Vec<_>>().join(" ")
}

fn term(typed: &Typed, tell: &impl Fn(&str) -> String) -> String {
    let name = typed.qualifier.as_ref().map(|(name, _)| name.as_str());
    let is_text = name.and_then(qualifier).is_none_or(|qualifier| matches!(qualifier.values, Values::Text(_)));
    let value = |value: &Value| match value.text.as_str() {
        "*" if !value.quoted => "*".to_owned(),
        text if is_text => quoted(&tell(text)),
        text => text.to_owned(),
    };
    let values = typed.values.iter().map(value).collect::<Vec<_>>().join(",");
    let sign = if typed.negated { "-" } else { "" };
    name.map_or_else(|| format!("{sign}{values}"), |name| format!("{sign}{name}:{values}"))
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn words_of_the_language_stay_and_texts_are_told() {
        let tell = |text: &str| format!("t{}", text.len());
        for (typed, expected) in [
            ("is:double,conflict -has:note", "is:double,conflict -has:note"),
            ("host:ghe1,ghe22 \"ann lee\" -name:*", "host:t4,t5 t7 -name:*"),
            ("", ""),
        ] {
            assert_eq!(told(typed, tell), expected);
        }
    }
}
