//! The command line: one file for each verb. What is decided is left to `matching`, how it is written to `export`, the
//! screen to `tui`.

mod args;
mod check;
mod completions;
mod configuration;
mod diff;
mod explain;
mod export;
mod failure;
mod judged;
mod man;
mod notes;
mod output;
mod owner_notes;
mod progress;
mod redaction;
mod report;
mod session;
mod signals;
mod timings;

pub use args::{Cli, Color};
pub use failure::{Failure, Status};
pub use session::Session;

use crate::model::Raw;
use args::{ReportFormat, Verb};
use clap::{CommandFactory, Parser};
use output::Streams;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Does what the command line says and gives the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(end_of_parsing(&error)),
    };
    let streams = Streams::new(cli.common.color);
    let status = match perform(cli, streams) {
        Ok(status) => status,
        Err(failure) => failure.end(streams),
    };
    ExitCode::from(status)
}

fn perform(cli: Cli, streams: Streams) -> Result<u8, Failure> {
    let Cli { common, files, verb } = cli;
    if let (Some(_), Some(file)) = (&verb, files.first()) {
        let fact =
            crate::model::Sentence::new().data(Raw::new(file.as_encoded_bytes())).word(": stands before the command");
        return Err(Failure::usage(fact, "files come after the command: seatmatch report FILE..."));
    }
    match verb {
        None => open(Session::new(common, &files, configuration::load()?)?, streams),
        Some(Verb::Report(args)) => done(report::run(&args, &session(common, &args.files, streams)?, streams)),
        Some(Verb::Explain(args)) => done(explain::run(&args, &session(common, &args.files, streams)?, streams)),
        Some(Verb::Export(args)) => done(export::run(&args, &session(common, &args.files, streams)?, streams)),
        Some(Verb::Diff(args)) => {
            diff::refuse_idle(&common)?;
            done(diff::run(&args, &session(common, &args.inputs(), streams)?, streams))
        }
        Some(Verb::Check(args)) => done(check::run(&args, &session(common, &args.files, streams)?, streams)),
        Some(Verb::Notes(args)) => done(notes::run(&args.verb, &session(common, &[], streams)?, streams)),
        Some(Verb::Config(args)) => {
            redaction::refuse(common.redact, "the configuration is this machine's own")?;
            done(configuration::run(&args.verb, streams))
        }
        Some(Verb::Completions(args)) => done(completions::run(&args)),
        Some(Verb::Man(args)) => done(man::run(&args)),
    }
}

/// What was asked for, by flags, environment and file; tells what the file has that is not known.
fn session(common: args::Common, files: &[OsString], streams: Streams) -> Result<Session, Failure> {
    let settings = configuration::load()?;
    configuration::warn(&settings, streams);
    Session::new(common, files, settings)
}

fn done(result: Result<(), Failure>) -> Result<u8, Failure> {
    result.map(|()| 0)
}

/// Opens the screen; without a terminal writes the report.
fn open(session: Session, streams: Streams) -> Result<u8, Failure> {
    if has_terminal(&session) {
        let pseudonyms = redaction::wanted(&session, streams)?;
        return crate::tui::run(session.for_screen(pseudonyms))
            .map_err(|error| Failure::failed(failure::words(&error), ""));
    }
    if session.inputs.is_empty() {
        return Err(Failure::usage(
            "no file is given, and without a terminal there is no screen to open",
            "name the cloud report and the exports of your servers, or look at the sample: seatmatch report --demo",
        ));
    }
    configuration::warn(&session.settings, streams);
    output::tell("no terminal: this is what `seatmatch report` writes");
    let args = args::Report { files: Vec::new(), format: ReportFormat::Text, raw: false, fail_on: Vec::new() };
    done(report::run(&args, &session, streams))
}

/// Whether a screen can be drawn and keys can be read; where a file comes by standard input, keys come from elsewhere.
fn has_terminal(session: &Session) -> bool {
    let is_dumb = cfg!(unix) && std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    let reads_standard_input = session.inputs.iter().any(|input| input.path.as_os_str() == "-");
    !is_dumb && std::io::stdout().is_terminal() && (reads_standard_input || std::io::stdin().is_terminal())
}

/// Help and version go to standard output; everything else is wrong usage, in our two lines.
fn end_of_parsing(error: &clap::Error) -> u8 {
    let streams = Streams::new(Color::Auto);
    if !error.use_stderr() {
        let mut out = output::stdout();
        let text = error.render();
        let text = if streams.out.on { text.ansi().to_string() } else { text.to_string() };
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        return written.map_or_else(|error| Failure::from(error).end(streams), |()| 0);
    }
    let (fact, hint) = failure::of_parsing(error);
    Failure::usage(fact, hint).end(streams)
}

/// The whole command line as it is declared, for help, completions and manual pages.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}
