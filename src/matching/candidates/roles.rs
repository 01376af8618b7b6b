//! Whether a login or an address is a role's and no person's, and whose second account a login may be.

use super::lists::{ROLES, Role, SECOND_ACCOUNTS};
use super::spelling::{SEPARATORS, plain, split_digits, squash};
use super::spells::{Spells, spells};
use crate::model::{Raw, fold, local_part};
use compact_str::CompactString;
use smallvec::SmallVec;

/// Whether a login or an address is a role's; `name` is the display name that goes with it.
pub(in crate::matching) fn is_role(raw: Raw<'_>, name: Raw<'_>) -> bool {
    let local = local_part(raw).to_ascii_lowercase();
    let Ok(local) = std::str::from_utf8(&local) else { return false };
    // What stands behind `+` is a tag of a person's own mailbox.
    let local = local.split('+').next().filter(|local| !local.is_empty()).unwrap_or(local);
    let is_unnamed = |part: &str| {
        let name = fold(&name.text());
        let mut words = words_of(&name).filter(|word| word.len() > 1);
        !words.clone().any(|word| word == part) || words.by_ref().count() < 2
    };
    let has_role = |part: &str, is_last: bool| match ROLES.get(part) {
        Some(Role::Unnamed) => is_unnamed(part),
        Some(Role::Last) => is_last && !has_name(name),
        Some(Role::Anywhere) => true,
        None => false,
    };
    let parts: SmallVec<[&str; 4]> = local.split(['-', '_', '.', '+']).collect();
    // Developers like to end their logins in `-dev`; what stands before it tells whether it is a role.
    let is_role = |(at, part): (usize, &&str)| has_role(part, at + 1 == parts.len()) && (at == 0 || *part != "dev");
    has_role(local, true) || parts.iter().enumerate().any(is_role)
}

/// What says that a login is of a second account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word such as `admin`.
    Word,
    /// One letter beside it.
    Letter,
    /// A number behind it, which somebody whose login was taken may have, too.
    Number,
}

/// How many digits an employee number has at least.
const SHORTEST_NUMBER: usize = 3;

/// A login of a second account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SecondLogin {
    /// The login of the first one.
    pub(super) first: CompactString,
    /// What says so.
    pub(super) mark: Mark,
    /// Whether it says so beyond doubt.
    pub(super) is_sure: bool,
}

/// What a login says of a second account, where it may be one's; `name` is the display name that goes with it.
pub(super) fn second_of(login: Raw<'_>, name: Raw<'_>) -> Option<SecondLogin> {
    /// The shortest login before which a letter is a mark in any case.
    const SHORTEST: usize = 5;
    let login = plain(&login.text());
    let of = |first: &str, mark: &str, is_behind: bool| {
        let squashed = squash(first);
        let numbered = matches!(mark, "2" | "3");
        // A bot is nobody's, unless it shows somebody's name.
        let is_mark = numbered || SECOND_ACCOUNTS.contains(mark) || (mark == "bot" && has_name(name));
        if squashed.len() < 2 || !is_mark {
            return None;
        }
        // Whose login was taken has a number already, perhaps, but an employee number is never taken.
        let is_anew = || split_digits(&squashed).1.len() < SHORTEST_NUMBER && !is_named_second(name, &squashed);
        let of = match mark.len() {
            1 if numbered && is_anew() => Mark::Number,
            1 if !numbered => Mark::Letter,
            _ => Mark::Word,
        };
        let is_initial = of == Mark::Letter && is_initial(name, &squashed, mark);
        let is_sure = match of {
            // Developers like to end their logins in `-dev`.
            Mark::Word => !(is_behind && mark == "dev"),
            // What is a form of their name without the letter is no form with it.
            Mark::Letter => first.len() >= SHORTEST && (!is_initial || is_of_name(Raw::of(first), name)),
            Mark::Number => false,
        };
        (!is_behind || !is_initial).then(|| SecondLogin { first: first.into(), mark: of, is_sure })
    };
    let behind = login.rsplit_once(SEPARATORS).and_then(|(first, mark)| of(first, mark, true));
    behind.or_else(|| {
        let (mark, first) = login.split_once(SEPARATORS).filter(|(mark, _)| !matches!(*mark, "2" | "3"))?;
        of(first, mark, false)
    })
}

/// Whether a login or an address is a role's, also without what says that it is of a second account.
pub(super) fn is_role_of_any(raw: Raw<'_>, name: Raw<'_>) -> bool {
    let second = second_of(Raw::new(local_part(raw)), name).filter(|second| second.is_sure);
    is_role(second.as_ref().map_or(raw, |second| Raw::of(&second.first)), name)
}

/// The words of a folded name.
pub(super) fn words_of(name: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    name.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether a name has two words beside those of roles, and those that say that an account is a second one; or is in a script
/// that writes it in one.
fn has_name(name: Raw<'_>) -> bool {
    let name = fold(&name.text());
    let is_word = |word: &&str| word.len() > 1 && !ROLES.contains_key(word) && !SECOND_ACCOUNTS.contains(word);
    words_of(&name).filter(is_word).count() > usize::from(name.is_ascii())
}

/// Whether the last word of a name says that the account is a second one, and is no part of the login.
fn is_named_second(name: Raw<'_>, login: &str) -> bool {
    let name = fold(&name.text());
    words_of(&name)
        .next_back()
        .is_some_and(|word| word.len() > 1 && SECOND_ACCOUNTS.contains(word) && !login.contains(word))
}

/// Whether a letter behind a login is that of a part of the name which the login has not.
fn is_initial(name: Raw<'_>, login: &str, letter: &str) -> bool {
    let name = fold(&name.text());
    let is_mark = |word: &str| word.len() > 1 && SECOND_ACCOUNTS.contains(word);
    words_of(&name).any(|word| word.starts_with(letter) && (word.len() == 1 || !login.contains(word)) && !is_mark(word))
}

/// Whether a login is made of the two words of a name, so that it is that person's whatever mailbox they use.
pub(super) fn is_of_name(login: Raw<'_>, name: Raw<'_>) -> bool {
    let name = fold(&name.text());
    let is_word = |word: &&str| word.len() > 1 && !SECOND_ACCOUNTS.contains(word);
    let words: SmallVec<[&str; 4]> = words_of(&name).filter(is_word).collect();
    let [first, .., last] = words[..] else { return false };
    let login = squash(&plain(&login.text()));
    spells(split_digits(&login).0, first, last) > Some(Spells::Part)
}

/// The number or letter of a login that may be of a second account, or of somebody's own.
pub(super) fn mark_of(login: Raw<'_>) -> Option<Mark> {
    const BETWEEN: [u8; 3] = [b'-', b'_', b'.'];
    match login.bytes() {
        [.., at, b'2' | b'3'] if BETWEEN.contains(at) => Some(Mark::Number),
        [b'a' | b'A', at, ..] | [.., at, b'a' | b'A'] if BETWEEN.contains(at) => Some(Mark::Letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_whole_words() {
        for (login, name, is) in [
            ("svc-deploy", "", true),
            ("build-bot", "", true),
            ("no-reply", "", true),
            ("admin@corp.example", "", true),
            ("adminton", "", false),
            ("dev.patel", "Dev Patel", false),
            ("dev.patel", "", true),
            ("dev", "Dev", true),
            ("pixel-dev", "", false),
            ("build-dev", "", true),
            ("d.jenkins", "Dai Jenkins", false),
            ("jenkins", "", true),
            ("ann-lee", "Ann Lee", false),
            ("ghost", "", true),
            ("build7-robot", "", true),
            ("robot-vector94", "", false),
            ("copper-robot", "", true),
            ("copper-robot", "Build Robot", true),
            ("copper-robot", "Tao Shuaijun", false),
            ("copper-robot", "\u{c774}\u{c2b9}\u{d604}", false),
            ("ann.lee+git@corp.example", "", false),
        ] {
            assert_eq!(is_role(Raw::of(login), Raw::of(name)), is, "{login}");
        }
    }

    #[test]
    fn second_accounts_have_a_mark_of_their_own() {
        for (login, name, first) in [
            ("annlee-adm", "", Some("annlee")),
            ("ann-lee-admin", "", Some("ann-lee")),
            ("annlee-2", "", Some("annlee")),
            ("annlee-demo", "Ann Lee", Some("annlee")),
            ("adm-ann-lee", "", Some("ann-lee")),
            ("a-annlee", "Ann Lee", Some("annlee")),
            ("a-lee", "Ann Lee", Some("lee")),
            ("lee.a", "Lee A", None),
            ("lee.a", "Lee", Some("lee")),
            ("2-annlee", "", None),
            ("annlee2", "", None),
            ("annlee", "", None),
            ("annlee-bot", "", None),
            ("annlee-bot", "Build Bot", None),
            ("annlee-bot", "Ann Lee (Admin)", Some("annlee")),
            ("annlee7-2", "", Some("annlee7")),
            ("b75310-2", "", Some("b75310")),
        ] {
            assert_eq!(
                second_of(Raw::of(login), Raw::of(name)).map(|second| second.first).as_deref(),
                first,
                "{login} {name}"
            );
        }
    }

    #[test]
    fn a_number_behind_a_login_may_be_that_of_somebody_whose_login_was_taken() {
        for (login, name, mark) in [
            ("annlee-2", "Ann Lee", Mark::Number),
            ("annlee-2", "Ann Lee (Admin)", Mark::Word),
            ("root-carol-2", "Carol Root", Mark::Number),
            ("annlee7-2", "Ann Lee", Mark::Number),
            ("b75310-2", "", Mark::Word),
        ] {
            assert_eq!(
                second_of(Raw::of(login), Raw::of(name)).map(|second| second.mark),
                Some(mark),
                "{login} {name}"
            );
        }
    }
}
