//! Linked identities: the JSON of a GraphQL query over `externalIdentities`.
//!
//! Source: GitHub's documentation, GraphQL `ExternalIdentity`.

use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Value};
use super::parsed::IdentitiesBody;
use super::parts;
use crate::model::{IdentityField, Text};

/// The key under which the identities stand, as names compare.
pub(crate) const KEY: &str = "external_identities";

const CLAIM_NAME: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";
const CLAIM_EMAIL_ADDRESS: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

/// Reads the nodes of all pages, of the enterprise and of organizations.
pub(crate) fn read<'b>(draft: &mut Draft<'b>, documents: &[Value<'b>]) -> Result<IdentitiesBody, Fault> {
    let mut body = IdentitiesBody::default();
    let (mut any, mut any_last) = (false, false);
    for document in documents {
        let connections = json::find_all(draft.bytes, document, KEY, 9)?;
        let mut of_organizations = 0;
        for key in ["organization", "organizations"] {
            for organization in json::find_all(draft.bytes, document, key, 6)? {
                of_organizations += json::find_all(draft.bytes, organization, KEY, 9)?.len();
            }
        }
        body.of_enterprise |= connections.len() > of_organizations;
        for connection in connections {
            any = true;
            any_last |= !json::has_next_page(draft.bytes, connection)?;
            let nodes = json::nodes(draft.bytes, connection)?;
            parts::read_items(draft, &nodes, &mut body, read_node)?;
        }
    }
    if any_last && body.of_enterprise && body.nodes.is_empty() {
        // Nobody has an identity, and so none of its values.
        body.asked = [true; 6];
    } else if body.lacks_saml && !body.has_saml {
        // Everybody signs in by OIDC: there are no SAML values to ask for.
        for field in [IdentityField::ClaimName, IdentityField::ClaimEmailAddress, IdentityField::NameId] {
            body.asked[field as usize] = true;
        }
    }
    if any && !any_last {
        // Who is on the missing pages is not known, so nobody can be said to have no linked identity.
        body.of_enterprise = false;
        draft.warnings.add("pages-missing", None, || {
            "further identities are on pages that are not in this file; ask with --paginate (seatmatch --help)".into()
        });
    }
    Ok(body)
}

fn read_node<'b>(draft: &mut Draft<'b>, value: Value<'b>, body: &mut IdentitiesBody) -> Result<(), Fault> {
    draft.start_record(value);
    let node = Object::of(draft.bytes, value)?;
    let user = node.get("user").map(|user| Object::of(draft.bytes, user)).transpose()?;
    let login = draft.scalar(user.as_ref().and_then(|user| user.get("login")))?;
    let mut values = Vec::new();
    let mut add = |field: IdentityField, text: Text| {
        if text.is_filled() {
            values.push((field, text));
        }
    };
    for (key, is_saml) in [("saml_identity", true), ("scim_identity", false)] {
        let Some(identity) = node.get(key) else {
            body.lacks_saml |= is_saml && node.entry(key).is_some();
            continue;
        };
        body.has_saml |= is_saml;
        let identity = Object::of(draft.bytes, identity)?;
        if is_saml {
            add(IdentityField::NameId, draft.scalar(identity.any(&["name_id", "nameid"]))?);
            if let Some(attributes) = identity.get("attributes") {
                for attribute in json::nodes(draft.bytes, attributes)? {
                    let attribute = Object::of(draft.bytes, attribute)?;
                    let name = draft.scalar(attribute.get("name"))?;
                    let field = match draft.value(name) {
                        name if name.eq_ignore_ascii_case(CLAIM_NAME.as_bytes()) => IdentityField::ClaimName,
                        name if name.eq_ignore_ascii_case(CLAIM_EMAIL_ADDRESS.as_bytes()) => {
                            IdentityField::ClaimEmailAddress
                        }
                        _ => continue,
                    };
                    add(field, draft.scalar(attribute.get("value"))?);
                }
            }
        }
        let username = if is_saml { IdentityField::Username } else { IdentityField::ScimUsername };
        add(username, draft.scalar(identity.any(&["username", "user_name"]))?);
        draft.each_text(identity.get("emails"), &["value", "email"], |_, text| add(IdentityField::Emails, text))?;
        note_asked(&identity, is_saml, &mut body.asked);
    }
    body.nodes.push((login, values));
    Ok(())
}

/// Which fields the query asked for at all, be they blank for this person.
fn note_asked(identity: &Object<'_>, is_saml: bool, asked: &mut [bool; 6]) {
    let mut note = |field: IdentityField, keys: &[&str]| {
        asked[field as usize] |= keys.iter().any(|key| identity.entry(key).is_some());
    };
    note(IdentityField::Username, &["username", "user_name"]);
    note(IdentityField::Emails, &["emails"]);
    if is_saml {
        note(IdentityField::NameId, &["name_id", "nameid"]);
        note(IdentityField::ClaimName, &["attributes"]);
        note(IdentityField::ClaimEmailAddress, &["attributes"]);
    }
}
