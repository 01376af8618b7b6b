//! The words of the filter language are those of the verdicts, rules, reasons and actors.

use seatmatch::matching::{Actor, Part, Reason, Rule};
use seatmatch::model::HostId;
use seatmatch::query::{NameWord, QUALIFIERS, Word};

fn names(words: &'static [Word]) -> Vec<&'static str> {
    words.iter().map(|word| word.name).collect()
}

#[test]
fn rules_reasons_and_actors_are_those_of_the_matching() {
    assert_eq!(names(NameWord::Rule.words()), Rule::ALL.map(Rule::name));
    assert_eq!(names(NameWord::Reason.words()), Reason::ALL.map(Reason::name));
    assert_eq!(names(NameWord::Cause.words()), Reason::ALL.map(Reason::name));
    assert_eq!(names(NameWord::Actor.words()), Actor::ALL.map(Actor::name));
}

#[test]
fn what_a_row_is_consumed_for_is_what_the_bill_says() {
    let parts = [
        Part::Member,
        Part::Collaborator,
        Part::VisualStudio,
        Part::Invitation,
        Part::AccountOnServer,
        Part::ServerOnly(HostId(0)),
        Part::NotExplained,
        Part::Nothing,
    ];
    let named: Vec<_> = parts.into_iter().map(Part::name).chain(["no_licence"]).collect();
    assert_eq!(names(NameWord::Consumes.words()), named);
}

#[test]
fn the_table_has_every_word_of_the_language() {
    let words_of = |name: &str| {
        let qualifier = QUALIFIERS.iter().find(|qualifier| qualifier.name == name).unwrap();
        names(qualifier.values.words()).join("|")
    };
    assert_eq!(
        words_of("is"),
        "matched|pending-sync|conflict|double|server-only|not-counted|unmatched|open|checking|suspended|dormant|admin|\
         managed|invited|visual-studio|vs-double|at-risk|own-row|not-in-report"
    );
    assert_eq!(words_of("has"), "note|candidate|email|login|verified-email|name-id|identity");
    let all: Vec<&str> = QUALIFIERS.iter().map(|qualifier| qualifier.name).collect();
    assert_eq!(
        all.join(" "),
        "is has rule reason cause consumes role actor host login name email domain move org cost-center note"
    );
}
