//! The choice of a decision about a server account, or about all that are marked.

use super::geometry::{inside, popup};
use super::page::moved;
use super::{Step, columns};
use crate::matching::{Score, World};
use crate::model::{AccountId, Decision, Raw, Sentence};
use ratatui::layout::{Rect, Size};

/// What can be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This decision.
    Decision(Decision),
    /// Each is the same person as its own best candidate.
    SameAsItsBest,
    /// Each is another person than its own best candidate.
    OtherThanItsBest,
    /// No decision any more.
    TakeBack,
}

/// A decision that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possible {
    /// What it is.
    pub choice: Choice,
    /// How likely its candidate is.
    pub score: Option<Score>,
    /// For how many accounts it can be taken.
    pub fits: usize,
    /// What it means.
    pub about: &'static str,
}

/// A choice under way.
#[derive(Debug)]
pub struct Deciding {
    /// The accounts.
    pub accounts: Vec<AccountId>,
    /// The accounts in words.
    pub title: Sentence,
    /// What can be chosen.
    pub options: Vec<Possible>,
    /// The decision before, of a single account.
    pub before: Option<Decision>,
    /// How many of the accounts are matched, or nothing that a decision could change.
    pub idle: usize,
    /// The place of the chosen one.
    pub at: usize,
}

const CONFIRMED: &str = "counted twice, confirmed by you";
const NO_CANDIDATE: &str = "no longer a candidate";

impl Deciding {
    /// Opens the choice for some accounts of a world.
    #[must_use]
    pub fn open(world: &World, accounts: Vec<AccountId>, title: Sentence) -> Self {
        let count = accounts.len();
        let option = |choice, score, about| Possible { choice, score, fits: count, about };
        let mut options = Vec::new();
        let mut before = None;
        if let [account] = accounts[..] {
            before = world.decision(account).cloned();
            let candidates = candidates(world, account);
            for (login, score) in &candidates {
                options.push(option(Choice::Decision(Decision::SamePerson(login.clone())), Some(*score), CONFIRMED));
            }
            for (login, score) in candidates {
                options.push(option(Choice::Decision(Decision::DifferentPerson(login)), Some(score), NO_CANDIDATE));
            }
        } else {
            let fits = accounts.iter().filter(|account| !candidates(world, **account).is_empty()).count();
            for (choice, about) in [(Choice::SameAsItsBest, CONFIRMED), (Choice::OtherThanItsBest, NO_CANDIDATE)] {
                options.push(Possible { choice, score: None, fits, about });
            }
        }
        for (decision, about) in [
            (Decision::ServiceAccount, "a machine's account: meant to be, not open"),
            (Decision::Accepted, "known and left as it is: not open"),
            (Decision::InProgress, "somebody is working on it: stays open"),
        ] {
            options.push(option(Choice::Decision(decision), None, about));
        }
        options.push(option(Choice::TakeBack, None, "take the decision back"));
        let current = before.clone().map(Choice::Decision);
        let at = options.iter().position(|option| Some(&option.choice) == current.as_ref()).unwrap_or(0);
        let idle = accounts.iter().filter(|account| !world.computed_verdict(**account).is_unmatched()).count();
        Self { accounts, title, options, before, idle, at }
    }

    /// Where it stands on a screen, with its border.
    #[must_use]
    pub fn area(&self, size: Size) -> Rect {
        let lines = self.options.len() + usize::from(self.tells_idle());
        popup(size, self.widest_words() as u16 + 58, lines as u16 + 2)
    }

    /// The width of the longest choice, as far as it is shown.
    #[must_use]
    pub fn widest_words(&self) -> usize {
        let widths = self.options.iter().map(|option| columns(&option.choice.words().to_string()));
        widths.max().unwrap_or_default().min(44)
    }

    /// Whether it is to be told that a decision changes nothing about some of several accounts.
    #[must_use]
    pub fn tells_idle(&self) -> bool {
        self.accounts.len() > 1 && self.idle > 0
    }

    /// The choices that are seen at a size, the first with its place.
    #[must_use]
    pub fn seen(&self, size: Size) -> std::ops::Range<usize> {
        let height = usize::from(inside(self.area(size)).height);
        let lines = height.saturating_sub(usize::from(self.tells_idle())).max(1);
        let top = (self.at + 1).saturating_sub(lines);
        top..self.options.len().min(top + lines)
    }

    /// Chooses another.
    pub fn step(&mut self, step: Step) {
        self.at = moved(self.at, step, self.options.len()).min(self.options.len().saturating_sub(1));
    }

    /// Whether a choice is what was decided before.
    #[must_use]
    pub fn is_current(&self, choice: &Choice) -> bool {
        matches!((choice, &self.before), (Choice::Decision(decision), Some(before)) if decision == before)
    }
}

impl Choice {
    /// What it means for one account; none where it cannot be taken there.
    #[must_use]
    pub fn of(&self, world: &World, account: AccountId) -> Option<Option<Decision>> {
        let best = || candidates(world, account).into_iter().next().map(|(login, _)| login);
        match self {
            Self::Decision(decision) => Some(Some(decision.clone())),
            Self::SameAsItsBest => Some(Some(Decision::SamePerson(best()?))),
            Self::OtherThanItsBest => Some(Some(Decision::DifferentPerson(best()?))),
            Self::TakeBack => Some(None),
        }
    }

    /// The choice in words, such as `same person as cy-k`.
    #[must_use]
    pub fn words(&self) -> Sentence {
        match self {
            Self::Decision(decision) => decision_words(decision),
            Self::SameAsItsBest => "same person, each as its own best candidate".into(),
            Self::OtherThanItsBest => "different person, each from its own best".into(),
            Self::TakeBack => "none".into(),
        }
    }
}

/// The logins of an account's candidates, best first; an invitation has none and cannot be decided about.
fn candidates(world: &World, account: AccountId) -> Vec<(String, Score)> {
    let estate = &world.estate;
    let login = |row| estate.filled(estate.row(row).login).map(|login| login.text().into_owned());
    world.candidates(account).iter().filter_map(|one| Some((login(one.row)?, one.score))).collect()
}

/// A decision in words, such as `same person as cy-k`.
#[must_use]
pub fn decision_words(decision: &Decision) -> Sentence {
    match decision {
        Decision::SamePerson(login) => Sentence::from("same person as ").data(Raw::of(login)),
        Decision::DifferentPerson(login) => Sentence::from("different person from ").data(Raw::of(login)),
        Decision::ServiceAccount => "service account".into(),
        Decision::Accepted => "accepted".into(),
        Decision::InProgress => "in progress".into(),
    }
}
