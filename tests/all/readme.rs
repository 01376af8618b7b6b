//! The README says what the program does: its tables of keys, settings and files are the program's own.

use std::fs;
use std::path::Path;

/// `SEATMATCH_UPDATE=1 cargo test readme` writes the table.
fn holds(name: &str, own: &str) {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(&start).unwrap();
    let (table, after) = rest.split_once(&end).unwrap();
    let own = format!("\n{own}\n");
    if std::env::var_os("SEATMATCH_UPDATE").is_some() {
        fs::write(&path, format!("{before}{start}{own}{end}{after}")).unwrap();
        return;
    }
    assert_eq!(table, own, "SEATMATCH_UPDATE=1 cargo test readme -- --test-threads 1 writes the table");
}

#[test]
fn the_key_table_is_the_programs_own() {
    holds("keys", &seatmatch::app::keys::as_markdown());
}

#[test]
fn the_table_of_settings_is_the_programs_own() {
    holds("settings", &seatmatch::config::as_markdown());
}

#[test]
fn the_table_of_files_is_the_programs_own() {
    holds("files", &seatmatch::read::guides::as_markdown());
}
