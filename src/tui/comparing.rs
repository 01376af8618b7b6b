//! Comparing with an older report: which ones lie beside the loaded one, and what changed since.

use crate::app::{CompareOrder, Reading};
use crate::matching::{Diff, World};
use crate::model::{Kind, Notes, Raw, Sentence, day};
use crate::read::{self, Input, Progress};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The older reports: those that were given, those set aside in the load, and those of the same enterprise in the folder
/// of the loaded report; the newest first.
pub fn older_reports(world: &World, given: Vec<PathBuf>) -> Vec<PathBuf> {
    let reports = world.estate.sources.iter().filter(|source| source.kind == Kind::CloudReport);
    let (current, aside): (Vec<_>, Vec<_>) = reports.partition(|source| source.counts);
    let mut found: Vec<PathBuf> = aside.iter().map(|source| source.path.clone()).collect();
    let is_loaded = |path: &Path| current.iter().any(|source| source.path == path);
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let enterprise = world.estate.report.enterprise.as_deref().unwrap_or_default();
    let start = format!("consumed_licenses-{enterprise}");
    let newest = current.iter().map(|source| name(&source.path)).max().unwrap_or_default();
    for folder in current.iter().filter_map(|source| source.path.parent()) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let beside = std::fs::read_dir(folder).into_iter().flatten().flatten().take(10_000).map(|entry| entry.path());
        let of_enterprise = |path: &PathBuf| name(path).starts_with(&start) && name(path) < newest && !is_loaded(path);
        found.extend(
            beside.map(|path| path.strip_prefix("./").map(Path::to_owned).unwrap_or(path)).filter(of_enterprise),
        );
    }
    found.sort_by(|a, b| name(b).cmp(&name(a)).then_with(|| a.cmp(b)));
    found.dedup();
    let mut all = given;
    found.retain(|path| !all.contains(path));
    all.append(&mut found);
    all
}

/// Reads the older report with the other files, and tells what changed since.
pub fn compare(order: &CompareOrder, cancel: &AtomicBool) -> Result<Reading, Sentence> {
    let inputs: Vec<Input> = std::iter::once(order.older.clone()).chain(order.others.iter().cloned()).collect();
    let estate = read::load(&inputs, &order.load, &Progress::default()).map_err(|error| {
        let line = Sentence::new().word(error.line());
        if error.hint.is_empty() { line } else { line.word("; ").then(error.hint) }
    })?;
    if !estate.has_report {
        return Err("this is no cloud report".into());
    }
    // A report that was renamed does not say whose it is.
    let names = [&estate, &*order.world.estate].map(|estate| estate.report.enterprise.as_deref());
    if let [Some(theirs), Some(ours)] = names
        && theirs != ours
    {
        return Err("this report is of another enterprise".into());
    }
    let older = World::judge(Arc::new(estate), order.options.clone(), Arc::<Notes>::clone(&order.world.notes));
    let older = match older.find_candidates(cancel) {
        Some(candidates) if !cancel.load(Ordering::Relaxed) => older.with_candidates(candidates),
        _ => return Err(Sentence::new()),
    };
    let since = match &older.estate.report.made_at {
        Some(made) => Sentence::from("What changed since ").data(Raw::of(day(made))),
        None => Sentence::from("What changed since ").data(Raw::new(order.older.path.as_os_str().as_encoded_bytes())),
    };
    let sections = Diff::of(&older, &order.world).explain(&older, &order.world);
    Ok(Reading::of(since, sections))
}
