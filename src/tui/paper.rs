//! Asking the terminal whether it is light or dark, for a moment only, and what a late answer means.

use crate::app::Paper;
use std::time::Duration;
use terminal_colorsaurus::{Color, QueryOptions, background_color};

/// How long the terminal has to answer.
const PATIENCE: Duration = Duration::from_millis(50);

/// Asks the terminal what it draws on. Nobody else may read from it meanwhile.
pub(super) fn ask() -> Option<Paper> {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    background_color(options).ok().map(|color| paper(&color))
}

/// The paper that an answer such as `11;rgb:ffff/ffff/ffff` tells.
pub(super) fn paper_of(answer: &str) -> Option<Paper> {
    let channels = answer.strip_prefix("11;rgb:")?.split('/');
    let channels: Vec<u16> = channels.filter_map(channel).collect();
    let [red, green, blue] = *channels else { return None };
    Some(paper(&Color::rgb(red, green, blue)))
}

/// One to four hexadecimal digits, of which all together mean the brightest.
fn channel(digits: &str) -> Option<u16> {
    let most = u32::from_str_radix(&"f".repeat(digits.len().min(4)), 16).ok()?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u16::try_from(value.checked_mul(u32::from(u16::MAX))?.checked_div(most)?).ok()
}

fn paper(color: &Color) -> Paper {
    if color.perceived_lightness() > 0.5 { Paper::Light } else { Paper::Dark }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_answer_tells_the_paper() {
        for (answer, paper) in [
            ("11;rgb:ffff/ffff/ffff", Some(Paper::Light)),
            ("11;rgb:00/10/20", Some(Paper::Dark)),
            ("11;rgb:f/e/d", Some(Paper::Light)),
            ("10;rgb:f/e/d", None),
            ("11;rgb:f/e", None),
            ("11;rgb://", None),
        ] {
            assert_eq!(paper_of(answer), paper, "{answer}");
        }
    }
}
