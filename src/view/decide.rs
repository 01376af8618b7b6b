//! The choice of a decision.

use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Deciding, Possible, inside};
use crate::model::{Sentence, thousands};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the choice.
pub fn draw(app: &App, deciding: &Deciding, buffer: &mut Buffer, theme: Theme) {
    let widest = deciding.widest_words();
    let count = deciding.accounts.len();
    let figures: Vec<String> = deciding.options.iter().map(|option| figure(option, count)).collect();
    let figure_width = figures.iter().map(String::len).max().unwrap_or_default().max(5);
    let area = deciding.area(app.size);
    let title = Sentence::from("Decide about ").then(deciding.title.clone()).to_string();
    frame::popup(buffer, area, &title, theme);
    let inner = inside(area);
    let seen = deciding.seen(app.size);
    let told_from = seen.len();
    for (line, place) in seen.enumerate() {
        let Some(option) = deciding.options.get(place) else { break };
        let mut pen = Pen::at(buffer, inner, line as u16);
        let is_chosen = place == deciding.at;
        pen.text(if is_chosen { " ▸ " } else { "   " }, theme.partner());
        pen.sentence_in(&option.choice.words(), widest, Style::new()).blanks(1, Style::new());
        let figure = figures.get(place).map_or("", String::as_str);
        pen.words(figure, figure_width, theme.key()).blanks(1, Style::new());
        let as_it_is = if deciding.is_current(&option.choice) { "  (as it is)" } else { "" };
        pen.rest(&format!("{}{as_it_is}", option.about), theme.dim());
        if is_chosen {
            pen.style_line(theme.chosen());
        }
    }
    for (line, told) in deciding.told().iter().enumerate() {
        Pen::at(buffer, inner, (told_from + line) as u16).blanks(3, Style::new()).sentence(told, theme.dim());
    }
}

/// How likely a candidate is, or for how many of the accounts a choice can be taken.
fn figure(option: &Possible, count: usize) -> String {
    match option.score {
        Some(score) => format!("{:>3}%", score.as_percent()),
        None if option.fits < count => format!("{} of {}", thousands(option.fits as u64), thousands(count as u64)),
        None => String::new(),
    }
}
