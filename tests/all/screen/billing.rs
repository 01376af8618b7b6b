//! The bill: what the licences are for, its lines as filters, its what-ifs.

use super::harness::{Screen, session};
use crate::cli::Story;
use seatmatch::app::Session;
use seatmatch::matching::AliasDomain;
use seatmatch::read::Input;

/// Down to the line with these words.
fn choose(mut screen: Screen, words: &str) -> Screen {
    for _ in 0..40 {
        if screen.reversed_line().contains(words) {
            return screen;
        }
        screen = screen.press("j");
    }
    panic!("{words} is no line of the bill:\n{}", screen.text());
}

#[test]
fn the_parts_add_up_to_the_licences() {
    let text = Screen::of("demo").size(120, 45).press("4").text();
    let (_, consumed) = text.split_once("Licences consumed").unwrap();
    let (consumed, _) = consumed.split_once("Avoidable").unwrap();
    let mut numbers = consumed.split_whitespace().filter_map(|word| word.parse::<u64>().ok());
    let whole = numbers.next().unwrap();
    assert_eq!(numbers.sum::<u64>(), whole);
}

#[test]
fn what_is_cut_of_a_line_stands_whole_beneath() {
    let screen = Screen::of("demo").size(80, 24).press("4");
    let screen = screen.shows("members and owners of organizations · Enter lists them");
    choose(screen, "other domain").shows("other domain old-acme.example -> acme.example · identity provider");
}

#[test]
fn a_line_of_the_bill_becomes_the_filter_that_lists_as_many() {
    let screen = choose(Screen::of("demo").size(120, 45).press("4"), "on the server alone: ghe2");
    let line = screen.reversed_line();
    let count: u64 = line.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    let screen = screen.press("Enter").hides("4 Bill").shows("is:own-row host:ghe2.acme.example");
    screen.shows(&format!("2 Server {count} of 85"));
}

#[test]
fn every_cause_lists_as_many_accounts_as_it_has() {
    let json = Story::of("half-of-acme-is-counted-twice").run("report --demo --format json").good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for cause in json["summary"]["causes"].as_array().unwrap() {
        let mut filter = format!("cause:{}", cause["reason"].as_str().unwrap());
        if let Some(detail) = cause["detail"].as_str() {
            filter = format!("{filter} move:\"{detail}\"");
        }
        let screen = Screen::of("demo").press("f").press("Ctrl-u").types(&filter).press("Enter");
        screen.shows(&format!("2 Server {} of 85", cause["accounts"]));
    }
}

#[test]
fn a_what_if_is_switched_on_and_off() {
    let screen = choose(Screen::of("demo").size(120, 45).press("4"), "old-acme.example");
    let screen = screen.press("w").shows("the next sync would free 7 more licences").shows("what if old-acme.example");
    assert!(screen.reversed_line().contains("w switches it off"), "{}", screen.text());
    screen.press("w").hides("would free").shows("other domain old-acme.example").press("Esc").hides("what if old");
}

#[test]
fn without_a_report_there_is_no_bill() {
    Screen::of("a-server-without-a-report").press("4").hides("4 Bill").shows("nothing is known of licences");
}

#[test]
fn without_a_servers_accounts_what_is_avoidable_is_not_known() {
    let screen = Screen::of("a-report-without-servers").press("4").hides("nobody is counted twice");
    screen.shows("not known without a server's accounts");
}

#[test]
fn with_a_price_the_bill_says_what_is_saved_a_month() {
    let price = Some("21".parse().unwrap());
    let screen = Screen::open(Session { price, ..session("demo") }, None).press("4");
    let text = screen.text();
    let line = text.lines().find(|line| line.contains("Avoidable")).unwrap();
    let licences: u64 = line.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    assert!(line.contains(&format!("{licences} · {} a month", licences * 21)), "{line}");
}

/// One old domain whose people went to two: four to the one, three to the other.
fn moved_to_two_domains(folder: &std::path::Path) -> Session {
    let people = [
        ("quirin.abendroth", "corp.example"),
        ("walburga.zeisig", "corp.example"),
        ("yolanthe.mirbach", "corp.example"),
        ("xaver.hollerith", "corp.example"),
        ("ottilie.brandauer", "labs.example"),
        ("ignaz.feuchtmayr", "labs.example"),
        ("dorothee.quandt", "labs.example"),
    ];
    let mut report = "github_com_login,github_com_user,github_com_verified_domain_emails,license_type,\
                      enterprise_server_user,enterprise_server_primary_emails,enterprise_server_user_ids,\
                      total_user_accounts\n"
        .to_owned();
    let mut users = "created_at,id,login,email\n".to_owned();
    for (number, (name, domain)) in people.into_iter().enumerate() {
        let login = name.replace('.', "-");
        report = format!("{report}{login},TRUE,{name}@{domain},Enterprise,FALSE,,,1\n");
        report = format!("{report},FALSE,,Enterprise,TRUE,{name}@old.example,{number}:ghes.example:Member,1\n");
        users = format!("{users}2020-01-01 00:00:00 UTC,{number},{},{name}@old.example\n", name.replace('.', ""));
    }
    let files = [("report.csv", report), ("all_users.csv", users)];
    let inputs = files.map(|(name, text)| {
        std::fs::write(folder.join(name), text).unwrap();
        Input::parse(folder.join(name).as_os_str())
    });
    Session { inputs: inputs.to_vec(), ..session("nothing") }
}

#[test]
fn a_move_lists_its_own_people_and_not_those_who_went_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    for (to, count) in [("corp.example", 4), ("labs.example", 3)] {
        let screen = Screen::open(moved_to_two_domains(folder.path()), None).size(120, 45).press("4");
        let screen = choose(screen, &format!("other domain old.example -> {to}"));
        assert!(screen.reversed_line().contains(&format!(" {count} ")), "{}", screen.text());
        screen.press("Enter").shows(&format!("2 Server {count} of 7"));
    }
}

#[test]
fn what_a_small_screen_cuts_of_a_line_stands_beneath() {
    let screen = choose(Screen::of("demo").size(80, 24).press("4"), "other domain");
    assert!(screen.reversed_line().contains('…'), "{}", screen.text());
    screen
        .shows("other domain old-acme.example -> acme.example · identity provider: send")
        .shows("the address in SAML · Enter lists them · w what if");
}

#[test]
fn the_bill_tells_how_far_it_is_read_and_what_a_key_came_to() {
    let screen = choose(Screen::of("demo").size(80, 24).press("4"), "same login");
    let screen = screen.shows("17/").hides("w what if").press("w");
    screen.shows("a what-if is for an address that moved to another domain");
}

#[test]
fn a_what_if_is_told_in_the_first_line_at_every_size() {
    let mut screen = choose(Screen::of("demo").size(120, 45).press("4"), "old-acme.example").press("w Esc");
    for (width, height) in [(120, 35), (80, 24), (60, 16), (40, 10), (40, 8)] {
        screen = screen.size(width, height);
        let first = screen.text().lines().next().unwrap().to_owned();
        assert!(first.contains("what if"), "{width}x{height}: {first}");
    }
}

#[test]
fn a_what_if_that_is_too_long_for_the_screen_is_told_by_its_beginning() {
    let mut session = session("demo");
    let aliases = ["old-acme.example", "an-even-older.example"].map(str::to_owned);
    let to = "acme.example".to_owned();
    session.options.alias_domains = aliases.map(|from| AliasDomain { from, to: to.clone() }).to_vec();
    Screen::open(session, None).size(60, 16).shows(" seatmatch  what if old-acme.example=acme.example an-ev");
}

#[test]
fn who_is_invited_is_to_accept() {
    let screen = choose(Screen::of("demo").size(120, 45).press("4"), "pending invitation  ");
    assert!(screen.reversed_line().contains("the person: accept the invitation"), "{}", screen.text());
}
