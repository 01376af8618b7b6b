//! `completions`: what a shell needs to complete our command line.

use super::Failure;
use super::args::{Cli, Completions as Args};
use super::output;
use clap::CommandFactory;
use std::io::Write;

/// Writes the completions of a shell.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "seatmatch", &mut script);
    let mut out = output::stdout();
    out.write_all(&script)?;
    Ok(out.flush()?)
}
