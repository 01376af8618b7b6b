//! The one key table: input, footer, help and the README's list all come from it. What the owner changes of it is left to
//! `keymap`.

use super::copying::Part;
use super::{Pane, Scope, Step, Wish};

/// Keys and what they are for.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The keys, the one that is shown first.
    pub chords: &'static [&'static str],
    /// Where they work.
    pub scopes: &'static [Scope],
    /// What they wish for.
    pub wish: Wish,
    /// The label in the footer; blank for keys that are only in the help.
    pub short: &'static str,
    /// The wish whose key stands beside this one in the footer, as in `]/[`.
    pub pair: Option<Wish>,
    /// The label in the help.
    pub long: &'static str,
}

const MAIN: &[Scope] = &[Scope::Browse];
const READ: &[Scope] = &[Scope::Browse, Scope::Files, Scope::Help, Scope::Bill, Scope::Diff];
const LISTS: &[Scope] =
    &[Scope::Browse, Scope::Files, Scope::Help, Scope::Decide, Scope::Columns, Scope::Views, Scope::Bill, Scope::Diff];
/// Where nothing is typed and no answer is waited for: from there the help leads back.
const HELPED: &[Scope] = &[
    Scope::Browse,
    Scope::Files,
    Scope::Bill,
    Scope::Diff,
    Scope::Decide,
    Scope::Columns,
    Scope::Copy,
    Scope::Views,
    Scope::Confirm,
    Scope::Link,
];
const FIELDS: &[Scope] = &[Scope::Finder, Scope::Filter, Scope::Commands, Scope::Pair, Scope::Compare];
const CHOICES: &[Scope] = &[Scope::Finder, Scope::Filter, Scope::Commands, Scope::Pair, Scope::Compare, Scope::Copy];
const COPY: &[Scope] = &[Scope::Copy];
const POPUPS: &[Scope] = &[
    Scope::Finder,
    Scope::Filter,
    Scope::Views,
    Scope::ViewName,
    Scope::Commands,
    Scope::Note,
    Scope::Decide,
    Scope::Pair,
    Scope::Confirm,
    Scope::Copy,
    Scope::Link,
    Scope::Export,
    Scope::Columns,
    Scope::Files,
    Scope::Help,
    Scope::HelpSearch,
    Scope::Bill,
    Scope::Compare,
    Scope::Diff,
];

const fn key(
    chords: &'static [&'static str],
    scopes: &'static [Scope],
    wish: Wish,
    short: &'static str,
    long: &'static str,
) -> Binding {
    Binding { chords, scopes, wish, short, pair: None, long }
}

const fn paired(mut binding: Binding, with: Wish) -> Binding {
    binding.pair = Some(with);
    binding
}

/// All keys. Within a scope the footer shows them in this order, as far as there is room.
pub const BINDINGS: &[Binding] = &[
    key(&["/"], MAIN, Wish::OpenFinder, "find", "find a person on both sides"),
    key(&["f"], MAIN, Wish::OpenFilter, "filter", "edit the filter of the list"),
    paired(
        key(&["]", "."], MAIN, Wish::NextProblem, "next problem", "next problem: an account that is still to do"),
        Wish::PreviousProblem,
    ),
    key(&["[", ","], MAIN, Wish::PreviousProblem, "", "previous problem"),
    key(
        &["t"],
        MAIN,
        Wish::OpenDecision,
        "decide",
        "decide, about all that are marked: same person (as any cloud login), different person, …",
    ),
    key(&["e"], MAIN, Wish::WriteNote, "note", "write a note"),
    key(&["4"], MAIN, Wish::OpenBill, "bill", "the bill: what the licences are for, what could be saved, who must act"),
    key(&["m"], MAIN, Wish::GoToPartner, "partner", "go to the partner on the other side, again to the next"),
    key(&["Space"], MAIN, Wish::Mark, "mark", "mark the account and go on, or take its mark away"),
    key(&["y"], MAIN, Wish::OpenCopy, "copy", "copy row, e-mail, login, URL, JSON or the message to the person"),
    key(&["x"], MAIN, Wish::OpenExport, "export", "export the list as it is filtered, or what is marked"),
    key(&[":", "Ctrl-p"], MAIN, Wish::OpenCommands, "commands", "every action by name, with its key; a filter too"),
    key(&["z"], MAIN, Wish::Zoom, "zoom", "make the pane fill the screen, and back"),
    key(&["Enter"], MAIN, Wish::OpenPerson, "person", "the whole person"),
    key(&["v"], MAIN, Wish::OpenViews, "views", "saved views: filters with a name"),
    key(&["!"], MAIN, Wish::ToggleProblems, "problems", "problems only, and back"),
    paired(
        key(&["}", "L"], MAIN, Wish::NextServer, "server", "next server alone, after the last all of them"),
        Wish::PreviousServer,
    ),
    key(&["{", "H"], MAIN, Wish::PreviousServer, "", "previous server alone"),
    key(&["i"], MAIN, Wish::OpenFiles, "files", "files, what they were recognised as, and warnings"),
    key(&["D"], MAIN, Wish::OpenCompare, "compare", "compare with an older report: who came, went, was matched"),
    key(&["Enter"], &[Scope::Compare], Wish::Accept, "compare", "compare with this report"),
    key(&["r"], MAIN, Wish::Reload, "reload", "read the files again; selection and filters stay"),
    key(&["E"], MAIN, Wish::EditOutside, "", "write the note in your editor: $VISUAL, else $EDITOR, else vi"),
    key(&["V"], MAIN, Wish::MarkRange, "", "mark a range: move to its end, then again"),
    key(&["Shift-Down"], MAIN, Wish::MarkDown, "", "mark the account and the next one"),
    key(&["Shift-Up"], MAIN, Wish::MarkUp, "", "mark the account and the previous one"),
    key(&["a"], MAIN, Wish::MarkAll, "", "mark all that are listed"),
    key(&["A"], MAIN, Wish::MarkNone, "", "take all marks away"),
    key(&["d"], MAIN, Wish::DeleteNote, "", "delete the note, of all that are marked"),
    paired(key(&["u"], MAIN, Wish::Undo, "", "undo: take the last note, decision or marking back"), Wish::Redo),
    key(&["Ctrl-r"], MAIN, Wish::Redo, "", "redo: do again what was taken back"),
    paired(key(&["s"], MAIN, Wish::Sort, "", "sort by the column, again the other way round"), Wish::Unsort),
    key(&["S"], MAIN, Wish::Unsort, "", "no longer sorted"),
    key(&["c"], MAIN, Wish::OpenColumns, "", "choose the columns and their order"),
    paired(key(&[">"], MAIN, Wish::Wider, "", "make the column wider"), Wish::Narrower),
    key(&["<"], MAIN, Wish::Narrower, "", "make the column narrower"),
    paired(key(&["n"], MAIN, Wish::NextHit, "", "next hit of the last search"), Wish::PreviousHit),
    key(&["N"], MAIN, Wish::PreviousHit, "", "previous hit"),
    key(&["o"], MAIN, Wish::OpenCloudPage, "", "open the profile of the cloud account"),
    key(&["O"], MAIN, Wish::OpenServerPage, "", "open the page of the server account"),
    key(&["T"], MAIN, Wish::NextTheme, "", "next theme: auto, light, dark, mono, high-contrast"),
    key(&["M"], MAIN, Wish::ToggleMouse, "", "leave the mouse to the terminal, which selects text with it, or take it"),
    key(&["Tab"], MAIN, Wish::FocusNext, "pane", "next pane"),
    key(&["Shift-Tab"], MAIN, Wish::FocusPrevious, "", "previous pane"),
    key(&["1"], MAIN, Wish::Focus(Pane::Cloud), "", "the cloud list"),
    key(&["2"], MAIN, Wish::Focus(Pane::Server), "", "the server list"),
    key(&["3"], MAIN, Wish::Focus(Pane::Why), "", "the explanation"),
    key(&["Enter"], &[Scope::Bill], Wish::Accept, "list them", "list whom the line is about"),
    key(
        &["w"],
        &[Scope::Bill],
        Wish::ToggleWhatIf,
        "what if",
        "what if the addresses were at the new domain, and back",
    ),
    key(&["4"], &[Scope::Bill], Wish::Close, "", "close the bill"),
    key(&["Enter"], &[Scope::Finder], Wish::Accept, "go there", "go to the person"),
    key(
        &["Ctrl-t"],
        &[Scope::Finder],
        Wish::MakeFilter,
        "make it the filter",
        "make the search the filter of the list",
    ),
    key(&["Enter"], &[Scope::Filter], Wish::Accept, "done", "keep the filter"),
    key(&["Tab"], &[Scope::Filter], Wish::TakeChoice, "take the word", "take the word that is offered"),
    key(&["Enter"], &[Scope::Commands], Wish::Accept, "do it", "do it"),
    key(&["Enter"], &[Scope::Views], Wish::Accept, "take it", "make it the filter of the list"),
    key(&["s"], &[Scope::Views], Wish::SaveView, "save the filter", "save the filter of the list under a name"),
    key(&["d"], &[Scope::Views], Wish::DeleteView, "delete", "delete the view"),
    key(&["Enter"], &[Scope::ViewName], Wish::Accept, "save", "save the view"),
    key(&["Ctrl-s"], &[Scope::Note], Wish::Save, "save", "save the note"),
    key(&["Ctrl-o"], &[Scope::Note], Wish::EditOutside, "in your editor", "go on in your editor"),
    key(&["Enter"], COPY, Wish::Accept, "copy", "copy what is chosen"),
    key(&["y"], COPY, Wish::Copy(Part::Row), "", "copy the row, with tabs between its cells"),
    key(&["e"], COPY, Wish::Copy(Part::Email), "", "copy the e-mail"),
    key(&["l"], COPY, Wish::Copy(Part::Login), "", "copy the login"),
    key(&["u"], COPY, Wish::Copy(Part::Url), "", "copy the URL of the page"),
    key(&["j"], COPY, Wish::Copy(Part::Json), "", "copy the account as JSON"),
    key(&["m"], COPY, Wish::Copy(Part::Message), "", "copy the message to the person"),
    key(&["y", "Enter"], &[Scope::Link], Wish::Accept, "copy", "copy the address"),
    key(&["Enter"], &[Scope::Decide], Wish::Accept, "decide", "decide so"),
    key(&["Enter"], &[Scope::Pair], Wish::Accept, "same person", "decide that it is the same person's"),
    key(&["y", "Enter"], &[Scope::Confirm], Wish::Accept, "yes", "yes, do it"),
    key(&["n"], &[Scope::Confirm], Wish::Close, "no", "no, leave it"),
    key(&["Enter"], &[Scope::Export], Wish::Accept, "write the file", "write the file"),
    paired(key(&["Down", "Tab"], &[Scope::Export], Wish::NextField, "field", "next field"), Wish::PreviousField),
    key(&["Up", "Shift-Tab"], &[Scope::Export], Wish::PreviousField, "", "previous field"),
    paired(key(&["Right"], &[Scope::Export], Wish::NextValue, "change", "next value"), Wish::PreviousValue),
    key(&["Left"], &[Scope::Export], Wish::PreviousValue, "", "previous value"),
    key(&["Enter"], &[Scope::Columns], Wish::Accept, "done", "show these columns"),
    key(&["Space", "x"], &[Scope::Columns], Wish::Toggle, "show or hide", "show or hide the column"),
    paired(key(&["J", "Shift-Down"], &[Scope::Columns], Wish::Later, "move", "move the column down"), Wish::Earlier),
    key(&["K", "Shift-Up"], &[Scope::Columns], Wish::Earlier, "", "move the column up"),
    key(&["r"], &[Scope::Columns], Wish::Reset, "as at first", "the columns as they are at first"),
    key(&["/"], &[Scope::Help], Wish::SearchHelp, "search", "search the help"),
    key(&["Enter"], &[Scope::HelpSearch], Wish::Accept, "keep", "keep what was found"),
    paired(key(&["j", "Down"], LISTS, Wish::Move(Step::Down), "", "down"), Wish::Move(Step::Up)),
    key(&["k", "Up"], LISTS, Wish::Move(Step::Up), "", "up"),
    key(&["Ctrl-d"], READ, Wish::Move(Step::HalfDown), "", "half a page down"),
    key(&["Ctrl-u"], READ, Wish::Move(Step::HalfUp), "", "half a page up"),
    key(&["PgDn", "Ctrl-f"], READ, Wish::Move(Step::PageDown), "", "a page down"),
    key(&["PgUp", "Ctrl-b"], READ, Wish::Move(Step::PageUp), "", "a page up"),
    key(&["g", "Home"], LISTS, Wish::Move(Step::First), "", "to the first"),
    key(&["G", "End"], LISTS, Wish::Move(Step::Last), "", "to the last"),
    key(&["h", "Left"], MAIN, Wish::ColumnLeft, "", "the column to the left"),
    key(&["l", "Right"], MAIN, Wish::ColumnRight, "", "the column to the right, also beyond the edge"),
    key(&["Down", "Ctrl-n"], CHOICES, Wish::Move(Step::Down), "", "next one"),
    key(&["Up", "Ctrl-p"], CHOICES, Wish::Move(Step::Up), "", "previous one"),
    key(&["PgDn"], FIELDS, Wish::Move(Step::PageDown), "", "a page down"),
    key(&["PgUp"], FIELDS, Wish::Move(Step::PageUp), "", "a page up"),
    key(&["Esc"], MAIN, Wish::Close, "", "close the nearest thing: zoom, marks, filter"),
    key(&["Esc"], POPUPS, Wish::Close, "close", "close"),
    key(&["q"], MAIN, Wish::GoBack, "quit", "back, or quit"),
    key(
        &["q"],
        &[
            Scope::Decide,
            Scope::Confirm,
            Scope::Columns,
            Scope::Copy,
            Scope::Link,
            Scope::Files,
            Scope::Help,
            Scope::Bill,
            Scope::Diff,
            Scope::Views,
        ],
        Wish::Close,
        "",
        "close",
    ),
    key(&["?", "F1"], HELPED, Wish::OpenHelp, "help", "help"),
    key(&["?", "F1"], &[Scope::Help], Wish::Close, "", "close the help"),
    key(&["Ctrl-l"], Scope::ALL, Wish::Redraw, "", "draw the screen again"),
    key(&["Ctrl-z"], Scope::ALL, Wish::Suspend, "", "lend the terminal to the shell"),
    key(&["Ctrl-c"], Scope::ALL, Wish::Quit, "", "quit"),
];

/// The rows of a scope in the order of the table.
pub fn bindings(scope: Scope) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.scopes.contains(&scope))
}

/// The wish of a name in `[keys]` of the configuration.
#[must_use]
pub fn wish_named(name: &str) -> Option<Wish> {
    BINDINGS.iter().map(|binding| binding.wish).find(|wish| wish.name() == name)
}

/// The key table as the README has it.
#[must_use]
pub fn as_markdown() -> String {
    let mut table = String::from("| keys | action |\n|---|---|\n");
    for scope in Scope::ALL {
        for binding in bindings(*scope).filter(|binding| binding.scopes.first() == Some(scope)) {
            let keys: Vec<String> = binding.chords.iter().map(|chord| format!("`{chord}`")).collect();
            let place = if *scope == Scope::Browse || binding.scopes.len() == Scope::ALL.len() {
                String::new()
            } else {
                format!("{}: ", scope.title())
            };
            table.extend(["| ", &keys.join(" "), " | ", &place, binding.long, " |\n"]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::super::Chord;
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_key_is_bound_twice_in_one_scope() {
        for scope in Scope::ALL {
            let mut chords: Vec<&str> = bindings(*scope).flat_map(|binding| binding.chords).copied().collect();
            let count = chords.len();
            chords.sort_unstable();
            chords.dedup();
            assert_eq!(chords.len(), count, "a key is bound twice in {scope:?}: {chords:?}");
        }
    }

    #[test]
    fn every_chord_of_the_table_can_be_read_and_prints_as_it_is_spelled() {
        for chord in BINDINGS.iter().flat_map(|binding| binding.chords) {
            assert_eq!(Chord::parse(chord).map(|chord| chord.to_string()).as_deref(), Some(*chord));
        }
    }

    #[test]
    fn printable_keys_never_act_in_a_text_field() {
        for scope in Scope::ALL.iter().filter(|scope| scope.has_text_field()) {
            for chord in bindings(*scope).flat_map(|binding| binding.chords) {
                let typed = Chord::parse(chord).and_then(Chord::typed);
                assert_eq!(typed, None, "{chord} would act in {scope:?}");
            }
        }
    }

    #[test]
    fn no_wish_needs_alt_or_a_function_key() {
        for binding in BINDINGS {
            let plain = |chord: &&&str| !chord.contains("Alt-") && !chord.starts_with('F');
            assert!(binding.chords.iter().any(|chord| plain(&chord)), "{:?}", binding.wish);
        }
    }

    #[test]
    fn every_wish_has_a_name_of_its_own_in_small_letters() {
        let mut names = BTreeMap::new();
        for wish in BINDINGS.iter().map(|binding| binding.wish) {
            let name = wish.name();
            assert_eq!(*names.entry(name).or_insert(wish), wish, "{name} is the name of two");
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
            assert_eq!(wish_named(name), Some(wish));
        }
    }
}
