//! The bill: numbers in a column, a bar for each, who must act, and beneath what can be done with the chosen line.

use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, BillItem, BillRow, Billing, Wish, bill_rows, columns, reader, text_inside};
use crate::matching::Tone;
use crate::model::{Sentence, thousands};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Columns of a number: up to 9,999,999.
const NUMBER: usize = 9;

pub fn draw(app: &App, billing: Option<&Billing>, buffer: &mut Buffer, theme: Theme) {
    let area = reader(app.size);
    frame::popup(buffer, area, "4 Bill: what the licences are for", theme);
    let rows = bill_rows(area);
    let Some(billing) = billing else {
        Pen::at(buffer, rows, 0).text("adding up …", theme.dim());
        return;
    };
    let widths = Widths::of(billing, usize::from(rows.width));
    for (line, row) in billing.rows.iter().skip(billing.top).take(usize::from(rows.height)).enumerate() {
        let mut pen = Pen::at(buffer, rows, line as u16);
        match row {
            BillRow::Space => {}
            BillRow::Title(text, sum) => {
                pen.sentence(text, theme.title()).blanks(2, Style::new()).sentence(sum, theme.title());
            }
            BillRow::Item(item) => {
                let is_chosen = billing.top + line == billing.at;
                pen.text(if is_chosen { "▸ " } else { "  " }, theme.partner());
                draw_item(&mut pen, item, &widths, theme);
                if is_chosen {
                    pen.style_line(theme.chosen());
                }
            }
        }
    }
    let inner = text_inside(area);
    if let Some(item) = billing.chosen()
        && inner.height > 2
    {
        let mut pen = Pen::at(buffer, inner, inner.height - 1);
        pen.sentence(&hint(app, item), theme.dim());
    }
}

/// The whole text of a line, and what the keys do with it.
fn hint(app: &App, item: &BillItem) -> Sentence {
    let key = |wish| app.session.keymap.key_for(crate::app::Scope::Bill, wish);
    let mut hint = item.about.clone();
    let gap = |hint: &Sentence| if hint.is_empty() { "" } else { "   " };
    if item.filter.is_some() {
        let gap = gap(&hint);
        hint = hint.word(gap).code(key(Wish::Accept)).word(" lists them");
    }
    if let Some(alias) = &item.what_if {
        let gap = gap(&hint);
        let is_on = app.world.as_ref().is_some_and(|world| world.options.alias_domains.contains(alias));
        let text = if is_on { " switches this what-if off" } else { " what if" };
        hint = hint.word(gap).code(key(Wish::ToggleWhatIf)).word(text);
    }
    hint
}

struct Widths {
    label: usize,
    bar: usize,
}

impl Widths {
    fn of(billing: &Billing, width: usize) -> Self {
        let labels = billing.rows.iter().filter_map(|row| match row {
            BillRow::Item(item) => Some(columns(&item.label.to_string())),
            _ => None,
        });
        let label = labels.max().unwrap_or_default().min(width * 2 / 5).max(8);
        let bar = if width < 64 { 0 } else { width / 10 };
        Self { label, bar }
    }
}

fn draw_item(pen: &mut Pen<'_>, item: &BillItem, widths: &Widths, theme: Theme) {
    pen.sentence_in(&item.label, widths.label, Style::new());
    let number = item.count.map(thousands).unwrap_or_default();
    let style = if item.count == Some(0) { theme.figure(Tone::Plain) } else { theme.figure(item.tone) };
    pen.blanks(NUMBER.saturating_sub(columns(&number)), Style::new()).text(&number, style).blanks(2, Style::new());
    if widths.bar > 0 {
        pen.words(&bar(item.count.unwrap_or_default(), item.of, widths.bar), widths.bar, theme.tone(item.tone));
        pen.blanks(2, Style::new());
    }
    pen.sentence(&item.about, theme.dim());
}

/// A bar of blocks; at least a sliver for what is there.
fn bar(count: u64, of: u64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if of == 0 || count == 0 {
        return String::new();
    }
    let eighths = u128::from(count.min(of)) * width as u128 * 8;
    let eighths = (eighths.div_ceil(u128::from(of)).max(1)) as usize;
    "█".repeat(eighths / 8) + EIGHTHS.get(eighths % 8).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(10, 10, 4), "████");
        assert_eq!(bar(5, 10, 4), "██");
        assert_eq!(bar(1, 1000, 4), "▏");
        assert_eq!(bar(0, 10, 4), "");
        assert_eq!(bar(3, 0, 4), "");
        assert_eq!(bar(u64::MAX, u64::MAX, 20).chars().count(), 20);
    }
}
