//! Which server each file and each record belongs to.

use super::Numbers;
use crate::model::{HostId, Kind, Raw, Sentence, normal_host};
use crate::read::load::FileRead;
use std::collections::BTreeSet;

/// The hosts of a load.
pub(super) struct Hosts {
    /// All names, sorted.
    pub(super) names: Vec<String>,
    /// The host of each file that belongs to one.
    pub(super) of_file: Vec<Option<HostId>>,
    /// Whether each file counts.
    pub(super) counts: Vec<bool>,
    /// The numbers of each file's own hosts and ids.
    pub(super) numbers: Vec<Numbers>,
    /// The only host of the load, to which bare ids belong.
    pub(super) only: Option<HostId>,
}

impl Hosts {
    /// The host of a record: the file's where it belongs to one, else as the record says.
    pub(super) fn of_record(&self, number: usize, said: HostId) -> HostId {
        self.of_file[number].unwrap_or_else(|| self.numbers[number].of(said))
    }
}

fn belongs_to_one(file: &FileRead) -> bool {
    matches!(file.parsed.kind, Kind::ServerExport | Kind::ServerUsers)
}

/// Finds the host of every file; warns where it was guessed.
pub(super) fn resolve(files: &mut [FileRead]) -> Hosts {
    let counts: Vec<bool> = files.iter().map(|file| !file.set_aside()).collect();
    let named: Vec<BTreeSet<String>> = files.iter().zip(&counts).map(|(file, counts)| named(file, *counts)).collect();
    let mut of_file: Vec<Option<String>> = Vec::with_capacity(files.len());
    for (number, file) in files.iter_mut().enumerate() {
        if !belongs_to_one(file) {
            if let Some(host) = file.input.host.clone() {
                file.parsed.warnings.add("host-ignored", None, || {
                    let sentence = Sentence::new().word("this file names its servers itself; ").data(Raw::of(&host));
                    sentence.word(" was ignored")
                });
            }
            of_file.push(None);
            continue;
        }
        let said = file.input.host.clone().or_else(|| file.parsed.own_host.clone());
        of_file.push(Some(said.unwrap_or_else(|| {
            let others = named.iter().enumerate().filter(|(other, _)| *other != number).flat_map(|(_, hosts)| hosts);
            let others: BTreeSet<&String> = others.collect();
            match others.iter().next() {
                Some(only) if others.len() == 1 => (*only).clone(),
                _ => guess(file),
            }
        })));
    }
    let mut names: BTreeSet<String> = named.into_iter().flatten().collect();
    names.extend(of_file.iter().zip(&counts).filter(|(_, counts)| **counts).filter_map(|(host, _)| host.clone()));
    let names: Vec<String> = names.into_iter().collect();
    let number = |name: &String| names.binary_search(name).ok().map(|at| HostId(at as u16));
    let ids = super::text_ids(files);
    let numbers = files.iter().map(|file| Numbers {
        hosts: file.parsed.hosts.iter().map(|name| number(name).unwrap_or(HostId::UNKNOWN)).collect(),
        ids: file.parsed.text_ids.iter().map(|id| ids.binary_search(id).unwrap_or_default() as u32).collect(),
    });
    let numbers = numbers.collect();
    let of_file = of_file.iter().map(|host| host.as_ref().and_then(number)).collect();
    let only = (names.len() == 1).then_some(HostId(0));
    Hosts { names, of_file, counts, numbers, only }
}

/// The hosts that a file names, by its content or on the command line.
fn named(file: &FileRead, counts: bool) -> BTreeSet<String> {
    if !counts {
        return BTreeSet::new();
    }
    if belongs_to_one(file) {
        return file.input.host.iter().chain(&file.parsed.own_host).take(1).cloned().collect();
    }
    file.parsed.hosts.iter().cloned().collect()
}

/// The file's stem, where nothing else tells the host.
fn guess(file: &mut FileRead) -> String {
    let stem = file.input.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let host = normal_host(&stem).unwrap_or_else(|| "server".to_owned());
    file.parsed.warnings.add("host-guessed", None, || {
        let sentence =
            Sentence::new().word("the file does not name its server; taken from its name: ").data(Raw::of(&host));
        sentence.word("; say it with ").code("HOST=FILE")
    });
    host
}
