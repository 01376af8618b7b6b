//! The message that an owner sends to a person who is counted twice: what is wrong, and both ways to mend it.

use super::place;
use crate::matching::{Action, Verdict, World};
use crate::model::{AccountId, Sentence};

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
    estate.filled(estate.row(row).login)?;
    let host = estate.host(estate.account(account).host);
    let login = place::login(world, row);
    let of_account = place::account_name(estate, account);
    let name = estate.filled(estate.name_of(account)).or_else(|| estate.filled(estate.row(row).name));

    let mut text = Sentence::from("Hello");
    if let Some(name) = name {
        text = text.word(" ").data(name);
    }
    text = text.word(",\n\nyour account ").then(of_account).word(" on ").data(host).word(" and the GitHub account ");
    text = text.data(login).word(" both seem to be yours. GitHub cannot tell, because no ");
    text = text.word("e-mail address is the same on both, and so you use two licences instead of one.\n\n");
    text = text.word(match ways.len() {
        1 => "Please do this; the next licence sync then mends it:\n",
        _ => "Please do one of these; the next licence sync then mends it:\n",
    });
    for (number, fix) in ways.iter().enumerate() {
        let address = estate.raw(fix.address);
        text = text.word(format!("\n{}. ", number + 1));
        text = if fix.action == Action::MakePrimaryOnServer {
            let text = text.word("On ").data(host).word(": Settings, Emails. Add ").data(address);
            text.word(" and make it the primary e-mail address.")
        } else {
            let text = text.word("On GitHub, signed in as ").data(login).word(": Settings, Emails. Add ");
            text.data(address).word(" and open the link in the mail that arrives there.")
        };
    }
    text = text.word("\n\nIf one of the two accounts is not yours, please write back.\n");
    Some(text)
}
