//! Opens a page in the browser of the owner's desktop.

use crate::model::{Raw, Sentence};
use webbrowser::{Browser, BrowserOptions};

/// Opens a page; gives why it could not be opened.
pub fn open(url: &str) -> Option<Sentence> {
    // What the browser says of itself must not get onto our screen.
    let options = BrowserOptions::new().with_suppress_output(true).to_owned();
    let opened = webbrowser::open_browser_with_options(Browser::Default, url, &options);
    opened
        .err()
        .map(|error| Sentence::from("The browser could not be opened: ").data(Raw::of(&error.to_string())).word("."))
}
