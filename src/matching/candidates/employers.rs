//! Which partner somebody works for, where the enterprise's own addresses of theirs say it behind the name:
//! `ann.lee.partner@ext.acme.example` beside `ann.lee@partner.example`.

use super::endings;
use super::reader::Reader;
use super::spelling::plain_text;
use crate::matching::{Verdict, cloud};
use crate::model::{Estate, RowId, Text, domain, local_part};
use compact_str::CompactString;
use std::collections::HashSet;

/// The shortest name of a partner, and how many addresses need it.
const SHORTEST: usize = 4;
const FEW: usize = 2;

/// By what name a partner goes in addresses: the first word of its domain.
pub(super) fn of_domain(domain: &[u8]) -> Option<CompactString> {
    let first = domain.split(|byte| matches!(byte, b'.' | b'-')).next()?;
    (first.len() >= SHORTEST && first.iter().all(u8::is_ascii_alphanumeric)).then(|| plain_text(first))
}

/// The partners whose names stand behind those of several people of the cloud, each once, sorted.
pub(super) fn of(reader: &Reader<'_>, rows: &[RowId]) -> Vec<CompactString> {
    let estate = reader.estate;
    let shown = reader.domains.all().filter_map(|id| of_domain(reader.domains.text(id).as_bytes()));
    let mut known: HashSet<CompactString> = shown.collect();
    for account in estate.account_ids().filter(|id| reader.world().finding(*id).verdict == Verdict::Checking) {
        known.extend(domain(estate.raw(estate.account(account).primary)).and_then(of_domain));
    }
    endings::shared(reader, rows, FEW, |row, add| {
        for text in cloud::emails(estate, row) {
            let last = last_of_three(local_part(estate.raw(text))).map(|(_, last)| plain_text(last));
            if let Some(last) = last.filter(|last| known.contains(last)) {
                add(last);
            }
        }
    })
}

/// The partners that may stand behind names in the addresses of two people: those whose domains they have, and what
/// stands behind a local part of the other's.
pub(super) fn between(estate: &Estate, addresses: &[Text]) -> Vec<CompactString> {
    let raws = || addresses.iter().map(|text| estate.raw(*text));
    let is_local = |rest: &[u8]| raws().any(|raw| local_part(raw).eq_ignore_ascii_case(rest));
    let behind = raws().filter_map(|raw| last_of_three(local_part(raw)));
    let behind = behind.filter(|(rest, _)| is_local(rest)).map(|(_, last)| plain_text(last));
    let mut partners: Vec<CompactString> = raws().filter_map(|raw| of_domain(domain(raw)?)).chain(behind).collect();
    partners.sort_unstable();
    partners
}

/// A local part of three words and more, and the last of them.
fn last_of_three(local: &[u8]) -> Option<(&[u8], &[u8])> {
    let last = memchr::memrchr(b'.', local)?;
    let rest = &local[..last];
    let is_two = memchr::memchr2(b'.', b'_', rest).is_some();
    (is_two && local.len() - last > SHORTEST).then(|| (rest, &local[last + 1..]))
}

/// A plain local part without the employer behind the name, and that.
pub(super) fn split<'t>(local: &'t str, employers: &[CompactString]) -> Option<(&'t str, &'t str)> {
    if employers.is_empty() {
        return None;
    }
    let (rest, _) = last_of_three(local.as_bytes())?;
    let (rest, last) = (local.get(..rest.len())?, local.get(rest.len() + 1..)?);
    employers.binary_search_by(|known| known.as_str().cmp(last)).is_ok().then_some((rest, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_employer_stands_behind_two_words() {
        let employers = ["prodigo", "tekwave"].map(CompactString::from);
        assert_eq!(split("ann.lee.tekwave", &employers), Some(("ann.lee", "tekwave")));
        for none in ["ann.tekwave", "ann.lee", "ann.lee.kim", "tekwave.ann.lee"] {
            assert_eq!(split(none, &employers), None, "{none}");
        }
    }

    #[test]
    fn a_partner_goes_by_the_first_word_of_its_domain() {
        assert_eq!(of_domain(b"Tekwave-consulting.example").as_deref(), Some("tekwave"));
        assert_eq!(of_domain(b"abc.example"), None);
    }
}
