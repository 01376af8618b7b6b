//! What was asked for, read once from the command line: the inputs and all that is set. Every verb and the screen start
//! from it.

use super::Failure;
use super::args::{Color, Common};
use super::failure::words;
use crate::app::{self, ThemeName};
use crate::config::{Environment, MemoryFile, Settings, memory_file};
use crate::export::Price;
use crate::matching::{Options, Score};
use crate::model::{Raw, Sentence};
use crate::query::{List, Query};
use crate::read::{Input, LoadOptions};
use crate::redact::Pseudonyms;
use std::ffi::OsString;
use std::path::PathBuf;

/// What was asked for.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Session {
    /// The files, perhaps none.
    pub inputs: Vec<Input>,
    /// How they are read.
    pub load: LoadOptions,
    /// How they are judged.
    pub options: Options,
    /// The notes file, where one was named.
    pub notes: Option<PathBuf>,
    /// Who writes notes.
    pub author: String,
    /// The filter as it was typed, and as it was understood.
    pub filter: Option<(String, Query)>,
    /// The list that was asked for.
    pub list: Option<List>,
    /// What a licence costs a month.
    pub price: Option<Price>,
    /// Whether pseudonyms are written.
    pub redact: bool,
    /// When text is coloured.
    pub color: Color,
    /// The theme that was asked for.
    pub theme: Option<ThemeName>,
    /// Whether the screen begins without what the last session left.
    pub fresh: bool,
    /// What else is set: keys, views, the mouse, ASCII.
    pub settings: Settings,
    /// Whether to tell how long each step took.
    pub timings: bool,
    /// Whether this is the sample enterprise.
    pub demo: bool,
}

impl Session {
    pub(super) fn new(common: Common, files: &[OsString], mut settings: Settings) -> Result<Self, Failure> {
        let mut load = LoadOptions { strict: common.strict, today: Some(today()), ..LoadOptions::default() };
        if let Some(max_input) = common.max_input {
            load.max_input = max_input;
        }
        let options = Options {
            threshold: common.threshold.or(settings.threshold).unwrap_or(Score::DEFAULT_THRESHOLD),
            candidates: !common.no_candidates,
            billing: common.billing.map(Into::into).or(settings.billing),
            accounts: common.accounts.map(Into::into).or(settings.accounts),
            alias_domains: alias_domains(common.alias_domain)?,
        };
        Ok(Self {
            inputs: inputs(common.demo, files)?,
            load,
            options,
            notes: common.notes.or(settings.notes.take()),
            author: author(common.author.or(settings.author.take())),
            filter: common.filter.map(filter).transpose()?,
            list: common.list.map(Into::into),
            price: common.price.or(settings.price.take()),
            redact: common.redact,
            color: common.color,
            theme: common.theme,
            fresh: common.fresh,
            settings: Settings { ascii: Some(common.ascii || settings.ascii == Some(true)), ..settings },
            timings: common.timings,
            demo: common.demo,
        })
    }

    /// What the screen opens.
    pub(super) fn for_screen(self, pseudonyms: Option<Pseudonyms>) -> app::Session {
        let color = match self.color {
            Color::Auto => app::ColorChoice::Auto,
            Color::Always => app::ColorChoice::Always,
            Color::Never => app::ColorChoice::Never,
        };
        let memory_file = memory_file(&Environment::of_this_process());
        let mut memory = memory_file.clone().map(|path| MemoryFile::at(path).load()).unwrap_or_default();
        if self.fresh || self.demo {
            // The sample is the same for everybody.
            memory = memory.fresh();
        }
        let configured_theme = self.theme.or(self.settings.theme).unwrap_or_default();
        let remembered = memory.theme.as_ref().filter(|chosen| chosen.instead_of == configured_theme.name());
        let theme = remembered.filter(|_| self.theme.is_none()).and_then(|chosen| ThemeName::parse(&chosen.name));
        let theme = theme.unwrap_or(configured_theme);
        let (keymap, clashes) = app::Keymap::rebound(&self.settings.keys);
        app::Session {
            inputs: self.inputs,
            older: if self.demo { vec![crate::demo::older_report()] } else { Vec::new() },
            load: self.load,
            options: self.options,
            notes: self.notes,
            author: self.author,
            side: match self.list {
                Some(List::Cloud) => app::Side::Cloud,
                Some(List::Server) | None => app::Side::Server,
            },
            filter: self.filter.map(|(typed, _)| typed),
            price: self.price,
            pseudonyms,
            look: app::Look::choose(color, theme, self.settings.ascii == Some(true), |name| std::env::var(name).ok()),
            configured_theme,
            keymap,
            mouse: if self.settings.mouse == Some(false) { app::Mouse::Left } else { app::Mouse::Taken },
            views: self.settings.views,
            memory,
            memory_file,
            told: self.settings.warnings.into_iter().chain(clashes).collect(),
            surroundings: app::Surroundings::choose(|name| std::env::var(name).ok()),
        }
    }
}

fn inputs(demo: bool, files: &[OsString]) -> Result<Vec<Input>, Failure> {
    if demo && !files.is_empty() {
        return Err(Failure::usage("--demo brings its own files", "leave out --demo, or the files"));
    }
    if demo {
        return Ok(crate::demo::inputs());
    }
    let inputs: Vec<_> = files.iter().map(|file| Input::parse(file)).collect();
    let standard = inputs.iter().filter(|input| input.path.as_os_str() == "-").count();
    if standard > 1 {
        return Err(Failure::usage("- (standard input) is given twice", "it can be read only once"));
    }
    if standard == 1 && std::io::IsTerminal::is_terminal(&std::io::stdin()) {
        return Err(Failure::usage("-: standard input is a terminal", "pipe a file into it, or name the file"));
    }
    Ok(inputs)
}

/// Today by the world's clock, which is the one that GitHub's files keep.
fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}

fn author(named: Option<String>) -> String {
    let from_environment = || ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    named.or_else(from_environment).unwrap_or_default()
}

fn alias_domains(mut aliases: Vec<crate::matching::AliasDomain>) -> Result<Vec<crate::matching::AliasDomain>, Failure> {
    aliases.sort();
    aliases.dedup();
    let twice = aliases.windows(2).find(|pair| matches!(pair, [a, b] if a.from == b.from));
    match twice {
        Some([first, second]) => Err(Failure::usage(
            Sentence::from("--alias-domain: ")
                .data(Raw::of(&first.from))
                .word(" cannot be both ")
                .data(Raw::of(&first.to))
                .word(" and ")
                .data(Raw::of(&second.to)),
            "name one new domain for each old one",
        )),
        _ => Ok(aliases),
    }
}

fn filter(typed: String) -> Result<(String, Query), Failure> {
    match Query::parse(&typed) {
        Ok(query) => Ok((typed, query)),
        Err(error) => {
            let fact = Sentence::new().word(format!("--filter, column {}: ", error.column)).then(words(&error.problem));
            let hint = match error.nearest {
                Some(word) => Sentence::from("the nearest word is ").code(word),
                None => Sentence::from("terms are like ").code("is:double host:ghe1 -has:note \"ann lee\""),
            };
            Err(Failure::usage(fact, hint))
        }
    }
}
