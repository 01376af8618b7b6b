//! What stands for a value. It depends on the key and the value alone, so that it is the same in every file and every
//! run, and whoever does not have the key cannot try names out.
//!
//! The letters behind the word are of the value and not of what it is: a login that is also the local part of an
//! address can be seen to be so. Letters in any case are one value, as in the rules.

use super::fields;
use crate::model::{Raw, domain, local_part, trimmed};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a value is, which the pseudonym says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A login, or whoever wrote a note.
    User,
    /// A display name.
    Name,
    /// The local part of an address.
    Mail,
    /// The domain of an address.
    Domain,
    /// A value of the identity provider that is no address.
    NameId,
    /// A user id on a server, or the server's own.
    Id,
    /// A server.
    Host,
    /// An organization.
    Organization,
    /// A repository of an organization.
    Repository,
    /// A cost center.
    CostCenter,
    /// The enterprise.
    Enterprise,
    /// The text of a note.
    Note,
    /// A file.
    File,
    /// Anything else.
    Text,
}

impl What {
    const ALL: [Self; 14] = [
        Self::User,
        Self::Name,
        Self::Mail,
        Self::Domain,
        Self::NameId,
        Self::Id,
        Self::Host,
        Self::Organization,
        Self::Repository,
        Self::CostCenter,
        Self::Enterprise,
        Self::Note,
        Self::File,
        Self::Text,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Name => "name",
            Self::Mail => "mail",
            Self::Domain => "domain",
            Self::NameId => "name-id",
            Self::Id => "id",
            Self::Host => "host",
            Self::Organization => "org",
            Self::Repository => "repo",
            Self::CostCenter => "cost-center",
            Self::Enterprise => "enterprise",
            Self::Note => "note",
            Self::File => "file",
            Self::Text => "text",
        }
    }
}

/// Five bits each, without letters that are read for another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 60 bits: among a million values the chance that any two share them is one in two million.
const LENGTH: usize = 12;

/// The top-level domain that is nobody's.
pub(super) const TOP: &str = ".example";

/// Logins that GitHub gives to no person.
const NOBODY: [&[u8]; 2] = [b"ghost", b"scim-admin"];

/// Makes pseudonyms with one key. Cheap to clone.
#[derive(Clone)]
pub struct Pseudonyms(Arc<Hmac<Sha256>>);

impl Pseudonyms {
    /// The pseudonyms of a key.
    #[must_use]
    pub fn of_key(key: &[u8; 32]) -> Self {
        let mut block = [0; 64];
        block[..key.len()].copy_from_slice(key);
        Self(Arc::new(Hmac::new(&block.into())))
    }

    fn letters(&self, value: &[u8]) -> String {
        let hash = Hmac::clone(&self.0).chain_update(value).finalize().into_bytes();
        let mut bits = hash.iter().take(8).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        let mut letters = String::with_capacity(LENGTH);
        for _ in 0..LENGTH {
            letters.push(char::from(LETTERS[(bits & 31) as usize]));
            bits >>= 5;
        }
        letters
    }

    fn named(&self, what: What, value: &[u8]) -> String {
        format!("{}-{}", what.word(), self.letters(value))
    }

    /// What stands for a value; blank stays blank.
    #[must_use]
    pub fn of(&self, what: What, value: Raw<'_>) -> String {
        let bytes = trimmed(value);
        if bytes.is_empty() {
            return value.text().into_owned();
        }
        match what {
            What::Note | What::File => self.named(what, bytes),
            What::User if NOBODY.iter().any(|nobody| bytes.eq_ignore_ascii_case(nobody)) => value.text().into_owned(),
            What::Host | What::Domain => self.named(what, &bytes.to_ascii_lowercase()) + TOP,
            _ => self.named(what, &bytes.to_ascii_lowercase()),
        }
    }

    /// What stands for an address: its local part and its domain each; without an `@` what stands for such a value.
    #[must_use]
    pub fn email(&self, what: What, value: Raw<'_>) -> String {
        if !value.bytes().contains(&b'@') {
            return self.of(what, value);
        }
        let local = self.named(What::Mail, &local_part(value).to_ascii_lowercase());
        let domain = domain(value).map(|domain| self.domain(&domain.to_ascii_lowercase()));
        format!("{local}@{}", domain.unwrap_or_default())
    }

    /// What stands for the domain of addresses, in lower case.
    #[must_use]
    pub fn domain(&self, domain: &[u8]) -> String {
        self.named(What::Domain, domain) + TOP
    }

    /// What stands for an organization, or for a repository in one such as `acme/tools`.
    #[must_use]
    pub fn organization(&self, place: Raw<'_>) -> String {
        let text = place.text();
        match text.split_once('/') {
            Some((organization, repository)) => {
                let organization = self.of(What::Organization, Raw::of(organization));
                format!("{organization}/{}", self.of(What::Repository, Raw::of(repository)))
            }
            None => self.of(What::Organization, place),
        }
    }

    /// What stands for a value of which it is not known what it is; GitHub's own words, dates and numbers stay.
    #[must_use]
    pub fn plain(&self, value: Raw<'_>) -> String {
        if fields::is_plain(value) { value.text().into_owned() } else { self.email(What::Text, value) }
    }

    /// What stands for a text that somebody typed.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.email(What::Text, Raw::of(text))
    }

    /// What stands for a path; standard input is nobody's.
    #[must_use]
    pub fn path(&self, path: &Path) -> PathBuf {
        if path.as_os_str() == "-" {
            return path.to_owned();
        }
        let name = self.of(What::File, Raw::new(path.as_os_str().as_encoded_bytes()));
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        let ending = ending.filter(|ending| ["csv", "json", "gz", "txt", "tsv"].contains(&ending.as_str()));
        ending.map_or_else(|| PathBuf::from(&name), |ending| PathBuf::from(format!("{name}.{ending}")))
    }

    /// Whether a text is, or begins with, a pseudonym of some key.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        let text = text.trim().trim_start_matches('@').to_ascii_lowercase();
        let is_letters = |rest: &str| {
            let (letters, behind) = rest.split_at_checked(LENGTH).unwrap_or(("", rest));
            !letters.is_empty()
                && letters.bytes().all(|letter| LETTERS.contains(&letter))
                && behind.bytes().next().is_none_or(|next| !next.is_ascii_alphanumeric())
        };
        let after = |what: &What| text.strip_prefix(what.word())?.strip_prefix('-');
        What::ALL.iter().filter_map(after).any(is_letters)
    }
}

impl std::fmt::Debug for Pseudonyms {
    /// Never the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pseudonyms")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pseudonyms() -> Pseudonyms {
        Pseudonyms::of_key(&[7; 32])
    }

    fn email(text: &str) -> String {
        pseudonyms().email(What::NameId, Raw::of(text))
    }

    #[test]
    fn it_is_keyed_and_the_same_in_any_case() {
        let other = Pseudonyms::of_key(&[8; 32]);
        let user = |pseudonyms: &Pseudonyms, login: &str| pseudonyms.of(What::User, Raw::of(login));
        assert_eq!(user(&pseudonyms(), "ann-lee"), user(&pseudonyms(), " Ann-Lee "));
        assert_ne!(user(&pseudonyms(), "ann-lee"), user(&pseudonyms(), "ann-lea"));
        assert_ne!(user(&pseudonyms(), "ann-lee"), user(&other, "ann-lee"));
        assert_eq!(user(&pseudonyms(), "Ghost"), "Ghost", "nobody stays nobody");
        assert_eq!(user(&pseudonyms(), " "), " ", "blank stays blank");
    }

    /// RFC 4231, test case 2: the function is the published one, whatever the library.
    #[test]
    fn the_hash_is_hmac_sha256() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let hash = pseudonyms_hash(&Pseudonyms::of_key(&key), b"what do ya want for nothing?");
        assert_eq!(hash[..4], [0x5B, 0xDC, 0xC1, 0x46]);
    }

    fn pseudonyms_hash(pseudonyms: &Pseudonyms, value: &[u8]) -> Vec<u8> {
        Hmac::clone(&pseudonyms.0).chain_update(value).finalize().into_bytes().to_vec()
    }

    #[test]
    fn an_address_keeps_its_shape() {
        let (ann, bo) = (email("ann@corp.example"), email("bo@CORP.example"));
        let domain = |email: &str| email.split_once('@').unwrap().1.to_owned();
        assert_eq!(domain(&ann), domain(&bo), "one domain is one domain");
        assert_ne!(ann, bo);
        assert_ne!(domain(&ann), domain(&email("ann@old.example")));
        assert_eq!(ann.split_once('@').unwrap().0, email("ann@old.example").split_once('@').unwrap().0);
        assert!(email("a@b@corp.example").ends_with(&domain(&ann)), "the last @ parts it");
        assert!(email("ann").starts_with("name-id-"), "what is no address is none");
        assert_eq!(
            email("ann").strip_prefix("name-id-"),
            pseudonyms().of(What::User, Raw::of("ANN")).strip_prefix("user-"),
            "the letters are of the value"
        );
    }

    #[test]
    fn a_pseudonym_is_known_for_one() {
        for what in What::ALL {
            assert!(Pseudonyms::is_one(&pseudonyms().of(what, Raw::of("ann"))), "{what:?}");
        }
        for text in [email("ann@corp.example"), format!("@{}", pseudonyms().of(What::User, Raw::of("ann")))] {
            assert!(Pseudonyms::is_one(&text), "{text}");
        }
        for text in ["user-experience", "ann", "user-", "mail-room@corp.example", "user-0123456789abcdef"] {
            assert!(!Pseudonyms::is_one(text), "{text}");
        }
    }
}
