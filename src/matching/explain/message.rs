//! The message that an owner sends to a person who is counted twice: what is wrong, and both ways to mend it.

use super::place;
use crate::matching::{Action, Fix, Verdict, World};
use crate::model::{AccountId, Field, RowId, Sentence, same_email};

/// The message, with line ends; `None` where there is nothing that the person could do.
pub(in crate::matching) fn message(world: &World, account: AccountId) -> Option<Sentence> {
    if world.verdict(account) != Verdict::Double {
        return None;
    }
    let estate = &*world.estate;
    let fixes = world.fixes(account);
    let ways: Vec<_> = fixes
        .iter()
        .filter(|fix| matches!(fix.action, Action::MakePrimaryOnServer | Action::AddVerifiedEmail))
        .collect();
    let row = ways.first()?.cloud?;
    let of_account = place::account_name(estate, account);
    let host = estate.host(estate.account(account).host);
    let name = estate.filled(estate.name_of(account)).or_else(|| estate.filled(estate.row(row).name));
    let mut text = Sentence::from("Hello");
    if let Some(name) = name {
        text = text.word(" ").data(name);
    }
    text = text.word(",\n\nyour account ").then(of_account).word(" on ").data(host);
    text = match estate.filled(estate.row(row).login) {
        Some(_) => counted_twice(world, account, row, &ways, text),
        None => invited(world, account, row, text),
    };
    Some(text.word("\n\nIf one of the two accounts is not yours, please write back.\n"))
}

/// To who has an account on both sides.
fn counted_twice(world: &World, account: AccountId, row: RowId, ways: &[&Fix], text: Sentence) -> Sentence {
    let estate = &*world.estate;
    let host = estate.host(estate.account(account).host);
    let login = place::login(world, row);
    let text = text.word(" and the GitHub account ").data(login).word(" both seem to be yours. GitHub cannot tell, ");
    // An address that is not the primary one is compared with nothing.
    let has = |address| estate.emails_of(account).into_iter().any(|own| same_email(estate.raw(own), address));
    let text = if world.cloud_emails(row).into_iter().any(|address| has(estate.raw(address))) {
        text.word("because the primary e-mail address there is none of the GitHub account's, ")
    } else {
        text.word("because no e-mail address is the same on both, ")
    };
    let mut text = text.word("and so you use two licences instead of one.\n\n").word(match ways.len() {
        1 => "Please do this; the next licence sync then mends it:\n",
        _ => "Please do one of these; the next licence sync then mends it:\n",
    });
    for (number, fix) in ways.iter().enumerate() {
        let address = estate.raw(fix.address);
        text = text.word(format!("\n{}. ", number + 1));
        text = if fix.action == Action::MakePrimaryOnServer {
            let text = text.word("On ").data(host).word(": Settings, Emails. ");
            let text = if has(address) {
                text.word("Make ").data(address).word(" the primary e-mail address.")
            } else {
                text.word("Add ").data(address).word(" and make it the primary e-mail address.")
            };
            world.twice_beside(account).into_iter().fold(text, |text, other| {
                let text = text.word(" Do the same with ").then(place::account_name(estate, other));
                text.word(" on ").data(estate.host(estate.account(other).host)).word(".")
            })
        } else {
            let text = text.word("On GitHub, signed in as ").data(login).word(": Settings, Emails. Add ");
            text.data(address).word(" and open the link in the mail that arrives there.")
        };
    }
    text
}

/// To who is invited to the cloud and has not accepted.
fn invited(world: &World, account: AccountId, row: RowId, text: Sentence) -> Sentence {
    let estate = &*world.estate;
    let mut text = text.word(" and your invitation to GitHub");
    if let Some(to) = estate.row_value(row, Field::PendingInvites) {
        text = text.word(" (").data(to.raw()).word(")");
    }
    text = text.word(" are counted apart, because the invitation is not accepted yet.\n\n");
    text = text.word("Please do this; the next licence sync then joins the two:\n\n1. Open the invitation that ");
    let own = estate.raw(estate.account(account).primary);
    text = text.word("GitHub has sent to ").data(own).word(" and accept it with your GitHub account.\n2. On GitHub: ");
    text.word("Settings, Emails. Add ")
        .data(own)
        .word(", unless it is there, and open the link in the mail that arrives.")
}
