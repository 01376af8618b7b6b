//! The pictures of the documentation, and a snapshot of every part of the screen.

use super::harness::Screen;
use seatmatch::app::{Look, Paper, ThemeName};
use seatmatch::tui::pictures;
use std::path::Path;

#[test]
fn the_committed_pictures_are_what_the_screen_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    for picture in pictures().unwrap() {
        for (ending, drawn) in [("txt", &picture.text), ("svg", &picture.svg)] {
            let file = folder.join(picture.name).with_extension(ending);
            let committed = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(
                committed == *drawn,
                "{} is out of date: cargo run --example screenshots\n{}",
                file.display(),
                picture.text
            );
        }
    }
}

#[test]
fn every_part_of_the_screen() {
    for (name, (width, height), keys, typed) in [
        ("main", (120, 35), "", ""),
        ("tabs", (80, 24), "", ""),
        ("three_columns", (170, 45), "", ""),
        ("one_pane", (50, 15), "", ""),
        ("one_pane_low", (40, 8), "", ""),
        ("cloud", (120, 35), "1 j j j", ""),
        ("person", (100, 40), "Enter", ""),
        ("finder", (100, 20), "/", "anna"),
        ("finder_nobody", (100, 20), "/", "qqqq"),
        ("filter", (100, 30), "f", "reason:"),
        ("filter_error", (100, 30), "f", "is:opne"),
        ("decision", (100, 30), "t", ""),
        ("same_person", (100, 30), "t j Enter", "lee"),
        ("decision_many", (100, 30), "j j j Space Space Space t", ""),
        ("marks", (80, 24), "Space Space V j j V", ""),
        ("columns", (100, 30), "c", ""),
        ("sorted", (120, 35), "l l l s", ""),
        ("export_marked", (100, 30), "Space Space x", ""),
        ("note", (100, 30), "e", "ask her on monday"),
        ("export", (100, 30), "x Down", ""),
        ("files", (120, 60), "i", ""),
        ("help", (120, 60), "?", ""),
        ("compare", (100, 30), "D", ""),
        ("diff", (120, 45), "D Enter", ""),
        ("bill", (120, 45), "4", ""),
        ("bill_what_if", (80, 24), "4 j j j j j j j j w", ""),
    ] {
        let screen = Screen::of("demo").size(width, height).press(keys).types(typed);
        insta::assert_snapshot!(name, screen.picture());
    }
}

#[test]
fn the_main_screen_at_every_size() {
    for (width, height) in [(200, 60), (160, 45), (120, 35), (100, 30), (80, 24), (60, 16), (40, 10)] {
        for (name, keys) in [("server", ""), ("cloud", "1 j j j j")] {
            let screen = Screen::of("demo").size(width, height).press(keys);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen.picture());
        }
        // Names in wide letters, with combining marks and control characters.
        let screen = Screen::of("hostile-names").size(width, height).press("Esc");
        insta::assert_snapshot!(format!("hostile_{width}x{height}"), screen.picture());
    }
}

/// A theme is the styles of its cells; what is written is the same in all.
#[test]
fn every_theme_draws_the_same_words_in_styles_of_its_own() {
    let mut styles = Vec::new();
    let text = Screen::of("demo").press("j j").text();
    for theme in ThemeName::ALL {
        for paper in [Paper::Dark, Paper::Light, Paper::Unknown] {
            let screen = Screen::with_look("demo", Look { theme, paper, ..Look::default() }).press("j j");
            assert_eq!(screen.text(), text, "{theme:?} on {paper:?}");
            let picture = screen.picture();
            styles.push(format!("{theme:?} on {paper:?}: {}", picture.lines().last().unwrap()));
        }
    }
    insta::assert_snapshot!("themes", styles.join("\n"));
}

#[test]
fn a_question_before_a_note_is_deleted() {
    let screen = Screen::of("demo").size(100, 30).press("e").types("ask her").press("Enter").types("on monday");
    insta::assert_snapshot!("delete", screen.press("Ctrl-s d").picture());
}

#[test]
fn the_welcome() {
    insta::assert_snapshot!("welcome", Screen::of("nothing").size(100, 30).picture());
}

#[test]
fn a_file_that_cannot_be_read() {
    insta::assert_snapshot!("failure", Screen::of("a-file-that-is-no-report").size(100, 14).text());
}
