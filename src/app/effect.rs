//! Orders to the world outside: slow work, the disk, the terminal. Each piece of work has a revision, and its answer is
//! taken only if nothing newer was ordered since.

use super::exporting::Format;
use super::list::Filter;
use super::memory::Change;
use super::session::Mouse;
use super::table::Sort;
use super::{Side, Who};
use crate::export::Price;
use crate::matching::{AliasDomain, Options, World};
use crate::model::{NoteKey, Notes, Sentence};
use crate::query::{Finder, Hits};
use crate::read::{Input, LoadOptions, Progress};
use crate::redact::Pseudonyms;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Counts orders, so that answers to old ones are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

/// Kinds of work of which only the newest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the work of that name")]
pub enum Lane {
    Load,
    Candidates,
    Sums,
    CloudList,
    ServerList,
    Explanation,
    Finder,
    Words,
    Search,
    Files,
    Export,
    Notes,
    Page,
    Copy,
    Bill,
    WhatIf,
    FindOlder,
    Compare,
    Pseudonyms,
}

/// What is to be done outside.
pub enum Effect {
    /// Work on a thread, with an answer.
    Work(Revision, Work),
    /// Work is no longer wanted.
    Cancel(Lane),
    /// A message is wanted at this time since the start.
    WakeAt(Duration),
    /// Text that is being typed is kept in case of an accident; none drops it.
    KeepDraft(NoteKey, Option<String>),
    /// Text goes to the clipboard.
    Copy(String),
    /// The owner's editor gets the terminal, with this text.
    EditOutside(String),
    /// Something is remembered for the next session.
    Remember(Change),
    /// The mouse is taken, or left to the terminal.
    SetMouse(Mouse),
    /// The screen is drawn from scratch.
    Redraw,
    /// The terminal is lent to the shell.
    Suspend,
    /// The program ends with this status.
    Quit(u8),
}

/// Work on a thread.
pub enum Work {
    /// Reads and judges the files, with the notes.
    Load {
        /// The files.
        inputs: Vec<Input>,
        /// How they are read.
        load: LoadOptions,
        /// How they are judged.
        options: Options,
        /// How far it is.
        progress: Arc<Progress>,
    },
    /// Looks for the candidates of all unmatched accounts.
    FindCandidates(World),
    /// Adds everything up.
    AddUp {
        /// The estate as it is judged.
        world: World,
        /// Today as `YYYY-MM-DD`, to tell how old things are.
        today: String,
    },
    /// Lists who passes a filter.
    List {
        /// The list.
        side: Side,
        /// The estate as it is judged.
        world: World,
        /// The filter.
        filter: Filter,
        /// By what it is sorted.
        sort: Option<Sort>,
    },
    /// Explains an account.
    Explain {
        /// The estate as it is judged.
        world: World,
        /// The account.
        who: Who,
    },
    /// Makes the finder ready.
    BuildFinder(World),
    /// Collects the words of the files for the filter.
    CollectWords(World),
    /// Finds people.
    Search {
        /// The finder.
        finder: Arc<Finder>,
        /// What was typed.
        typed: String,
        /// An earlier answer, which may spare work.
        earlier: Option<Arc<Hits>>,
    },
    /// Looks through the files for the files pane.
    DescribeFiles {
        /// The estate as it is judged.
        world: World,
        /// Today as `YYYY-MM-DD`, to tell how old things are.
        today: String,
    },
    /// Says what the licences are for.
    Bill {
        /// The estate as it is judged.
        world: World,
        /// What a licence costs a month.
        price: Option<Price>,
        /// Today as `YYYY-MM-DD`.
        today: String,
    },
    /// Judges everybody again under other what-ifs.
    WhatIf {
        /// The estate as it is judged.
        world: World,
        /// What is assumed.
        alias_domains: Vec<AliasDomain>,
    },
    /// Looks for older reports beside the loaded one.
    FindOlder {
        /// The estate as it is judged.
        world: World,
        /// Reports that were given.
        given: Vec<PathBuf>,
    },
    /// Compares with an older report.
    Compare(Box<CompareOrder>),
    /// Writes a list to a file.
    Export(Box<ExportOrder>),
    /// Tells the estate in pseudonyms.
    Redact {
        /// The estate as it is judged.
        world: World,
        /// The pseudonyms.
        pseudonyms: Pseudonyms,
    },
    /// Opens a page in the browser.
    OpenPage(String),
    /// Hands text to tmux, which has a clipboard of its own and knows the way to the terminal's.
    HandToTmux {
        /// What it is called.
        what: &'static str,
        /// The text.
        text: String,
    },
    /// Saves notes, and deletions of some, all at once.
    SaveNotes {
        /// The notes that change, as they were.
        before: Notes,
        /// The same as they are to be.
        after: Notes,
    },
}

/// What is to be exported.
pub struct ExportOrder {
    /// The estate as it is judged, told in pseudonyms where they are asked for.
    pub world: World,
    /// The list.
    pub side: Side,
    /// Who is exported.
    pub people: Arc<super::list::People>,
    /// The filter that they pass, as it was typed.
    pub filter: String,
    /// The columns of a CSV file; none for all.
    pub columns: Option<Vec<&'static str>>,
    /// The format.
    pub format: Format,
    /// The file.
    pub path: PathBuf,
    /// What a licence costs a month.
    pub price: Option<Price>,
    /// Whether a file that stands there is replaced.
    pub replace: bool,
}

/// What is compared.
pub struct CompareOrder {
    /// The older report.
    pub older: Input,
    /// The files of the servers.
    pub others: Vec<Input>,
    /// How files are read.
    pub load: LoadOptions,
    /// How they are judged.
    pub options: Options,
    /// The estate as it is judged now.
    pub world: World,
}

/// What came of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportOutcome {
    /// It is written.
    Written(Sentence),
    /// A file stands there.
    Exists(Sentence),
    /// It could not be written.
    Failed(Sentence),
}

impl Work {
    /// The kind of the work.
    #[must_use]
    pub fn lane(&self) -> Lane {
        match self {
            Self::Load { .. } => Lane::Load,
            Self::FindCandidates(_) => Lane::Candidates,
            Self::AddUp { .. } => Lane::Sums,
            Self::List { side: Side::Cloud, .. } => Lane::CloudList,
            Self::List { side: Side::Server, .. } => Lane::ServerList,
            Self::Explain { .. } => Lane::Explanation,
            Self::BuildFinder(_) => Lane::Finder,
            Self::CollectWords(_) => Lane::Words,
            Self::Search { .. } => Lane::Search,
            Self::DescribeFiles { .. } => Lane::Files,
            Self::Export(_) => Lane::Export,
            Self::OpenPage(_) => Lane::Page,
            Self::HandToTmux { .. } => Lane::Copy,
            Self::SaveNotes { .. } => Lane::Notes,
            Self::Bill { .. } => Lane::Bill,
            Self::WhatIf { .. } => Lane::WhatIf,
            Self::FindOlder { .. } => Lane::FindOlder,
            Self::Compare(_) => Lane::Compare,
            Self::Redact { .. } => Lane::Pseudonyms,
        }
    }
}
