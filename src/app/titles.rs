//! The names of the panes as they stand in borders and in the line of tabs, so that drawing and clicks agree on where.

use super::{App, Pane, Shape, Side, columns, split_at_column};
use crate::model::{Raw, Sentence, thousands};
use ratatui::layout::{Position, Rect};

/// A piece of a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// What it says.
    pub text: String,
    /// What it is.
    pub kind: TitleKind,
}

/// What a piece of a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// The name of a pane, which a click brings to the front.
    Name(Pane),
    /// What the list is sorted by, or its filter.
    Setting,
    /// What stands between.
    Between,
}

/// `1 Cloud 12 of 81 · login ↑ · is:open`, as far as there is room; as a tab beside the other list where that is not
/// seen.
#[must_use]
pub fn list_title(app: &App, side: Side, width: u16) -> Vec<Title> {
    let is_tab = app.regions().shape == Shape::Tabs && app.zoomed.is_none();
    let named = |side: Side| Title { text: name(app, side.into()), kind: TitleKind::Name(side.into()) };
    let between = |text: &str| Title { text: text.to_owned(), kind: TitleKind::Between };
    let setting = |text: String| Title { text, kind: TitleKind::Setting };
    let mut pieces = Vec::new();
    if is_tab && side == Side::Server {
        pieces.extend([named(Side::Cloud), between("│")]);
    }
    pieces.push(named(side));
    let mut after = Vec::new();
    if is_tab && side == Side::Cloud {
        after.extend([between("│"), named(Side::Server)]);
    }
    let list = app.list(side);
    if let Some(sort) = list.table.sort {
        pieces.push(between("· "));
        pieces.push(setting(format!("{} {} ", sort.column.title(), sort.order.sign())));
    }
    let filter = Sentence::new().data(Raw::of(&list.filter.text)).to_string();
    if !filter.is_empty() {
        let used: usize = pieces.iter().chain(&after).map(|piece| columns(&piece.text)).sum();
        let room = usize::from(width).saturating_sub(used + 5);
        let shown = if columns(&filter) > room {
            format!("{}…", split_at_column(&filter, room.saturating_sub(1)).0)
        } else {
            filter
        };
        pieces.extend([between("· "), setting(shown + " ")]);
    }
    pieces.extend(after);
    pieces
}

/// The line of tabs, where one pane alone is seen.
#[must_use]
pub fn tabs(app: &App) -> Vec<Title> {
    let between = || Title { text: " ".to_owned(), kind: TitleKind::Between };
    let named = |pane| Title { text: name(app, pane), kind: TitleKind::Name(pane) };
    Pane::ALL.into_iter().flat_map(|pane| [between(), named(pane)]).collect()
}

/// The pane whose name stands at a place.
#[must_use]
pub fn pane_named_at(app: &App, at: Position) -> Option<Pane> {
    let regions = app.regions();
    if regions.tabs.contains(at) {
        return named_at(&tabs(app), regions.tabs.x, at.x);
    }
    Side::BOTH.into_iter().find_map(|side| {
        let area = regions.of(side.into());
        let line = Rect { height: area.height.min(1), ..area };
        let title = || list_title(app, side, area.width);
        if line.contains(at) { named_at(&title(), area.x + 1, at.x) } else { None }
    })
}

fn named_at(pieces: &[Title], start: u16, x: u16) -> Option<Pane> {
    let mut end = usize::from(start);
    let found = pieces.iter().find(|piece| {
        end += columns(&piece.text);
        usize::from(x) < end
    });
    match found?.kind {
        TitleKind::Name(pane) => Some(pane),
        TitleKind::Setting | TitleKind::Between => None,
    }
}

/// ` 1 Cloud 12 of 81 `
fn name(app: &App, pane: Pane) -> String {
    let number = Pane::ALL.iter().position(|known| *known == pane).unwrap_or(0) + 1;
    match pane.side() {
        Some(side) if app.list(side).people.is_some() => format!(" {number} {} {} ", side.title(), count(app, side)),
        Some(side) => format!(" {number} {} ", side.title()),
        None => format!(" {number} Why "),
    }
}

/// `12 of 81`, or `81` where all are listed.
#[must_use]
pub fn count(app: &App, side: Side) -> String {
    let list = app.list(side);
    let (listed, total) = (list.len() as u64, list.total as u64);
    if listed == total { thousands(total) } else { format!("{} of {}", thousands(listed), thousands(total)) }
}
