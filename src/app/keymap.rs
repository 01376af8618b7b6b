//! Which key means what: the key table with the changes that the owner made to it. Input, footer, help and palette ask
//! it; nothing here is global.

use super::keys::{BINDINGS, Binding};
use super::{Chord, Scope, Wish};
use crate::model::Sentence;
use ratatui::crossterm::event::KeyCode;

/// A row of the key table with the keys that it really has.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The row.
    pub row: &'static Binding,
    /// The keys, the one that is shown first; perhaps none.
    pub chords: Vec<Chord>,
    /// Whether the owner chose them.
    is_own: bool,
}

/// Which key means what.
#[derive(Clone, Debug)]
pub struct Keymap {
    bound: Vec<Bound>,
}

/// Other keys for a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    /// The wish.
    pub wish: Wish,
    /// All its keys from now on; none leaves it to the palette.
    pub chords: Vec<Chord>,
}

/// A key in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The keys, such as `]/[`.
    pub keys: String,
    /// What they are for.
    pub short: &'static str,
    /// What they wish for.
    pub wish: Wish,
}

/// The key that ends the program whatever is bound: there must always be a way out.
const WAY_OUT: Chord = Chord { key: KeyCode::Char('c'), ctrl: true, alt: false, shift: false };

impl Default for Keymap {
    fn default() -> Self {
        let chords = |row: &Binding| row.chords.iter().filter_map(|text| Chord::parse(text)).collect();
        Self { bound: BINDINGS.iter().map(|row| Bound { row, chords: chords(row), is_own: false }).collect() }
    }
}

impl Keymap {
    /// The key table with the owner's changes, and what is to be told about them. In text fields printable keys stay
    /// text: there a row whose new keys all are printable keeps those that it had.
    #[must_use]
    pub fn rebound(changes: &[Rebinding]) -> (Self, Vec<Sentence>) {
        let mut keymap = Self::default();
        for change in changes {
            for bound in keymap.bound.iter_mut().filter(|bound| bound.row.wish == change.wish) {
                let has_text = bound.row.scopes.iter().any(|scope| scope.has_text_field());
                let fits = |chord: &&Chord| !has_text || chord.typed().is_none();
                let chords: Vec<Chord> = change.chords.iter().filter(fits).copied().collect();
                if !has_text || !chords.is_empty() {
                    (bound.chords, bound.is_own) = (chords, true);
                }
            }
        }
        let told = keymap.settle();
        (keymap, told)
    }

    /// What a key wishes for in a scope.
    #[must_use]
    pub fn wish(&self, scope: Scope, chord: Chord) -> Option<Wish> {
        self.bindings(scope).find(|bound| bound.chords.contains(&chord)).map(|bound| bound.row.wish)
    }

    /// The rows of a scope in the order of the table.
    pub fn bindings(&self, scope: Scope) -> impl Iterator<Item = &Bound> {
        self.bound.iter().filter(move |bound| bound.row.scopes.contains(&scope))
    }

    /// The first key for a wish in a scope, such as `?`; blank where it has none.
    #[must_use]
    pub fn key_for(&self, scope: Scope, wish: Wish) -> String {
        let first = self.bindings(scope).filter(|bound| bound.row.wish == wish).find_map(|bound| bound.chords.first());
        first.map(Chord::to_string).unwrap_or_default()
    }

    /// The labels of the footer: keys and what they are for.
    pub fn footer(&self, scope: Scope) -> impl Iterator<Item = Label> {
        self.bindings(scope).filter(|bound| !bound.row.short.is_empty()).filter_map(move |bound| {
            let mut keys = bound.chords.first()?.to_string();
            let pair = bound.row.pair.map(|pair| self.key_for(scope, pair)).filter(|pair| !pair.is_empty());
            if let Some(pair) = pair {
                keys = format!("{keys}/{pair}");
            }
            Some(Label { keys, short: bound.row.short, wish: bound.row.wish })
        })
    }

    /// Leaves each key to one wish in each scope: the owner's choice before the table, the earlier row before the
    /// later. Tells what lost a key.
    fn settle(&mut self) -> Vec<Sentence> {
        let mut told = Vec::new();
        let mut order: Vec<usize> = (0..self.bound.len()).collect();
        order.sort_by_key(|place| self.bound.get(*place).is_some_and(|bound| !bound.is_own));
        let mut settled: Vec<Bound> = Vec::new();
        for place in order {
            let Some(bound) = self.bound.get_mut(place) else { continue };
            let row = bound.row;
            let mut lost = |chord: &Chord| {
                if *chord == WAY_OUT && row.wish != Wish::Quit {
                    told.push(clash(*chord, Wish::Quit, row.wish));
                    return true;
                }
                let other = settled.iter().find(|other| {
                    let in_one_scope = other.row.scopes.iter().any(|scope| row.scopes.contains(scope));
                    in_one_scope && other.row.wish != row.wish && other.chords.contains(chord)
                });
                let Some(other) = other else { return false };
                let sentence = clash(*chord, other.row.wish, row.wish);
                if !told.contains(&sentence) {
                    told.push(sentence);
                }
                true
            };
            bound.chords.retain(|chord| !lost(chord));
            if row.wish == Wish::Quit && !bound.chords.contains(&WAY_OUT) {
                bound.chords.push(WAY_OUT);
            }
            settled.push(bound.clone());
        }
        told
    }
}

fn clash(chord: Chord, counts: Wish, lost: Wish) -> Sentence {
    Sentence::new()
        .code(chord.to_string())
        .word(format!(" is bound to {} and {}; ", counts.name(), lost.name()))
        .word(format!("{} counts", counts.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rebound(changes: &[(Wish, &[&str])]) -> (Keymap, Vec<String>) {
        let changes: Vec<Rebinding> = changes
            .iter()
            .map(|(wish, chords)| Rebinding {
                wish: *wish,
                chords: chords.iter().map(|text| Chord::parse(text).unwrap()).collect(),
            })
            .collect();
        let (keymap, told) = Keymap::rebound(&changes);
        (keymap, told.iter().map(ToString::to_string).collect())
    }

    fn wish(keymap: &Keymap, scope: Scope, key: &str) -> Option<Wish> {
        keymap.wish(scope, Chord::parse(key).unwrap())
    }

    #[test]
    fn the_owners_key_counts_and_what_lost_it_is_told() {
        let (keymap, told) = rebound(&[(Wish::WriteNote, &["x"])]);
        assert_eq!(wish(&keymap, Scope::Browse, "x"), Some(Wish::WriteNote));
        assert_eq!(wish(&keymap, Scope::Browse, "e"), None);
        assert_eq!(told, ["x is bound to write-note and export; write-note counts"]);
    }

    #[test]
    fn keys_that_change_places_do_not_clash() {
        let (keymap, told) = rebound(&[(Wish::WriteNote, &["x"]), (Wish::OpenExport, &["e"])]);
        assert_eq!(wish(&keymap, Scope::Browse, "e"), Some(Wish::OpenExport));
        assert_eq!(told, Vec::<String>::new());
    }

    #[test]
    fn of_two_choices_of_the_owner_the_earlier_row_counts() {
        let (keymap, told) = rebound(&[(Wish::OpenExport, &["X"]), (Wish::WriteNote, &["X"])]);
        assert_eq!(wish(&keymap, Scope::Browse, "X"), Some(Wish::WriteNote));
        assert_eq!(told, ["X is bound to write-note and export; write-note counts"]);
    }

    #[test]
    fn a_printable_key_stays_text_in_text_fields() {
        let (keymap, _) = rebound(&[(Wish::Move(super::super::Step::Down), &["s"]), (Wish::Close, &["w", "Ctrl-g"])]);
        assert_eq!(wish(&keymap, Scope::Browse, "s"), Some(Wish::Move(super::super::Step::Down)));
        assert_eq!(wish(&keymap, Scope::Finder, "s"), None);
        assert_eq!(wish(&keymap, Scope::Finder, "Down"), Some(Wish::Move(super::super::Step::Down)));
        assert_eq!((wish(&keymap, Scope::Note, "w"), wish(&keymap, Scope::Note, "Ctrl-g")), (None, Some(Wish::Close)));
    }

    #[test]
    fn there_is_always_a_way_out() {
        let (keymap, told) = rebound(&[(Wish::Quit, &[]), (Wish::OpenFilter, &["Ctrl-c"])]);
        for scope in Scope::ALL {
            assert_eq!(wish(&keymap, *scope, "Ctrl-c"), Some(Wish::Quit), "{scope:?}");
        }
        assert_eq!(told, ["Ctrl-c is bound to quit and filter; quit counts"]);
    }

    #[test]
    fn the_footer_names_the_keys_that_count() {
        let (keymap, _) = rebound(&[(Wish::NextProblem, &["Ctrl-j"]), (Wish::PreviousProblem, &[])]);
        let label = keymap.footer(Scope::Browse).find(|label| label.wish == Wish::NextProblem).unwrap();
        assert_eq!(label.keys, "Ctrl-j");
    }
}
