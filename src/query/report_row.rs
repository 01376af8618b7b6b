//! What a report row answers to a filter: verdicts are those of its server accounts, and of those that should be. Rare
//! facts are read again from its record only when a term asks.

use super::people::AccountSubject;
use super::{HasWord, IsWord, Subject, TextField};
use crate::matching::{AccountsKind, Part, World};
use crate::model::{Field, IdentityField, Raw, RowId, RowKind, organization};

/// A report row on the cloud list.
#[derive(Clone, Copy)]
pub struct RowSubject<'w> {
    world: &'w World,
    id: RowId,
}

impl<'w> RowSubject<'w> {
    /// The row, to be asked.
    #[must_use]
    pub fn new(world: &'w World, id: RowId) -> Self {
        Self { world, id }
    }

    fn any_account(self, mut holds: impl FnMut(AccountSubject<'w>) -> bool) -> bool {
        let accounts = self.world.estate.accounts_of(self.id);
        accounts.into_iter().any(|account| holds(AccountSubject::new(self.world, account)))
    }

    fn is_invited(self) -> bool {
        let row = self.world.estate.row(self.id);
        row.invited || row.kind == RowKind::Invited
    }

    fn name_ids(self, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool {
        let estate = &*self.world.estate;
        let mut values = estate.identity_values(self.id).iter();
        visit(estate.raw(estate.row(self.id).name_id))
            || values.any(|value| value.field == IdentityField::NameId && visit(estate.raw(value.text)))
    }

    fn emails(self, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool {
        let estate = &*self.world.estate;
        let identity = estate.identity_values(self.id).iter().map(|value| value.text);
        let mut told = std::iter::once(estate.row(self.id).name_id).chain(identity);
        let listed = estate.verified_emails(self.id).iter().chain(estate.server_emails(self.id));
        listed.copied().any(|email| visit(estate.raw(email)))
            || told.any(|text| estate.raw(text).bytes().contains(&b'@') && visit(estate.raw(text)))
            || (self.world.is_visual_studio(self.id) && self.read_again(Field::VisualStudioEmail, visit))
    }

    fn read_again(self, field: Field, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool {
        self.world.estate.row_values(self.id, field).iter().any(|found| visit(found.raw()))
    }

    fn orgs(self, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool {
        let mut visit_org = |role: Raw<'_>| visit(organization(role));
        self.read_again(Field::MemberRoles, &mut visit_org) || self.read_again(Field::PendingInvites, &mut visit_org)
    }
}

impl Subject for RowSubject<'_> {
    fn is(&self, asked: IsWord) -> bool {
        let (world, estate) = (self.world, &*self.world.estate);
        match asked {
            IsWord::Invited => self.is_invited(),
            IsWord::VisualStudio => world.is_visual_studio(self.id),
            IsWord::VsDouble => world.vs_double(self.id).is_some(),
            IsWord::Managed => estate.row(self.id).login.is_filled() && world.accounts_kind() == AccountsKind::Managed,
            IsWord::Matched
            | IsWord::PendingSync
            | IsWord::Conflict
            | IsWord::Double
            | IsWord::ServerOnly
            | IsWord::NotCounted
            | IsWord::Unmatched
            | IsWord::Open
            | IsWord::Checking => {
                let counterparts = world.counterparts(self.id);
                counterparts.into_iter().any(|account| AccountSubject::new(world, account).is(asked))
            }
            IsWord::Suspended
            | IsWord::Dormant
            | IsWord::Admin
            | IsWord::AtRisk
            | IsWord::OwnRow
            | IsWord::NotInReport => self.any_account(|account| account.is(asked)),
        }
    }

    fn has(&self, asked: HasWord) -> bool {
        let (world, estate) = (self.world, &*self.world.estate);
        let not_blank = &mut |raw: Raw<'_>| !raw.is_blank();
        match asked {
            HasWord::Note => world.row_note(self.id).is_some(),
            HasWord::Candidate => self.any_account(|account| account.has(asked)),
            HasWord::Email => self.emails(not_blank),
            HasWord::Login => estate.filled(estate.row(self.id).login).is_some(),
            HasWord::VerifiedEmail => estate.verified_emails(self.id).iter().any(|email| not_blank(estate.raw(*email))),
            HasWord::NameId => self.name_ids(not_blank),
            HasWord::Identity => estate.has_identity(self.id),
        }
    }

    fn has_rule(&self, name: &str) -> bool {
        self.any_account(|account| account.has_rule(name))
    }

    fn has_reason(&self, name: &str) -> bool {
        self.any_account(|account| account.has_reason(name))
    }

    fn has_cause(&self, name: &str) -> bool {
        self.any_account(|account| account.has_cause(name))
    }

    fn consumes(&self, name: &str) -> bool {
        self.world.part(self.id).map_or("no_licence", Part::name) == name
    }

    fn has_role(&self, name: &str) -> bool {
        let mut is_named = |role: Raw<'_>| {
            let role = role.text();
            let role = role.rsplit_once(':').map_or(&*role, |(_, role)| role).trim();
            role.chars().map(|c| if matches!(c, ' ' | '-') { '_' } else { c.to_ascii_lowercase() }).eq(name.chars())
        };
        self.read_again(Field::MemberRoles, &mut is_named) || self.read_again(Field::EnterpriseRoles, &mut is_named)
    }

    fn has_actor(&self, name: &str) -> bool {
        self.any_account(|account| account.has_actor(name))
    }

    fn each(&self, field: TextField, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool {
        let estate = &*self.world.estate;
        let row = estate.row(self.id);
        match field {
            TextField::Login => visit(estate.raw(row.login)),
            TextField::Name => visit(estate.raw(row.name)),
            TextField::Email => self.emails(visit),
            TextField::NameId => self.name_ids(visit),
            TextField::Org => self.orgs(visit),
            TextField::CostCenter => self.read_again(Field::CostCenter, visit),
            TextField::Note => self.world.row_note(self.id).is_some_and(|note| visit(Raw::of(&note.text))),
            TextField::Move => self.any_account(|account| account.each(field, visit)),
            TextField::Host => {
                estate.accounts_of(self.id).into_iter().any(|account| visit(estate.host(estate.account(account).host)))
            }
        }
    }
}
