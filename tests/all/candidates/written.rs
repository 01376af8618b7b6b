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
    ] {
        let mut company = Company::of_strangers(60);
        company.cloud(cloud.0, cloud.1, cloud.2);
        company.server(server.0, server.1, &[server.2]);
        let found = company.search();
        assert!(best(&found, server.0).is_some_and(|(of, score)| of == cloud.0 && score >= 80), "{found:?}");
    }
}
