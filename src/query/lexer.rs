//! Cuts the text of a filter into terms with their places: signs, qualifiers, quotes and commas. Whether the words are
//! legal is left to `parse`.

use super::error::{Problem, QueryError};

/// One term as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) negated: bool,
    /// The qualifier and its place, where there is one.
    pub(super) qualifier: Option<(String, usize)>,
    /// One value, or several behind a qualifier.
    pub(super) values: Vec<Value>,
}

/// One value as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// Without its quotes.
    pub(super) text: String,
    pub(super) quoted: bool,
    /// Its place in characters, from 0; that of the opening quote if there is one.
    pub(super) at: usize,
}

/// Reads all terms.
pub(super) fn lex(input: &str) -> Result<Vec<Typed>, QueryError> {
    let chars: Vec<char> = input.chars().collect();
    let mut lexer = Lexer { chars: &chars, at: 0 };
    let mut terms = Vec::new();
    loop {
        lexer.skip_blanks();
        if lexer.peek().is_none() {
            return Ok(terms);
        }
        terms.push(lexer.term()?);
    }
}

struct Lexer<'a> {
    chars: &'a [char],
    at: usize,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn step(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at = self.at.saturating_add(1);
        Some(c)
    }

    fn take(&mut self, c: char) -> bool {
        let is_next = self.peek() == Some(c);
        if is_next {
            self.step();
        }
        is_next
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.step();
        }
    }

    /// Whether the term ends here.
    fn is_end(&self) -> bool {
        self.peek().is_none_or(char::is_whitespace)
    }

    fn term(&mut self) -> Result<Typed, QueryError> {
        let start = self.at;
        let negated = self.take('-');
        if negated && self.is_end() {
            return Err(Problem::LoneDash.at(start));
        }
        let qualifier = self.qualifier()?;
        let mut values = vec![self.value(qualifier.is_some())?];
        while qualifier.is_some() && self.take(',') {
            values.push(self.value(true)?);
        }
        if self.is_end() { Ok(Typed { negated, qualifier, values }) } else { Err(Problem::AfterQuote.at(self.at)) }
    }

    /// Letters and hyphens before the first colon (underscores too, to be told the nearest word); a colon behind
    /// anything else wants quotes.
    fn qualifier(&mut self) -> Result<Option<(String, usize)>, QueryError> {
        let start = self.at;
        let rest = self.chars.get(start..).unwrap_or_default();
        if rest.first() == Some(&'"') {
            return Ok(None);
        }
        let word = rest.iter().take_while(|c| !c.is_whitespace() && **c != '"');
        let Some(length) = word.clone().position(|c| *c == ':') else { return Ok(None) };
        let colon = start.saturating_add(length);
        let name: String = word.take(length).collect();
        if name.is_empty() || !name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_')) {
            return Err(Problem::ColonInside.at(colon));
        }
        self.at = colon.saturating_add(1);
        Ok(Some((name, start)))
    }

    fn value(&mut self, in_list: bool) -> Result<Value, QueryError> {
        let at = self.at;
        let quoted = self.take('"');
        let text = if quoted { self.quoted(at)? } else { self.bare(in_list)? };
        if text.is_empty() {
            return Err(Problem::EmptyValue.at(at));
        }
        if !quoted && !in_list && text == "-" {
            return Err(Problem::LoneDash.at(at));
        }
        Ok(Value { text, quoted, at })
    }

    fn bare(&mut self, in_list: bool) -> Result<String, QueryError> {
        let mut text = String::new();
        while let Some(c) = self.peek() {
            match c {
                '"' => return Err(Problem::QuoteInside.at(self.at)),
                ',' if in_list => break,
                _ if c.is_whitespace() => break,
                _ => text.push(c),
            }
            self.step();
        }
        Ok(text)
    }

    fn quoted(&mut self, opened: usize) -> Result<String, QueryError> {
        let mut text = String::new();
        loop {
            match self.step() {
                None => return Err(Problem::OpenQuote.at(opened)),
                Some('"') => return Ok(text),
                Some('\\') if matches!(self.peek(), Some('"' | '\\')) => text.extend(self.step()),
                Some(c) => text.push(c),
            }
        }
    }
}
