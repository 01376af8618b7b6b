//! The command palette: every action that can be taken now, found by name as people are, and filters typed in full.

use super::list::Filter;
use super::page::moved;
use super::{App, Scope, Step, Wish};
use crate::model::Raw;
use crate::query::{Finder, FinderBuilder, Hit, QueryError, Rank, Wanted};
use std::sync::atomic::AtomicBool;
use tui_input::Input;

/// The palette as it is open.
#[derive(Debug)]
pub struct Commanding {
    /// What was typed.
    pub input: Input,
    /// Its words, to mark them.
    pub wanted: Wanted,
    /// What fits, best first.
    pub entries: Vec<Entry>,
    /// Why what looks like a filter is none.
    pub error: Option<QueryError>,
    /// The place of the chosen one.
    pub at: usize,
    commands: Vec<Command>,
    /// By name, what it does, and keys.
    finder: Finder,
    /// By name alone: letters here and there in a whole sentence mean nothing.
    by_name: Finder,
}

/// An action with its name and keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// What it wishes for.
    pub wish: Wish,
    /// What it does, in words.
    pub about: &'static str,
    /// Its keys; blank where it has none.
    pub keys: String,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// An action.
    Command(Command),
    /// A filter that was typed in full.
    Filter(Filter),
}

/// How many entries are seen at once.
pub const LISTED_COMMANDS: usize = 16;

/// What other programs call the way out.
const WAYS_OUT: &str = "q q! qa qa! wq wq! exit";

impl Commanding {
    /// Opens the palette: what was taken last stands first, everything else as in the help.
    #[must_use]
    pub fn open(app: &App) -> Self {
        let mut commands: Vec<Command> = Vec::new();
        for bound in app.session.keymap.bindings(Scope::Browse) {
            let wish = bound.row.wish;
            let is_listed = commands.iter().any(|command| command.wish == wish);
            if !is_listed && wish != Wish::OpenCommands && app.can(wish) {
                let keys: Vec<String> = bound.chords.iter().map(ToString::to_string).collect();
                commands.push(Command { wish, about: bound.row.long, keys: keys.join(" ") });
            }
        }
        let recent = &app.memory.actions;
        let age = |command: &Command| recent.iter().rev().position(|name| name == command.wish.name());
        commands.sort_by_key(|command| age(command).unwrap_or(usize::MAX));
        let mut builder = FinderBuilder::with_capacity(commands.len());
        let mut names = FinderBuilder::with_capacity(commands.len());
        for (place, command) in commands.iter().enumerate() {
            let ways_out = if command.wish == Wish::GoBack { WAYS_OUT } else { "" };
            let keys = command.keys.split(' ').chain(ways_out.split(' '));
            names.push(place as u32, [Raw::of(command.wish.name())]);
            builder.push(place as u32, [command.wish.name(), command.about].into_iter().chain(keys).map(Raw::of));
        }
        let mut palette = Self {
            input: Input::default(),
            wanted: Wanted::default(),
            entries: Vec::new(),
            error: None,
            at: 0,
            commands,
            finder: builder.finish(),
            by_name: names.finish(),
        };
        palette.search();
        palette
    }

    /// Finds what fits what was typed.
    pub fn search(&mut self) {
        let typed = self.input.value().trim().trim_start_matches(':');
        self.wanted = Wanted::new(typed);
        (self.at, self.error) = (0, None);
        if self.wanted.is_empty() {
            self.entries = self.commands.iter().cloned().map(Entry::Command).collect();
            return;
        }
        self.entries.clear();
        match typed_filter(typed) {
            Some(Ok(filter)) => self.entries.push(Entry::Filter(filter)),
            Some(Err(error)) => self.error = Some(error),
            None => {}
        }
        let by_name = self.hits(&self.by_name).filter(|hit| hit.rank == Rank::Fuzzy);
        let hits = self.hits(&self.finder).filter(|hit| hit.rank != Rank::Fuzzy).chain(by_name);
        let mut places: Vec<u32> = Vec::new();
        for hit in hits {
            if !places.contains(&hit.id) {
                places.push(hit.id);
            }
        }
        let commands = places.into_iter().filter_map(|place| self.commands.get(place as usize));
        let commands: Vec<Entry> = commands.cloned().map(Entry::Command).collect();
        self.entries.extend(commands);
    }

    /// Who fits what was typed, best first. A few dozen actions: no thread is needed.
    fn hits(&self, finder: &Finder) -> impl Iterator<Item = Hit> + use<> {
        let hits = finder.search(&self.wanted, self.commands.len(), None, &AtomicBool::new(false));
        hits.into_iter().flat_map(|hits| hits.best)
    }

    /// The chosen entry.
    #[must_use]
    pub fn chosen(&self) -> Option<&Entry> {
        self.entries.get(self.at)
    }

    /// Chooses another.
    pub fn step(&mut self, step: Step) {
        self.at = moved(self.at, step, LISTED_COMMANDS).min(self.entries.len().saturating_sub(1));
    }
}

/// A filter that was typed in full: behind `filter`, or with a qualifier.
fn typed_filter(typed: &str) -> Option<Result<Filter, QueryError>> {
    let behind = typed.strip_prefix("filter ").map(str::trim).filter(|text| !text.is_empty());
    let text = behind.or_else(|| typed.contains(':').then_some(typed))?;
    Some(Filter::parse(text))
}

impl App {
    /// Whether a wish can come true on the main screen now.
    #[must_use]
    pub fn can(&self, wish: Wish) -> bool {
        match wish {
            Wish::Reload => !self.session.inputs.is_empty(),
            Wish::OpenHelp
            | Wish::OpenCommands
            | Wish::NextTheme
            | Wish::ToggleMouse
            | Wish::Close
            | Wish::GoBack
            | Wish::Redraw
            | Wish::Suspend
            | Wish::Quit => true,
            _ if self.world.is_none() => false,
            Wish::OpenBill | Wish::OpenCompare => self.world.as_ref().is_some_and(|world| world.estate.has_report),
            Wish::NextServer | Wish::PreviousServer => self.hosts().len() > 1,
            Wish::OpenDecision => self.side == super::Side::Server,
            Wish::OpenPerson => self.focus != super::Pane::Why,
            Wish::NextHit | Wish::PreviousHit => !self.trail.people.is_empty(),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_one_with_a_qualifier_or_behind_its_word() {
        let read = |typed: &str| typed_filter(typed).and_then(Result::ok).map(|filter| filter.text);
        assert_eq!(read("is:double host:ghe1").as_deref(), Some("is:double host:ghe1"));
        assert_eq!(read("filter ann lee").as_deref(), Some("ann lee"));
        assert_eq!(read("is:opne"), None);
        assert_eq!(read("filter"), None);
    }
}
