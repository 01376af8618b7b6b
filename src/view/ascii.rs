//! The last step where a terminal or locale has no more than ASCII: every other sign is replaced by the nearest one.

use crate::app::columns;
use crate::model::fold;
use ratatui::buffer::Buffer;

/// Replaces all that is not ASCII; widths stay as they are.
pub fn replace_signs(buffer: &mut Buffer) {
    let mut rest_of_wide = 0;
    for cell in &mut buffer.content {
        if rest_of_wide > 0 {
            rest_of_wide -= 1;
            cell.set_symbol(" ");
            continue;
        }
        if !cell.symbol().is_ascii() {
            let width = columns(cell.symbol());
            let sign = nearest(cell.symbol());
            cell.set_symbol(&sign);
            rest_of_wide = width.saturating_sub(1);
        }
    }
}

fn nearest(symbol: &str) -> String {
    let known = match symbol {
        "─" | "━" => "-",
        "│" | "┃" => "|",
        "·" | "•" => ".",
        "…" => "~",
        "█" | "▉" | "▊" | "▋" | "▌" | "▍" | "▎" | "▏" => "#",
        "✗" => "x",
        "↑" => "^",
        "↓" => "v",
        "◂" | "⟨" => "<",
        "▸" | "→" | "⟩" => ">",
        "✓" | "┌" | "┐" | "└" | "┘" | "┏" | "┓" | "┗" | "┛" => "+",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let folded = fold(symbol);
    match folded.chars().next() {
        Some(letter) if letter.is_ascii_graphic() => letter.to_string(),
        _ => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn nothing_but_ascii_is_left_and_columns_stay() {
        let mut buffer = Buffer::with_lines(["┏━ é 山 ◂ … █▍ ┓x"]);
        buffer.set_style(*buffer.area(), Style::new());
        replace_signs(&mut buffer);
        let text: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(text, "+- e ?  < ~ ## +x");
    }
}
