//! The search for candidates among invented people: how its time grows with them.

use divan::Bencher;
use divan::counter::ItemsCount;
use seatmatch::matching::{Options, World};
use seatmatch::read::{self, Input, LoadOptions, Progress};
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

fn main() {
    divan::main();
}

/// Names of two and three syllables; as many as people of this number share with each other by chance.
fn name(number: usize) -> (String, String) {
    const SYLLABLES: [&str; 20] = [
        "ko", "vac", "le", "mar", "tin", "son", "ber", "gre", "dal", "wick", "hol", "stein", "ros", "fer", "nan",
        "dez", "bar", "ler", "pe", "trov",
    ];
    let spread = number.wrapping_mul(0x9E37_79B9).rotate_left(7);
    let syllable = |at: usize| SYLLABLES[(spread >> (at * 4)) % SYLLABLES.len()];
    (format!("{}{}", syllable(0), syllable(1)), format!("{}{}{}", syllable(2), syllable(3), syllable(4)))
}

/// A report and one server's export; every fifth person has another address on the server and is not matched.
fn world(people: usize) -> World {
    let mut report = String::from("GitHub com login,GitHub com name,GitHub com verified domain emails\n");
    let mut users = String::new();
    for number in 0..people {
        let (given, family) = name(number);
        let _ = writeln!(report, "{given}{number},{given} {family},{given}.{family}{number}@corp.example");
        if number % 5 == 0 {
            let comma = if users.is_empty() { "" } else { "," };
            let _ = write!(
                users,
                r#"{comma}{{"id":{},"login":"{given}-{family}","name":"{given} {family}","email":"{given}.{family}{number}@old.example"}}"#,
                number + 10
            );
        }
    }
    let export = format!(r#"{{"host_name":"ghe.corp.example","features":[],"users":[{users}]}}"#);
    let input = |path: &str, text: String| Input { bytes: Some(text.leak().as_bytes()), ..Input::of(path) };
    let inputs = [input("consumed_licenses-corp-2026-11-20T080000Z.csv", report), input("export.json", export)];
    let estate = read::load(&inputs, &LoadOptions::default(), &Progress::default()).unwrap_or_default();
    World::judge(Arc::new(estate), Options::default(), Arc::default())
}

#[divan::bench(sample_count = 3, sample_size = 1, args = [10_000, 100_000])]
fn search(bencher: Bencher, people: usize) {
    let world = world(people);
    bencher.counter(ItemsCount::new(people)).bench(|| world.find_candidates(&AtomicBool::new(false)).is_some());
}
