//! The habits of more kinds of enterprise, most of one language. Data only.

use crate::directory::Style;
use crate::habits::{Cause, Habits, Identity, Kind, Old, PLAIN};
use crate::names::{Culture, Form};

const CAUSES: &[(Cause, u32)] = &[
    (Cause::OtherDomain, 35),
    (Cause::Romanisation, 12),
    (Cause::Unrelated, 14),
    (Cause::Initials, 10),
    (Cause::SecondaryEmail, 7),
    (Cause::NameOrder, 6),
    (Cause::Separator, 5),
    (Cause::Typo, 5),
    (Cause::SubAddress, 3),
    (Cause::Nickname, 2),
    (Cause::Lookalike, 1),
];

/// The habits of these kinds; of all others those of the plain one.
pub fn of(kind: Kind) -> Habits {
    match kind {
        Kind::Korean => Habits {
            slug: "hanbit",
            domains: &[("hanbit.example", 1)],
            old: &[
                (Old { domain: "hanbit-soft.example", renamed: true }, 2),
                (Old { domain: "daesung.example", renamed: false }, 1),
            ],
            cultures: &[(Culture::Korean, 92), (Culture::English, 4), (Culture::Chinese, 4)],
            house: &[(Style::GivenDotFamily, 60), (Style::InitialDotFamily, 20), (Style::Number, 20)],
            causes: CAUSES,
            ..PLAIN
        },
        Kind::Chinese => Habits {
            slug: "longhe",
            domains: &[("longhe.example", 3), ("longhe-intl.example", 1)],
            old: &[
                (Old { domain: "longhe-tech.example", renamed: true }, 1),
                (Old { domain: "qingshan.example", renamed: false }, 1),
            ],
            cultures: &[(Culture::Chinese, 93), (Culture::English, 4), (Culture::Indian, 3)],
            house: &[(Style::GivenDotFamily, 50), (Style::FamilyDotGiven, 30), (Style::GivenFamily, 20)],
            cloud_logins: &[(Style::GivenFamily, 40), (Style::FamilyInitial, 20), (Style::Handle, 40)],
            server_names: &[(Form::Full, 40), (Form::FamilyFirst, 50), (Form::Blank, 10)],
            causes: CAUSES,
            ..PLAIN
        },
        Kind::German => Habits {
            slug: "ostwerk",
            domains: &[("ostwerk.example", 1)],
            old: &[
                (Old { domain: "ost-werk-ag.example", renamed: true }, 2),
                (Old { domain: "feinmechanik-sued.example", renamed: false }, 1),
            ],
            cultures: &[(Culture::German, 82), (Culture::Slavic, 8), (Culture::Arabic, 6), (Culture::English, 4)],
            server_names: &[(Form::FamilyComma, 60), (Form::Full, 20), (Form::Plain, 10), (Form::Blank, 10)],
            causes: CAUSES,
            outside: 1200,
            ..PLAIN
        },
        Kind::French => Habits {
            slug: "valmont",
            domains: &[("valmont.example", 9), ("valmont-sante.example", 1)],
            old: &[
                (Old { domain: "groupe-valmont.example", renamed: true }, 1),
                (Old { domain: "atelier-nord.example", renamed: false }, 1),
            ],
            cultures: &[(Culture::French, 80), (Culture::Arabic, 10), (Culture::Portuguese, 5), (Culture::African, 5)],
            house: &[(Style::GivenDotFamily, 70), (Style::InitialFamily, 30)],
            outside: 500,
            ..PLAIN
        },
        Kind::Gulf => Habits {
            slug: "almanar",
            domains: &[("almanar.example", 1)],
            old: &[
                (Old { domain: "almanar-group.example", renamed: true }, 1),
                (Old { domain: "wadi-telecom.example", renamed: false }, 1),
            ],
            cultures: &[(Culture::Arabic, 70), (Culture::Indian, 22), (Culture::English, 8)],
            house: &[(Style::GivenDotFamily, 55), (Style::InitialFamily, 25), (Style::GivenDotInitial, 20)],
            causes: CAUSES,
            ..PLAIN
        },
        Kind::Slavic => Habits {
            slug: "polnoc",
            domains: &[("polnoc.example", 1)],
            old: &[
                (Old { domain: "polnoc-it.example", renamed: true }, 1),
                (Old { domain: "wschod.example", renamed: false }, 1),
            ],
            cultures: &[(Culture::Slavic, 92), (Culture::German, 4), (Culture::English, 4)],
            house: &[(Style::GivenDotFamily, 60), (Style::InitialFamily, 40)],
            cloud_names: &[(Form::Full, 55), (Form::Plain, 30), (Form::GivenOnly, 5), (Form::Blank, 10)],
            causes: CAUSES,
            ..PLAIN
        },
        Kind::Acquired => Habits {
            slug: "northgate",
            domains: &[("northgate.example", 1)],
            old: &[(Old { domain: "redbrick.example", renamed: false }, 1)],
            server_logins: &[(Style::Number, 60), (Style::InitialFamily, 40)],
            login_kept: 500,
            number: "rb",
            causes: &[
                (Cause::OtherDomain, 70),
                (Cause::Unrelated, 10),
                (Cause::SecondaryEmail, 8),
                (Cause::Initials, 7),
                (Cause::SameIdentifier, 5),
            ],
            identities: &[(Identity::Number, 40), (Identity::Claims, 40), (Identity::None, 20)],
            double: 4500,
            ..PLAIN
        },
        Kind::Nameless => Habits {
            slug: "graybox",
            domains: &[("graybox.example", 1)],
            old: &[
                (Old { domain: "graybox-labs.example", renamed: true }, 1),
                (Old { domain: "silverline.example", renamed: false }, 1),
            ],
            server_names: &[(Form::Blank, 1)],
            cloud_names: &[(Form::Blank, 60), (Form::Full, 35), (Form::GivenOnly, 5)],
            ..PLAIN
        },
        Kind::Startup => Habits {
            slug: "kite",
            domains: &[("kite.example", 1)],
            old: &[(Old { domain: "kitehq.example", renamed: true }, 1)],
            house: &[(Style::Given, 75), (Style::GivenDotInitial, 15), (Style::GivenDotFamily, 10)],
            cloud_logins: &[
                (Style::Handle, 35),
                (Style::GivenFamily, 35),
                (Style::InitialFamily, 20),
                (Style::Given, 10),
            ],
            server_logins: &[(Style::Given, 70), (Style::GivenFamily, 30)],
            ..PLAIN
        },
        _ => PLAIN,
    }
}
