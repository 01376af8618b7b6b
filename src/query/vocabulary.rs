//! The words that the files themselves bring into the filter language: servers, domains, organizations, cost centers,
//! those that most people have first.

use super::term::quoted;
use super::words::TextWord;
use super::{AccountSubject, Choice, List, RowSubject, Subject, TextField};
use crate::matching::World;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// Words of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    hosts: Vec<String>,
    server_domains: Vec<String>,
    cloud_domains: Vec<String>,
    orgs: Vec<String>,
    cost_centers: Vec<String>,
}

/// How many words of a kind are kept.
const KEPT: usize = 200;
/// After so many people the cancel flag is looked at.
const STEP: u32 = 4096;
/// Organizations and cost centers are read again from their rows, which takes time: so many rows tell enough.
const READ_AGAIN: u32 = 50_000;

impl Vocabulary {
    /// The words that are known without looking at anybody.
    #[must_use]
    pub fn of_hosts(hosts: &[String]) -> Self {
        Self { hosts: hosts.to_vec(), ..Self::default() }
    }

    /// Collects the words of everybody; `None` when cancelled. Grows with the number of people.
    #[must_use]
    pub fn collect(world: &World, cancel: &AtomicBool) -> Option<Self> {
        let estate = &world.estate;
        let (mut server_domains, mut cloud_domains) = (Counts::default(), Counts::default());
        let (mut orgs, mut centers) = (Counts::default(), Counts::default());
        for id in estate.account_ids() {
            if id.0.is_multiple_of(STEP) && cancel.load(Ordering::Relaxed) {
                return None;
            }
            server_domains.add_domains(&AccountSubject::new(world, id));
        }
        for id in estate.row_ids() {
            if id.0.is_multiple_of(STEP) && cancel.load(Ordering::Relaxed) {
                return None;
            }
            let row = RowSubject::new(world, id);
            cloud_domains.add_domains(&row);
            if id.0 < READ_AGAIN {
                orgs.add_all(&row, TextField::Org);
                centers.add_all(&row, TextField::CostCenter);
            }
        }
        Some(Self {
            hosts: estate.hosts.clone(),
            server_domains: server_domains.most(),
            cloud_domains: cloud_domains.most(),
            orgs: orgs.most(),
            cost_centers: centers.most(),
        })
    }

    /// What of it could be meant by what was typed behind a qualifier: those that begin so, then those that have it.
    #[must_use]
    pub fn choices(&self, list: List, asks: TextWord, typed: &str) -> Vec<Choice> {
        let (words, about) = match (asks, list) {
            (TextWord::Host, _) => (&self.hosts, "a server of these files"),
            (TextWord::Domain, List::Server) => (&self.server_domains, "a domain of the servers' addresses"),
            (TextWord::Domain, List::Cloud) => (&self.cloud_domains, "a domain of the cloud's addresses"),
            (TextWord::Org, _) => (&self.orgs, "an organization of these files"),
            (TextWord::CostCenter, _) => (&self.cost_centers, "a cost center of these files"),
            (TextWord::Login | TextWord::Name | TextWord::Email | TextWord::Move | TextWord::Note, _) => {
                return Vec::new();
            }
        };
        let typed = typed.to_lowercase();
        let fitting = words.iter().filter(|word| word.to_lowercase().contains(&typed) && **word != typed);
        let (first, later): (Vec<&String>, Vec<&String>) =
            fitting.partition(|word| word.to_lowercase().starts_with(&typed));
        first.into_iter().chain(later).map(|word| Choice { text: quoted(word), about }).collect()
    }
}

/// How often each word was met.
#[derive(Default)]
struct Counts(HashMap<String, u32>);

impl Counts {
    fn add(&mut self, word: &str) {
        if let Some(count) = self.0.get_mut(word) {
            *count = count.saturating_add(1);
        } else if !word.is_empty() && self.0.len() < KEPT.saturating_mul(100) {
            self.0.insert(word.to_owned(), 1);
        }
    }

    fn add_all(&mut self, subject: &impl Subject, field: TextField) {
        subject.each(field, &mut |raw| {
            self.add(raw.text().trim());
            false
        });
    }

    fn add_domains(&mut self, subject: &impl Subject) {
        subject.each(TextField::Email, &mut |raw| {
            if let Some((_, domain)) = raw.text().trim().rsplit_once('@') {
                self.add(&domain.to_lowercase());
            }
            false
        });
    }

    fn most(self) -> Vec<String> {
        let mut words: Vec<_> = self.0.into_iter().collect();
        words.sort_unstable_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        words.into_iter().take(KEPT).map(|(word, _)| word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_so_come_before_those_that_have_it_inside() {
        let domains = ["corp.example", "acme.example", "old.acme.example"].map(str::to_owned).to_vec();
        let words = Vocabulary { cloud_domains: domains, orgs: vec!["Dev Tools".to_owned()], ..Vocabulary::default() };
        let texts = |asks, typed: &str| -> Vec<String> {
            words.choices(List::Cloud, asks, typed).into_iter().map(|choice| choice.text).collect()
        };
        assert_eq!(texts(TextWord::Domain, "ACME"), ["acme.example", "old.acme.example"]);
        assert_eq!(texts(TextWord::Org, "dev"), ["\"Dev Tools\""]);
        assert_eq!(texts(TextWord::Login, "a"), Vec::<String>::new());
    }

    #[test]
    fn the_words_that_most_have_come_first() {
        let mut counts = Counts::default();
        for word in ["b", "a", "c", "c", ""] {
            counts.add(word);
        }
        assert_eq!(counts.most(), ["c", "a", "b"]);
    }
}
