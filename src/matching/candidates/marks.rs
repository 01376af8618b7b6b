//! What stands where a name would and is none: the word that says that an account is a second one, and handles.

use super::lists::SECOND_ACCOUNTS;
use super::person::{Address, FirstMailbox, Handle, Person};
use super::spelling::SEPARATORS;
use super::spells;
use super::words::Words;
use crate::model::Text;

/// Whether a word says that an account is a second one, and is nobody's name.
pub(super) fn is_mark(words: &Words, word: &str) -> bool {
    SECOND_ACCOUNTS.contains(word) && !words.is_shared(word)
}

/// The local part of a second account's address without the word that says so.
pub(super) fn without_mark<'t>(words: &Words, local: &'t str) -> &'t str {
    match (local.split_once(SEPARATORS), local.rsplit_once(SEPARATORS)) {
        (Some((mark, rest)), _) if is_mark(words, mark) => rest,
        (_, Some((rest, mark))) if is_mark(words, mark) => rest,
        _ => local,
    }
}

/// The mailbox of a second account that is made of one of a cloud account's own, with that.
pub(super) fn with_first_mailbox(ours: &Person, theirs: &Person) -> Option<(Text, Text)> {
    let own = &theirs.addresses[..theirs.own_addresses];
    let is_own = |first: &FirstMailbox, address: &Address| {
        (first.domain, first.is_outsider) == (address.domain, address.is_outsider)
            && first.local.hash == address.handle.hash
    };
    let find = |first: &FirstMailbox| own.iter().find(|address| is_own(first, address)).map(|of| (first.text, of.text));
    ours.first_mailboxes.iter().find_map(find)
}

/// Whether what is shown for a name may be a handle: one piece as logins have it, in whatever case.
pub(super) fn is_one_piece(text: &str) -> bool {
    text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Whether what is shown for a name is none: one piece as logins have it, of which the login is no form.
pub(super) fn is_handle(text: &str, logins: &[Handle]) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
    let Some((first, last)) = text.split_once(['_', '-']) else { return false };
    let is_form = |login: &Handle| spells::spells(login.stem(), first, last).is_some();
    text.bytes().all(is_plain) && !logins.iter().any(is_form)
}
