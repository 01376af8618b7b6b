//! The choice of a decision about a server account.

use super::Step;
use super::page::moved;
use crate::matching::Score;
use crate::model::{AccountId, Decision, Sentence};

/// A decision that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possible {
    /// What it would be; none takes the decision back.
    pub decision: Option<Decision>,
    /// How likely its candidate is.
    pub score: Option<Score>,
    /// What it means.
    pub about: &'static str,
}

/// A choice under way.
#[derive(Debug)]
pub struct Deciding {
    /// The account.
    pub account: AccountId,
    /// The account in words.
    pub title: Sentence,
    /// What can be chosen.
    pub options: Vec<Possible>,
    /// The decision before.
    pub before: Option<Decision>,
    /// The place of the chosen one.
    pub at: usize,
}

impl Deciding {
    /// Opens the choice; `candidates` are logins, best first.
    #[must_use]
    pub fn open(
        account: AccountId,
        title: Sentence,
        candidates: Vec<(String, Score)>,
        before: Option<Decision>,
    ) -> Self {
        let option = |decision, score, about| Possible { decision, score, about };
        let mut options = Vec::new();
        for (login, score) in &candidates {
            options.push(option(
                Some(Decision::SamePerson(login.clone())),
                Some(*score),
                "counted twice, confirmed by you",
            ));
        }
        for (login, score) in candidates {
            options.push(option(Some(Decision::DifferentPerson(login)), Some(score), "no longer a candidate"));
        }
        options.push(option(Some(Decision::ServiceAccount), None, "a machine's account: meant to be, not open"));
        options.push(option(Some(Decision::Accepted), None, "known and left as it is: not open"));
        options.push(option(Some(Decision::InProgress), None, "somebody is working on it: stays open"));
        options.push(option(None, None, "take the decision back"));
        let at = options.iter().position(|option| option.decision == before && before.is_some()).unwrap_or(0);
        Self { account, title, options, before, at }
    }

    /// Chooses another.
    pub fn step(&mut self, step: Step) {
        self.at = moved(self.at, step, self.options.len()).min(self.options.len().saturating_sub(1));
    }
}

/// A decision in words, such as `same person as cy-k`.
#[must_use]
pub fn decision_words(decision: Option<&Decision>) -> Sentence {
    use crate::model::Raw;
    match decision {
        None => Sentence::from("none"),
        Some(Decision::SamePerson(login)) => Sentence::from("same person as ").data(Raw::of(login)),
        Some(Decision::DifferentPerson(login)) => Sentence::from("different person from ").data(Raw::of(login)),
        Some(Decision::ServiceAccount) => Sentence::from("service account"),
        Some(Decision::Accepted) => Sentence::from("accepted"),
        Some(Decision::InProgress) => Sentence::from("in progress"),
    }
}
