//! Every colour of the screen, by meaning: the terminal's own 16, or none at all.

use crate::app::{Colors, Ink, Look};
use crate::matching::{Tone, Verdict};
use ratatui::style::{Color, Modifier, Style};

/// The colours of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    colors: Colors,
}

impl Theme {
    /// The theme of a look.
    #[must_use]
    pub fn of(look: Look) -> Self {
        Self { colors: look.colors }
    }

    /// A colour where there may be one; what stands out without it is said by `without`.
    fn color(self, color: Color, without: Modifier) -> Style {
        match self.colors {
            Colors::Ansi => Style::new().fg(color),
            Colors::Mono => Style::new().add_modifier(without),
        }
    }

    /// What matters less. Not grey: on some terminals that is the colour of the paper.
    #[must_use]
    #[expect(clippy::unused_self, reason = "a theme with colours of its own may want to answer otherwise")]
    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
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
        self.color(Color::Cyan, Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// The border of a pane.
    #[must_use]
    pub fn border(self, has_focus: bool) -> Style {
        if has_focus { self.color(Color::Cyan, Modifier::BOLD) } else { self.dim() }
    }

    /// The line with the selection.
    #[must_use]
    pub fn selected(self, has_focus: bool) -> Style {
        if has_focus { Style::new().add_modifier(Modifier::REVERSED) } else { self.title() }
    }

    /// The partner of the selected account.
    #[must_use]
    pub fn partner(self) -> Style {
        self.color(Color::Yellow, Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// The names of columns.
    #[must_use]
    pub fn column_names(self) -> Style {
        self.dim()
    }

    /// A key to press.
    #[must_use]
    pub fn key(self) -> Style {
        self.color(Color::Cyan, Modifier::BOLD)
    }

    /// Letters that a search matched.
    #[must_use]
    pub fn hit(self) -> Style {
        self.color(Color::Yellow, Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
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
            Verdict::Conflict => self.color(Color::Magenta, Modifier::BOLD),
            Verdict::Checking => self.color(Color::Cyan, Modifier::DIM),
            Verdict::ServerOnly => Style::new(),
            Verdict::NotCounted => self.dim(),
        }
    }

    /// How something is meant.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Good => self.color(Color::Green, Modifier::empty()),
            Tone::Bad => self.color(Color::Red, Modifier::BOLD),
            Tone::Warn => self.color(Color::Yellow, Modifier::empty()),
            Tone::Dim => self.dim(),
        }
    }

    /// A piece of an explanation.
    #[must_use]
    pub fn ink(self, ink: Ink, tone: Tone) -> Style {
        let dimmed = if tone == Tone::Dim { self.dim() } else { Style::new() };
        match ink {
            Ink::Word | Ink::Head => dimmed,
            Ink::Data => dimmed.patch(self.color(Color::Cyan, Modifier::empty())),
            Ink::Odd => dimmed
                .patch(self.color(Color::Cyan, Modifier::empty()))
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Ink::Code => dimmed.add_modifier(Modifier::BOLD),
            Ink::Status => self.tone(tone),
            Ink::Title => self.tone(tone).patch(self.title()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_there_is_no_colour_at_all() {
        let theme = Theme { colors: Colors::Mono };
        let verdicts = Verdict::FINAL.into_iter().chain([Verdict::Checking]).map(|verdict| theme.verdict(verdict));
        let others =
            [theme.brand(), theme.key(), theme.hit(), theme.partner(), theme.border(true), theme.selected(true)];
        for style in verdicts.chain(others).chain([theme.ink(Ink::Data, Tone::Bad)]) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}
