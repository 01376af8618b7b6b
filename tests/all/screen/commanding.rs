//! The command palette, saved views, earlier filters, other keys, themes, and what comes back next time.

use super::harness::{Screen, session};
use seatmatch::app::{
    Chord, Colors, Keymap, Look, Memory, Palette, Paper, Rebinding, Scope, Session, Side, ThemeName, View, Wish, keys,
};
use seatmatch::config::MemoryFile;

/// A session that remembers in a folder, with what is remembered there.
fn remembering(folder: &tempfile::TempDir, story: &str) -> Session {
    let path = folder.path().join("session.json");
    let memory = MemoryFile::at(path.clone()).load();
    Session { memory, memory_file: Some(path), ..session(story) }
}

fn open(folder: &tempfile::TempDir, story: &str) -> Screen {
    Screen::open(remembering(folder, story), None)
}

#[test]
fn an_action_is_found_by_name_and_done() {
    Screen::of("demo")
        .press(":")
        .types("decide")
        .shows("decide, about all that are marked")
        .press("Enter")
        .shows("Decide about");
    Screen::of("demo").press("Ctrl-p").types("files").press("Enter").shows("recognised as");
}

#[test]
fn the_palette_shows_keys_and_what_was_used_last_first() {
    let screen = Screen::of("demo").press(":").types("zoom").press("Enter").press("Esc").press(":");
    let screen = screen.shows("▸ zoom");
    screen.types("wr no").shows("write-note").shows(" e ").press("Esc").hides("Commands");
}

#[test]
fn a_filter_typed_into_the_palette_is_set() {
    Screen::of("demo").press(":").types("is:pending-sync").press("Enter").shows("2 Server").shows("· is:pending-sync");
    Screen::of("demo").press(":").types("is:dobule").shows("nearest: double").press("Enter").shows("Commands");
    Screen::of("demo").press(":").types("filter anna").press("Enter").shows("· anna");
}

#[test]
fn the_way_out_that_editors_have_is_known() {
    for typed in ["q", "q!", "wq", "quit"] {
        let screen = Screen::of("demo").press(":").types(typed).press("Enter");
        assert!(screen.status().is_some(), "{typed}: {}", screen.text());
    }
}

#[test]
fn a_name_that_no_action_has_leaves_the_palette_open() {
    Screen::of("demo")
        .press(":")
        .types("xyzzy")
        .press("Enter")
        .shows("no action is named so")
        .press("Esc")
        .hides("Commands");
    Screen::of("nothing").press(":").hides("write-note").shows("quit");
}

#[test]
fn a_view_is_saved_under_a_name_and_taken_again() {
    let folder = tempfile::tempdir().unwrap();
    let screen = open(&folder, "demo").press("f").types("host:ghe1").press("Enter v s").shows("Name");
    screen.types("first server").press("Enter").shows("saved as first server: is:open host:ghe1");
    let screen = open(&folder, "demo").press("Esc v").shows("first server").shows("saved").press("Enter");
    assert_eq!(screen.app().server.filter.text, "is:open host:ghe1");
    open(&folder, "demo").press("v d").hides("first server");
    open(&folder, "demo").press("v").hides("first server");
}

#[test]
fn views_of_the_configuration_and_built_in_ones_are_not_deleted() {
    let views = vec![View { name: "mine".to_owned(), filter: "has:note".to_owned() }];
    let screen = Screen::open(Session { views, ..session("demo") }, None).press("v").shows("configuration");
    screen.press("d").shows("delete it there").press("j d").shows("it is built in").press("Enter").hides("Views for");
    Screen::of("demo").press("Esc v s").shows("no filter to save");
    Screen::of("demo").press("v s Enter").shows("a view needs a name").press("Esc").shows("Views for");
}

#[test]
fn up_recalls_the_filters_that_were_used() {
    let screen = Screen::of("demo").press("f Ctrl-u").types("is:double").press("Enter f Ctrl-u").types("host:ghe2");
    let screen = screen.press("Enter f Up");
    assert_eq!(screen.app().server.filter.text, "is:double", "the list follows");
    assert_eq!(screen.press("Up Down Down Esc").app().server.filter.text, "host:ghe2");
}

#[test]
fn words_of_the_files_are_offered() {
    Screen::of("demo").press("f").types("domain:").shows("a domain of the servers' addresses").shows("acme.example");
    Screen::of("demo").press("f").types("org:").shows("an organization of these files");
}

#[test]
fn the_nearest_word_is_offered_and_the_fault_is_marked() {
    let screen =
        Screen::of("demo").press("f Ctrl-u").types("is:opne").shows("the nearest word").shows("(nearest: open)");
    let cursor = screen.cursor().unwrap();
    let buffer = screen.buffer();
    let is_marked = |x: u16| buffer[(x, cursor.y)].modifier.contains(ratatui::style::Modifier::UNDERLINED);
    assert!(is_marked(cursor.x - 1) && is_marked(cursor.x - 4) && !is_marked(cursor.x - 5));
    let screen = screen.press("Tab Enter");
    assert_eq!(screen.app().server.filter.text, "is:open");
}

#[test]
fn other_keys_are_used_by_input_footer_and_help() {
    let chord = |text| vec![Chord::parse(text).unwrap()];
    let (keymap, told) = Keymap::rebound(&[
        Rebinding { wish: Wish::WriteNote, chords: chord("w") },
        Rebinding { wish: Wish::OpenDecision, chords: chord("x") },
    ]);
    let screen = Screen::open(Session { keymap, told, ..session("demo") }, None);
    let screen = screen.shows("w note").shows("configuration: x is bound to decide and export; decide counts");
    screen.press("w").shows("Note on").press("Esc ?").shows("write a note");
}

#[test]
fn what_is_wrong_in_the_configuration_is_named_at_80_columns_and_all_of_it_stands_with_the_files() {
    let told = seatmatch::config::read("them = 'dark'\n[keys]\nwrite-notes = 'x'\nopen-everything = 'y'\n");
    let told = told.unwrap().warnings;
    let screen = Screen::open(Session { told: told.clone(), ..session("demo") }, None).size(80, 24);
    let screen = screen.shows("configuration, 1 of 3 (i): them is no setting (line 1)").press("i");
    for fault in ["them is no setting (line 1)", "write-notes is no action (line 3)", "open-everything is no action"] {
        assert!(screen.text().contains(fault), "{}", screen.text());
    }
    Screen::open(Session { told, ..session("nothing") }, None)
        .size(80, 24)
        .shows("configuration, 1 of 3 (seatmatch config show): them is no setting");
}

#[test]
fn every_action_of_the_main_screen_is_in_the_palette() {
    let screen = Screen::of("demo").press("/").types("a").press("Enter").press("2").press(":");
    let seatmatch::app::Mode::Commands(palette) = &screen.app().mode else { panic!("no palette") };
    let listed: Vec<Wish> = palette
        .entries
        .iter()
        .filter_map(|entry| match entry {
            seatmatch::app::Entry::Command(command) => Some(command.wish),
            seatmatch::app::Entry::Filter(_) => None,
        })
        .collect();
    for wish in keys::bindings(Scope::Browse).map(|binding| binding.wish) {
        assert!(listed.contains(&wish) || wish == Wish::OpenCommands, "{wish:?}");
    }
}

#[test]
fn a_key_goes_through_the_themes_and_the_choice_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let screen = open(&folder, "demo").press("T").shows("theme light").press("T").shows("theme dark").press("q");
    assert_eq!(screen.app().look.theme, ThemeName::Dark);
    let chosen = remembering(&folder, "demo").memory.theme.unwrap();
    assert_eq!((chosen.name.as_str(), chosen.instead_of.as_str()), ("dark", "auto"));
    let look = Look { colors: Colors::Mono, ..Look::default() };
    Screen::with_look("demo", look).press("T").shows("NO_COLOR");
}

#[test]
fn the_terminal_tells_what_it_draws_on() {
    let mut screen = Screen::with_look("demo", Look { paper: Paper::Unknown, ..Look::default() });
    assert_eq!(screen.app().look.palette(), Palette::Either);
    screen.rehearsal.send(seatmatch::app::Message::Paper(Paper::Light));
    assert_eq!(screen.app().look.palette(), Palette::Light);
}

#[test]
fn the_filters_of_the_same_enterprise_come_back() {
    let folder = tempfile::tempdir().unwrap();
    open(&folder, "demo").press("f Ctrl-u").types("is:double").press("Enter 1 f").types("is:admin").press("Enter q");
    let screen = open(&folder, "demo").shows("· is:double").shows("· is:admin");
    assert_eq!(screen.app().focus.side(), Some(Side::Server));
    open(&folder, "hostile-names").hides("is:double");
    let asked = Session { filter: Some("is:open".to_owned()), ..remembering(&folder, "demo") };
    Screen::open(asked, None).shows("· is:open").shows("· is:admin");
    let fresh = remembering(&folder, "demo");
    let fresh = Session { memory: fresh.memory.clone().fresh(), ..fresh };
    Screen::open(fresh, None).shows("· is:open").hides("is:admin").press("f Up").shows("is:admin");
}

#[test]
fn sort_columns_and_widths_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let keys = "2 l l s s > c Space Enter q";
    let left = open(&folder, "demo").press(keys);
    let (wanted, _) = left.app().server.table.memory().columns.zip(left.app().server.table.sort).unwrap();
    let back = open(&folder, "demo");
    assert_eq!(back.app().server.table.memory(), left.app().server.table.memory());
    assert_eq!(back.app().server.table.memory().columns, Some(wanted));
    back.shows("↓");
}

#[test]
fn a_list_without_logins_comes_back_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let left = open(&folder, "demo").press("2 c Space Enter").hides("LOGIN          PRIMARY").press("q");
    let columns = left.app().server.table.memory().columns;
    assert!(columns.as_ref().is_some_and(|columns| !columns.contains(&"login".to_owned())), "{columns:?}");
    assert_eq!(open(&folder, "demo").app().server.table.memory().columns, columns);
}

#[test]
fn a_filter_that_is_no_longer_understood_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = remembering(&folder, "demo");
    let mut memory = Memory::default();
    let enterprise = Screen::of("demo").app().world.as_ref().unwrap().estate.report.enterprise.clone();
    memory.lists.entry(enterprise.unwrap_or_default()).or_default().server.filter = "was:something".to_owned();
    session.memory = memory;
    Screen::open(session, None).shows("· is:open");
}
