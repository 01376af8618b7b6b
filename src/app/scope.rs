//! The places in which keys mean something of their own.

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The main screen.
    Browse,
    /// The search over both sides.
    Finder,
    /// The filter of a list.
    Filter,
    /// The choice of a view.
    Views,
    /// The name of a view.
    ViewName,
    /// The choice of an action.
    Commands,
    /// A note.
    Note,
    /// The choice of a decision.
    Decide,
    /// The search for the cloud account that is the same person's.
    Pair,
    /// A question to say yes to.
    Confirm,
    /// The choice of what to copy.
    Copy,
    /// The address of a page.
    Link,
    /// The export of a list.
    Export,
    /// The choice of columns.
    Columns,
    /// The files.
    Files,
    /// The help.
    Help,
    /// The search of the help.
    HelpSearch,
    /// The bill.
    Bill,
    /// Choosing an older report.
    Compare,
    /// What changed since an older report.
    Diff,
}

impl Scope {
    /// All scopes.
    pub const ALL: &'static [Self] = &[
        Self::Browse,
        Self::Finder,
        Self::Filter,
        Self::Views,
        Self::ViewName,
        Self::Commands,
        Self::Note,
        Self::Decide,
        Self::Pair,
        Self::Confirm,
        Self::Copy,
        Self::Link,
        Self::Export,
        Self::Columns,
        Self::Files,
        Self::Help,
        Self::HelpSearch,
        Self::Bill,
        Self::Compare,
        Self::Diff,
    ];

    /// The words for it in the help.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Browse => "Main screen",
            Self::Finder => "Find",
            Self::Filter => "Filter",
            Self::Views => "Views",
            Self::ViewName => "Name of a view",
            Self::Commands => "Commands",
            Self::Note => "Note",
            Self::Decide => "Decide",
            Self::Pair => "Same person",
            Self::Confirm => "Confirm",
            Self::Copy => "Copy",
            Self::Link => "Address",
            Self::Export => "Export",
            Self::Columns => "Columns",
            Self::Files => "Files",
            Self::Help => "Help",
            Self::HelpSearch => "Search of the help",
            Self::Bill => "Bill",
            Self::Compare => "Compare",
            Self::Diff => "Differences",
        }
    }

    /// Whether printable keys are text here.
    #[must_use]
    pub fn has_text_field(self) -> bool {
        matches!(
            self,
            Self::Finder
                | Self::Filter
                | Self::ViewName
                | Self::Commands
                | Self::Note
                | Self::Pair
                | Self::Export
                | Self::HelpSearch
                | Self::Compare
        )
    }
}
