//! The world around: copying, pages, the owner's editor, files that change.

use super::harness::{Screen, session};
use ratatui::crossterm::event::Event;
use seatmatch::app::{Answer, Browser, Clipboard, LONGEST_COPY, Lane, Message, Revision, Session, Surroundings};

fn copied(keys: &str) -> String {
    Screen::of("demo").press(keys).shows("copied through the terminal (OSC 52)").rehearsal.copied.join("|")
}

#[test]
fn each_part_of_an_account_is_copied() {
    Screen::of("demo")
        .press("y")
        .shows("Copy of ghe1 / amorozov")
        .shows("https://ghe1.acme.example/amorozov")
        .shows("Hello Alexei Morozov");
    assert_eq!(copied("j j y l"), "bobw");
    assert_eq!(copied("j j y e"), "bob.whitfield@freemail.example");
    assert_eq!(copied("j j y u"), "https://ghe1.acme.example/bobw");
    assert!(
        copied("j j y y")
            .starts_with("ghe1.acme.example\t63\tbobw\tBob Whitfield\tbob.whitfield@freemail.example\tdouble\t")
    );
    let message = copied("j j y m");
    assert!(message.starts_with("Hello Bob Whitfield,\n\n") && message.contains("robert.whitfield@acme.example"));
    let json: serde_json::Value = serde_json::from_str(&copied("j j y j")).unwrap();
    assert_eq!((json["login"].as_str(), json["verdict"].as_str()), (Some("bobw"), Some("double")));
    assert_eq!(json.as_object().unwrap().len(), 19, "as in a report");
    assert_eq!(copied("j j y Down Down Enter"), "bobw");
}

#[test]
fn the_same_of_a_report_row() {
    assert_eq!(copied("1 Esc g y l"), "alexeimorozov");
    assert_eq!(copied("1 Esc g y u"), "https://github.com/alexeimorozov");
    let json: serde_json::Value = serde_json::from_str(&copied("1 Esc g y j")).unwrap();
    assert_eq!((json["kind"].as_str(), json["line"].as_u64().is_some()), (Some("account"), true));
    assert_eq!(copied("1 Esc g y y").matches('\t').count(), 8);
}

#[test]
fn what_is_not_there_is_not_copied() {
    let screen = Screen::of("demo").press("Esc f").types("is:matched").press("Enter y");
    let screen = screen.shows("there is nothing that the person could do").press("m");
    assert!(screen.rehearsal.copied.is_empty());
    screen.shows("Copy of").press("q").hides("Copy of");
    Screen::of("nothing").press("y").shows("nobody is selected");
}

#[test]
fn nothing_that_hides_reaches_the_clipboard() {
    let screen = Screen::of("hostile-names").press("Esc g");
    let count = screen.app().server.len();
    let mut screen = screen;
    for _ in 0..count {
        for part in ["y", "e", "l", "u", "j", "m"] {
            screen = screen.press("y").press(part).press("Esc");
        }
        screen = screen.press("j");
    }
    assert!(screen.rehearsal.copied.len() > count);
    for text in &screen.rehearsal.copied {
        let hides = |c: char| c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{202E}' | '\u{200B}');
        assert!(!text.contains(hides), "{text:?}");
    }
}

#[test]
fn a_text_that_is_too_long_for_a_terminal_is_refused() {
    let mut screen = Screen::of("demo").press("e");
    screen.rehearsal.event(Event::Paste("x".repeat(LONGEST_COPY)));
    let screen = screen.press("Ctrl-s y j").shows("bytes are too many for a terminal's clipboard: export it to a file");
    assert!(screen.rehearsal.copied.is_empty());
}

#[test]
fn the_way_of_a_copy_is_told() {
    let surroundings = Surroundings { clipboard: Clipboard::Tmux, ..Surroundings::default() };
    let mut screen = Screen::open(Session { surroundings, ..session("demo") }, Some(Lane::Copy)).press("y l");
    for (refused, told) in [(None, "login copied through tmux"), (Some("ann"), "through tmux (OSC 52), where")] {
        let refused = refused.map(str::to_owned);
        screen.rehearsal.send(Message::Answer(Revision(0), Answer::HandedToTmux { what: "login", refused }));
        screen = screen.shows(told);
    }
    assert_eq!(screen.rehearsal.copied, ["ann"]);
}

#[test]
fn without_a_browser_the_address_is_shown_and_copied() {
    let screen = Screen::of("demo").press("O").shows("https://ghe1.acme.example/amorozov").shows("no browser within");
    assert_eq!(screen.press("y").shows("the address copied").rehearsal.copied, ["https://ghe1.acme.example/amorozov"]);
    Screen::of("demo").press("o").shows("https://github.com/alexeimorozov").press("q").hides("github.com");
    Screen::of("demo").press("1 o").shows("https://github.com/alexeimorozov");
    Screen::of("demo").press("1 O").shows("https://ghe1.acme.example/amorozov");
}

#[test]
fn a_page_is_opened_only_where_it_is_on_github() {
    let surroundings = Surroundings { browser: Browser::Desktop, ..Surroundings::default() };
    let screen = Screen::open(Session { surroundings, ..session("demo") }, Some(Lane::Page));
    screen.press("Esc f").types("is:server-only -has:candidate").press("Enter o").shows("no cloud account belongs");
}

#[test]
fn a_note_is_written_in_the_owners_editor() {
    let mut screen = Screen::of("demo").press("e").types("half").press("Ctrl-o");
    assert_eq!(screen.rehearsal.lent.as_deref(), Some("half"));
    screen.rehearsal.send(Message::EditedOutside(Ok("half a thought\r\nand more\r\n\n".to_owned())));
    let screen = screen.shows("note saved: ghe1 / amorozov").shows("noted 1");
    let mut screen = screen.press("E");
    assert_eq!(screen.rehearsal.lent.as_deref(), Some("half a thought\nand more"));
    screen.rehearsal.send(Message::EditedOutside(Ok("half a thought\nand more\n".to_owned())));
    let mut screen = screen.shows("nothing was changed").press("E");
    screen.rehearsal.send(Message::EditedOutside(Err("the editor ended with status 1".into())));
    let screen = screen.shows("ended with status 1; the note is as it was").shows("half a thought");
    screen.press("Esc").shows("noted 1");
    Screen::of("nothing").press("E").shows("nobody is selected");
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_kept() {
    let mut screen = Screen::of("demo").press("E");
    let key = screen.app().note_key(screen.app().selected().unwrap()).unwrap();
    // Another note of ours is saved while the editor is open, and brings theirs in.
    let theirs = seatmatch::model::Note {
        text: "theirs".to_owned(),
        updated_at: "2026-11-22T08:00:00Z".to_owned(),
        ..Default::default()
    };
    let mut notes = (*screen.app().world.as_ref().unwrap().notes).clone();
    notes.set(key.clone(), theirs);
    let world = screen.app().world.as_ref().unwrap().with_notes(notes.into());
    screen.rehearsal.app.world = Some(world);
    screen.rehearsal.send(Message::EditedOutside(Ok("mine".to_owned())));
    let screen = screen.shows("somebody else changed the same note");
    let note = screen.app().world.as_ref().unwrap().notes.get(&key).unwrap().clone();
    assert_eq!((note.text.as_str(), note.conflicts[0].text.as_str()), ("mine", "theirs"));
    let disk = std::fs::read_to_string(screen.folder.path().join("notes.json")).unwrap();
    assert!(disk.contains("mine") && disk.contains("theirs"), "{disk}");
}

#[test]
fn a_long_note_is_scrolled_and_walked_by_rows() {
    let mut screen = Screen::of("demo").press("e");
    let lines: Vec<String> = (1..=41).map(|n| if n > 40 { String::new() } else { format!("line {n}") }).collect();
    screen.rehearsal.event(Event::Paste(lines.join("\n")));
    let screen = screen.types("山田太郎 end").shows("line 40").hides("line 28").shows("山田太郎 end");
    let screen = screen.press("Home Up Up Up Up Up Up Up Up Up Up Up Up Up").shows("line 28").hides("山田");
    let screen = screen.types("x").shows("xline 28").press("Down End Backspace").shows("line 2\u{20}");
    screen.press("Ctrl-s").shows("note saved");
    let long = "word ".repeat(40);
    let screen = Screen::of("demo").press("e").types(&long).press("Up Up Home");
    assert_eq!(screen.cursor().unwrap().x, 26, "the start of the line");
    assert_eq!(screen.press("Down").cursor().unwrap().x, 26);
}

#[test]
fn a_megabyte_in_a_note_is_text_and_no_command() {
    let mut screen = Screen::of("demo").press("e");
    screen.rehearsal.event(Event::Paste("q\x1b[2J\x13 x\n".repeat(120_000)));
    screen.shows("q␛[2J␓ x").types("!").press("Up Up Left").shows("q␛[2J␓ x").press("Esc").shows("kept as a draft");
}

#[test]
fn files_that_changed_are_offered_until_they_are_read() {
    let mut screen = Screen::of("demo");
    screen.rehearsal.send(Message::FilesChanged("report.csv changed on disk".into()));
    let screen =
        screen.shows("report.csv changed on disk: r reads again").press("j").shows("report.csv changed on disk");
    screen.press("r j").hides("changed on disk");
}

#[test]
fn esc_cancels_a_reload_and_what_was_read_stays() {
    let screen = Screen::of("everybody-is-matched");
    let mut screen = screen;
    screen.rehearsal.hold(Lane::Load);
    screen
        .press("r")
        .shows("reading")
        .press("Esc")
        .shows("cancelled: what was read before stays")
        .let_go()
        .shows("Licences 2");
}

#[test]
fn a_note_that_is_being_written_outlives_a_reload() {
    let mut screen = Screen::of("demo");
    screen.rehearsal.hold(Lane::Load);
    let screen = screen.press("r e").types("half").let_go().shows("Note on").types(" a thought");
    screen.press("Ctrl-s").shows("half a thought").shows("noted 1");
}
