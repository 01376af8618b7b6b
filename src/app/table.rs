//! How a list is laid out in columns and sorted: which columns, how wide, by which one. The same answer serves drawing
//! and clicks.

use super::Side;
use super::column::{Column, Span};
use super::memory::ListMemory;
use std::collections::BTreeMap;

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The least first.
    Ascending,
    /// The most first.
    Descending,
}

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// Which way.
    pub order: Order,
}

/// A column with the room that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// The column.
    pub column: Column,
    /// How wide it is.
    pub width: usize,
}

/// The columns of a list.
#[derive(Clone, Debug)]
pub struct Table {
    side: Side,
    /// The columns that the owner chose, in order; none as long as the width of the screen decides.
    pub chosen: Option<Vec<Column>>,
    /// The widths that the owner chose.
    pub widths: BTreeMap<Column, usize>,
    /// The column that the next wish is about.
    pub cursor: Column,
    /// By what it is sorted; none in its lasting order.
    pub sort: Option<Sort>,
}

/// The blank columns between cells.
const GAP: usize = 1;
/// What must go first where there is not even room for what one looks for first.
const GO_FIRST: [Column; 4] = [Column::Name, Column::Email, Column::Emails, Column::Host];
/// The least room in which a name beside login and addresses does not cut all three beyond recognition.
const NAME_FROM: usize = 40;
const NARROWEST: usize = 3;
const WIDEST: usize = 100;

impl Order {
    /// The other one.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }

    /// The sign beside the column's name.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Ascending => "↑",
            Self::Descending => "↓",
        }
    }
}

impl Sort {
    /// The stable name, such as `login`, or `-login` for the other way round.
    #[must_use]
    pub fn name(self) -> String {
        match self.order {
            Order::Ascending => self.column.name().to_owned(),
            Order::Descending => format!("-{}", self.column.name()),
        }
    }

    /// The sort of a stable name on a side.
    #[must_use]
    pub fn parse(side: Side, name: &str) -> Option<Self> {
        let (order, name) = match name.strip_prefix('-') {
            Some(rest) => (Order::Descending, rest),
            None => (Order::Ascending, name),
        };
        Some(Self { column: Column::parse(side, name)?, order })
    }
}

impl Table {
    /// The columns of a side as they are at first.
    #[must_use]
    pub fn new(side: Side) -> Self {
        Self { side, chosen: None, widths: BTreeMap::new(), cursor: Column::Login, sort: None }
    }

    /// What is remembered of it; the filter is not its own.
    #[must_use]
    pub fn memory(&self) -> ListMemory {
        let names = |columns: &Vec<Column>| columns.iter().map(|column| column.name().to_owned()).collect();
        ListMemory {
            filter: String::new(),
            sort: self.sort.map(Sort::name),
            columns: self.chosen.as_ref().map(names),
            widths: self.widths.iter().map(|(column, width)| (column.name().to_owned(), *width)).collect(),
        }
    }

    /// Takes what was remembered; names that are none any more are left out.
    pub fn recall(&mut self, memory: &ListMemory) {
        let side = self.side;
        let column = |name: &String| Column::parse(side, name);
        self.sort = memory.sort.as_deref().and_then(|name| Sort::parse(self.side, name));
        let chosen: Option<Vec<Column>> =
            memory.columns.as_ref().map(|names| names.iter().filter_map(column).collect());
        self.choose(chosen);
        let width = |(name, width): (&String, &usize)| Some((column(name)?, (*width).clamp(NARROWEST, WIDEST)));
        self.widths = memory.widths.iter().filter_map(width).collect();
    }

    /// All columns in their order, as chosen.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        self.chosen.as_deref().unwrap_or(Column::all(self.side))
    }

    /// The columns that are seen in so much room, from left to right. `host` is the width that servers' names need, 0
    /// where they need no column. A column that is scrolled to brings the login along.
    #[must_use]
    pub fn fit(&self, room: usize, host: usize) -> Vec<Fitted> {
        let (columns, core) = self.ordered(room, host);
        let seen = fitting(&columns, core, room);
        let at = columns.iter().position(|(column, _)| *column == self.cursor).unwrap_or(0);
        if at < seen {
            return squeezed(columns.get(..seen).unwrap_or_default(), room);
        }
        let pinned = columns.iter().find(|(column, _)| *column == Column::Login).copied();
        let pinned = pinned.map(|(column, span)| (column, Span { most: span.most.min(room / 3), ..span }));
        let mut used = pinned.map_or(0, |(_, span)| span.least + GAP);
        let mut window = Vec::new();
        for (column, span) in columns.get(..=at).unwrap_or_default().iter().rev() {
            used += span.most + GAP;
            if !window.is_empty() && (used > room + GAP || pinned.is_some_and(|(pinned, _)| pinned == *column)) {
                break;
            }
            window.push((*column, *span));
        }
        window.extend(pinned);
        window.reverse();
        squeezed(&window, room)
    }

    /// Goes to a neighbour of the column that wishes are about.
    pub fn step(&mut self, by: isize, room: usize, host: usize) {
        let (columns, _) = self.ordered(room, host);
        let at = columns.iter().position(|(column, _)| *column == self.cursor).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(columns.len().saturating_sub(1));
        if let Some((column, _)) = columns.get(next) {
            self.cursor = *column;
        }
    }

    /// Makes the column that wishes are about wider or narrower.
    pub fn widen(&mut self, by: isize, room: usize, host: usize) {
        let fitted = self.fit(room, host);
        let Some(now) = fitted.iter().find(|fitted| fitted.column == self.cursor) else { return };
        let width = now.width.saturating_add_signed(by).clamp(NARROWEST, WIDEST);
        self.widths.insert(self.cursor, width);
    }

    /// Sorts by a column; where it is sorted by that one already, the other way round.
    pub fn sort_by(&mut self, column: Column) {
        self.cursor = column;
        let first = if column == Column::Score { Order::Descending } else { Order::Ascending };
        let order = self.sort.filter(|sort| sort.column == column).map_or(first, |sort| sort.order.reversed());
        self.sort = Some(Sort { column, order });
    }

    /// Takes other columns; none for those that the width of the screen decides.
    pub fn choose(&mut self, columns: Option<Vec<Column>>) {
        self.chosen = columns.filter(|columns| !columns.is_empty());
        if !self.columns().contains(&self.cursor) {
            self.cursor = self.columns().first().copied().unwrap_or(Column::Login);
        }
    }

    /// The columns in order with their spans, and how many of them are seen wherever there is room at all.
    fn ordered(&self, room: usize, host: usize) -> (Vec<(Column, Span)>, usize) {
        let span = |column: Column| match self.widths.get(&column) {
            Some(width) => Span { least: *width, most: *width },
            None if column == Column::Host => Span { least: host.clamp(4, 12), most: host.max(4) },
            None => column.span(),
        };
        let needs_host = host > 0 || self.chosen.is_some();
        let columns = self.columns().iter().copied().filter(|column| *column != Column::Host || needs_host);
        let mut columns: Vec<_> = columns.map(|column| (column, span(column))).collect();
        if self.chosen.is_some() {
            let count = |width: fn(&Span) -> usize| {
                let mut used = 0;
                let fits = |(_, span): &&(Column, Span)| {
                    used += width(span) + GAP;
                    used <= room + GAP
                };
                columns.iter().take_while(fits).count()
            };
            // All where they fit at all, else as many as can be read in comfort.
            let all = count(|span| span.least);
            let core = if all == columns.len() { all } else { count(|span| span.least.midpoint(span.most)) };
            return (columns, core);
        }
        let is_core = |(column, _): &&(Column, Span)| Column::core(self.side).contains(column);
        let mut core = columns.iter().filter(is_core).count();
        for column in GO_FIRST {
            let needed: usize = columns.iter().take(core).map(|(_, span)| span.least + GAP).sum();
            let Some(at) = columns.iter().take(core).position(|(known, _)| *known == column) else { continue };
            if needed <= room + GAP && !(column == Column::Name && room < NAME_FROM) {
                break;
            }
            let gone = columns.remove(at);
            core -= 1;
            columns.insert(core, gone);
        }
        (columns, core)
    }
}

/// How many columns are seen from the first on: those that one looks for first wherever they fit at all, the
/// others where nothing has to be cut for them.
fn fitting(columns: &[(Column, Span)], core: usize, room: usize) -> usize {
    let (mut least, mut most) = (0, 0);
    for (place, (_, span)) in columns.iter().enumerate() {
        least += span.least + GAP;
        most += span.most + GAP;
        if (if place < core { least } else { most }) > room + GAP {
            return place.max(1);
        }
    }
    columns.len()
}

/// Gives each column its least, and what is left to those that want more.
fn squeezed(columns: &[(Column, Span)], room: usize) -> Vec<Fitted> {
    let gaps = columns.len().saturating_sub(1) * GAP;
    let least: usize = columns.iter().map(|(_, span)| span.least).sum();
    let wanted: usize = columns.iter().map(|(_, span)| span.most.saturating_sub(span.least)).sum();
    let spare = room.saturating_sub(least + gaps).min(wanted);
    let mut left = room;
    let (mut asked, mut given) = (0, 0);
    let mut fitted = Vec::new();
    for (column, span) in columns {
        asked += span.most.saturating_sub(span.least);
        // Shares of the sum so far: no column of the screen is lost to rounding.
        let share = (spare * asked).checked_div(wanted).unwrap_or(0).saturating_sub(given);
        given += share;
        let width = (span.least + share).min(left);
        left = left.saturating_sub(width + GAP);
        if width > 0 {
            fitted.push(Fitted { column: *column, width });
        }
    }
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(table: &Table, room: usize) -> String {
        let fitted = table.fit(room, 4);
        let used: usize = fitted.iter().map(|fitted| fitted.width + GAP).sum();
        assert!(used <= room + GAP, "{fitted:?} in {room}");
        let parts: Vec<String> = fitted.iter().map(|it| format!("{} {}", it.column.name(), it.width)).collect();
        parts.join(", ")
    }

    #[test]
    fn more_room_shows_more_columns() {
        let table = Table::new(Side::Server);
        assert_eq!(seen(&table, 28), "login 11, verdict 16");
        assert_eq!(seen(&table, 60), "host 4, login 15, email 22, verdict 16");
        assert_eq!(seen(&table, 120), "host 4, login 24, email 36, verdict 16, candidate 22, score 5");
        assert!(seen(&table, 300).ends_with("note 34"));
        for room in 0..200 {
            seen(&table, room);
        }
    }

    #[test]
    fn where_all_would_be_cut_the_name_goes_first() {
        let table = Table::new(Side::Cloud);
        assert_eq!(seen(&table, 36), "login 14, emails 21");
        assert_eq!(seen(&table, 43), "login 12, name 11, emails 18");
    }

    #[test]
    fn a_column_beyond_the_edge_is_scrolled_to_and_the_login_comes_along() {
        let mut table = Table::new(Side::Server);
        for _ in 0..4 {
            table.step(1, 60, 4);
        }
        assert_eq!(table.cursor, Column::Score);
        assert_eq!(seen(&table, 60), "login 17, verdict 16, candidate 19, score 5");
        for _ in 0..20 {
            table.step(1, 60, 4);
        }
        assert!(seen(&table, 60).ends_with("note 34"));
        for room in 0..200 {
            seen(&table, room);
        }
        for _ in 0..20 {
            table.step(-1, 60, 4);
        }
        assert_eq!(table.cursor, Column::Host);
    }

    #[test]
    fn a_width_that_was_chosen_stays() {
        let mut table = Table::new(Side::Server);
        table.widen(4, 60, 4);
        assert_eq!(seen(&table, 60), "host 4, login 19, email 18, verdict 16");
        table.widen(-100, 60, 4);
        assert_eq!(seen(&table, 60), "host 4, login 3, email 34, verdict 16");
    }

    #[test]
    fn sorting_again_turns_it_round() {
        let mut table = Table::new(Side::Server);
        let order = |table: &Table| table.sort.map(|sort| sort.order);
        table.sort_by(Column::Login);
        assert_eq!(order(&table), Some(Order::Ascending));
        table.sort_by(Column::Login);
        assert_eq!(order(&table), Some(Order::Descending));
        table.sort_by(Column::Score);
        assert_eq!(order(&table), Some(Order::Descending), "the likeliest first");
        for name in ["login", "-score"] {
            assert_eq!(Sort::parse(Side::Server, name).map(Sort::name).as_deref(), Some(name));
        }
        assert_eq!(Sort::parse(Side::Server, "-emails"), None);
    }

    #[test]
    fn chosen_columns_stand_in_their_order() {
        let mut table = Table::new(Side::Cloud);
        table.choose(Some(vec![Column::CostCenter, Column::Login]));
        assert_eq!(seen(&table, 60), "cost-center 16, login 24");
        let mut few = Column::all(Side::Cloud).to_vec();
        few.retain(|column| *column != Column::License);
        table.choose(Some(few));
        assert_eq!(seen(&table, 60), "login 16, name 17, emails 25", "one column less does not cramp the others");
        table.choose(Some(Vec::new()));
        assert_eq!(table.chosen, None, "a list without columns would say nothing");
    }
}
