//! The finder over a million invented people: building it, and a keystroke's final list.

use divan::Bencher;
use divan::counter::ItemsCount;
use seatmatch::model::Raw;
use seatmatch::query::{Finder, FinderBuilder, Wanted};
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

const PEOPLE: u32 = 1_000_000;
const SHOWN: usize = 200;

static FINDER: LazyLock<Finder> = LazyLock::new(|| finder(&people()));
static GO_ON: AtomicBool = AtomicBool::new(false);

fn main() {
    divan::main();
}

struct Person {
    login: String,
    name: String,
    email: String,
    name_id: String,
}

/// People with names of two or three syllables, the same at every run.
fn people() -> Vec<Person> {
    const GIVEN: [&str; 24] = [
        "Ann", "José", "Łukasz", "Cy", "Eli", "Ivy", "Jon", "Mia", "Noé", "Ola", "Pia", "Quin", "Rosa", "Søren", "Tom",
        "Uma", "Vera", "Wim", "Xenia", "Yara", "Zoë", "Björn", "Chloé", "Dora",
    ];
    const SYLLABLES: [&str; 20] = [
        "ko", "vac", "le", "mar", "tin", "son", "ber", "gre", "dal", "wick", "hol", "stein", "ros", "fer", "nan",
        "dez", "mül", "ler", "pe", "trov",
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    (0..PEOPLE)
        .map(|number| {
            let given = GIVEN[next(GIVEN.len())];
            let family: String = (0..2 + next(2)).map(|_| SYLLABLES[next(SYLLABLES.len())]).collect();
            let plain = |text: &str| seatmatch::model::fold(text);
            let login = format!("{}{}{}", &plain(given)[..1], plain(&family), number % 1000);
            let domain = ["corp.example", "old.example", "north.corp.example"][next(3)];
            let email = format!("{}.{}{}@{domain}", plain(given), plain(&family), number % 100);
            let name_id = if next(3) == 0 { format!("E{:07}", next(10_000_000)) } else { email.clone() };
            Person { login, name: format!("{given} {family}"), email, name_id }
        })
        .collect()
}

fn finder(people: &[Person]) -> Finder {
    let mut builder = FinderBuilder::with_capacity(people.len());
    for (id, person) in (0..).zip(people) {
        builder.push(id, [&person.login, &person.name, &person.email, &person.name_id].map(|field| Raw::of(field)));
    }
    builder.finish()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn build(bencher: Bencher) {
    let people = people();
    bencher.counter(ItemsCount::new(people.len())).bench(|| finder(&people));
}

/// A query that was pasted: everybody is looked at.
#[divan::bench(sample_count = 11, sample_size = 1, args = [
    "a", "e", "x", "an", "jd", "er", "ann", "kov", "jose", "zoe", "corp", "kovacle", "lukasz", "jsmar", "ann le",
    "example", "rosa petrov 7", "jose.kovac12@corp.example", "qqq",
])]
fn whole(bencher: Bencher, typed: &str) {
    let finder = &*FINDER;
    let wanted = Wanted::new(typed);
    bencher.bench(|| finder.search(&wanted, SHOWN, None, &GO_ON).map(|hits| hits.total));
}

/// The last letter of a query that was typed: only those who fitted before are looked at.
#[divan::bench(sample_count = 11, sample_size = 1, args = ["an", "ann", "er", "jose", "kovacle", "ann le", "rosa petrov 7"])]
fn narrowed(bencher: Bencher, typed: &str) {
    let finder = &*FINDER;
    let before = Wanted::new(&typed[..typed.len() - 1]);
    let earlier = finder.search(&before, SHOWN, None, &GO_ON);
    let wanted = Wanted::new(typed);
    bencher.bench(|| finder.search(&wanted, SHOWN, earlier.as_ref(), &GO_ON).map(|hits| hits.total));
}
