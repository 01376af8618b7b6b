//! Every way out gives the terminal back, and text that was being typed is kept.

use super::pty::{Pty, eventually};

pub(crate) fn typing(data: &std::path::Path) -> Pty {
    let mut pty = Pty::demo(data);
    pty.wait_for("COUNTED TWICE");
    pty.send("e");
    pty.wait_for("Note on");
    pty.send("half a thought");
    pty.wait_for("half a thought");
    pty
}

pub(crate) fn draft_is_offered(data: &std::path::Path) {
    let mut pty = Pty::demo(data);
    pty.wait_for("typed and not saved");
    pty.wait_for("COUNTED TWICE");
    pty.send("e");
    pty.wait_for("half a thought");
    pty.send("\x03");
    assert_eq!(pty.ends_clean().exit_code(), 130);
}

#[test]
fn ctrl_c_ends_it_and_keeps_what_was_typed() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = typing(data.path());
    pty.send("\x03");
    assert_eq!(pty.ends_clean().exit_code(), 130);
    draft_is_offered(data.path());
}

#[cfg(unix)]
#[test]
fn signals_end_it_and_keep_what_was_typed() {
    for (signal, status) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let data = tempfile::tempdir().unwrap();
        let pty = typing(data.path());
        pty.signal(signal);
        assert_eq!(pty.ends_clean().exit_code(), status, "SIG{signal}");
        draft_is_offered(data.path());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_z_lends_the_terminal_and_comes_back() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = Pty::demo(data.path());
    pty.wait_for("COUNTED TWICE");
    let stat = format!("/proc/{}/stat", pty.process());
    for stop in 0..2 {
        if stop == 0 {
            pty.send("\x1a");
        } else {
            pty.signal("TSTP");
        }
        pty.wait("the main screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        eventually("the stop", || std::fs::read_to_string(&stat).unwrap().contains(") T "));
        pty.signal("CONT");
        pty.wait("the screen again", |screen| screen.alternate_screen() && screen.contents().contains("COUNTED TWICE"));
        pty.send("j");
    }
    pty.wait_for(" 3 of 32");
    pty.send("q");
    assert!(pty.ends_clean().success());
}
