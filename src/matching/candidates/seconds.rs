//! Second accounts: how an account that says so of itself relates to a cloud account, and what that weighs.

use super::counts::Counts;
use super::evidence::Relations;
use super::evidence::addresses::Relation;
use super::evidence::names::{Initials, Names};
use super::habits::HostHabits;
use super::joined::ServerLogin;
use super::moved::Moved;
use super::person::Person;
use super::roles::Mark;
use super::sides::{Second, Side};
use super::weigh::{Alikes, Weight};
use super::weights as w;
use super::words::Words;
use crate::matching::{Reason, Reasons};

/// What an account is to a cloud account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    /// Perhaps its person's first account on the server.
    First,
    /// Beside the first one, by its login or the mailbox that receives its mail.
    Beside,
    /// A second one by its own login, of whomever: of somebody who is matched on the server already, or is not.
    Second { here: bool },
}

impl Is {
    /// What it is by the logins alone.
    pub(super) fn of(side: &Side, theirs: &Person, joined: &[ServerLogin]) -> Self {
        let Some(second) = side.second else { return Self::First };
        let mut here = joined.iter().filter(|login| login.host == side.host).peekable();
        let is_matched = here.peek().is_some();
        if here.any(|login| login.of(theirs).is_some_and(|of| of.hash == second.first)) {
            Self::Beside
        } else if second.is_sure {
            Self::Second { here: is_matched }
        } else {
            Self::First
        }
    }

    /// What speaks for it: the login without what says that it is a second account's is none of theirs on the server.
    pub(super) fn reasons(self, side: &Side, ours: &Person, theirs: &Person, relations: &Relations) -> Reasons {
        let is_own = || {
            let own = ours.logins.first().map(|login| login.hash);
            theirs.logins[..theirs.own_logins].iter().any(|login| Some(login.hash) == own)
        };
        let is_sure = side.second.is_some_and(|second| second.is_sure);
        let reasons = relations.reasons;
        let reasons = if is_sure && !is_own() { reasons.without(Reason::SameLogin) } else { reasons };
        match self {
            Self::Beside | Self::Second { here: true } => reasons.with(Reason::SecondAccount),
            Self::Second { here: false } if reasons.is_empty() => reasons.with(relations.weaker),
            Self::First | Self::Second { here: false } => reasons,
        }
    }
}

/// How much more often a login with a number, or with a letter, is of a second account than somebody's own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seconds {
    numbered: f64,
    lettered: f64,
}

impl Default for Seconds {
    /// Of those who ask without a server.
    fn default() -> Self {
        Self { numbered: w::SECONDS_NUMBERED, lettered: 0.0 }
    }
}

impl Seconds {
    /// So for each server: as many as others have such a login of their own are none, and more of those whose login was
    /// taken.
    pub(super) fn of_hosts(habits: &[HostHabits], sides: &[Side]) -> Vec<Self> {
        let mut asked = vec![[0.0; 3]; habits.len()];
        for side in sides {
            if let Some([all, numbered, lettered]) = asked.get_mut(usize::from(side.host)) {
                let has = |mark| f64::from(u8::from(side.second.is_some_and(|second| second.mark == mark)));
                *all += 1.0;
                *numbered += has(Mark::Number);
                *lettered += has(Mark::Letter);
            }
        }
        let of_host = |(habits, [all, numbered, lettered]): (&HostHabits, [f64; 3])| {
            let more = |marked: f64, alone: u32, times: f64| {
                let others = times * (f64::from(alone) + 0.05) / (f64::from(habits.joined) + 100.0);
                ((marked - all * others).max(0.0) + 0.2) / (all + 10.0) / others
            };
            Self {
                numbered: more(numbered, habits.numbered_alone, w::NUMBERED_LATER),
                lettered: more(lettered, habits.lettered_alone, 1.0),
            }
        };
        habits.iter().zip(asked).map(of_host).collect()
    }

    /// What an account weighs that is beside the first one of its person.
    pub(super) fn weight(
        self,
        words: &Words,
        counts: &Counts,
        second: Option<Second>,
        person: &Person,
        relations: &Relations,
    ) -> Weight {
        let mark = second.map_or(Mark::Word, |second| second.mark);
        let relation = relations.addresses.relation;
        let mut value = (counts.people() * self.chance(second, relations)).ln();
        if mark == Mark::Number && relation > Relation::Tagged {
            value += (self.numbered / w::SECONDS_NUMBERED).min(1.0).ln();
            if let Names::Full(full) = relations.names {
                let namesakes = counts.namesakes(words, full.theirs.given, full.theirs.family, 1);
                value += (w::SECOND_NAMESAKES / namesakes.max(w::SECOND_NAMESAKES)).ln();
            }
        }
        if matches!(relations.names, Names::Full(full) if full.initials == Initials::Differ) {
            value += w::INITIALS_DIFFER.ln();
        }
        // An account's own mailbox has its login; another one in the same domain, or one that is numbered too, is another
        // person's.
        let is_own = || {
            mark != Mark::Number
                && person.logins.iter().any(|login| person.addresses.iter().any(|own| own.handle.hash == login.hash))
        };
        if mark != Mark::Word && (relation.keeps_apart() || relation == Relation::OtherLocal) && !is_own() {
            value += w::SECOND_MAILBOX.ln();
        }
        Weight { value, moved: Moved::default(), beside: None, alike: Alikes::default(), spelled: None }
    }

    /// How much more often such a login is that of the first one's person than of anybody.
    fn chance(self, second: Option<Second>, relations: &Relations) -> f64 {
        let (mark, is_sure) = second.map_or((Mark::Word, false), |second| (second.mark, second.is_sure));
        // Whose mailbox receives the mail of the other is nobody else, whatever both show.
        if relations.addresses.relation <= Relation::Tagged {
            return w::SECOND_ACCOUNT;
        }
        if matches!(relations.names, Names::Differ { .. } | Names::PartDiffers) {
            return w::SECOND_OF_OTHER_NAME;
        }
        if mark == Mark::Word {
            return w::SECOND_ACCOUNT;
        }
        let named = if relations.reasons.has(Reason::SameName) { w::SECOND_OF_NAME } else { w::SECOND_BY_MARK };
        if mark != Mark::Letter {
            return named;
        }
        let most = if is_sure { w::SECOND_LETTERED_SURE } else { w::SECOND_LETTERED_MOST };
        named.max((self.lettered * w::SECOND_LETTERED).min(most))
    }
}

/// What it weighs that somebody whose account it would be the second of is matched on the server already, as a share of
/// all is: who has a second account has a first one.
pub(super) fn beside_matched(share: f64) -> f64 {
    w::SECOND_HERE / share.clamp(0.05, w::SECOND_HERE)
}
