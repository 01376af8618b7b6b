//! How the screen may look: with colours or without, with signs that every terminal has or with fine ones.

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

/// The colours that the screen may use.
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

/// How the screen may look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Its colours.
    pub colors: Colors,
    /// Its signs.
    pub signs: Signs,
}

impl Look {
    /// The look that the options and the environment ask for; `variable` gives the value of an environment variable.
    #[must_use]
    pub fn choose(color: ColorChoice, ascii: bool, variable: impl Fn(&str) -> Option<String>) -> Self {
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
        Self { colors, signs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(color: ColorChoice, ascii: bool, environment: &[(&str, &str)]) -> Look {
        Look::choose(color, ascii, |name| {
            environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn flags_come_before_the_environment() {
        let utf8 = ("LANG", "en_GB.UTF-8");
        assert_eq!(look(ColorChoice::Auto, false, &[utf8]), Look::default());
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
}
