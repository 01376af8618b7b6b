//! Files, help, export, and what stands where nobody is listed.

use super::harness::{Screen, session};
use seatmatch::app::Session;
use seatmatch::read::Input;
use seatmatch::read::guides::GUIDES;

#[test]
fn the_help_is_searched() {
    Screen::of("demo")
        .press("?")
        .shows("Keys")
        .press("/")
        .types("counted twice")
        .shows("two licences")
        .hides("half a page")
        .press("Enter Esc Esc")
        .selects("amorozov");
}

#[test]
fn the_files_are_told_with_their_warnings() {
    Screen::of("demo")
        .size(120, 70)
        .press("i")
        .shows("consumed_licenses-acme-2026-11-20T080000Z.csv")
        .shows("recognised as")
        .shows("warning");
}

#[test]
fn an_export_says_how_many_rows_before_it_writes() {
    let screen = Screen::of("demo").press("x").shows("the 32 listed (server, is:open)").shows("Enter writes 32 rows");
    let file = screen.folder.path().join("out.csv");
    let typed = file.to_string_lossy().into_owned();
    let screen = screen.press("Ctrl-u").types(&typed).press("Enter").shows("32 rows written to");
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 33);
    let screen = screen.press("x Ctrl-u").types(&typed).press("Enter").shows("There is a file already");
    screen.press("Enter").shows("32 rows written to");
}

#[test]
fn the_format_gives_the_ending() {
    Screen::of("demo")
        .press("x Right")
        .shows(".json")
        .press("Right")
        .shows(".md")
        .press("Right")
        .shows(".xlsx")
        .press("Left Left Left")
        .shows(".csv");
}

#[test]
fn an_export_without_a_name_or_into_nowhere_is_refused() {
    Screen::of("demo").press("x Ctrl-u Enter").shows("a file needs a name");
    Screen::of("demo").press("x Ctrl-u").types("/no/such/folder/x.csv").press("Enter").shows("no such directory");
}

#[test]
fn no_files_say_how_to_get_each() {
    Screen::of("nothing")
        .shows("seatmatch --demo")
        .shows("Get report")
        .press("j / f e t r ? Esc")
        .shows("seatmatch --demo");
}

#[test]
fn servers_without_a_report_say_what_to_load() {
    let screen = Screen::of("a-server-without-a-report").shows("No cloud report is loaded");
    let screen = screen.shows("Next: load the cloud report").hides("Nothing is still to do");
    screen.shows("Without the cloud report nothing is known of them.").press("Esc").shows("2 Server 2");
}

#[test]
fn a_report_without_servers_says_what_to_load() {
    let screen = Screen::of("a-report-without-servers").shows("No server accounts are loaded");
    screen.shows("counted twice: not known without a server's accounts").hides("0 likely");
}

#[test]
fn everybody_matched_is_a_pleasure() {
    Screen::of("everybody-is-matched").shows("Nobody is counted twice. Well done!").press("Esc").shows("matched");
}

#[test]
fn the_help_leads_back_to_what_was_read_and_begins_with_its_keys() {
    let screen = Screen::of("demo").press("4 j j ?").shows("Help").shows("Bill");
    assert!(screen.text().lines().nth(2).unwrap().contains("Bill"), "{}", screen.text());
    let screen = screen.press("Esc").shows("4 Bill");
    assert!(screen.reversed_line().contains("Visual Studio subscribers"), "{}", screen.text());
    let screen = screen.press("Esc i G ? q").shows("recognised as");
    let screen = screen.press("Esc t j ? Esc").shows("▸ same person as …").press("Esc").press("c ? Esc");
    screen
        .shows("Columns of the server list")
        .press("Esc D Enter ? ?")
        .shows("Persons gained")
        .press("r")
        .press("Esc ? Esc")
        .shows("3 Why");
}

#[test]
fn every_word_of_the_header_is_in_the_help() {
    for word in [
        "Licences",
        "likely",
        "confirmed",
        "freed by the next sync",
        "added by the next sync",
        "to check",
        "noted",
        "avoidable",
        "dormant",
    ] {
        Screen::of("demo").press("? /").types(word).shows("Words of the header and the bill");
    }
}

#[test]
fn who_was_not_looked_for_is_not_said_to_be_nobody() {
    let mut session = session("a-spreadsheet-would-run-this-name");
    session.options.candidates = false;
    let screen = Screen::open(session, None).shows("counted twice not looked for").hides("0 likely");
    let screen = screen.hides("Well done").shows("Next: look for people counted twice").press("4");
    let screen = screen.shows("people counted twice were not looked for").hides("nobody is counted twice");
    screen.press("Esc Esc").shows("whose it may be was not looked for").hides("no cloud account is likely");
}

/// Files that are written for one test, as a session.
fn files<const N: usize>(folder: &std::path::Path, files: [(&str, &str); N]) -> Session {
    let inputs = files.map(|(name, text)| {
        std::fs::write(folder.join(name), text).unwrap();
        Input::parse(folder.join(name).as_os_str())
    });
    Session { inputs: inputs.to_vec(), ..session("nothing") }
}

const SYNCS: &str = r#"{"server_instances": [
    {"server_id": "s1", "hostname": "ghe1.acme.example",
     "last_sync": {"date": "2026-11-19T08:00:00Z", "status": "success", "error": ""}},
    {"server_id": "s2", "hostname": "ghe2.acme.example",
     "last_sync": {"date": "2026-09-01T08:00:00Z", "status": "failed", "error": "connection refused"}}]}"#;

const ENCRYPTED: [(&str, &str); 2] = [
    ("ghe1.json", r#"{"host_name": "ghe1.acme.example", "features": [], "users": "c2VjcmV0"}"#),
    ("ghe2.json", r#"{"host_name": "ghe2.acme.example", "features": [], "users": "c2VjcmV0"}"#),
];

const REPORT: &str = "github_com_login,github_com_user,license_type,total_user_accounts\nann,TRUE,Enterprise,1\n";

#[test]
fn a_server_that_was_never_synced_is_to_be_mended_before_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let report = "github_com_login,github_com_name,license_type,total_user_accounts\n\
                  cosmic-otter,Ann Lee,Enterprise,1\n";
    let export = r#"{"host_name": "ghe1.acme.example", "features": [], "users": [
        {"id": 3, "login": "cosmic-otter", "name": "Ann Lee", "email": "ann@old.example"}]}"#;
    let screen = Screen::open(files(folder.path(), [("report.csv", report), ("ghe1.json", export)]), None);
    let screen = screen.shows("counted twice 0 likely, 1 from the next sync on");
    let screen = screen
        .shows("Next: look at 1 found by same login before the next sync")
        .shows("0 freed, 1 added by the next sync");
    let screen = screen.size(60, 24).shows("counted twice 1 from sync on · 1 added by sync").size(120, 35).press("4");
    let screen = screen.shows("Avoidable  0 · 1 more from the next sync on").shows("1 account; the person: ");
    screen.shows("1 of them likely counted twice from then on: mend these before");
}

#[test]
fn the_files_tell_how_old_a_sync_is_and_how_it_ended() {
    let folder = tempfile::tempdir().unwrap();
    let [_, ghe2] = ENCRYPTED;
    // The day of the report is not known: today is the 22nd.
    let screen = Screen::open(files(folder.path(), [("report.csv", REPORT), ghe2, ("sync.json", SYNCS)]), None);
    let screen = screen.size(120, 60).press("i").shows("ghe1.acme.example: 2026-11-19, 3 days ago, success");
    let screen = screen.shows("ghe2.acme.example: 2026-09-01, 82 days ago, failed: connection refused");
    let shown = in_one_line(&screen);
    assert!(shown.contains("last sync 2026-09-01, 82 days ago, failed: connection refused"), "{shown}");
    let folder = tempfile::tempdir().unwrap();
    let named = "consumed_licenses-acme-2026-11-18T080000Z.csv";
    let screen = Screen::open(files(folder.path(), [(named, REPORT), ("sync.json", SYNCS)]), None);
    let screen =
        screen.size(120, 60).press("i").shows("ghe1.acme.example: 2026-11-19, 1 day after the report, success");
    screen.shows("78 days before the report, failed: connection refused");
}

#[test]
fn the_files_name_each_way_to_encrypted_accounts_once_and_as_check_does() {
    let folder = tempfile::tempdir().unwrap();
    let [ghe1, ghe2] = ENCRYPTED;
    let screen = Screen::open(files(folder.path(), [("report.csv", REPORT), ghe1, ghe2]), None);
    let screen = screen.size(120, 60).press("i").shows("the accounts of ghe1.acme.example, ghe2.acme.example");
    let shown = in_one_line(&screen);
    let (advice, _) = shown.split_once("report.csv").unwrap();
    let cloud = advice.find("for all servers, with names and every address").unwrap();
    let servers = advice.find("or with logins and primary addresses, from each server: https://HOST").unwrap();
    assert!(cloud < servers, "{advice}");
    assert_eq!(advice.matches("all_users.csv").count(), 2, "the page, and how it is passed: {advice}");
}

/// What stands on the screen, in one line, with single blanks and without borders.
fn in_one_line(screen: &Screen) -> String {
    let text = screen.text();
    let words = text.split_whitespace().filter(|word| !matches!(*word, "│" | "┃"));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_welcome_cuts_no_command() {
    for (width, height) in [(80, 24), (81, 24), (100, 30), (120, 35)] {
        let shown = in_one_line(&Screen::of("nothing").size(width, height));
        for guide in &GUIDES {
            let way = guide.way(None, None).to_string();
            assert!(shown.contains(&way), "{way} is cut at {width}x{height}: {shown}");
        }
        assert!(shown.contains("HOST=all_users.csv "), "{shown}");
    }
}

#[test]
fn a_welcome_that_has_no_room_says_where_the_rest_is() {
    for (width, height) in [(60, 16), (40, 10)] {
        Screen::of("nothing").size(width, height).shows("The rest: seatmatch --help");
    }
}

#[test]
fn everybody_matched_does_not_speak_of_those_who_are_not() {
    let screen = Screen::of("a-spreadsheet-would-run-this-name").press("t").shows("accepted").press("j j j Enter");
    screen.shows("Well done!").shows("or is on ").shows("its server alone: by your note, or because nobody");
    Screen::of("everybody-is-matched").shows("Every server account is matched or consumes nothing.");
}

#[test]
fn an_invitation_without_another_address_is_known_by_the_subscriptions() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.csv");
    let header = "github_com_login,github_com_user,license_type,github_com_orgs_with_pending_invites,\
                  visual_studio_subscription_user,visual_studio_subscription_email,total_user_accounts";
    std::fs::write(&file, format!("{header}\n,FALSE,Visual Studio subscription,acme,TRUE,ivo@acme.example,0\n"))
        .unwrap();
    let inputs = vec![Input::parse(file.as_os_str())];
    let screen = Screen::open(Session { inputs, ..session("nothing") }, None);
    screen.press("1").selects("(invited)").selects("ivo@acme.example");
}

#[test]
fn a_subscriber_without_an_account_is_known_by_the_subscriptions_address() {
    let screen = Screen::of("demo").press("1 f Ctrl-u").types("is:vs-double").press("Enter");
    let text = screen.text();
    let row = text.lines().find(|line| line.contains("(subscriber)")).unwrap_or_else(|| panic!("{text}"));
    assert!(row.contains("lena.fischer@"), "{text}");
}
