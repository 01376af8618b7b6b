//! The two lists: their titles, their columns, and the accounts that are seen. What stands in a line is left to
//! `cell`.

use super::pen::Pen;
use super::theme::Theme;
use super::{cell, empty, frame};
use crate::app::{App, Fitted, Pane, Regions, Side, TitleKind, Who, list_title};
use crate::matching::World;
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
    let fitted = app.columns(side);
    let cells = regions.cells(side);
    let names = ratatui::layout::Rect { y: cells.y.saturating_sub(1), height: 1, ..cells };
    let sorted = list.table.sort.map(|sort| (sort.column, sort.order.sign()));
    let cursor = has_focus.then_some(list.table.cursor);
    cell::names(&mut Pen::at(buffer, names, 0), &fitted, cursor, sorted, theme);
    for line in 0..rows.height {
        let place = list.top + usize::from(line);
        let Some(who) = list.who(place) else { break };
        let pen = Pen::at(buffer, rows, line);
        draw_row(app, world, pen, who, &fitted, place == list.at(), theme);
    }
}

fn draw_row(app: &App, world: &World, mut pen: Pen<'_>, who: Who, columns: &[Fitted], is_selected: bool, theme: Theme) {
    let has_focus = app.focus == Pane::from(who.side());
    let is_partner = who.side() != app.side && app.partners.contains(&who);
    let mark = match (is_selected && has_focus, is_partner) {
        (true, _) => "▸",
        (false, true) => "◂",
        (false, false) => " ",
    };
    let is_marked = app.list(who.side()).marks.has(who.number());
    pen.text(mark, theme.partner());
    cell::signs(&mut pen, world, who, is_marked, theme);
    cell::cells(&mut pen, world, who, columns, theme);
    let flags = match who.side() {
        Side::Cloud => 3,
        Side::Server => 1,
    };
    pen.end_with(flags);
    cell::flags(&mut pen, world, who, theme);
    if is_selected && has_focus {
        // One bar: colours of the cells would stripe it.
        pen.style_line(ratatui::style::Style::reset().patch(theme.selected(true)));
    } else if is_partner {
        pen.style_line(theme.title());
    }
}

fn title(app: &App, side: Side, width: u16, theme: Theme) -> Line<'static> {
    let spans = list_title(app, side, width).into_iter().map(|piece| {
        let style = match piece.kind {
            TitleKind::Name(pane) if pane == app.focus => theme.title(),
            TitleKind::Name(_) | TitleKind::Between => theme.dim(),
            TitleKind::Setting => theme.key(),
        };
        Span::styled(piece.text, style)
    });
    spans.collect()
}
