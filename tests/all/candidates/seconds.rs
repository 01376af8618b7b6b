//! Second accounts: whose they are, by whatever the person goes, and what they leave to the first one.

use super::company::{Company, Found};

/// The best candidate of a login, with its reasons, where it is flagged.
fn flagged<'f>(found: &'f Found, login: &str) -> Option<(&'f str, &'f [&'static str])> {
    let (of, score, reasons) = found[login].first()?;
    (*score >= 80).then_some((of.as_str(), &reasons[..]))
}

/// A company where Ann Lee is matched by a login that says nothing of her.
fn with_ann() -> Company {
    let mut company = Company::of_strangers(60);
    let first = company.server("otter", "Ann Lee", &["ann.lee@acme.example"]);
    company.cloud("ann-lee", "Ann Lee", "ann.lee@acme.example").joined = vec![first];
    company
}

#[test]
fn a_second_account_may_have_the_name_of_the_cloud_account_or_of_its_person() {
    for (login, name) in
        [("adm-ann-lee", ""), ("annlee-adm", ""), ("alee-adm", "Ann Lee (Admin)"), ("a-annle", "Ann Lee - admin")]
    {
        let mut company = with_ann();
        company.server(login, name, &[&format!("{login}@acme.example")]);
        let found = company.search();
        let of = flagged(&found, login);
        assert!(
            of.is_some_and(|(of, reasons)| of == "ann-lee" && reasons.contains(&"second_account")),
            "{login}: {:?}",
            found[login]
        );
        assert!(of.is_some_and(|(_, reasons)| !reasons.contains(&"same_login")), "no login is equal: {of:?}");
    }
}

#[test]
fn a_service_is_no_second_account_of_a_person() {
    for login in ["svc-deploy", "jenkins-admin", "backup-svc", "a-deploy"] {
        let mut company = with_ann();
        company.cloud("deploy", "", "deploy@acme.example");
        company.server(login, "", &[&format!("{login}@acme.example")]);
        assert_eq!(flagged(&company.search(), login), None, "{login}");
    }
}

#[test]
fn who_has_nothing_but_an_administrators_account_on_a_server_is_found_by_it() {
    let mut company = Company::of_strangers(60);
    company.cloud("adumitru", "Lesha Dumitru", "");
    company.server("adumitru-adm", "(admin)", &["adumitru-adm@acme.example"]);
    assert_eq!(flagged(&company.search(), "adumitru-adm").map(|(of, _)| of), Some("adumitru"));
}

#[test]
fn a_second_account_takes_nothing_from_the_first() {
    let mut company = Company::of_strangers(60);
    company.cloud("ann-lee", "Ann Lee", "ann.lee@acme.example");
    company.server("annlee", "Ann Lee", &["x9@freemail.example", "ann.lee@acme.example"]);
    company.server("ann-lee-adm", "Ann Lee", &["ann-lee-adm@acme.example"]);
    let found = company.search();
    let (first, second) = (flagged(&found, "annlee"), flagged(&found, "ann-lee-adm"));
    assert!(first.is_some_and(|(of, reasons)| of == "ann-lee" && !reasons.contains(&"second_account")), "{found:?}");
    assert!(second.is_some_and(|(of, reasons)| of == "ann-lee" && reasons.contains(&"second_account")), "{found:?}");
}

#[test]
fn a_letter_before_a_login_says_more_where_nobody_else_has_one() {
    let score = |others: &[&str]| {
        let mut company = Company::of_strangers(60);
        let first = company.server("lthompson", "", &["laura.thompson@acme.example"]);
        company.cloud("fox", "Laura Thompson", "laura.thompson@acme.example").joined = vec![first];
        for other in others {
            let email = format!("{other}@acme.example");
            let id = company.server(other, "", &[&email]);
            company.cloud(&format!("{other}-cloud"), "", &email).joined = vec![id];
        }
        company.server("a-lthompson", "", &["a-lthompson@acme.example"]);
        company.search()["a-lthompson"].first().map_or(0, |(_, score, _)| *score)
    };
    let (rare, usual) = (score(&[]), score(&["a-mayer", "a-castell", "a-gruber", "a-irving", "a-krall", "a-lund"]));
    assert!(rare >= 80 && usual < 80, "{rare} where it marks, {usual} where it is an initial");
}

#[test]
fn whose_mail_the_first_mailbox_receives_has_a_second_account_whatever_both_show() {
    let mut company = with_ann();
    company.server("otter-adm", "Zoe Quist", &["ann.lee+admin@acme.example"]);
    let found = company.search();
    assert_eq!(flagged(&found, "otter-adm").map(|(of, _)| of), Some("ann-lee"), "{found:?}");
}

#[test]
fn who_ends_a_login_as_developers_like_to_has_a_second_account_only_beside_a_first_one() {
    let mut company = with_ann();
    company.server("angry-dev", "Zoe Quist", &["zoe2@acme.example"]);
    company.server("otter-dev", "Ann Lee", &["otter-dev@acme.example"]);
    let zoe = company.server("static", "Zoe", &["zoe@acme.example"]);
    company.cloud("static", "Zoe", "zoe@acme.example").joined = vec![zoe];
    let found = company.search();
    assert_eq!(flagged(&found, "otter-dev").map(|(of, _)| of), Some("ann-lee"), "{found:?}");
    assert!(found["angry-dev"].iter().all(|(.., reasons)| !reasons.contains(&"second_account")), "{found:?}");
}
