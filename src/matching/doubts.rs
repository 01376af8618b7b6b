//! What a file made us doubt, with what only judging tells: matches that the next sync may undo.

use super::World;
use crate::model::{AccountId, Raw, Sentence, Warnings};
use std::borrow::Cow;

/// The code of the warning about a match that no rule finds any more.
const MATCH_AT_RISK: &str = "match-at-risk";

/// The warnings of one source; a match at risk stands where the account's new address was read.
pub(super) fn warnings(world: &World, number: u16) -> Cow<'_, Warnings> {
    let estate = &*world.estate;
    let own = &estate.source(number).warnings;
    let stands_here =
        |account: &AccountId| world.is_at_risk(*account) && estate.account(*account).primary.source() == number;
    let mut at_risk = estate.account_ids().filter(stands_here).peekable();
    if at_risk.peek().is_none() {
        return Cow::Borrowed(own);
    }
    let mut warnings = own.clone();
    for account in at_risk {
        let source = estate.source(number);
        let now = estate.account(account).primary;
        warnings.add(MATCH_AT_RISK, Some(source.origin(now)), || {
            let login = world.cloud(account).map_or(Raw::of(""), |row| estate.raw(estate.row(row).login));
            let text =
                Sentence::new().data(Raw::of(&estate.account_name(account))).word(" is matched with ").data(login);
            let text = text.word(", but its address is now ").data(estate.raw(now));
            text.word(", which no rule finds: the next sync may count it twice")
        });
    }
    warnings.sort();
    Cow::Owned(warnings)
}
