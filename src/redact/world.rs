//! A judged world told in pseudonyms.

use super::Pseudonyms;
use super::estate;
use super::notes::redacted_notes;
use crate::matching::{AliasDomain, Options, World};
use std::sync::Arc;

/// The same judgement, told in pseudonyms; `None` where two values that rules compare have one pseudonym.
#[must_use]
pub fn redacted(world: &World, pseudonyms: &Pseudonyms) -> Option<World> {
    let (estate, told) = estate::redacted(&world.estate, pseudonyms);
    let domain = |domain: &str| pseudonyms.domain(domain.as_bytes());
    let aliases = world.options.alias_domains.iter();
    let aliases = aliases.map(|alias| AliasDomain { from: domain(&alias.from), to: domain(&alias.to) });
    let options = Options { alias_domains: aliases.collect(), ..(*world.options).clone() };
    world.redacted(Arc::new(estate), told, Arc::new(redacted_notes(&world.notes, pseudonyms)), options)
}
