//! Using it: finding a person, writing a note, leaving.

use super::pty::Pty;

#[test]
fn a_person_is_found_a_note_is_written_and_it_is_on_the_disk() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = Pty::demo(data.path());
    pty.wait_for("COUNTED TWICE");
    pty.send("/");
    pty.wait_for("Find on both sides");
    pty.send("lucas83");
    pty.wait_for("▸! ghe3");
    pty.send("\r");
    pty.wait_for("ghe3.acme.example / lucas83");
    pty.send("e");
    pty.wait_for("Note on ghe3 / lucas83");
    pty.send("asked him q");
    pty.wait_for("asked him q");
    pty.send("\x13");
    pty.wait_for("note saved");
    pty.send("q");
    assert!(pty.ends_clean().success());
    let notes = std::fs::read_to_string(data.path().join("notes.json")).unwrap();
    assert!(notes.contains("asked him q") && notes.contains("ann"), "{notes}");
}

#[test]
fn a_paste_is_text_and_no_command() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = Pty::demo(data.path());
    pty.wait_for("COUNTED TWICE");
    pty.send("e");
    pty.wait_for("Note on");
    pty.send("\x1b[200~first\nq\x13!\x1b[201~");
    pty.wait_for("q␓!");
    pty.send("\x13");
    pty.wait_for("note saved");
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn without_colours_the_selection_is_still_reversed() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = Pty::run(&["--demo"], data.path(), (120, 35), &[("NO_COLOR", "1")]);
    pty.wait_for("COUNTED TWICE");
    pty.wait("a reversed bar", |screen| (0..35).any(|row| screen.cell(row, 60).is_some_and(vt100::Cell::inverse)));
    pty.send("j");
    pty.wait("a moved bar", |screen| screen.contents().contains(" 2 of "));
    let text = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(!text.contains("\x1b[38;5;") && !text.contains("\x1b[48;5;"), "there is a colour");
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn keys_come_from_the_terminal_where_a_file_comes_by_standard_input() {
    let data = tempfile::tempdir().unwrap();
    let report = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/everybody-is-matched/report.csv");
    let line = format!("cat {report} | {} -", env!("CARGO_BIN_EXE_seatmatch"));
    let mut pty = Pty::run_command("/bin/sh", &["-c", &line], data.path());
    pty.wait_for("Licences 2");
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn a_storm_of_sizes_ends_in_a_whole_screen() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = Pty::demo(data.path());
    pty.wait_for("COUNTED TWICE");
    for (columns, rows) in
        [(1, 1), (0, 0), (500, 500), (65535, 65535), (40, 8), (80, 24), (3, 100), (300, 2), (59, 16), (100, 30)]
    {
        pty.resize(columns, rows);
        pty.send("j");
    }
    pty.resize(80, 24);
    pty.send("g");
    pty.wait("the screen at 80x24", |screen| {
        let text = screen.contents();
        text.contains(" seatmatch")
            && text.contains("? help")
            && text.contains(" 1 of 32")
            && text.contains("COUNTED TWICE")
    });
    pty.send("q");
    assert!(pty.ends_clean().success());
}
