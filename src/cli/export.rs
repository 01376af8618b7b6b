//! `export`: the filtered accounts as a file that is there whole or not at all.

use super::args::{Export as Args, ExportFormat};
use super::judged::{Judged, Unasked, fill_other_list};
use super::output::{self, Streams};
use super::report::tell_marked;
use super::{Failure, Session, signals};
use crate::export::{self, Cells, Report, Target};
use crate::model::{Raw, Sentence};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the export.
pub(super) fn run(args: &Args, session: &Session, streams: Streams) -> Result<(), Failure> {
    let format = format(args)?;
    let inputs: Vec<PathBuf> =
        session.inputs.iter().filter(|input| input.bytes.is_none()).map(|input| input.path.clone()).collect();
    let is_file = args.output.as_os_str() != "-";
    if is_file {
        Target::check(&args.output, args.force, &inputs, None)?;
    }
    let mut judged = Judged::load(session, streams)?;
    judged.want_report()?;
    let mut report = judged.report(session, Unasked::Unmatched);
    if format == ExportFormat::Json {
        fill_other_list(&mut report);
    }
    let cells = if args.raw { Cells::Raw } else { Cells::Marked };
    let marked = if is_file {
        let mut target = Target::open(&args.output, args.force, &inputs, judged.notes_path.as_deref())?;
        let _guard = signals::remove_on_signal(target.leftover());
        let marked =
            write(&mut target, &report, format, cells).map_err(|error| Failure::of_writing(&args.output, &error))?;
        target.keep()?;
        marked
    } else {
        let mut out = output::stdout();
        let marked = write(&mut out, &report, format, cells)?;
        out.flush()?;
        marked
    };
    tell_marked(marked);
    judged.timings.end_step("write");
    judged.timings.tell();
    Ok(())
}

fn write(mut out: impl Write, report: &Report<'_>, format: ExportFormat, cells: Cells) -> io::Result<u64> {
    match format {
        ExportFormat::Csv => return export::write_csv(out, report, cells),
        ExportFormat::Json => export::write_json(&mut out, report)?,
        ExportFormat::Markdown => export::write_markdown(&mut out, report)?,
        ExportFormat::Xlsx => export::write_xlsx(&mut out, report)?,
    }
    Ok(0)
}

fn shown(path: &Path) -> Sentence {
    Sentence::new().data(Raw::new(path.as_os_str().as_encoded_bytes()))
}

/// The format that was named, else the one that the ending names; standard output is CSV.
fn format(args: &Args) -> Result<ExportFormat, Failure> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    if args.output.as_os_str() == "-" {
        return Ok(ExportFormat::Csv);
    }
    let ending = args.output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(ExportFormat::Csv),
        Some("json") => Ok(ExportFormat::Json),
        Some("md" | "markdown") => Ok(ExportFormat::Markdown),
        Some("xlsx") => Ok(ExportFormat::Xlsx),
        _ => Err(Failure::usage(
            shown(&args.output).word(": the ending does not say which format is wanted"),
            Sentence::from("end it in .csv, .json, .md or .xlsx, or add ").code("--format csv"),
        )),
    }
}
