//! The line of every report row, counted in one walk through the files: asking each row for its place alone would read
//! a million rows many times over.

use crate::model::{Estate, RowId};
use memchr::memchr2_iter;

/// The 1-based lines of all report rows.
pub(super) struct Lines(Vec<u64>);

impl Lines {
    /// Walks through the files once.
    pub(super) fn of(estate: &Estate) -> Self {
        let mut order: Vec<RowId> = estate.row_ids().collect();
        order.sort_by_key(|row| (estate.row(*row).source, estate.row(*row).at));
        let mut lines = vec![0; order.len()];
        let (mut source, mut at, mut line) = (None, 0, 1);
        for id in order {
            let row = estate.row(id);
            if source != Some(row.source) {
                (source, at, line) = (Some(row.source), 0, 1);
            }
            let bytes = &estate.source(row.source).bytes;
            let to = (row.at as usize).clamp(at, bytes.len());
            line += ends(bytes, at, to);
            at = to;
            if let Some(place) = lines.get_mut(id.index()) {
                *place = line;
            }
        }
        Self(lines)
    }

    /// The line where a row starts.
    pub(super) fn line(&self, row: RowId) -> u64 {
        self.0.get(row.index()).copied().unwrap_or_default()
    }
}

/// The number of line ends between two offsets: LF, CRLF and a lone CR are one each.
fn ends(bytes: &[u8], from: usize, to: usize) -> u64 {
    let Some(part) = bytes.get(from..to) else { return 0 };
    let is_end = |at: &usize| part.get(*at) == Some(&b'\n') || bytes.get(from + at + 1) != Some(&b'\n');
    memchr2_iter(b'\n', b'\r', part).filter(is_end).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_line_ends_count_once() {
        let bytes = b"a\r\nb\nc\rd\r\n\r\ne";
        assert_eq!(ends(bytes, 0, bytes.len()), 5);
        assert_eq!(ends(bytes, 0, 2) + ends(bytes, 2, bytes.len()), 5, "also where a walk stops inside one");
    }
}
