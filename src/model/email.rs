//! How e-mail addresses compare: as whole strings, without ASCII white space around them, ASCII letters in any case.
//!
//! GitHub does not document how case compares; this is our assumption, and nothing wider (Unicode case, look-alikes,
//! punycode) is ever equal.

use super::Raw;
use std::hash::{BuildHasher, Hasher};

/// The bytes that compare: without ASCII white space at either end.
#[must_use]
pub fn trimmed(raw: Raw<'_>) -> &[u8] {
    raw.bytes().trim_ascii()
}

/// Whether two addresses are equal by the rule of this module; blank ones never are.
#[must_use]
pub fn same_email(a: Raw<'_>, b: Raw<'_>) -> bool {
    let (a, b) = (trimmed(a), trimmed(b));
    !a.is_empty() && a.eq_ignore_ascii_case(b)
}

/// Hashes an address so that equal ones have equal hashes.
#[must_use]
pub fn hash_email(state: &impl BuildHasher, raw: Raw<'_>) -> u64 {
    hash_folded(state, trimmed(raw))
}

/// Hashes bytes with ASCII letters in lower case.
#[must_use]
pub fn hash_folded(state: &impl BuildHasher, bytes: &[u8]) -> u64 {
    let mut hasher = state.build_hasher();
    let mut folded = [0_u8; 64];
    for piece in bytes.chunks(folded.len()) {
        let folded = &mut folded[..piece.len()];
        folded.copy_from_slice(piece);
        folded.make_ascii_lowercase();
        hasher.write(folded);
    }
    hasher.finish()
}

/// The part before the last `@`, or all of it where there is none.
#[must_use]
pub fn local_part(raw: Raw<'_>) -> &[u8] {
    let bytes = trimmed(raw);
    memchr::memrchr(b'@', bytes).map_or(bytes, |at| &bytes[..at])
}

/// The part after the last `@`; `None` where there is no `@` or nothing after it.
#[must_use]
pub fn domain(raw: Raw<'_>) -> Option<&[u8]> {
    let bytes = trimmed(raw);
    let at = memchr::memrchr(b'@', bytes)?;
    Some(&bytes[at + 1..]).filter(|domain| !domain.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_compare_as_whole_strings_in_any_ascii_case() {
        for (a, b, equal) in [
            ("ann.lee@corp.example", "Ann.Lee@CORP.example", true),
            (" ann@corp.example\t", "ann@corp.example", true),
            ("ann+x@corp.example", "ann@corp.example", false),
            ("\u{212A}im@corp.example", "kim@corp.example", false),
            ("jos\u{e9}@corp.example", "JOS\u{c9}@corp.example", false),
            ("", "", false),
        ] {
            assert_eq!(same_email(Raw::of(a), Raw::of(b)), equal, "{a} and {b}");
            let state = std::hash::RandomState::new();
            let same_hash = hash_email(&state, Raw::of(a)) == hash_email(&state, Raw::of(b));
            assert!(same_hash || !equal, "{a} and {b} are equal and so must be their hashes");
        }
    }

    #[test]
    fn the_last_at_sign_parts_an_address() {
        let address = Raw::of("\"a@b\"@corp.example");
        assert_eq!(local_part(address), b"\"a@b\"");
        assert_eq!(domain(address), Some(&b"corp.example"[..]));
        assert_eq!(domain(Raw::of("ann@")), None);
    }
}
