//! Checks on the random worlds and their spellings, before any engine sees them.

use super::expect::{Answer, Kind, Verdict, expect};
use super::licenses::Step;
use super::spelling::write;
use super::synced::after_the_sync;
use super::world::World;
use super::worlds;
use flate2::read::GzDecoder;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

fn samples(count: usize) -> Vec<World> {
    let mut runner = TestRunner::deterministic();
    let strategy = worlds::world();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn random_worlds_know_every_verdict_kind_and_rule() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for world in samples(400) {
        let answer = expect(&world, None);
        for (word, count) in answer.verdicts.iter().chain(&answer.rules) {
            *seen.entry(word).or_default() += count;
        }
        for row in &answer.rows {
            let kind = match row.kind {
                Kind::ServerOnly => "a row of the server alone",
                other => other.word(),
            };
            *seen.entry(kind).or_default() += 1;
            if row.row.server_ids.is_empty() {
                *seen.entry("held by its address").or_default() += row.accounts.len();
            }
        }
        for account in &answer.accounts {
            *seen.entry(account.counted.word()).or_default() += 1;
            if account.reported_login.is_none() && account.counted.word() == "joined" {
                *seen.entry("joined twice").or_default() += 1;
            }
        }
        let licenses = answer.licenses;
        *seen.entry("after_sync").or_default() += licenses.after_sync as usize;
        *seen.entry("to_check").or_default() += licenses.to_check as usize;
        *seen.entry("added").or_default() += licenses.added as usize;
        *seen.entry("dropped records").or_default() += world.rows.len() - answer.rows.len();
    }
    let rare: Vec<_> = seen.iter().filter(|(word, count)| **count < 20 && **word != "double").collect();
    assert!(rare.is_empty(), "hardly ever seen: {rare:?}\nof {seen:#?}");
}

#[test]
fn spellings_differ_in_bytes_and_mean_one_world() {
    for (number, world) in samples(60).iter().enumerate() {
        let plain = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let one = write(world, 0, plain.path());
        let two = write(world, number as u64 + 1, other.path());
        assert_ne!(one.listing, two.listing);
        let verdicts = |world: &World| expect(world, None).sketch();
        assert_eq!(verdicts(&one.world), verdicts(&two.world), "{}", two.listing);
        for (written, directory) in [(one, plain.path()), (two, other.path())] {
            let files = every_file_parses(directory);
            assert_eq!(files + usize::from(written.stdin.is_some()), written.arguments.len());
            assert!(written.seats.is_none() || written.seats == world.seats.map(|(consumed, _)| consumed));
        }
    }
}

/// Reads the files of a directory back as far as a foreign program would: as JSON values or as even rows of cells.
fn every_file_parses(directory: &Path) -> usize {
    let mut files = 0;
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        files += 1;
        let mut bytes = std::fs::read(&path).unwrap();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            let mut plain = Vec::new();
            GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).unwrap();
            bytes = plain;
        }
        let (text, ..) = encoding_rs::UTF_8.decode(&bytes);
        if text.trim_start().starts_with(['{', '[']) {
            let values = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>();
            assert!(values.map(Result::unwrap).count() > 0);
            continue;
        }
        let header = text.split(['\r', '\n']).next().unwrap();
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|byte| header.matches(char::from(*byte)).count());
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.unwrap()).from_reader(text.as_bytes());
        assert!(reader.headers().unwrap().len() > 10, "{}", path.display());
        assert!(reader.records().all(|record| record.is_ok()), "{}", path.display());
    }
    files
}

proptest! {
    #![proptest_config(worlds::config(128))]

    /// The same arithmetic as for the engine, here for the oracle alone.
    #[test]
    fn the_sync_frees_as_many_rows_as_promised(world in worlds::world()) {
        let before = expect(&world, None);
        let after = expect(&after_the_sync(&world, &before), None);
        prop_assert_eq!(before.licenses.reported - after.licenses.reported, before.licenses.after_sync);
        for account in before.accounts.iter().filter(|account| account.verdict == Verdict::PendingSync) {
            let freed = |answer: &Answer| {
                let mut rows = answer.rows.iter().filter(|row| row.step == Some(Step::AfterSync));
                rows.any(|row| row.accounts.contains(&account.key))
            };
            if freed(&before) {
                let now = after.accounts.iter().find(|now| now.key == account.key).unwrap();
                prop_assert_eq!(&now.reported_login, &account.cloud_login);
            }
        }
    }

    #[test]
    fn every_spelling_has_the_same_answer(world in worlds::world(), seed in any::<u64>()) {
        let directory = tempfile::tempdir().unwrap();
        let written = write(&world, seed, directory.path());
        prop_assert_eq!(expect(&written.world, None).sketch(), expect(&world, None).sketch(), "{}", written.listing);
    }

    #[test]
    fn nobody_is_lost_and_the_order_of_rows_does_not_matter(world in worlds::world()) {
        let one = expect(&world, None);
        let mut turned = world;
        turned.rows.reverse();
        turned.servers.reverse();
        turned.identities.reverse();
        let two = expect(&turned, None);
        prop_assert_eq!(one.sketch(), two.sketch());
        prop_assert_eq!(one.verdicts.values().sum::<usize>(), one.accounts.len());
        prop_assert_eq!(one.licenses.by_kind.values().sum::<u64>(), one.rows.len() as u64);
        for row in &one.rows {
            for key in &row.accounts {
                prop_assert!(one.accounts.iter().any(|account| account.key == *key));
            }
        }
    }
}
