//! The owner's editor gets the terminal and gives it back; what fails there changes nothing.
#![cfg(unix)]

use super::pty::Pty;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// An editor that does as its script says; `$1` is the file.
fn editor(folder: &Path, script: &str) -> String {
    let path = folder.join("fake editor");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    format!("'{}' --wait", path.display())
}

fn open(data: &Path, variables: &[(&str, &str)]) -> Pty {
    let pty = Pty::run(&["--demo"], data, (120, 35), &[&[("PATH", "/usr/bin:/bin")], variables].concat());
    pty.wait_for("COUNTED TWICE");
    pty
}

fn notes(data: &Path) -> String {
    std::fs::read_to_string(data.join("notes.json")).unwrap_or_default()
}

#[test]
fn the_note_is_written_in_the_editor_on_a_file_that_nobody_else_can_read() {
    let data = tempfile::tempdir().unwrap();
    let log = data.path().join("log");
    let script = format!(
        "stat -c '%a %F' \"$(dirname \"$2\")\" \"$2\" >'{}'\nstty -a | grep -c ' icanon' >>'{0}'\nprintf 'asked him\\nq\\n' >\"$2\"",
        log.display()
    );
    let visual = editor(data.path(), &script);
    let mut pty = open(data.path(), &[("VISUAL", &visual), ("EDITOR", "false")]);
    pty.send("E");
    pty.wait_for("note saved: ghe1 / amorozov");
    pty.send("j");
    pty.wait_for(" 2 of 32");
    pty.send("q");
    assert!(pty.ends_clean().success());
    assert!(notes(data.path()).contains("asked him\\nq"), "{}", notes(data.path()));
    assert_eq!(
        std::fs::read_to_string(log).unwrap(),
        "700 directory\n600 regular file\n1\n",
        "a private folder, a cooked terminal"
    );
}

#[test]
fn the_editor_gets_all_keys_and_we_none_of_them() {
    let data = tempfile::tempdir().unwrap();
    let visual = editor(data.path(), "echo the editor is open; read line; echo \"$line\" >\"$2\"");
    let mut pty = open(data.path(), &[("VISUAL", &visual)]);
    pty.send("e");
    pty.wait_for("Note on");
    pty.send("half\x0f");
    pty.wait("the editor", |screen| !screen.alternate_screen() && screen.contents().contains("the editor is open"));
    pty.send("qqjj typed in the editor\n");
    pty.wait_for("note saved");
    pty.wait_for(" 1 of 32");
    let bytes = pty.bytes();
    pty.send("q");
    assert!(pty.ends_clean().success());
    assert!(notes(data.path()).contains("\"qqjj typed in the editor\""), "{}", notes(data.path()));
    let bytes = String::from_utf8_lossy(&bytes).into_owned();
    let (_, lent) = bytes.split_once("\x1b[?1049l").unwrap();
    let (lent, _) = lent.split_once("\x1b[?1049h").unwrap();
    assert!(!lent.replace("\x1b[?25h", "").contains('\x1b'), "we wrote over the editor: {lent:?}");
}

#[test]
fn a_failed_editor_changes_nothing_and_is_told() {
    for (command, told) in [
        ("sh -c 'echo no >\"$1\"; exit 3' sh", "ended with status 3"),
        ("/no/such/editor", "is not installed: set VISUAL or EDITOR"),
        ("vi 'open", "a quote is never closed"),
        ("sh -c 'printf \"\\377\" >\"$1\"' sh", "is not UTF-8"),
    ] {
        let data = tempfile::tempdir().unwrap();
        let mut pty = open(data.path(), &[("EDITOR", command)]);
        pty.send("e");
        pty.wait_for("Note on");
        pty.send("as it was\x13");
        pty.wait_for("note saved");
        pty.send("E");
        pty.wait_for(told);
        pty.wait("our screen again", |screen| screen.alternate_screen() && screen.contents().contains("as it was"));
        pty.send("\x03");
        assert_eq!(pty.ends_clean().exit_code(), 130);
        assert!(notes(data.path()).contains("\"as it was\""), "{command}: {}", notes(data.path()));
    }
}

#[test]
fn an_editor_that_breaks_the_terminal_does_no_harm() {
    let data = tempfile::tempdir().unwrap();
    let visual = editor(data.path(), "stty raw -echo; kill -9 $$");
    let mut pty = open(data.path(), &[("VISUAL", &visual)]);
    pty.send("E");
    pty.wait_for("was ended by a signal");
    pty.send("\x1b");
    pty.wait("the list", |screen| !screen.contents().contains("Note on"));
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn what_the_editor_has_saved_is_kept_when_the_program_must_end() {
    let data = tempfile::tempdir().unwrap();
    let pid = data.path().join("pid");
    let script = format!("echo half a thought >\"$2\"; echo $$ >'{}'; echo ready; exec sleep 60", pid.display());
    let visual = editor(data.path(), &script);
    let mut pty = open(data.path(), &[("VISUAL", &visual)]);
    pty.send("E");
    pty.wait_for("ready");
    pty.signal("TERM");
    assert_eq!(pty.ends_clean().exit_code(), 143);
    let editor = PathBuf::from("/proc").join(std::fs::read_to_string(pid).unwrap().trim());
    assert!(!editor.exists(), "the editor ended too");
    let mut pty = open(data.path(), &[]);
    pty.wait_for("typed and not saved");
    pty.send("e");
    pty.wait_for("half a thought");
    pty.send("\x03");
    assert_eq!(pty.ends_clean().exit_code(), 130);
}

/// An editor that waits for Ctrl-C, as a program of its own: a shell has moments in which it loses a signal.
#[test]
#[ignore = "it is run by the test below"]
fn an_editor_that_is_interrupted() {
    let Some(file) = std::env::args().next_back().filter(|file| file.ends_with("note.txt")) else { return };
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGINT]).unwrap();
    writeln!(std::io::stdout(), "ready").unwrap();
    signals.forever().next();
    std::fs::write(file, "interrupted\n").unwrap();
    std::process::exit(0);
}

#[test]
fn ctrl_c_in_the_editor_is_the_editors() {
    let data = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let name = "terminal::editor::an_editor_that_is_interrupted";
    let visual = format!("'{}' --ignored --exact {name} --nocapture", this.display());
    let mut pty = open(data.path(), &[("VISUAL", &visual)]);
    pty.send("E");
    pty.wait_for("ready");
    pty.send("\x03");
    pty.wait_for("note saved");
    pty.wait_for("interrupted");
    pty.send("q");
    assert!(pty.ends_clean().success());
}
