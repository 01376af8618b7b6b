//! What the keyboard is for right now. Each mode holds what it needs, so that none can be half open.

use super::Scope;
use super::arranging::Arranging;
use super::billing::Billing;
use super::commanding::Commanding;
use super::comparing::Comparing;
use super::confirming::Confirming;
use super::copying::Copying;
use super::deciding::Deciding;
use super::exporting::Exporting;
use super::filtering::Filtering;
use super::finding::Finding;
use super::helping::Helping;
use super::linking::Linking;
use super::noting::Noting;
use super::pairing::Pairing;
use super::reading::Reading;
use super::views::Viewing;

/// What the keyboard is for.
#[derive(Debug, Default)]
pub enum Mode {
    /// The main screen.
    #[default]
    Browse,
    /// Looking for a person.
    Find(Box<Finding>),
    /// Editing a filter.
    Filter(Box<Filtering>),
    /// Choosing a view.
    Views(Box<Viewing>),
    /// Choosing an action.
    Commands(Box<Commanding>),
    /// Writing a note.
    Note(Box<Noting>),
    /// Deciding about an account.
    Decide(Deciding),
    /// Looking for the cloud account that is the same person's.
    Pair(Box<Pairing>),
    /// Answering a question.
    Confirm(Confirming),
    /// Choosing what to copy.
    Copy(Box<Copying>),
    /// Reading the address of a page.
    Link(Linking),
    /// Choosing how to export.
    Export(Box<Exporting>),
    /// Choosing columns.
    Columns(Arranging),
    /// Reading about the files; none as long as they are looked through.
    Files(Option<Reading>),
    /// An older report is being chosen.
    Compare(Box<Comparing>),
    /// What changed since an older report.
    Diff(Reading),
    /// Reading the help.
    Help(Box<Helping>),
    /// The bill; none until it is added up.
    Bill(Option<Box<Billing>>),
}

impl Mode {
    /// The search for a person that is under way.
    pub(super) fn finding_mut(&mut self) -> Option<&mut Finding> {
        match self {
            Self::Find(finding) => Some(finding),
            Self::Pair(pairing) => Some(&mut pairing.finding),
            _ => None,
        }
    }

    /// Where the keyboard is.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Browse => Scope::Browse,
            Self::Find(_) => Scope::Finder,
            Self::Filter(_) => Scope::Filter,
            Self::Views(viewing) if viewing.naming.is_some() => Scope::ViewName,
            Self::Views(_) => Scope::Views,
            Self::Commands(_) => Scope::Commands,
            Self::Note(_) => Scope::Note,
            Self::Decide(_) => Scope::Decide,
            Self::Pair(_) => Scope::Pair,
            Self::Confirm(_) => Scope::Confirm,
            Self::Copy(_) => Scope::Copy,
            Self::Link(_) => Scope::Link,
            Self::Export(_) => Scope::Export,
            Self::Columns(_) => Scope::Columns,
            Self::Files(_) => Scope::Files,
            Self::Compare(_) => Scope::Compare,
            Self::Diff(_) => Scope::Diff,
            Self::Help(helping) if helping.search.is_some() => Scope::HelpSearch,
            Self::Help(_) => Scope::Help,
            Self::Bill(_) => Scope::Bill,
        }
    }
}
