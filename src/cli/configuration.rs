//! `config`: where the configuration file is, what it sets, one to begin with; and reading it for all other commands.

use super::args::ConfigVerb;
use super::output::{self, Streams};
use super::{Failure, signals};
use crate::config::{Environment, SETTINGS, SettingError, Settings, Source, config_file, template};
use crate::export::Target;
use crate::model::{Raw, Sentence};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Does what was asked with the configuration.
pub(super) fn run(verb: &ConfigVerb, streams: Streams) -> Result<(), Failure> {
    match verb {
        ConfigVerb::Path => tell_path(),
        ConfigVerb::Show => show(streams),
        ConfigVerb::Init => init(),
    }
}

/// What the file and the environment set; nothing where there is no file.
pub(super) fn load() -> Result<Settings, Failure> {
    let environment = Environment::of_this_process();
    let Some(path) = config_file(&environment) else { return settings("", Path::new("")) };
    match fs::read_to_string(&path) {
        Ok(text) => settings(&text, &path),
        Err(error) if error.kind() == ErrorKind::NotFound && !environment.names_config() => settings("", &path),
        Err(error) => {
            let fact = shown(&path).word(": ").then(super::failure::words(&error));
            Err(Failure::usage(fact, "SEATMATCH_CONFIG names the file; `seatmatch config path` tells which one counts"))
        }
    }
}

fn settings(text: &str, path: &Path) -> Result<Settings, Failure> {
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    let folder = path.parent().unwrap_or(path);
    Settings::of(text, folder, home.as_deref(), |name| std::env::var(name).ok()).map_err(|error| failure(error, path))
}

fn failure(error: SettingError, path: &Path) -> Failure {
    let place = if error.line == 0 { Sentence::new() } else { shown(path).word(format!(", line {}: ", error.line)) };
    Failure::usage(place.then(error.fact), error.hint)
}

/// Tells what is not known in it.
pub(super) fn warn(settings: &Settings, streams: Streams) {
    for warning in &settings.warnings {
        streams.warn(&format!("configuration: {warning}"));
    }
}

fn tell_path() -> Result<(), Failure> {
    let mut out = output::stdout();
    writeln!(out, "{}", shown(&place()?))?;
    Ok(out.flush()?)
}

fn show(streams: Streams) -> Result<(), Failure> {
    let path = place()?;
    let settings = load()?;
    let (_, told) = crate::app::Keymap::rebound(&settings.keys);
    warn(&settings, streams);
    told.iter().for_each(|clash| streams.warn(&format!("configuration: {clash}")));
    let mut out = output::stdout();
    let there = if path.exists() { "" } else { " (not there; seatmatch config init writes one)" };
    writeln!(out, "# {}{there}", shown(&path))?;
    for setting in SETTINGS {
        match settings.origin(setting.name) {
            Some((value, Source::File)) => writeln!(out, "{} = {}", setting.name, toml_value(value))?,
            Some((value, Source::Environment)) => {
                writeln!(out, "{} = {}  # {}", setting.name, toml_value(value), setting.variable())?;
            }
            None => writeln!(out, "# {} is not set: {}", setting.name, setting.about)?,
        }
    }
    if !settings.keys.is_empty() {
        writeln!(out, "\n[keys]")?;
        for change in &settings.keys {
            let keys: Vec<String> = change.chords.iter().map(|chord| toml_value(&chord.to_string())).collect();
            writeln!(out, "{} = [{}]", change.wish.name(), keys.join(", "))?;
        }
    }
    if !settings.views.is_empty() {
        writeln!(out, "\n[views]")?;
        for view in &settings.views {
            writeln!(out, "{} = {}", toml_key(&view.name), toml_value(&view.filter))?;
        }
    }
    Ok(out.flush()?)
}

/// A value as the file has it: numbers and yes or no bare, all else in quotes.
fn toml_value(value: &str) -> String {
    let is_bare = value.parse::<f64>().is_ok() || value.parse::<bool>().is_ok();
    if is_bare { value.to_owned() } else { toml::Value::from(value).to_string() }
}

/// A name as the file has it: in quotes where it has more than letters, digits, - and _.
fn toml_key(name: &str) -> String {
    let is_bare = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_bare { name.to_owned() } else { toml::Value::from(name).to_string() }
}

fn init() -> Result<(), Failure> {
    let path = place()?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::of_writing(folder, &error))?;
    }
    let mut target = Target::open(&path, false, &[], None)
        .map_err(|_| Failure::failed(shown(&path).word(": is there already"), "edit it, or move it away first"))?;
    let _guard = signals::remove_on_signal(target.leftover());
    target.write_all(template().as_bytes()).map_err(|error| Failure::of_writing(&path, &error))?;
    target.keep()?;
    let mut out = output::stdout();
    writeln!(out, "{}", shown(&path))?;
    Ok(out.flush()?)
}

fn place() -> Result<PathBuf, Failure> {
    config_file(&Environment::of_this_process()).ok_or_else(|| {
        Failure::failed("there is no home folder to look in", "set SEATMATCH_CONFIG to the path of the file")
    })
}

fn shown(path: &Path) -> Sentence {
    Sentence::new().data(Raw::new(path.as_os_str().as_encoded_bytes()))
}
