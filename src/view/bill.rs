//! The bill: numbers in a column, a bar for each, who must act, and beneath what can be done with the chosen line.

use super::frame;
use super::pen::Pen;
use super::prose;
use super::theme::Theme;
use crate::app::{App, BillItem, BillRow, Billing, Wish, bill_hint, bill_rows, columns, lay_out_lines, reader};
use crate::matching::{Line, Tone};
use crate::model::{Sentence, thousands};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// The columns of the sign before a line, and the blank ones between its parts.
const SIGN: usize = 2;
const GAP: usize = 2;

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
    frame::how_far(buffer, area, billing.top..billing.top + usize::from(rows.height), billing.rows.len(), theme);
    if let Some(item) = billing.chosen() {
        let place = bill_hint(area);
        let mut told = Vec::new();
        lay_out_lines(&[Line::new("", "", hint(app, item, &widths))], usize::from(place.width), &mut told);
        prose::rows(buffer, place, told.iter(), theme);
    }
}

/// What is cut of a line, and what the keys do with it.
fn hint(app: &App, item: &BillItem, widths: &Widths) -> Sentence {
    let key = |wish| app.session.keymap.key_for(crate::app::Scope::Bill, wish);
    let width = |sentence: &Sentence| columns(&sentence.to_string());
    let is_cut = width(&item.label) > widths.label || width(&item.about) > widths.about;
    let mut parts = if is_cut { vec![item.label.clone(), item.about.clone()] } else { Vec::new() };
    if item.filter.is_some() {
        parts.push(Sentence::new().code(key(Wish::Accept)).word(" lists them"));
    }
    if let Some(alias) = &item.what_if {
        let is_on = app.world.as_ref().is_some_and(|world| world.options.alias_domains.contains(alias));
        let text = if is_on { " switches this what-if off" } else { " what if" };
        parts.push(Sentence::new().code(key(Wish::ToggleWhatIf)).word(text));
    }
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.reduce(|all, part| all.word(" · ").then(part)).unwrap_or_default()
}

struct Widths {
    label: usize,
    number: usize,
    bar: usize,
    about: usize,
}

impl Widths {
    fn of(billing: &Billing, width: usize) -> Self {
        let items =
            || billing.rows.iter().filter_map(|row| if let BillRow::Item(item) = row { Some(item) } else { None });
        let widest = |of: fn(&BillItem) -> String| items().map(|item| columns(&of(item))).max().unwrap_or_default();
        let label = widest(|item| item.label.to_string()).min(width * 9 / 20).max(8);
        let number = widest(|item| item.count.map(thousands).unwrap_or_default());
        let bar = if width < 64 { 0 } else { width / 10 };
        let gaps = SIGN + 2 * GAP + if bar > 0 { GAP } else { 0 };
        Self { label, number, bar, about: width.saturating_sub(label + number + bar + gaps) }
    }
}

fn draw_item(pen: &mut Pen<'_>, item: &BillItem, widths: &Widths, theme: Theme) {
    pen.sentence_in(&item.label, widths.label, Style::new()).blanks(GAP, Style::new());
    let number = item.count.map(thousands).unwrap_or_default();
    let style = if item.count == Some(0) { theme.figure(Tone::Plain) } else { theme.figure(item.tone) };
    pen.blanks(widths.number - columns(&number), Style::new()).text(&number, style).blanks(GAP, Style::new());
    if widths.bar > 0 {
        pen.words(&bar(item.count.unwrap_or_default(), item.of, widths.bar), widths.bar, theme.tone(item.tone));
        pen.blanks(GAP, Style::new());
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
