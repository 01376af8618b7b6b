//! Every colour of the screen, by meaning: the terminal's own 16, or none at all. Each palette is one row of a table.

use crate::app::{Ink, Look, Palette};
use crate::matching::{Tone, Verdict};
use ratatui::style::{Color, Modifier, Style};

/// The colours of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    colors: &'static Colors,
}

/// A colour for each meaning; none where what stands out is said by modifiers alone.
#[derive(Debug)]
struct Colors {
    accent: Option<Color>,
    data: Option<Color>,
    good: Option<Color>,
    bad: Option<Color>,
    warn: Option<Color>,
    conflict: Option<Color>,
    /// How that is drawn which matters less.
    dim: Modifier,
}

const NONE: Colors =
    Colors { accent: None, data: None, good: None, bad: None, warn: None, conflict: None, dim: Modifier::DIM };

const DARK: Colors = Colors {
    accent: Some(Color::Cyan),
    data: Some(Color::Cyan),
    good: Some(Color::Green),
    bad: Some(Color::Red),
    warn: Some(Color::Yellow),
    conflict: Some(Color::Magenta),
    ..NONE
};

/// Yellow, cyan and most greens cannot be read on white.
const LIGHT: Colors = Colors {
    accent: Some(Color::Blue),
    data: Some(Color::Blue),
    bad: Some(Color::Red),
    warn: Some(Color::Magenta),
    conflict: Some(Color::Magenta),
    ..NONE
};

/// Of the 16 only red and magenta can be read on black and on white.
const EITHER: Colors =
    Colors { bad: Some(Color::Red), warn: Some(Color::Magenta), conflict: Some(Color::Magenta), ..NONE };

/// The colour of the text itself has the most contrast, and red on black has little; nothing is dimmed.
const HIGH_CONTRAST: Colors = Colors { dim: Modifier::empty(), ..NONE };

impl Theme {
    /// The theme of a look.
    #[must_use]
    pub fn of(look: Look) -> Self {
        let colors = match look.palette() {
            Palette::Dark => &DARK,
            Palette::Light => &LIGHT,
            Palette::Either => &EITHER,
            Palette::HighContrast => &HIGH_CONTRAST,
            Palette::Mono => &NONE,
        };
        Self { colors }
    }

    /// What matters less. Not grey: on some terminals that is the colour of the paper.
    #[must_use]
    pub fn dim(self) -> Style {
        Style::new().add_modifier(self.colors.dim)
    }

    /// Titles.
    #[must_use]
    #[expect(clippy::unused_self, reason = "a theme with colours of its own may want to answer otherwise")]
    pub fn title(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The program's name.
    #[must_use]
    pub fn brand(self) -> Style {
        colored(self.colors.accent, Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// The border of a pane.
    #[must_use]
    pub fn border(self, has_focus: bool) -> Style {
        if has_focus { colored(self.colors.accent, Modifier::BOLD) } else { self.dim() }
    }

    /// The line with the selection.
    #[must_use]
    pub fn selected(self, has_focus: bool) -> Style {
        if has_focus { Style::new().add_modifier(Modifier::REVERSED) } else { self.title() }
    }

    /// The line that is chosen in a popup, over what is written: one bar, which colours would stripe and dimmed text
    /// could not be read on.
    #[must_use]
    #[expect(clippy::unused_self, reason = "a theme with colours of its own may want to answer otherwise")]
    pub fn chosen(self) -> Style {
        let plain = Style::new().fg(Color::Reset).bg(Color::Reset).remove_modifier(Modifier::DIM);
        plain.add_modifier(Modifier::REVERSED)
    }

    /// The partner of the selected account.
    #[must_use]
    pub fn partner(self) -> Style {
        colored(self.colors.warn, Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// The names of columns.
    #[must_use]
    pub fn column_names(self) -> Style {
        self.dim()
    }

    /// The name of the column that wishes are about.
    #[must_use]
    #[expect(clippy::unused_self, reason = "a theme with colours of its own may want to answer otherwise")]
    pub fn current_column(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The sign of a marked account.
    #[must_use]
    pub fn mark(self) -> Style {
        colored(self.colors.conflict, Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// A key to press.
    #[must_use]
    pub fn key(self) -> Style {
        colored(self.colors.accent, Modifier::BOLD)
    }

    /// Letters that a search matched.
    #[must_use]
    pub fn hit(self) -> Style {
        colored(self.colors.warn, Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
    }

    /// What is wrong.
    #[must_use]
    pub fn error(self) -> Style {
        self.tone(Tone::Bad)
    }

    /// A number that wants to be seen.
    #[must_use]
    pub fn figure(self, tone: Tone) -> Style {
        self.tone(tone).add_modifier(Modifier::BOLD)
    }

    /// A verdict.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> Style {
        match verdict {
            Verdict::Matched => self.tone(Tone::Good),
            Verdict::Double => self.tone(Tone::Bad),
            Verdict::PendingSync => self.tone(Tone::Warn),
            Verdict::Conflict => colored(self.colors.conflict, Modifier::BOLD),
            Verdict::Checking => colored(self.colors.accent, self.colors.dim),
            Verdict::ServerOnly => Style::new(),
            Verdict::NotCounted => self.dim(),
        }
    }

    /// How something is meant.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Good => colored(self.colors.good, Modifier::empty()),
            Tone::Bad => colored(self.colors.bad, Modifier::BOLD),
            Tone::Warn => colored(self.colors.warn, Modifier::empty()),
            Tone::Dim => self.dim(),
        }
    }

    /// A piece of an explanation.
    #[must_use]
    pub fn ink(self, ink: Ink, tone: Tone) -> Style {
        let dimmed = if tone == Tone::Dim { self.dim() } else { Style::new() };
        match ink {
            Ink::Word | Ink::Head => dimmed,
            Ink::Data => dimmed.patch(colored(self.colors.data, Modifier::empty())),
            Ink::Odd => dimmed
                .patch(colored(self.colors.data, Modifier::empty()))
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Ink::Code => dimmed.add_modifier(Modifier::BOLD),
            Ink::Status => self.tone(tone),
            Ink::Title => self.tone(tone).patch(self.title()),
        }
    }
}

/// A colour where there is one; what stands out without it is said by `without`.
fn colored(color: Option<Color>, without: Modifier) -> Style {
    color.map_or_else(|| Style::new().add_modifier(without), |color| Style::new().fg(color))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Colors as Allowed, Paper, ThemeName};

    fn styles(look: Look) -> Vec<Style> {
        let theme = Theme::of(look);
        let verdicts = Verdict::FINAL.into_iter().chain([Verdict::Checking]).map(|verdict| theme.verdict(verdict));
        let others =
            [theme.brand(), theme.key(), theme.hit(), theme.partner(), theme.border(true), theme.selected(true)];
        verdicts.chain(others).chain([theme.ink(Ink::Data, Tone::Bad), theme.dim()]).collect()
    }

    #[test]
    fn without_colours_there_is_no_colour_at_all_whatever_the_theme() {
        for theme in ThemeName::ALL {
            for style in styles(Look { colors: Allowed::Mono, theme, ..Look::default() }) {
                assert_eq!((style.fg, style.bg), (None, None));
            }
        }
    }

    #[test]
    fn no_colour_is_one_that_the_paper_swallows() {
        let never = |look: Look, colors: &[Color]| {
            for style in styles(look) {
                assert_eq!(style.bg, None);
                assert!(style.fg.is_none_or(|color| !colors.contains(&color)), "{style:?} on {:?}", look.paper);
            }
        };
        let (dark, light) = ([Color::Blue, Color::Black], [Color::Yellow, Color::Cyan, Color::Green, Color::White]);
        never(Look { paper: Paper::Dark, ..Look::default() }, &dark);
        never(Look { paper: Paper::Light, ..Look::default() }, &light);
        for theme in [ThemeName::Auto, ThemeName::HighContrast] {
            let look = Look { paper: Paper::Unknown, theme, ..Look::default() };
            never(look, &dark);
            never(look, &light);
        }
    }

    #[test]
    fn high_contrast_dims_nothing_and_colours_nothing() {
        let look = Look { theme: ThemeName::HighContrast, ..Look::default() };
        assert!(styles(look).iter().all(|style| !style.add_modifier.contains(Modifier::DIM) && style.fg.is_none()));
    }
}
