//! Names of syllables, as Korean, Chinese and Vietnamese ones are: how they are spelled, and what addresses make of them.

use super::company::Company;

/// The score of a cloud account (login, name, address) for a server account (login, name, address).
fn score(cloud: (&str, &str, &str), server: (&str, &str, &str)) -> u8 {
    let mut company = Company::of_strangers(60);
    company.cloud(cloud.0, cloud.1, cloud.2);
    company.server(server.0, server.1, &[server.2]);
    company.score(server.0, cloud.0)
}

/// The score of one name for another, where nothing else is in common but who they are in a company.
fn of_names(cloud: &str, server: &str) -> u8 {
    score(("otter", cloud, ""), ("walrus", server, "x9@freemail.example"))
}

#[test]
fn a_korean_name_is_one_in_every_usual_spelling() {
    for (cloud, server) in [
        ("Seung-youn Jin", "진승연"),
        ("Suh-yoon Jeon", "전서윤"),
        ("Jooeun Hong", "홍주은"),
        ("Eun U Jeong", "정은우"),
        ("Bokyung Kim", "KIM BO GYEONG"),
        ("Hye Young Yim", "Lim Hyeyeong"),
    ] {
        let found = of_names(cloud, server);
        assert!(found >= 20, "{found}: {cloud} and {server}");
    }
}

#[test]
fn two_korean_names_that_look_alike_are_two() {
    for (cloud, server) in [
        ("Jiyoung Kim", "Jiyong Kim"),
        ("Yujin Bak", "Paik Yujin"),
        ("Dohun Song", "Sung Dohun"),
        ("Tae-ho Oh", "Daeho Oh"),
    ] {
        let found = of_names(cloud, server);
        assert!(found < 10, "{found}: {cloud} and {server}");
    }
}

#[test]
fn who_shows_a_name_and_a_letter_is_found_by_who_shows_all_of_it() {
    for (cloud, server) in [("Sunbin G.", "Sunbin Gang"), ("Sunbin Gang", "Sunbin G.")] {
        let (same, other) = (of_names(cloud, server), of_names(&cloud.replace('G', "H"), server));
        assert!(same >= 40 && other < 10, "{same} for the letter, {other} for another: {cloud} and {server}");
    }
}

#[test]
fn an_english_name_beside_a_chinese_one_says_nothing_against_a_form_of_it() {
    let of = |address: &str| score(("otter", "Joyce Zhao", address), ("walrus", "赵美涵", "x9@freemail.example"));
    let (made, other) = (of("zhaomh@acme.example"), of("zhaoqz@acme.example"));
    assert!(made >= 50 && other < 20, "{made} with an address of the Chinese name, {other} with another");
}

#[test]
fn an_address_of_all_syllables_is_an_alias_of_the_one_with_their_letters() {
    let of = |address: &str| {
        let mut company = Company::of_strangers(60);
        for given in ["Minho", "Yuna"] {
            company.cloud(given, &format!("{given} Lee"), "");
        }
        company.cloud("otter", "", address);
        company.server("walrus", "", &["leejoonseo@acme.example"]);
        company.score("walrus", "otter")
    };
    let (alias, other) = (of("leejs@acme.example"), of("leejh@acme.example"));
    assert!(alias > other + 20, "{alias} with the letters, {other} with others");
}

#[test]
fn the_initials_of_a_vietnamese_name_in_an_address_are_an_alias_of_the_family_name() {
    let server = ("nhalv", "Le Van Nha", "nha.lv@acme.example");
    let of = |address: &str| score(("otter", "Lê Văn Nhã", address), server);
    let (alias, other) = (of("nha.le@acme.example"), of("nha.lt@acme.example"));
    assert!(alias >= 80 && other < alias, "{alias} with the family name, {other} with other initials");
}

#[test]
fn the_letter_of_a_middle_name_behind_the_whole_name_in_an_address_tells_bearers_apart() {
    let of = |letter: char| {
        let mut company = Company::of_strangers(60);
        let families = ["tran", "pham", "dang", "bui"];
        for (number, family) in families.iter().cycle().take(40).enumerate() {
            let (given, letter) = (["lan", "hoa", "minh"][number % 3], ["v", "t", "n", "q"][number / 3 % 4]);
            let email = format!("{given}.{family}{letter}{number}@acme.example");
            company.cloud(&format!("u{number}"), &format!("{family} {given}"), &email);
        }
        company.cloud("otter", "Trần Hoàng", &format!("hoang.tran{letter}@acme.example"));
        company.server("walrus", "Tran Van Hoang", &["tranvanhoang@acme.example"]);
        company.score("walrus", "otter")
    };
    let (same, other) = (of('v'), of('q'));
    assert!(same >= 80 && other < 40, "{same} with the letter, {other} with another");
}

#[test]
fn syllables_of_a_given_name_are_no_whole_name() {
    let of = |login: &str, shown: &str, server: &str| {
        let mut company = Company::of_strangers(60);
        for (number, name) in ["Sunghoon Kim", "Sohee Kim", "Yuna Joo", "Minho Joo"].iter().enumerate() {
            company.cloud(&format!("c{number}"), name, "");
        }
        company.cloud(login, shown, "");
        company.server("walrus", server, &["x9@freemail.example"]);
        company.score("walrus", login)
    };
    let (own, another) = (of("sunghoon-joo", "", "Sung Hoon Joo"), of("sunghoon-kim", "Sunghoon", "Sung Hoon Joo"));
    assert!(own >= 80 && another < 20, "{own} with the family name, {another} with another");
}
