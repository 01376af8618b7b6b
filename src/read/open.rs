//! A path to its bytes, with what can go wrong on the way as a sentence.

use super::decode;
use super::fault::Fault;
use super::load::{Input, Progress};
use crate::model::{Raw, Sentence};
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::atomic::Ordering;

const PIECE: usize = 1 << 20;

/// Reads all bytes of an input, `max` at the most.
pub(crate) fn read(input: &Input, max: u64, progress: &Progress) -> Result<Vec<u8>, Fault> {
    if let Some(bytes) = input.bytes {
        return Ok(bytes.to_vec());
    }
    if input.path == Path::new("-") {
        return read_all(&mut std::io::stdin().lock(), 0, max, progress);
    }
    let mut file = File::open(&input.path).map_err(|error| cannot_open(&input.path, &error))?;
    let before = file.metadata().map_err(|error| cannot_open(&input.path, &error))?;
    if before.is_dir() {
        return Err(Fault::new("is a directory").hint("pass the files inside it"));
    }
    let bytes = read_all(&mut file, before.len(), max, progress)?;
    let after = file.metadata().map_err(|error| cannot_open(&input.path, &error))?;
    if before.is_file() && stamp(&before) != stamp(&after) {
        return Err(
            Fault::new("the file changed while it was read").hint("wait until it is written, then read it again")
        );
    }
    Ok(bytes)
}

fn stamp(metadata: &Metadata) -> (u64, Option<std::time::SystemTime>) {
    (metadata.len(), metadata.modified().ok())
}

fn read_all(reader: &mut impl Read, size: u64, max: u64, progress: &Progress) -> Result<Vec<u8>, Fault> {
    if size > max {
        return Err(decode::too_large(max));
    }
    progress.total.fetch_add(size, Ordering::Relaxed);
    let mut bytes = Vec::with_capacity(size as usize + 1);
    loop {
        let read = reader.by_ref().take(PIECE as u64).read_to_end(&mut bytes).map_err(|error| {
            let fact = format!("reading failed at byte {}: ", bytes.len());
            Fault::new(Sentence::new().word(fact).data(Raw::of(&error.to_string())))
                .hint("copy the file to a place that can be read, and pass that")
        })?;
        progress.done.fetch_add(read as u64, Ordering::Relaxed);
        if bytes.len() as u64 > max {
            return Err(decode::too_large(max));
        }
        if read == 0 || progress.cancel.load(Ordering::Relaxed) {
            return Ok(bytes);
        }
    }
}

fn cannot_open(path: &Path, error: &std::io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::new("no such file").hint(nearest_name(path)),
        ErrorKind::PermissionDenied => Fault::new("permission denied").hint("make the file readable for this user"),
        _ => Fault::new(Sentence::new().word("cannot be opened: ").data(Raw::of(&error.to_string())))
            .hint("pass the path of a file that can be read"),
    }
}

/// The file of the same folder whose name is nearest.
fn nearest_name(path: &Path) -> Sentence {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let wanted = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().take(10_000);
    let near = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)));
    match near {
        Some((_, name)) => {
            Sentence::new().word("did you mean ").data(Raw::of(&folder.join(name).to_string_lossy())).word("?")
        }
        None => "look at the path; files are named relative to the folder that seatmatch is started in".into(),
    }
}
