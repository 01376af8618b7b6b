//! How a filter is read and printed back, and what is said about a wrong one.

use proptest::prelude::*;
use seatmatch::query::{HasWord, IsWord, NameWord, Needle, Pattern, Query, Term, Test, TextWord};

#[test]
fn a_filter_prints_back_in_its_canonical_form() {
    for (typed, canonical) in [
        ("", ""),
        ("  \t ", ""),
        ("jose", "jose"),
        ("  ann   lee ", "ann lee"),
        ("IS:Open", "is:open"),
        ("is:pending_sync", "is:pending-sync"),
        ("is:double,server-only -has:note", "is:double,server-only -has:note"),
        ("-has:verified-email", "-has:verified-email"),
        ("rule:saml-name-id,Verified_Email", "rule:saml_name_id,verified_email"),
        ("role:\"Outside collaborator\"", "role:outside_collaborator"),
        ("reason:other-domain actor:idp", "reason:other_domain actor:idp"),
        ("host:ghe.corp.example:8443", "host:\"ghe.corp.example:8443\""),
        ("org:acme,beta cost-center:*", "org:acme,beta cost-center:*"),
        ("name:\"ann lee\",\"o\\\"neil\"", "name:\"ann lee\",\"o\\\"neil\""),
        ("note:\"a\\\\b\"", "note:a\\b"),
        ("name:\"*\"", "name:\"*\""),
        ("name:a*", "name:a*"),
        ("\"is:open\"", "\"is:open\""),
        ("-\"ann lee\"", "-\"ann lee\""),
        ("--x", "-\"-x\""),
        ("lee,ann", "\"lee,ann\""),
        ("login:-x", "login:\"-x\""),
        ("José", "José"),
        ("email:\"a, b\",c", "email:\"a, b\",c"),
        ("\"a\\b\"", "a\\b"),
        ("login:\"x\" y", "login:x y"),
    ] {
        let query = Query::parse(typed).unwrap_or_else(|error| unreachable!("{typed}: {error}"));
        assert_eq!(query.to_string(), canonical, "{typed}");
        assert_eq!(Query::parse(canonical).as_ref(), Ok(&query), "{canonical}");
        assert_eq!(query.is_empty(), canonical.is_empty());
    }
}

#[test]
fn a_wrong_filter_says_where_and_what_is_nearest() {
    for (typed, said) in [
        ("-", "column 1: a lone -, with nothing behind it to leave out"),
        ("ann - lee", "column 5: a lone -, with nothing behind it to leave out"),
        ("--", "column 2: a lone -, with nothing behind it to leave out"),
        ("is:", "column 4: a value is missing here"),
        ("is:open,", "column 9: a value is missing here"),
        ("is:open,,double", "column 9: a value is missing here"),
        ("is:open, double", "column 9: a value is missing here"),
        ("login:\"\"", "column 7: a value is missing here"),
        ("a \"\"", "column 3: a value is missing here"),
        ("a \u{301}", "column 3: a value is missing here"),
        ("é name:\"ann", "column 8: the quote opened here is never closed"),
        ("\"a\\\"", "column 1: the quote opened here is never closed"),
        ("\"ann\"lee", "column 6: a blank is missing after the closing quote"),
        ("is:open\"x\"", "column 8: a quote inside a word: put the whole value in quotes, with \\\" for this one"),
        ("o\"neil", "column 2: a quote inside a word: put the whole value in quotes, with \\\" for this one"),
        ("12:30", "column 3: a colon in a word that is not quoted: put it in quotes"),
        (":x", "column 1: a colon in a word that is not quoted: put it in quotes"),
        ("\"a\":b", "column 4: a blank is missing after the closing quote"),
        ("hots:x", "column 1: hots: is not a qualifier (nearest: host)"),
        ("ann -iss:open", "column 6: iss: is not a qualifier (nearest: is)"),
        ("cost_center:x", "column 1: cost_center: is not a qualifier (nearest: cost-center)"),
        ("costcenter:x", "column 1: costcenter: is not a qualifier (nearest: cost-center)"),
        ("is:opne", "column 4: opne is not a value of is: (nearest: open)"),
        ("is:open,pend", "column 9: pend is not a value of is: (nearest: pending-sync)"),
        ("has:verified", "column 5: verified is not a value of has: (nearest: verified-email)"),
        ("rule:saml_nameid", "column 6: saml_nameid is not a value of rule: (nearest: saml_name_id)"),
        ("is:*", "column 4: * is not a value of is: (nearest: matched)"),
        ("is:\u{202E}open", "column 4: ⟨U+202E⟩open is not a value of is: (nearest: open)"),
    ] {
        let error = Query::parse(typed).unwrap_err();
        assert_eq!(error.to_string(), said, "{typed}");
    }
}

fn needle() -> impl Strategy<Value = Needle> {
    prop_oneof!["[a-z\"\\\\ ,:*-]{1,6}", "\\PC{1,6}", any::<String>()]
        .prop_filter_map("nothing left", |text| Needle::new(&text))
}

fn pattern() -> impl Strategy<Value = Pattern> {
    prop_oneof![1 => Just(Pattern::Any), 4 => needle().prop_map(Pattern::Part)]
}

fn some<T: Clone + std::fmt::Debug + 'static>(words: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(prop::sample::select(words), 1..4)
}

fn test() -> impl Strategy<Value = Test> {
    let names = prop::sample::select(NameWord::ALL).prop_flat_map(|kind| {
        let names: Vec<&'static str> = kind.words().iter().map(|word| word.name).collect();
        (Just(kind), prop::collection::vec(prop::sample::select(names), 1..4))
    });
    prop_oneof![
        some(IsWord::ALL).prop_map(Test::Is),
        some(HasWord::ALL).prop_map(Test::Has),
        names.prop_map(|(kind, names)| Test::Name(kind, names)),
        (prop::sample::select(TextWord::ALL), prop::collection::vec(pattern(), 1..4))
            .prop_map(|(kind, patterns)| Test::Text(kind, patterns)),
        needle().prop_map(Test::Bare),
    ]
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back_the_same(terms in prop::collection::vec((any::<bool>(), test()), 0..5)) {
        let query = Query::of(terms.into_iter().map(|(negated, test)| Term { negated, test }).collect());
        prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_column_of_it(typed in "[a-z:,\"\\\\ -]{0,16}|is:[a-z,\"-]{0,9}|\\PC{0,12}") {
        match Query::parse(&typed) {
            Ok(query) => prop_assert_eq!(Query::parse(&query.to_string()), Ok(query)),
            Err(error) => prop_assert!((1..=typed.chars().count() + 1).contains(&error.column)),
        }
    }
}
