//! Files that change on the disk are noticed and offered, and what is loaded before stays until they are read.

use super::pty::Pty;
use std::path::{Path, PathBuf};

const REPORT: &str = include_str!("../../fixtures/everybody-is-matched/report.csv");

fn write(data: &Path, text: &str) -> PathBuf {
    let path = data.join("report.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn open(data: &Path, text: &str) -> Pty {
    let path = write(data, text);
    let pty = Pty::run(&["--list", "cloud", path.to_str().unwrap()], data, (120, 35), &[]);
    pty.wait_for("Licences 2");
    pty
}

#[test]
fn a_file_that_changed_is_offered_and_read_again() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = open(data.path(), REPORT);
    let more = REPORT.lines().nth(1).unwrap().replace("ann", "bea").replace("Ann", "Bea");
    write(data.path(), &format!("{REPORT}{more}\n"));
    pty.wait_for("report.csv changed on disk: r reads again");
    pty.send("j");
    pty.wait_for("report.csv changed on disk: r reads again");
    pty.send("r");
    pty.wait_for("loaded 3");
    pty.send("k");
    pty.wait("the offer is gone", |screen| !screen.contents().contains("changed on disk"));
    pty.send("q");
    assert!(pty.ends_clean().success());
}

#[test]
fn a_file_that_cannot_be_read_again_leaves_what_was_read() {
    let data = tempfile::tempdir().unwrap();
    let mut pty = open(data.path(), REPORT);
    write(data.path(), "no report at all\n");
    pty.wait_for("changed on disk");
    pty.send("r");
    pty.wait_for("what was read before stays");
    pty.wait_for("Licences 2");
    pty.send("q");
    assert!(pty.ends_clean().success());
}
