//! Each relation in a company of strangers: who is found, by which reasons, and who is not.

use super::company::Company;

/// The best candidate of the one server account beside strangers.
fn best(cloud: (&str, &str, &str), server: (&str, &str, &str)) -> Option<(String, u8, Vec<&'static str>)> {
    let mut company = Company::of_strangers(60);
    company.cloud(cloud.0, cloud.1, cloud.2);
    company.server(server.0, server.1, &[server.2]);
    company.search().remove(server.0).unwrap().into_iter().next()
}

#[test]
fn one_person_is_found_by_each_relation() {
    for (cloud, server, reason) in [
        (
            ("kmurphy-dev", "Kevin Murphy", "kevin.murphy@acme.example"),
            ("kmurphy", "Kevin Murphy", "kmurphy@acme.example"),
            "initials",
        ),
        (
            ("kevinm", "Kevin Murphy", "kevin.murphy@acme.example"),
            ("km", "Kevin Murphy", "kevin.murphy@old.example"),
            "other_domain",
        ),
        (
            ("kevinm", "Kevin Murphy", "kevin.murphy@acme.example"),
            ("km", "", "kevin.murphy+ghe@acme.example"),
            "sub_address",
        ),
        (
            ("kevinm", "Kevin Murphy", "kevin.murphy@acme.example"),
            ("km", "Kevin Murphy", "kevinmurphy@acme.example"),
            "separator",
        ),
        (
            ("kevinm", "Kevin Murphy", "kevin.murphy@acme.example"),
            ("km", "Kevin Murphy", "murphy.kevin@acme.example"),
            "name_order",
        ),
        (
            ("kevinm", "Kevin Murphy", "kevin.murphy@acme.example"),
            ("km", "Kevin Murphy", "kevin.muprhy@acme.example"),
            "typo",
        ),
        (("kevinm", "Kevin Murphy", "kevin.murphy@acme.example"), ("km", "", "kevin.murphy@amce.example"), "typo"),
        (
            ("kevinm", "Kevin Murphy", "kevin.murphy@acme.example"),
            ("km", "", "k\u{435}vin.murphy@acme.example"),
            "lookalike",
        ),
        (("cosmic-otter", "", "k@acme.example"), ("cosmic-otter", "", "zzz@freemail.example"), "same_login"),
        (("robot-vector", "", "k@acme.example"), ("robot-vector", "", "zzz@freemail.example"), "same_login"),
        (("glitch42", "Rhea Voigt", "rhea.voigt@acme.example"), ("glitch42", "", "thea.voigt@acme.example"), "typo"),
        (("rv", "Rhea Voigt", "rhea.voigt@acme.example"), ("x77", "", "rheaa.voigt@acme.example"), "typo"),
        (
            ("knightt", "grumpy_druid", "trevor.knight@acme.example"),
            ("tk77", "Trevor Knight", "trevor.knight@old.example"),
            "other_domain",
        ),
        (
            ("rockclimber", "Diethard Hartmann", "dhartman@acme.example"),
            ("x77", "Diethard Hartmann", "dhartmann@acme.example"),
            "initials",
        ),
        (
            ("kevinm", "Zo\u{eb} M\u{fc}ller-Brecht", "z@acme.example"),
            ("km", "Muller-Brecht, Zoe", "cat42@freemail.example"),
            "same_name",
        ),
        (
            ("rw", "Robert Whitfield", "robert.whitfield@acme.example"),
            ("bw", "Bob Whitfield", "cat42@freemail.example"),
            "same_name",
        ),
        (
            ("cosmic-otter", "Jana Unterberger", "jana.unterberger@acme.example"),
            ("cosmic-otter", "Jana Blumenhaus", "jana.blumenhaus@acme.example"),
            "same_login",
        ),
        (
            ("kleknicki", "Kamil Leknicki", "ext-kamil.leknicki@acme.example"),
            ("ext-kl", "", "ext-kamil-leknicki@acme.example"),
            "separator",
        ),
        (
            ("ht", "\u{7530}\u{4e2d} \u{535a}", "hiroshi.tanaka@acme.example"),
            ("th", "Hiroshi Tanaka", "hiroshi.tanaka@old.example"),
            "other_domain",
        ),
        (("mheo", "Min-soo Heo", "x@acme.example"), ("ms", "Minsoo Heo", "cat42@freemail.example"), "same_name"),
        (("wild-cipher", "", "cp@acme.example"), ("x9", "", "wild-cipher@freemail.example"), "same_login"),
        (
            ("silent-fjord", "silent-fjord", "k@acme.example"),
            ("silent-fjord", "Kevin Murphy", "zzz@freemail.example"),
            "same_login",
        ),
        (("ts", "Satou Takeshi", "x@acme.example"), ("st", "Takeshi Satoh", "cat42@freemail.example"), "same_name"),
    ] {
        let found = best(cloud, server);
        let is_right = |(login, score, reasons): &(String, u8, Vec<&str>)| {
            login == cloud.0 && *score >= 80 && reasons.first() == Some(&reason)
        };
        assert!(found.as_ref().is_some_and(is_right), "{server:?} and {cloud:?} by {reason}: {found:?}");
    }
}

#[test]
fn what_common_things_share_is_not_flagged() {
    for (cloud, server, why) in [
        (("al", "Ann Lee", "ann.lee@acme.example"), ("al2", "Ann Lee", "ann.lee2@acme.example"), "two mailboxes"),
        (("al", "Ann Lee", "ann.lee@acme.example"), ("bl", "Bob Lee", "bob.lee@old.example"), "a family name"),
        (("al", "Ann Lee", "ann@acme.example"), ("ax", "Anna Xu", "ann@partner.example"), "a local part"),
        (("ops-team", "", "ops@acme.example"), ("ops-team", "", "ops@old.example"), "a role"),
        (
            ("rl", "Ranjith Kumar", "ranjith.k@acme.example"),
            ("rt", "Ranjith Thomas", "ranjith.t@acme.example"),
            "an initial",
        ),
        (
            ("sl", "Sangmi Lee", "smlee@acme.example"),
            ("sk", "Sukjin Lee", "sjlee@acme.example"),
            "an address but for an initial",
        ),
        (
            ("juw", "", "juwilliams@acme.example"),
            ("jw", "Jane Williams", "jawilliams@acme.example"),
            "an address but for a letter that its owner's name has",
        ),
        (
            ("noyo-acme", "Noyo Shirayama", "shirayama@acme.example"),
            ("noyo-acme", "Noyo Sasaki", "sasaki@old.example"),
            "a given name and the enterprise's",
        ),
        (
            ("wm", "Willow Marsh", "willow.marsh@acme.example"),
            ("wo", "William Marsh", "w.marsh@partner.example"),
            "an initial and a family name",
        ),
        (
            ("ml", "", "mary.linwaddale@acme.example"),
            ("lb", "", "marlin744@freemail.example"),
            "letters of a name that is cut anywhere",
        ),
        (
            ("ae", "", "aaron.elstone@acme.example"),
            ("aelstone", "", "aaron.m.elstone@acme.example"),
            "an address but for a middle initial",
        ),
        (
            ("malyadhi", "", "manal.alyadhi@acme.example"),
            ("manal-alyadhi", "Noura Qasim", "noura77@freemail.example"),
            "a login that was somebody else's",
        ),
        (
            ("olav-gruber", "", "olav.gruber@acme.example"),
            ("olav-gruber", "Wanda Lund", "wanda.lund@old.example"),
            "a login of a known name that was somebody else's",
        ),
        (
            ("sebastienlecomte-git", "Sebastien Lecomte", "sebastien.lecomte@acme.example"),
            ("sebastien-lecomte", "Wanda R", ""),
            "such a login, where an initial stands for the family name",
        ),
        (
            ("spicy-kojo", "Vijay Gupta", "gupta.vijay@acme.example"),
            ("wanda", "P. Wanda", "guptav@old.example"),
            "a short form, where a word and an initial are another name",
        ),
    ] {
        let found = best(cloud, server);
        assert!(
            found.as_ref().is_none_or(|(_, score, _)| *score < 80),
            "{server:?} and {cloud:?} share {why}: {found:?}"
        );
    }
}

#[test]
fn an_address_in_another_spelling_of_the_name_is_no_second_mailbox() {
    let score = |email: &str| {
        let mut company = Company::of_strangers(60);
        company.cloud("otter", "", "shiori.kubota@acme.example");
        for (at, other) in ["Haruna", "Mayuko", "Tomoya", "Kenta", "Reiko"].into_iter().enumerate() {
            company.cloud(&format!("s{at}"), &format!("Shiori {other}da"), &format!("s{at}@acme.example"));
            company.cloud(&format!("k{at}"), &format!("{other} Kubota"), &format!("k{at}@acme.example"));
        }
        company.server("shiori-kubota", "Kubota Siori", &[email]);
        let found = &company.search()["shiori-kubota"];
        found.iter().find(|(login, ..)| login == "otter").map_or(0, |(_, score, _)| *score)
    };
    let (respelled, other) = (score("siori.kubota@acme.example"), score("shinji.kubota@acme.example"));
    assert!(respelled > 30 && respelled >= other, "{respelled} in another spelling, {other} with another name");
}

#[test]
fn letters_of_given_names_before_a_family_name_tell_two_people() {
    let score = |email: &str| {
        let mut company = Company::of_strangers(20);
        company.cloud("quole", "", "jocastell@acme.example");
        company.server("quole77", "", &[email]);
        company.search()["quole77"].first().map_or(0, |(_, score, _)| *score)
    };
    let (more, misspelt) = (score("joscastell@acme.example"), score("jocasstell@acme.example"));
    assert!(more < misspelt, "{more} for a letter more of the given name, {misspelt} for one of the family's");
}

#[test]
fn a_common_name_is_nobody_in_particular() {
    let mut company = Company::of_strangers(60);
    for number in 0..5 {
        company.cloud(&format!("js{number}"), "James Smith", &format!("james.smith{number}@acme.example"));
    }
    company.server("jsmith", "James Smith", &["jim77@freemail.example"]);
    let found = company.search();
    assert!(found["jsmith"].iter().all(|(_, score, _)| *score < 60), "{found:?}");
}

#[test]
fn another_address_and_an_employee_number_are_near_proof() {
    let mut company = Company::of_strangers(60);
    company.cloud("kevinm", "", "kevin.murphy@acme.example").name_id = "E104711".to_owned();
    company.server("otter", "", &["otter@freemail.example", "kevin.murphy@acme.example"]);
    company.cloud("priya", "", "priya@acme.example").name_id = "E204712".to_owned();
    company.server("e204712", "", &["e204712@ldap.example"]);
    company.cloud("quolly", "", "quolly@acme.example").name_id = "0304713".to_owned();
    company.server("u304713", "", &["fox@freemail.example"]);
    let found = company.search();
    assert_eq!(
        (found["u304713"][0].0.as_str(), found["u304713"][0].2[0]),
        ("quolly", "same_identifier"),
        "letters and zeros before the number are the system's"
    );
    assert!(found["u304713"][0].1 >= 80, "{found:?}");
    assert_eq!((found["otter"][0].0.as_str(), found["otter"][0].2[0]), ("kevinm", "secondary_email"));
    assert_eq!((found["e204712"][0].0.as_str(), found["e204712"][0].2[0]), ("priya", "same_identifier"));
    assert!(found["otter"][0].1 >= 97 && found["e204712"][0].1 >= 80, "{found:?}");
}

#[test]
fn a_second_account_is_told_from_a_second_person() {
    let mut company = Company::of_strangers(60);
    let first = company.server("annlee", "Ann Lee", &["ann.lee@acme.example"]);
    company.server("annlee-adm", "", &["annlee-adm@acme.example"]);
    company.server("adm-annlee", "", &["adm-annlee@acme.example"]);
    company.server("leeann", "Ann Lee", &["ann@freemail.example"]);
    company.cloud("ann-lee", "Ann Lee", "ann.lee@acme.example").joined = vec![first];
    let found = company.search();
    assert_eq!((found["annlee-adm"][0].0.as_str(), found["annlee-adm"][0].2[0]), ("ann-lee", "second_account"));
    assert!(found["annlee-adm"][0].1 >= 80, "{found:?}");
    assert_eq!((found["adm-annlee"][0].0.as_str(), found["adm-annlee"][0].2[0]), ("ann-lee", "second_account"));
    assert!(found["leeann"].iter().all(|(_, score, _)| *score < 80), "she is matched on this server: {found:?}");
}

#[test]
fn what_marks_a_second_account_is_no_name_wherever_it_stands() {
    for (first, second, name, email) in [
        ("fmeier", "fmeier-admin", "Frank test", "fmeier-admin@acme.example"),
        ("fmeier", "adm.fmeier", "", "adm.fmeier@acme.example"),
        ("frank.meier", "test-frank.meier", "", "test-frank.meier@acme.example"),
        ("b75310", "b75310-2", "", "b75310-2@ghe.acme.example"),
    ] {
        let mut company = Company::of_strangers(60);
        // Others of the domain have two words in their addresses.
        for at in 0..20 {
            let email = format!("zoran{}.x{at}son@acme.example", (b'a' + at) as char);
            company.cloud(&format!("z{at}"), &format!("Zoran{} X{at}son", (b'a' + at) as char), &email);
        }
        let id = company.server(first, "Frank Meier", &["frank.meier@acme.example"]);
        company.cloud("raycast23", "", "frank.meier@acme.example").joined = vec![id];
        company.server(second, name, &[email]);
        let found = company.search();
        let best = found[second].first();
        let is_found = best.is_some_and(|(login, score, reasons)| {
            login == "raycast23" && *score >= 80 && reasons.contains(&"second_account")
        });
        assert!(is_found, "{second} {name}: {best:?}");
    }
}

#[test]
fn a_handle_that_is_shown_for_a_name_is_none() {
    let shown = ("fb", "feral_dagger", "fb77@freemail.example");
    let found = best(("feral_dagger", "Francesca Barbieri", "francesca.b@acme.example"), shown);
    assert!(found.as_ref().is_some_and(|(login, score, _)| login == "feral_dagger" && *score >= 80), "{found:?}");
}

#[test]
fn a_handle_of_two_words_in_another_mailbox_is_no_name_beside_the_one_that_is_shown() {
    let score = |handle: &str| {
        let mut company = Company::of_strangers(60);
        // Both words are somebody's name.
        company.cloud("mb", "Misty Brookwell", "misty.brookwell@acme.example");
        company.cloud("hg", "Harold Glitch", "harold.glitch@acme.example");
        company.cloud("misty_glitch", "", "thomas.duboisard@acme.example");
        company.server("td", "Thomas Duboisard", &[&format!("{handle}@freemail.example")]);
        company.score("td", "misty_glitch")
    };
    let (same, other) = (score("misty_glitch"), score("x77"));
    assert!(same >= 80 && same >= other, "{same} with the handle, {other} with another mailbox");
}

#[test]
fn who_is_called_otherwise_has_a_login_of_two_words_for_a_handle() {
    for (login, name, email) in [
        ("jbarneswood", "John Barneswood", "paper-mantis@ghe.acme.example"),
        ("x77", "paper-mantis", "otter77@freemail.example"),
    ] {
        let mut company = Company::of_strangers(60);
        // Both words are somebody's name.
        company.cloud("mp", "Magda Paper", "magda.paper@acme.example");
        company.cloud("im", "Ivo Mantis", "ivo.mantis@acme.example");
        company.cloud("paper-mantis", "", "john.barneswood@acme.example");
        company.server(login, name, &[email]);
        let found = company.search();
        let best = found[login].first();
        assert!(best.is_some_and(|(of, score, _)| of == "paper-mantis" && *score >= 80), "{login}: {best:?}");
    }
}

#[test]
fn a_middle_initial_that_the_other_shows_is_no_other_mailbox() {
    let score = |name: &str| {
        let cloud = ("ankit-m", "Ankit Mangalarkar", "ankit.c.mangalarkar@acme.example");
        best(cloud, ("184356", name, "ankit.mangalarkar@acme.example")).map_or(0, |(_, score, _)| score)
    };
    let (same, none, other) =
        (score("Mangalarkar, Ankit C."), score("Ankit Mangalarkar"), score("Ankit D. Mangalarkar"));
    assert!(same >= 80 && none < 50 && other < 50, "{same} with the initial, {none} without, {other} with another");
}

#[test]
fn people_who_share_a_mailbox_are_judged_each_for_themselves() {
    let mut company = Company::of_strangers(60);
    company.cloud("logan-c", "Logan Collinsworth", "logan.collinsworth@acme.example");
    company.server("collilo", "Logan Collinsworth", &["icu-floor@acme.example"]);
    company.server("whitelo", "Louise Whitehouse", &["icu-floor@acme.example"]);
    let found = company.search();
    assert_eq!(found["collilo"].first().map(|(login, ..)| login.as_str()), Some("logan-c"), "{found:?}");
    assert!(found["whitelo"].is_empty(), "{found:?}");
}

#[test]
fn who_alone_has_a_domain_may_go_by_its_name() {
    let cloud = ("pixelramen", "", "peter.h@acme.example");
    let found = best(cloud, ("phamilton", "Peter Hamilton", "mail@pixelramen.example"));
    assert!(found.as_ref().is_some_and(|(login, score, _)| login == "pixelramen" && *score >= 80), "{found:?}");
    let mut company = Company::of_strangers(60);
    company.cloud(cloud.0, cloud.1, cloud.2);
    company.server("phamilton", "Peter Hamilton", &["mail@pixelramen.example"]);
    company.server("other", "Ruth Lane", &["ruth@pixelramen.example"]);
    let found = company.search();
    let is_found = |login: &str| found[login].iter().any(|(_, score, _)| *score >= 50);
    assert!(!is_found("phamilton") && !is_found("other"), "more have addresses there: {found:?}");
}

#[test]
fn a_name_in_one_piece_is_the_same_in_two_words() {
    let found = best(("ds", "白原大樹", "d.s@acme.example"), ("shirahara", "白原 大樹", "raven12@freemail.example"));
    assert!(found.is_some_and(|(login, score, _)| login == "ds" && score >= 50), "by the name alone");
    let found =
        best(("daiki-s", "白原大樹", "d.shirahara@acme.example"), ("sd", "白原 大樹", "dshirahara@acme.example"));
    assert!(found.as_ref().is_some_and(|(login, score, _)| login == "daiki-s" && *score >= 80), "{found:?}");
}

#[test]
fn accounts_with_one_address_are_one_person_and_share_what_is_known() {
    let mut company = Company::of_strangers(60);
    company.cloud("kevinm", "Kevin Murphy", "kevin.murphy@acme.example");
    company.server("km", "Kevin Murphy", &["otter77@freemail.example"]);
    let alone = company.search();
    assert_eq!(alone["km"][0].0, "kevinm");
}

#[test]
fn accounts_of_an_address_that_very_many_share_are_judged_each_for_itself() {
    let mut company = Company::of_strangers(60);
    for number in 0..40 {
        company.server(&format!("desk{number}"), &format!("Zed Nobody{number}"), &["floor.two@old.example"]);
    }
    company.cloud("annlee-x", "Ann Lee", "ann.lee@acme.example");
    company.server("alee", "Ann Lee", &["floor.two@old.example"]);
    let found = company.search();
    let named: Vec<&str> = found.iter().filter(|(_, list)| !list.is_empty()).map(|(login, _)| login.as_str()).collect();
    assert_eq!(named, ["alee"], "whoever shares the address does not share the name");
}

/// The score of an unmatched account in a company whose others are joined with their accounts there.
fn score_beside(joined: &[(&str, &str, &str, &str)], cloud: (&str, &str, &str), server: (&str, &str)) -> u8 {
    let mut company = Company::of_strangers(60);
    for (cloud, name, email, login) in joined {
        let id = company.server(login, name, &[email]);
        company.cloud(cloud, name, email).joined = vec![id];
    }
    company.cloud(cloud.0, cloud.1, cloud.2);
    company.server(server.0, "", &[server.1]);
    let found = company.search();
    found[server.0].iter().find(|(login, ..)| login == cloud.0).map_or(0, |(_, score, _)| *score)
}

#[test]
fn a_server_that_keeps_short_names_is_believed() {
    let names: Vec<String> = (0..20).map(|n| format!("zoran{}", (b'a' + n) as char)).collect();
    let emails: Vec<String> = names.iter().map(|name| format!("{name}x@acme.example")).collect();
    let logins: Vec<String> = names.iter().map(|name| format!("{name}x")).collect();
    let others: Vec<String> = names.iter().map(|name| format!("{name}-git")).collect();
    let joined = |logins: &[String]| -> u8 {
        let all = names.iter().zip(&emails).zip(logins);
        let joined: Vec<_> = all.map(|((n, e), l)| (n.as_str(), "", e.as_str(), l.as_str())).collect();
        score_beside(&joined, ("otter", "Paula Smith", "psmith@acme.example"), ("psmith", "cat42@freemail.example"))
    };
    let (kept, anew) = (joined(&logins), joined(&others));
    assert!(kept > anew, "{kept} where the logins are short names, {anew} where they are not");
}

#[test]
fn an_employee_number_is_not_believed_against_both_names() {
    let score = |name: &str| {
        let mut company = Company::of_strangers(60);
        company.cloud("u042360", "Hannah Greene", "hgreene@acme.example").name_id = "042360".into();
        company.server("042360", name, &[""]);
        company.search()["042360"].first().map_or(0, |(_, score, _)| *score)
    };
    let (same, other) = (score("Hannah Greene"), score("Rosa Guerrero"));
    assert!(same > 90 && other < 80, "{same} with her name, {other} with another's");
}

#[test]
fn a_family_name_with_a_particle_is_no_whole_name() {
    let mut company = Company::of_strangers(60);
    company.cloud("otaibi", "Al Otaibi", "o@acme.example");
    company.cloud("welutn", "Shaikha Al Hashimi", "shashimi@acme.example");
    company.server("al-hashimi7", "", &["shashimi@corp.example"]);
    let found = company.search();
    assert!(matches!(&found["al-hashimi7"][..], [(login, 80.., _)] if login == "welutn"), "{found:?}");
}

#[test]
fn a_name_with_a_particle_is_one_name() {
    let score = |family: &str| {
        let mut company = Company::of_strangers(60);
        for number in 0..2 {
            company.cloud(&format!("m{number}"), &format!("Mona {family}"), &format!("m{number}@acme.example"));
        }
        company.server("otter77", &format!("Mona {family}"), &["otter77@freemail.example"]);
        company.search()["otter77"].first().map_or(0, |(_, score, _)| *score)
    };
    let (with, without) = (score("Al Harbi"), score("Harbi"));
    assert!(with <= without + 1, "{with} with its particle, {without} without: it is not two names that agree");
}

#[test]
fn the_name_of_the_enterprise_is_no_family_name() {
    let mut company = Company::of_strangers(60);
    for (number, family) in ["Braga", "Duarte", "Esteves", "Franco", "Gouveia", "Lobo"].into_iter().enumerate() {
        company.cloud(&format!("c{number}"), &format!("Carlos {family}"), &format!("c{number}@acme.example"));
    }
    company.cloud("carlosacme", "", "ninja@acme.example");
    company.server("cs60", "Carlos Silva", &["carlos.acme@freemail.example"]);
    // Of the family whose enterprise it is they are called so.
    company.cloud("moss77", "", "ulrika.acme@acme.example");
    company.server("u5", "Ulrika Acme", &["fern@freemail.example"]);
    let found = company.search();
    assert!(matches!(&found["u5"][..], [(login, 80.., _), ..] if login == "moss77"), "{found:?}");
    assert!(found["cs60"].iter().all(|(_, score, _)| *score < 80), "many are called Carlos there: {found:?}");
}

#[test]
fn a_name_may_stand_in_two_places_a_word_in_each() {
    let score = |login: &str, name: &str, email: &str| {
        let mut company = Company::of_strangers(60);
        company.cloud("mk77", "Martijn Kortgard", "m.k@acme.example");
        // Others bear either word.
        for (at, other) in ["Willem", "Viggo"].into_iter().enumerate() {
            company.cloud(&format!("m{at}"), &format!("Martijn {other}s"), &format!("m{at}@acme.example"));
            company.cloud(&format!("k{at}"), &format!("{other} Kortgard"), &format!("k{at}@acme.example"));
        }
        company.server(login, name, &[email]);
        company.score(login, "mk77")
    };
    for (login, name, email) in [
        ("kortgard", "", "martijn@old.example"),
        ("kortgard", "Martijn", "otter@freemail.example"),
        ("otter", "Kortgard", "martijn@old.example"),
    ] {
        let (both, one) = (score(login, name, email), score(login, name, "otter@freemail.example"));
        let one = if name.is_empty() || login == "otter" { one } else { score("otter", name, email) };
        assert!(both > 50 && one < 20, "{login} {name} {email}: {both} for both words, {one} for one");
    }
}

#[test]
fn a_korean_name_is_one_in_both_scripts() {
    let found = best(("eunjun-l", "Eunjun Lee", "ejlee@acme.example"), ("otter", "이은준", "otter77@freemail.example"));
    assert!(found.as_ref().is_some_and(|(_, score, _)| *score >= 80), "{found:?}");
    let other = best(("eunjun-l", "Eunjun Lee", "ejlee@acme.example"), ("otter", "박은서", "otter77@freemail.example"));
    assert!(other.is_none(), "{other:?}");
}

#[test]
fn who_has_changed_their_name_or_company_has_another_address_for_that() {
    for (cloud, server) in [
        (("rh", "Raul Herrmann", "raul.eichheim@acme.example"), ("re", "Raul Eichheim", "raul.herrmann@acme.example")),
        (("otter", "", "dpark16@acme.example"), ("dp", "", "dpark_16@acme.example")),
        (("qh", "Quinn Harrowby", "quinnh@acme.example"), ("hq", "Quinn Harrowby", "x-quinnh@acme.example")),
        (("cr", "", "christine.ruizval@acme.example"), ("cb", "Christine Ruizval", "christine.brown@acme.example")),
        (
            ("nl", "Nicolas Buchen-Feldmark", "nicolas.buchenfeldmark@acme.example"),
            ("nb", "Nicolas Feldmark", "nicolas.feldmark@acme.example"),
        ),
    ] {
        let found = best(cloud, server);
        assert!(found.as_ref().is_some_and(|(_, score, _)| *score >= 80), "{server:?} and {cloud:?}: {found:?}");
    }
}

#[test]
fn a_login_with_an_initial_of_another_family_name_is_no_former_name() {
    let mut company = Company::of_strangers(60);
    for family in ["Kern", "Lund", "Moss", "Nolde", "Olsen", "Prahl", "Rask", "Stahl"] {
        let email = format!("tilda.{family}@acme.example").to_lowercase();
        company.cloud(&format!("{family}t").to_lowercase(), &format!("Tilda {family}"), &email);
    }
    company.cloud("otter", "Tilda Arnborg", "");
    company.server("tilda-a", "Tylda Kubik", &["tkubik@old.example"]);
    let found = &company.search()["tilda-a"];
    let score = found.iter().find(|(cloud, ..)| cloud == "otter").map_or(0, |(_, score, _)| *score);
    assert!(score < 80, "{score}");
}

#[test]
fn an_address_with_an_initial_between_the_names_is_the_name_and_no_handle() {
    let score = |cloud: &str, server: &str| {
        let mut company = Company::of_strangers(60);
        for number in 0..3 {
            let email = format!("john.thompson{number}@acme.example");
            company.cloud(&format!("jt{number}"), "John Thompson", &email);
        }
        company.cloud("otter", "John Thompson", cloud);
        company.server("x3609960669", "John Thompson", &[server]);
        let found = &company.search()["x3609960669"];
        found.iter().find(|(login, ..)| login == "otter").map_or(0, |(_, score, _)| *score)
    };
    let same = score("john.d.thompson@acme.example", "john.d.thompson@lab.example");
    let other = score("john.d.thompson@acme.example", "john.k.thompson@lab.example");
    assert!(same < 80, "{same}: others of so common a name have the initial, too");
    assert!(same > other, "{same} with one initial, {other} with two");
}

#[test]
fn a_form_that_shows_a_given_name_whole_is_as_common_as_that_name() {
    let score = |given: &str| {
        let mut company = Company::of_strangers(60);
        for family in
            ["Kern", "Lund", "Moss", "Nolde", "Olsen", "Prahl", "Rask", "Stahl", "Thorn", "Ulm", "Wend", "Zorn"]
        {
            let email = format!("{given}.{family}@acme.example").to_lowercase();
            company.cloud(&format!("{family}x").to_lowercase(), &format!("{given} {family}"), &email);
        }
        company.cloud("otter", "", "ranjith.velagap@acme.example");
        company.server("x77", "", &["ranjith.v@old.example"]);
        let found = &company.search()["x77"];
        found.iter().find(|(login, ..)| login == "otter").map_or(0, |(_, score, _)| *score)
    };
    let (common, rare) = (score("Ranjith"), score("Tomas"));
    assert!(common + 20 < rare, "{common} where many bear it, {rare} where nobody else does");
}

#[test]
fn a_given_name_that_is_shown_fills_up_the_initial_of_a_login() {
    let score = |shown: &str| {
        let mut company = Company::of_strangers(60);
        for family in ["Kern", "Lund", "Moss", "Stahl", "Thorn", "Ulm"] {
            let email = format!("damien.{family}@acme.example").to_lowercase();
            company.cloud(&format!("{family}x").to_lowercase(), &format!("Damien {family}"), &email);
        }
        for given in ["Denise", "Didier", "Delphine", "Ella", "Frieda", "Gustav"] {
            let email = format!("{given}.noel@acme.example").to_lowercase();
            company.cloud(&format!("{given}x").to_lowercase(), &format!("{given} Noel"), &email);
        }
        company.cloud("grigri", "Damien Noel", "");
        company.server("dnoel", shown, &["zebra77@freemail.example"]);
        let found = &company.search()["dnoel"];
        found.iter().find(|(login, ..)| login == "grigri").map_or(0, |(_, score, _)| *score)
    };
    let (shown, blank) = (score("Damien"), score(""));
    assert!(shown > blank + 30, "{shown} where the given name is shown, {blank} where no name is");
}

#[test]
fn a_letter_beside_the_one_name_that_both_show_tells_more() {
    let of = |cloud: &str, server: &str| {
        let found = best(("otter", cloud, "kalyan@acme.example"), ("kalyan", server, "zzz@freemail.example"));
        found.map_or(0, |(_, score, _)| score)
    };
    let (same, none, other) = (of("S. Kalyan", "Kalyan S"), of("Kalyan", "Kalyan"), of("T. Kalyan", "Kalyan S"));
    assert!(same > none && none > other, "{same} for the same letter, {none} for none, {other} for another");
    assert!(other < 20, "{other}");
}

#[test]
fn a_given_name_and_a_letter_are_less_than_a_handle_that_somebody_chose() {
    let of =
        |login: &str| best((login, "Lottie", "q@acme.example"), (login, "Lottie", "zzz@freemail.example")).unwrap().1;
    let (begun, chosen) = (of("lotties"), of("glitchy"));
    assert!(begun < chosen, "{begun} for what many may have, {chosen}");
}

#[test]
fn what_is_made_of_all_words_of_a_name_is_no_handle_of_two_who_bear_it() {
    let beside = |login: &str| {
        let mut company = Company::of_strangers(60);
        for (at, middle) in ["Quang", "Minh", "Anh", "Duc", "Tuan"].iter().cycle().take(40).enumerate() {
            let name = format!("Nguyen {middle} Hieu");
            company.cloud(&format!("n{at}x"), &name, &format!("n{at}@acme.example"));
        }
        company.cloud(login, "Nguyen Thanh Hieu", "q@acme.example");
        company.server(login, "Nguyen Thanh Hieu", &["zzz@freemail.example"]);
        let found = company.search().remove(login).unwrap();
        found.into_iter().find(|(cloud, ..)| cloud == login).map_or(0, |(_, score, _)| score)
    };
    let (made, chosen) = (beside("hieunt"), beside("pixelfox"));
    assert!(made < chosen, "{made} for what all of that name may have, {chosen}");
}
