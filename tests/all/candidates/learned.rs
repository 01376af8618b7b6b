//! What the files teach the search: the same two accounts weigh more or less beside other people.

use super::company::Company;

const GIVEN: [&str; 20] = [
    "Zoran", "Yusuf", "Xaver", "Willem", "Viggo", "Ulrike", "Tomas", "Solveig", "Ragnar", "Quirin", "Pavel", "Orsolya",
    "Nadine", "Milena", "Lorenz", "Klara", "Jasper", "Isolde", "Hanno", "Greta",
];

/// A company where a given and a family name are common: others bear each of them.
fn company_of(given: &str, family: &str) -> Company {
    let mut company = Company::of_strangers(60);
    for (at, other) in GIVEN.iter().enumerate() {
        let email = |given: &str, family: &str| format!("{given}.{family}@acme.example").to_lowercase();
        company.cloud(&format!("c{at}"), &format!("{given} {other}son"), &email(given, &format!("{other}son")));
        company.cloud(&format!("d{at}"), &format!("{other} {family}"), &email(other, family));
    }
    company
}

/// Adds a cloud account that is joined with its account on the server.
fn join(company: &mut Company, login: &str, names: (&str, &str), email: &str) {
    let id = company.server(&format!("{login}-git"), names.1, &[email]);
    company.cloud(login, names.0, email).joined = vec![id];
}

/// A company of such names where each Ferro is joined, and shows one on the cloud and one on the server.
fn ferros(shown: impl Fn(&str) -> (String, String)) -> Company {
    let mut company = company_of("Ana", "Lima");
    for given in GIVEN {
        let (cloud, server) = shown(given);
        let email = format!("{given}.ferro@acme.example").to_lowercase();
        join(&mut company, &format!("{given}f").to_lowercase(), (&cloud, &server), &email);
    }
    company
}

#[test]
fn an_address_unlike_all_others_was_given_because_somebody_else_has_the_usual_one() {
    let company = |cloud: &str, server: &str| {
        let mut company = company_of("Henrique", "Lima");
        company.cloud("henrique", "Henrique Lima", cloud);
        company.server("hl", "Henrique Lima", &[server]);
        company.score("hl", "henrique")
    };
    let (usual, other) = ("henrique.lima@acme.example", "henriquelima@acme.example");
    let (misspelt, apart) = (company(usual, other), company(other, usual));
    assert!(misspelt > apart, "{misspelt} where the server writes it in another way, {apart} where the cloud does");
}

#[test]
fn names_of_other_lengths_are_one_persons_where_people_show_them_so() {
    let beside = |shown: fn(&str) -> String| {
        let mut company = ferros(|given| (format!("{given} Costa Ferro"), shown(given)));
        company.cloud("anal", "Ana Souza Lima", "ana.lima@acme.example");
        company.server("al", "Ana Lima", &["otter77@freemail.example"]);
        company.score("al", "anal")
    };
    let (shorter, alike) = (beside(|given| format!("{given} Ferro")), beside(|given| format!("{given} Costa Ferro")));
    assert!(shorter > alike, "{shorter} where servers leave words out, {alike} where they never do");
}

#[test]
fn a_longer_name_says_no_more_where_servers_show_all_names_longer() {
    let beside = |shown: fn(&str) -> String, own: &str| {
        let mut company = ferros(|given| (format!("{given} Ferro"), shown(given)));
        company.cloud("walrus", "Ana Lima", "ana.lima@acme.example");
        company.server("al", own, &["walrus88@freemail.example"]);
        company.score("al", "walrus")
    };
    let longer = beside(|given| format!("{given} Costa Ferro"), "Ana Souza Lima");
    let alike = beside(|given| format!("{given} Ferro"), "Ana Lima");
    assert!(
        alike < 95 && longer <= alike + 5,
        "{longer} where all have a name more there, {alike} where they have the same"
    );
}

#[test]
fn a_domain_that_writes_all_addresses_without_separators_is_read_so() {
    let beside = |local: fn(&str) -> String| {
        let mut company = company_of("Ana", "Lima");
        for given in GIVEN {
            let login = format!("{given}f").to_lowercase();
            company.cloud(&login, &format!("{given} Ferro"), &format!("{given}.ferro@acme.example").to_lowercase());
            company.server(&format!("{login}2"), &format!("{given} Ferro"), &[&local(&given.to_lowercase())]);
        }
        for other in ["Anton", "Agnes", "Alma"] {
            company.cloud(other, &format!("{other} Lima"), &format!("{other}.lima@acme.example").to_lowercase());
        }
        company.cloud("anal", "", "a.lima@acme.example");
        company.server("otter", "", &["alima@old.example"]);
        company.score("otter", "anal")
    };
    let so = beside(|given| format!("{given}ferro@old.example"));
    let in_another_way = beside(|given| format!("{given}.ferro@old.example"));
    assert!(so > in_another_way, "{so} where all were moved so, {in_another_way} where none was");
}

#[test]
fn a_handle_says_less_where_people_choose_alike() {
    let beside = |theirs: fn(usize) -> String| {
        let mut company = Company::of_strangers(60);
        for (number, given) in GIVEN.iter().enumerate() {
            let login = format!("wolf{}otter", (b'a' + number as u8) as char);
            join(&mut company, &login, ("", ""), &format!("{given}@acme.example").to_lowercase());
            company.server(&theirs(number), "", &[&format!("x{number}@mail{number}.example")]);
        }
        company.cloud("pickled", "", "p@acme.example");
        company.server("pickled", "", &["cat42@freemail.example"]);
        company.score("pickled", "pickled")
    };
    let alike = beside(|number| format!("wolf{}otter", (b'a' + number as u8) as char));
    let apart = beside(|number| format!("bear{}otter", (b'a' + number as u8) as char));
    assert!(apart > alike, "{apart} where nobody has another's, {alike} where many have");
}

#[test]
fn who_writes_two_names_as_one_is_a_namesake_of_who_writes_three() {
    let beside = |name: &str| {
        let mut company = Company::of_strangers(120);
        for number in 0..6 {
            company.cloud(&format!("cat{number}"), name, &format!("c{number}@acme.example"));
        }
        company.cloud("mihoon", "Mi Hoon Kim", "mh@acme.example");
        company.server("mk", "Kim Mi Hoon", &["otter77@freemail.example"]);
        company.score("mk", "mihoon")
    };
    let (alone, many) = (beside("Ann Lee"), beside("Mihoon Kim"));
    assert!(alone >= 80 && many < 80, "{alone} alone, {many} beside six");
}

#[test]
fn names_of_two_syllables_are_one_in_all_their_spellings() {
    for (cloud, server) in [
        (("jw", "", "jaeuk.wi@acme.example"), ("jae-uk-wi", "", "cat42@freemail.example")),
        (("jy", "", "jaegyeong.yi@acme.example"), ("jxy05", "Yi Jae Gyeong", "jaegyeong-yi@old.example")),
        (("kmk", "Kyung-Min Ko", "kyungmin.ko@acme.example"), ("gmg", "Go Gyeongmin", "cat42@freemail.example")),
    ] {
        let mut company = Company::of_strangers(120);
        company.cloud("jaeuk-other", "Jaeuk Holm", "jaeuk.holm@acme.example");
        company.cloud("wi-other", "Ida Wi", "ida.wi@acme.example");
        company.cloud(cloud.0, cloud.1, cloud.2);
        company.server(server.0, server.1, &[server.2]);
        let found = company.score(server.0, cloud.0);
        assert!(found >= 80, "{cloud:?} {server:?}: {found}");
    }
}

#[test]
fn a_handle_of_two_words_at_a_mailbox_of_anybodys_is_no_name() {
    let mut company = Company::of_strangers(400);
    company.cloud("salty-noodle", "Aryal Hardik", "hardik.aryal@acme.example");
    company.cloud("fox", "", "fox@freemail.example");
    company.server("hardyal", "", &["salty.noodle@freemail.example"]);
    let found = company.score("hardyal", "salty-noodle");
    assert!(found >= 50, "{found}");
}

#[test]
fn who_will_be_matched_at_the_next_sync_has_an_account_as_who_is_matched() {
    let beside = |has_account: fn(&mut Company)| {
        let mut company = Company::of_strangers(60);
        company.cloud("orsolyaq", "Orsolya Quillon", "orsolya.quillon@acme.example");
        has_account(&mut company);
        company.server("oq", "Orsolya Quillon", &["otter77@freemail.example"]);
        company.score("oq", "orsolyaq")
    };
    let without = beside(|_| ());
    let found_by_a_rule =
        beside(|company| _ = company.server("quillon", "Orsolya Quillon", &["orsolya.quillon@acme.example"]));
    assert!(
        found_by_a_rule < 80 && without > 80,
        "{found_by_a_rule} where the next sync matches another, {without} else"
    );
}

#[test]
fn where_a_server_numbers_those_whose_login_is_taken_a_number_makes_no_second_account() {
    let beside = |login: fn(&str) -> String| {
        let mut company = Company::of_strangers(60);
        for given in GIVEN {
            let email = |family: &str| format!("{given}.{family}@acme.example").to_lowercase();
            join(&mut company, &format!("{given}f").to_lowercase(), (given, given), &email("ferro"));
            let id = company.server(&login(&given.to_lowercase()), given, &[&email("gruber")]);
            company.cloud(&format!("{given}g").to_lowercase(), given, &email("gruber")).joined = vec![id];
        }
        join(&mut company, "orsolyaq", ("Orsolya Quillon", "Orsolya Quillon"), "orsolya.quillon@acme.example");
        company.server("orsolyaq-git-2", "Orsolya Quillon", &["otter77@freemail.example"]);
        company.score("orsolyaq-git-2", "orsolyaq")
    };
    let (numbered, else_) = (beside(|given| format!("{given}f-git-2")), beside(|given| format!("{given}g-git")));
    assert!(numbered < 80 && else_ > 80, "{numbered} where others have numbers too, {else_} where nobody has");
}

#[test]
fn a_name_in_one_piece_is_as_rare_as_such_names_are() {
    let beside = |times: usize| {
        let mut company = Company::of_strangers(60);
        for at in 0..60_u32 {
            let name: String = ['이'].into_iter().chain(char::from_u32(0xac00 + at * 31)).collect();
            for number in 0..times {
                company.cloud(&format!("k{at}{number}"), &name, &format!("k{at}{number}@acme.example"));
            }
        }
        company.cloud("seo", "서지훈", "jihoon.seo@acme.example");
        company.server("otter", "서지훈", &["otter77@freemail.example"]);
        company.score("otter", "seo")
    };
    let (rare, shared) = (beside(1), beside(2));
    assert!(rare > shared, "{rare} where nobody else shares a name, {shared} where all do");
}

#[test]
fn who_is_numbered_beside_somebody_has_a_name_like_theirs() {
    let mut company = Company::of_strangers(60);
    company.cloud("tgoto", "Tomoko Goto", "t.goto@acme.example");
    company.server("tgoto", "Tomoko Goto", &["t.goto2@acme.example"]);
    let numbered = company.score("tgoto", "tgoto");
    assert!(numbered < 80, "{numbered}: the directory gave a mailbox to each");
}

#[test]
fn people_who_have_their_name_in_two_scripts_tell_what_its_words_are() {
    let beside = |shown: fn(&str, &str) -> String| {
        let mut company = Company::of_strangers(60);
        for (native, given) in [("გიორგი", "giorgi"), ("დავით", "davit"), ("ნინო", "nino")]
        {
            for (family, latin) in [("ბერიძე", "beridze"), ("კაპანაძე", "kapanadze")] {
                let email = format!("{}@acme.example", shown(given, latin));
                company.cloud(&format!("{given}{latin}"), &format!("{family} {native}"), &email);
            }
        }
        company.cloud("otter77", "მაისურაძე დავით", "otter77@acme.example");
        company.cloud("gm", "მაისურაძე გიორგი", "giorgi.maisuradze@acme.example");
        company.server("davit", "Davit Maisuradze", &["raven12@freemail.example"]);
        company.score("davit", "otter77")
    };
    let (told, untold) = (beside(|given, family| format!("{given}.{family}")), beside(|given, _| format!("x{given}7")));
    assert!(told > untold, "{told} where addresses tell, {untold} where nothing does");
}

#[test]
fn where_logins_are_of_one_directory_nobody_else_has_an_equal_one() {
    let beside = |login: fn(usize) -> String| {
        let mut company = company_of("Hanno", "Ferro");
        for (number, given) in GIVEN.iter().enumerate() {
            let email = format!("{given}.ferro@acme.example").to_lowercase();
            let id = company.server(&login(number), "", &[&email]);
            company.cloud(&format!("ferro{number}"), &format!("{given} Ferro"), &email).joined = vec![id];
        }
        company.cloud("ferro31", "Paula Ferro", "paula.ferro@acme.example");
        company.server("ferro31", "", &["otter77@freemail.example"]);
        company.score("ferro31", "ferro31")
    };
    let (kept, anew) = (beside(|number| format!("ferro{number}")), beside(|number| format!("ferro{}", number + 50)));
    assert!(kept > 60 && anew < 20, "{kept} where all have theirs on both sides, {anew} where each system counts");
}

#[test]
fn where_logins_are_of_one_directory_an_equal_one_tells_who_of_a_name_it_is() {
    let beside = |login: fn(usize, &str) -> String| {
        let mut company = company_of("Hanno", "Ferro");
        for (number, given) in GIVEN.iter().enumerate() {
            for at in 1..4 {
                let name = format!("{given} {}feld", GIVEN[(number + at) % GIVEN.len()]);
                let email = format!("{}{at}@acme.example", name.replace(' ', ".")).to_lowercase();
                let own = format!("{}{}", name.replace(' ', ""), 10 * number + at).to_lowercase();
                let id = company.server(&login(100 * number + at, &own), &name, &[&email]);
                company.cloud(&own, &name, &email).joined = vec![id];
            }
        }
        company.cloud("hannof", "Hanno Ferro", "hanno.ferro1@acme.example");
        company.cloud("hannoferro", "Hanno Ferro", "");
        company.server("hannoferro", "Hanno Ferro", &["otter77@freemail.example"]);
        company.score("hannoferro", "hannoferro")
    };
    let (kept, anew) = (beside(|_, own| own.to_owned()), beside(|number, _| format!("x{number}")));
    assert!(kept > anew + 30, "{kept} where all have theirs on both sides, {anew} where each system has its own");
}

#[test]
fn what_many_logins_of_the_cloud_end_in_is_no_part_of_them() {
    let beside = |ending: &str| {
        let mut company = company_of("Gavin", "Ferro");
        for given in GIVEN {
            let email = format!("{given}.ferro@acme.example").to_lowercase();
            let login = format!("{given}f").to_lowercase();
            let id = company.server(&login, "", &[&email]);
            company.cloud(&format!("{login}-{ending}"), "", &email).joined = vec![id];
        }
        company.cloud(&format!("ferroga3-{ending}"), "Gavin Ferro", "");
        company.server("ferroga3", "", &["otter77@freemail.example"]);
        company.score("ferroga3", &format!("ferroga3-{ending}"))
    };
    let (ending, name) = (beside("mhs"), beside("ferro"));
    assert!(ending > name + 30, "{ending} where it is the enterprise's, {name} where it is a name");
}

#[test]
fn a_directory_that_numbers_namesakes_keeps_nobody_apart_by_a_separator() {
    let beside = |second: fn(&str, &str) -> String| {
        let mut company = company_of("Henrique", "Lima");
        for (at, given) in GIVEN.iter().enumerate() {
            for (number, local) in [format!("{given}.ferro"), second(given, "ferro")].iter().enumerate() {
                let email = format!("{local}@acme.example").to_lowercase();
                company.cloud(&format!("f{at}x{number}"), &format!("{given} Ferro"), &email);
            }
        }
        company.cloud("henrique", "Henrique Lima", "henrique.lima@acme.example");
        company.server("hl", "Henrique Lima", &["henrique_lima@acme.example"]);
        company.score("hl", "henrique")
    };
    let numbered = beside(|given, family| format!("{given}.{family}2"));
    let apart = beside(|given, family| format!("{given}_{family}"));
    assert!(numbered > apart + 10, "{numbered} where namesakes have numbers, {apart} where they have a separator");
}

#[test]
fn where_people_have_one_login_on_all_servers_another_one_is_another_persons() {
    let beside = |elsewhere: fn(&str) -> String, login: &str| {
        let mut company = company_of("Hanno", "Ferro");
        for given in GIVEN {
            let (name, own) = (format!("{given} Ferro"), format!("{given}ferro").to_lowercase());
            let email = format!("{given}.ferro@acme.example").to_lowercase();
            let joined = vec![
                company.server(&own, &name, &[&email]),
                company.server_on("lab.acme.example", &elsewhere(&own), &name, &[&email]),
            ];
            company.cloud(&format!("{own}-acme"), &name, &email).joined = joined;
        }
        let id = company.server_on("lab.acme.example", "hfer", "Hanno Ferro", &["hferro@acme.example"]);
        company.cloud("otter", "Hanno Ferro", "hferro@acme.example").joined = vec![id];
        company.cloud("puma", "Hanno Ferro", "hanno.ferro2@acme.example");
        company.server(login, "Hanno Ferro", &["zebra77@freemail.example"]);
        company.score(login, "otter")
    };
    let (one, anew) = (|own: &str| own.to_owned(), |own: &str| format!("x{own}"));
    let (same, other) = (beside(one, "hfer"), beside(one, "ferroh"));
    assert!(same > other + 50, "{same} for the login that somebody has on the other server, {other} for another");
    let by_chance = beside(anew, "hfer");
    assert!(same > by_chance, "{same} where it is one on all, {by_chance} where each server has its own");
}

#[test]
fn where_most_who_are_found_show_no_address_who_shows_none_is_likelier() {
    let beside = |shown: fn(String) -> String| {
        let mut company = company_of("Hanno", "Ferro");
        for (at, given) in GIVEN.iter().enumerate() {
            let name = format!("{given} Grell{given}");
            company.cloud(&format!("g{at}"), &name, &shown(format!("g{at}@acme.example")));
            company.server(&format!("s{at}"), &name, &[&format!("s{at}@freemail.example")]);
            let id = company.server(&format!("j{at}"), "", &[&format!("j{at}@acme.example")]);
            company.cloud(&format!("k{at}"), &format!("{given} Lund"), &format!("j{at}@acme.example")).joined =
                vec![id];
        }
        company.cloud("otter", "Hanno Ferro", "");
        company.server("hf", "Hanno Ferro", &["zebra77@freemail.example"]);
        company.score("hf", "otter")
    };
    let (none, most) = (beside(|_| String::new()), beside(|email| email));
    assert!(none > most + 20, "{none} where those who are found show none, {most} where they do");
}

#[test]
fn an_employee_number_that_somebody_has_on_another_server_is_near_proof() {
    let beside = |login: &str| {
        let mut company = company_of("Karthik", "Mohan");
        for (at, given) in GIVEN.iter().enumerate() {
            let (name, own) = (format!("{given} Ferro"), format!("v{}", 300_000 + 37 * at));
            let email = format!("{given}.ferro@acme.example").to_lowercase();
            let joined = vec![
                company.server(&own, &name, &[&email]),
                company.server_on("lab.acme.example", &own, &name, &[&email]),
            ];
            company.cloud(&format!("f{at}"), &name, &email).joined = joined;
        }
        let id = company.server_on("lab.acme.example", "v332405", "Karthik Mohan", &["karthik.m@acme.example"]);
        company.cloud("otter", "Karthik Mohan", "karthik.m@acme.example").joined = vec![id];
        company.server(login, "Karthik M", &["karthik.m@old.example"]);
        company.score(login, "otter")
    };
    let (same, other) = (beside("v332405"), beside("v371122"));
    assert!(same > 90 && other < 60, "{same} for the same number, {other} for another");
}

#[test]
fn a_given_name_as_address_says_less_where_several_people_have_one_at_two_firms() {
    let beside = |theirs: fn(&str) -> String| {
        let mut company = Company::of_strangers(60);
        for (at, given) in GIVEN.iter().enumerate() {
            let email = format!("{given}@acme.example").to_lowercase();
            join(&mut company, &format!("pixel{}fox", (b'a' + at as u8) as char), ("", given), &email);
            company.server(&format!("n{at}"), given, &[&theirs(given).to_lowercase()]);
            let local = format!("{given}.ferro").to_lowercase();
            company.cloud(&format!("g{at}"), &format!("{given} Ferro"), &format!("{local}@acme.example"));
            company.server(&format!("s{at}"), &format!("{given} Ferro"), &[&format!("{local}@bolt.example")]);
        }
        company.cloud("mothlab", "", "justine@acme.example");
        company.server("jl", "Justine", &["justine@bolt.example"]);
        company.score("jl", "mothlab")
    };
    let alone = beside(|given| format!("{given}.x{given}@bolt.example"));
    let shared = beside(|given| format!("{given}@bolt.example"));
    assert!(alone > shared + 10, "{alone} where nobody else's is alike, {shared} where two people have each");
}

/// The score of a login that two accounts have in common which show two names, beside people who are joined.
fn of_two_names(login: &str, ours: &str, theirs: &str, joined: fn(&str) -> (String, String)) -> u8 {
    let mut company = company_of("Doseok", "Kim");
    for given in GIVEN {
        let (cloud, server) = joined(given);
        let local = given.to_lowercase();
        join(&mut company, &format!("{local}k"), (&cloud, &server), &format!("{local}.kim@acme.example"));
    }
    company.cloud(login, theirs, "pf@acme.example");
    company.server(login, ours, &["otter77@freemail.example"]);
    company.score(login, login)
}

#[test]
fn two_names_of_one_account_say_less_where_people_have_two() {
    let alike = |given: &str| (format!("{given} Kim"), format!("{given} Kim"));
    let given = |given: &str| ("Alex Kim".to_owned(), format!("{given} Kim"));
    let both = |given: &str| ("Alex Brown".to_owned(), format!("{given} Kim"));
    let of = |theirs: &str, joined| of_two_names("pixelfox", "Doseok Kim", theirs, joined);
    let (two, one) = (of("Alex Kim", given), of("Alex Kim", alike));
    assert!(two > one + 10, "{two} where people have two given names, {one} where they have one");
    let (two, one) = (of("Alex Brown", both), of("Alex Brown", alike));
    assert!(two > one + 10, "{two} where people have two names, {one} where they have one");
}

#[test]
fn a_login_of_one_name_that_somebody_of_another_has_is_in_common() {
    let of = |cloud: &str| {
        let mut company = company_of("Doseok", "Kim");
        for given in GIVEN {
            let local = given.to_lowercase();
            let names = ("Alex Brown", &*format!("{given} Kim"));
            join(&mut company, &format!("{local}k"), names, &format!("{local}.kim@acme.example"));
        }
        for (at, given) in GIVEN.iter().enumerate() {
            let (name, local) = (format!("{given} Ferro"), format!("{given}.ferro").to_lowercase());
            company.cloud(&format!("g{at}"), &name, &format!("{local}@acme.example"));
            company.server(&format!("s{at}"), &name, &[&format!("{local}@old.example")]);
        }
        company.cloud("otter", "Alex Brown", &format!("{cloud}@acme.example"));
        company.server("dskim", "Doseok Kim", &["dskim@old.example"]);
        company.score("dskim", "otter")
    };
    assert!(of("dskim") > 20, "{} for the same local part, {} for another", of("dskim"), of("alexb"));
}

#[test]
fn another_word_in_each_name_says_less_where_people_show_it_so() {
    let beside = |shown: fn(&str) -> String| {
        let mut company = ferros(|given| (format!("{given} Costa Ferro"), shown(given)));
        company.cloud("pixelfox", "Ana Souza Lima", "ana.lima@acme.example");
        company.server("pixelfox", "Ana Dias Lima", &["otter77@freemail.example"]);
        company.score("pixelfox", "pixelfox")
    };
    let (apart, alike) =
        (beside(|given| format!("{given} Melo Ferro")), beside(|given| format!("{given} Costa Ferro")));
    assert!(apart >= 80 && alike < 60, "{apart} where people show two, {alike} where they show one");
}

#[test]
fn how_local_parts_move_between_two_domains_is_told_by_all_domains() {
    let beside = |moved: fn(&str) -> String| {
        let mut company = company_of("Ana", "Lima");
        for (at, given) in GIVEN.iter().enumerate() {
            let local = format!("{given}.ferro").to_lowercase();
            company.cloud(&format!("g{at}"), &format!("{given} Ferro"), &format!("{local}@acme.example"));
            let email = format!("{}@lab{at}.example", moved(&local));
            company.server(&format!("s{at}"), &format!("{given} Ferro"), &[&email]);
        }
        company.cloud("anal", "Ana Lima", "ana.lima@acme.example");
        company.server("al", "Ana Lima", &["ana.lima@lab99.example"]);
        company.score("al", "anal")
    };
    let (kept, other) = (beside(str::to_owned), beside(|local| format!("x{}", local.len())));
    assert!(kept > other + 20, "{kept} where local parts are kept, {other} where they are not");
}

#[test]
fn a_letter_that_makes_a_name_which_others_have_is_no_typing_error() {
    let beside = |spelled: &str| {
        let mut company = company_of("Mohammed", "Darwish");
        for (at, family) in GIVEN.iter().enumerate() {
            let email = format!("{spelled}.{family}@acme.example").to_lowercase();
            company.cloud(&format!("m{at}"), &format!("{spelled} {family}"), &email);
        }
        company.cloud("otter", "Mohammed Darwish", "mohammed.darwish@acme.example");
        company.server("zebra", "Mohammed Darwish", &["muhammed.darwish@acme.example"]);
        company.score("zebra", "otter")
    };
    let (known, unknown) = (beside("Muhammed"), beside("Mehmet"));
    assert!(known < unknown, "{known} where others are spelled so, {unknown} where nobody is");
}

/// The scores that a login has for the two cloud accounts of one name, where the logins of those who are matched are
/// such mailboxes.
fn beside_a_namesake(mailbox: fn(&str) -> String, login: &str) -> (u8, u8) {
    let mut company = company_of("Joao", "Ferreira");
    for given in GIVEN {
        let email = format!("{given}.costa2@acme.example").to_lowercase();
        let id = company.server(&mailbox(&given.to_lowercase()), "", &[&email]);
        company.cloud(&format!("{given}-fox"), "", &email).joined = vec![id];
    }
    company.cloud("one", "Joao Ferreira", "joao.ferreira@acme.example");
    company.cloud("two", "Joao Ferreira", "joao.ferreira2@acme.example");
    company.server(login, "Joao Ferreira", &["otter@freemail.example"]);
    (company.score(login, "one"), company.score(login, "two"))
}

#[test]
fn where_logins_are_mailboxes_the_number_of_one_tells_whose_it_is() {
    let (one, two) = beside_a_namesake(|given| format!("{given}.costa2"), "joao.ferreira2");
    assert!(two > one + 40, "{two} for the mailbox with the number, {one} for the other");
    let (one, two) = beside_a_namesake(|given| format!("{given}-fox"), "joao.ferreira2");
    assert!(two < 30, "{two} and {one} where logins are anything");
}

#[test]
fn who_has_one_login_in_the_directory_of_both_has_two_mailboxes_there() {
    let score = |login: &str| {
        let mut company = Company::of_strangers(60);
        for given in GIVEN {
            let local = format!("{given}t").to_lowercase();
            let id = company.server(&local, "", &[&format!("{given}.tarr@acme.example")]);
            let cloud = company.cloud(&format!("{given}-fox"), "", &format!("{given}.tarr@acme.example"));
            (cloud.joined, cloud.name_id) = (vec![id], format!("{local}@acme.example"));
        }
        company.cloud("otter", "Olga Timofeeva", "otimofeeva@acme.example").name_id =
            "otimofee@acme.example".to_owned();
        company.server(login, "Olga Timofeeva", &["otimofeeva2@acme.example"]);
        company.score(login, "otter")
    };
    let (same, other) = (score("otimofee"), score("olgat"));
    assert!(same > other + 30, "{same} with the login of the directory, {other} with another one");
}

#[test]
fn an_ending_of_few_logins_is_none_of_theirs_also_behind_a_short_code() {
    for ending in ["-acm", "_acm"] {
        let mut company = Company::of_strangers(200);
        for number in 0..11 {
            company.cloud(&format!("walrus{number}{ending}"), "", "");
        }
        company.cloud(&format!("p104711{ending}"), "", "");
        company.server("p104711", "", &["p104711@ldap.example"]);
        let found = company.search();
        assert!(found["p104711"].first().is_some_and(|(_, score, _)| *score >= 80), "{ending}: {found:?}");
    }
}

#[test]
fn accounts_of_roles_say_nothing_of_how_many_people_have_a_cloud_account() {
    let beside = |roles: usize| {
        let mut company = company_of("Ana", "Lima");
        for given in GIVEN {
            company.server(given, &format!("{given} Ferro"), &[&format!("{given}@old.example").to_lowercase()]);
        }
        for number in 0..roles {
            company.server(&format!("svc-build{number}"), "", &[&format!("svc-build{number}@old.example")]);
        }
        company.cloud("anal", "Ana Lima", "ana.lima@acme.example");
        company.server("anal", "Ana Lima", &["ana@old.example"]);
        company.score("anal", "anal")
    };
    assert_eq!(beside(0), beside(60));
}

#[test]
fn how_names_are_written_short_is_learned_where_people_have_two_family_names() {
    let beside = |short: fn(&str, &str) -> String| {
        let mut company = company_of("Paula", "Lima");
        for (at, given) in GIVEN.iter().enumerate() {
            if at < 4 {
                company.cloud(&format!("k{at}"), &format!("{given} Kestrel"), "");
            }
            let second = GIVEN[(at + 7) % GIVEN.len()];
            let email = format!("{given}.{}@acme.example", short("Ferro", second)).to_lowercase();
            company.cloud(&format!("g{at}"), &format!("{given} Ferro {second}"), &email);
        }
        company.cloud("walrus", "Paula Kestrel", "");
        company.server("otter77", "Paula Kestrel Prado", &["otter77@freemail.example"]);
        company.score("otter77", "walrus")
    };
    let (first, last) = (beside(|first, _| first.to_owned()), beside(|_, second| second.to_owned()));
    assert!(first > last + 20, "{first} where the first is written, {last} where the last is");
}

#[test]
fn whether_those_with_an_address_of_three_words_have_a_cloud_account_is_told_by_others_with_one() {
    let beside = |is_longer_known: bool| {
        let mut company = company_of("Ana", "Lima");
        for (at, given) in GIVEN.iter().enumerate() {
            let (longer, shorter) = (format!("{given} Ferro"), format!("{given} Castro"));
            company.cloud(&format!("g{at}"), if is_longer_known { &longer } else { &shorter }, "");
            let email = format!("{given}.ferro.prado@old.example").to_lowercase();
            company.server(&format!("f{at}"), &format!("{longer} Prado"), &[&email]);
            let email = format!("{given}.castro@old.example").to_lowercase();
            company.server(&format!("c{at}"), &shorter, &[&email]);
        }
        company.cloud("anal", "Ana Lima", "");
        company.server("al", "Ana Lima", &["ana.lima.prado@old.example"]);
        company.score("al", "anal")
    };
    let (found, gone) = (beside(true), beside(false));
    assert!(found > gone + 20, "{found} where the others are on the cloud, {gone} where they are not");
}

#[test]
fn a_login_of_a_name_says_less_where_it_is_often_somebody_elses_too() {
    let beside = |other: fn(&str) -> String| {
        let mut company = company_of("Hanno", "Lima");
        for (at, given) in GIVEN.iter().enumerate() {
            let (name, login) = (format!("{given} Ferro"), format!("{given}ferro").to_lowercase());
            let email = |at: usize| format!("{login}{at}@acme.example");
            let id = company.server(&login, &name, &[&email(1)]);
            company.cloud(&format!("g{at}"), &name, &email(1)).joined = vec![id];
            company.cloud(&other(&login), &name, &email(2));
        }
        company.cloud("hannolima", "Hanno Lima", "");
        company.server("hannolima", "Hanno Lima", &["otter77@freemail.example"]);
        company.score("hannolima", "hannolima")
    };
    let (own, others) = (beside(|login| format!("dev-{login}9")), beside(str::to_owned));
    assert!(own > others + 10, "{own} where no namesake has the login of another, {others} where each has");
}

#[test]
fn a_local_part_in_a_style_that_the_other_domain_does_not_write_is_held_against_nobody() {
    let beside = |given_alone: bool| {
        let mut company = company_of("Ana", "Lima");
        for (at, given) in GIVEN.iter().enumerate() {
            let (name, local) = (format!("{given} Ferro"), format!("{given}.ferro").to_lowercase());
            company.cloud(&format!("g{at}"), &name, &format!("{local}@acme.example"));
            company.server(&format!("s{at}"), &name, &[&format!("{local}@old.example")]);
            if given_alone {
                let email = format!("{given}@acme.example").to_lowercase();
                company.cloud(&format!("h{at}"), &format!("{given} Otherson"), &email);
            }
        }
        company.cloud("anal", "Ana Lima", "ana.lima@acme.example");
        company.server("al", "Ana Lima", &["ana@old.example"]);
        company.score("al", "anal")
    };
    let (unwritten, written) = (beside(false), beside(true));
    assert!(unwritten > written + 5, "{unwritten} where nobody has a given name alone, {written} where half have");
}

#[test]
fn a_login_with_another_number_than_its_own_mailbox_is_not_what_the_directory_gave() {
    let score = |email: &str| {
        let mut company = Company::of_strangers(60);
        for (given, letter) in GIVEN.iter().flat_map(|given| ["b", "l", "n", "t"].map(|letter| (given, letter))) {
            let local = format!("{given}{letter}").to_lowercase();
            let email = format!("{local}@acme.example");
            let id = company.server(&local, "", &[&email]);
            company.cloud(&format!("{local}-fox"), "", &email).joined = vec![id];
        }
        company.cloud("otter", "", "thult@acme.example");
        company.server("thult", "Luu Thi Thu", &[email]);
        company.score("thult", "otter")
    };
    let (other, numbered) = (score("x9@freemail.example"), score("thult2@acme.example"));
    assert!(numbered < 30 && other > numbered + 30, "{numbered} with another number, {other} with another mailbox");
}

#[test]
fn a_number_for_an_address_says_nothing_of_the_one_for_mail() {
    let of = |address: &str| {
        let mut company = Company::of_strangers(60);
        for (number, given) in ["Ava", "Ben", "Cleo", "Dan", "Eva", "Finn"].into_iter().enumerate() {
            let (login, name) = (format!("{given}-ferro{number}").to_lowercase(), format!("{given} Ferro{number}"));
            company.cloud(&login, &name, &format!("004231{number}@acme.example"));
            company.server(
                &format!("s{number}"),
                &name,
                &[&format!("{given}.ferro{number}@acme.example").to_lowercase()],
            );
        }
        company.cloud("otter", "Greta Holm", address);
        company.server("gh", "Greta Holm", &["greta.holm@acme.example"]);
        company.score("gh", "otter")
    };
    let (number, name) = (of("0042399@acme.example"), of("greta.h.holm@acme.example"));
    assert!(number > name, "{number} with a number, {name} with another name");
}

#[test]
fn letters_behind_family_names_are_read_in_a_domain_that_moved_too() {
    let mut company = Company::of_strangers(20);
    for (number, given) in ["Lan", "Hoa", "Minh", "Tuan", "Binh", "Khoa", "Phuc", "Hien"].into_iter().enumerate() {
        for (family, letter) in [("Nguyen", "v"), ("Pham", "t"), ("Tran", "d")] {
            let address = format!("{given}.{family}{letter}@acme.example").to_lowercase();
            company.cloud(&format!("u{number}{letter}"), &format!("{given} {family}"), &address);
        }
    }
    company.cloud("phamdai76", "Pham Tuan Dai", "");
    company.server("otter", "", &["dai.phamt@old.example"]);
    let found = company.search();
    assert_eq!(found["otter"].first().map(|(login, ..)| login.as_str()), Some("phamdai76"), "{found:?}");
}
