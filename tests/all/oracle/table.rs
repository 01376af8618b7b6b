//! Small worlds made by hand, one for every line of the rules.

use super::expect::expect;
use super::join::{Key, host_name};
use super::world::{CLAIM_EMAIL, CLAIM_NAME, Node, Row, Server, User, World};

const ANN: &str = "ann@acme.example";
const BOB: &str = "bob@acme.example";

fn world(rows: &[Row], servers: &[Server]) -> World {
    World { rows: rows.to_vec(), servers: servers.to_vec(), ..World::default() }
}

fn ann() -> Row {
    Row::cloud("ann").verified(ANN)
}

fn bob() -> Row {
    Row::cloud("bob").verified(BOB)
}

/// A row of the server alone, with one account and its address.
fn own_row(account: &str, email: &str) -> Row {
    Row::without_account().holds(account).server_email(email)
}

fn user(id: &str, email: &str) -> User {
    User::new(id, &format!("login{id}")).primary(email)
}

/// Holds the sketch of a world against the expected lines; the one about licences may be left out.
#[track_caller]
fn says(world: &World, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let sketch = expect(world, None).sketch();
    let mut lines: Vec<&str> = sketch.lines().collect();
    if !expected.last().is_some_and(|line| line.starts_with("reported=")) {
        lines.pop();
    }
    assert_eq!(lines, expected);
}

// The verdicts, in the order of their table.

#[test]
fn a_suspended_account_is_not_counted_and_its_rule_is_still_shown() {
    let server = Server::at("a").exports(user("7", ANN).suspended(true));
    says(
        &world(&[ann(), own_row("a:7", ANN)], &[server]),
        "a:7 not_counted own_row rule=verified_email cloud=ann
         reported=2 after_sync=1 to_check=0 added=0",
    );
}

#[test]
fn ghost_and_scim_admin_are_not_counted() {
    let server = Server::at("a").exports(User::new("1", "ghost")).exports(User::new("2", "scim-admin"));
    says(
        &world(&[ann()], &[server]),
        "a:1 not_counted not_in_report
         a:2 not_counted not_in_report
         reported=1 after_sync=0 to_check=0 added=0",
    );
}

#[test]
fn a_suspended_account_in_a_cloud_row_keeps_its_reported_login_and_the_deciding_groups_rule() {
    let server = Server::at("a").exports(user("7", BOB).suspended(true));
    says(
        &world(&[ann().holds("a:7"), bob()], &[server]),
        "a:7 not_counted joined rule=verified_email cloud=bob reported=ann",
    );
}

#[test]
fn joined_with_one_login_while_the_rules_find_another_is_a_conflict() {
    let server = Server::at("a").exports(user("7", BOB));
    says(
        &world(&[ann().holds("a:7"), bob()], &[server]),
        "a:7 conflict joined rule=verified_email cloud=bob reported=ann",
    );
}

#[test]
fn two_people_with_the_address_are_a_conflict_to_check() {
    let twin = Row::cloud("bob").verified(ANN);
    says(
        &world(&[ann(), twin, own_row("a:7", ANN)], &[]),
        "a:7 conflict own_row rule=verified_email
         reported=3 after_sync=0 to_check=1 added=0",
    );
}

#[test]
fn joined_twice_is_a_conflict_without_a_reported_login() {
    says(
        &world(&[ann().holds("a:7").server_email(ANN), bob().holds("a:7").server_email(ANN)], &[]),
        "a:7 conflict joined rule=verified_email cloud=ann",
    );
}

#[test]
fn joined_is_matched_by_the_first_rule_that_finds_the_reported_login() {
    says(
        &world(&[ann().name_id(ANN).holds("a:7").server_email(ANN)], &[]),
        "a:7 matched joined rule=saml_name_id cloud=ann reported=ann",
    );
}

#[test]
fn joined_is_matched_by_a_later_group_although_an_earlier_one_finds_somebody_else() {
    let bob = Row::cloud("bob").name_id(ANN);
    says(
        &world(&[ann().holds("a:7").server_email(ANN), bob], &[]),
        "a:7 matched joined rule=verified_email cloud=ann reported=ann",
    );
}

#[test]
fn joined_is_matched_also_where_no_rule_of_these_files_finds_anybody() {
    says(
        &world(&[ann().holds("a:7").server_email("ann@home.example")], &[]),
        "a:7 matched joined cloud=ann reported=ann",
    );
}

#[test]
fn an_own_row_with_a_person_s_address_waits_for_the_sync_and_is_freed() {
    says(
        &world(&[ann(), own_row("a:7", ANN)], &[]),
        "a:7 pending_sync own_row rule=verified_email cloud=ann
         reported=2 after_sync=1 to_check=0 added=0",
    );
}

#[test]
fn an_account_outside_the_report_waits_for_the_sync_at_no_cost() {
    let server = Server::at("a").exports(user("7", ANN));
    says(
        &world(&[ann()], &[server]),
        "a:7 pending_sync not_in_report rule=verified_email cloud=ann
         reported=1 after_sync=0 to_check=0 added=0",
    );
}

#[test]
fn nobody_with_the_address_is_server_only() {
    says(
        &world(&[ann(), own_row("a:7", "ann@old.example")], &[]),
        "a:7 server_only own_row
         reported=2 after_sync=0 to_check=0 added=0",
    );
}

// The rules.

#[test]
fn every_rule_finds_and_the_table_orders_them() {
    let node = || Node::of("ANN");
    let attribute = |name: &str| {
        let attribute = (name.to_owned(), ANN.to_owned());
        node().saml(|saml| saml.attributes.push(attribute))
    };
    let cases = [
        (attribute(CLAIM_NAME), "saml_claim_name"),
        (attribute(CLAIM_EMAIL), "saml_claim_emailaddress"),
        (node().saml(|saml| saml.username = ANN.into()), "saml_username"),
        (node().scim(|scim| scim.username = ANN.into()), "saml_username"),
        (node().saml(|saml| saml.name_id = ANN.into()), "saml_name_id"),
        (node().saml(|saml| saml.emails.push(ANN.into())), "saml_emails"),
        (node().scim(|scim| scim.emails.push(ANN.into())), "saml_emails"),
        (attribute("some other attribute"), "verified_email"),
    ];
    for (node, rule) in cases {
        let mut world = world(&[ann(), own_row("a:7", ANN)], &[]);
        world.identities = vec![node];
        says(&world, &format!("a:7 pending_sync own_row rule={rule} cloud=ann"));
    }
}

#[test]
fn several_rules_are_told_by_the_first_and_both_name_ids_are_values() {
    let mut world = world(&[ann().name_id(BOB), own_row("a:7", BOB)], &[]);
    world.identities = vec![Node::of("ann").saml(|saml| {
        saml.name_id = ANN.into();
        saml.emails.push(BOB.into());
    })];
    says(&world, "a:7 pending_sync own_row rule=saml_name_id cloud=ann");
}

#[test]
fn the_first_group_that_finds_anybody_decides() {
    let bob = Row::cloud("bob").name_id(ANN);
    says(&world(&[ann(), bob, own_row("a:7", ANN)], &[]), "a:7 pending_sync own_row rule=saml_name_id cloud=bob");
}

#[test]
fn two_people_found_by_two_rules_of_one_group_are_a_conflict() {
    let mut world = world(&[ann(), bob(), own_row("a:7", "x@acme.example")], &[]);
    world.identities = vec![
        Node::of("ann").saml(|saml| saml.emails.push("x@acme.example".into())),
        Node::of("bob").saml(|saml| saml.username = "x@acme.example".into()),
    ];
    says(&world, "a:7 conflict own_row rule=saml_username");
}

#[test]
fn an_identity_without_a_user_or_of_a_stranger_matches_nothing() {
    let mut world = world(&[Row::cloud("ann"), own_row("a:7", ANN)], &[]);
    world.identities = vec![
        Node::of("").saml(|saml| saml.name_id = ANN.into()),
        Node::of("stranger").saml(|saml| saml.name_id = ANN.into()),
    ];
    says(&world, "a:7 server_only own_row");
}

#[test]
fn addresses_compare_trimmed_and_in_any_ascii_case_and_no_wider() {
    for (address, same) in [
        (" Ann@ACME.example\t", true),
        ("ann+ghe@acme.example", false),
        ("ann@acme.example.", false),
        ("ànn@acme.example", false),
        ("\u{a0}ann@acme.example", false),
        ("an\u{212a}@acme.example", false),
    ] {
        let verdict = if same { "pending_sync own_row rule=verified_email cloud=ann" } else { "server_only own_row" };
        says(&world(&[ann(), own_row("a:7", address)], &[]), &format!("a:7 {verdict}"));
    }
    let kelvin = Row::cloud("kai").verified("\u{212a}ai@acme.example");
    says(&world(&[kelvin, own_row("a:7", "kai@acme.example")], &[]), "a:7 server_only own_row");
}

#[test]
fn the_matched_value_is_written_as_the_cloud_has_it() {
    let rows = [Row::cloud("ann").verified(" Ann@Acme.example ").verified(BOB), own_row("a:7", ANN)];
    let answer = expect(&world(&rows, &[]), None);
    assert_eq!(answer.accounts[0].matched_values, ["Ann@Acme.example"]);
    assert_eq!(answer.accounts[0].facts.email.as_deref(), Some(ANN));
}

#[test]
fn blanks_never_match_each_other() {
    let server = Server::at("a").exports(User::new("7", "ann").primary(" "));
    says(&world(&[Row::cloud("ann").verified(" ").name_id("")], &[server]), "a:7 server_only not_in_report");
}

#[test]
fn only_the_primary_address_of_the_server_is_compared() {
    let server = Server::at("a").exports(user("7", "x@acme.example").also(ANN));
    says(&world(&[ann()], &[server]), "a:7 server_only not_in_report");
}

#[test]
fn an_invited_or_subscribed_person_without_a_login_is_no_cloud_account() {
    let rows = [
        Row::without_account().invited_to("acme").verified(ANN),
        Row::without_account().subscriber(ANN).name_id(ANN),
        own_row("a:7", ANN),
    ];
    says(
        &world(&rows, &[]),
        "a:7 server_only own_row
         reported=2 after_sync=0 to_check=0 added=0",
    );
}

// What a report's row says.

#[test]
fn one_address_is_that_of_every_account_of_the_row() {
    says(
        &world(&[ann(), own_row("a:7", ANN).holds("b:7")], &[]),
        "a:7 pending_sync own_row rule=verified_email cloud=ann
         b:7 pending_sync own_row rule=verified_email cloud=ann
         reported=2 after_sync=1 to_check=0 added=0",
    );
}

#[test]
fn of_several_addresses_nobody_knows_whose_is_whose() {
    says(
        &world(&[ann(), own_row("a:7", ANN).server_email(BOB)], &[]),
        "a:7 server_only own_row
         reported=2 after_sync=0 to_check=0 added=0",
    );
}

#[test]
fn the_servers_own_file_tells_which_of_several_addresses_is_primary() {
    let server = Server::at("a").exports(user("7", ANN));
    says(
        &world(&[ann(), own_row("a:7", ANN).server_email(BOB)], &[server]),
        "a:7 pending_sync own_row rule=verified_email cloud=ann",
    );
}

#[test]
fn a_bare_id_belongs_to_the_only_host() {
    let server = Server::at("A.Example.").exports(user("7", ANN));
    says(
        &world(&[ann(), Row::without_account().holds("7")], &[server]),
        "a.example:7 pending_sync own_row rule=verified_email cloud=ann",
    );
}

#[test]
fn a_bare_id_is_no_account_where_two_hosts_are_known_or_none() {
    says(&world(&[ann().holds("7").server_email(ANN)], &[]), "");
    says(
        &world(&[ann(), Row::without_account().holds("7"), own_row("a:1", BOB), own_row("b:1", BOB)], &[]),
        "a:1 server_only own_row
         b:1 server_only own_row
         reported=4 after_sync=0 to_check=0 added=0",
    );
}

#[test]
fn ids_are_numbers_where_they_can_be_and_text_is_last() {
    let mut server = Server::at("a");
    for id in ["0100", "zz", "99.0", "7", "07"] {
        server = server.exports(User::new(id, "somebody"));
    }
    says(
        &world(&[ann()], &[server]),
        "a:7 server_only not_in_report
         a:99 server_only not_in_report
         a:100 server_only not_in_report
         a:zz server_only not_in_report",
    );
}

#[test]
fn a_row_without_ids_holds_the_account_whose_address_it_alone_lists() {
    let server = Server::at("a").exports(user("7", ANN));
    let row = ann().server_email("ANN@acme.example");
    says(
        &world(&[row, bob()], std::slice::from_ref(&server)),
        "a:7 matched joined rule=verified_email cloud=ann reported=ann",
    );
    says(
        &world(&[ann(), Row::without_account().server_email(ANN)], &[server]),
        "a:7 pending_sync own_row rule=verified_email cloud=ann
         reported=2 after_sync=1 to_check=0 added=0",
    );
}

#[test]
fn a_row_without_ids_holds_the_accounts_of_every_host() {
    let servers = [Server::at("a").exports(user("7", ANN)), Server::at("b").lists(user("1", ANN))];
    says(
        &world(&[ann().server_email(ANN).server_email(BOB)], &servers),
        "a:7 matched joined rule=verified_email cloud=ann reported=ann
         b:1 matched joined rule=verified_email cloud=ann reported=ann",
    );
}

#[test]
fn a_row_without_ids_does_not_hold_what_another_row_lists_or_names() {
    let server = Server::at("a").exports(user("7", ANN));
    let both = [ann().server_email(ANN), Row::without_account().server_email(ANN)];
    says(
        &world(&both, std::slice::from_ref(&server)),
        "a:7 pending_sync not_in_report rule=verified_email cloud=ann
         reported=2 after_sync=0 to_check=0 added=0",
    );
    let named = [ann().server_email(ANN), bob().holds("a:7")];
    says(&world(&named, &[server]), "a:7 conflict joined rule=verified_email cloud=ann reported=bob");
}

#[test]
fn a_row_without_ids_holds_nobody_unless_it_says_that_there_is_a_server_user() {
    let server = Server::at("a").exports(user("7", ANN));
    let mut row = ann().server_email(ANN);
    row.server_user = None;
    says(&world(&[row], &[server]), "a:7 pending_sync not_in_report rule=verified_email cloud=ann");
}

#[test]
fn kinds_of_rows_are_the_first_that_fits() {
    let mut unexplained = Row::without_account();
    unexplained.server_user = Some(false);
    let rows = [
        (ann().invited_to("acme").subscriber(ANN), "account"),
        (Row::cloud("bob"), "account"),
        (Row::without_account().holds("a:7").invited_to("acme"), "server_only"),
        (Row::without_account().server_email(BOB).subscriber(BOB), "server_only"),
        (Row::without_account().invited_to("acme").subscriber(BOB), "invited"),
        (Row::without_account().subscriber(BOB), "visual_studio"),
        (unexplained, "server_only"),
    ];
    for (row, kind) in rows {
        let answer = expect(&world(std::slice::from_ref(&row), &[]), None);
        assert_eq!(answer.rows[0].kind.word(), kind, "{row:?}");
    }
}

// Joining the files.

#[test]
fn the_export_wins_over_the_users_that_over_the_cloud_and_that_over_the_report() {
    let row = || own_row("a:7", "report@acme.example");
    let cloud = || Server::at("a").uploaded(User::new("7", "cloud").named("Cloud").primary("cloud@acme.example"));
    let users = || cloud().lists(User::new("7", "users").primary("users@acme.example"));
    let export = || users().exports(User::new("7", "export").primary("export@acme.example"));
    let nameless = users().exports(User::new("7", ""));
    for (server, login, name, email) in [
        (Server::at("a"), "", "", "report"),
        (cloud(), "cloud", "Cloud", "cloud"),
        (users(), "users", "Cloud", "users"),
        (export(), "export", "Cloud", "export"),
        (export().encrypted(), "users", "Cloud", "users"),
        (nameless, "users", "Cloud", "users"),
    ] {
        let answer = expect(&world(&[row()], &[server]), None);
        let facts = &answer.accounts[0].facts;
        assert_eq!(facts.login.as_deref().unwrap_or(""), login);
        assert_eq!(facts.name.as_deref().unwrap_or(""), name);
        assert_eq!(facts.email.clone().unwrap(), format!("{email}@acme.example"));
    }
}

#[test]
fn the_only_address_is_the_primary_one_and_of_several_without_a_mark_none() {
    let server = Server::at("a")
        .exports(User::new("1", "one").also(ANN))
        .exports(User::new("2", "two").also(ANN).also(BOB))
        .exports(User::new("3", "none"));
    says(
        &world(&[ann()], &[server]),
        "a:1 pending_sync not_in_report rule=verified_email cloud=ann
         a:2 server_only not_in_report
         a:3 server_only not_in_report
         reported=1 after_sync=0 to_check=0 added=2",
    );
}

#[test]
fn suspended_holds_if_any_file_says_so_and_is_unknown_where_none_speaks() {
    let server = |export: Option<bool>, users: Option<bool>| {
        let with = |suspended| User { suspended, ..user("7", ANN) };
        Server::at("a").exports(with(export)).lists(with(users))
    };
    for (export, users, expected) in [
        (Some(false), Some(true), Some(true)),
        (Some(true), Some(false), Some(true)),
        (None, Some(true), Some(true)),
        (Some(false), None, Some(false)),
        (None, None, None),
    ] {
        let answer = expect(&world(&[ann()], &[server(export, users)]), None);
        assert_eq!(answer.accounts[0].facts.suspended, expected);
    }
}

#[test]
fn of_differing_records_the_smallest_counts_whatever_the_order() {
    let one = || User::new("7", "a").primary(ANN);
    let two = || User::new("7", "b").primary(BOB);
    for server in [Server::at("h").exports(one()).exports(two()), Server::at("h").exports(two()).exports(one())] {
        says(&world(&[ann(), bob()], &[server]), "h:7 pending_sync not_in_report rule=verified_email cloud=ann");
    }
    let small = Row::cloud("ANN").verified(ANN);
    let great = Row::cloud("ann").verified(BOB).holds("a:8");
    for rows in [[small.clone(), great.clone()], [great, small]] {
        let [one, two] = rows;
        says(
            &world(&[one, two, own_row("a:7", ANN)], &[]),
            "a:7 pending_sync own_row rule=verified_email cloud=ANN
             reported=2 after_sync=1 to_check=0 added=0",
        );
    }
}

#[test]
fn of_two_records_for_one_login_the_smaller_name_counts() {
    let rows = [Row::cloud("ann").named("Zoë").verified(BOB), Row::cloud("ann").named("Ann").verified(ANN)];
    let answer = expect(&world(&rows, &[]), None);
    assert_eq!(answer.rows.len(), 1);
    assert_eq!(answer.rows[0].row.name, "Ann");
}

#[test]
fn reported_twice_is_joined_and_its_own_row_is_freed() {
    says(
        &world(&[ann().holds("a:7").server_email(ANN), own_row("a:7", ANN)], &[]),
        "a:7 matched joined rule=verified_email cloud=ann reported=ann
         reported=2 after_sync=1 to_check=0 added=0",
    );
}

#[test]
fn an_encrypted_export_gives_no_accounts() {
    let server = Server::at("a").exports(user("7", ANN)).encrypted();
    says(&world(&[ann()], &[server]), "");
}

// Licences.

#[test]
fn subscribers_without_an_account_and_ended_licences_are_not_reported() {
    let rows = [ann(), Row::cloud("bob").inactive(), Row::without_account().subscriber(ANN)];
    says(&world(&rows, &[]), "reported=1 after_sync=0 to_check=0 added=0");
}

#[test]
fn the_seats_that_the_rest_call_tells_count_more_than_rows() {
    assert_eq!(expect(&world(&[ann()], &[]), Some(40)).licenses.reported, 40);
}

#[test]
fn cloud_accounts_are_logins_in_whatever_case() {
    let rows = [ann(), Row::cloud("ANN"), bob(), Row::without_account().invited_to("acme")];
    assert_eq!(expect(&world(&rows, &[]), None).cloud_accounts, 2);
}

#[test]
fn one_account_that_nobody_matches_keeps_the_row_also_beside_a_conflict() {
    let twin = Row::cloud("bob").verified(ANN);
    let server = Server::at("a").exports(user("1", ANN)).exports(user("2", "x@acme.example"));
    let row = Row::without_account().holds("a:1").holds("a:2");
    says(
        &world(&[ann(), twin, row], &[server]),
        "a:1 conflict own_row rule=verified_email
         a:2 server_only own_row
         reported=3 after_sync=0 to_check=0 added=0",
    );
}

#[test]
fn a_row_is_freed_when_all_its_accounts_wait_or_are_not_counted() {
    let server = Server::at("a")
        .exports(user("1", ANN))
        .exports(user("2", "left@acme.example").suspended(true))
        .exports(User::new("3", "ghost"));
    let row = Row::without_account().holds("a:1").holds("a:2").holds("a:3");
    says(
        &world(&[ann(), row], &[server]),
        "a:1 pending_sync own_row rule=verified_email cloud=ann
         a:2 not_counted own_row
         a:3 not_counted own_row
         reported=2 after_sync=1 to_check=0 added=0",
    );
}

#[test]
fn invited_or_ended_rows_and_rows_without_known_accounts_are_never_freed() {
    let rows = [
        ann(),
        own_row("a:1", ANN).invited_to("acme"),
        own_row("a:2", ANN).inactive(),
        Row::without_account().server_email(BOB),
    ];
    says(
        &world(&rows, &[]),
        "a:1 pending_sync own_row rule=verified_email cloud=ann
         a:2 pending_sync own_row rule=verified_email cloud=ann
         reported=3 after_sync=0 to_check=0 added=0",
    );
}

#[test]
fn the_next_sync_adds_persons_and_not_accounts() {
    let servers = [
        Server::at("a")
            .exports(user("1", "new@acme.example"))
            .exports(user("2", "known@acme.example"))
            .exports(user("3", ""))
            .exports(user("4", ""))
            .exports(user("5", "left@acme.example"))
            .exports(user("6", "left@acme.example").suspended(true)),
        Server::at("b").exports(user("1", "NEW@acme.example")),
    ];
    let rows = [ann(), own_row("c:1", "known@acme.example"), Row::without_account().holds("a:6")];
    let answer = expect(&world(&rows, &servers), None);
    // The new person of two servers, two without an address, and the one who shares it with a suspended account.
    assert_eq!(answer.licenses.added, 4);
}

#[test]
fn a_row_lists_its_accounts_by_host_and_number() {
    let row = ann().holds("b:7").holds("a:10").holds("a:9").holds("B:07");
    let answer = expect(&world(&[row], &[]), None);
    let accounts: Vec<String> = answer.rows[0].accounts.iter().map(Key::text).collect();
    assert_eq!(accounts, ["a:9", "a:10", "b:7"]);
}

#[test]
fn rules_are_counted_for_matched_and_waiting_accounts_only() {
    let twin = Row::cloud("bob").verified(BOB);
    let server = Server::at("a").exports(user("4", ANN).suspended(true));
    let rows = [
        ann().holds("a:1").server_email(ANN),
        Row::cloud("dan").holds("a:2").server_email("dan@home.example"),
        own_row("a:3", ANN),
        twin.clone(),
        Row { login: "bert".into(), ..twin },
        own_row("a:5", BOB),
    ];
    let answer = expect(&world(&rows, &[server]), None);
    let counts = |counts: &std::collections::BTreeMap<&'static str, usize>| {
        let some: Vec<String> = counts.iter().filter(|(_, n)| **n > 0).map(|(word, n)| format!("{word} {n}")).collect();
        some.join(", ")
    };
    assert_eq!(counts(&answer.verdicts), "conflict 1, matched 2, not_counted 1, pending_sync 1");
    assert_eq!(counts(&answer.rules), "reported_only 1, verified_email 2");
}

#[test]
fn hosts_are_lower_case_without_scheme_slash_and_final_dot() {
    for host in ["https://GHES.Acme.example/", "http://ghes.acme.example", "ghes.acme.example."] {
        assert_eq!(host_name(host), "ghes.acme.example");
    }
    assert_eq!(Key::new("A.", "071").text(), "a:71");
}
