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
