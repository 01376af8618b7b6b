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
    assert_eq!(colours(&pty.bytes()), Vec::<u8>::new());
    pty.send("q");
    assert!(pty.ends_clean().success());
}

/// The colours of the text that was sent, by their numbers in the codes.
fn colours(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let codes = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let numbers = codes.flat_map(|code| code.split(';').filter_map(|number| number.parse().ok()).collect::<Vec<u8>>());
    numbers.filter(|number| matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107)).collect()
}

#[test]
fn a_theme_sends_colours_unless_none_are_wanted() {
    let data = tempfile::tempdir().unwrap();
    for (arguments, has_colours) in [
        (&["--demo", "--theme", "dark"][..], true),
        (&["--demo", "--theme", "light"], true),
        (&["--demo", "--theme", "mono"], false),
        (&["--demo", "--theme", "dark", "--color", "never"], false),
    ] {
        let mut pty = Pty::run(arguments, data.path(), (120, 35), &[]);
        pty.wait_for("COUNTED TWICE");
        pty.send("q");
        assert_eq!(!colours(&pty.bytes()).is_empty(), has_colours, "{arguments:?}");
        assert!(pty.ends_clean().success());
    }
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

/// The terminal is asked whether it is light or dark; over a slow line its answer comes when keys are read already.
#[test]
fn a_late_answer_of_the_terminal_is_no_command() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = Pty::demo(data.path());
    pty.wait_for("COUNTED TWICE");
    assert!(String::from_utf8_lossy(&pty.bytes()).contains("\x1b]11;?"), "it is asked");
    pty.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22cj");
    pty.wait("the next account", |screen| screen.contents().contains(" 2 of 32"));
    pty.screen(|screen| assert!(!screen.contents().contains("Find") && !screen.contents().contains("Filter of")));
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn the_filter_and_the_theme_come_back_and_a_fresh_start_is_clean() {
    let data = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let report = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/everybody-is-matched/report.csv");
        let pty = Pty::run(&[&[report], arguments].concat(), data.path(), (120, 35), &[]);
        pty.wait_for("Licences 2");
        pty
    };
    let mut pty = run(&[]);
    pty.send("1f");
    pty.wait_for("Filter of the cloud list");
    pty.send("is:admin\rT");
    pty.wait_for("theme light");
    pty.send("q");
    assert!(pty.ends_clean().success());
    let mut pty = run(&[]);
    pty.wait_for("· is:admin");
    pty.send("T");
    pty.wait_for("theme dark");
    pty.send("q");
    assert!(pty.ends_clean().success());
    let mut pty = run(&["--fresh"]);
    pty.send("T");
    pty.wait_for("theme light");
    pty.screen(|screen| assert!(!screen.contents().contains("is:admin")));
    pty.send("q");
    assert!(pty.ends_clean().success());
}

/// Terminals do not agree how wide letters of several parts are; what stood there before must not shine through.
#[test]
fn nothing_is_left_of_the_letters_that_stood_there_before() {
    let data = tempfile::tempdir().unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hostile-names");
    let files = [format!("{folder}/report.csv"), format!("{folder}/ghes.json")];
    let mut pty = Pty::run(&files.each_ref().map(String::as_str), data.path(), (120, 35), &[]);
    pty.wait_for("2 Server 11 of 12");
    pty.send("!");
    pty.wait_for("2 Server 12 ");
    pty.send("f");
    pty.wait_for("Filter of the server list");
    pty.send(" user\r");
    // Of the twelve rows the last six are blank again.
    pty.wait("rows that are blank again", |screen| {
        let lines: Vec<String> = screen.rows(60, 50).collect();
        let has_six = lines.iter().any(|line| line.contains("6 of 12"));
        let blank = lines.iter().skip(10).take(5).all(|line| line.trim().is_empty());
        has_six && blank && lines.iter().all(|line| !line.contains("ｶﾞe"))
    });
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn with_redact_the_screen_shows_people_and_the_key_is_made() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = Pty::run(&["--demo", "--redact"], data.path(), (120, 35), &[]);
    pty.wait_for("COUNTED TWICE");
    pty.send("x");
    pty.wait_for("with pseudonyms for people");
    pty.send("\x1b");
    pty.wait("a closed dialog", |screen| !screen.contents().contains("with pseudonyms"));
    pty.send("q");
    assert!(pty.ends_clean().success());
    assert_eq!(std::fs::read(data.path().join("pseudonyms.key")).unwrap().len(), 32);
}
