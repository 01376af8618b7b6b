//! Every size draws something sensible, and none panics.

use super::harness::Screen;

#[test]
fn no_size_panics_and_the_selection_is_always_seen() {
    for keys in ["j j", "Enter", "1 G", "/ a", "f", "e", "t", "x", "i", "?", "c", "a t", "1 l l l l l l l l s"] {
        let mut screen = Screen::of("demo").press(keys);
        for (width, height) in [
            (0, 0),
            (1, 1),
            (2, 2),
            (0, 50),
            (50, 0),
            (3, 40),
            (39, 8),
            (40, 7),
            (40, 8),
            (41, 9),
            (59, 15),
            (60, 16),
            (61, 30),
            (80, 24),
            (99, 29),
            (100, 30),
            (120, 35),
            (159, 40),
            (160, 12),
            (300, 100),
            (500, 500),
        ] {
            screen = screen.size(width, height);
            let text = screen.text();
            if (width < 40 || height < 8) && width >= 9 && height > 0 {
                assert!(text.contains("too small"), "{width}x{height}:\n{text}");
            }
            if keys == "j j" && width >= 40 && height >= 8 {
                assert!(screen.selected_line().contains("bob"), "{width}x{height}:\n{text}");
            }
        }
    }
}

#[test]
fn subscribers_who_are_counted_twice_are_told_at_every_size_that_has_room_for_a_number() {
    for (width, told) in
        [(60, "24 likely · VS 1"), (80, "24 likely · VS 1 · 3 freed by sync"), (120, "Visual Studio 1")]
    {
        Screen::of("demo").size(width, 24).shows(told);
    }
}

#[test]
fn cursors_stand_on_the_screen() {
    for keys in ["/", "f", "e", "x", "? /"] {
        for (width, height) in [(40, 8), (60, 16), (80, 24), (120, 35)] {
            let screen =
                Screen::of("demo").size(width, height).press(keys).types("some text that is rather long to type");
            let cursor = screen.cursor().unwrap_or_else(|| panic!("{keys} at {width}x{height}:\n{}", screen.text()));
            assert!(cursor.x < width && cursor.y < height, "{keys} at {width}x{height}: {cursor:?}");
        }
    }
}

#[test]
fn a_small_screen_still_tells_who_it_may_be_and_what_mends_it() {
    for (width, height) in [(80, 24), (100, 30)] {
        let screen = Screen::of("demo").size(width, height).press("]").press("]").shows("ghe1.acme.example / bobw");
        screen.shows("%  robertwhitfield").shows("same name: Bob").shows("Fix ").shows("t decide").shows("4 bill");
    }
}

#[test]
fn the_smallest_screen_says_how_many_are_counted_twice_and_finds_people() {
    let screen = Screen::of("demo").size(40, 10).shows("counted twice 24 likely");
    screen.size(40, 8).press("/").types("bobw").shows("bobw  ").shows("▸! ghe1");
}

#[test]
fn what_is_cut_says_so() {
    Screen::of("demo").size(80, 24).press("t").shows("a machine's account: meant to …").press("Esc c").shows("verdict");
    Screen::of("demo").size(40, 8).press("c").shows("the login …").press("Esc D").shows("consumed_licens");
}

#[test]
fn the_next_step_is_told_before_what_is_loaded() {
    let screen = Screen::of("hostile-names").size(80, 24);
    let screen = screen.shows("Next: mend other domain acme.example -> corp.example, frees 7");
    screen.size(60, 16).shows("Next: mend other domain acme.example -> c").press("/").types("user10").shows("! server");
}

#[test]
fn three_columns_leave_a_rule_one_line() {
    let screen = Screen::of("demo").size(160, 45).shows("1 SAML claim name          no match  compared with 55 values");
    screen.shows("6 Verified e-mail          no match  compared with 79 values");
}
