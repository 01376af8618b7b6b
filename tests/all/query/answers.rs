//! Who passes a filter.

use seatmatch::model::Raw;
use seatmatch::query::{HasWord, IsWord, Query, Subject, TextField};

/// A person as the tests tell it.
struct Person;

impl Subject for Person {
    fn is(&self, word: IsWord) -> bool {
        matches!(word, IsWord::Double | IsWord::Open | IsWord::Unmatched)
    }

    fn has(&self, word: HasWord) -> bool {
        word == HasWord::Candidate
    }

    fn has_rule(&self, _name: &str) -> bool {
        false
    }

    fn has_cause(&self, name: &str) -> bool {
        self.has_reason(name)
    }

    fn consumes(&self, name: &str) -> bool {
        name == "member"
    }

    fn has_reason(&self, name: &str) -> bool {
        matches!(name, "other_domain" | "same_name")
    }

    fn has_role(&self, name: &str) -> bool {
        name == "outside_collaborator"
    }

    fn has_actor(&self, name: &str) -> bool {
        name == "idp"
    }

    fn each(&self, field: TextField, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool {
        let values: &[&str] = match field {
            TextField::Host => &["ghe.corp.example"],
            TextField::Login => &["jlee"],
            TextField::Name => &["José Lee"],
            TextField::Email => &["jose.lee@old.example", "j.lee@corp.example"],
            TextField::NameId => &["J4711"],
            TextField::Org => &["acme", "beta"],
            TextField::CostCenter => &[" "],
            TextField::Move | TextField::Note => &[],
        };
        values.iter().any(|value| visit(Raw::of(value)))
    }
}

#[test]
fn terms_are_joined_by_and_values_by_or() {
    for (filter, passes) in [
        ("", true),
        ("jose", true),
        ("JOSÉ lee", true),
        ("j4711", true),
        ("acme", false),
        ("\"jose lee\"", true),
        ("\"lee jose\"", false),
        ("lee jose", true),
        ("-jose", false),
        ("-bob", true),
        ("is:double", true),
        ("is:matched", false),
        ("is:matched,open", true),
        ("-is:matched,open", false),
        ("is:open -is:conflict", true),
        ("has:candidate", true),
        ("has:note,email", false),
        ("-has:note", true),
        ("rule:saml_name_id", false),
        ("-rule:saml_name_id", true),
        ("reason:other-domain", true),
        ("reason:typo,same_name", true),
        ("role:outside-collaborator", true),
        ("role:collaborator", false),
        ("actor:idp,user", true),
        ("host:ghe", true),
        ("host:ghe2", false),
        ("login:jose", false),
        ("name:jose", true),
        ("email:old.example", true),
        ("domain:old", true),
        ("domain:corp.example,nowhere", true),
        ("domain:lee", false),
        ("domain:*", true),
        ("org:*", true),
        ("org:ACM", true),
        ("cost-center:*", false),
        ("-cost-center:*", true),
        ("note:*", false),
        ("name:\"*\"", false),
    ] {
        let query = Query::parse(filter).unwrap_or_else(|error| unreachable!("{filter}: {error}"));
        assert_eq!(query.matches(&Person), passes, "{filter}");
    }
}

#[test]
fn two_filters_can_be_joined() {
    let typed = Query::parse("jose").unwrap();
    let both = typed.and(Query::parse("is:open").unwrap());
    assert_eq!(both.to_string(), "jose is:open");
    assert!(both.matches(&Person));
}
