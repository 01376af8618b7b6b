//! The pictures of the documentation: which screens of the demo, after which keys.

use super::Rehearsal;
use crate::app::Session;
use crate::view::{as_svg, as_text};
use ratatui::layout::Size;

/// A picture of the screen.
pub struct Picture {
    /// Its name, without an ending.
    pub name: &'static str,
    /// As text.
    pub text: String,
    /// As SVG.
    pub svg: String,
}

/// Name, size, keys, and text that is typed after them.
const PICTURES: [(&str, (u16, u16), &str, &str); 6] = [
    ("main", (120, 35), "j j j j", ""),
    ("main-80x24", (80, 24), "j j j j", ""),
    ("finder", (120, 35), "/", "anna"),
    ("why", (120, 35), "j j j Enter", ""),
    ("filter", (120, 35), "f", "reason:"),
    ("help", (120, 35), "?", ""),
];

/// The time at which all pictures are taken.
const CLOCK: &str = "2026-11-22T09:00:00Z";

/// Draws all pictures.
///
/// # Errors
/// A key or a time of the table above that cannot be read.
pub fn pictures() -> Result<Vec<Picture>, String> {
    let clock: jiff::Timestamp = CLOCK.parse().map_err(|error: jiff::Error| error.to_string())?;
    let mut pictures = Vec::new();
    for (name, (width, height), keys, typed) in PICTURES {
        let session = Session { inputs: crate::demo::inputs(), author: "ann".to_owned(), ..Session::default() };
        let mut rehearsal = Rehearsal::open(session, Size { width, height }, clock, None);
        rehearsal.app.notice = None;
        rehearsal.press(keys)?;
        rehearsal.type_text(typed);
        let (buffer, _) = rehearsal.picture();
        pictures.push(Picture { name, text: as_text(&buffer), svg: as_svg(&buffer) });
    }
    Ok(pictures)
}
