//! The sample enterprise: all its doubles come out, and nobody else.

use seatmatch::matching::{Options, Verdict, World};
use seatmatch::read::{self, LoadOptions, Progress};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The accounts that its README lists in a section, each with the cloud login of its first candidate.
fn listed(section: &str) -> Vec<(String, Option<String>)> {
    let readme = include_str!("../../../assets/demo/README.md");
    let part = readme.split(&format!("## {section}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = part.lines().filter(|line| line.starts_with("| ghe"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let candidate = cells[6].split('`').nth(1).map(str::to_owned);
        (cells[1].to_owned(), candidate)
    })
    .collect()
}

#[test]
fn all_doubles_of_the_sample_come_out_and_nobody_else() {
    let estate = read::load(&seatmatch::demo::inputs(), &LoadOptions::default(), &Progress::default()).unwrap();
    let world = World::judge(Arc::new(estate), Options::default(), Arc::default());
    let found = world.find_candidates(&AtomicBool::new(false)).unwrap();
    let world = world.with_candidates(found);
    let expected = listed("Counted twice");
    assert_eq!((expected.len(), listed("Server only").len()), (24, 10));
    let mut wrong = Vec::new();
    for account in world.estate.account_ids() {
        let name = world.estate.account_name(account);
        let is_double = world.verdict(account) == Verdict::Double;
        let first = world
            .candidates(account)
            .first()
            .map(|first| world.estate.raw(world.estate.row(first.row).login).text().into_owned());
        match expected.iter().find(|(account, _)| *account == name) {
            Some((_, login)) if !is_double || first.clone().filter(|login| !login.is_empty()) != *login => {
                wrong.push(format!("{name} is not a double of {login:?} but {first:?}"));
            }
            None if is_double => wrong.push(format!("{name} is a double of {first:?}")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
