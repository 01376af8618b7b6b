//! `check`: what each file was recognised as, and every warning with its place.

use super::args::{Check as Args, PlainFormat};
use super::output::{self, Streams};
use super::timings::Timings;
use super::{Failure, Session, judged};
use crate::export;
use std::io::Write;

/// Reads the files and tells what they are.
pub(super) fn run(args: &Args, session: &Session, streams: Streams) -> Result<(), Failure> {
    let mut timings = Timings::new(session.timings);
    let estate = judged::load(session, streams, &mut timings)?;
    let mut out = output::stdout();
    match args.format {
        PlainFormat::Text => export::write_check_text(&mut out, &estate, streams.out)?,
        PlainFormat::Json => export::write_check(&mut out, &estate)?,
    }
    out.flush()?;
    timings.end_step("write");
    timings.tell();
    Ok(())
}
