//! What changed between two reports, as text. Its words are `matching`'s.

use super::explain_text::write_section;
use super::paint::Paint;
use super::wording;
use crate::matching::{Diff, World};
use crate::model::Sentence;
use std::io::{self, Write};

/// Writes what changed between two reports, at most `width` columns wide where words allow it.
pub fn write_diff_text(
    mut out: impl Write,
    diff: &Diff,
    older: &World,
    newer: &World,
    paint: Paint,
    width: usize,
) -> io::Result<()> {
    if let Some(words) = wording::what_if(&newer.options) {
        writeln!(out, "{}\n", paint.strong(&words.to_string()))?;
    }
    let of = |world: &World| wording::enterprise(&world.estate).unwrap_or_else(|| "a report without a date".into());
    let title = Sentence::from("From ").then(of(older)).word("\nto ").then(of(newer));
    writeln!(out, "{}", paint.strong(&title.to_string()))?;
    for section in diff.explain(older, newer) {
        writeln!(out)?;
        write_section(&mut out, &section, paint, width)?;
    }
    if diff.is_empty() {
        writeln!(out, "\nNobody came or went, and no match or e-mail changed.")?;
    }
    out.flush()
}
