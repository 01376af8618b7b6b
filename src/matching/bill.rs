//! What the licences are for: every consumed row under the first reason for it, every avoidable one under its cause, and
//! what is worth a look. How it is worded is left to `explain`.

use super::{Action, Actor, Cause, Licenses, Sums, Verdict, World, advise, sums};
use crate::model::{Answer, Counted, Decision, HostId, RowId, RowKind};
use std::collections::{BTreeMap, HashMap};

/// Why a row is consumed, the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A member or owner of an organization.
    Member,
    /// A collaborator on repositories.
    Collaborator,
    /// A Visual Studio subscriber with an account.
    VisualStudio,
    /// A pending invitation.
    Invitation,
    /// A cloud account only for its server account.
    AccountOnServer,
    /// Server accounts without a cloud account, by the first one's server.
    ServerOnly(HostId),
    /// Nothing that is documented.
    NotExplained,
    /// Nothing at all, by the documentation, and yet a row that is counted: an enterprise owner without an organization.
    Nothing,
}

impl Part {
    /// The stable name, as the filter knows it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Collaborator => "collaborator",
            Self::VisualStudio => "visual_studio",
            Self::Invitation => "pending_invitation",
            Self::AccountOnServer => "server",
            Self::ServerOnly(_) => "server_only",
            Self::NotExplained => "not_explained",
            Self::Nothing => "nothing",
        }
    }

    /// Why a row is consumed; `None` where it is no licence: a subscriber without an account, a licence that has ended.
    pub(super) fn of(world: &World, row: RowId) -> Option<Self> {
        let estate = &*world.estate;
        let of = estate.row(row);
        if of.kind == RowKind::VisualStudio || of.license_active == Answer::No {
            return None;
        }
        if of.kind == RowKind::ServerOnly {
            let host = estate.accounts_of(row).first().map_or(HostId::UNKNOWN, |first| estate.account(*first).host);
            return Some(Self::ServerOnly(host));
        }
        let because = world.consumes_because(row);
        let begins =
            |words: &[&str]| because.iter().any(|reason| words.contains(&reason.split(':').next().unwrap_or("")));
        let parts = [
            (&["visual_studio"][..], Self::VisualStudio),
            (&["member", "owner"], Self::Member),
            (&["collaborator"], Self::Collaborator),
            (&["pending_invitation"], Self::Invitation),
            (&["server"], Self::AccountOnServer),
            (&["not_explained"], Self::NotExplained),
        ];
        Some(parts.into_iter().find(|(words, _)| begins(words)).map_or(Self::Nothing, |(_, part)| part))
    }
}

/// Why people are counted twice, and who mends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseToMend {
    /// The cause, with what it costs.
    pub cause: Cause,
    /// Who must act for most people of it, and what must be done.
    pub fix: Option<(Actor, Action)>,
}

/// What is worth a look.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Accounts in conflict.
    Conflicts {
        /// All, those too on which no licence hangs.
        all: u64,
        /// The licences that hang on them.
        licenses: u64,
    },
    /// Visual Studio subscribers counted beside their Enterprise account.
    VisualStudioDoubles {
        /// All, the likely ones too.
        all: u64,
        /// Those that only a likely candidate tells of.
        likely: u64,
    },
    /// Accounts on servers alone that are dormant.
    DormantServerOnly(u64),
    /// Accounts on servers alone that are noted as service accounts or accepted.
    Accepted(u64),
    /// Persons that the next sync adds.
    AddedBySync {
        /// All.
        all: u64,
        /// Those who are likely counted twice from then on.
        twice: u64,
    },
    /// Matched accounts that no rule finds any more.
    AtRisk(u64),
    /// Rows that are no licence: subscribers without an account, licences that have ended.
    Free(u64),
    /// GitHub's number is not the number of rows: GitHub's less ours.
    Unaccounted(i64),
}

/// What the licences are for.
#[derive(Clone, Debug, Default)]
pub struct Bill {
    /// The sums of everything.
    pub sums: Sums,
    /// The licences without the what-if, where there is one.
    pub without_what_if: Option<Licenses>,
    /// Rows by what they are consumed for, in the order of the parts.
    pub parts: Vec<(Part, u64)>,
    /// Avoidable rows by cause, largest first.
    pub causes: Vec<CauseToMend>,
    /// What is worth a look.
    pub looks: Vec<Look>,
}

impl Bill {
    /// Adds up; grows with the number of rows and accounts.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let sums = world.sums();
        if !world.estate.has_report {
            return Self { sums, ..Self::default() };
        }
        let mut parts = BTreeMap::new();
        let mut free = 0;
        for row in world.estate.row_ids() {
            match Part::of(world, row) {
                Some(part) => *parts.entry(part).or_insert(0_u64) += 1,
                None => free += 1,
            }
        }
        let causes = causes(world, &sums);
        let counted: u64 = parts.values().sum();
        let looks = looks(world, &sums, free, counted);
        let has_what_if = !world.options.alias_domains.is_empty();
        let without_what_if = has_what_if.then(|| world.with_alias_domains(Vec::new()).sums().licenses);
        Self { sums, without_what_if, parts: parts.into_iter().collect(), causes, looks }
    }
}

/// How many people of a cause are asked what would mend them; more would not change the answer.
const ASKED: usize = 500;

fn causes(world: &World, all: &Sums) -> Vec<CauseToMend> {
    let key = |cause: &Cause| (cause.reason, cause.detail.clone());
    let mut asked_of: HashMap<_, Asked> = all.causes.iter().map(|cause| (key(cause), Asked::default())).collect();
    for account in world.estate.account_ids() {
        let Some(found) = sums::cause(world, account) else { continue };
        if let Some(asked) = asked_of.get_mut(&found).filter(|asked| asked.people < ASKED) {
            asked.people += 1;
            if let Some(fix) = advise::fixes(world, account).first() {
                *asked.fixes.entry((fix.actor, fix.action)).or_default() += 1;
            }
        }
    }
    let most = |asked: Asked| asked.fixes.into_iter().rev().max_by_key(|(_, count)| *count).map(|(fix, _)| fix);
    let mut mend =
        |cause: &Cause| CauseToMend { cause: cause.clone(), fix: asked_of.remove(&key(cause)).and_then(most) };
    all.causes.iter().map(&mut mend).collect()
}

/// The first fixes of the people of one cause.
#[derive(Clone, Default)]
struct Asked {
    people: usize,
    fixes: BTreeMap<(Actor, Action), usize>,
}

fn looks(world: &World, sums: &Sums, free: u64, consumed: u64) -> Vec<Look> {
    let estate = &*world.estate;
    let (mut dormant, mut accepted, mut at_risk) = (0, 0, 0);
    for account in estate.account_ids() {
        let is_noted = matches!(world.decision(account), Some(Decision::ServiceAccount | Decision::Accepted));
        if world.verdict(account) == Verdict::ServerOnly {
            accepted += u64::from(is_noted);
            let is_dormant = estate.account(account).dormant.is_yes();
            dormant += u64::from(is_dormant && !is_noted && estate.counted(account) == Counted::OwnRow);
        }
        at_risk += u64::from(world.is_at_risk(account));
    }
    let mut looks = Vec::new();
    let licenses = &sums.licenses;
    let mut add = |count: u64, look: &dyn Fn(u64) -> Look| {
        if count > 0 {
            looks.push(look(count));
        }
    };
    add(sums.verdicts[Verdict::Conflict as usize], &|all| Look::Conflicts { all, licenses: licenses.to_check });
    let likely = licenses.visual_studio_likely;
    add(licenses.visual_studio + likely, &|all| Look::VisualStudioDoubles { all, likely });
    add(dormant, &Look::DormantServerOnly);
    add(at_risk, &Look::AtRisk);
    add(licenses.added, &|all| Look::AddedBySync { all, twice: licenses.added_twice });
    add(accepted, &Look::Accepted);
    add(free, &Look::Free);
    let difference = i64::try_from(licenses.reported).unwrap_or(i64::MAX) - i64::try_from(consumed).unwrap_or(i64::MAX);
    if difference != 0 {
        looks.push(Look::Unaccounted(difference));
    }
    looks
}
