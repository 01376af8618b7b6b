//! The two lists: their titles, their columns, and the accounts that are seen. What stands in a cell is left to
//! `account` and `report_row`.

use super::pen::Pen;
use super::theme::Theme;
use super::{account, empty, frame, report_row};
use crate::app::{App, Pane, Regions, Shape, Side, Who, columns};
use crate::matching::World;
use crate::model::{Raw, Sentence, thousands};
use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

/// Draws a list.
pub fn draw(app: &App, buffer: &mut Buffer, regions: &Regions, side: Side, theme: Theme) {
    let area = regions.of(side.into());
    if area.is_empty() {
        return;
    }
    let has_focus = app.focus == Pane::from(side);
    frame::pane(buffer, area, title(app, side, area.width, theme), has_focus, theme);
    let list = app.list(side);
    let rows = regions.rows(side);
    let Some(world) = app.world.as_ref().filter(|_| !list.is_empty()) else {
        return empty::list(app, side, buffer, crate::app::text_inside(area), theme);
    };
    let width = usize::from(rows.width);
    let inner = crate::app::inside(area);
    let mut names = Pen::at(buffer, inner, 0);
    match side {
        Side::Cloud => report_row::names(&mut names, width, list.left, theme),
        Side::Server => account::names(&mut names, world, width, list.left, theme),
    }
    for line in 0..rows.height {
        let place = list.top + usize::from(line);
        let Some(who) = list.who(place) else { break };
        let pen = Pen::at(buffer, rows, line);
        draw_row(app, world, pen, who, place == list.at(), has_focus, theme);
    }
}

fn draw_row(app: &App, world: &World, mut pen: Pen<'_>, who: Who, is_selected: bool, has_focus: bool, theme: Theme) {
    let width = pen.room();
    let is_partner = who.side() != app.side && app.partners.contains(&who);
    let mark = match (is_selected && has_focus, is_partner) {
        (true, _) => "▸",
        (false, true) => "◂",
        (false, false) => " ",
    };
    let left = app.list(who.side()).left;
    pen.text(mark, theme.partner());
    match who {
        Who::Account(account) => account::draw(&mut pen, world, account, width, left, theme),
        Who::Row(row) => report_row::draw(&mut pen, world, row, width, left, theme),
    }
    if is_selected && has_focus {
        // One bar: colours of the cells would stripe it.
        pen.style_line(ratatui::style::Style::reset().patch(theme.selected(true)));
    } else if is_partner {
        pen.style_line(theme.title());
    }
}

/// `1 Cloud 12 of 81 · is:open`, as far as there is room; as a tab beside the other list where that is not seen.
fn title(app: &App, side: Side, width: u16, theme: Theme) -> Line<'static> {
    let name = if app.focus == Pane::from(side) { theme.title() } else { theme.dim() };
    let is_tab = app.regions().shape == Shape::Tabs && app.zoomed.is_none();
    let mut line = Line::default();
    if is_tab && side == Side::Server {
        line.push_span(Span::styled(named(app, Side::Cloud) + "│", theme.dim()));
    }
    line.push_span(Span::styled(named(app, side), name));
    let after =
        if is_tab && side == Side::Cloud { "│".to_owned() + &named(app, Side::Server) } else { String::new() };
    let filter = Sentence::new().data(Raw::of(&app.list(side).filter.text)).to_string();
    if !filter.is_empty() {
        let room = usize::from(width).saturating_sub(line.width() + columns(&after) + 5);
        let shown = if columns(&filter) > room {
            format!("{}…", crate::app::split_at_column(&filter, room.saturating_sub(1)).0)
        } else {
            filter
        };
        line.push_span(Span::styled("· ", theme.dim()));
        line.push_span(Span::styled(shown + " ", theme.key()));
    }
    line.push_span(Span::styled(after, theme.dim()));
    line
}

/// ` 1 Cloud 12 of 81 `
fn named(app: &App, side: Side) -> String {
    let number = match side {
        Side::Cloud => 1,
        Side::Server => 2,
    };
    match app.list(side).people {
        Some(_) => format!(" {number} {} {} ", side.title(), count(app, side)),
        None => format!(" {number} {} ", side.title()),
    }
}

/// `12 of 81`, or `81` where all are listed.
pub fn count(app: &App, side: Side) -> String {
    let list = app.list(side);
    let (listed, total) = (list.len() as u64, list.total as u64);
    if listed == total { thousands(total) } else { format!("{} of {}", thousands(listed), thousands(total)) }
}
