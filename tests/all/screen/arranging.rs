//! Columns and sorting.

use super::harness::Screen;

#[test]
fn the_list_is_sorted_by_the_column_and_again_the_other_way_round() {
    Screen::of("demo")
        .press("s")
        .shows("2 Server 32 of 85 · login ↑ · is:open")
        .shows("LOGIN ↑")
        .shows("login ↑: s turns it round, S ends it, h l choose the column")
        .selects("amorozov")
        .press("s")
        .shows("login ↓")
        .selects("amorozov")
        .shows("31 of 32")
        .press("S")
        .hides("login ↓")
        .shows(" 1 of 32")
        .press("S")
        .shows("not sorted by a column");
}

#[test]
fn h_and_l_choose_the_column() {
    let screen = Screen::of("demo").press("l l").shows("column verdict: s sorts by it").press("s g");
    screen.shows("verdict ↑").selects("counted twice").press("G").selects("conflict");
    Screen::of("demo").press("l l l s").shows("candidate ↑").press("l s").shows("score ↓");
}

#[test]
fn who_has_no_value_comes_last_either_way() {
    Screen::of("demo").press("l l l s G").hides("▸!").press("s G").hides("▸!");
}

#[test]
fn a_column_beyond_the_edge_is_scrolled_to_and_the_login_stays() {
    let screen = Screen::of("demo").press("l l l l l l").shows("LAST ACTIVE").shows("2026-11-05");
    let screen = screen.selects("amorozov").hides("PRIMARY E-MAIL").press("l l l l").shows("NOTE");
    screen.press("h h h h h h h h").shows("HOST LOGIN").press("h h h").shows("column host");
    Screen::of("demo").press("1 l l l l l").shows("ORGANIZATIONS").press("l l").shows("2FA");
}

#[test]
fn more_room_shows_more_columns() {
    Screen::of("demo").hides("CANDIDATE").press("z").shows("CANDIDATE").shows("SCORE").shows("100%");
    Screen::of("demo").size(250, 40).press("z").shows("LAST ACTIVE").shows("FIX");
}

#[test]
fn columns_become_wider_and_narrower() {
    let screen = Screen::of("demo").press("j j j j j j").selects("gabriela.ferriera@acm…");
    let screen = screen.press("l > > > >").selects("gabriela.ferriera@acme.example");
    screen.press("< < < < < < < <").selects("gabriela.ferr…");
}

#[test]
fn columns_are_chosen_and_put_into_order() {
    let screen = Screen::of("demo").press("c").shows("Columns of the server list").press("Space j x J Enter");
    let screen = screen.shows("HOST VERDICT          CANDIDATE");
    let screen = screen.press("c r Enter").shows("HOST LOGIN");
    screen.press("c Space Esc").shows("HOST LOGIN");
}

#[test]
fn a_choice_without_columns_brings_all_back() {
    Screen::of("demo").press("1 c g x j x j x j x j x j x j x j x j x Enter").shows("all are back").shows("NAME");
}

#[test]
fn sorting_keeps_its_order_when_decisions_change_it() {
    let screen = Screen::of("demo").press("l l s t j j Enter").shows("verdict ↑").shows("31 of 85");
    screen.press("u").shows("32 of 85").shows("verdict ↑").selects("amorozov");
}
