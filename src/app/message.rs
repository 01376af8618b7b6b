//! All that can happen to the screen: wishes, edits, the mouse, the clock, and the answers to orders.

use super::effect::{ExportOutcome, Lane, Revision};
use super::list::People;
use super::overview::Overview;
use super::{Billing, Edit, Paper, Reading, Wish};
use crate::matching::{Candidates, Explanation, Section, World};
use crate::model::{Notes, Sentence};
use crate::query::{Finder, Hits, Vocabulary, Wanted};
use crate::read::LoadError;
use ratatui::layout::{Position, Size};
use std::sync::Arc;

/// Something that happened.
pub enum Message {
    /// Somebody wishes for something.
    Wish(Wish),
    /// Somebody types into the text field.
    Edit(Edit),
    /// Somebody points at the screen.
    Point(Pointer),
    /// The terminal has another size.
    Resized(Size),
    /// The terminal told what it draws on.
    Paper(Paper),
    /// The time has come that was asked for.
    Woke,
    /// The owner's editor is closed: the text as it was left there, or why it counts for nothing.
    EditedOutside(Result<String, Sentence>),
    /// Files are no longer as they were read; the sentence names them.
    FilesChanged(Sentence),
    /// The system wants the program to end.
    Ended(u8),
    /// An order was carried out.
    Answer(Revision, Answer),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The first button was pressed.
    Click(Position),
    /// The wheel was turned away.
    WheelUp(Position),
    /// The wheel was turned near.
    WheelDown(Position),
}

/// What came of an order.
pub enum Answer {
    /// The files were read and judged, or not.
    Loaded(Result<Box<Loaded>, Box<LoadError>>),
    /// The candidates were found.
    Candidates(Candidates),
    /// Everything was added up.
    AddedUp(Box<Overview>),
    /// A list was made.
    Listed(Arc<People>),
    /// An account was explained.
    Explained(Arc<Explanation>),
    /// The finder is ready.
    FinderBuilt(Arc<Finder>),
    /// The words of the files were collected.
    WordsCollected(Arc<Vocabulary>),
    /// People were found.
    Found(Box<Wanted>, Arc<Hits>),
    /// The files were looked through.
    FilesDescribed(Vec<Section>),
    /// Older reports.
    OlderFound(Vec<std::path::PathBuf>),
    /// What changed since an older report.
    Compared(Result<Reading, Sentence>),
    /// What the licences are for.
    Billed(Box<Billing>),
    /// The estate under another what-if.
    Rejudged(Box<World>),
    /// The estate told in pseudonyms; none where two values have one pseudonym.
    Redacted(Option<Box<World>>),
    /// An export ended.
    Exported(ExportOutcome),
    /// A page was opened, unless there is a fault.
    PageOpened {
        /// Its address.
        url: String,
        /// Why it was not opened.
        fault: Option<Sentence>,
    },
    /// tmux took a text; or did not, and here it is again.
    HandedToTmux {
        /// What it is called.
        what: &'static str,
        /// The text that was not taken.
        refused: Option<String>,
    },
    /// Notes were saved; these are all notes as they are on the disk now.
    NotesSaved(Result<SavedNotes, Sentence>),
    /// The work broke down; the sentence says where, without data.
    BrokeDown(Lane, Sentence),
    /// The work was cancelled.
    Cancelled,
}

/// Files that were read.
pub struct Loaded {
    /// The estate as it is judged.
    pub world: World,
    /// What is to be said of the notes: why they cannot be saved, what was mended.
    pub about_notes: Option<Sentence>,
    /// The notes file, for eyes.
    pub notes_name: Sentence,
    /// Texts that were being typed when the program last ended.
    pub drafts: Vec<(crate::model::NoteKey, String)>,
}

/// Notes that were saved.
pub struct SavedNotes {
    /// All notes as they are on the disk.
    pub notes: Arc<Notes>,
    /// What is to be said, such as that somebody else's were merged.
    pub about: Option<Sentence>,
}
