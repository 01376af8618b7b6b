//! The sign of a report row: the gravest of what holds for its server accounts, else what the row is.

use super::theme::Theme;
use crate::matching::{Verdict, World};
use crate::model::{RowId, RowKind};
use ratatui::style::Style;

/// The sign of a row, and its colour.
pub fn sign(world: &World, id: RowId, theme: Theme) -> (char, Style) {
    let order = [Verdict::Double, Verdict::Conflict, Verdict::PendingSync, Verdict::Checking, Verdict::Matched];
    let gravest = world
        .counterparts(id)
        .into_iter()
        .map(|account| world.verdict(account))
        .filter_map(|verdict| order.iter().position(|known| *known == verdict))
        .min()
        .and_then(|place| order.get(place));
    match gravest {
        Some(verdict) => (verdict.sign(), theme.verdict(*verdict)),
        None if world.is_visual_studio(id) => ('v', Style::new()),
        None if is_invited(world, id) => ('p', Style::new()),
        None => (' ', Style::new()),
    }
}

/// Whether the person has a pending invitation.
pub fn is_invited(world: &World, id: RowId) -> bool {
    let row = world.estate.row(id);
    row.invited || row.kind == RowKind::Invited
}
