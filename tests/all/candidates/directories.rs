//! What the addresses of a company teach: how its directory makes them, for whom, and who has which beside another one.

use super::company::Company;

const GIVEN: [&str; 14] = [
    "Zoran", "Yusuf", "Xaver", "Willem", "Viggo", "Ulrike", "Tomas", "Solveig", "Ragnar", "Quirin", "Pavel", "Orsolya",
    "Nadine", "Milena",
];

/// A company with people of a family name for each of some given names, added by `add` with what is made of the names.
fn with(mut company: Company, family: &str, add: impl Fn(&mut Company, &str, &str)) -> Company {
    for given in GIVEN {
        add(&mut company, given, &format!("{given} {family}"));
    }
    company
}

#[test]
fn who_has_an_address_at_a_partner_is_sought_among_those_whom_the_enterprise_marks() {
    let beside = |email: &str| {
        let mut company = with(Company::of_strangers(60), "Ferro", |company, given, name| {
            let given = given.to_lowercase();
            company.cloud(&format!("{given}7"), name, &format!("x-{given}.f@acme.example"));
            company.server(&format!("{given}ferro"), name, &[&format!("{given}@partner.example")]);
        });
        company.cloud("otter", "Kim Quarrel", email);
        company.cloud("walrus", "Kim Quarrel", "");
        company.server("kimq", "Kim Quarrel", &["kim@partner.example"]);
        company.score("kimq", "otter")
    };
    let (marked, own) = (beside("x-kim.q@acme.example"), beside("kim.q@acme.example"));
    assert!(marked >= 80 && own < 40, "{marked} with the mark, {own} without it");
}

#[test]
fn where_all_have_one_address_who_has_another_is_somebody_else() {
    let beside = |email: &str| {
        let mut company = with(Company::of_strangers(60), "Ferro", |company, given, name| {
            let email = format!("{given}.ferro@acme.example").to_lowercase();
            company.cloud(&format!("{given}7").to_lowercase(), name, "");
            company.server(&format!("{given}ferro").to_lowercase(), name, &[&email]);
        });
        for (at, given) in GIVEN.iter().enumerate() {
            company.cloud(&format!("k{at}"), &format!("Kim {given}son"), "");
            company.cloud(&format!("q{at}"), &format!("{given} Quarrel"), "");
        }
        company.cloud("otter", "Kim Quarrel", email);
        company.server("kimq", "Kim Quarrel", &["kim.quarrel@acme.example"]);
        company.score("kimq", "otter")
    };
    let (none, other) = (beside(""), beside("kimberly.quarrel@acme.example"));
    assert!(none >= 90 && other < none - 30, "{none} without an address, {other} with another one");
}

#[test]
fn a_letter_behind_a_hyphen_marks_an_address_where_initials_stand_behind_a_dot() {
    let mut company = Company::default();
    for given in GIVEN {
        for family in ["Ferro", "Castro", "Prado"] {
            let email = |letter: &str| format!("{family}.{letter}@acme.example").to_lowercase();
            company.cloud(&format!("{given}{family}"), &format!("{given} {family}"), &email(&given[..1]));
            company.cloud(
                &format!("{family}{given}"),
                &format!("{given}a {family}"),
                &email(&format!("{}-c", &given[..1])),
            );
        }
    }
    company.cloud("otter", "", "quarrel.k-c@acme.example");
    company.server("walrus", "Kim Quarrel", &["kim@partner.example"]);
    let found = company.score("walrus", "otter");
    assert!(found >= 30, "{found}");
}

#[test]
fn a_letter_of_another_name_behind_the_family_name_is_no_part_of_it() {
    let of = |email: &str| {
        let mut company = with(Company::default(), "Tilo Ferro", |company, given, name| {
            let email = format!("{given}.ferrot@acme.example").to_lowercase();
            company.cloud(&format!("{given}7").to_lowercase(), name, &email);
        });
        company.cloud("otter", "", email);
        company.server("walrus", "Hanno Ferro", &["x9@freemail.example"]);
        company.score("walrus", "otter")
    };
    let (lettered, other) = (of("hanno.ferrok@acme.example"), of("hanno.ferrano@acme.example"));
    assert!(lettered >= 30 && other < 10, "{lettered} with a letter, {other} with another name");
}

#[test]
fn who_has_another_letter_behind_the_family_name_is_somebody_else() {
    let beside = |is_lettered: bool| {
        let mut company = with(Company::of_strangers(60), "Ferro", |company, given, name| {
            let letter = if is_lettered { "g" } else { "" };
            let email = format!("{}ferro{letter}@acme.example", &given[..1]).to_lowercase();
            company.cloud(&format!("{given}7").to_lowercase(), name, &email);
        });
        company.cloud("v1", "Ana Vidal", "");
        company.cloud("v2", "Eva Vidal", "");
        company.cloud("otter", "Alejandro Vidal", "avidalb@acme.example");
        company.server("avidal", "Alejandro Vidal", &["avidalg@acme.example"]);
        company.score("avidal", "otter")
    };
    let (letters, errors) = (beside(true), beside(false));
    assert!(letters < 20 && errors >= 80, "{letters} where a letter stands for a name, {errors} where none does");
}

#[test]
fn a_local_part_that_is_a_given_name_is_as_good_as_shown_where_all_have_theirs() {
    let beside = |local: fn(&str) -> String| {
        let mut company = with(Company::default(), "Ferro", |company, given, name| {
            company.cloud(&format!("c{given}7").to_lowercase(), name, &format!("{}@acme.example", local(given)));
        });
        company.cloud("otter", "Keiichi Sakasaki", "");
        company.server("walrus", "", &["keiichi@acme.example"]);
        company.score("walrus", "otter")
    };
    let (given, other) = (beside(str::to_lowercase), beside(|given| format!("x{}", given.to_lowercase())));
    assert!(given > other + 20, "{given} where it is, {other} where it is anything");
}

#[test]
fn where_logins_are_mailboxes_whose_login_is_ones_mailbox_has_another_address_beside_it() {
    let beside = |login: fn(&str, usize) -> String| {
        let mut company = Company::of_strangers(60);
        for (at, given) in GIVEN.iter().enumerate() {
            let given = given.to_lowercase();
            let email = format!("{given}.ferro{}@acme.example", at + 2);
            let id = company.server(&login(&given, at + 2), "", &[&email]);
            company.cloud(&format!("{given}7"), "", &email).joined = vec![id];
        }
        company.cloud("otter", "Huong Voan", "huong.voan@acme.example");
        company.cloud("walrus", "Huong Voan", "");
        company.server("huong-voan", "Huong Voan", &["huong.va@acme.example"]);
        company.score("huong-voan", "otter")
    };
    let mailboxes = beside(|given, number| format!("{given}-ferro{number}"));
    let others = beside(|given, number| format!("x{number}{given}"));
    assert!(mailboxes > others + 40, "{mailboxes} where logins are mailboxes, {others} where they are not");
}

/// The score of somebody whose mailbox has a number that the one of the same name in its domain has not, where so have
/// others; whether those of the cloud have their accounts already.
fn with_a_number(have_accounts: bool) -> u8 {
    let mut company = Company::of_strangers(60);
    for at in 0..40 {
        let (name, email) = (company.clouds[at].name.clone(), company.clouds[at].email.clone());
        company.clouds[at].joined = vec![company.servers.len() + 10];
        company.server(&format!("s{at}"), &name, &[&email]);
    }
    let mut company = with(company, "Ferro", |company, given, name| {
        let given = given.to_lowercase();
        let email = format!("{given}.ferro@acme.example");
        let joined =
            if have_accounts { vec![company.server(&format!("{given}1"), name, &[&email])] } else { Vec::new() };
        company.cloud(&format!("{given}7"), name, &email).joined = joined;
        company.server(&format!("{given}2"), name, &[&format!("{given}.ferro2@acme.example")]);
    });
    company.cloud("otter", "Kim Quarrel", "kim.quarrel@acme.example");
    company.server("walrus", "Kim Quarrel", &["kim.quarrel2@acme.example"]);
    company.score("walrus", "otter")
}

#[test]
fn whether_a_number_keeps_people_of_one_name_apart_is_told_by_who_has_an_account_already() {
    let (apart, one) = (with_a_number(true), with_a_number(false));
    assert!(apart < 10 && one >= 80, "{apart} where those without it have theirs, {one} where none of them has");
}

/// The score of somebody in a company where nobody has another address beside the one of its directory.
fn beside_one_address(display: &str, server: &str, cloud: &str) -> u8 {
    let mut company = with(Company::of_strangers(60), "Ferro", |company, given, name| {
        let given = given.to_lowercase();
        company.cloud(&format!("{given}7"), name, "");
        company.server(&format!("{given}ferro"), name, &[&format!("{given}.ferro@acme.example")]);
    });
    let family = display.split(' ').next_back().unwrap_or_default();
    for (at, given) in GIVEN.iter().take(8).enumerate() {
        company.cloud(&format!("k{at}"), &format!("Kim {given}son"), "");
        company.cloud(&format!("q{at}"), &format!("{given} {family}"), "");
    }
    company.cloud("otter", display, &format!("{cloud}@acme.example"));
    company.server("walrus", display, &[&format!("{server}@acme.example")]);
    company.score("walrus", "otter")
}

#[test]
fn who_has_changed_their_name_has_an_address_beside_the_former_one() {
    let of = |local: &str| beside_one_address("Kim Quarrel", local, "kim.quarrel");
    let (changed, numbered, other) = (of("kim.brenzone"), of("kim.brenzone2"), of("quarrel.services"));
    assert!(changed >= 80, "{changed}");
    assert_eq!(numbered, changed, "a number beside the former name is not that of somebody of this one");
    assert!(other < changed - 20, "{other} with what is no name");
}
