//! State and change of the screen: `App`, `Mode`, `Message`, `update`, `Effect`, and the one key table. It touches no
//! file, no clock and no terminal; drawing is left to `view`, performing effects to `tui`.

mod chord;
mod columns;
mod confirming;
mod copying;
mod deciding;
mod describing;
mod edit;
mod effect;
mod exporting;
mod filtering;
mod finding;
mod geometry;
mod helping;
mod input;
mod keymap;
pub mod keys;
mod linking;
mod links;
mod list;
mod listing;
mod look;
mod message;
mod mode;
mod moment;
mod noting;
mod overview;
mod page;
mod prose;
mod scope;
mod session;
mod state;
mod surroundings;
mod update;
mod who;
mod wish;
mod writing;

pub use chord::Chord;
pub use columns::{columns, grapheme_columns, split_at_column};
pub use confirming::{Confirmed, Confirming};
pub use copying::{Copying, LONGEST_COPY, Part};
pub use deciding::{Deciding, Possible, decision_words};
pub use describing::describe_files;
pub use edit::{Edit, EditStep};
pub use effect::{Effect, ExportOrder, ExportOutcome, Lane, Revision, Work};
pub use exporting::{Exporting, Format};
pub use filtering::{Filtering, OFFERED};
pub use finding::{Finding, LISTED_HITS, Trail, finder_id, of_finder_id};
pub use geometry::{
    LARGEST, Regions, Shape, drawer, finder, finder_rows, inside, note, note_text, popup, reader, regions, screen,
    shape, text_inside,
};
pub use helping::Helping;
pub use input::message_of;
pub use keymap::{Bound, Keymap, Label, Rebinding};
pub use linking::Linking;
pub use links::{cloud_page, server_page};
pub use list::{Filter, List, People};
pub use listing::{build_finder, list_people};
pub use look::{ColorChoice, Colors, Look, Signs};
pub use message::{Answer, Loaded, Message, Pointer, SavedNotes};
pub use mode::Mode;
pub use moment::Moment;
pub use noting::Noting;
pub use overview::{Overview, last_sync, short_host};
pub use page::Page;
pub use prose::{Ink, Row, Run, lay_out, lay_out_lines};
pub use scope::Scope;
pub use session::Session;
pub use state::{App, Checking, Loading, Mouse, Notice, Ring, Why};
pub use surroundings::{Browser, Clipboard, Surroundings};
pub use update::{begin, update};
pub use who::{Side, Who};
pub use wish::{Pane, Step, Wish};
