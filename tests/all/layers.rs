//! The arrows between the layers: a source file may name only the layers that it stands on.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with those that it may use; all may use `model`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("read", &[]),
    ("matching", &[]),
    ("notes", &[]),
    ("query", &["matching", "notes", "read"]),
    ("export", &["matching", "notes", "read", "query"]),
    ("redact", &["matching"]),
    ("app", &["matching", "notes", "read", "query", "export", "redact"]),
    ("view", &["matching", "notes", "read", "query", "export", "app"]),
    ("config", &["matching", "query", "export", "app"]),
    ("tui", &["matching", "notes", "read", "query", "export", "redact", "app", "view", "config"]),
    ("cli", &["matching", "notes", "read", "query", "export", "app", "view", "config", "tui", "demo", "redact"]),
];

/// Libraries that only some layers may touch.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("ratatui::", &["app", "view", "tui", "cli"]),
    ("crossterm::", &["app", "view", "tui", "cli"]),
    ("std::fs", &["read", "notes", "export", "config", "tui", "cli"]),
    ("SystemTime::now", &["tui", "cli"]),
    ("Timestamp::now", &["tui", "cli"]),
    ("Zoned::now", &["tui", "cli"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The layer of a file: its first folder below `src`, or its own name.
fn layer(root: &Path, file: &Path) -> String {
    let below = file.strip_prefix(root).unwrap();
    let first = below.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn code_lines(file: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
    let lines = code.lines().enumerate().map(|(number, line)| (number + 1, line.trim().to_owned()));
    lines.filter(|(_, line)| !line.starts_with("//")).collect()
}

#[test]
fn no_layer_looks_up() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 50, "the sources are found");
    let mut wrong = Vec::new();
    for file in &files {
        let layer = layer(&root, file);
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == layer) else { continue };
        for (number, line) in code_lines(file) {
            for (other, _) in MAY_USE {
                let named = line.contains(&format!("crate::{other}::")) || line.contains(&format!("crate::{other};"));
                if named && *other != layer && *other != "model" && !may_use.contains(other) {
                    wrong.push(format!("{}:{number}: {layer} may not use {other}: {line}", file.display()));
                }
            }
            for (library, allowed) in LIBRARIES {
                if line.contains(library) && !allowed.contains(&layer.as_str()) {
                    wrong.push(format!("{}:{number}: {layer} may not use {library}: {line}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    let without: Vec<_> = files.iter().filter(|file| !fs::read_to_string(file).unwrap().starts_with("//!")).collect();
    assert!(without.is_empty(), "{without:?}");
}
