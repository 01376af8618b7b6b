//! `&App` to a frame, one file for each region. It changes and decides nothing; every colour is `theme`'s, and all text
//! from files comes as `Shown`.

mod ascii;
mod bill;
mod cell;
mod columns;
mod commands;
mod compare;
mod confirm;
mod copy;
mod decide;
mod empty;
mod export;
mod field;
mod filter;
mod finder;
mod footer;
mod frame;
mod header;
mod link;
mod list;
mod note;
mod pen;
mod picture;
mod prose;
mod reader;
mod sign;
mod tabs;
mod theme;
mod views;
mod why;

pub use picture::{as_svg, as_text};

use crate::app::{App, Mode, Shape, Side, Signs, screen};
use crate::model::Sentence;
use ratatui::Frame;
use ratatui::layout::Rect;
use theme::Theme;

/// Draws the whole screen.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let theme = Theme::of(app.look);
    let regions = app.regions();
    if regions.shape == Shape::TooSmall {
        too_small(app, frame, theme);
    } else {
        main_screen(app, frame, theme);
        popups(app, frame, theme);
    }
    if app.look.signs == Signs::Ascii {
        ascii::replace_signs(frame.buffer_mut());
    }
}

fn too_small(app: &App, frame: &mut Frame<'_>, theme: Theme) {
    let area = screen(app.size).intersection(frame.area());
    pen::Pen::at(frame.buffer_mut(), area, 0).text("too small: 40x8 at least", theme.title());
}

fn main_screen(app: &App, frame: &mut Frame<'_>, theme: Theme) {
    let regions = app.regions();
    let buffer = frame.buffer_mut();
    header::draw(app, buffer, regions.header, theme);
    if app.world.is_some() {
        tabs::draw(app, buffer, regions.tabs, theme);
        for side in Side::BOTH {
            list::draw(app, buffer, &regions, side, theme);
        }
        why::draw(app, buffer, regions.why, theme);
    } else {
        let top = regions.header.bottom();
        let body = Rect { x: 0, y: top, width: regions.header.width, height: regions.status.y.saturating_sub(top) };
        empty::whole(app, buffer, body, theme);
    }
    footer::status(app, buffer, regions.status, theme);
    footer::keys(app, buffer, regions.footer, theme);
}

fn popups(app: &App, frame: &mut Frame<'_>, theme: Theme) {
    match &app.mode {
        Mode::Browse => {}
        Mode::Find(finding) => finder::draw(app, finding, "Find on both sides", frame, theme),
        Mode::Filter(editor) => filter::draw(app, editor, frame, theme),
        Mode::Views(viewing) => views::draw(app, viewing, frame, theme),
        Mode::Commands(palette) => commands::draw(app, palette, frame, theme),
        Mode::Note(noting) => note::draw(app, noting, frame, theme),
        Mode::Decide(deciding) => decide::draw(app, deciding, frame.buffer_mut(), theme),
        Mode::Pair(pairing) => {
            let title =
                Sentence::from("Same person as ").then(pairing.deciding.title.clone()).word(": its cloud account");
            finder::draw(app, &pairing.finding, &title.to_string(), frame, theme);
        }
        Mode::Confirm(question) => confirm::draw(app, question, frame.buffer_mut(), theme),
        Mode::Copy(copying) => copy::draw(app, copying, frame.buffer_mut(), theme),
        Mode::Link(linking) => link::draw(app, linking, frame.buffer_mut(), theme),
        Mode::Export(dialog) => export::draw(app, dialog, frame, theme),
        Mode::Columns(choice) => columns::draw(app, choice, frame.buffer_mut(), theme),
        Mode::Files(reading) => {
            reader::page(app, reading.as_ref(), frame.buffer_mut(), theme);
        }
        Mode::Compare(comparing) => compare::draw(app, comparing, frame, theme),
        Mode::Diff(reading) => {
            reader::page(app, Some(reading), frame.buffer_mut(), theme);
        }
        Mode::Bill(billing) => bill::draw(app, billing.as_deref(), frame.buffer_mut(), theme),
        Mode::Help(helping) => reader::help(app, helping, frame, theme),
    }
}
