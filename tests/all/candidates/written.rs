//! In how many ways one address, number or handle is written, each in a company of strangers.

use super::company::{Company, Found};

/// The best candidate of a login, with its score.
fn best<'f>(found: &'f Found, login: &str) -> Option<(&'f str, u8)> {
    found[login].first().map(|(login, score, _)| (login.as_str(), *score))
}

#[test]
fn a_guest_of_the_directory_has_an_address_at_home() {
    let mut company = Company::of_strangers(60);
    company.cloud("otter", "", "").name_id = "kevin_m_freemail.example#EXT#@acme.onmicrosoft.example".to_owned();
    company.server("km", "Kevin Murphy", &["kevin_m@freemail.example"]);
    let found = company.search();
    assert_eq!(found["km"][0].0, "otter", "{found:?}");
    assert!(found["km"][0].1 >= 97 && found["km"][0].2[0] == "secondary_email", "{found:?}");
}

#[test]
fn whose_mail_a_mailbox_of_somebody_matched_receives_has_a_second_account() {
    let mut company = Company::of_strangers(60);
    let first = company.server("u4711", "Ann Lee", &["ann.lee@acme.example"]);
    company.cloud("ann-lee", "Ann Lee", "ann.lee@acme.example").joined = vec![first];
    company.server("admin-lee", "", &["ann.lee+admin@acme.example"]);
    company.server("annl", "Ann Lee", &["ann.lee+ghe@acme.example"]);
    company.server("jenkins", "", &["ann.lee+jenkins@acme.example"]);
    let found = company.search();
    for login in ["admin-lee", "annl"] {
        let is_second = |(of, score, reasons): &(String, u8, Vec<&str>)| {
            of == "ann-lee" && *score >= 80 && reasons.contains(&"second_account") && reasons.contains(&"sub_address")
        };
        assert!(found[login].first().is_some_and(is_second), "{login}: {:?}", found[login]);
    }
    assert!(found["annl"][0].2.contains(&"same_name"), "all that speaks for it is told: {found:?}");
    assert_eq!(best(&found, "jenkins"), None, "a role is nobody's, whoever receives its mail");
}

#[test]
fn a_long_number_is_an_employees_whatever_stands_before_it() {
    let mut company = Company::of_strangers(60);
    company.cloud("guenther426375", "Markus", "markus.guenther2@acme.example");
    company.server("u426375", "Günther, Markus", &["u426375@acme.example"]);
    let found = company.search();
    assert!(best(&found, "u426375").is_some_and(|(of, score)| of == "guenther426375" && score >= 80), "{found:?}");
}

#[test]
fn a_handle_may_be_shown_for_a_name_on_either_side() {
    for (cloud, server) in [
        (("kevinm", "rawbear77", "kevin.murphy@acme.example"), ("rawbear77", "", "x9@freemail.example")),
        (("rawbearing", "", "kevin.murphy@acme.example"), ("kmurphy", "Rawbearing", "x9@freemail.example")),
        // The handle of the one is no other name than the given name of the other.
        (("rawbearing", "Thea", ""), ("rawbearing", "rawbearing", "x9@freemail.example")),
    ] {
        let mut company = Company::of_strangers(60);
        company.cloud(cloud.0, cloud.1, cloud.2);
        company.server(server.0, server.1, &[server.2]);
        let found = company.search();
        assert!(best(&found, server.0).is_some_and(|(of, score)| of == cloud.0 && score >= 80), "{found:?}");
    }
}

#[test]
fn what_stands_around_a_handle_is_no_part_of_it() {
    for (cloud, server) in [
        ("rawbearing", "imrawbearing"),
        ("rawbearing-hq", "rawbearing-work"),
        ("r4wbear1ng", "rawbearing"),
        ("the-real-rawbearing", "rawbearingx"),
    ] {
        let mut company = Company::of_strangers(60);
        company.cloud(cloud, "", "kevin.murphy@acme.example");
        company.server("kmurphy", "", &[&format!("{server}@freemail.example")]);
        let found = company.search();
        assert!(best(&found, "kmurphy").is_some_and(|(of, score)| of == cloud && score >= 80), "{server}: {found:?}");
    }
}

#[test]
fn letters_of_a_name_do_not_stand_around_a_handle() {
    let score = |given: &str| {
        let mut company = Company::of_strangers(60);
        let login = format!("{given}hussein").to_lowercase();
        for other in ["Ada", "Bo", "Cleo"] {
            company.cloud(&format!("{other}x").to_lowercase(), &format!("{given} Hussein"), "");
        }
        company.cloud("otter", &format!("{given} Hussein"), &format!("{login}@acme.example"));
        company.server(&login, &format!("{given} Hussein"), &["zebra77@freemail.example"]);
        company.score(&login, "otter")
    };
    assert_eq!(score("Iman"), score("Oman"), "as much in common, whether the name begins with a word or not");
}

/// A company whose partners' people have the partner behind their names.
fn with_partners() -> Company {
    let mut company = Company::of_strangers(60);
    for (at, partner) in ["tekwave", "prodigo", "tekwave", "prodigo"].into_iter().enumerate() {
        company.cloud(&format!("p{at}"), "", &format!("zoe{at}.quill.{partner}@ext.acme.example"));
        company.server(&format!("q{at}"), "", &[&format!("zed{at}@{partner}-consulting.example")]);
    }
    company
}

#[test]
fn a_partner_behind_a_name_says_for_whom_somebody_works() {
    let score = |email: &str| {
        let mut company = with_partners();
        company.cloud("other", "Harish Desai", "");
        company.cloud("harishd84", "Harish Desai", "harish.desai.tekwave@ext.acme.example");
        company.server("hdesai", "Harish Desai", &[email]);
        company.score("hdesai", "harishd84")
    };
    let same = score("harish.desai@tekwave-consulting.example");
    let (none, other) = (score("zebra77@freemail.example"), score("harish.desai@prodigo-consulting.example"));
    assert!(same > 70 && none < 20 && other < 10, "{same} of the same partner, {none} of none, {other} of another");
}

#[test]
fn a_partner_behind_a_name_keeps_two_mailboxes_apart() {
    let score = |email: &str| {
        let mut company = with_partners();
        company.cloud("kim", "", "kim.quarrel.tekwave@ext.acme.example");
        company.server("kquarrel", "", &[email]);
        best(&company.search(), "kquarrel").map_or(0, |(_, score)| score)
    };
    let (tagged, other) =
        (score("kim.quarrel.tekwave+ghe@ext.acme.example"), score("kim.quarrel.prodigo@ext.acme.example"));
    assert!(tagged >= 97 && other < 80, "{tagged} for a tag, {other} for another partner");
}

#[test]
fn whose_login_is_of_their_name_is_no_role_whatever_mailbox_they_use() {
    let of = |login: &str, name: &str| {
        let mut company = Company::of_strangers(60);
        company.cloud("amo", "Andreea Moldovan", "andreea.moldovan@acme.example");
        company.server(login, name, &["support-team@acme.example"]);
        best(&company.search(), login).map_or(0, |(_, score)| score)
    };
    let (person, team) = (of("amoldovan", "Andreea Moldovan"), of("support7", "Andreea Moldovan"));
    assert!(person >= 80 && team == 0, "{person} for a person's login, {team} for a team's");
}

#[test]
fn what_marks_an_address_as_an_outsiders_is_no_part_of_a_handle() {
    let mut company = Company::of_strangers(60);
    company.cloud("c010908", "", "ext.j.kortgard@acme.example");
    company.server("jkortgard", "Jessica Kortgard (external)", &["jkortgard@acme.example"]);
    let found = company.search();
    assert!(best(&found, "jkortgard").is_some_and(|(of, score)| of == "c010908" && score >= 50), "{found:?}");
}

#[test]
fn two_separators_in_a_row_are_an_error_of_typing() {
    let score = |email: &str| {
        let mut company = Company::of_strangers(60);
        company.cloud("otter", "", "miki.otsuka@acme.example");
        company.cloud("walrus", "Miki Otsuka", "");
        company.server("mo", "", &[email]);
        company.score("mo", "otter")
    };
    let (doubled, other) = (score("miki..otsuka@acme.example"), score("miki_otsuka@acme.example"));
    assert!(doubled > other + 5, "{doubled} with two, {other} with another one");
}

#[test]
fn a_number_behind_two_handles_says_more_the_fewer_have_it() {
    let score = |number: &str| {
        let mut company = Company::of_strangers(60);
        for at in 0..12 {
            company.cloud(&format!("walrus{at}x77"), "", "");
        }
        company.cloud("mk", "Martijn Krull", "");
        company.cloud(&format!("fox{number}"), "Martijn Kortgard", "");
        company.server(&format!("martijn{number}"), "Martijn", &["otter@freemail.example"]);
        company.search()[&format!("martijn{number}")].iter().find(|(of, ..)| of.starts_with("fox")).map_or(0, |of| of.1)
    };
    let (rare, common, none) = (score("91"), score("77"), score(""));
    assert!(rare > common + 5 && rare > none + 20, "{rare} for a rare one, {common} for a common one, {none} for none");
}

#[test]
fn a_number_in_an_address_that_people_choose_tells_no_namesakes_apart() {
    let score = |domain: &str| {
        let mut company = Company::of_strangers(60);
        for (at, given) in ["Zoran", "Yusuf", "Xaver", "Viggo", "Tomas", "Ragnar"].into_iter().enumerate() {
            let number = if at % 2 == 0 { "" } else { "71" };
            company.server(given, "", &[&format!("{given}.mayer{number}@freemail.example")]);
            company.server(&format!("{given}k"), "", &[&format!("{given}.krull@old.example")]);
        }
        company.cloud("lindman", "Louise Lindman", "louise.lindman@acme.example");
        company.server("loulin", "Louise Lindman", &[&format!("louise.lindman10@{domain}")]);
        company.search()["loulin"].first().map_or(0, |(_, score, _)| *score)
    };
    let (chosen, given) = (score("freemail.example"), score("old.example"));
    assert!(chosen > given, "{chosen} where people choose it, {given} where a directory gives it");
}

/// A company that marks the addresses of those who work for others with a letter behind them, or does not.
fn with_marks(is_marked: bool) -> Company {
    let mut company = Company::of_strangers(60);
    for (at, name) in
        ["Bo Ek", "Cy Fux", "Di Gatz", "Ed Hahn", "Flo Ilg", "Gus Jahn", "Hal Kern", "Ike Lang"].iter().enumerate()
    {
        let local = name.to_lowercase().replace(' ', ".");
        let mark = if is_marked { "-c" } else { "" };
        company.cloud(&format!("w{at}"), name, &format!("{local}{mark}@acme.example"));
    }
    company
}

#[test]
fn a_letter_that_marks_many_addresses_is_no_part_of_them() {
    let of = |is_marked: bool| {
        let mut company = with_marks(is_marked);
        company.cloud("walrus", "", "olaf.quist-c@acme.example");
        company.server("otter", "", &["olaf.quist@tekwave.example"]);
        best(&company.search(), "otter").map_or(0, |(_, score)| score)
    };
    let (marked, unknown) = (of(true), of(false));
    assert!(marked >= 50 && unknown < marked, "{marked} where many have it, {unknown} where nobody has");
}

#[test]
fn where_many_are_marked_who_is_and_who_is_not_are_two_people() {
    let of = |email: &str| {
        let mut company = with_marks(true);
        company.cloud("walrus", "", "olaf.quist@acme.example");
        company.server("otter", "", &[email]);
        best(&company.search(), "otter").map_or(0, |(_, score)| score)
    };
    let (moved, marked) = (of("olaf.quist@old.example"), of("olaf.quist-c@acme.example"));
    assert!(marked < 30 && moved > marked, "{marked} for the marked one, {moved} in another domain");
    let elsewhere = of("olaf.quist-c@old.example");
    assert!(elsewhere < moved, "{elsewhere} for the marked one in another domain, {moved} for the other");
}

#[test]
fn the_name_of_the_enterprise_may_stand_behind_a_login_without_a_separator() {
    let mut company = Company::of_strangers(60);
    for cloud in &mut company.clouds {
        cloud.email = cloud.email.replace("acme.", "kestrelair.");
    }
    company.cloud("oquistkestrelair", "", "");
    company.server("oquist", "", &["x9@freemail.example"]);
    let found = company.search();
    assert_eq!(best(&found, "oquist").map(|(login, _)| login), Some("oquistkestrelair"), "{found:?}");
}

#[test]
fn two_words_that_are_written_together_are_a_name_where_one_of_them_is_known() {
    for (cloud, server) in [
        // Others are called Tom; nobody else is called Desnet.
        (("tomdesnet", "", ""), ("tdesnet2", "", "tdesnet2@acme.example")),
        // What stands beside the shown word begins with the shown letter.
        (("teresacarreta", "Teresa C.", ""), ("ccarreta", "Teresa Carreta", "tere@freemail.example")),
        // The first one of two family names.
        (("alejandraherrera", "", ""), ("aherrera", "Alejandra Herrera Restrepo", "alejandrah@acme.example")),
    ] {
        let mut company = Company::of_strangers(60);
        for number in 0..3 {
            company.cloud(
                &format!("t{number}"),
                &format!("Tom Quill{number}"),
                &format!("tom.quill{number}@acme.example"),
            );
        }
        company.cloud(cloud.0, cloud.1, cloud.2);
        company.server(server.0, server.1, &[server.2]);
        let found = company.search();
        assert!(best(&found, server.0).is_some_and(|(of, _)| of == cloud.0), "{server:?}: {found:?}");
    }
}

#[test]
fn a_form_of_two_words_written_together_is_not_somebodys_who_shows_another_name() {
    let mut company = Company::of_strangers(60);
    for (at, name) in ["Ana Souto", "Antonio Souto", "Antonio Goncalves", "Vera Goncalves"].into_iter().enumerate() {
        company.cloud(&format!("u{at}"), name, &format!("{at}@acme.example"));
    }
    company.cloud("antoniogoncalves", "", "");
    company.server("agoncalves", "Ana Goncalves", &["agoncalves@acme.example"]);
    let found = company.search();
    assert!(best(&found, "agoncalves").is_none_or(|(_, score)| score < 80), "{found:?}");
}

#[test]
fn what_nobody_else_shows_for_a_name_is_no_other_name() {
    let mut company = Company::of_strangers(60);
    company.cloud("neobear", "tfrancois", "");
    company.server("tfrancois", "Thea Francois", &["tfrancois@acme.example"]);
    let found = company.search();
    assert!(best(&found, "tfrancois").is_some_and(|(_, score)| score >= 80), "{found:?}");
}

#[test]
fn a_second_accounts_mailbox_is_made_of_the_first_one() {
    let of = |email: &str, cloud: &str| {
        let mut company = Company::of_strangers(60);
        for number in 0..40 {
            company.cloud(&format!("c{number}"), "", &format!("zora.zed{number}-c@acme.example"));
        }
        company.cloud("otter", "", cloud);
        company.server("swiftpixel-adm", "", &[email]);
        best(&company.search(), "swiftpixel-adm").map_or(0, |(of, score)| if of == "otter" { score } else { 0 })
    };
    for (email, cloud) in [
        ("adm-rquist@acme.example", "rquist@acme.example"),
        ("rquist-admin@acme.example", "rquist@acme.example"),
        ("adm-rquist-c@acme.example", "rquist-c@acme.example"),
        ("rquist-c-admin@acme.example", "rquist-c@acme.example"),
    ] {
        assert!(of(email, cloud) >= 80, "{email} beside {cloud}: {}", of(email, cloud));
    }
    for (email, cloud) in
        [("adm-rquist@acme.example", "rquist-c@acme.example"), ("adm-rquist@acme.example", "rquist2@acme.example")]
    {
        assert!(of(email, cloud) < 80, "{email} beside {cloud}: {}", of(email, cloud));
    }
}

#[test]
fn an_initial_may_stand_before_and_behind_a_family_name_that_nobody_shows() {
    let of = |login: &str| {
        let mut company = Company::of_strangers(60);
        company.cloud(login, "", "");
        company.server("u77", "", &["n.dupuy@acme.example"]);
        best(&company.search(), "u77").map_or(0, |(_, score)| score)
    };
    assert!(of("dupuyn") >= 10 && of("dupuym") == 0, "{} turned, {} with another initial", of("dupuyn"), of("dupuym"));
}

#[test]
fn a_number_may_stand_behind_the_name_of_the_enterprise() {
    let of = |login: &str| {
        let mut company = Company::of_strangers(60);
        for cloud in &mut company.clouds {
            cloud.email = cloud.email.replace("acme", "acmecorp");
        }
        company.cloud(login, "", "");
        company.server("u77", "Olaf Quist", &["o.quist@acmecorp.example"]);
        best(&company.search(), "u77").map_or(0, |(_, score)| score)
    };
    assert!(of("olafquist-acmecorp2") >= 50 && of("olafquist-walrus2") == 0, "{}", of("olafquist-acmecorp2"));
}

/// The score of a login without a name, where `others` show some names, for somebody with a name and a mailbox of anybody's.
fn of_login(others: [&str; 2], (login, email): (&str, &str), (name, mailbox): (&str, &str)) -> u8 {
    let mut company = Company::of_strangers(60);
    for (number, other) in others.into_iter().enumerate() {
        company.cloud(&format!("zebra{number}"), other, &format!("zebra{number}@acme.example"));
    }
    company.cloud(login, "", email);
    company.server("walrus", name, &[mailbox]);
    company.score("walrus", login)
}

#[test]
fn a_login_of_known_words_or_syllables_is_not_of_somebody_who_has_one_of_them_alone() {
    let leroyer = ["Paul Leroyer", "Ines Leroyer"];
    let of =
        |login| of_login(leroyer, (login, "clairel@acme.example"), ("Claire Lemaire", "clemaire@freemail.example"));
    let (other, unknown) = (of("claireleroyer"), of("clairequux"));
    assert!(unknown > other + 20, "{other} beside another family name, {unknown} beside what is none");
    let jinhee = ["Jinhee Lee", "Jinhee Park"];
    let of = |login| of_login(jinhee, (login, "jhkim@acme.example"), ("Jaehyuk Kim", "jhkim@freemail.example"));
    let (other, unknown) = (of("jinheek"), of("fishhook"));
    assert!(unknown > other + 20, "{other} where it is another given name, {unknown} where it is none");
}

#[test]
fn a_given_name_that_is_the_login_too_is_a_name_where_an_address_begins_with_it() {
    let of = |display: &str| {
        let mut company = Company::of_strangers(60);
        for family in ["Amini", "Karimi", "Rostami"] {
            let name = format!("Babak {family}");
            company.cloud(&format!("babak-{family}"), &name, &format!("b.{family}@acme.example").to_lowercase());
        }
        company.cloud("babak", "Babak", "babak.n@acme.example");
        company.server("walrus", display, &["bnajjar@acme.example", "babakn@freemail.example"]);
        company.score("walrus", "babak")
    };
    let (other, same) = (of("Bilal Najjar"), of("Babak Najjar"));
    assert!(same > other + 30, "{same} for that name, {other} for another one");
}
