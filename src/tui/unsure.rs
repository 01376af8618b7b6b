//! Lines with letters of several parts: terminals do not agree how wide those are, so what stands there is never sure.

use crate::app::columns;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use std::collections::BTreeMap;

/// The lines with such letters, as they were drawn last.
#[derive(Debug, Default)]
pub struct UnsureLines {
    drawn: BTreeMap<u16, Vec<Cell>>,
}

impl UnsureLines {
    /// Takes the next frame: gives the lines to clear before it is sent, which it makes to be sent whole.
    pub fn take(&mut self, buffer: &mut Buffer) -> Vec<u16> {
        let width = usize::from(buffer.area.width).max(1);
        let mut lines = Vec::new();
        for (y, cells) in (0..).zip(buffer.content.chunks_mut(width)) {
            let before = self.drawn.remove(&y);
            let is_unsure = cells.iter().any(has_parts);
            if before.as_deref() == Some(&*cells) || (before.is_none() && !is_unsure) {
                self.drawn.extend(before.map(|before| (y, before)));
                continue;
            }
            if is_unsure {
                self.drawn.insert(y, cells.to_vec());
            }
            for cell in cells {
                cell.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
            lines.push(y);
        }
        lines
    }
}

/// Whether a letter has parts that a terminal may give columns of their own, or none.
fn has_parts(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    !symbol.is_ascii() && symbol.chars().nth(1).is_some() && columns(symbol) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cleared_when_it_gets_changes_or_loses_such_letters() {
        let mut unsure = UnsureLines::default();
        let mut to_clear = |lines: [&str; 2]| unsure.take(&mut Buffer::with_lines(lines));
        assert!(to_clear(["ann", "José 山田"]).is_empty(), "these are as wide everywhere");
        assert_eq!(to_clear(["ann", "नमस्ते"]), [1]);
        assert!(to_clear(["bob", "नमस्ते"]).is_empty(), "it stands there already");
        assert_eq!(to_clear(["bob", "ｶﾞｶﾞ नमस्ते"]), [1]);
        assert_eq!(to_clear(["bob", "ann"]), [1]);
        assert!(to_clear(["bob", "eve"]).is_empty());
    }
}
