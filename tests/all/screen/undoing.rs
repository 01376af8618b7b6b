//! Taking back and doing again: notes, decisions and deletions, whatever somebody else did meanwhile.

use super::harness::{Screen, session};

#[test]
fn a_decision_is_taken_back_and_made_again() {
    let screen = Screen::of("demo").press("t j j j j Enter").shows("31 of 85").press("u");
    let screen = screen.shows("decision on ghe1 / amorozov taken back; Ctrl-r does it again").selects("amorozov");
    assert!(!screen.on_disk().contains("accepted"));
    let screen = screen.press("Ctrl-r").shows("decision on ghe1 / amorozov done again; u takes it back");
    assert!(screen.shows("31 of 85").on_disk().contains("accepted"));
}

#[test]
fn notes_are_taken_back_one_after_another() {
    let screen = Screen::of("demo").press("e").types("one").press("Ctrl-s e").types(" two").press("Ctrl-s");
    let screen = screen.shows("one two").press("u").shows("note on ghe1 / amorozov taken back").hides("one two");
    let screen = screen.press("u").shows("noted 0").press("u").shows("nothing to take back");
    screen.press("Ctrl-r Ctrl-r").shows("one two").press("Ctrl-r").shows("nothing to do again");
}

#[test]
fn a_deletion_is_taken_back_letter_for_letter() {
    let screen = Screen::of("demo").press("e").types("ask").press("Ctrl-s");
    let before = screen.on_disk();
    let screen = screen.press("d y").shows("note deleted; u brings it back").press("u").shows("noted 1");
    assert_eq!(screen.on_disk(), before);
}

#[test]
fn many_are_taken_back_as_one_with_their_marks() {
    let screen = Screen::of("demo").press("Space Space Space t j j j j Enter").shows("29 of 85").press("u");
    let screen = screen.shows("decision on 3 accounts taken back").shows("32 of 85").shows("3 marked");
    screen.press("Ctrl-r").shows("29 of 85").shows("0 marked");
}

#[test]
fn what_somebody_else_changed_since_is_left_as_it_is() {
    let screen = Screen::of("demo").press("t j j j j Enter").shows("31 of 85");
    screen.rewrite_notes("accepted", "in_progress");
    // Another save brings the change in.
    let screen = screen.press("e").types("mine").press("Ctrl-s").shows("somebody else").press("u");
    let screen = screen.shows("taken back").press("u").shows("somebody else changed it since, so it stays as it is");
    assert!(screen.on_disk().contains("in_progress"));
}

#[test]
fn a_change_that_is_not_seen_yet_is_kept_beside_what_is_taken_back() {
    let screen = Screen::of("demo").press("t j j j j Enter").shows("31 of 85");
    screen.rewrite_notes("accepted", "in_progress");
    let screen = screen.press("u");
    let disk = screen.on_disk();
    assert!(disk.contains("in_progress"), "{disk}");
}

#[test]
fn notes_are_taken_back_after_a_reload_too() {
    let screen = Screen::open(session("demo"), None).press("t j j j j Enter").shows("31 of 85").press("r u");
    screen.shows("decision on ghe1 / amorozov taken back").shows("32 of 85");
    Screen::of("demo").press("u").shows("nothing to take back").press("a r u").shows("nothing to take back");
}
