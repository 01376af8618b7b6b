//! The finder, the hits, and filters.

use super::harness::Screen;

#[test]
fn a_person_is_found_on_either_side_whatever_the_accents() {
    Screen::of("demo").press("/").types("lukasz").shows("lucas83").shows("lukaszw").press("Enter").shows("ukasz");
}

#[test]
fn enter_goes_there_past_the_filter() {
    let screen = Screen::of("demo").press("/").types("bjarni cloud").press("Ctrl-u").types("bjarni");
    screen.press("Enter").selects("olafss");
}

#[test]
fn hits_are_walked() {
    Screen::of("demo")
        .press("Esc /")
        .types("an")
        .press("Enter")
        .shows("hit 1 of")
        .press("n")
        .shows("hit 2 of")
        .press("N N");
    Screen::of("demo").press("n").shows("nothing was searched for yet");
}

#[test]
fn the_search_becomes_the_filter() {
    Screen::of("demo").press("/").types("morozov").press("Ctrl-t").shows("· morozov ");
    let screen = Screen::of("demo").press("/").types("amrzv").shows("amorozov").press("Ctrl-t");
    screen.shows("a filter looks for parts of words").press("Enter").selects("amorozov");
}

#[test]
fn printable_keys_are_text_in_the_finder() {
    Screen::of("demo").press("/").types("q!?jk").shows("/ q!?jk").press("Esc").hides("Find on both sides");
}

#[test]
fn the_list_follows_the_filter_while_it_is_typed() {
    Screen::of("demo")
        .press("f Ctrl-u")
        .types("morozov")
        .shows("1 of 85")
        .press("Enter")
        .shows("· morozov ")
        .press("f")
        .types("x")
        .press("Esc")
        .shows("· morozov ");
}

#[test]
fn a_wrong_filter_is_told_with_the_nearest_word_and_leaves_the_list() {
    Screen::of("demo")
        .press("f Ctrl-u")
        .types("is:opne")
        .shows("column 4: opne is not a value of is: (nearest: open)")
        .press("Enter")
        .shows("Filter of the server list")
        .press("Esc")
        .shows("32 of 85 · is:open");
}

#[test]
fn words_are_taken() {
    Screen::of("demo").press("f Ctrl-u").types("is:conf").press("Tab").shows("f is:conflict").shows("3 of 85");
    Screen::of("demo").press("f Ctrl-u").types("host:").press("Down Tab").shows("f host:ghe2.acme.example");
}

#[test]
fn nobody_passes() {
    Screen::of("demo")
        .press("f Ctrl-u")
        .types("nobody-has-this")
        .press("Enter")
        .shows("Nobody passes the filter nobody-has-this.")
        .press("j k ] m e t d x Enter Esc");
}

#[test]
fn what_was_told_goes_when_it_is_done_otherwise() {
    let told = "type them whole to make it one";
    let screen = Screen::of("demo").press("/").types("amrzv").press("Ctrl-t").shows(told);
    let screen = screen.press("Ctrl-u").types("amorozov").hides(told);
    screen.press("Ctrl-t").shows("· amorozov ").hides(told);
}

#[test]
fn what_happened_is_told_whole_on_a_small_screen() {
    let screen = Screen::of("demo").size(80, 24).press("s").shows("h l choose the column");
    screen.press("Space").shows(" · 1 marked");
}
