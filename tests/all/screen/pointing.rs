//! The mouse: clicks select, open and sort; the wheel acts on what is beneath it.

use super::harness::Screen;
use ratatui::crossterm::event::MouseEventKind::{ScrollDown, ScrollUp};

#[test]
fn a_click_selects_and_a_double_click_opens() {
    let screen = Screen::of("demo").click_on("cosmic-otter   otter").selects("cosmic-otter");
    screen
        .click_on("emmalarsen     ")
        .selects("emmalarsen")
        .click_on("emmalarsen     ")
        .shows("ghe1.acme.example / emma");
    let screen = Screen::of("demo").click_on("arjun-nair").selects("arjun-nair").shows("┏ 1 Cloud");
    screen.click_on("3 Why").shows("┏ 3 Why");
}

#[test]
fn a_click_on_a_columns_name_sorts_by_it() {
    let screen = Screen::of("demo").click_on("PRIMARY E-MAIL").shows("primary e-mail ↑").click_on("PRIMARY E-MAIL");
    screen.shows("primary e-mail ↓").click_on("VERDICT").shows("verdict ↑");
    let screen = Screen::of("demo").click_on("NAME ").shows("┏ 1 Cloud 87 · name ↑").shows("s turns it round");
    screen.click_on("emmalarsen     ").hides("s turns it round");
}

#[test]
fn a_click_on_a_tab_shows_its_pane() {
    let screen = Screen::of("demo").size(80, 24).click_on("1 Cloud").shows("E-MAILS").click_on("2 Server");
    screen.shows("VERDICT");
    let screen = Screen::of("demo").size(50, 15).click_on("3 Why").shows("COUNTED TWICE").click_on("1 Cloud");
    screen.shows("alexeimoro…").click_on("2 Server").shows("amorozov");
    Screen::of("demo").press("z").click_on("3 Why").shows("COUNTED TWICE").click_on("1 Cloud").shows("LICENCE TYPE");
}

#[test]
fn the_wheel_acts_under_the_pointer() {
    let screen = Screen::of("demo").wheel_on("arjun-nair", ScrollDown).selects("amorozov");
    let screen = screen.wheel_on("annlee-adm", ScrollDown).selects("cosmic-otter");
    let screen = screen.wheel_on("annlee-adm", ScrollUp).selects("amorozov");
    let screen = screen.press("?").wheel_on("find a person", ScrollDown).hides("find a person");
    screen.wheel_on("Help", ScrollUp).shows("find a person");
}

#[test]
fn a_click_in_a_popup_chooses() {
    let screen = Screen::of("demo").press("t").click_on("accepted").click_on("accepted");
    screen.shows("ghe1 / amorozov: accepted");
    Screen::of("demo").press("c").click_on("the login there").press("Enter").hides("HOST LOGIN");
    Screen::of("demo").press("/").types("anna").click_on("Heike").click_on("Heike").hides("Find on both");
}
