//! A configuration file: TOML to settings. A name that is not known is a warning with the nearest one, a value that
//! cannot be taken is an error; both with their line.

use super::error::{SettingError, named, nearest};
use super::setting::SETTINGS;
use super::settings::{Settings, Source};
use crate::app::{Chord, Rebinding, View, keys};
use crate::model::{Raw, Sentence};
use crate::query::Query;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const KEYS: &str = "keys";
const VIEWS: &str = "views";
const KEY_WANTED: &str = "a key or a list of keys, such as \"x\" or [\"Ctrl-d\", \"Shift-Tab\", \"Space\", \"F2\"]";

/// Reads the text of a configuration file.
pub fn read(text: &str) -> Result<Settings, SettingError> {
    let table = DeTable::parse(text).map_err(|error| SettingError {
        line: error.span().map_or(1, |span| line(text, span.start)),
        fact: Sentence::from("is no TOML: ").data(Raw::of(error.message())),
        hint: Sentence::from("settings are like ").code("theme = \"dark\"").word(", texts stand in quotes"),
    })?;
    let mut reading = Reading { text, settings: Settings::default() };
    for (name, value) in in_order(table.get_ref()) {
        reading.entry(name, value)?;
    }
    Ok(reading.settings)
}

struct Reading<'t> {
    text: &'t str,
    settings: Settings,
}

type Name<'t> = Spanned<std::borrow::Cow<'t, str>>;
type Value<'t> = Spanned<DeValue<'t>>;

impl Reading<'_> {
    fn entry(&mut self, name: &Name<'_>, value: &Value<'_>) -> Result<(), SettingError> {
        let typed = name.get_ref().as_ref();
        match typed {
            KEYS => self.each(name, value, Self::key),
            VIEWS => self.each(name, value, Self::view),
            _ => self.setting(name, value),
        }
    }

    fn setting(&mut self, name: &Name<'_>, value: &Value<'_>) -> Result<(), SettingError> {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name.get_ref().as_ref()) else {
            let names = SETTINGS.iter().map(|setting| setting.name).chain([KEYS, VIEWS]);
            self.unknown(name, "setting", names);
            return Ok(());
        };
        let said = scalar(value.get_ref());
        let found = said.clone().unwrap_or_else(|| format!("({})", value.get_ref().type_str()));
        let taken = said.as_deref().and_then(|said| (setting.take)(&mut self.settings, said));
        taken.ok_or_else(|| SettingError::value(self.line(value), setting.name, &found, setting.wanted))?;
        self.settings.said(setting.name, found, Source::File);
        Ok(())
    }

    /// An action and its keys.
    fn key(&mut self, name: &Name<'_>, value: &Value<'_>) -> Result<(), SettingError> {
        let action = name.get_ref().as_ref();
        let Some(wish) = keys::wish_named(action) else {
            self.unknown(name, "action", keys::BINDINGS.iter().map(|binding| binding.wish.name()));
            return Ok(());
        };
        let listed = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        };
        let mut chords = Vec::new();
        for key in listed {
            let text = key.get_ref().as_str().unwrap_or_default();
            let chord = Chord::parse(text);
            chords.push(chord.ok_or_else(|| SettingError::value(self.line(key), action, text, KEY_WANTED))?);
        }
        self.settings.keys.push(Rebinding { wish, chords });
        Ok(())
    }

    /// A filter with a name.
    fn view(&mut self, name: &Name<'_>, value: &Value<'_>) -> Result<(), SettingError> {
        let name = name.get_ref().as_ref();
        let wrong = |fact: Sentence, hint: Sentence| SettingError { line: self.line(value), fact, hint };
        let like = || Sentence::from("a view is like ").code("dormant = \"is:double is:dormant\"");
        let Some(filter) = value.get_ref().as_str() else {
            return Err(wrong(named(name).word(" is no filter"), like()));
        };
        if let Err(error) = Query::parse(filter) {
            let fact = named(name).word(format!(", column {}: {}", error.column, error.problem));
            let nearest = error.nearest.map(|word| Sentence::from("the nearest word is ").code(word));
            return Err(wrong(fact, nearest.unwrap_or_else(like)));
        }
        self.settings.views.push(View { name: name.to_owned(), filter: filter.to_owned() });
        Ok(())
    }

    /// Takes what stands in a table.
    fn each(
        &mut self,
        name: &Name<'_>,
        value: &Value<'_>,
        take: fn(&mut Self, &Name<'_>, &Value<'_>) -> Result<(), SettingError>,
    ) -> Result<(), SettingError> {
        let Some(table) = value.get_ref().as_table() else {
            let name = name.get_ref();
            let hint = Sentence::from("it is a table: ").code(format!("[{name}]")).word(" on a line of its own");
            return Err(SettingError { line: self.line(value), fact: named(name).word(" is no table"), hint });
        };
        in_order(table).into_iter().try_for_each(|(name, value)| take(self, name, value))
    }

    fn unknown<'w>(&mut self, name: &Name<'_>, kind: &'static str, words: impl IntoIterator<Item = &'w str>) {
        let line = line(self.text, name.span().start);
        // The name comes first, since it is seen however little room there is.
        let mut told = named(name.get_ref()).word(format!(" is no {kind} (line {line})"));
        if let Some(word) = nearest(name.get_ref(), words) {
            told = told.word("; the nearest is ").code(word.to_owned());
        }
        self.settings.warnings.push(told);
    }

    fn line(&self, value: &Value<'_>) -> usize {
        line(self.text, value.span().start)
    }
}

/// A single value as it was written, without quotes.
fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(is_so) => Some(is_so.to_string()),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// The entries in the order of the file.
fn in_order<'a, 't>(table: &'a DeTable<'t>) -> Vec<(&'a Name<'t>, &'a Value<'t>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{ThemeName, Wish};

    fn wrong(text: &str) -> (usize, String, String) {
        let error = read(text).unwrap_err();
        (error.line, error.fact.to_string(), error.hint.to_string())
    }

    #[test]
    fn settings_keys_and_views_are_read() {
        let text = "theme = \"light\"\nthreshold = 0.9\n\n[keys]\nwrite-note = [\"x\", \"Ctrl-n\"]\nexport = \"e\"\n\n[views]\n\"old servers\" = \"host:old\"\n";
        let settings = read(text).unwrap();
        assert_eq!((settings.theme, settings.threshold.unwrap().as_percent()), (Some(ThemeName::Light), 90));
        let keys: Vec<_> = settings.keys.iter().map(|change| (change.wish, change.chords.len())).collect();
        assert_eq!(keys, [(Wish::WriteNote, 2), (Wish::OpenExport, 1)]);
        assert_eq!(settings.views, [View { name: "old servers".into(), filter: "host:old".into() }]);
        assert_eq!(settings.warnings, []);
    }

    #[test]
    fn a_name_that_is_not_known_is_told_with_its_line_and_the_nearest() {
        let told = read("\nthem = 'dark'\n[keys]\nwrite-notes = 'x'\n").unwrap().warnings;
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "them is no setting (line 2); the nearest is theme",
                "write-notes is no action (line 4); the nearest is write-note"
            ]
        );
    }

    #[test]
    fn a_wrong_value_is_an_error_with_its_line() {
        let (line, fact, hint) = wrong("# mine\ntheme = \"drak\"");
        assert_eq!((line, fact.as_str()), (2, "theme = drak cannot be taken"));
        assert_eq!(hint, "it takes auto, light, dark, mono or high-contrast");
        assert_eq!(wrong("[keys]\nfind = [\"/\", \"Hyper-x\"]").0, 2);
        assert_eq!(wrong("[views]\nmine = \"is:opne\"").2, "the nearest word is open");
        assert_eq!(wrong("price = 1\nkeys = 3").1, "keys is no table");
        assert_eq!(wrong("mouse = []").1, "mouse = (array) cannot be taken");
        assert_eq!(wrong("a = 1\ntheme = dark").0, 2, "what is no TOML has a line too");
    }
}
