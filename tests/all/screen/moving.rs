//! Moving: by line, by pane, by problem, by server, to the partner.

use super::harness::Screen;
use seatmatch::app::Pane;

#[test]
fn it_opens_on_what_is_still_to_do() {
    Screen::of("demo").shows("2 Server 32 of 85 · is:open").selects("amorozov").shows("COUNTED TWICE");
}

#[test]
fn lines() {
    Screen::of("demo")
        .press("j")
        .selects("annlee-adm")
        .press("k k k")
        .selects("amorozov")
        .press("G")
        .shows(" 32 of 32")
        .press("g Ctrl-d Ctrl-u Down Up PgDn PgUp")
        .selects("amorozov")
        .press("End Home")
        .shows(" 1 of 32");
}

#[test]
fn the_partner_comes_into_view_on_the_other_side() {
    let screen = Screen::of("demo").press("}").press("G");
    let text = screen.text();
    assert!(text.lines().any(|line| line.contains('◂') && line.contains('▸')) || text.contains('◂'), "{text}");
}

#[test]
fn m_goes_to_the_partner_and_back() {
    Screen::of("demo").press("m").selects("alexeimoroz").press("m").selects("amorozov");
}

#[test]
fn a_partner_behind_a_filter_is_shown_nevertheless() {
    Screen::of("demo")
        .press("1 f")
        .types("zzz")
        .press("Ctrl-u")
        .types("-login:alexei")
        .press("Enter 2 g m")
        .selects("alexeimoroz")
        .shows("all are listed: the filter -login:alexei hid alexeimorozov");
}

#[test]
fn panes() {
    let focus = |keys: &str| Screen::of("demo").press(keys).app().focus;
    assert_eq!(focus("Tab"), Pane::Why);
    assert_eq!(focus("Tab Tab"), Pane::Cloud);
    assert_eq!(focus("Shift-Tab"), Pane::Cloud);
    assert_eq!(focus("1 2"), Pane::Server);
    assert_eq!(focus("3"), Pane::Why);
}

#[test]
fn the_whole_person_and_back() {
    Screen::of("demo")
        .press("Enter")
        .hides("VERDICT")
        .press("]")
        .shows("annlee-adm")
        .press("Esc")
        .selects("annlee-adm");
    assert_eq!(Screen::of("demo").press("Enter q").status(), None, "q goes back first");
    assert_eq!(Screen::of("demo").press("q").status(), Some(0));
    assert_eq!(Screen::of("demo").press("Esc Esc Esc Esc").status(), None, "Esc never quits");
    assert_eq!(Screen::of("demo").press("e Ctrl-c").status(), Some(130));
}

#[test]
fn problems() {
    Screen::of("demo")
        .press("Esc")
        .shows("2 Server 85 ")
        .press("g ]")
        .shows("counted twice")
        .press("!")
        .shows("is:open")
        .press("G ]")
        .shows("from the top again")
        .selects("amorozov")
        .press(",")
        .shows("from the bottom again");
    Screen::of("demo").press("1 ]").selects("!").press("[");
}

#[test]
fn servers() {
    Screen::of("demo")
        .press("}")
        .shows("is:open host:ghe1.acme.example")
        .press("} } }")
        .shows("· is:open ")
        .hides("host:")
        .press("H")
        .shows("host:ghe3.acme.example");
}

#[test]
fn a_reload_keeps_selection_and_filter() {
    Screen::of("demo").press("} j j j j j r").selects("fbennani").shows("host:ghe1.acme.example").shows("loaded");
}

#[test]
fn the_footer_says_where_back_leads() {
    let screen = Screen::of("demo").shows("q quit").press("Enter").shows("q back").hides("q quit");
    screen.press("q").shows("q quit");
}

#[test]
fn a_conflict_is_seen_from_both_sides() {
    let screen = Screen::of("demo").press("1 /").types("priyaraman").press("Enter").selects("priyaraman");
    let screen = screen.shows("# priyaraman").shows("conflict").shows("ghe1.acme.example:41");
    screen.press("m").selects("praman").press("m").selects("priya").press("m").selects("priya");
}

#[test]
fn problems_only_on_the_cloud_list_are_the_rows_with_the_sign_of_one() {
    let screen = Screen::of("demo").size(120, 120).press("1 G");
    let signs = |screen: &Screen| {
        let text = screen.text();
        let lines = text.lines().skip(4).map(|line| line.chars().skip(2).take(2).collect::<String>());
        lines.filter(|sign| sign.contains(['!', '~', '#'])).count()
    };
    let all = signs(&screen);
    let screen = screen.press("!");
    assert!(all > 20, "{}", screen.text());
    assert_eq!(signs(&screen), all, "{}", screen.text());
    screen.shows(&format!("1 Cloud {all} of 87 · is:open"));
}
