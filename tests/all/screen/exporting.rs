//! The export dialog: of whom, which format, which columns, which file; the number of rows before anything is written.

use super::harness::{Screen, session};
use seatmatch::app::{Lane, Session};
use seatmatch::redact::Pseudonyms;

/// Opens the dialog after some keys, and exports into a file in the test's folder.
fn export(keys: &str, then: &str) -> (Screen, String) {
    let screen = Screen::of("demo").press(keys).press("x").press(then);
    let file = screen.folder.path().join("list.csv");
    let screen = screen.press("Ctrl-e Ctrl-u").types(file.to_str().unwrap()).press("Enter");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    (screen, written)
}

#[test]
fn what_is_listed_is_written_with_the_number_told_before() {
    Screen::of("demo").press("x").shows("the 32 listed (server, is:open)").shows("Enter writes 32 rows");
    let (screen, written) = export("", "");
    assert_eq!(written.lines().count(), 33, "{}", screen.text());
    assert!(written.starts_with("host,user_id,login,"));
}

#[test]
fn what_is_marked_is_written_also_where_the_filter_hides_it() {
    let screen = Screen::of("demo").press("Space Space } } } x").shows("(•) the 2 marked").shows("Enter writes 2 rows");
    screen.press("Right").shows("(•) the 6 listed").press("Left").shows("(•) the 2 marked");
    let (_, written) = export("Space Space } } }", "");
    assert_eq!(written.lines().count(), 3, "{written}");
    assert!(written.contains(",amorozov,") && written.contains(",annlee-adm,"), "{written}");
}

#[test]
fn the_columns_on_the_screen_are_enough() {
    let (screen, written) = export("", "Down Right");
    assert!(written.starts_with("host,login,primary_email,verdict\n"), "{written}\n{}", screen.text());
    assert_eq!(written.lines().count(), 33);
}

#[test]
fn the_order_of_the_screen_is_the_order_of_the_file() {
    let (_, written) = export("s s", "");
    let first = written.lines().nth(1).unwrap().split(',').nth(2).unwrap().to_owned();
    assert!(first.as_str() > "t", "{first}");
}

#[test]
fn letters_go_into_the_name_wherever_the_cursor_is() {
    Screen::of("demo").press("x Right").shows("(•) JSON").types("x").shows("▸ File").shows(".jsonx");
}

#[test]
fn a_file_that_stands_there_is_replaced_only_by_a_second_enter() {
    let (screen, _) = export("", "");
    let file = screen.folder.path().join("list.csv");
    std::fs::write(&file, "mine").unwrap();
    let screen = screen.press("x Ctrl-u").types(file.to_str().unwrap()).press("Enter");
    let screen = screen.shows("There is a file already");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    let _screen = screen.press("Enter").shows("32 rows written");
    assert_ne!(std::fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_workbook_is_written_too() {
    let screen = Screen::of("demo").press("x Right Right Right").shows("(•) Excel");
    let file = screen.folder.path().join("list.xlsx");
    let screen = screen.press("Down Down Ctrl-e Ctrl-u").types(file.to_str().unwrap()).press("Enter");
    let written = std::fs::read(&file).unwrap_or_default();
    assert!(written.starts_with(b"PK"), "{}", screen.shows("32 rows written to").text());
}

fn with_pseudonyms() -> Session {
    Session { pseudonyms: Some(Pseudonyms::of_key(&[7; 32])), ..session("demo") }
}

#[test]
fn with_redact_what_leaves_the_screen_has_pseudonyms() {
    let screen = Screen::open(with_pseudonyms(), None).shows("amorozov").press("x").shows("with pseudonyms for people");
    let file = screen.folder.path().join("list.csv");
    let screen = screen.press("Ctrl-e Ctrl-u").types(file.to_str().unwrap()).press("Enter");
    let screen = screen.shows("32 rows with pseudonyms written to");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.lines().count() == 33 && written.contains(",user-"), "{written}");
    assert!(!written.contains("acme") && !written.contains("orozov"), "{written}");

    let screen = screen.press("y").shows("Copy of ghe1 / amorozov").press("j");
    let copied = &screen.rehearsal.copied;
    assert!(copied.iter().any(|text| text.contains("\"login\": \"user-")), "{copied:?}");
    assert!(copied.iter().all(|text| !text.contains("acme") && !text.contains("orozov")), "{copied:?}");
}

#[test]
fn nothing_leaves_the_screen_before_it_has_pseudonyms() {
    let screen = Screen::open(with_pseudonyms(), Some(Lane::Pseudonyms));
    let screen = screen.press("y").shows("pseudonyms are still made").press("x Enter");
    screen.shows("pseudonyms are still made: try again in a moment");
}
