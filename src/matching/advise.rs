//! Which fixes there are for an account, and in which order. How they are worded is left to `explain`.
//!
//! Source: GitHub's documentation, "License troubleshooting information for GitHub Enterprise".

use super::candidates::{is_of_guest, is_role};
use super::explain::fix_text;
use super::sums::{Causes, cause};
use super::{AccountsKind, Action, Actor, Candidate, Fix, Reason, Verdict, World};
use crate::model::{AccountId, Answer, Counted, Estate, Raw, RowId, Text, hash_email, same_email};
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::sync::OnceLock;

/// From how many people with one cause on the identity provider mends them first.
const BULK: u64 = 5;

/// What fixes need to know of everybody; found when a fix is first asked for.
#[derive(Default)]
pub(super) struct Advice {
    owners: OnceLock<Owners>,
    causes: OnceLock<Causes>,
}

/// Which accounts of each server have an address.
struct Owners {
    state: RandomState,
    table: HashTable<(Text, AccountId)>,
}

impl Owners {
    fn of(estate: &Estate) -> Self {
        let state = RandomState::default();
        let mut table: HashTable<(Text, AccountId)> = HashTable::with_capacity(estate.accounts.len());
        for account in estate.account_ids() {
            let host = estate.account(account).host;
            for text in estate.emails_of(account) {
                let raw = estate.raw(text);
                let hash = hash_email(&state, raw);
                let mut known = 0;
                let is_known = table.find(hash, |(other, owner)| {
                    let same = estate.account(*owner).host == host && same_email(estate.raw(*other), raw);
                    known += usize::from(same);
                    known > 1
                });
                if is_known.is_none() {
                    table.insert_unique(hash, (text, account), |(text, _)| hash_email(&state, estate.raw(*text)));
                }
            }
        }
        Self { state, table }
    }

    /// Another account that has the address, and is meant.
    fn other(
        &self,
        estate: &Estate,
        address: Raw<'_>,
        than: AccountId,
        is_meant: impl Fn(Text, AccountId) -> bool,
    ) -> Option<AccountId> {
        let hash = hash_email(&self.state, address);
        let is_other = |(text, owner): &(Text, AccountId)| {
            *owner != than && is_meant(*text, *owner) && same_email(estate.raw(*text), address)
        };
        self.table.find(hash, is_other).map(|(_, owner)| *owner)
    }
}

/// Whether all that fixes need to know of everybody was found.
pub(super) fn is_ready(world: &World) -> bool {
    world.advice.owners.get().is_some() && world.advice.causes.get().is_some()
}

/// Finds all that fixes need to know of everybody.
pub(super) fn prepare(world: &World) {
    world.advice.owners.get_or_init(|| Owners::of(&world.estate));
    world.advice.causes.get_or_init(|| Causes::of(world));
}

/// The account of the same server that already has the address a fix would need.
pub(super) fn taken_by(world: &World, account: AccountId, address: Text) -> Option<AccountId> {
    let owners = world.advice.owners.get_or_init(|| Owners::of(&world.estate));
    let host = world.estate.account(account).host;
    let is_here = |_, owner| world.estate.account(owner).host == host;
    owners.other(&world.estate, world.estate.raw(address), account, is_here)
}

/// The account that the report counts the person by already, where this one is in no row of it: they have one primary
/// e-mail, so the next sync adds nobody.
pub(super) fn counted_with(world: &World, account: AccountId) -> Option<AccountId> {
    let estate = &*world.estate;
    let absent = |account| estate.counted(account) == Counted::NotInReport;
    let primary = estate.filled(estate.account(account).primary).filter(|_| absent(account))?;
    let owners = world.advice.owners.get_or_init(|| Owners::of(estate));
    let is_counted = |text, owner| {
        same_email(estate.raw(text), estate.raw(estate.account(owner).primary))
            && !absent(owner)
            && world.verdict(owner) != Verdict::NotCounted
    };
    owners.other(estate, primary, account, is_counted)
}

/// How many people are counted twice for the cause of this account.
pub(super) fn with_same_cause(world: &World, account: AccountId) -> u64 {
    let causes = world.advice.causes.get_or_init(|| Causes::of(world));
    cause(world, account).map_or(0, |cause| causes.people(&cause))
}

/// The fixes of an account, what mends most first.
pub(super) fn fixes(world: &World, account: AccountId) -> Vec<Fix> {
    let estate = &*world.estate;
    if !estate.has_report {
        return Vec::new();
    }
    match world.verdict(account) {
        Verdict::PendingSync => vec![sync_now(world, account)],
        Verdict::NotCounted if estate.counted(account) == Counted::OwnRow => vec![sync_now(world, account)],
        Verdict::Double => of_double(world, account),
        Verdict::ServerOnly => of_server_only(world, account),
        Verdict::Matched | Verdict::Conflict | Verdict::NotCounted | Verdict::Checking => Vec::new(),
    }
}

/// The fixes of a report row: a Visual Studio subscriber counted twice.
pub(super) fn row_fixes(world: &World, row: RowId) -> Vec<Fix> {
    let Some(cloud) = world.vs_double(row) else { return Vec::new() };
    let text = fix_text::change_vs_license(world, cloud, world.likely_vs_double(row).is_some());
    vec![Fix { actor: Actor::Owner, action: Action::ChangeVsLicense, address: Text::UNKNOWN, cloud: Some(cloud), text }]
}

fn sync_now(world: &World, account: AccountId) -> Fix {
    let text = fix_text::sync_now(world, account);
    Fix { actor: Actor::Owner, action: Action::SyncNow, address: Text::UNKNOWN, cloud: world.cloud(account), text }
}

fn of_double(world: &World, account: AccountId) -> Vec<Fix> {
    let estate = &*world.estate;
    let Some(best) = world.candidates(account).into_iter().next() else { return Vec::new() };
    if estate.is_gone(account) {
        return vec![sync_now(world, account)];
    }
    let mut fixes = Vec::new();
    if best.reasons.has(Reason::SecondAccount) {
        fixes.push(suspend(world, account));
        fixes.push(accept(world, account));
        return fixes;
    }
    let is_managed = world.accounts_kind() == AccountsKind::Managed;
    let own = estate.account(account).primary;
    if best.reasons.has(Reason::PendingInvitation) && !estate.row(best.row).login.is_filled() {
        let text = fix_text::accept_invitation(world, account, best.row);
        let (actor, action) = (Actor::User, Action::AddVerifiedEmail);
        return vec![Fix { actor, action, address: own, cloud: Some(best.row), text }];
    }
    // Under OIDC the report has a NameID, too, and nobody a SAML identity.
    let has_name_id = || estate.filled(estate.row(best.row).name_id).is_some();
    let has_saml = if estate.has_identities { estate.identities.has_saml } else { has_name_id() };
    let alike = if is_habit(best) { with_same_cause(world, account) } else { 0 };
    // An address with a wrong letter is nobody's mailbox: it is mended where it stands.
    let receives = !best.reasons.has(Reason::Lookalike) && !best.reasons.has(Reason::Typo);
    if has_saml && receives && own.is_filled() && (is_managed || alike >= BULK) {
        let text = fix_text::send_in_saml(world, account, best.row, alike);
        fixes.push(Fix { actor: Actor::Idp, action: Action::SendInSaml, address: own, cloud: Some(best.row), text });
    }
    fixes.extend(make_primary(world, account, best));
    if !is_managed && receives && own.is_filled() && estate.row(best.row).login.is_filled() {
        let text = fix_text::add_verified_email(world, account, best.row);
        fixes.push(Fix {
            actor: Actor::User,
            action: Action::AddVerifiedEmail,
            address: own,
            cloud: Some(best.row),
            text,
        });
    }
    let is_idle = fixes.is_empty() && !comes_first(world, account, best.row);
    if estate.account(account).dormant == Answer::Yes || is_idle {
        fixes.push(suspend(world, account));
    }
    fixes
}

/// Whether the cause is a habit of many addresses, which one change at the identity provider can mend; a name or a
/// login in common is none.
fn is_habit(best: Candidate) -> bool {
    let habits = [
        Reason::SubAddress,
        Reason::SameIdentifier,
        Reason::Separator,
        Reason::NameOrder,
        Reason::Initials,
        Reason::OtherDomain,
    ];
    let first = best.reasons.iter().find(|reason| *reason != Reason::Note);
    first.is_some_and(|first| habits.contains(&first))
}

/// Never an address that another account of the server has: one address belongs to one account.
fn make_primary(world: &World, account: AccountId, best: Candidate) -> Option<Fix> {
    let address = free_address(world, account, best.row).filter(|_| comes_first(world, account, best.row))?;
    let text = fix_text::make_primary(world, account, best.row, address);
    let (actor, action) = (Actor::Server, Action::MakePrimaryOnServer);
    Some(Fix { actor, action, address, cloud: Some(best.row), text })
}

/// Whether of the accounts of its server that notes name one person for this one is to have the address: the first of
/// those that the files speak for, too.
fn comes_first(world: &World, account: AccountId, row: RowId) -> bool {
    let rank = |account: AccountId| {
        let best = world.candidates(account).into_iter().next();
        (!best.is_some_and(|best| best.reasons.iter().any(|reason| reason != Reason::Note)), account)
    };
    world.named_beside(account, row).all(|other| rank(account) < rank(other))
}

/// The first address of a cloud account that receives mail and that no other account of the server has.
fn free_address(world: &World, account: AccountId, row: RowId) -> Option<Text> {
    let mut emails = world.cloud_emails(row).into_iter().filter(|address| !is_of_guest(world.estate.raw(*address)));
    emails.find(|address| taken_by(world, account, *address).is_none())
}

fn of_server_only(world: &World, account: AccountId) -> Vec<Fix> {
    let estate = &*world.estate;
    if world.decision(account).is_some_and(|decision| decision.cloud_login().is_none()) {
        return Vec::new();
    }
    let spelled = &*world.spelled().estate;
    let (login, name) = (spelled.raw(spelled.login_of(account)), spelled.raw(spelled.name_of(account)));
    let mut fixes = Vec::new();
    if estate.is_gone(account) {
        fixes.push(sync_now(world, account));
    }
    if estate.account(account).dormant == Answer::Yes && !is_role(login, name) {
        fixes.push(suspend(world, account));
    }
    fixes.push(accept(world, account));
    fixes
}

fn suspend(world: &World, account: AccountId) -> Fix {
    let text = fix_text::suspend(world, account);
    Fix { actor: Actor::Admin, action: Action::Suspend, address: Text::UNKNOWN, cloud: None, text }
}

fn accept(world: &World, account: AccountId) -> Fix {
    let text = fix_text::accept(world, account);
    Fix { actor: Actor::Owner, action: Action::Accept, address: Text::UNKNOWN, cloud: None, text }
}
