//! The way back from a pseudonym that is nobody's own, such as that of a domain: both estates are walked through side by
//! side until it is met.

use super::pseudonyms::TOP;
use crate::matching::World;
use crate::model::{Estate, Raw, Text};

/// What a pseudonym in a world that is told in pseudonyms stands for; `None` where it is not met. Notes, and texts of
/// unknown meaning, are not looked through.
#[must_use]
pub fn meaning(told: &World, pseudonym: &str) -> Option<String> {
    let both = Both { truth: &told.spelled().estate, told: &told.estate };
    let wanted = pseudonym.trim().to_ascii_lowercase();
    both.of_files(&wanted).or_else(|| both.of_values(&wanted)).or_else(|| both.of_fields(&wanted))
}

/// The same estate twice: as the files have it, and as it is told.
struct Both<'e> {
    truth: &'e Estate,
    told: &'e Estate,
}

impl Both<'_> {
    fn of_files(&self, wanted: &str) -> Option<String> {
        let paths = self.truth.sources.iter().zip(&self.told.sources);
        let mut paths = paths.map(|(truth, told)| (truth.path_raw(), told.path_raw()));
        let mut hosts = self.truth.hosts.iter().zip(&self.told.hosts).map(|(a, b)| (Raw::of(a), Raw::of(b)));
        let mut enterprise = self.truth.report.enterprise.iter().zip(&self.told.report.enterprise);
        let is_wanted = |(truth, told): (Raw<'_>, Raw<'_>)| part(&truth.text(), &told.text(), wanted);
        let by_file = paths.find_map(is_wanted).or_else(|| hosts.find_map(is_wanted));
        by_file.or_else(|| enterprise.find_map(|(truth, told)| part(truth, told, wanted)))
    }

    fn of_values(&self, wanted: &str) -> Option<String> {
        let (truth, told) = (self.truth, self.told);
        let texts = truth.texts.iter().copied().zip(told.texts.iter().copied());
        let records = truth.records.iter().zip(&told.records).flat_map(|(truth, told)| {
            [(truth.login, told.login), (truth.name, told.name), (truth.primary, told.primary)]
        });
        let identities = truth.identities.values.iter().zip(&told.identities.values);
        let identities = identities.map(|(truth, told)| (truth.text, told.text));
        let servers =
            truth.instances.iter().zip(&told.instances).map(|(truth, told)| (truth.server_id, told.server_id));
        let is_wanted = |(a, b): (Text, Text)| part(&truth.raw(a).text(), &told.raw(b).text(), wanted);
        texts.chain(records).chain(identities).chain(servers).find_map(is_wanted)
    }

    fn of_fields(&self, wanted: &str) -> Option<String> {
        let rows = self.truth.rows.iter().zip(&self.told.rows);
        rows.into_iter().find_map(|(truth, told)| {
            let fields = |estate: &Estate, source: u16, at: u32| {
                let fields = estate.source(source).fields(at).into_iter();
                fields.map(|(_, found)| found.raw().text().into_owned()).collect::<Vec<_>>()
            };
            let of_truth = fields(self.truth, truth.source, truth.at).into_iter();
            let mut pairs = of_truth.zip(fields(self.told, told.source, told.at));
            pairs.find_map(|(truth, told)| part(&truth, &told, wanted))
        })
    }
}

/// The part of a value that a pseudonym stands for: of an address, of a role in an organization, of a repository.
fn part(truth: &str, told: &str, wanted: &str) -> Option<String> {
    if told.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest == TOP) {
        return Some(truth.trim().to_owned());
    }
    if !told.contains(wanted) {
        return None;
    }
    let parts = ['@', ':', '/'].into_iter().find_map(|sign| truth.rsplit_once(sign).zip(told.rsplit_once(sign)));
    let ((truth, behind), (told, told_behind)) = parts?;
    part(truth, told, wanted).or_else(|| part(behind, told_behind, wanted))
}
