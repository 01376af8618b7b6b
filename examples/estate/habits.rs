//! The habits of enterprises: how each kind names, numbers and moves its people. Data only.

use clap::ValueEnum;

use crate::directory::Style;
use crate::more_habits;
use crate::names::{Culture, Form};

/// The kinds of enterprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Given.family everywhere, a mixed workforce, one old domain.
    Plain,
    /// Employee numbers as logins and `NameID`.
    Bank,
    /// A manufacturer after mergers: a server and a domain of each old company.
    Merger,
    /// Japanese names in two scripts and two romanisations.
    Japanese,
    /// Given name and initial, many namesakes, numbered addresses.
    Indian,
    /// Several surnames, of which addresses use one.
    Brazilian,
    /// A game studio: pseudonyms, blank names, private addresses.
    Studio,
    /// Managed users with a short code, provisioned by SCIM.
    Managed,
    /// A university: departments' subdomains, many namesakes.
    University,
    /// Nordic and neighbouring names with marks.
    #[value(alias = "mixed")]
    Nordic,
    /// Korean names: few surnames, several romanisations, names in one word or two.
    Korean,
    /// Chinese names, family name first in half of the addresses.
    Chinese,
    /// German names with ä and ae, contractors with `ext-`.
    German,
    /// French names, initials in logins, a company bought.
    French,
    /// Arabic names in many spellings.
    Gulf,
    /// Slavic names with marks and in several transliterations.
    Slavic,
    /// A company was bought whose logins are employee numbers.
    Acquired,
    /// Servers that give no names, and cloud accounts without most of them.
    Nameless,
    /// First names as addresses and logins.
    Startup,
}

/// Why the primary e-mail of a server account is not the cloud account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    None,
    OtherDomain,
    SubAddress,
    SecondaryEmail,
    Typo,
    Separator,
    NameOrder,
    Initials,
    Lookalike,
    ChangedSurname,
    Nickname,
    Romanisation,
    Unrelated,
    SameIdentifier,
    VisualStudioEmail,
    SecondAccount,
    PendingInvitation,
}

impl Cause {
    /// The word in the truth file.
    pub fn word(self) -> &'static str {
        match self {
            Cause::None => "none",
            Cause::OtherDomain => "other_domain",
            Cause::SubAddress => "sub_address",
            Cause::SecondaryEmail => "secondary_email",
            Cause::Typo => "typo",
            Cause::Separator => "separator",
            Cause::NameOrder => "name_order",
            Cause::Initials => "initials",
            Cause::Lookalike => "lookalike",
            Cause::ChangedSurname => "changed_surname",
            Cause::Nickname => "nickname",
            Cause::Romanisation => "romanisation",
            Cause::Unrelated => "unrelated",
            Cause::SameIdentifier => "same_identifier",
            Cause::VisualStudioEmail => "visual_studio_email",
            Cause::SecondAccount => "second_account",
            Cause::PendingInvitation => "pending_invitation",
        }
    }
}

/// What a linked identity holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Claims `name` and `emailaddress` are the address.
    Claims,
    /// Claim `name` and `NameID` are a short UPN, `emailaddress` the address.
    Upn,
    /// `NameID` is the employee number, SAML username and SCIM userName the address.
    Number,
    /// `NameID` only.
    NameId,
    /// `NameID` is opaque, the addresses are in the SAML e-mails.
    Emails,
    /// SCIM userName and e-mails, `NameID` the address.
    Scim,
    /// No linked identity.
    None,
}

/// A domain that server accounts still use.
#[derive(Clone, Copy, Debug)]
pub struct Old {
    pub domain: &'static str,
    /// Whether the directory was moved as it was, so that local parts stayed.
    pub renamed: bool,
}

/// One kind's habits; chances are per 10,000, the others are weights.
pub struct Habits {
    pub slug: &'static str,
    pub domains: &'static [(&'static str, u32)],
    pub old: &'static [(Old, u32)],
    pub cultures: &'static [(Culture, u32)],
    pub house: &'static [(Style, u32)],
    pub cloud_logins: &'static [(Style, u32)],
    pub server_logins: &'static [(Style, u32)],
    pub login_kept: u32,
    pub cloud_names: &'static [(Form, u32)],
    pub server_names: &'static [(Form, u32)],
    pub identities: &'static [(Identity, u32)],
    pub causes: &'static [(Cause, u32)],
    /// The code at the end of every cloud login.
    pub code: &'static str,
    /// What stands before an employee number.
    pub number: &'static str,
    /// The last server counts its logins by itself.
    pub own_sequence: bool,
    pub on_server: u32,
    pub double: u32,
    pub server_only: u32,
    /// Whose address begins with `ext-`.
    pub outside: u32,
    /// Shows the work address among the verified e-mails.
    pub verified: u32,
}

const WORLD: &[(Culture, u32)] = &[
    (Culture::English, 40),
    (Culture::Indian, 14),
    (Culture::German, 9),
    (Culture::Spanish, 7),
    (Culture::Chinese, 7),
    (Culture::French, 5),
    (Culture::Slavic, 5),
    (Culture::Portuguese, 4),
    (Culture::Nordic, 3),
    (Culture::Arabic, 2),
    (Culture::Japanese, 2),
    (Culture::Korean, 1),
    (Culture::African, 1),
];
const CAUSES: &[(Cause, u32)] = &[
    (Cause::OtherDomain, 40),
    (Cause::Unrelated, 18),
    (Cause::Initials, 10),
    (Cause::SecondaryEmail, 8),
    (Cause::SubAddress, 4),
    (Cause::Typo, 5),
    (Cause::Separator, 5),
    (Cause::NameOrder, 3),
    (Cause::Lookalike, 1),
    (Cause::VisualStudioEmail, 2),
    (Cause::Nickname, 2),
    (Cause::Romanisation, 2),
];
const CLOUD_NAMES: &[(Form, u32)] = &[
    (Form::Full, 74),
    (Form::Middle, 3),
    (Form::GivenOnly, 6),
    (Form::GivenInitial, 2),
    (Form::Plain, 4),
    (Form::Blank, 11),
];
const SERVER_NAMES: &[(Form, u32)] = &[
    (Form::Full, 78),
    (Form::FamilyComma, 8),
    (Form::Middle, 3),
    (Form::Plain, 4),
    (Form::GivenOnly, 2),
    (Form::Blank, 5),
];
const IDENTITIES: &[(Identity, u32)] = &[
    (Identity::Claims, 46),
    (Identity::Upn, 16),
    (Identity::NameId, 12),
    (Identity::Emails, 8),
    (Identity::Scim, 6),
    (Identity::Number, 4),
    (Identity::None, 8),
];
const LOGINS: &[(Style, u32)] = &[
    (Style::InitialFamily, 30),
    (Style::GivenFamily, 24),
    (Style::GivenHyphenFamily, 22),
    (Style::Handle, 9),
    (Style::GivenInitial, 6),
    (Style::FamilyInitial, 5),
    (Style::Given, 4),
];

pub const PLAIN: Habits = Habits {
    slug: "corp",
    domains: &[("corp.example", 92), ("labs.corp.example", 8)],
    old: &[
        (Old { domain: "oldcorp.example", renamed: true }, 7),
        (Old { domain: "acquired.example", renamed: false }, 3),
    ],
    cultures: WORLD,
    house: &[
        (Style::GivenDotFamily, 88),
        (Style::InitialFamily, 8),
        (Style::Given, 1),
        (Style::GivenUnderscoreFamily, 3),
    ],
    cloud_logins: LOGINS,
    server_logins: &[
        (Style::InitialFamily, 50),
        (Style::GivenHyphenFamily, 25),
        (Style::GivenFamily, 20),
        (Style::Handle, 5),
    ],
    login_kept: 2500,
    cloud_names: CLOUD_NAMES,
    server_names: SERVER_NAMES,
    identities: IDENTITIES,
    causes: CAUSES,
    code: "",
    number: "E",
    own_sequence: false,
    on_server: 3350,
    double: 2900,
    server_only: 600,
    outside: 0,
    verified: 8800,
};

impl Kind {
    /// The kind's habits.
    pub fn habits(self) -> Habits {
        match self {
            Kind::Plain => PLAIN,
            Kind::Bank => Habits {
                slug: "northbank",
                domains: &[("northbank.example", 85), ("nb-invest.example", 15)],
                old: &[
                    (Old { domain: "savings-bank.example", renamed: false }, 1),
                    (Old { domain: "mail.northbank.example", renamed: true }, 2),
                ],
                house: &[(Style::GivenDotFamily, 90), (Style::InitialDotFamily, 10)],
                cloud_logins: &[
                    (Style::GivenHyphenFamily, 30),
                    (Style::GivenFamily, 25),
                    (Style::InitialFamily, 20),
                    (Style::Number, 15),
                    (Style::Handle, 10),
                ],
                server_logins: &[(Style::Number, 1)],
                login_kept: 300,
                server_names: &[(Form::FamilyComma, 70), (Form::Full, 20), (Form::Blank, 10)],
                identities: &[(Identity::Number, 86), (Identity::Claims, 6), (Identity::None, 8)],
                causes: &[
                    (Cause::SameIdentifier, 30),
                    (Cause::OtherDomain, 34),
                    (Cause::Unrelated, 12),
                    (Cause::Initials, 8),
                    (Cause::SecondaryEmail, 5),
                    (Cause::Typo, 4),
                    (Cause::NameOrder, 3),
                    (Cause::Nickname, 2),
                    (Cause::VisualStudioEmail, 2),
                ],
                number: "u",
                own_sequence: true,
                ..PLAIN
            },
            Kind::Merger => Habits {
                slug: "unitedworks",
                domains: &[("unitedworks.example", 1)],
                old: &[
                    (Old { domain: "mueller-antriebe.example", renamed: false }, 4),
                    (Old { domain: "brookfield-tools.example", renamed: false }, 3),
                    (Old { domain: "forges-du-nord.example", renamed: false }, 2),
                    (Old { domain: "united-works.example", renamed: true }, 3),
                ],
                cultures: &[
                    (Culture::German, 40),
                    (Culture::English, 28),
                    (Culture::French, 18),
                    (Culture::Slavic, 8),
                    (Culture::Arabic, 4),
                    (Culture::Indian, 2),
                ],
                causes: &[
                    (Cause::OtherDomain, 62),
                    (Cause::Initials, 12),
                    (Cause::Unrelated, 8),
                    (Cause::Typo, 5),
                    (Cause::SecondaryEmail, 5),
                    (Cause::Romanisation, 5),
                    (Cause::NameOrder, 3),
                ],
                double: 4000,
                ..PLAIN
            },
            Kind::Japanese => Habits {
                slug: "hoshi",
                domains: &[("hoshi.example", 80), ("jp.hoshi.example", 20)],
                old: &[(Old { domain: "hoshi-denki.example", renamed: true }, 1)],
                cultures: &[
                    (Culture::Japanese, 93),
                    (Culture::Chinese, 3),
                    (Culture::Korean, 2),
                    (Culture::English, 2),
                ],
                house: &[(Style::GivenDotFamily, 55), (Style::FamilyDotGiven, 25), (Style::InitialDotFamily, 20)],
                cloud_logins: &[
                    (Style::GivenFamily, 25),
                    (Style::InitialFamily, 20),
                    (Style::FamilyInitial, 15),
                    (Style::GivenHyphenFamily, 15),
                    (Style::Handle, 15),
                    (Style::Given, 10),
                ],
                server_logins: &[(Style::FamilyInitial, 40), (Style::InitialFamily, 40), (Style::GivenFamily, 20)],
                cloud_names: &[
                    (Form::Native, 30),
                    (Form::Full, 40),
                    (Form::FamilyFirst, 10),
                    (Form::GivenOnly, 5),
                    (Form::Blank, 15),
                ],
                server_names: &[(Form::Native, 55), (Form::FamilyFirst, 20), (Form::Full, 15), (Form::Blank, 10)],
                causes: &[
                    (Cause::OtherDomain, 30),
                    (Cause::Romanisation, 18),
                    (Cause::NameOrder, 12),
                    (Cause::Unrelated, 15),
                    (Cause::Initials, 10),
                    (Cause::SecondaryEmail, 6),
                    (Cause::Separator, 5),
                    (Cause::Typo, 3),
                    (Cause::SubAddress, 1),
                ],
                ..PLAIN
            },
            Kind::Indian => Habits {
                slug: "sagara",
                domains: &[("sagara.example", 1)],
                old: &[
                    (Old { domain: "sagarasoft.example", renamed: true }, 3),
                    (Old { domain: "in.sagara.example", renamed: true }, 2),
                ],
                cultures: &[(Culture::Indian, 96), (Culture::English, 2), (Culture::Arabic, 2)],
                house: &[
                    (Style::GivenDotInitial, 45),
                    (Style::GivenDotFamily, 40),
                    (Style::Given, 10),
                    (Style::GivenFamily, 5),
                ],
                cloud_logins: &[
                    (Style::GivenFamily, 35),
                    (Style::GivenInitial, 25),
                    (Style::GivenHyphenFamily, 20),
                    (Style::Number, 5),
                    (Style::Handle, 15),
                ],
                server_logins: &[(Style::GivenInitial, 50), (Style::GivenFamily, 30), (Style::Number, 20)],
                identities: &[
                    (Identity::Number, 40),
                    (Identity::Claims, 35),
                    (Identity::NameId, 15),
                    (Identity::None, 10),
                ],
                causes: &[
                    (Cause::OtherDomain, 40),
                    (Cause::Unrelated, 15),
                    (Cause::Romanisation, 10),
                    (Cause::SameIdentifier, 8),
                    (Cause::Initials, 8),
                    (Cause::SecondaryEmail, 6),
                    (Cause::Separator, 5),
                    (Cause::Typo, 5),
                    (Cause::NameOrder, 3),
                ],
                ..PLAIN
            },
            Kind::Brazilian => Habits {
                slug: "verdemar",
                domains: &[("verdemar.example", 1)],
                old: &[
                    (Old { domain: "vm-logistica.example", renamed: true }, 2),
                    (Old { domain: "banco-verde.example", renamed: false }, 1),
                ],
                cultures: &[
                    (Culture::Portuguese, 94),
                    (Culture::Spanish, 3),
                    (Culture::Japanese, 2),
                    (Culture::German, 1),
                ],
                house: &[(Style::GivenDotFamily, 80), (Style::InitialFamily, 15), (Style::GivenFamily, 5)],
                cloud_names: &[
                    (Form::Full, 50),
                    (Form::Everything, 28),
                    (Form::Plain, 6),
                    (Form::GivenOnly, 6),
                    (Form::Blank, 10),
                ],
                server_names: &[(Form::Everything, 62), (Form::Full, 22), (Form::Plain, 10), (Form::Blank, 6)],
                ..PLAIN
            },
            Kind::Studio => Habits {
                slug: "pixelforge",
                domains: &[("pixelforge.example", 1)],
                old: &[(Old { domain: "moonbyte.example", renamed: false }, 1)],
                house: &[
                    (Style::Given, 45),
                    (Style::Handle, 20),
                    (Style::GivenDotFamily, 25),
                    (Style::InitialFamily, 10),
                ],
                cloud_logins: &[(Style::Handle, 78), (Style::Given, 8), (Style::GivenFamily, 14)],
                server_logins: &[(Style::Handle, 70), (Style::Given, 15), (Style::InitialFamily, 15)],
                login_kept: 5500,
                cloud_names: &[(Form::Blank, 52), (Form::GivenOnly, 20), (Form::Full, 28)],
                server_names: &[(Form::Blank, 55), (Form::GivenOnly, 20), (Form::Full, 25)],
                identities: &[(Identity::NameId, 40), (Identity::Claims, 15), (Identity::None, 45)],
                causes: &[
                    (Cause::Unrelated, 62),
                    (Cause::OtherDomain, 12),
                    (Cause::SecondaryEmail, 12),
                    (Cause::SubAddress, 6),
                    (Cause::Typo, 4),
                    (Cause::Initials, 4),
                ],
                verified: 6500,
                ..PLAIN
            },
            Kind::Managed => Habits {
                slug: "globex",
                domains: &[("globex.example", 1)],
                old: &[
                    (Old { domain: "globex-group.example", renamed: true }, 1),
                    (Old { domain: "int.globex.example", renamed: true }, 1),
                ],
                cloud_logins: &[(Style::ShortCut, 55), (Style::InitialFamily, 35), (Style::GivenHyphenFamily, 10)],
                server_logins: &[(Style::ShortCut, 70), (Style::InitialFamily, 30)],
                login_kept: 7500,
                cloud_names: &[(Form::Full, 95), (Form::Middle, 4), (Form::Blank, 1)],
                identities: &[(Identity::Scim, 70), (Identity::Upn, 30)],
                causes: &[
                    (Cause::OtherDomain, 52),
                    (Cause::Initials, 18),
                    (Cause::SecondaryEmail, 8),
                    (Cause::Unrelated, 6),
                    (Cause::Typo, 4),
                    (Cause::NameOrder, 5),
                    (Cause::Separator, 4),
                    (Cause::Romanisation, 3),
                ],
                code: "_gbx",
                verified: 10_000,
                ..PLAIN
            },
            Kind::University => Habits {
                slug: "easton",
                domains: &[("easton.example", 70), ("alumni.easton.example", 10), ("med.easton.example", 20)],
                old: &[
                    (Old { domain: "cs.easton.example", renamed: false }, 5),
                    (Old { domain: "physics.easton.example", renamed: false }, 3),
                    (Old { domain: "bio.easton.example", renamed: false }, 2),
                    (Old { domain: "students.easton.example", renamed: false }, 4),
                ],
                cultures: &[
                    (Culture::English, 45),
                    (Culture::Chinese, 30),
                    (Culture::Korean, 8),
                    (Culture::Indian, 12),
                    (Culture::Arabic, 5),
                ],
                house: &[(Style::GivenDotFamily, 55), (Style::Short, 45)],
                cloud_logins: &[
                    (Style::GivenFamily, 30),
                    (Style::InitialFamily, 25),
                    (Style::GivenHyphenFamily, 15),
                    (Style::Handle, 22),
                    (Style::Short, 8),
                ],
                server_logins: &[(Style::Short, 60), (Style::InitialFamily, 40)],
                login_kept: 2000,
                identities: &[
                    (Identity::Claims, 40),
                    (Identity::NameId, 15),
                    (Identity::Upn, 15),
                    (Identity::None, 30),
                ],
                causes: &[
                    (Cause::OtherDomain, 52),
                    (Cause::Unrelated, 20),
                    (Cause::SecondaryEmail, 10),
                    (Cause::SubAddress, 6),
                    (Cause::Initials, 6),
                    (Cause::Nickname, 3),
                    (Cause::Typo, 3),
                ],
                server_only: 900,
                verified: 7500,
                ..PLAIN
            },
            Kind::Nordic => Habits {
                slug: "fjordkraft-tek",
                domains: &[("fjordtek.example", 60), ("fjordtek-se.example", 25), ("fjordtek-fi.example", 15)],
                old: &[
                    (Old { domain: "polarsys.example", renamed: true }, 1),
                    (Old { domain: "ft-consulting.example", renamed: false }, 1),
                ],
                cultures: &[
                    (Culture::Nordic, 70),
                    (Culture::Slavic, 10),
                    (Culture::German, 8),
                    (Culture::Arabic, 6),
                    (Culture::African, 3),
                    (Culture::English, 3),
                ],
                house: &[(Style::GivenDotFamily, 75), (Style::GivenDotInitial, 10), (Style::Short, 15)],
                causes: &[
                    (Cause::OtherDomain, 38),
                    (Cause::Romanisation, 10),
                    (Cause::Unrelated, 15),
                    (Cause::Initials, 12),
                    (Cause::SecondaryEmail, 8),
                    (Cause::Typo, 5),
                    (Cause::Separator, 4),
                    (Cause::SubAddress, 4),
                    (Cause::Nickname, 2),
                    (Cause::Lookalike, 2),
                ],
                ..PLAIN
            },
            Kind::Korean
            | Kind::Chinese
            | Kind::German
            | Kind::French
            | Kind::Gulf
            | Kind::Slavic
            | Kind::Acquired
            | Kind::Nameless
            | Kind::Startup => more_habits::of(self),
        }
    }
}
