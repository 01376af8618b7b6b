//! The choice of a decision about a server account, or about all that are marked.

use super::geometry::{inside, popup};
use super::page::moved;
use super::{Step, columns};
use crate::matching::{Score, Verdict, World};
use crate::model::{AccountId, Decision, Raw, Sentence, thousands};
use ratatui::layout::{Rect, Size};

/// What can be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This decision.
    Decision(Decision),
    /// Each is the same person as its own best candidate, where that is as likely as this at least.
    SameAsItsBest(Score),
    /// The same person as a cloud account that is yet to be named.
    SameAsNamed,
    /// Each is another person than its own best candidate.
    OtherThanItsBest,
    /// No decision any more.
    TakeBack,
}

/// Why a choice cannot be taken for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its best candidate is less likely than is asked for.
    Unlikely,
    /// Its best candidate is an invitation, which has no login.
    Invitation,
    /// Its candidates are still looked for.
    Unsearched,
    /// It has no candidate.
    Alone,
}

/// Accounts for which a choice cannot be taken, counted by the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remainder {
    unlikely: usize,
    invitations: usize,
    unsearched: usize,
    alone: usize,
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
    /// How sure it is for several accounts, and who is left out; blank where nothing is to be said.
    pub sureness: Sentence,
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
        let option = |choice, score, about| Possible { choice, score, fits: count, about, sureness: Sentence::new() };
        let named = (world.estate.cloud_accounts > 0).then(|| option(Choice::SameAsNamed, None, CONFIRMED));
        let mut options = Vec::new();
        let mut before = None;
        if let [account] = accounts[..] {
            before = world.decision(account).cloned();
            let candidates = candidates(world, account);
            for (login, score) in &candidates {
                options.push(option(Choice::Decision(Decision::SamePerson(login.clone())), Some(*score), CONFIRMED));
            }
            options.extend(named);
            for (login, score) in candidates {
                options.push(option(Choice::Decision(Decision::DifferentPerson(login)), Some(score), NO_CANDIDATE));
            }
        } else {
            let threshold = world.options.threshold;
            options.push(for_each_best(world, &accounts, Choice::SameAsItsBest(threshold), CONFIRMED));
            options.extend(named);
            options.push(for_each_best(world, &accounts, Choice::OtherThanItsBest, NO_CANDIDATE));
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
        let lines = self.options.len() + self.told().len();
        popup(size, self.widest_words() as u16 + 58, lines as u16 + 2)
    }

    /// The width of the longest choice, as far as it is shown.
    #[must_use]
    pub fn widest_words(&self) -> usize {
        let widths = self.options.iter().map(|option| columns(&option.choice.words().to_string()));
        widths.max().unwrap_or_default().min(44)
    }

    /// What is told beneath the choices about several accounts: how sure the chosen one is, and for how many of them no
    /// decision changes anything.
    #[must_use]
    pub fn told(&self) -> Vec<Sentence> {
        if self.accounts.len() < 2 {
            return Vec::new();
        }
        let mut told: Vec<Sentence> =
            self.options.get(self.at).map(|option| option.sureness.clone()).into_iter().collect();
        if self.idle > 0 {
            let (idle, count) = (thousands(self.idle as u64), thousands(self.accounts.len() as u64));
            let (are, stay) = if self.idle == 1 { ("is", "stays") } else { ("are", "stay") };
            let text = format!("{idle} of {count} {are} matched, waiting, in conflict or not counted, and {stay} so");
            told.push(Sentence::new().word(text));
        }
        told
    }

    /// The choices that are seen at a size, the first with its place.
    #[must_use]
    pub fn seen(&self, size: Size) -> std::ops::Range<usize> {
        let height = usize::from(inside(self.area(size)).height);
        let lines = height.saturating_sub(self.told().len()).max(1);
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
    /// What it means for one account, or why it cannot be taken there.
    pub fn of(&self, world: &World, account: AccountId) -> Result<Option<Decision>, LeftOut> {
        match self {
            Self::Decision(decision) => Ok(Some(decision.clone())),
            Self::SameAsItsBest(_) => {
                best(world, account, self.at_least()).map(|(login, _)| Some(Decision::SamePerson(login)))
            }
            Self::OtherThanItsBest => {
                best(world, account, self.at_least()).map(|(login, _)| Some(Decision::DifferentPerson(login)))
            }
            Self::SameAsNamed | Self::TakeBack => Ok(None),
        }
    }

    /// How likely a candidate is at least that it takes.
    #[must_use]
    pub fn at_least(&self) -> Score {
        match self {
            Self::SameAsItsBest(at_least) => *at_least,
            _ => Score::default(),
        }
    }

    /// The choice in words, such as `same person as cy-k`.
    #[must_use]
    pub fn words(&self) -> Sentence {
        match self {
            Self::Decision(decision) => decision_words(decision),
            Self::SameAsItsBest(_) => "same person, each as its own best".into(),
            Self::SameAsNamed => "same person as … (any cloud login)".into(),
            Self::OtherThanItsBest => "different person, each from its own best".into(),
            Self::TakeBack => "none".into(),
        }
    }
}

impl Remainder {
    /// Counts one more.
    pub fn add(&mut self, left_out: LeftOut) {
        *match left_out {
            LeftOut::Unlikely => &mut self.unlikely,
            LeftOut::Invitation => &mut self.invitations,
            LeftOut::Unsearched => &mut self.unsearched,
            LeftOut::Alone => &mut self.alone,
        } += 1;
    }

    /// Who is left out, such as `left out: 2 below 80%, 1 without a candidate`; none where nobody is.
    #[must_use]
    pub fn words(self, at_least: Score) -> Option<Sentence> {
        let below = format!("below {}%", at_least.as_percent());
        let kinds = [
            (self.unlikely, below.as_str()),
            (self.invitations, "whose candidate is an invitation"),
            (self.unsearched, "still looked for"),
            (self.alone, "without a candidate"),
        ];
        let parts: Vec<String> = kinds
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, why)| format!("{} {why}", thousands(count as u64)))
            .collect();
        (!parts.is_empty()).then(|| Sentence::new().word(format!("left out: {}", parts.join(", "))))
    }
}

/// The choice to take each account's own best candidate, with how sure that is.
fn for_each_best(world: &World, accounts: &[AccountId], choice: Choice, about: &'static str) -> Possible {
    let at_least = choice.at_least();
    let mut scores = Vec::new();
    let mut remainder = Remainder::default();
    for account in accounts {
        match best(world, *account, at_least) {
            Ok((_, score)) => scores.push(score),
            Err(left_out) => remainder.add(left_out),
        }
    }
    let sure = scores.iter().min().zip(scores.iter().max()).map(|(least, most)| {
        let least = least.as_percent();
        match most.as_percent() {
            most if most == least => Sentence::new().word(format!("{least}% likely")),
            most => Sentence::new().word(format!("{least}% to {most}% likely")),
        }
    });
    let parts = sure.into_iter().chain(remainder.words(at_least));
    let sureness = parts.reduce(|all, part| all.word("; ").then(part)).unwrap_or_default();
    Possible { choice, score: None, fits: scores.len(), about, sureness }
}

/// An account's best candidate, where that has a login and is as likely as this at least.
fn best(world: &World, account: AccountId, at_least: Score) -> Result<(String, Score), LeftOut> {
    let is_searched = world.verdict(account) != Verdict::Checking;
    let none = if is_searched { LeftOut::Alone } else { LeftOut::Unsearched };
    let best = *world.candidates(account).first().ok_or(none)?;
    let login = world.estate.filled(world.estate.row(best.row).login).ok_or(LeftOut::Invitation)?;
    if best.score < at_least {
        return Err(LeftOut::Unlikely);
    }
    Ok((login.text().into_owned(), best.score))
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
