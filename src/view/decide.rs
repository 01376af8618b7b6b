//! The choice of a decision.

use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Deciding, columns, decision_words, inside, popup};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the choice.
pub fn draw(app: &App, deciding: &Deciding, buffer: &mut Buffer, theme: Theme) {
    let words: Vec<String> =
        deciding.options.iter().map(|option| decision_words(option.decision.as_ref()).to_string()).collect();
    let widest = words.iter().map(|words| columns(words)).max().unwrap_or_default().min(44);
    let area = popup(app.size, widest as u16 + 58, deciding.options.len() as u16 + 2);
    let title = crate::model::Sentence::from("Decide about ").then(deciding.title.clone()).to_string();
    frame::popup(buffer, area, &title, theme);
    let inner = inside(area);
    let top = (deciding.at + 1).saturating_sub(usize::from(inner.height));
    let seen = deciding.options.iter().zip(&words).enumerate().skip(top).take(usize::from(inner.height));
    for (line, (place, (option, words))) in seen.enumerate() {
        let mut pen = Pen::at(buffer, inner, line as u16);
        let is_chosen = place == deciding.at;
        let is_current = option.decision == deciding.before && deciding.before.is_some();
        pen.text(if is_chosen { " ▸ " } else { "   " }, theme.partner());
        pen.words(words, widest, Style::new()).blanks(1, Style::new());
        let score = option.score.map(|score| format!("{:>3}%", score.as_percent())).unwrap_or_default();
        pen.words(&score, 5, theme.key()).text(option.about, theme.dim());
        if is_current {
            pen.text("  (as it is)", theme.dim());
        }
        if is_chosen {
            pen.style_line(theme.chosen());
        }
    }
}
