//! What the files say of one cloud account, for candidates, fixes and explanations.

use crate::model::{Estate, Raw, RowId, Text, same_email};
use smallvec::SmallVec;

/// All e-mails of a cloud account, each once: verified ones, then those of the identity provider.
pub(super) fn emails(estate: &Estate, row: RowId) -> SmallVec<[Text; 4]> {
    let mut emails: SmallVec<[Text; 4]> = SmallVec::new();
    let mut add = |text: Text| {
        let raw = estate.raw(text);
        let is_new = !emails.iter().any(|known| same_email(estate.raw(*known), raw));
        if raw.bytes().contains(&b'@') && is_new {
            emails.push(text);
        }
    };
    estate.verified_emails(row).iter().copied().for_each(&mut add);
    add(estate.row(row).name_id);
    estate.identity_values(row).iter().map(|value| value.text).for_each(&mut add);
    emails
}

/// The address that a server account should have to match this cloud account: a verified one before the identity
/// provider's.
pub(super) fn address(estate: &Estate, row: RowId) -> Text {
    emails(estate, row).first().copied().unwrap_or(Text::UNKNOWN)
}

/// The short code that managed users' logins end in, where 95 % of the logins end in one `_shortcode`.
///
/// Source: GitHub's documentation, "Managed user accounts": personal logins have no underscore.
pub(super) fn short_code(estate: &Estate) -> Option<Vec<u8>> {
    let mut counts = std::collections::HashMap::<&[u8], u64>::new();
    let mut logins = 0_u64;
    for row in estate.rows.iter().filter(|row| row.login.is_filled()) {
        logins += 1;
        let login = estate.raw(row.login).bytes();
        if let Some(at) = memchr::memrchr(b'_', login) {
            *counts.entry(&login[at..]).or_default() += 1;
        }
    }
    let (code, count) = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))?;
    (count * 100 >= logins * 95).then(|| code.to_ascii_lowercase())
}

/// A login without the short code of managed users.
pub(super) fn bare_login<'a>(login: Raw<'a>, short_code: Option<&[u8]>) -> &'a [u8] {
    let bytes = login.bytes();
    let cut = short_code.and_then(|code| bytes.len().checked_sub(code.len()).map(|at| (at, code)));
    match cut {
        Some((at, code)) if at > 0 && bytes[at..].eq_ignore_ascii_case(code) => &bytes[..at],
        _ => bytes,
    }
}
