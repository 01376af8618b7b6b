//! Accidents: the screen breaks down, or the terminal is gone. The terminal is given back, what was typed is kept.

use super::pty::Pty;
use super::signals::{draft_is_offered, typing};

/// The screen as a program of its own that breaks down in the middle of a frame, once something was typed.
#[test]
#[ignore = "it is run by the test below"]
fn a_screen_that_breaks_down() {
    let session = seatmatch::app::Session { inputs: seatmatch::demo::inputs(), ..Default::default() };
    let _ = seatmatch::tui::run_watched(session, |app| {
        let typed = app.unsaved_text().map(|(_, text)| text);
        assert_ne!(typed.as_deref(), Some("half a thought"), "as was to be shown");
    });
}

#[test]
fn a_panic_gives_the_terminal_back_and_keeps_what_was_typed() {
    let data = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let name = "terminal::accidents::a_screen_that_breaks_down";
    let mut pty = Pty::run_command(this.to_str().unwrap(), &["--ignored", "--exact", name, "--nocapture"], data.path());
    pty.wait_for("COUNTED TWICE");
    pty.send("e");
    pty.wait_for("Note on");
    pty.send("half a thought");
    pty.wait("the main screen", |screen| !screen.alternate_screen() && screen.contents().contains("report this place"));
    let text = pty.screen(vt100::Screen::contents);
    assert!(text.contains("broke down at tests/all/terminal/accidents.rs:"), "{text}");
    assert!(text.contains("is kept as a draft") && !text.contains("amorozov"), "{text}");
    assert_eq!(pty.ends_clean().exit_code(), 101);
    draft_is_offered(data.path());
}

#[cfg(unix)]
#[test]
fn a_terminal_that_is_hung_up_ends_it() {
    let data = tempfile::tempdir().unwrap();
    let mut process = typing(data.path()).hang_up();
    let status = process.wait().unwrap();
    assert_eq!(status.exit_code(), 129);
    draft_is_offered(data.path());
}
