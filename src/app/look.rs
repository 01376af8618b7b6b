//! How the screen may look: with colours or without, for which paper, with signs that every terminal has or with fine
//! ones.

/// When output may have colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// Unless `NO_COLOR` says no.
    #[default]
    Auto,
    /// Whatever the environment says.
    Always,
    /// Never.
    Never,
}

/// The colours that may be sent to the terminal at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// The 16 of the terminal.
    #[default]
    Ansi,
    /// None: bold, underlined, reversed.
    Mono,
}

/// The signs that the screen may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// All that Unicode has.
    #[default]
    Unicode,
    /// ASCII, for terminals and locales without more.
    Ascii,
}

/// The theme that was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// Light or dark, as the terminal is.
    #[default]
    Auto,
    /// For light terminals.
    Light,
    /// For dark terminals.
    Dark,
    /// Without colours.
    Mono,
    /// Nothing dimmed, few colours, all bold.
    HighContrast,
}

/// What the terminal draws on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Dark, as most have it.
    #[default]
    Dark,
    /// Light.
    Light,
    /// It does not say.
    Unknown,
}

/// The colours that are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// Those that are readable on dark paper.
    Dark,
    /// Those that are readable on light paper.
    Light,
    /// Those that are readable on both.
    Either,
    /// As few as possible, and nothing dimmed.
    HighContrast,
    /// None.
    Mono,
}

/// How the screen may look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colours that may be sent.
    pub colors: Colors,
    /// The theme that was chosen.
    pub theme: ThemeName,
    /// What the terminal draws on.
    pub paper: Paper,
    /// Its signs.
    pub signs: Signs,
}

impl ThemeName {
    /// All themes, in the order in which a key goes through them.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Light, Self::Dark, Self::Mono, Self::HighContrast];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Mono => "mono",
            Self::HighContrast => "high-contrast",
        }
    }

    /// The theme of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// The one that follows, and after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|theme| *theme == self).unwrap_or_default();
        Self::ALL.get(at + 1).copied().unwrap_or_default()
    }
}

impl Look {
    /// The look that the options and the environment ask for; `variable` gives the value of an environment variable.
    #[must_use]
    pub fn choose(
        color: ColorChoice,
        theme: ThemeName,
        ascii: bool,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let filled = |name: &str| variable(name).filter(|value| !value.is_empty());
        let no_color = filled("NO_COLOR").is_some() || filled("TERM").as_deref() == Some("dumb");
        let colors = match color {
            ColorChoice::Always => Colors::Ansi,
            ColorChoice::Auto if !no_color => Colors::Ansi,
            ColorChoice::Auto | ColorChoice::Never => Colors::Mono,
        };
        let locale = filled("LC_ALL").or_else(|| filled("LC_CTYPE")).or_else(|| filled("LANG"));
        let is_utf8 = locale.is_some_and(|name| name.to_lowercase().replace('-', "").contains("utf8"));
        // Windows has no such variables, and its terminals take UTF-8.
        let signs = if ascii || !(is_utf8 || cfg!(windows)) { Signs::Ascii } else { Signs::Unicode };
        Self { colors, theme, paper: Paper::told_by(filled("COLORFGBG").as_deref()), signs }
    }

    /// The colours that are drawn with.
    #[must_use]
    pub fn palette(self) -> Palette {
        match (self.colors, self.theme, self.paper) {
            (Colors::Mono, ..) | (_, ThemeName::Mono, _) => Palette::Mono,
            (_, ThemeName::HighContrast, _) => Palette::HighContrast,
            (_, ThemeName::Light, _) | (_, ThemeName::Auto, Paper::Light) => Palette::Light,
            (_, ThemeName::Dark, _) | (_, ThemeName::Auto, Paper::Dark) => Palette::Dark,
            (_, ThemeName::Auto, Paper::Unknown) => Palette::Either,
        }
    }

    /// Whether it depends on what the terminal draws on.
    #[must_use]
    pub fn asks_for_paper(self) -> bool {
        self.colors == Colors::Ansi && self.theme == ThemeName::Auto
    }
}

impl Paper {
    /// What `COLORFGBG` says, such as `15;0`: the last number is the background's.
    fn told_by(variable: Option<&str>) -> Self {
        match variable.and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok()) {
            Some(7 | 15) => Self::Light,
            Some(0..=6 | 8) => Self::Dark,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(color: ColorChoice, ascii: bool, environment: &[(&str, &str)]) -> Look {
        Look::choose(color, ThemeName::Auto, ascii, |name| {
            environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn flags_come_before_the_environment() {
        let utf8 = ("LANG", "en_GB.UTF-8");
        let plain = Look { paper: Paper::Unknown, ..Look::default() };
        assert_eq!(look(ColorChoice::Auto, false, &[utf8]), plain);
        assert_eq!(look(ColorChoice::Auto, false, &[utf8, ("NO_COLOR", "1")]).colors, Colors::Mono);
        assert_eq!(look(ColorChoice::Auto, false, &[utf8, ("NO_COLOR", "")]).colors, Colors::Ansi);
        assert_eq!(look(ColorChoice::Always, false, &[utf8, ("NO_COLOR", "1")]).colors, Colors::Ansi);
        assert_eq!(look(ColorChoice::Never, false, &[utf8]).colors, Colors::Mono);
        assert_eq!(look(ColorChoice::Auto, true, &[utf8]).signs, Signs::Ascii);
    }

    #[test]
    fn a_locale_without_utf8_gets_ascii() {
        assert_eq!(look(ColorChoice::Auto, false, &[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]).signs, Signs::Ascii);
        assert_eq!(look(ColorChoice::Auto, false, &[("LC_CTYPE", "C.utf8")]).signs, Signs::Unicode);
    }

    #[test]
    fn the_paper_decides_where_no_theme_was_chosen() {
        for (told, palette) in [("15;0", Palette::Dark), ("0;15", Palette::Light), ("default", Palette::Either)] {
            let look = look(ColorChoice::Auto, false, &[("COLORFGBG", told)]);
            assert_eq!(look.palette(), palette, "{told}");
            assert_eq!(Look { theme: ThemeName::Dark, ..look }.palette(), Palette::Dark);
            assert_eq!(Look { colors: Colors::Mono, ..look }.palette(), Palette::Mono, "no theme brings colours back");
        }
    }

    #[test]
    fn a_key_goes_through_all_themes() {
        let mut theme = ThemeName::Auto;
        for wanted in ["light", "dark", "mono", "high-contrast", "auto"] {
            theme = theme.next();
            assert_eq!((theme.name(), ThemeName::parse(wanted)), (wanted, Some(theme)));
        }
    }
}
