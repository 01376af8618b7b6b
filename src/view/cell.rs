//! What stands in a line of a list: the sign, the cells of its columns, the flags. What a cell says is left to
//! `app::value`.

use super::pen::Pen;
use super::sign::{is_invited, sign};
use super::theme::Theme;
use crate::app::{Column, Fitted, Who, addresses, value};
use crate::matching::World;
use ratatui::style::Style;

/// The blank columns between cells.
const GAP: usize = 1;

/// Writes the names of the columns; `cursor` is the one that wishes are about, `sorted` the one that the list is sorted
/// by, with the sign of its order.
pub fn names(
    pen: &mut Pen<'_>,
    columns: &[Fitted],
    cursor: Option<Column>,
    sorted: Option<(Column, &str)>,
    theme: Theme,
) {
    let style = theme.column_names();
    for fitted in columns {
        let mut name = fitted.column.title().to_uppercase();
        if let Some((_, order)) = sorted.filter(|(column, _)| *column == fitted.column) {
            // The arrow stays where the name is cut.
            name.truncate(fitted.width.saturating_sub(2));
            name = format!("{name} {order}");
        }
        let style = if cursor == Some(fitted.column) { theme.current_column() } else { style };
        let used = crate::app::columns(&name).min(fitted.width);
        pen.words(&name, used, style).blanks(fitted.width - used + GAP, theme.column_names());
    }
}

/// Writes the sign of an account and its mark.
pub fn signs(pen: &mut Pen<'_>, world: &World, who: Who, is_marked: bool, theme: Theme) {
    let (letter, style) = match who {
        Who::Account(account) => {
            let verdict = world.verdict(account);
            (verdict.sign(), theme.verdict(verdict))
        }
        Who::Row(row) => sign(world, row, theme),
    };
    pen.text(letter.encode_utf8(&mut [0; 4]), style).text(if is_marked { "*" } else { " " }, theme.mark());
}

/// Writes the cells of an account.
pub fn cells(pen: &mut Pen<'_>, world: &World, who: Who, columns: &[Fitted], theme: Theme) {
    for fitted in columns {
        cell(pen, world, who, *fitted, theme);
        pen.blanks(GAP, Style::new());
    }
}

fn cell(pen: &mut Pen<'_>, world: &World, who: Who, Fitted { column, width }: Fitted, theme: Theme) {
    let said = value(world, who, column);
    match (who, column) {
        (Who::Account(account), Column::Verdict) => {
            pen.words(&said.to_string(), width, theme.verdict(world.verdict(account)));
        }
        (Who::Account(account), Column::Login) if said.is_empty() => {
            let id = world.estate.id_text(world.estate.account(account).id);
            pen.words(&format!("id {id}"), width, theme.dim());
        }
        (Who::Account(_), Column::Email) if said.is_empty() => {
            pen.words("no primary e-mail", width, theme.dim());
        }
        (Who::Row(row), Column::Login) if !world.estate.row(row).login.is_filled() => {
            pen.sentence_in(&said, width, theme.dim());
        }
        (Who::Row(row), Column::Emails) => {
            let more = addresses(world, row).len().saturating_sub(1);
            let more = if more > 0 { format!(" +{more}") } else { String::new() };
            let used = pen.sentence_up_to(&said, width.saturating_sub(more.len()), Style::new());
            pen.words(&more, width.saturating_sub(used), theme.dim());
        }
        (Who::Account(_), Column::Fix) if said.is_empty() && !world.is_advised() => {
            pen.words("…", width, theme.dim());
        }
        _ => {
            pen.sentence_in(&said, width, Style::new());
        }
    }
}

/// Writes what else an account is: a subscriber, invited, noted.
pub fn flags(pen: &mut Pen<'_>, world: &World, who: Who, theme: Theme) {
    let flag = |is: bool, sign: &'static str| if is { sign } else { " " };
    match who {
        Who::Account(account) => {
            pen.text(flag(world.note(account).is_some(), "N"), theme.partner());
        }
        Who::Row(row) => {
            pen.text(flag(world.is_visual_studio(row), "v"), Style::new());
            pen.text(flag(is_invited(world, row), "p"), Style::new());
            pen.text(flag(world.row_note(row).is_some(), "N"), theme.partner());
        }
    }
}
