//! Saved views: filters with a name. Where they are kept is left to others.

use super::page::moved;
use super::{Side, Step};
use crate::model::Sentence;
use serde::{Deserialize, Serialize};
use tui_input::Input;

/// A filter with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its name.
    pub name: String,
    /// The filter as it is typed.
    pub filter: String,
}

/// Where a view comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was saved here, and can be deleted here.
    Saved,
    /// It stands in the configuration file.
    Configured,
    /// It is always there.
    BuiltIn,
}

/// The choice of a view.
#[derive(Debug)]
pub struct Viewing {
    /// The list that takes it.
    pub side: Side,
    /// The views.
    pub views: Vec<(View, Origin)>,
    /// The place of the chosen one.
    pub at: usize,
    /// The name under which the list's filter is being saved, as long as it is typed.
    pub naming: Option<Input>,
    /// Why something was not done.
    pub refused: Option<Sentence>,
}

/// Those that are always there.
const BUILT_IN: [(&str, &str); 6] = [
    ("still to do", "is:open"),
    ("counted twice", "is:double"),
    ("waiting for sync", "is:pending-sync"),
    ("conflicts", "is:conflict"),
    ("dormant and unmatched", "is:unmatched is:dormant"),
    ("noted", "has:note"),
];

impl Origin {
    /// The words for it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Configured => "configuration",
            Self::BuiltIn => "built in",
        }
    }
}

impl Viewing {
    /// Opens the choice for a list; of one name the saved view counts, then the configured one.
    #[must_use]
    pub fn open(side: Side, saved: &[View], configured: &[View]) -> Self {
        let mut viewing = Self { side, views: Vec::new(), at: 0, naming: None, refused: None };
        viewing.list(saved, configured);
        viewing
    }

    /// Lists the views anew.
    pub fn list(&mut self, saved: &[View], configured: &[View]) {
        let built_in = BUILT_IN.map(|(name, filter)| View { name: name.to_owned(), filter: filter.to_owned() });
        self.views.clear();
        for (views, origin) in [(saved, Origin::Saved), (configured, Origin::Configured), (&built_in, Origin::BuiltIn)]
        {
            for view in views {
                if !self.views.iter().any(|(listed, _)| listed.name == view.name) {
                    self.views.push((view.clone(), origin));
                }
            }
        }
        self.at = self.at.min(self.views.len().saturating_sub(1));
    }

    /// The chosen view.
    #[must_use]
    pub fn chosen(&self) -> Option<&(View, Origin)> {
        self.views.get(self.at)
    }

    /// Chooses another.
    pub fn step(&mut self, step: Step) {
        self.refused = None;
        self.at = moved(self.at, step, self.views.len()).min(self.views.len().saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_name_the_saved_view_counts() {
        let view = |name: &str, filter: &str| View { name: name.to_owned(), filter: filter.to_owned() };
        let viewing =
            Viewing::open(Side::Server, &[view("noted", "has:note host:a")], &[view("noted", "x"), view("mine", "y")]);
        let listed: Vec<_> = viewing.views.iter().map(|(view, origin)| (view.name.as_str(), *origin)).collect();
        assert_eq!(
            listed[..3],
            [("noted", Origin::Saved), ("mine", Origin::Configured), ("still to do", Origin::BuiltIn)]
        );
        assert_eq!(listed.len(), BUILT_IN.len() + 1);
    }
}
