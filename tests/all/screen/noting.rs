//! Notes and decisions, down to the disk.

use super::harness::{Screen, session};
use seatmatch::app::Lane;

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
    Screen::of("demo").press("t j j j j").press("Enter").shows("31 of 85").selects("annlee-adm").shows("accepted");
}

#[test]
fn the_same_person_can_be_any_cloud_account_of_the_report() {
    let screen = Screen::of("demo").press("t j").shows("same person as … (any cloud login)").press("Enter");
    let screen = screen.shows("Same person as ghe1 / amorozov: its cloud account").hides("ghe1      ");
    let screen = screen.types("LENA").shows("cloud    ").hides("ghe2      ").press("Enter");
    let login = on_disk(&screen);
    let login = login.split("\"same_person\"").nth(1).unwrap_or_default();
    assert!(login.to_lowercase().contains("lena"), "{login}");
    screen.shows("ghe1 / amorozov: same person as ").shows("1 confirmed");
}

#[test]
fn the_login_that_is_typed_whole_is_the_one_that_is_chosen() {
    // Many addresses have these letters too.
    let screen = Screen::of("demo").press("t j Enter").types("annlee").press("Enter");
    screen.shows("ghe1 / amorozov: same person as annlee");
}

#[test]
fn a_login_that_no_report_row_has_is_refused() {
    let screen = Screen::of("demo").press("t j Enter Enter").shows("type the login of a cloud account");
    let screen = screen.types("annnlee").shows("nobody of ").press("Enter").shows("no report row has annnlee");
    // Letters that stand apart in a login are not that login.
    let screen = screen.press("Ctrl-u").types("aeimrzv").press("Enter").shows("no report row has aeimrzv");
    let screen = screen.press("Esc").shows("Decide about ghe1 / amorozov").press("Esc").shows("noted 0");
    assert_eq!(on_disk(&screen), "");
}

#[test]
fn where_the_finder_is_not_ready_nothing_is_decided() {
    let screen = Screen::holding("demo", Lane::Finder).press("t j Enter").types("annlee").press("Enter");
    let screen = screen.shows("still looking").let_go().shows("cloud    annlee").press("Enter");
    screen.shows("ghe1 / amorozov: same person as annlee");
}

#[test]
fn without_a_report_there_is_no_cloud_account_to_name() {
    let screen = Screen::of("a-server-without-a-report").press("Esc t").shows("service account");
    screen.hides("any cloud login");
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

#[test]
fn what_cannot_be_saved_is_kept_as_a_draft_and_told_on_leaving() {
    let screen = Screen::of("demo");
    std::fs::create_dir(screen.folder.path().join("notes.json")).unwrap();
    let screen = screen.press("e").types("ask him").press("Ctrl-s").shows("not saved: ");
    let screen = screen.shows("the text is kept as a draft").press("j k").press("q");
    let screen = screen.shows("your last note or decision is not saved: q once more leaves all the same");
    assert_eq!(screen.status(), None);
    assert_eq!(screen.press("q").status(), Some(0));
}
