//! `man`: the manual page, of the program or of one command.

use super::Failure;
use super::args::{Cli, Man as Args};
use super::output;
use crate::model::{Raw, Sentence};
use clap::CommandFactory;
use std::io::Write;

/// Writes a manual page.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut program = Cli::command();
    program.build();
    let command = match &args.verb {
        None => program,
        Some(name) => {
            let found = program.get_subcommands().find(|command| command.get_name() == name).cloned();
            let names: Vec<_> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
            found.ok_or_else(|| {
                Failure::usage(
                    Sentence::new().data(Raw::of(name)).word(": is not a command"),
                    Sentence::new().word(format!("the commands are {}", names.join(", "))),
                )
            })?
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    let mut out = output::stdout();
    out.write_all(&page)?;
    Ok(out.flush()?)
}
