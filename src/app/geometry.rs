//! Where each part of the screen stands at a size: the one place that both moving and drawing ask.

use super::{Pane, Side};
use ratatui::layout::{Constraint, Layout, Rect, Size};

/// The sizes at which the screen changes its shape.
const TOO_SMALL: Size = Size { width: 40, height: 8 };
const TABS: Size = Size { width: 60, height: 16 };
const TWO_LISTS_WIDTH: u16 = 100;
const THREE_COLUMNS_WIDTH: u16 = 160;

/// The selection or the partner, the verdict, the mark.
const SIGNS: u16 = 3;
/// `v`, `p`, `N`.
const CLOUD_FLAGS: u16 = 3;
/// `N`.
const SERVER_FLAGS: u16 = 1;

/// The largest screen that is drawn; a terminal that says it is larger is not believed.
pub const LARGEST: Size = Size { width: 600, height: 300 };

/// How the panes share the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line that says that it is too small.
    TooSmall,
    /// One pane at a time.
    OnePane,
    /// The lists as tabs above the explanation.
    Tabs,
    /// Both lists above the explanation.
    TwoLists,
    /// Both lists and the explanation side by side.
    ThreeColumns,
}

/// Where the parts of the main screen stand; a part that is not seen has no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regions {
    /// The shape.
    pub shape: Shape,
    /// The two lines at the top.
    pub header: Rect,
    /// The line with the names of the panes, where only one is seen.
    pub tabs: Rect,
    /// The cloud list with its border.
    pub cloud: Rect,
    /// The server list with its border.
    pub server: Rect,
    /// The explanation with its border.
    pub why: Rect,
    /// The line that tells what happened.
    pub status: Rect,
    /// The line of keys.
    pub footer: Rect,
}

/// The shape of the screen at a size.
#[must_use]
pub fn shape(size: Size) -> Shape {
    if size.width < TOO_SMALL.width || size.height < TOO_SMALL.height {
        Shape::TooSmall
    } else if size.width < TABS.width || size.height < TABS.height {
        Shape::OnePane
    } else if size.width < TWO_LISTS_WIDTH {
        Shape::Tabs
    } else if size.width < THREE_COLUMNS_WIDTH {
        Shape::TwoLists
    } else {
        Shape::ThreeColumns
    }
}

/// The whole screen.
#[must_use]
pub fn screen(size: Size) -> Rect {
    Rect::new(0, 0, size.width.min(LARGEST.width), size.height.min(LARGEST.height))
}

/// Divides the screen; `side` is the list that was last in use, `zoomed` the pane that fills the screen.
#[must_use]
pub fn regions(size: Size, focus: Pane, side: Side, zoomed: Option<Pane>) -> Regions {
    let shape = shape(size);
    let is_low = size.height < TABS.height;
    let rows = [
        Constraint::Length(if is_low { 1 } else { 2 }),
        Constraint::Length(u16::from(shape == Shape::OnePane || zoomed.is_some())),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ];
    let [header, tab_line, body, status, footer] = screen(size).layout(&Layout::vertical(rows));
    let mut regions = Regions {
        shape,
        header,
        tabs: tab_line,
        cloud: Rect::ZERO,
        server: Rect::ZERO,
        why: Rect::ZERO,
        status,
        footer,
    };
    let alone = zoomed.or((shape == Shape::OnePane).then_some(focus));
    if let Some(pane) = alone {
        *regions.of_mut(pane) = body;
        return regions;
    }
    match shape {
        Shape::TooSmall | Shape::OnePane => {}
        Shape::Tabs => {
            let [list, why] = body.layout(&halves(body.height));
            *regions.of_mut(side.into()) = list;
            regions.why = why;
        }
        Shape::TwoLists => {
            let [lists, why] = body.layout(&halves(body.height));
            let [cloud, server] = lists.layout(&Layout::horizontal([Constraint::Fill(9), Constraint::Fill(11)]));
            (regions.cloud, regions.server, regions.why) = (cloud, server, why);
        }
        Shape::ThreeColumns => {
            let columns = [Constraint::Fill(8), Constraint::Fill(11), Constraint::Fill(13)];
            let [cloud, server, why] = body.layout(&Layout::horizontal(columns));
            (regions.cloud, regions.server, regions.why) = (cloud, server, why);
        }
    }
    regions
}

/// The lists above, the explanation beneath: it needs some twenty rows to say all, the lists take what is more.
fn halves(height: u16) -> Layout {
    let why = (height * 11 / 20).min(22);
    Layout::vertical([Constraint::Fill(1), Constraint::Length(why)])
}

impl From<Side> for Pane {
    fn from(side: Side) -> Self {
        match side {
            Side::Cloud => Self::Cloud,
            Side::Server => Self::Server,
        }
    }
}

impl Pane {
    /// All panes in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Cloud, Self::Server, Self::Why];

    /// The list that the pane is.
    #[must_use]
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Cloud => Some(Side::Cloud),
            Self::Server => Some(Side::Server),
            Self::Why => None,
        }
    }
}

impl Regions {
    /// The area of a pane with its border.
    #[must_use]
    pub fn of(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Cloud => self.cloud,
            Pane::Server => self.server,
            Pane::Why => self.why,
        }
    }

    fn of_mut(&mut self, pane: Pane) -> &mut Rect {
        match pane {
            Pane::Cloud => &mut self.cloud,
            Pane::Server => &mut self.server,
            Pane::Why => &mut self.why,
        }
    }

    /// Where the accounts of a list stand: within the border, beneath the line with the columns' names.
    #[must_use]
    pub fn rows(&self, side: Side) -> Rect {
        let inner = inside(self.of(side.into()));
        Rect { y: inner.y.saturating_add(1).min(inner.bottom()), height: inner.height.saturating_sub(1), ..inner }
    }

    /// Where the cells of a list stand: behind the signs, before the flags.
    #[must_use]
    pub fn cells(&self, side: Side) -> Rect {
        let rows = self.rows(side);
        let flags = match side {
            Side::Cloud => CLOUD_FLAGS,
            Side::Server => SERVER_FLAGS,
        };
        let signs = SIGNS.min(rows.width);
        Rect { x: rows.x + signs, width: rows.width.saturating_sub(SIGNS + flags + 1), ..rows }
    }

    /// Where the text of the explanation stands.
    #[must_use]
    pub fn why_text(&self) -> Rect {
        text_inside(self.why)
    }
}

/// What is within a border.
#[must_use]
pub fn inside(area: Rect) -> Rect {
    if area.width < 2 || area.height < 2 {
        return Rect { width: 0, height: 0, ..area };
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}

/// What is within a border, with a blank column on either side.
#[must_use]
pub fn text_inside(area: Rect) -> Rect {
    let inner = inside(area);
    if inner.width < 2 {
        return inner;
    }
    Rect { x: inner.x + 1, width: inner.width - 2, ..inner }
}

/// A popup in the middle of the screen, of at most this size, with its border.
#[must_use]
pub fn popup(size: Size, width: u16, height: u16) -> Rect {
    let screen = screen(size);
    let width = width.min(screen.width.saturating_sub(2)).max(screen.width.min(20));
    let height = height.min(screen.height.saturating_sub(2)).max(screen.height.min(3));
    Rect::new((screen.width - width) / 2, (screen.height - height) / 2, width, height)
}

/// The popup in which a note is written.
#[must_use]
pub fn note(size: Size) -> Rect {
    popup(size, 72, 16)
}

/// Where the text of a note that is written stands: above the line that says whose it is.
#[must_use]
pub fn note_text(size: Size) -> Rect {
    let inner = text_inside(note(size));
    Rect { height: inner.height.saturating_sub(2).max(inner.height.min(1)), ..inner }
}

/// A popup at the bottom of the screen, over the lines of status and keys, so that the lists stay in view.
#[must_use]
pub fn drawer(size: Size, height: u16) -> Rect {
    let screen = screen(size);
    let height = height.min(screen.height.saturating_sub(1));
    Rect::new(0, screen.height.saturating_sub(height + 1), screen.width, height)
}

/// The finder: most of the screen.
#[must_use]
pub fn finder(size: Size) -> Rect {
    popup(size, 110, size.height.saturating_sub(4).clamp(12, 40))
}

/// Where the finder lists its hits: beneath the line that is typed and the one that counts.
#[must_use]
pub fn finder_rows(area: Rect) -> Rect {
    let inner = inside(area);
    Rect { y: inner.y.saturating_add(2).min(inner.bottom()), height: inner.height.saturating_sub(2), ..inner }
}

/// The files, the help and the bill: nearly all of the screen, above the line that tells what happened where there is
/// room.
#[must_use]
pub fn reader(size: Size) -> Rect {
    popup(size, 116, size.height.saturating_sub(if size.height < TABS.height { 2 } else { 3 }))
}

/// Where the lines of the bill stand within its popup.
#[must_use]
pub fn bill_rows(area: Rect) -> Rect {
    let inner = text_inside(area);
    Rect { height: inner.height - bill_hint(area).height, ..inner }
}

/// Where the bill tells all about its chosen line: beneath its lines.
#[must_use]
pub fn bill_hint(area: Rect) -> Rect {
    let inner = text_inside(area);
    let height = match inner.height {
        0..=2 => 0,
        3..=9 => 1,
        _ => 2,
    };
    Rect { y: inner.bottom() - height, height, ..inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_follows_the_size() {
        for (width, height, expected) in [
            (0, 0, Shape::TooSmall),
            (39, 30, Shape::TooSmall),
            (40, 8, Shape::OnePane),
            (59, 40, Shape::OnePane),
            (80, 15, Shape::OnePane),
            (80, 24, Shape::Tabs),
            (120, 35, Shape::TwoLists),
            (160, 40, Shape::ThreeColumns),
        ] {
            assert_eq!(shape(Size { width, height }), expected, "{width}x{height}");
        }
    }

    #[test]
    fn every_part_stays_on_the_screen_at_every_size() {
        for width in 0..200 {
            for height in 0..60 {
                let size = Size { width, height };
                let area = screen(size);
                for focus in Pane::ALL {
                    for zoomed in [None, Some(focus)] {
                        let found = regions(size, focus, Side::Server, zoomed);
                        for part in [found.header, found.cloud, found.server, found.why, found.status, found.footer] {
                            assert_eq!(part.intersection(area).area(), part.area(), "{part:?} at {size:?}");
                        }
                        assert!(found.rows(Side::Server).bottom() <= area.bottom());
                    }
                }
                for popup in [finder(size), reader(size), popup(size, 60, 12), drawer(size, 9)] {
                    assert_eq!(popup.intersection(area).area(), popup.area(), "{popup:?} at {size:?}");
                }
            }
        }
    }

    #[test]
    fn a_terminal_that_says_it_is_huge_is_not_believed() {
        assert_eq!(screen(Size { width: 65535, height: 65535 }).as_size(), LARGEST);
    }
}
