//! What a person at the keyboard may wish for. Which key says it is left to `keys`, what comes of it to `update`.

use super::copying::Part;

/// A way to move within what is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One down.
    Down,
    /// One up.
    Up,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Half of what is seen.
    HalfDown,
    /// Half of what is seen, up.
    HalfUp,
    /// As much as is seen.
    PageDown,
    /// As much as is seen, up.
    PageUp,
}

/// A part of the main screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The list of the cloud report.
    Cloud,
    /// The list of the servers.
    #[default]
    Server,
    /// The explanation.
    Why,
}

/// What can be wished for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Move in the list or text with the focus.
    Move(Step),
    /// Go to the column to the left.
    ColumnLeft,
    /// Go to the column to the right.
    ColumnRight,
    /// Sort by the column, again the other way round.
    Sort,
    /// List in the lasting order again.
    Unsort,
    /// Make the column wider.
    Wider,
    /// Make the column narrower.
    Narrower,
    /// Choose the columns.
    OpenColumns,
    /// Mark the account and go on, or take its mark away.
    Mark,
    /// Mark a range, and end it.
    MarkRange,
    /// Mark the account and the next one.
    MarkDown,
    /// Mark the account and the previous one.
    MarkUp,
    /// Mark all that are listed.
    MarkAll,
    /// Take all marks away.
    MarkNone,
    /// Take the last deed back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Go to a pane.
    Focus(Pane),
    /// Go to the next pane.
    FocusNext,
    /// Go to the previous pane.
    FocusPrevious,
    /// See the whole person.
    OpenPerson,
    /// Make the pane fill the screen, and back.
    Zoom,
    /// Find a person on both sides.
    OpenFinder,
    /// Go to the next hit of the last search.
    NextHit,
    /// Go to the previous hit of the last search.
    PreviousHit,
    /// Edit the filter of the list.
    OpenFilter,
    /// List what is still to do, and back.
    ToggleProblems,
    /// Go to the next problem.
    NextProblem,
    /// Go to the previous problem.
    PreviousProblem,
    /// List the next server alone.
    NextServer,
    /// List the previous server alone.
    PreviousServer,
    /// Go to the partner on the other side, again to the next.
    GoToPartner,
    /// Write a note.
    WriteNote,
    /// Write the note in the owner's editor.
    EditOutside,
    /// Choose what to copy.
    OpenCopy,
    /// Copy this.
    Copy(Part),
    /// Open the profile of the cloud account.
    OpenCloudPage,
    /// Open the page of the server account.
    OpenServerPage,
    /// Choose a saved view.
    OpenViews,
    /// Save the filter of the list as a view.
    SaveView,
    /// Delete a saved view.
    DeleteView,
    /// Choose an action by name.
    OpenCommands,
    /// Draw with the next theme.
    NextTheme,
    /// Take the mouse, or leave it to the terminal.
    ToggleMouse,
    /// Decide about an account.
    OpenDecision,
    /// Delete the note.
    DeleteNote,
    /// Export the list.
    OpenExport,
    /// Read the files again.
    Reload,
    /// See the files and what they made us doubt.
    OpenFiles,
    /// See what the licences are for.
    OpenBill,
    /// Switch the what-if of a cause on or off.
    ToggleWhatIf,
    /// Compare with an older report.
    OpenCompare,
    /// See the help.
    OpenHelp,
    /// Search the help.
    SearchHelp,
    /// Take what is chosen; in a dialog, do it.
    Accept,
    /// Take the completion into the text.
    TakeChoice,
    /// Go to the next field of a dialog.
    NextField,
    /// Go to the previous field of a dialog.
    PreviousField,
    /// Choose the next value of a field.
    NextValue,
    /// Choose the previous value of a field.
    PreviousValue,
    /// Choose what is under the cursor, or leave it out.
    Toggle,
    /// Move what is under the cursor up.
    Earlier,
    /// Move what is under the cursor down.
    Later,
    /// Put everything back as it is at first.
    Reset,
    /// Make the search the filter of the list.
    MakeFilter,
    /// Save the note.
    Save,
    /// Close the nearest thing; never quits.
    Close,
    /// Go back, or quit where there is nothing behind.
    GoBack,
    /// Draw the whole screen again.
    Redraw,
    /// Lend the terminal to the shell.
    Suspend,
    /// Quit.
    Quit,
}

impl Wish {
    /// Its name in `[keys]` of the configuration and in the palette; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Move(Step::Down) => "down",
            Self::Move(Step::Up) => "up",
            Self::Move(Step::First) => "first",
            Self::Move(Step::Last) => "last",
            Self::Move(Step::HalfDown) => "half-page-down",
            Self::Move(Step::HalfUp) => "half-page-up",
            Self::Move(Step::PageDown) => "page-down",
            Self::Move(Step::PageUp) => "page-up",
            Self::ColumnLeft => "left",
            Self::ColumnRight => "right",
            Self::Sort => "sort",
            Self::Unsort => "unsort",
            Self::Wider => "wider",
            Self::Narrower => "narrower",
            Self::OpenColumns => "columns",
            Self::Mark => "mark",
            Self::MarkRange => "mark-range",
            Self::MarkDown => "mark-down",
            Self::MarkUp => "mark-up",
            Self::MarkAll => "mark-all",
            Self::MarkNone => "mark-none",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Focus(Pane::Cloud) => "cloud-list",
            Self::Focus(Pane::Server) => "server-list",
            Self::Focus(Pane::Why) => "why",
            Self::FocusNext => "next-pane",
            Self::FocusPrevious => "previous-pane",
            Self::OpenPerson => "person",
            Self::Zoom => "zoom",
            Self::OpenFinder => "find",
            Self::NextHit => "next-hit",
            Self::PreviousHit => "previous-hit",
            Self::OpenFilter => "filter",
            Self::ToggleProblems => "problems",
            Self::NextProblem => "next-problem",
            Self::PreviousProblem => "previous-problem",
            Self::NextServer => "next-server",
            Self::PreviousServer => "previous-server",
            Self::GoToPartner => "partner",
            Self::WriteNote => "write-note",
            Self::EditOutside => "edit-outside",
            Self::OpenCopy => "copy",
            Self::Copy(Part::Row) => "copy-row",
            Self::Copy(Part::Email) => "copy-email",
            Self::Copy(Part::Login) => "copy-login",
            Self::Copy(Part::Url) => "copy-url",
            Self::Copy(Part::Json) => "copy-json",
            Self::Copy(Part::Message) => "copy-message",
            Self::OpenCloudPage => "cloud-page",
            Self::OpenServerPage => "server-page",
            Self::OpenViews => "views",
            Self::SaveView => "save-view",
            Self::DeleteView => "delete-view",
            Self::OpenCommands => "commands",
            Self::NextTheme => "next-theme",
            Self::ToggleMouse => "mouse",
            Self::OpenDecision => "decide",
            Self::DeleteNote => "delete-note",
            Self::OpenExport => "export",
            Self::Reload => "reload",
            Self::OpenFiles => "files",
            Self::OpenBill => "bill",
            Self::ToggleWhatIf => "what-if",
            Self::OpenCompare => "compare",
            Self::OpenHelp => "help",
            Self::SearchHelp => "search-help",
            Self::Accept => "accept",
            Self::TakeChoice => "take-word",
            Self::NextField => "next-field",
            Self::PreviousField => "previous-field",
            Self::NextValue => "next-value",
            Self::PreviousValue => "previous-value",
            Self::Toggle => "toggle",
            Self::Earlier => "earlier",
            Self::Later => "later",
            Self::Reset => "reset",
            Self::MakeFilter => "make-filter",
            Self::Save => "save",
            Self::Close => "close",
            Self::GoBack => "back",
            Self::Redraw => "redraw",
            Self::Suspend => "suspend",
            Self::Quit => "quit",
        }
    }
}
