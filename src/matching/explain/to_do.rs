//! What would mend an account, as lines; the fixes themselves are worded in `fix_text`.

use super::{fix_text, place};
use crate::matching::{Action, Line, Tone, Verdict, World, advise};
use crate::model::{AccountId, Raw, Reported, Sentence};

/// One line for each fix, what mends most first.
pub(super) fn lines(world: &World, account: AccountId) -> Vec<Line> {
    let mut lines = Vec::new();
    for fix in world.fixes(account) {
        let head = if lines.is_empty() { "Fix" } else { "or" };
        let text = if fix.action == Action::MakePrimaryOnServer { fix.text.word(" (free there)") } else { fix.text };
        lines.push(Line::new(head, Sentence::new().word(fix.actor.title()), text));
    }
    if world.verdict(account) == Verdict::Double {
        lines.extend(taken(world, account));
        lines.extend(unknown_address(world, account));
    }
    if world.verdict(account) == Verdict::Conflict {
        lines.push(Line::new("To do", Sentence::new().word("enterprise owner"), settle_conflict(world, account)));
    }
    let estate = &*world.estate;
    let is_joined = || matches!(estate.reported(account), Reported::One(_));
    if world.verdict(account) == Verdict::Matched && estate.rows_of(account).len() > 1 && is_joined() {
        lines.push(Line::new("To do", Sentence::new().word("enterprise owner"), fix_text::sync_now(world, account)));
    }
    if world.verdict(account) == Verdict::Matched && world.is_at_risk(account) {
        lines.push(Line::new("To do", Sentence::new().word("enterprise owner"), keep_match(world, account)));
    }
    lines
}

/// What to do so that the next sync does not part a match whose e-mail has changed.
fn keep_match(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    let of = estate.account(account);
    let who = world.reported(account).map_or(Raw::of("its cloud account"), |row| place::login(world, row));
    let text = Sentence::new().word("before the next sync let ").data(who).word(" have ").data(estate.raw(of.primary));
    let text = text.word(", at the identity provider or as a verified e-mail, or make the former address primary on ");
    text.data(estate.host(of.host)).word(" again; else the account takes a licence of its own")
}

/// What to do about a conflict, by its kind.
fn settle_conflict(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    let own = estate.raw(estate.account(account).primary);
    match estate.reported(account) {
        Reported::One(row) => {
            let text = Sentence::new()
                .word("find out whose ")
                .data(own)
                .word(" is now: if it is not ")
                .data(place::login(world, row));
            let text = text.word("'s any more, the next sync ");
            let text = match world.cloud(account) {
                Some(found) => text.word("joins it with ").data(place::login(world, found)),
                None => text.word("counts it anew"),
            };
            text.word("; sync, then download the report again")
        }
        Reported::Several(_) => {
            let text = Sentence::new().word("find out whose account it is, and let only that person have ").data(own);
            text.word("; then sync and download the report again; if it stays in two rows, ask GitHub Support")
        }
        Reported::Nobody => {
            let text = Sentence::new().word("let only one cloud account have ").data(own);
            text.word(", at the identity provider and among verified e-mails; then sync and download the report again")
        }
    }
}

/// Says what would tell an address to make primary, where the cloud account shows none.
fn unknown_address(world: &World, account: AccountId) -> Option<Line> {
    let best = world.candidates(account).into_iter().next()?;
    let login = world.estate.filled(world.estate.row(best.row).login)?;
    let is_told = !world.cloud_emails(best.row).is_empty() || world.estate.has_identities;
    let text = Sentence::new().word("load the linked identities: the report shows no address of ").data(login);
    (!is_told).then(|| Line::new("To do", Sentence::new().word("enterprise owner"), text))
}

/// Says whose an address is that would otherwise be proposed.
fn taken(world: &World, account: AccountId) -> Option<Line> {
    let estate = &*world.estate;
    let best = world.candidates(account).into_iter().next()?;
    let address = world.cloud_address(best.row);
    let owner = advise::taken_by(world, account, address)?;
    let text = Sentence::new().data(estate.raw(address)).word(" belongs to ").then(place::account_name(estate, owner));
    let text = text.word(" on this server already and cannot be made primary here");
    Some(Line::new("Not possible", Sentence::new().word("server"), text).toned(Tone::Warn))
}
