//! Borders with titles, and popups over what is beneath.

use super::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Widget};
use std::ops::Range;

/// Draws the border of a pane; the one with the focus is thick.
pub fn pane(buffer: &mut Buffer, area: Rect, title: Line<'_>, has_focus: bool, theme: Theme) {
    let kind = if has_focus { BorderType::Thick } else { BorderType::Plain };
    let block = Block::bordered().border_type(kind).border_style(theme.border(has_focus)).title(title);
    block.render(area, buffer);
}

/// Tells in the border how far one has read, such as `12/40`, where not all is seen at once.
pub fn how_far(buffer: &mut Buffer, area: Rect, seen: Range<usize>, total: usize, theme: Theme) {
    if total <= seen.len() || area.height == 0 {
        return;
    }
    let far = format!(" {}/{total} ", seen.end);
    let x = area.right().saturating_sub(far.len() as u16 + 2);
    buffer.set_stringn(x, area.bottom() - 1, &far, usize::from(area.width), theme.dim());
}

/// Clears the place of a popup and draws its border.
pub fn popup(buffer: &mut Buffer, area: Rect, title: &str, theme: Theme) {
    // A wide letter that begins left of the popup must not reach into it.
    if area.x > 0 {
        for y in area.top()..area.bottom() {
            if let Some(cell) = buffer.cell_mut((area.x - 1, y)).filter(|cell| crate::app::columns(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }
    Clear.render(area, buffer);
    let title = Line::styled(format!(" {title} "), theme.title());
    pane(buffer, area, title, true, theme);
}
