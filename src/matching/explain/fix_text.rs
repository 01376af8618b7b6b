//! Fixes in words: both addresses, and where to click.

use super::{place, syncs};
use crate::matching::World;
use crate::model::{AccountId, Answer, Estate, Field, HostId, Raw, RowId, Sentence, Text, code_points, counted};

/// What a sync has to do, by what is known of the server's automatic sync.
pub(in crate::matching) fn sync_now(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    let host = estate.account(account).host;
    let name = estate.host(host);
    let automatic = automatic_sync(estate, host);
    let mut text = Sentence::new();
    if let Some(alias) = world.alias_of(account) {
        text = text.word("once its address is at ").data(Raw::of(&alias.to)).word(" instead of ");
        text = text.data(Raw::of(&alias.from)).word(" (what if), ");
    }
    let mut text = text.word("sync licence usage of ").data(name).word(": ");
    text = match automatic {
        Answer::Yes => {
            let text = text.word("on the server, Enterprise settings, License, ").code("Sync now");
            text.word(if syncs::is_late(estate, host) {
                " (automatic sync is on, and has not worked of late: mend that first)"
            } else {
                " (automatic sync is on, so it happens within the week)"
            })
        }
        Answer::No => text
            .word("on the server, Enterprise settings, License, ")
            .code("Export license usage")
            .word("; then upload the file on the cloud under Enterprise Server instances, ")
            .code("Add server usage"),
        Answer::Unknown => text
            .word("on the server, Enterprise settings, License, ")
            .code("Sync now")
            .word("; without automatic sync ")
            .code("Export license usage")
            .word(" and upload it on the cloud under Enterprise Server instances, ")
            .code("Add server usage"),
    };
    text.then(syncs::told(estate, host)).word("; then download the report again")
}

/// Whether the server syncs licence usage by itself, as its export says.
fn automatic_sync(estate: &Estate, host: HostId) -> Answer {
    let Some(instance) = estate.instances.iter().find(|instance| instance.host == host) else {
        return Answer::Unknown;
    };
    let Some(features) = &instance.features else { return Answer::Unknown };
    let feature = features.iter().find(|feature| {
        let name = estate.raw(feature.name).text().to_lowercase().replace([' ', '-'], "_");
        name == "license_usage_sync" || name == "licenseusagesync"
    });
    feature.map_or(Answer::No, |feature| feature.on)
}

/// The identity provider sends the server's address.
pub(in crate::matching) fn send_in_saml(world: &World, account: AccountId, row: RowId, alike: u64) -> Sentence {
    let estate = &*world.estate;
    let own = estate.raw(estate.account(account).primary);
    let mut text = Sentence::new().word("send ").data(own).word(" for ").data(estate.raw(estate.row(row).login));
    if let Some(address) = estate.filled(world.cloud_address(row)) {
        text = text.word(" beside ").data(address);
    }
    text = text
        .word(" in the SAML attribute ")
        .code("emails")
        .word("; it counts after the next sign-in through SSO and the next sync");
    if alike > 1 {
        text = text.word(format!(" (one change mends {})", counted(alike, "person", "people")));
    }
    text
}

/// The server account gets the cloud account's address.
pub(in crate::matching) fn make_primary(world: &World, account: AccountId, row: RowId, address: Text) -> Sentence {
    let estate = &*world.estate;
    let of = estate.account(account);
    let mut text = Sentence::new().word("make ").data(estate.raw(address)).word(" (of ");
    text = text.data(estate.raw(estate.row(row).login)).word(") the primary e-mail on ").data(estate.host(of.host));
    if let Some(own) = estate.filled(of.primary) {
        text = text.word(" instead of ").data(own);
        if let Some(odd) = code_points(own).first() {
            text = text.word(format!(" (whose character {} is {}, {})", odd.column, odd.code, odd.what));
        }
    }
    text = text.word(": the user in Settings, Emails; with LDAP Sync or SCIM in the directory");
    for other in world.twice_beside(account) {
        let name = estate.account_name(other);
        text = text.word("; and so for ").data(Raw::of(&name)).word(", which is in the same row");
    }
    text
}

/// The person verifies the server's address on the cloud.
pub(in crate::matching) fn add_verified_email(world: &World, account: AccountId, row: RowId) -> Sentence {
    let estate = &*world.estate;
    let mut text = Sentence::new().data(estate.raw(estate.row(row).login)).word(" adds and verifies ");
    text = text.data(estate.raw(estate.account(account).primary));
    if let Some(address) = estate.filled(world.cloud_address(row)) {
        text = text.word(" beside ").data(address);
    }
    text.word(" on GitHub.com: Settings, Emails, ").code("Add email address").word("; the mailbox must still receive")
}

/// The person accepts the invitation and verifies the address that it was sent to.
pub(in crate::matching) fn accept_invitation(world: &World, account: AccountId, row: RowId) -> Sentence {
    let estate = &*world.estate;
    let mut text = Sentence::from("accept the pending invitation");
    if let Some(to) = estate.row_value(row, Field::PendingInvites) {
        text = text.word(" to ").data(to.raw());
    }
    text = text.word(" and verify ").data(estate.raw(estate.account(account).primary));
    text.word(" on the GitHub account: Settings, Emails; the next sync then joins the two")
}

/// The server account is not used and can be suspended.
pub(in crate::matching) fn suspend(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    let text = Sentence::new().word("if it is not used, suspend ").then(place::account_name(estate, account));
    let text = text.word(" on ").data(estate.host(estate.account(account).host));
    text.word(": site admin, the user, ").code("Suspend").word("; with LDAP Sync or SCIM in the directory")
}

/// The account is meant to be there.
pub(in crate::matching) fn accept(world: &World, account: AccountId) -> Sentence {
    let text = Sentence::new().word("if ").then(place::account_name(&world.estate, account));
    text.word(" is meant to be on the server alone, note it as accepted or as a service account")
}

/// The subscriber's account gets the subscriber's license.
pub(in crate::matching) fn change_vs_license(world: &World, cloud: RowId, is_likely: bool) -> Sentence {
    let login = world.estate.raw(world.estate.row(cloud).login);
    let text =
        Sentence::new().word(if is_likely { "once you know that they are one person, change " } else { "change " });
    let text = text.data(login).word(" to a Visual Studio license: enterprise, ");
    text.word("Billing and licensing, Licensing, the person, ").code("Change license")
}
