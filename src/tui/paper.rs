//! Asking the terminal whether it is light or dark, for a moment only. A late answer is kept from the keys by `pieces`.

use crate::app::Paper;
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, background_color};

/// How long the terminal has to answer.
const PATIENCE: Duration = Duration::from_millis(50);

/// Asks the terminal what it draws on. Nobody else may read from it meanwhile.
pub(super) fn ask() -> Option<Paper> {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    let is_light = background_color(options).ok()?.perceived_lightness() > 0.5;
    Some(if is_light { Paper::Light } else { Paper::Dark })
}
