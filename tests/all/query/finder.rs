//! Who is found while somebody types, in which order, and which letters are marked.

use proptest::prelude::*;
use seatmatch::model::{Raw, fold};
use seatmatch::query::{Finder, Hits, Rank, Wanted};
use std::ops::Range;
use std::sync::atomic::AtomicBool;

static GO_ON: AtomicBool = AtomicBool::new(false);

/// A finder over entries whose fields are parted by `|`; ids count from 0.
fn finder(entries: &[&str]) -> Finder {
    Finder::build((0..).zip(entries.iter().map(|entry| entry.split('|').map(Raw::of))))
}

fn search(finder: &Finder, typed: &str, limit: usize) -> Hits {
    finder.search(&Wanted::new(typed), limit, None, &GO_ON).unwrap()
}

/// The ids that are listed, best first.
fn listed(entries: &[&str], typed: &str) -> Vec<u32> {
    search(&finder(entries), typed, 10).best.iter().map(|hit| hit.id).collect()
}

const PEOPLE: [&str; 6] = [
    "jdoe|Jane Doe|jane.doe@corp.example",
    "jlee|José Lee|jose.lee@corp.example",
    "lnowak|Łukasz Nowak|l.nowak@old.example|E4711",
    "gstrasser|Gisela Straßer|gs@corp.example",
    "kim|김민준|mj.kim@corp.example",
    "bo-li|李小明|bo.li@corp.example",
];

#[test]
fn case_and_accents_do_not_matter() {
    for (typed, id) in [
        ("jose", 1),
        ("JOSÉ", 1),
        ("lukasz", 2),
        ("Łukasz", 2),
        ("JD", 0),
        ("STRASSER", 3),
        ("straßer", 3),
        ("e4711", 2),
        ("김민", 4),
        ("李明", 5),
        ("doe jane", 0),
        ("corp lee", 1),
        ("jnd", 0),
    ] {
        assert_eq!(listed(&PEOPLE, typed).first(), Some(&id), "{typed}");
    }
    assert!(listed(&PEOPLE, "zzz").is_empty());
    assert!(listed(&PEOPLE, "jose nowak").is_empty());
}

#[test]
fn exact_comes_before_prefix_before_substring_before_fuzzy() {
    let entries = ["axnxn", "joann", "annabel", "x|Mary Ann", "ann", "anne", "bob"];
    let hits = search(&finder(&entries), "ann", 10);
    let best: Vec<(u32, Rank)> = hits.best.iter().map(|hit| (hit.id, hit.rank)).collect();
    assert_eq!(
        best,
        [
            (4, Rank::Exact),
            (3, Rank::Exact),
            (5, Rank::Prefix),
            (2, Rank::Prefix),
            (1, Rank::Substring),
            (0, Rank::Fuzzy)
        ]
    );
    assert_eq!(hits.total, 6);
}

#[test]
fn of_fuzzy_fits_the_better_score_comes_first() {
    assert_eq!(listed(&["axxbxxc", "axbxc", "a-b-c"], "abc"), [2, 1, 0]);
}

#[test]
fn all_are_counted_though_few_are_listed() {
    let entries: Vec<String> = (0..5000).map(|number| format!("user{number}|Ann Lee {number}")).collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let finder = finder(&entries);
    let hits = search(&finder, "lee", 3);
    assert_eq!((hits.total, hits.best.len()), (5000, 3));
    assert_eq!(finder.ids(&hits).count(), 5000);
    assert_eq!(search(&finder, "user77", 3).best[0].id, 77);
    assert_eq!(search(&finder, "", 3).total, 5000);
    assert_eq!(search(&finder, "lee", 0).total, 5000);
}

#[test]
fn a_search_can_be_cancelled() {
    let finder = finder(&PEOPLE);
    assert!(finder.search(&Wanted::new("jose"), 10, None, &AtomicBool::new(true)).is_none());
}

#[test]
fn a_finder_over_nobody_finds_nobody() {
    let finder = finder(&[]);
    assert!(finder.is_empty());
    assert_eq!(search(&finder, "jose", 10).total, 0);
}

/// The marked letters of each field, in brackets.
fn marked(entry: &str, typed: &str) -> String {
    let fields: Vec<&str> = entry.split('|').collect();
    let raw: Vec<Raw<'_>> = fields.iter().map(|field| Raw::of(field)).collect();
    let marks = Wanted::new(typed).marks(&raw);
    let show = |(field, ranges): (&&str, &Vec<Range<usize>>)| {
        let mut out = String::new();
        for (index, c) in field.chars().chain(['\0']).enumerate() {
            out.extend(ranges.iter().filter(|range| range.end == index).map(|_| ']'));
            out.extend(ranges.iter().filter(|range| range.start == index).map(|_| '['));
            out.push(c);
        }
        out.trim_end_matches('\0').to_owned()
    };
    fields.iter().zip(&marks).map(show).collect::<Vec<_>>().join("|")
}

#[test]
fn the_letters_that_matched_are_marked_in_the_original() {
    for (entry, typed, expected) in [
        ("jlee|José Lee|jose@corp.example", "jose", "jlee|[José] Lee|[jose]@corp.example"),
        ("jlee|Jose\u{301} Lee", "JOSE", "jlee|[Jose\u{301}] Lee"),
        ("x|Gisela Straßer", "strass", "x|Gisela [Straß]er"),
        ("jlee|José Lee", "lee jos", "j[lee]|[Jos]é [Lee]"),
        ("jdoe", "jd", "[jd]oe"),
        ("bo|Jane Doe", "jd", "bo|[J]ane [D]oe"),
        ("sleeve lee", "lee", "sleeve [lee]"),
        ("ann|Ann", "ann an", "[ann]|[Ann]"),
        ("李小明", "李明", "[李]小[明]"),
        ("ann", "zzz", "ann"),
        ("ann", "", "ann"),
    ] {
        assert_eq!(marked(entry, typed), expected, "{typed}");
    }
}

fn is_spread(word: &str, field: &str) -> bool {
    let mut letters = field.chars();
    word.chars().all(|letter| letters.any(|c| c == letter))
}

/// Whether somebody fits, spelled out.
fn fits(entry: &[String], typed: &str) -> bool {
    typed
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty())
        .all(|word| entry.iter().any(|field| is_spread(&word, &fold(field))))
}

proptest! {
    #[test]
    fn it_finds_exactly_who_fits(
        entries in prop::collection::vec(prop::collection::vec("[abAé李 @.-]{0,6}", 0..4), 0..200),
        typed in "[abé李. ]{0,4}",
        limit in 0_usize..6,
    ) {
        let finder = Finder::build((0..).zip(entries.iter().map(|entry| entry.iter().map(|field| Raw::of(field)))));
        let hits = search(&finder, &typed, limit);
        let expected: Vec<u32> = (0..).zip(&entries).filter(|(_, entry)| fits(entry, &typed)).map(|(id, _)| id).collect();
        prop_assert_eq!(finder.ids(&hits).collect::<Vec<_>>(), expected);
        prop_assert_eq!(hits.best.len(), hits.total.min(limit));
        prop_assert!(hits.best.is_sorted_by_key(|hit| hit.rank));
        let all = search(&finder, &typed, entries.len());
        if all.best.iter().take(limit).all(|hit| hit.rank != Rank::Fuzzy) {
            prop_assert_eq!(&hits.best[..], &all.best[..hits.best.len()], "a shorter list is the beginning of a longer one");
        }
    }

    #[test]
    fn narrowing_finds_the_same(
        entries in prop::collection::vec("[abcé ]{0,8}", 0..200),
        typed in "[abcé ]{0,4}",
        more in "[abc ]{0,3}",
    ) {
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        let finder = finder(&entries);
        let earlier = search(&finder, &typed, 5);
        let longer = typed + &more;
        let narrowed = finder.search(&Wanted::new(&longer), 5, Some(&earlier), &GO_ON).unwrap();
        let whole = search(&finder, &longer, 5);
        prop_assert_eq!(narrowed.total, whole.total);
        prop_assert_eq!(narrowed.best, whole.best);
    }

    #[test]
    fn marks_lie_inside_their_fields_and_apart(field in "\\PC{0,12}", typed in "\\PC{0,4}|[a-z ]{0,4}") {
        for range in Wanted::new(&typed).marks(&[Raw::of(&field)]).concat().windows(2) {
            prop_assert!(range[0].end < range[1].start && range[1].end <= field.chars().count());
        }
    }
}
