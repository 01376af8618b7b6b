//! The one table of the filter language: its qualifiers, their legal values, and a line about each. Parser, completion
//! and help read it; what a word means for a person is left to `subject`.

/// A legal value and what it says about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is typed.
    pub name: &'static str,
    /// One line for completion and help.
    pub about: &'static str,
}

macro_rules! words {
    ($(#[$doc:meta])* $kind:ident: $($variant:ident $name:literal $about:literal,)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $(#[doc = $about] $variant,)+
        }

        impl $kind {
            /// All words in table order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// The same as they are typed, with a line about each.
            pub const WORDS: &'static [Word] = &[$(Word { name: $name, about: $about },)+];

            /// The word as it is typed.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

words! {
    /// What `is:` asks: a verdict, or a plain fact.
    IsWord:
    Matched "matched" "GitHub counts it together with a cloud account",
    PendingSync "pending-sync" "the next sync will join it with a cloud account",
    Conflict "conflict" "the rules and GitHub's report do not agree, or several accounts fit",
    Double "double" "counted twice, likely or by a note; also what is still being checked",
    ServerOnly "server-only" "no cloud account is found and none is likely",
    NotCounted "not-counted" "suspended or built in: consumes nothing",
    Unmatched "unmatched" "counted twice or server only",
    Open "open" "still to do: counted twice, waiting for sync or conflict, less what is accepted",
    Checking "checking" "the search for candidates has not reached it yet",
    Suspended "suspended" "suspended on its server",
    Dormant "dormant" "dormant on its server",
    Admin "admin" "site admin of its server",
    Managed "managed" "a managed user of the enterprise",
    Invited "invited" "has a pending invitation",
    VisualStudio "visual-studio" "a Visual Studio subscriber",
    VsDouble "vs-double" "a subscriber who also has an Enterprise license",
    AtRisk "at-risk" "matched, but no rule would find the match any more",
    OwnRow "own-row" "counted in a report row of its own",
    NotInReport "not-in-report" "in no row of the report",
}

words! {
    /// What `has:` asks: whether something is there.
    HasWord:
    Note "note" "a note or a decision of yours",
    Candidate "candidate" "a cloud account that may be the same person's",
    Email "email" "any e-mail address",
    Login "login" "a login",
    VerifiedEmail "verified-email" "an e-mail in the enterprise's verified domains",
    NameId "name-id" "a SAML NameID",
    Identity "identity" "a linked identity",
}

words! {
    /// The qualifiers that take whole names; `-` and `_` are one in them.
    NameWord:
    Rule "rule" "the rule that decides",
    Reason "reason" "why a candidate looks like the same person",
    Cause "cause" "why a person is counted twice: the first reason of the best candidate",
    Consumes "consumes" "why a report row consumes a licence, the first reason that fits",
    Role "role" "a role on the cloud",
    Actor "actor" "who must act to mend it",
}

words! {
    /// The qualifiers that look for a part of a text; `*` is any that is not blank.
    TextWord:
    Host "host" "part of the server's host name",
    Login "login" "part of the login",
    Name "name" "part of the display name",
    Email "email" "part of an e-mail address",
    Domain "domain" "part of an e-mail's domain",
    Move "move" "part of a move that makes people count twice: old.example -> corp.example",
    Org "org" "part of an organization's name",
    CostCenter "cost-center" "part of the cost center",
    Note "note" "part of a note's text",
}

const RULES: &[Word] = &[
    Word { name: "saml_claim_name", about: "SAML attribute claims/name" },
    Word { name: "saml_claim_emailaddress", about: "SAML attribute claims/emailaddress" },
    Word { name: "saml_username", about: "SAML username or SCIM userName" },
    Word { name: "saml_name_id", about: "SAML NameID" },
    Word { name: "saml_emails", about: "SAML or SCIM e-mails" },
    Word { name: "verified_email", about: "a verified e-mail" },
];

const REASONS: &[Word] = &[
    Word { name: "note", about: "a note says so" },
    Word { name: "secondary_email", about: "another e-mail of the server account" },
    Word { name: "visual_studio_email", about: "the subscription's e-mail" },
    Word { name: "same_identifier", about: "an employee number or short name" },
    Word { name: "sub_address", about: "what stands behind + in the address" },
    Word { name: "lookalike", about: "letters that look alike" },
    Word { name: "typo", about: "one letter" },
    Word { name: "separator", about: "dots, hyphens and underscores" },
    Word { name: "name_order", about: "family name first" },
    Word { name: "initials", about: "initials for names" },
    Word { name: "other_domain", about: "the same local part at another domain" },
    Word { name: "same_login", about: "the same login" },
    Word { name: "same_name", about: "the same display name" },
    Word { name: "second_account", about: "a second account on the same server" },
    Word { name: "pending_invitation", about: "an invitation to the same e-mail" },
];

const ROLES: &[Word] = &[
    Word { name: "owner", about: "owner of the enterprise or of an organization" },
    Word { name: "member", about: "member of the enterprise or of an organization" },
    Word { name: "collaborator", about: "collaborator of a repository" },
    Word { name: "outside_collaborator", about: "outside collaborator of the enterprise" },
    Word { name: "repository_collaborator", about: "repository collaborator of the enterprise" },
];

const PARTS: &[Word] = &[
    Word { name: "member", about: "member or owner of an organization" },
    Word { name: "collaborator", about: "collaborator on repositories" },
    Word { name: "visual_studio", about: "a Visual Studio subscriber with an account" },
    Word { name: "pending_invitation", about: "a pending invitation" },
    Word { name: "server", about: "a cloud account only for its server account" },
    Word { name: "server_only", about: "server accounts without a cloud account" },
    Word { name: "not_explained", about: "nothing that is documented" },
    Word { name: "nothing", about: "nothing, by the documentation" },
    Word { name: "no_licence", about: "it is no licence: a subscriber without an account, or it has ended" },
];

const ACTORS: &[Word] = &[
    Word { name: "owner", about: "the enterprise's owner" },
    Word { name: "idp", about: "whoever runs the identity provider" },
    Word { name: "server", about: "the server's user settings or its directory" },
    Word { name: "user", about: "the person" },
    Word { name: "admin", about: "the server's site admin" },
];

const ANY: &[Word] = &[Word { name: "*", about: "any that is not blank" }];

impl NameWord {
    /// The names that this qualifier knows.
    #[must_use]
    pub fn words(self) -> &'static [Word] {
        match self {
            Self::Rule => RULES,
            Self::Reason | Self::Cause => REASONS,
            Self::Consumes => PARTS,
            Self::Role => ROLES,
            Self::Actor => ACTORS,
        }
    }
}

/// What may stand behind a qualifier's colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// A word of `is:`.
    Is,
    /// A word of `has:`.
    Has,
    /// A whole name.
    Names(NameWord),
    /// Any text, or `*`.
    Text(TextWord),
}

impl Values {
    /// The words to choose from; for text only `*`.
    #[must_use]
    pub fn words(self) -> &'static [Word] {
        match self {
            Self::Is => IsWord::WORDS,
            Self::Has => HasWord::WORDS,
            Self::Names(names) => names.words(),
            Self::Text(_) => ANY,
        }
    }
}

/// A qualifier: what stands before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// As it is typed, without the colon.
    pub name: &'static str,
    /// One line for completion and help.
    pub about: &'static str,
    /// What may follow.
    pub values: Values,
}

/// All qualifiers, in the order in which help lists them.
pub const QUALIFIERS: &[Qualifier] = &[
    Qualifier { name: "is", about: "a verdict, or a fact about the account", values: Values::Is },
    Qualifier { name: "has", about: "something that is there", values: Values::Has },
    name(NameWord::Rule),
    name(NameWord::Reason),
    name(NameWord::Cause),
    name(NameWord::Consumes),
    name(NameWord::Role),
    name(NameWord::Actor),
    text(TextWord::Host),
    text(TextWord::Login),
    text(TextWord::Name),
    text(TextWord::Email),
    text(TextWord::Domain),
    text(TextWord::Move),
    text(TextWord::Org),
    text(TextWord::CostCenter),
    text(TextWord::Note),
];

const fn name(word: NameWord) -> Qualifier {
    let Word { name, about } = listed(NameWord::WORDS, word as usize);
    Qualifier { name, about, values: Values::Names(word) }
}

const fn text(word: TextWord) -> Qualifier {
    let Word { name, about } = listed(TextWord::WORDS, word as usize);
    Qualifier { name, about, values: Values::Text(word) }
}

#[expect(clippy::indexing_slicing, reason = "only called in constants, where a wrong index fails the build")]
const fn listed(words: &[Word], index: usize) -> Word {
    words[index]
}

/// The qualifier of a name, in any ASCII case.
pub(super) fn qualifier(name: &str) -> Option<&'static Qualifier> {
    QUALIFIERS.iter().find(|qualifier| qualifier.name.eq_ignore_ascii_case(name))
}

/// Where a word stands in a table, in any ASCII case and with hyphens, underscores and blanks as one.
pub(super) fn position(words: &[Word], typed: &str) -> Option<usize> {
    words.iter().position(|word| plain(word.name).eq(plain(typed)))
}

fn plain(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(|c| if matches!(c, '_' | ' ') { '-' } else { c.to_ascii_lowercase() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_there_twice_and_each_has_its_line() {
        for (index, qualifier) in QUALIFIERS.iter().enumerate() {
            assert_eq!(QUALIFIERS.iter().position(|other| other.name == qualifier.name), Some(index));
            for (index, word) in qualifier.values.words().iter().enumerate() {
                assert_eq!(position(qualifier.values.words(), word.name), Some(index), "{}", word.name);
                assert!(!word.about.is_empty() && word.about.len() < 80);
            }
        }
    }

    #[test]
    fn names_are_found_however_their_parts_are_joined() {
        assert_eq!(position(RULES, "SAML-Name-ID"), position(RULES, "saml_name_id"));
        assert_eq!(position(ROLES, "Outside collaborator"), Some(3));
        assert_eq!(position(IsWord::WORDS, "pending_sync"), Some(1));
        assert_eq!(position(RULES, "saml"), None);
    }
}
