//! What arrives from the terminal: keys in pieces, late answers, a hang-up, the mouse.

use super::pty::{Pty, eventually};
use std::time::{Duration, Instant};

fn open(data: &std::path::Path) -> Pty {
    let pty = Pty::demo(data);
    pty.wait_for("COUNTED TWICE");
    pty
}

#[test]
fn an_arrow_in_pieces_is_an_arrow() {
    let data = tempfile::tempdir().unwrap();
    // The Esc is read alone, since it is all that there is; the rest must follow within its patience, which a machine
    // that is busy with others may miss.
    let mut pty = loop {
        let mut pty = open(data.path());
        let start = Instant::now();
        for piece in ["\x1b", "[", "B"] {
            pty.send(piece);
        }
        if start.elapsed() < Duration::from_millis(20) {
            break pty;
        }
        pty.send("\x03");
        assert_eq!(pty.ends_clean().exit_code(), 130);
    };
    pty.wait_for(" 2 of 32");
    pty.send("\x1bOB");
    pty.wait_for(" 3 of 32");
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn esc_alone_acts() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = open(data.path());
    pty.send("?");
    pty.wait_for("find a person on both sides");
    pty.send("\x1b");
    pty.wait("the help is closed", |screen| !screen.contents().contains("find a person on both sides"));
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn a_late_answer_about_colours_fires_no_command() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = open(data.path());
    for answer in ["\x1b]11;rgb:1e1e/1e1e/2e2e\x07", "\x1b]10;rgb:ffff/ffff/ffff\x1b\\", "\x1b[?62;4c"] {
        pty.send(answer);
    }
    pty.send("j");
    pty.wait_for(" 2 of 32");
    pty.wait("the main screen and nothing told", |screen| {
        let text = screen.contents();
        text.contains("is:open") && text.contains("VERDICT") && !text.contains("host:")
    });
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn the_mouse_is_left_to_the_terminal_and_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = open(data.path());
    let captured = |screen: &vt100::Screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    pty.wait("the mouse is ours", captured);
    pty.send("M");
    pty.wait("the mouse is the terminal's", |screen| !captured(screen));
    pty.send("\x0cM");
    pty.wait("the mouse is ours", captured);
    pty.send("\x1b[<0;60;7M\x1b[<0;60;7m");
    pty.wait_for(" 3 of 32");
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn a_text_is_copied_through_the_terminal() {
    for (environment, bytes) in [
        (vec![], "\x1b]52;c;YW1vcm96b3Y=\x1b\\"),
        (vec![("TMUX", "/tmp/tmux,1,0"), ("PATH", "/no/such")], "\x1bPtmux;\x1b\x1b]52;c;YW1vcm96b3Y=\x1b\x1b\\\x1b\\"),
        (vec![("STY", "1.pts-0")], "\x1bP\x1b]52;c;YW1vcm96b3Y=\x07\x1b\\"),
    ] {
        let data = tempfile::tempdir().unwrap();
        let mut pty = Pty::run(&["--demo"], data.path(), (120, 35), &environment);
        pty.wait_for("COUNTED TWICE");
        pty.send("yl");
        pty.wait_for("login copied through");
        assert!(String::from_utf8_lossy(&pty.bytes()).contains(bytes), "{environment:?}");
        pty.send("q");
        assert!(pty.ends_clean().success());
    }
}

#[cfg(unix)]
#[test]
fn tmux_is_handed_what_is_copied() {
    let data = tempfile::tempdir().unwrap();
    let log = data.path().join("log");
    program(&data.path().join("tmux"), &format!("echo \"$@\" >'{0}'; cat >>'{0}'", log.display()));
    let path = format!("{}:/usr/bin:/bin", data.path().display());
    let environment = [("TMUX", "/tmp/tmux,1,0"), ("PATH", path.as_str())];
    let mut pty = Pty::run(&["--demo"], data.path(), (120, 35), &environment);
    pty.wait_for("COUNTED TWICE");
    pty.send("yl");
    pty.wait_for("login copied through tmux");
    assert_eq!(std::fs::read_to_string(&log).unwrap(), "load-buffer -w -\namorozov");
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[cfg(unix)]
fn program(path: &std::path::Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_opens_in_the_desktops_browser() {
    let data = tempfile::tempdir().unwrap();
    let (browser, log) = (data.path().join("browser"), data.path().join("log"));
    program(&browser, &format!("echo noise\necho \"$1\" >>'{}'", log.display()));
    let browser = browser.to_string_lossy().into_owned();
    let environment = [("DISPLAY", ":0"), ("BROWSER", browser.as_str()), ("PATH", "/usr/bin:/bin")];
    let mut pty = Pty::run(&["--demo"], data.path(), (120, 35), &environment);
    pty.wait_for("COUNTED TWICE");
    pty.send("O");
    pty.wait_for("opened https://ghe1.acme.example/amorozov");
    pty.wait("no noise", |screen| !screen.contents().contains("noise"));
    // Before the terminal goes: what runs in it may go with it.
    eventually("the browser", || std::fs::read_to_string(&log).is_ok_and(|log| log.ends_with('\n')));
    pty.send("q");
    assert!(pty.ends_clean().success());
    assert_eq!(std::fs::read_to_string(&log).unwrap(), "https://ghe1.acme.example/amorozov\n");
}
