//! The linked identities as GraphQL answers them: of the enterprise by SAML or OIDC, or of an organization.

use super::dice::Dice;
use super::spell_servers::{connection, pages_in_files};
use super::world::{Node, World};
use serde_json::{Value, json};

pub fn identities(dice: &mut Dice, world: &World) -> Vec<Vec<u8>> {
    if world.identities.is_empty() {
        return Vec::new();
    }
    let mut nodes: Vec<Value> = world.identities.iter().map(node).collect();
    dice.shuffle(&mut nodes);
    let provider = dice.roll(3);
    let mut pages = Vec::new();
    for part in dice.cut(&nodes) {
        let identities = connection(dice, part);
        let identities = json!({ "externalIdentities": identities });
        let data = match provider {
            0 => json!({ "enterprise": { "ownerInfo": { "samlIdentityProvider": identities } } }),
            1 => json!({ "enterprise": { "ownerInfo": { "oidcProvider": identities } } }),
            _ => json!({ "organization": { "samlIdentityProvider": identities } }),
        };
        pages.push(json!({ "data": data }));
    }
    pages_in_files(dice, &pages)
}

fn node(node: &Node) -> Value {
    let values = |emails: &[String]| emails.iter().map(|email| json!({ "value": email })).collect::<Vec<_>>();
    let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    let user = if node.login.is_empty() { Value::Null } else { json!({ "login": node.login }) };
    let saml = node.saml.as_ref().map(|saml| {
        let attributes = saml.attributes.iter().map(|(name, value)| json!({ "name": name, "value": value }));
        json!({
            "nameId": text(&saml.name_id), "username": text(&saml.username),
            "emails": values(&saml.emails), "attributes": attributes.collect::<Vec<_>>(),
        })
    });
    let scim =
        node.scim.as_ref().map(|scim| json!({ "username": text(&scim.username), "emails": values(&scim.emails) }));
    json!({ "user": user, "samlIdentity": saml, "scimIdentity": scim })
}
