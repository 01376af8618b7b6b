//! Which cloud report counts where several are given.

use crate::model::{Kind, Raw, Sentence};
use crate::read::LoadError;
use crate::read::load::FileRead;

/// Sets older reports aside; pages of the REST call are one report.
///
/// # Errors
/// Two reports whose names do not tell which is newer, or of two enterprises.
pub(super) fn choose(files: &mut [FileRead]) -> Result<(), LoadError> {
    let reports: Vec<usize> = (0..files.len()).filter(|number| is_report(&files[*number])).collect();
    let pages = reports.iter().all(|number| files[*number].parsed.record_key == "users");
    if reports.len() < 2 || pages {
        return Ok(());
    }
    let facts = |number: usize| match &files[number].parsed.body {
        crate::read::parsed::Body::Report(body) => (body.facts.enterprise.clone(), body.facts.made_at.clone()),
        _ => (None, None),
    };
    let first = reports[0];
    let mut newest = first;
    for number in reports.iter().copied().skip(1) {
        match (facts(number).0, facts(first).0) {
            (Some(this), Some(that)) if this != that => {
                return Err(two_reports(files, first, number, "two cloud reports of two enterprises"));
            }
            (Some(_), None) | (None, Some(_)) => {
                let fact = "two cloud reports, and their names do not tell whether they are of one enterprise";
                return Err(two_reports(files, first, number, fact));
            }
            _ => {}
        }
        let (Some(time), Some(newest_time)) = (facts(number).1, facts(newest).1) else {
            return Err(two_reports(
                files,
                first,
                number,
                "two cloud reports, and their names do not tell which is newer",
            ));
        };
        if time == newest_time {
            return Err(two_reports(files, newest, number, "two different cloud reports of one time"));
        }
        if time > newest_time {
            newest = number;
        }
    }
    for number in reports {
        if number != newest {
            let path = files[newest].input.path.clone();
            files[number].parsed.warnings.add("older-report-ignored", None, || {
                let newer = Raw::new(path.as_os_str().as_encoded_bytes());
                Sentence::new().word("older than ").data(newer).word(" and not read; it is for a comparison")
            });
        }
    }
    Ok(())
}

fn is_report(file: &FileRead) -> bool {
    file.parsed.kind == Kind::CloudReport && !file.set_aside()
}

fn two_reports(files: &[FileRead], a: usize, b: usize, fact: &'static str) -> LoadError {
    let mut paths = [&files[a].input.path, &files[b].input.path];
    paths.sort();
    let [first, second] = paths.map(|path| Raw::new(path.as_os_str().as_encoded_bytes()));
    LoadError {
        path: Sentence::new().data(second),
        place: None,
        fact: Sentence::new().word(fact).word("; the other is ").data(first),
        hint: "pass one report; keep the names that GitHub gave the files, they tell enterprise and time".into(),
    }
}
