//! What the command line asks the screen to open.

use super::{Keymap, Look, Memory, Side, Surroundings, ThemeName, View};
use crate::export::Price;
use crate::matching::Options;
use crate::model::Sentence;
use crate::read::{Input, LoadOptions};
use crate::redact::Pseudonyms;
use std::path::PathBuf;

/// What the screen opens.
#[derive(Clone, Debug)]
pub struct Session {
    /// The files.
    pub inputs: Vec<Input>,
    /// Older reports that they can be compared with, beside those that are found.
    pub older: Vec<Input>,
    /// How they are read.
    pub load: LoadOptions,
    /// How they are judged.
    pub options: Options,
    /// The notes file, where it was named.
    pub notes: Option<PathBuf>,
    /// Who writes notes.
    pub author: String,
    /// The list that has the focus.
    pub side: Side,
    /// The filter of that list; what is still to do unless it is said.
    pub filter: Option<String>,
    /// What a licence costs a month.
    pub price: Option<Price>,
    /// The pseudonyms that are written instead of what the files say; what is shown is as it is.
    pub pseudonyms: Option<Pseudonyms>,
    /// How the screen looks.
    pub look: Look,
    /// What of the world around is within reach.
    pub surroundings: Surroundings,
    /// The theme that the configuration asks for.
    pub configured_theme: ThemeName,
    /// Which key means what.
    pub keymap: Keymap,
    /// Whether the mouse is taken.
    pub mouse: Mouse,
    /// The views of the configuration.
    pub views: Vec<View>,
    /// What is remembered of earlier sessions.
    pub memory: Memory,
    /// The file of what is remembered; without one nothing is.
    pub memory_file: Option<PathBuf>,
    /// What is to be told of the configuration.
    pub told: Vec<Sentence>,
}

/// Who has the mouse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// The screen: it selects, opens and scrolls.
    #[default]
    Taken,
    /// The terminal: it selects text.
    Left,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            inputs: Vec::new(),
            older: Vec::new(),
            load: LoadOptions::default(),
            options: Options::default(),
            notes: None,
            author: String::new(),
            side: Side::Server,
            filter: None,
            price: None,
            pseudonyms: None,
            look: Look::default(),
            surroundings: Surroundings::default(),
            configured_theme: ThemeName::default(),
            keymap: Keymap::default(),
            mouse: Mouse::default(),
            views: Vec::new(),
            memory: Memory::default(),
            memory_file: None,
            told: Vec::new(),
        }
    }
}
