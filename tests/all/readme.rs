//! The README says what the program does: its key table is the program's own.

use std::fs;
use std::path::Path;

const START: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

/// `SEATMATCH_UPDATE=1 cargo test readme` writes the table.
#[test]
fn the_key_table_is_the_programs_own() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(START).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let own = format!("\n{}\n", seatmatch::app::keys::as_markdown());
    if std::env::var_os("SEATMATCH_UPDATE").is_some() {
        fs::write(&path, format!("{before}{START}{own}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(table, own, "SEATMATCH_UPDATE=1 cargo test readme writes the table");
}
