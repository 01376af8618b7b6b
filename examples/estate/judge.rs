//! The verdict that the rules give an account, worked out from the unit it was generated in.

use crate::people::{Account, Cloud, Sight, Unit};

/// What a reader of the written files must find.
pub struct Expected {
    pub verdict: &'static str,
    pub rule: Option<&'static str>,
    pub cloud: Option<usize>,
    pub reported: Option<usize>,
}

const RULES: [&str; 6] =
    ["saml_claim_name", "saml_claim_emailaddress", "saml_username", "saml_name_id", "saml_emails", "verified_email"];

/// Judges one account; none where the files do not hold it.
pub fn judge(unit: &Unit, account: &Account, sight: Sight, identities: bool) -> Option<Expected> {
    let in_report = account.own_row || !account.joined.is_empty();
    let own_file = sight.own_file && !account.gone;
    if !own_file && !in_report {
        return None;
    }
    let email = if own_file {
        account.email.as_deref()
    } else if sight.cloud_view {
        account.synced.as_deref()
    } else {
        only_address(unit, account)
    };
    // An address belongs to the people of one unit only, so nobody else can have it.
    let finds: Vec<Vec<usize>> = (0..RULES.len())
        .map(|rule| {
            let found = |cloud: &Cloud| email.is_some_and(|email| has(cloud, rule, email, identities));
            unit.clouds.iter().enumerate().filter(|(_, cloud)| found(cloud)).map(|(at, _)| at).collect()
        })
        .collect();
    let group = if finds[..5].iter().any(|found| !found.is_empty()) { &finds[..5] } else { &finds[..] };
    let mut hits: Vec<usize> = group.iter().flatten().copied().collect();
    hits.sort_unstable();
    hits.dedup();
    let first = group.iter().position(|found| !found.is_empty()).map(|rule| RULES[rule]);
    let only = if hits.len() == 1 { hits.first().copied() } else { None };
    let reported = if account.joined.len() == 1 { account.joined.first().copied() } else { None };
    let built_in = matches!(account.login.as_str(), "ghost" | "scim-admin");
    let (verdict, rule, cloud) = if (own_file && account.suspended) || built_in {
        ("not_counted", first, only)
    } else if account.joined.len() > 1 || (reported.is_none() && hits.len() > 1) {
        ("conflict", first, only)
    } else if let Some(row) = reported {
        match finds.iter().position(|found| found.contains(&row)) {
            None if !hits.is_empty() => ("conflict", first, only),
            rule => ("matched", rule.map(|rule| RULES[rule]), Some(row)),
        }
    } else if only.is_some() {
        ("pending_sync", first, only)
    } else {
        ("unmatched", None, None)
    };
    Some(Expected { verdict, rule, cloud, reported })
}

/// The address of the account's row, where the row lists one only.
fn only_address<'a>(unit: &'a Unit, account: &'a Account) -> Option<&'a str> {
    let mine = account.synced.as_deref()?;
    let other = |other: &Account| {
        let same_row = other.joined.iter().any(|row| account.joined.contains(row));
        same_row && !other.synced.as_deref().is_some_and(|synced| synced.eq_ignore_ascii_case(mine))
    };
    if unit.accounts.iter().any(other) { None } else { Some(mine) }
}

fn has(cloud: &Cloud, rule: usize, email: &str, identities: bool) -> bool {
    let one = |value: &String| value.eq_ignore_ascii_case(email);
    let linked = identities && cloud.node;
    match rule {
        0 => linked && one(&cloud.claim_name),
        1 => linked && one(&cloud.claim_mail),
        2 => linked && cloud.usernames.iter().any(one),
        3 => one(&cloud.name_id),
        4 => linked && (cloud.saml_emails.iter().any(one) || (cloud.scim && cloud.usernames.iter().any(one))),
        _ => cloud.verified.iter().any(one),
    }
}
