//! `export`: the filtered accounts as a file that is there whole or not at all, and reads back the same.

use super::{Ran, Story};
use seatmatch::export::unescape;
use std::fs;
use std::os::unix::fs::PermissionsExt;

const FILES: &str = "consumed_licenses-acme-2026-11-20T080000Z.csv ghes.json";

fn story() -> Story {
    Story::of("half-of-acme-is-counted-twice")
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn unless_asked_otherwise_it_is_of_what_nothing_matches() {
    let logins = |arguments: &str| -> Vec<String> {
        let csv = story().run(&format!("export {FILES} --output - {arguments}")).good();
        rows(&csv)[1..].iter().map(|row| row[2].clone()).collect()
    };
    assert_eq!(logins(""), ["ann-lee", "build-bot"]);
    assert_eq!(logins("--notes notes.json"), ["ann-lee"], "a service account is meant to be there");
    assert_eq!(logins("--filter is:matched,not-counted"), ["bo", "gone"]);
}

#[test]
fn the_format_comes_from_the_ending() {
    let story = story();
    for (name, start) in [
        ("out.csv", "host,user_id,"),
        ("out.json", "{\n  \"schema\": 1,"),
        ("out.md", "# Licences"),
        ("out.xlsx", "PK\u{3}\u{4}"),
    ] {
        let path = story.path(name);
        let ran = story.run(&format!("export {FILES} --output {}", path.display()));
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
        assert!(fs::read(&path).unwrap().starts_with(start.as_bytes()), "{name}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_marked_and_read_back_the_same() {
    let story = Story::of("a-spreadsheet-would-run-this-name");
    let export = "export report.csv ghes.json --filter login:* --output -";
    let ran = story.run(export);
    assert!(ran.err.contains("3 cells given a leading '"), "{}", ran.err);
    let marked = rows(&ran.good());
    let raw = rows(&story.run(&format!("{export} --raw")).good());
    assert_eq!(&raw[1][2..5], ["=HYPERLINK(\"x\")", "'+49, \"Eve\"\r\nAsh \u{202E}\u{1B}[2J", "=cmd@old.example"]);
    assert_eq!(&marked[1][2..4], ["'=HYPERLINK(\"x\")", "''+49, \"Eve\"\r\nAsh \u{202E}\u{1B}[2J"]);
    let unmarked: Vec<Vec<String>> =
        marked.iter().map(|row| row.iter().map(|cell| unescape(cell).to_owned()).collect()).collect();
    assert_eq!(unmarked, raw);
}

#[test]
fn a_file_is_kept_unless_forced_and_an_input_always() {
    let story = story();
    let path = story.path("out.csv");
    fs::write(&path, "precious").unwrap();
    let export = format!("export {FILES} --output {}", path.display());
    assert!(story.run(&export).error(1).ends_with("there is a file already"));
    assert_eq!(fs::read(&path).unwrap(), b"precious");
    let unread = format!("export no-such-report.csv --output {}", path.display());
    assert!(story.run(&unread).error(1).ends_with("there is a file already"), "told before anything is read");
    story.run(&format!("{export} --force")).good();
    assert!(fs::read_to_string(&path).unwrap().starts_with("host,"));

    let input = story.path("input.csv");
    fs::copy(story.folder.join("consumed_licenses-acme-2026-11-20T080000Z.csv"), &input).unwrap();
    let link = story.path("link.csv");
    std::os::unix::fs::symlink(&input, &link).unwrap();
    let before = fs::read(&input).unwrap();
    for output in [&input, &link] {
        let export = format!("export {} --force --output {}", input.display(), output.display());
        assert!(story.run(&export).error(1).contains("one of the files being read"));
    }
    let notes = story.path("notes.json");
    let export = format!("export {FILES} --force --notes {0} --output {0}", notes.display());
    assert!(story.run(&export).error(1).contains("this is the notes file"));
    assert_eq!(fs::read(&input).unwrap(), before);
    let left: Vec<_> = fs::read_dir(story.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("tmp")), "{left:?}");
}

#[test]
fn a_missing_folder_or_a_full_disk_is_told() {
    let story = story();
    let lost = story.path("none").join("out.csv");
    assert!(story.run(&format!("export {FILES} --output {}", lost.display())).error(1).ends_with("no such directory"));
    let error = story.run(&format!("export {FILES} --output /dev/full --format csv")).error(1);
    assert!(error.starts_with("/dev/full: No space left"), "{error}");
    story.run(&format!("export {FILES} --output /dev/null --format csv --force")).good();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let story = story();
    for verb in ["report", "report --format json", "check", "export --output -", "--help", "man"] {
        let files = if verb.contains("-h") || verb == "man" { "" } else { FILES };
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_seatmatch"));
        command.current_dir(&story.folder).args(super::words(&format!("{verb} {files}"))).stdout(writer);
        let output =
            command.env("SEATMATCH_DATA_DIR", story.path("data")).stdin(std::process::Stdio::null()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{verb}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_pipe_that_closes_midway_ends_quietly_in_every_format() {
    use std::io::Read;
    let story = story();
    for arguments in
        ["report --format csv", "report --format json", "report --list cloud", "export --output - --format markdown"]
    {
        let (mut reader, writer) = std::io::pipe().unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_seatmatch"));
        command.args(arguments.split(' ')).args(["--demo", "--filter", "host:*"]).stdout(writer);
        command.env("SEATMATCH_DATA_DIR", story.path("data")).stdin(std::process::Stdio::null());
        let mut child = command.stderr(std::process::Stdio::null()).spawn().unwrap();
        drop(command);
        reader.read_exact(&mut [0; 16]).unwrap();
        drop(reader);
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments}");
    }
}

#[test]
fn verdict_by_verdict_everybody_is_exported_once() {
    let story = story();
    let number = |filter: &str| {
        let csv = story.run(&format!("export --demo --output - --filter '{filter}'")).good();
        rows(&csv).len() - 1
    };
    let verdicts = ["matched", "pending-sync", "conflict", "double", "server-only", "not-counted"];
    let sum: usize = verdicts.iter().map(|verdict| number(&format!("is:{verdict}"))).sum();
    assert_eq!(sum, number("host:*"));
}

#[test]
fn two_runs_write_the_same_bytes() {
    for format in ["csv", "json", "markdown"] {
        let run = || story().run(&format!("export --demo --output - --format {format}")).good();
        assert_eq!(run(), run());
    }
}

#[test]
fn the_sample_exports_without_files() {
    let ran: Ran = story().run("export --demo --output - --list cloud");
    assert!(
        ran.good()
            .starts_with("login,name,kind,license_type,consumes_because,emails,name_id,server_accounts,note_text\n")
    );
}
