//! Single lines that are typed into, with their cursor.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::columns;
use crate::model::Raw;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use std::ops::Range;
use tui_input::Input;

/// Draws a field on a line of an area; gives the place of the cursor. What does not fit is scrolled away on the left.
pub fn line(buffer: &mut Buffer, area: Rect, line: u16, prompt: &str, input: &Input, theme: Theme) -> Option<Position> {
    line_with_fault(buffer, area, line, prompt, input, None, theme)
}

/// Draws a field of which some characters cannot be read: they are marked.
pub fn line_with_fault(
    buffer: &mut Buffer,
    area: Rect,
    line: u16,
    prompt: &str,
    input: &Input,
    fault: Option<&Range<usize>>,
    theme: Theme,
) -> Option<Position> {
    let mut pen = Pen::at(buffer, area, line);
    pen.text(prompt, theme.key());
    let (start, room) = (pen.x(), pen.room());
    let parts = Raw::of(input.value()).shown_parts(std::slice::from_ref(&(0..input.cursor())));
    let before: usize = parts.iter().filter(|(_, is_before)| *is_before).map(|(part, _)| part.width()).sum();
    let hidden = (before + 1).saturating_sub(room.max(1));
    pen.scroll(hidden);
    for (part, is_fault) in Raw::of(input.value()).shown_parts(fault.map(std::slice::from_ref).unwrap_or_default()) {
        let style = if is_fault { theme.error().add_modifier(Modifier::UNDERLINED) } else { Style::new() };
        pen.text(part.as_str(), style);
    }
    debug_assert!(columns(prompt) < 40);
    let y = area.y.checked_add(line).filter(|y| *y < area.bottom())?;
    let x = start.saturating_add((before - hidden) as u16);
    (room > 0 && x < area.right()).then_some(Position { x, y })
}
