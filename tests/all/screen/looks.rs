//! Colours and signs: without colours the selection is still seen, without Unicode nothing but ASCII is drawn, and
//! nothing from a file moves a column.

use super::harness::Screen;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use ratatui::{TerminalOptions, Viewport};
use seatmatch::app::{Colors, Look, Signs};
use seatmatch::view;

#[test]
fn without_colours_no_cell_has_one() {
    let look = Look { colors: Colors::Mono, ..Look::default() };
    for keys in ["", "/ a n", "f", "t", "e", "x", "i", "?", "Enter", ":", "v", "T", "f o p n e :"] {
        let screen = Screen::with_look("demo", look).press(keys);
        for cell in screen.buffer().content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "after {keys}");
        }
    }
}

/// crossterm answers to `NO_COLOR` with an empty colour code, which is a reset and takes the reverse video with it.
#[test]
fn without_colours_the_selection_is_reversed_to_the_last_byte() {
    let look = Look { colors: Colors::Mono, ..Look::default() };
    let screen = Screen::with_look("demo", look);
    let mut bytes = Vec::new();
    let area = Rect::new(0, 0, 120, 35);
    let options = TerminalOptions { viewport: Viewport::Fixed(area) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
    terminal.draw(|frame| view::draw(screen.app(), frame)).unwrap();
    drop(terminal);
    let mut parser = vt100::Parser::new(35, 120, 0);
    parser.process(&bytes);
    let row = (0..35).find(|row| parser.screen().cell(*row, 55).is_some_and(|cell| cell.contents() == "▸")).unwrap();
    for column in 55..118 {
        assert!(parser.screen().cell(row, column).unwrap().inverse(), "column {column}");
    }
    let text = String::from_utf8_lossy(&bytes);
    let bar = text.split("\u{1b}[7m").nth(1).unwrap();
    assert!(!bar[..bar.find("counted").unwrap()].contains("\u{1b}[m"), "a reset inside the bar");
}

#[test]
fn without_unicode_nothing_but_ascii_is_drawn() {
    let look = Look { signs: Signs::Ascii, ..Look::default() };
    for keys in ["", "/ a n", "f", "t", "e", "x", "i", "?", "Enter", "1", ":", "v", "y", "o", "s a c", "s s V j"] {
        let text = Screen::with_look("demo", look).press(keys).text();
        assert!(text.is_ascii(), "{text}");
    }
    Screen::with_look("demo", look).shows("+ 1 Cloud 87 -").shows(">! ghe1 amorozov");
}

#[test]
fn what_files_hold_never_moves_a_column() {
    for (width, height) in [(120, 35), (80, 24), (170, 45), (61, 17), (45, 12)] {
        for keys in
            ["Esc", "1", "Esc Enter", "/ a", "Esc G", "1 G l l", "1 z", "Esc z l l l l l l l l", "1 z l l l l s a"]
        {
            let screen = Screen::of("hostile-names").size(width, height).press(keys);
            let buffer = screen.buffer();
            let borders = |y: u16| (0..width).filter(|x| matches!(buffer[(*x, y)].symbol(), "│" | "┃")).count();
            for y in 3..height - 3 {
                let text: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
                assert!(borders(y) % 2 == 0, "{width}x{height} after {keys}, line {y}: {text}");
                assert!(!text.chars().any(|c| c.is_control() || matches!(c, '\u{202E}' | '\u{200B}')), "{text}");
            }
        }
    }
}

#[test]
fn the_selection_is_reversed_and_the_partner_bold() {
    let screen = Screen::of("demo");
    let buffer = screen.buffer();
    let find = |sign: &str| {
        let index = buffer.content().iter().position(|cell| cell.symbol() == sign).unwrap();
        buffer.pos_of(index)
    };
    assert!(buffer[find("▸")].modifier.contains(Modifier::REVERSED));
    assert!(buffer[find("◂")].modifier.contains(Modifier::BOLD));
}

#[test]
fn what_is_chosen_is_one_bar_that_no_colour_stripes() {
    for (keys, typed) in [(":", "note"), ("v", ""), ("t", ""), ("/", "anna"), ("", "")] {
        let screen = Screen::of("demo").press(keys).types(typed);
        let buffer = screen.buffer();
        let reversed = buffer.content().iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
        let striped = reversed.filter(|cell| cell.fg != Color::Reset || cell.modifier.contains(Modifier::DIM)).count();
        assert_eq!(striped, 0, "after {keys} {typed}");
    }
}
