//! Sorting a list by a column. Pure, and run on a thread, since it grows with the number of people.

use super::column::Column;
use super::table::{Order, Sort};
use super::values::value;
use super::{Side, Who};
use crate::matching::{Verdict, World};
use crate::model::fold;
use std::cmp::Ordering;
use std::sync::atomic::{AtomicBool, Ordering as Memory};

/// After how many people a sort looks whether it is still wanted.
const STEP: usize = 4096;

/// What is compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(u64),
    Text(Box<[u8]>),
}

/// Sorts people who stand in their lasting order, which those with equal values keep; who has no value comes last either
/// way. `None` where it was cancelled.
pub(super) fn sorted(world: &World, side: Side, ids: Vec<u32>, sort: Sort, cancel: &AtomicBool) -> Option<Vec<u32>> {
    if sort.column == Column::Fix {
        world.advise();
    }
    let mut keyed = Vec::with_capacity(ids.len());
    for (place, id) in ids.into_iter().enumerate() {
        if place.is_multiple_of(STEP) && cancel.load(Memory::Relaxed) {
            return None;
        }
        keyed.push((key(world, Who::of(side, id), sort.column), id));
    }
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Greater,
        (_, None) => Ordering::Less,
        (Some(a), Some(b)) if sort.order == Order::Ascending => a.cmp(b),
        (Some(a), Some(b)) => b.cmp(a),
    });
    Some(keyed.into_iter().map(|(_, id)| id).collect())
}

fn key(world: &World, who: Who, column: Column) -> Option<Key> {
    let estate = &world.estate;
    let text = |text| estate.filled(text).map(|raw| Key::Text(raw.bytes().to_ascii_lowercase().into()));
    match (who, column) {
        (Who::Account(id), Column::Host) => Some(Key::Number(u64::from(estate.account(id).host.0))),
        (Who::Account(id), Column::Login) => text(estate.login_of(id)),
        (Who::Row(id), Column::Login) => text(estate.row(id).login),
        (Who::Account(id), Column::Email) => text(estate.account(id).primary),
        (Who::Account(id), Column::Verdict) => Some(Key::Number(urgency(world.verdict(id)))),
        (Who::Account(id), Column::Score) => {
            world.candidates(id).first().map(|best| Key::Number(u64::from(best.score.as_percent())))
        }
        _ => {
            let folded = fold(&value(world, who, column).to_string());
            (!folded.is_empty()).then(|| Key::Text(folded.into_bytes().into()))
        }
    }
}

/// What one looks at first comes first.
fn urgency(verdict: Verdict) -> u64 {
    match verdict {
        Verdict::Double => 0,
        Verdict::PendingSync => 1,
        Verdict::Conflict => 2,
        Verdict::Checking => 3,
        Verdict::ServerOnly => 4,
        Verdict::Matched => 5,
        Verdict::NotCounted => 6,
    }
}
