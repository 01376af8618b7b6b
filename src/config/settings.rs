//! What the owner set, and where it was said: the environment comes before the file, a flag before both.

use super::setting::SETTINGS;
use super::{SettingError, read};
use crate::app::{Rebinding, ThemeName, View};
use crate::export::Price;
use crate::matching::{AccountsKind, Billing, Score};
use crate::model::Sentence;
use std::path::{Path, PathBuf};

/// What the owner set; none where nothing is said.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the table of settings has a line about each")]
pub struct Settings {
    pub theme: Option<ThemeName>,
    pub ascii: Option<bool>,
    pub mouse: Option<bool>,
    pub price: Option<Price>,
    pub threshold: Option<Score>,
    pub billing: Option<Billing>,
    pub accounts: Option<AccountsKind>,
    pub notes: Option<PathBuf>,
    pub author: Option<String>,
    /// `[keys]`.
    pub keys: Vec<Rebinding>,
    /// `[views]`.
    pub views: Vec<View>,
    /// Each setting that was said, as it was said, and where.
    pub said: Vec<(&'static str, String, Source)>,
    /// What is not known.
    pub warnings: Vec<Sentence>,
}

/// Where a setting was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In the file.
    File,
    /// In the environment.
    Environment,
}

impl Settings {
    /// Reads the text of a file in a folder, then the environment, which counts more.
    pub fn of(
        text: &str,
        folder: &Path,
        home: Option<&Path>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, SettingError> {
        let mut settings = read(text)?;
        settings.notes = settings.notes.map(|path| match (path.strip_prefix("~"), home) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => folder.join(path),
        });
        for setting in SETTINGS {
            let name = setting.variable();
            let Some(value) = variable(&name).filter(|value| !value.is_empty()) else { continue };
            (setting.take)(&mut settings, &value)
                .ok_or_else(|| SettingError::value(0, &name, &value, setting.wanted))?;
            settings.said(setting.name, value, Source::Environment);
        }
        Ok(settings)
    }

    /// Where a setting was said, and how.
    #[must_use]
    pub fn origin(&self, name: &str) -> Option<(&str, Source)> {
        self.said.iter().find(|(said, ..)| *said == name).map(|(_, value, source)| (value.as_str(), *source))
    }

    pub(super) fn said(&mut self, name: &'static str, value: String, source: Source) {
        self.said.retain(|(said, ..)| *said != name);
        self.said.push((name, value, source));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str, environment: &[(&str, &str)]) -> Result<Settings, SettingError> {
        let variable =
            |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Settings::of(text, Path::new("/etc/seatmatch"), Some(Path::new("/home/ann")), variable)
    }

    #[test]
    fn the_environment_comes_before_the_file() {
        let settings = settings("theme = 'dark'\nprice = 21\n", &[("SEATMATCH_THEME", "light")]).unwrap();
        assert_eq!(settings.theme, Some(ThemeName::Light));
        assert_eq!(settings.price, "21".parse().ok());
        assert_eq!(settings.origin("theme"), Some(("light", Source::Environment)));
        assert_eq!(settings.origin("price"), Some(("21", Source::File)));
    }

    #[test]
    fn an_empty_variable_says_nothing_and_a_wrong_one_is_named() {
        assert_eq!(settings("theme = 'dark'", &[("SEATMATCH_THEME", "")]).unwrap().theme, Some(ThemeName::Dark));
        let error = settings("", &[("SEATMATCH_MOUSE", "maybe")]).unwrap_err();
        assert_eq!((error.line, error.fact.to_string()), (0, "SEATMATCH_MOUSE = maybe cannot be taken".to_owned()));
    }

    #[test]
    fn a_path_is_beside_the_file_or_at_home() {
        let notes = |text: &str| settings(text, &[]).unwrap().notes.unwrap();
        assert_eq!(notes("notes = 'acme.json'"), Path::new("/etc/seatmatch/acme.json"));
        assert_eq!(notes("notes = '~/acme.json'"), Path::new("/home/ann/acme.json"));
        assert_eq!(notes("notes = '/srv/acme.json'"), Path::new("/srv/acme.json"));
    }
}
