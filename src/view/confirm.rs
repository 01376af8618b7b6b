//! A question before something is lost.

use super::frame;
use super::pen::Pen;
use super::prose;
use super::theme::Theme;
use crate::app::{App, Confirming, Scope, lay_out_lines, popup, text_inside};
use crate::matching::{Line, Tone};
use crate::model::Sentence;
use ratatui::buffer::Buffer;

/// Draws the question.
pub fn draw(app: &App, question: &Confirming, buffer: &mut Buffer, theme: Theme) {
    let mut lines = vec![Line::new("", "", question.question.clone()), Line::default()];
    lines.extend(question.lost.iter().map(|lost| Line::new("", "", lost.clone()).toned(Tone::Dim)));
    let mut rows = Vec::new();
    lay_out_lines(&lines, 56, &mut rows);
    let area = popup(app.size, 60, rows.len() as u16 + 4);
    frame::popup(buffer, area, question.title, theme);
    let inner = text_inside(area);
    let mut laid_out = Vec::new();
    lay_out_lines(&lines, usize::from(inner.width).max(1), &mut laid_out);
    let text = ratatui::layout::Rect { height: inner.height.saturating_sub(1), ..inner };
    prose::rows(buffer, text, laid_out.iter(), theme);
    let labels: Vec<String> = app
        .session
        .keymap
        .footer(Scope::Confirm)
        .filter(|label| label.short != "close")
        .map(|label| format!("{} {}", label.keys, label.short))
        .collect();
    let answer = Sentence::new().word(labels.join(" · "));
    Pen::at(buffer, inner, inner.height.saturating_sub(1)).sentence(&answer, theme.key());
}
