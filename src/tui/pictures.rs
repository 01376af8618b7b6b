//! The pictures of the documentation: which screens of the demo, after which keys.

use super::Rehearsal;
use crate::app::{Look, Paper, Session};
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

/// Name, size, keys, text that is typed after them, and what the terminal draws on.
type Wanted = (&'static str, (u16, u16), &'static str, &'static str, Paper);

const PICTURES: [Wanted; 10] = [
    ("main", (120, 35), "j j j j", "", Paper::Dark),
    ("main-light", (120, 35), "j j j j", "", Paper::Light),
    ("main-80x24", (80, 24), "j j j j", "", Paper::Dark),
    ("bill", (120, 35), "4 j j j j j j j j", "", Paper::Dark),
    ("finder", (120, 35), "/", "anna", Paper::Dark),
    ("why", (120, 35), "j j j Enter", "", Paper::Dark),
    ("filter", (120, 35), "f", "reason:", Paper::Dark),
    ("diff", (120, 35), "D Enter", "", Paper::Dark),
    ("commands", (120, 35), ":", "no", Paper::Dark),
    ("help", (120, 35), "?", "", Paper::Dark),
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
    for (name, (width, height), keys, typed, paper) in PICTURES {
        let session = Session {
            inputs: crate::demo::inputs(),
            older: vec![crate::demo::older_report()],
            author: "ann".to_owned(),
            look: Look { paper, ..Look::default() },
            ..Session::default()
        };
        let mut rehearsal = Rehearsal::open(session, Size { width, height }, clock, None);
        rehearsal.app.notice = None;
        rehearsal.press(keys)?;
        rehearsal.type_text(typed);
        let (buffer, _) = rehearsal.picture();
        pictures.push(Picture { name, text: as_text(&buffer), svg: as_svg(&buffer, paper) });
    }
    Ok(pictures)
}
