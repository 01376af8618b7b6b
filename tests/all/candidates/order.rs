//! What must hold of any company: no order of files and rows changes a score, no role is anybody, and all chances of one
//! account are one at most.

use super::company::Company;
use proptest::prelude::*;

const GIVEN: [&str; 6] = ["Ann", "Bob", "Robert", "Yuko", "Jo\u{e3}o", "\u{6d0b}\u{5b50}"];
const FAMILY: [&str; 5] = ["Lee", "Silva", "Sato", "Mueller", "\u{5c71}\u{7530}"];
const DOMAINS: [&str; 3] = ["acme.example", "old.example", "freemail.example"];
const ROLES: [&str; 6] = ["svc-deploy", "build-bot", "noreply", "jenkins-ci", "admin", "backup"];

type Pick = (usize, usize, usize, usize);

fn local(pick: Pick, given: &str, family: &str) -> String {
    let (given, family) = (given.to_lowercase(), family.to_lowercase());
    let number = if pick.3 % 4 == 3 { pick.3.to_string() } else { String::new() };
    match pick.3 % 3 {
        0 => format!("{given}.{family}{number}"),
        1 => format!("{}{family}{number}", given.chars().next().unwrap()),
        _ => format!("{given}{family}{number}"),
    }
}

fn company(clouds: &[Pick], servers: &[Pick]) -> Company {
    let mut company = Company::default();
    for (at, pick) in clouds.iter().enumerate() {
        let (given, family) = (GIVEN[pick.0], FAMILY[pick.1]);
        let email = format!("{}@acme.example", local(*pick, given, family));
        let name = if pick.2 == 2 { String::new() } else { format!("{given} {family}") };
        // Some have an account on two servers, which show other names.
        let others = [GIVEN[(pick.0 + 1) % GIVEN.len()], FAMILY[(pick.1 + 1) % FAMILY.len()]];
        let joined = match pick.3 {
            0..4 => vec![
                company.server(&format!("here{at}"), &format!("{} {family}", others[0]), &[&email]),
                company.server_on(
                    "lab.acme.example",
                    &format!("there{at}"),
                    &format!("{given} {} Melo", others[1]),
                    &[&email],
                ),
            ],
            _ => Vec::new(),
        };
        company.cloud(&format!("user{at}"), &name, &email).joined = joined;
    }
    for (at, pick) in servers.iter().enumerate() {
        let (given, family) = (GIVEN[pick.0], FAMILY[pick.1]);
        let email = format!("{}@{}", local(*pick, given, family), DOMAINS[pick.2]);
        company.server(&format!("account{at}"), &format!("{family}, {given}"), &[&email]);
    }
    company
}

fn picks(most: usize) -> impl Strategy<Value = Vec<Pick>> {
    proptest::collection::vec((0..GIVEN.len(), 0..FAMILY.len(), 0..DOMAINS.len(), 0..12_usize), 1..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_order_of_files_and_rows_changes_a_score(clouds in picks(30), servers in picks(15), turn in 1..60_usize) {
        let company = company(&clouds, &servers);
        let turned = Company { turn, ..company.clone() };
        prop_assert_eq!(company.search(), turned.search());
    }

    #[test]
    fn a_role_is_never_anybody(clouds in picks(10), role in 0..ROLES.len(), pick in picks(2)) {
        let mut company = company(&clouds, &[]);
        let role = ROLES[role];
        company.cloud(role, "Ann Lee", &format!("{role}@acme.example"));
        let name = format!("{} {}", GIVEN[pick[0].0], FAMILY[pick[0].1]);
        company.server(role, &name, &[&format!("{role}@old.example")]);
        let found = company.search();
        prop_assert_eq!(found.get(role), Some(&Vec::new()));
    }
}

#[test]
fn the_chances_of_all_candidates_of_one_account_are_one_at_most() {
    let mut company = Company::of_strangers(120);
    // Logins are the mailboxes that the directory gives, and nobody has the handle of another.
    for (at, given) in
        ["Zoran", "Yusuf", "Xaver", "Willem", "Viggo", "Ulrike", "Tomas"].iter().cycle().take(80).enumerate()
    {
        let short = format!("q{}x{at}", &given[..3].to_lowercase());
        let email = format!("{short}@acme.example");
        let id = company.server(&short, "", &[&email]);
        company.cloud(&format!("c{at}{given}").to_lowercase(), "", &email).joined = vec![id];
        company.server(
            &format!("zw{}k{given}", at * 7).to_lowercase(),
            "",
            &[&format!("vq{given}{at}@freemail.example")],
        );
    }
    company.cloud("crimsonlynx7", "Jorun Ferro", "qjfer7@acme.example");
    company.cloud("otter", "Jorun Ferro", "");
    company.server("qjfer7", "Jorun Ferro", &["crimsonlynx7@freemail.example"]);
    let found = &company.search()["qjfer7"];
    let all: u32 = found.iter().map(|(_, score, _)| u32::from(*score)).sum();
    assert!(found[0].0 == "crimsonlynx7" && all <= 101, "{found:?}");
}
