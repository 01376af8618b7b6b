//! Marks: one, a range, all, none; what they outlive, and what is done to all of them.

use super::harness::Screen;
use seatmatch::app::Lane;
use seatmatch::matching::Verdict;

fn marked(screen: &Screen) -> String {
    let text = screen.text();
    let lines = text.lines().filter_map(|line| line.rsplit('┃').nth(1).filter(|line| line.get(..9).is_some()));
    let marked = lines.filter(|line| line.chars().nth(2) == Some('*'));
    let login = |line: &str| line.split_whitespace().nth(1).unwrap_or_default().to_owned();
    marked.map(|line| login(&line.replacen('▸', " ", 1))).collect::<Vec<_>>().join(" ")
}

#[test]
fn space_marks_and_goes_on() {
    let screen = Screen::of("demo").shows(" 1 of 32 · 0 marked").press("Space Space j Space");
    assert_eq!(marked(&screen), "amorozov annlee-adm cosmic-otter");
    let screen = screen.selects("emmalarsen").shows(" 5 of 32 · 3 marked").press("g Space").shows("2 marked");
    assert_eq!(marked(&screen), "annlee-adm cosmic-otter");
}

#[test]
fn a_range_grows_and_shrinks_with_the_selection() {
    let screen = Screen::of("demo").press("Space j V j j j");
    assert_eq!(marked(&screen), "amorozov bobw cosmic-otter emmalarsen fbennani");
    let screen = screen.press("k k").shows("3 marked").press("V j j").shows("3 marked").selects("fbennani");
    assert_eq!(marked(&screen), "amorozov bobw cosmic-otter");
    screen.press("V G").shows("30 marked").press("Esc").shows("3 marked").press("u").shows("1 marked");
}

#[test]
fn shift_and_arrows_mark_as_far_as_shift_is_held() {
    let screen = Screen::of("demo").press("j Shift-Down Shift-Down Shift-Down Shift-Up Down Down");
    assert_eq!(marked(&screen), "annlee-adm bobw cosmic-otter");
    let screen = screen.press("Shift-Up").shows("5 marked");
    assert_eq!(marked(&screen), "annlee-adm bobw cosmic-otter emmalarsen fbennani");
}

#[test]
fn all_and_none_can_be_taken_back() {
    Screen::of("demo")
        .press("a")
        .shows("32 marked")
        .press("A")
        .shows("32 marks taken away; u brings them back")
        .press("u")
        .shows(" 1 of 32 · 32 marked")
        .press("u")
        .shows("0 marked")
        .press("Ctrl-r")
        .shows(" 1 of 32 · 32 marked")
        .press("Ctrl-r Ctrl-r")
        .shows("nothing to do again");
}

#[test]
fn marks_outlive_the_filter_and_what_it_hides_is_told() {
    let screen = Screen::of("demo").press("Space Space Space }").shows("3 marked").press("} }");
    let screen = screen.shows("3 marked, 3 of them hidden by the filter").press("t");
    let screen = screen
        .shows("Decide about 3 marked accounts (the filter hides 3)")
        .press("Esc }")
        .shows(" · 3 marked ")
        .press("g");
    assert_eq!(marked(&screen), "amorozov annlee-adm bobw");
}

#[test]
fn marks_outlive_a_reload_and_sorting() {
    let screen = Screen::of("demo").press("j Space Space r");
    assert_eq!(marked(&screen), "annlee-adm bobw");
    let screen = screen.shows("2 marked").press("s s").shows("2 marked").press("S");
    assert_eq!(marked(&screen), "annlee-adm bobw");
}

#[test]
fn esc_closes_marks_before_the_filter() {
    let screen = Screen::of("demo").press("a Esc").shows("32 marks taken away").shows("· is:open");
    screen.press("Esc").shows("2 Server 85 ").press("u").shows("32 marked");
}

#[test]
fn each_list_has_its_own_marks() {
    Screen::of("demo").press("a 1").shows("0 marked").press("Space").shows("1 marked").press("2").shows("32 marked");
    Screen::of("demo").press("3 a").shows("marks are set on the lists");
}

#[test]
fn a_decision_is_about_all_that_are_marked() {
    let screen = Screen::of("demo").press("Space Space Space t").shows("Decide about 3 marked accounts");
    let screen =
        screen.press("j j j j Enter").shows("3 accounts: accepted").shows("2 Server 29 of 85").shows("0 marked");
    let disk = screen.on_disk();
    assert_eq!(disk.matches("\"accepted\"").count(), 3, "{disk}");
    assert_eq!(screen.saves(), 1, "one save for all");
}

#[test]
fn the_same_person_in_bulk_is_each_ones_own_best() {
    let screen = Screen::of("demo").press("Space Space t").shows("same person, each as its own best");
    let screen = screen.press("Enter").shows("2 accounts: same person, each as its own best");
    let disk = screen.shows("2 confirmed").on_disk();
    assert!(disk.contains("alexeimorozov") && disk.contains("\"annlee\""), "{disk}");
}

#[test]
fn the_same_person_in_bulk_says_how_sure_it_is_and_leaves_the_unlikely_out() {
    let screen = Screen::of("demo").press("Esc f").types("is:unmatched has:candidate").press("Enter a t");
    let screen = screen.shows("likely; left out: ").shows(" below 80%").press("Enter").shows(" below 80%");
    let unlikely = screen.app().world.as_ref().map(|world| {
        let all = world.estate.account_ids();
        all.filter(|account| world.is_confirmed(*account) && world.computed_verdict(*account) != Verdict::Double)
            .count()
    });
    assert_eq!(unlikely, Some(0), "{}", screen.on_disk());
}

#[test]
fn a_candidate_that_is_still_looked_for_is_not_told_as_none() {
    let screen = Screen::holding("demo", Lane::Candidates).press("Space Space t").shows("left out: 2 still looked for");
    let screen = screen.press("Enter").shows("nothing is decided; left out: 2 still looked for");
    screen.let_go().press("t").shows("likely").hides("left out");
}

#[test]
fn one_cloud_account_can_be_named_for_all_that_are_marked() {
    let screen = Screen::of("demo").press("Space Space t j Enter").shows("Same person as 2 marked accounts");
    let screen = screen.types("annlee").press("Enter").shows("2 accounts: same person as annlee");
    assert_eq!(screen.on_disk().matches("\"annlee\"").count(), 2, "{}", screen.on_disk());
}

#[test]
fn a_candidate_that_is_an_invitation_is_not_told_as_none() {
    let screen = Screen::of("demo").press("Esc f").types("login:nhaddad,bobw").press("Enter a t");
    let screen = screen.shows("likely; left out: 1 whose candidate is an invitation").press("Enter");
    screen.shows("its own best; left out: 1 whose candidate is an invitation").hides("without a candidate");
}

#[test]
fn where_a_decision_has_no_effect_is_told_before_and_after() {
    // The sixth waits for a sync: it can only be meant to be so, and is no longer open then.
    let screen = Screen::of("demo")
        .press("j j j j Space Space t")
        .shows("1 of 2 is matched, waiting, in conflict or not counted");
    let screen = screen.shows("each as its own best        1 of 2").press("j j j Enter");
    screen.shows("2 accounts: service account").hides("without effect");
    let screen = Screen::of("demo").press("j j j j Space Space t Enter");
    screen.shows("1 account: same person, each as its own best; left out: 1 without a candidate");
}

#[test]
fn notes_of_all_that_are_marked_are_deleted_after_a_yes() {
    let screen = Screen::of("demo").press("Space Space Space t G k Enter").shows("noted 3").press("g a d");
    let screen = screen.shows("Delete the notes on 3 marked accounts?").shows("ghe1 / amorozov: decided: in progress");
    let screen = screen.press("n").shows("noted 3").press("d y").shows("3 notes deleted; u brings").shows("noted 0");
    assert!(!screen.on_disk().contains("in_progress"));
    screen.press("u").shows("deletion of 3 notes taken back").shows("noted 3").shows("32 marked");
}

#[test]
fn marks_of_the_cloud_list_are_for_notes_only() {
    Screen::of("demo").press("1 Space Space t").shows("decisions are about server accounts");
    Screen::of("demo").press("1 Space Space d").shows("none of the marked has a note");
}
