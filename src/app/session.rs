//! What the command line asks the screen to open.

use super::{Keymap, Look, Side, Surroundings};
use crate::matching::Options;
use crate::read::{Input, LoadOptions};
use std::path::PathBuf;

/// What the screen opens.
#[derive(Clone, Debug)]
pub struct Session {
    /// The files.
    pub inputs: Vec<Input>,
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
    /// How the screen looks.
    pub look: Look,
    /// What of the world around is within reach.
    pub surroundings: Surroundings,
    /// Which key means what.
    pub keymap: Keymap,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            inputs: Vec::new(),
            load: LoadOptions::default(),
            options: Options::default(),
            notes: None,
            author: String::new(),
            side: Side::Server,
            filter: None,
            look: Look::default(),
            surroundings: Surroundings::default(),
            keymap: Keymap::default(),
        }
    }
}
