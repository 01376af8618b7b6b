//! What a server account answers to a filter. Rare facts are read again from its report row only when a term asks.

use super::report_row::RowSubject;
use super::{HasWord, IsWord, Subject, TextField};
use crate::matching::{AccountsKind, Verdict, World};
use crate::model::{AccountId, Counted, Raw, RowId};

/// A server account on the server list.
#[derive(Clone, Copy)]
pub struct AccountSubject<'w> {
    world: &'w World,
    id: AccountId,
}

impl<'w> AccountSubject<'w> {
    /// The account, to be asked.
    #[must_use]
    pub fn new(world: &'w World, id: AccountId) -> Self {
        Self { world, id }
    }

    /// Its cloud account, which answers what only the report knows.
    fn joined(self) -> Option<RowSubject<'w>> {
        joined(self.world, self.id).map(|row| RowSubject::new(self.world, row))
    }

    fn has_verdict(self, wanted: Verdict) -> bool {
        self.world.estate.has_report && self.world.verdict(self.id) == wanted
    }
}

/// The cloud account that the report gives a server account, else the one that the rules find.
fn joined(world: &World, id: AccountId) -> Option<RowId> {
    if !world.estate.has_report {
        return None;
    }
    world.reported(id).or_else(|| world.cloud(id))
}

impl Subject for AccountSubject<'_> {
    fn is(&self, asked: IsWord) -> bool {
        let (world, id) = (self.world, self.id);
        let account = || world.estate.account(id);
        match asked {
            IsWord::Matched => self.has_verdict(Verdict::Matched),
            IsWord::PendingSync => self.has_verdict(Verdict::PendingSync),
            IsWord::Conflict => self.has_verdict(Verdict::Conflict),
            IsWord::Double => self.has_verdict(Verdict::Double) || self.has_verdict(Verdict::Checking),
            IsWord::ServerOnly => self.has_verdict(Verdict::ServerOnly),
            IsWord::NotCounted => self.has_verdict(Verdict::NotCounted),
            IsWord::Checking => self.has_verdict(Verdict::Checking),
            IsWord::Unmatched => world.estate.has_report && world.verdict(id).is_unmatched(),
            IsWord::Open => world.estate.has_report && world.is_open(id),
            IsWord::Suspended => account().suspended.is_yes(),
            IsWord::Dormant => account().dormant.is_yes(),
            IsWord::Admin => account().site_admin.is_yes(),
            IsWord::AtRisk => world.estate.has_report && world.is_at_risk(id),
            IsWord::OwnRow => world.estate.has_report && world.estate.counted(id) == Counted::OwnRow,
            IsWord::NotInReport => world.estate.has_report && world.estate.counted(id) == Counted::NotInReport,
            IsWord::Managed => world.accounts_kind() == AccountsKind::Managed && self.joined().is_some(),
            IsWord::Invited | IsWord::VisualStudio | IsWord::VsDouble => self.joined().is_some_and(|row| row.is(asked)),
        }
    }

    fn has(&self, asked: HasWord) -> bool {
        let (world, estate) = (self.world, &*self.world.estate);
        match asked {
            HasWord::Note => world.note(self.id).is_some(),
            HasWord::Candidate => estate.has_report && !world.candidates(self.id).is_empty(),
            HasWord::Email => {
                estate.filled(estate.account(self.id).primary).is_some() || !estate.emails_of(self.id).is_empty()
            }
            HasWord::Login => estate.filled(estate.login_of(self.id)).is_some(),
            HasWord::VerifiedEmail | HasWord::NameId | HasWord::Identity => {
                self.joined().is_some_and(|row| row.has(asked))
            }
        }
    }

    fn has_rule(&self, name: &str) -> bool {
        self.world.estate.has_report && self.world.rule(self.id).is_some_and(|rule| rule.name() == name)
    }

    fn has_reason(&self, name: &str) -> bool {
        self.world.estate.has_report
            && self
                .world
                .candidates(self.id)
                .iter()
                .any(|found| found.reasons.iter().any(|reason| reason.name() == name))
    }

    fn has_cause(&self, name: &str) -> bool {
        self.world.estate.has_report && self.world.cause(self.id).is_some_and(|(reason, _)| reason.name() == name)
    }

    fn consumes(&self, name: &str) -> bool {
        self.world.estate.rows_of(self.id).iter().any(|row| RowSubject::new(self.world, *row).consumes(name))
    }

    fn has_role(&self, name: &str) -> bool {
        self.joined().is_some_and(|row| row.has_role(name))
    }

    fn has_actor(&self, name: &str) -> bool {
        self.world.estate.has_report && self.world.fixes(self.id).iter().any(|fix| fix.actor.name() == name)
    }

    fn each(&self, field: TextField, visit: &mut dyn FnMut(Raw<'_>) -> bool) -> bool {
        let estate = &*self.world.estate;
        match field {
            TextField::Host => visit(estate.host(estate.account(self.id).host)),
            TextField::Login => visit(estate.raw(estate.login_of(self.id))),
            TextField::Name => visit(estate.raw(estate.name_of(self.id))),
            TextField::Email => {
                let primary = estate.account(self.id).primary;
                visit(estate.raw(primary)) || estate.emails_of(self.id).iter().any(|email| visit(estate.raw(*email)))
            }
            TextField::Note => self.world.note(self.id).is_some_and(|note| visit(Raw::of(&note.text))),
            TextField::Move => {
                let is_judged = self.world.estate.has_report;
                let cause = is_judged.then(|| self.world.cause(self.id)).flatten();
                cause.and_then(|(_, detail)| detail).is_some_and(|detail| visit(Raw::of(&detail)))
            }
            TextField::Org | TextField::CostCenter => self.joined().is_some_and(|row| row.each(field, visit)),
            TextField::NameId => false,
        }
    }
}
