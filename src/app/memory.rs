//! What is remembered from one session to the next. Where it is kept is left to others.

use super::View;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The theme, where one was chosen on the screen.
    pub theme: Option<ChosenTheme>,
    /// The lists as they were left, for each enterprise; one without a name has the blank one.
    pub lists: BTreeMap<String, Lists>,
    /// Filters that were used, the newest last.
    pub filters: Vec<String>,
    /// Actions that were taken from the palette, the newest last.
    pub actions: Vec<String>,
    /// Views that were saved.
    pub views: Vec<View>,
}

/// A theme that was chosen on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenTheme {
    /// The theme.
    pub name: String,
    /// The one that the configuration asked for then: where that changes, it counts again.
    pub instead_of: String,
}

/// Both lists as they were left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lists {
    /// The cloud list.
    pub cloud: ListMemory,
    /// The server list.
    pub server: ListMemory,
}

/// A list as it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListMemory {
    /// Its filter as it was typed.
    pub filter: String,
    /// By what it was sorted, such as `-score`.
    pub sort: Option<String>,
    /// The columns that the owner chose, in order.
    pub columns: Option<Vec<String>>,
    /// The widths that the owner chose.
    pub widths: BTreeMap<String, usize>,
}

/// A change of what is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A session ends; views are kept as they are.
    Session(Box<Memory>),
    /// A view is saved.
    SaveView(View),
    /// The view of a name is deleted.
    DeleteView(String),
}

/// How many filters and actions are remembered.
const KEPT: usize = 50;

impl Memory {
    /// The same without what a fresh start leaves out: the lists and the theme as they were left.
    #[must_use]
    pub fn fresh(self) -> Self {
        Self { theme: None, lists: BTreeMap::new(), ..self }
    }

    /// Remembers a filter as the newest.
    pub fn keep_filter(&mut self, text: &str) {
        keep(&mut self.filters, text);
    }

    /// Remembers an action as the newest.
    pub fn keep_action(&mut self, name: &str) {
        keep(&mut self.actions, name);
    }
}

impl Change {
    /// Makes the change.
    pub fn apply(&self, memory: &mut Memory) {
        match self {
            Self::Session(session) => {
                let mut lists = std::mem::take(&mut memory.lists);
                lists.extend(session.lists.clone());
                let views = std::mem::take(&mut memory.views);
                // A session that began without the theme and chose none has no say in it.
                let theme = session.theme.clone().or(memory.theme.take());
                *memory = Memory { theme, lists, views, ..(**session).clone() };
            }
            Self::SaveView(view) => {
                memory.views.retain(|saved| saved.name != view.name);
                memory.views.push(view.clone());
            }
            Self::DeleteView(name) => memory.views.retain(|saved| saved.name != *name),
        }
    }
}

fn keep(texts: &mut Vec<String>, text: &str) {
    if text.is_empty() {
        return;
    }
    texts.retain(|kept| kept != text);
    texts.push(text.to_owned());
    let too_many = texts.len().saturating_sub(KEPT);
    texts.drain(..too_many);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_remembered_once_and_the_oldest_go() {
        let mut memory = Memory::default();
        for number in 0..KEPT + 5 {
            memory.keep_filter(&format!("host:ghe{number}"));
        }
        memory.keep_filter("host:ghe10");
        memory.keep_filter("");
        assert_eq!(memory.filters.len(), KEPT);
        assert_eq!(memory.filters.last().map(String::as_str), Some("host:ghe10"));
        assert_eq!(memory.filters.first().map(String::as_str), Some("host:ghe5"));
    }

    #[test]
    fn a_fresh_session_does_not_forget_the_theme_for_the_next() {
        let chosen = |name: &str| Some(ChosenTheme { name: name.to_owned(), instead_of: "auto".to_owned() });
        let mut memory = Memory { theme: chosen("dark"), ..Memory::default() };
        Change::Session(Box::new(memory.clone().fresh())).apply(&mut memory);
        assert_eq!(memory.theme, chosen("dark"));
        Change::Session(Box::new(Memory { theme: chosen("light"), ..Memory::default() })).apply(&mut memory);
        assert_eq!(memory.theme, chosen("light"));
    }

    #[test]
    fn a_session_leaves_the_lists_of_other_enterprises_alone() {
        let lists = |filter: &str| Lists {
            server: ListMemory { filter: filter.to_owned(), ..ListMemory::default() },
            ..Lists::default()
        };
        let mut memory = Memory { lists: [("acme".to_owned(), lists("a"))].into(), ..Memory::default() };
        let session = Memory { lists: [("corp".to_owned(), lists("b"))].into(), ..Memory::default() };
        Change::Session(Box::new(session)).apply(&mut memory);
        assert_eq!(memory.lists.keys().collect::<Vec<_>>(), ["acme", "corp"]);
    }
}
