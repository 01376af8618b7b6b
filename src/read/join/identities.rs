//! Linked identities to the cloud accounts of the report.

use crate::model::{Estate, IdentityValue, RowId, Sentence, counted};
use crate::read::parsed::IdentitiesBody;

/// Joins the identities of all files by login; those without a login, or whose login is in no row, match nothing.
pub(super) fn join(estate: &mut Estate, bodies: Vec<(usize, IdentitiesBody)>) {
    let mut values = Vec::new();
    let mut linked: Vec<RowId> = Vec::new();
    for (number, body) in bodies {
        estate.has_identities = true;
        let facts = body.facts();
        estate.identities.of_enterprise |= facts.of_enterprise;
        estate.identities.has_saml |= facts.has_saml;
        for (known, asked) in estate.identities.asked.iter_mut().zip(facts.asked) {
            *known |= asked;
        }
        let mut without = 0;
        for (login, node) in body.nodes {
            let row =
                Some(login).filter(|login| login.is_filled()).and_then(|login| estate.find_login(estate.raw(login)));
            match row {
                Some(row) => {
                    linked.push(row);
                    values.extend(node.into_iter().map(|(field, text)| IdentityValue { row, field, text }));
                }
                None => without += 1,
            }
        }
        if without > 0 && estate.has_report {
            estate.sources[number].warnings.add_many("identity-without-account", None, without, || {
                let identities = counted(without, "identity has", "identities have");
                Sentence::new().word(identities).word(" no account in the report and can match nothing")
            });
        }
    }
    values.sort_by(|a, b| {
        let key = |value: &IdentityValue| (value.row, value.field);
        key(a).cmp(&key(b)).then_with(|| super::by_bytes(estate, a.text, b.text))
    });
    linked.sort_unstable();
    linked.dedup();
    estate.identities.values = values;
    estate.identities.linked = linked;
}
