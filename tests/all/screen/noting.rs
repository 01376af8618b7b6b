//! Notes and decisions, down to the disk.

use super::harness::{Screen, session};

fn on_disk(screen: &Screen) -> String {
    std::fs::read_to_string(screen.folder.path().join("notes.json")).unwrap_or_default()
}

#[test]
fn a_note_is_written_and_saved() {
    let screen = Screen::of("demo").press("e").types("ask q?!").press("Enter").types("on monday").press("Ctrl-s");
    let screen = screen.shows("note saved: ghe1 / amorozov").shows("noted 1").shows("ask q?!");
    let disk = on_disk(&screen);
    assert!(
        disk.contains("ask q?!\\non monday") && disk.contains("\"ann\"") && disk.contains("2026-11-22T09:00:00Z"),
        "{disk}"
    );
}

#[test]
fn a_decision_is_chosen_and_taken_back() {
    let screen = Screen::of("demo").press("t").shows("same person as alexeimorozov").press("Enter");
    let screen = screen.shows("same person as alexeimorozov").shows("1 confirmed").shows("23 likely");
    assert!(on_disk(&screen).contains("same_person"));
    screen.press("t").shows("(as it is)").press("G Enter").shows("decision taken back").shows("24 likely");
}

#[test]
fn who_is_accepted_leaves_what_is_still_to_do() {
    Screen::of("demo").press("t j j j").press("Enter").shows("31 of 85").selects("annlee-adm").shows("accepted");
}

#[test]
fn decisions_are_about_server_accounts() {
    Screen::of("demo").press("1 t").shows("decisions are about server accounts");
}

#[test]
fn a_note_is_deleted_only_after_a_yes() {
    let screen =
        Screen::of("demo").press("d").shows("there is no note to delete").press("e").types("x").press("Ctrl-s");
    let screen = screen.press("d").shows("Delete the note on ghe1 / amorozov?").press("n").shows("noted 1");
    let screen = screen.press("d y").shows("note deleted").shows("noted 0");
    assert!(!on_disk(&screen).contains("amorozov"));
}

#[test]
fn what_was_typed_is_kept_as_a_draft() {
    let screen = Screen::of("demo").press("e").types("half a thought").press("Esc").shows("kept as a draft");
    let Screen { folder, rehearsal } = screen.press("j k e").shows("half a thought");
    drop(rehearsal);
    let screen = Screen::open_in(folder, session("demo"), None);
    let screen = screen.shows("1 text was typed and not saved, on ghe1 / amorozov: e there opens it");
    screen.press("e").shows("half a thought").press("Ctrl-s").shows("note saved");
}

#[test]
fn a_draft_is_kept_two_seconds_after_the_first_letter() {
    let mut screen = Screen::of("demo").press("e").types("half");
    screen.rehearsal.wait(std::time::Duration::from_secs(3));
    let Screen { folder, rehearsal } = screen;
    drop(rehearsal);
    Screen::open_in(folder, session("demo"), None).press("e").shows("half");
}

#[test]
fn a_note_on_a_cloud_account() {
    Screen::of("demo").press("1 e").types("seen").press("Ctrl-s").shows("note saved: alexeimorozov");
}
