//! Comparing with an older report.

use super::harness::{Screen, session};
use seatmatch::app::{Lane, Session};
use seatmatch::read::Input;
use std::ffi::OsStr;

const OLDER: &str = "assets/demo/older/consumed_licenses-acme-2026-10-20T080000Z.csv";
const NEWER: &str = "assets/demo/consumed_licenses-acme-2026-11-20T080000Z.csv";

#[test]
fn the_sample_is_compared_with_last_months() {
    Screen::of("demo")
        .press("D")
        .shows("consumed_licenses-acme-2026-10-20")
        .press("Enter")
        .shows("What changed since 2026-10-20")
        .shows("117 → 119")
        .shows("elif-kaya")
        .press("G")
        .shows("fatou-diallo")
        .press("q")
        .hides("What changed");
}

#[test]
fn an_older_report_in_the_same_folder_is_found() {
    let folder = tempfile::tempdir().unwrap();
    for file in [OLDER, NEWER] {
        let name = std::path::Path::new(file).file_name().unwrap();
        std::fs::copy(file, folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("consumed_licenses-other-2026-01-01.csv"), "of another enterprise").unwrap();
    let newer = folder.path().join("consumed_licenses-acme-2026-11-20T080000Z.csv");
    let inputs = vec![Input::parse(newer.as_os_str())];
    let screen = Screen::open(Session { inputs, ..session("nothing") }, None);
    let screen = screen.size(200, 40).press("D").shows("consumed_licenses-acme-2026-10-20").hides("other-2026");
    screen.press("Enter").shows("Persons gained").shows("117 → 119");
}

#[test]
fn a_report_that_was_set_aside_is_offered() {
    let inputs = [OLDER, NEWER].map(|file| Input::parse(OsStr::new(file))).to_vec();
    let screen = Screen::open(Session { inputs, ..session("nothing") }, None);
    screen.press("D").shows("older/consumed_licenses-acme-2026-10-20").press("Enter").shows("What changed since");
}

#[test]
fn what_is_no_older_report_is_told_and_can_be_mended() {
    let screen = Screen::of("demo").press("D Ctrl-u").press("Enter").shows("name an older report");
    let screen = screen.types("assets/demo/no-such.csv").press("Enter").shows("no such file");
    let screen = screen.press("Ctrl-u").types("assets/demo/ghe1.json").press("Enter").shows("this is no cloud report");
    screen.press("Ctrl-u").types(OLDER).press("Enter").shows("What changed since 2026-10-20");
}

#[test]
fn a_comparison_under_way_is_told_and_cancelled() {
    let screen = Screen::holding("demo", Lane::Compare).press("D Enter").shows("comparing … Esc cancels");
    screen.press("Esc").shows("cancelled").let_go().hides("What changed");
}

#[test]
fn without_a_report_there_is_nothing_to_compare() {
    Screen::of("a-server-without-a-report").press("D").shows("nothing to compare");
}

#[test]
fn a_report_that_was_renamed_is_compared_with_one_that_was_not() {
    let folder = tempfile::tempdir().unwrap();
    let renamed = folder.path().join("licences.csv");
    std::fs::copy(NEWER, &renamed).unwrap();
    let inputs = vec![Input::parse(renamed.as_os_str())];
    let screen = Screen::open(Session { inputs, ..session("nothing") }, None);
    screen.press("D Ctrl-u").types(OLDER).press("Enter").shows("What changed since 2026-10-20").shows("117 → 119");
}

#[test]
fn a_report_of_another_enterprise_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("consumed_licenses-globex-2026-10-20.csv");
    std::fs::copy(OLDER, &other).unwrap();
    let screen = Screen::of("demo").press("D Ctrl-u").types(&other.display().to_string()).press("Enter");
    screen.shows("this report is of another enterprise");
}

#[test]
fn why_a_file_is_refused_is_told_to_its_end() {
    let picture = "tests/fixtures/files-that-are-not-what-they-should-be/picture.png";
    let screen = Screen::of("demo").size(80, 24).press("D Ctrl-u").types(picture).press("Enter");
    screen.shows("picture.png: this").shows("a PNG picture; pass the licence report");
}
