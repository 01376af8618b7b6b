//! What a filter asks a person on either list, and the answer for a whole filter. Where the person's facts come from is
//! left to whoever implements it.

use super::needle::Needle;
use super::term::{Pattern, Query, Term, Test};
use super::words::{HasWord, IsWord, NameWord, TextWord};
use crate::model::{Raw, domain};

/// A text of a person that a filter can look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// Hosts of the server accounts.
    Host,
    /// Logins.
    Login,
    /// Display names.
    Name,
    /// E-mail addresses, primary and other; a domain is taken from them.
    Email,
    /// SAML `NameID`s.
    NameId,
    /// From which domain to which the addresses moved of who is counted twice.
    Move,
    /// Organizations.
    Org,
    /// The cost center.
    CostCenter,
    /// The text of the note.
    Note,
}

impl TextField {
    /// Where a word without a qualifier is looked for.
    pub const BARE: [Self; 4] = [Self::Login, Self::Name, Self::Email, Self::NameId];
}

/// A person on one of the lists, as a filter asks it.
pub trait Subject {
    /// Whether a word of `is:` holds.
    fn is(&self, word: IsWord) -> bool;

    /// Whether it has what a word of `has:` names.
    fn has(&self, word: HasWord) -> bool;

    /// Whether the rule of this stable name (`saml_name_id`) decides.
    fn has_rule(&self, name: &str) -> bool;

    /// Whether a candidate has the reason of this stable name (`other_domain`).
    fn has_reason(&self, name: &str) -> bool;

    /// Whether this is why the person is counted twice.
    fn has_cause(&self, name: &str) -> bool;

    /// Whether this is what the person's report row is consumed for.
    fn consumes(&self, name: &str) -> bool;

    /// Whether it has the role of this name (`outside_collaborator`: lower case, `_` for blanks).
    fn has_role(&self, name: &str) -> bool;

    /// Whether the actor of this stable name (`idp`) has something to mend.
    fn has_actor(&self, name: &str) -> bool;

    /// Gives each value of a text to `visit` until that says true, and says whether it did.
    fn each(&self, field: TextField, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool;
}

impl Query {
    /// Whether a person passes the filter.
    #[must_use]
    pub fn matches(&self, subject: &impl Subject) -> bool {
        self.terms().iter().all(|term| term.matches(subject))
    }
}

impl Term {
    fn matches(&self, subject: &impl Subject) -> bool {
        self.negated != self.test.holds(subject)
    }
}

impl Test {
    fn holds(&self, subject: &impl Subject) -> bool {
        match self {
            Self::Is(words) => words.iter().any(|word| subject.is(*word)),
            Self::Has(words) => words.iter().any(|word| subject.has(*word)),
            Self::Name(kind, names) => names.iter().any(|name| match kind {
                NameWord::Rule => subject.has_rule(name),
                NameWord::Reason => subject.has_reason(name),
                NameWord::Cause => subject.has_cause(name),
                NameWord::Consumes => subject.consumes(name),
                NameWord::Role => subject.has_role(name),
                NameWord::Actor => subject.has_actor(name),
            }),
            Self::Text(TextWord::Domain, patterns) => subject
                .each(TextField::Email, &mut |value| domain(value).is_some_and(|part| any(patterns, Raw::new(part)))),
            Self::Text(kind, patterns) => subject.each(field(*kind), &mut |value| any(patterns, value)),
            Self::Bare(needle) => bare(needle, subject),
        }
    }
}

fn bare(needle: &Needle, subject: &impl Subject) -> bool {
    TextField::BARE.into_iter().any(|field| subject.each(field, &mut |value| needle.is_in(value)))
}

fn any(patterns: &[Pattern], value: Raw<'_>) -> bool {
    patterns.iter().any(|pattern| match pattern {
        Pattern::Any => !value.is_blank(),
        Pattern::Part(needle) => needle.is_in(value),
    })
}

fn field(kind: TextWord) -> TextField {
    match kind {
        TextWord::Host => TextField::Host,
        TextWord::Login => TextField::Login,
        TextWord::Name => TextField::Name,
        TextWord::Email | TextWord::Domain => TextField::Email,
        TextWord::Move => TextField::Move,
        TextWord::Org => TextField::Org,
        TextWord::CostCenter => TextField::CostCenter,
        TextWord::Note => TextField::Note,
    }
}
