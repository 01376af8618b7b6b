//! Holds the search for candidates against estates whose truth is known: how many are found, how many of those are
//! right, by kind of enterprise, by score and by first reason.
//!
//! ```console
//! cargo run --release --example calibrate -- --people 6000 --seeds 101,102
//! ```
//!
//! The estates are made by the example `estate`, which writes the truth beside them.

use anyhow::{Context as _, bail};
use clap::Parser;
use seatmatch::matching::{Candidate, Options as Judging, Verdict, World};
use seatmatch::read::{self, Input, LoadOptions, Progress};
use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const KINDS: [&str; 19] = [
    "plain",
    "bank",
    "merger",
    "japanese",
    "indian",
    "brazilian",
    "studio",
    "managed",
    "university",
    "nordic",
    "korean",
    "chinese",
    "german",
    "french",
    "gulf",
    "slavic",
    "acquired",
    "nameless",
    "startup",
];

/// Calibrates the search for candidates.
#[derive(Parser)]
struct Options {
    /// People of each estate.
    #[arg(long, default_value_t = 6000)]
    people: u64,
    /// One estate of each kind for each seed.
    #[arg(long, value_delimiter = ',', default_value = "101,102")]
    seeds: Vec<u64>,
    /// Only these kinds.
    #[arg(long, value_delimiter = ',')]
    kind: Vec<String>,
    /// Servers of each estate.
    #[arg(long, default_value_t = 2)]
    servers: u64,
    /// Load the linked identities too.
    #[arg(long)]
    identities: bool,
    /// Keeps the estates here, and takes those that are here already.
    #[arg(long)]
    estates: Option<PathBuf>,
    /// Prints this many wrong and missed ones of each kind.
    #[arg(long, default_value_t = 0)]
    examples: usize,
}

/// What is true of one unmatched account.
struct Truth {
    login: Option<String>,
    invited: bool,
    cause: String,
    decidable: bool,
}

#[derive(Default, Clone)]
struct Tally {
    flagged: u64,
    right: u64,
    /// The sum of the first scores of those, in hundredths: what they promise.
    scored: u64,
    decidable: u64,
    found: u64,
    bands: BTreeMap<u8, (u64, u64)>,
    reasons: BTreeMap<&'static str, (u64, u64)>,
    causes: BTreeMap<String, (u64, u64)>,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.flagged += other.flagged;
        self.right += other.right;
        self.scored += other.scored;
        self.decidable += other.decidable;
        self.found += other.found;
        let add = |sum: &mut (u64, u64), other: &(u64, u64)| *sum = (sum.0 + other.0, sum.1 + other.1);
        other.bands.iter().for_each(|(key, of)| add(self.bands.entry(*key).or_default(), of));
        other.reasons.iter().for_each(|(key, of)| add(self.reasons.entry(key).or_default(), of));
        other.causes.iter().for_each(|(key, of)| add(self.causes.entry(key.clone()).or_default(), of));
    }
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:<12}{:>9}{:>11}{:>9}{:>9}{:>11}",
        "kind", "flagged", "precision", "scored", "recall", "decidable"
    )?;
    let mut all = Tally::default();
    for kind in
        KINDS.into_iter().filter(|kind| options.kind.is_empty() || options.kind.iter().any(|wanted| wanted == kind))
    {
        let mut of_kind = Tally::default();
        for seed in &options.seeds {
            let temporary = tempfile::tempdir()?;
            let name = format!("{kind}-{}-{}-{}-{seed}", options.people, options.servers, options.identities);
            let folder = options.estates.as_ref().map_or(temporary.path().to_owned(), |kept| kept.join(name));
            if !folder.join("truth.json").exists() {
                generate(&options, kind, *seed, &folder)?;
            }
            of_kind.add(&judge(&options, &folder, &mut out)?);
        }
        line(&mut out, kind, &of_kind)?;
        if options.kind.len() == 1 || options.examples > 0 {
            details(&mut out, &of_kind)?;
        }
        all.add(&of_kind);
    }
    line(&mut out, "all", &all)?;
    details(&mut out, &all)
}

fn line(out: &mut impl std::io::Write, kind: &str, of: &Tally) -> anyhow::Result<()> {
    let (precision, recall) = (share(of.right, of.flagged), share(of.found, of.decidable));
    let scored = share(of.scored, of.flagged * 100);
    Ok(writeln!(out, "{kind:<12}{:>9}{precision:>10}%{scored:>8}%{recall:>8}%{:>11}", of.flagged, of.decidable)?)
}

fn details(out: &mut impl std::io::Write, of: &Tally) -> anyhow::Result<()> {
    for (band, (all, right)) in &of.bands {
        writeln!(
            out,
            "    score {:>3} to {:>3}   {all:>7} {:>7}%",
            band * 10,
            (band * 10 + 9).min(100),
            share(*right, *all)
        )?;
    }
    for (reason, (all, right)) in &of.reasons {
        writeln!(out, "    first reason {reason:<20}{all:>7} {:>7}%", share(*right, *all))?;
    }
    for (cause, (all, found)) in &of.causes {
        writeln!(out, "    decidable {cause:<20}{all:>7} {:>7}% found", share(*found, *all))?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts of accounts")]
fn share(part: u64, whole: u64) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.1}", part as f64 * 100.0 / whole as f64) }
}

/// Runs the generator that was built beside this program, or builds it.
fn generate(options: &Options, kind: &str, seed: u64, folder: &Path) -> anyhow::Result<()> {
    let beside = std::env::current_exe()?.with_file_name("estate");
    let mut command = if beside.exists() {
        Command::new(beside)
    } else {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["run", "--release", "--quiet", "--example", "estate", "--"]);
        cargo
    };
    command.args(["--kind", kind, "--people", &options.people.to_string(), "--seed", &seed.to_string()]);
    command.args(["--servers", &options.servers.to_string()]);
    if options.identities {
        command.arg("--identities");
    }
    let status = command.arg(folder).stdout(Stdio::null()).status().context("cannot run the example estate")?;
    if !status.success() {
        bail!("the example estate failed");
    }
    Ok(())
}

fn judge(options: &Options, folder: &Path, out: &mut impl std::io::Write) -> anyhow::Result<Tally> {
    let truth = read_truth(&folder.join("truth.json"))?;
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    paths.retain(|path| !path.ends_with("truth.json"));
    let inputs: Vec<Input> = paths.into_iter().map(Input::of).collect();
    let estate = read::load(&inputs, &LoadOptions::default(), &Progress::default())
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let world = World::judge(Arc::new(estate), Judging::default(), Arc::default());
    let found = world.find_candidates(&AtomicBool::new(false)).context("cancelled")?;
    let world = world.with_candidates(found);
    let mut tally = Tally::default();
    let mut shown = (0, 0);
    for account in world.estate.account_ids() {
        if !matches!(world.verdict(account), Verdict::Double | Verdict::ServerOnly) {
            continue;
        }
        let Some(truth) = truth.get(&world.estate.account_name(account)) else { continue };
        let list = world.candidates(account);
        let is_flagged = world.verdict(account) == Verdict::Double;
        let is_right = |candidate: &Candidate| {
            let login = world.estate.raw(world.estate.row(candidate.row).login).text().into_owned();
            if login.is_empty() { truth.invited } else { truth.login.as_deref() == Some(login.as_str()) }
        };
        for candidate in &list {
            let band = tally.bands.entry((candidate.score.as_percent() / 10).min(9)).or_default();
            *band = (band.0 + 1, band.1 + u64::from(is_right(candidate)));
        }
        let is_first_right = list.first().is_some_and(is_right);
        if truth.decidable {
            tally.decidable += 1;
            tally.found += u64::from(is_flagged && is_first_right);
            let cause = tally.causes.entry(truth.cause.clone()).or_default();
            *cause = (cause.0 + 1, cause.1 + u64::from(is_flagged && is_first_right));
        }
        if is_flagged {
            tally.flagged += 1;
            tally.right += u64::from(is_first_right);
            tally.scored += list.first().map_or(0, |best| u64::from(best.score.as_percent()));
            let reason =
                list.first().and_then(|best| best.reasons.iter().next()).map_or("none", |reason| reason.name());
            let sum = tally.reasons.entry(reason).or_default();
            *sum = (sum.0 + 1, sum.1 + u64::from(is_first_right));
        }
        let wrong = is_flagged && !is_first_right;
        let missed = truth.decidable && !(is_flagged && is_first_right);
        if (wrong && shown.0 < options.examples) || (!wrong && missed && shown.1 < options.examples) {
            if wrong {
                shown.0 += 1;
            } else {
                shown.1 += 1;
            }
            show(&world, account, &list, truth, wrong, out)?;
        }
    }
    Ok(tally)
}

fn show(
    world: &World,
    account: seatmatch::model::AccountId,
    list: &[Candidate],
    truth: &Truth,
    wrong: bool,
    out: &mut impl std::io::Write,
) -> anyhow::Result<()> {
    let estate = &world.estate;
    let text = |text| estate.raw(text).text().into_owned();
    let emails: Vec<String> = estate.emails_of(account).into_iter().map(text).collect();
    writeln!(
        out,
        "  {} {} {:?} {emails:?}  truth {:?} {}",
        if wrong { "WRONG " } else { "MISSED" },
        text(estate.login_of(account)),
        text(estate.name_of(account)),
        truth.login,
        truth.cause
    )?;
    let cloud = |row| {
        let emails: Vec<String> = world.cloud_emails(row).into_iter().map(text).collect();
        format!("{} {:?} {emails:?}", text(estate.row(row).login), text(estate.row(row).name))
    };
    for candidate in list.iter().take(3) {
        let reasons: Vec<&str> = candidate.reasons.iter().map(seatmatch::matching::Reason::name).collect();
        writeln!(out, "      {:>3}% {} {reasons:?}", candidate.score.as_percent(), cloud(candidate.row))?;
    }
    let of_truth = truth.login.as_deref().and_then(|login| estate.find_login(seatmatch::model::Raw::of(login)));
    if let Some(row) = of_truth.filter(|row| list.iter().take(3).all(|candidate| candidate.row != *row)) {
        writeln!(out, "      true {}", cloud(row))?;
    }
    Ok(())
}

fn read_truth(path: &Path) -> anyhow::Result<HashMap<String, Truth>> {
    let value: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let accounts = value["accounts"].as_array().context("no accounts")?;
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let truths = accounts.iter().map(|account| {
        let id = account["id"].as_str().map_or_else(|| account["id"].to_string(), str::to_owned);
        let name = format!("{}:{id}", account["host"].as_str().unwrap_or_default());
        let truth = Truth {
            login: text(&account["cloud_login"]),
            invited: account["invitation"].as_bool().unwrap_or_default(),
            cause: text(&account["cause"]).unwrap_or_default(),
            decidable: account["decidable"].as_bool().unwrap_or_default(),
        };
        (name, truth)
    });
    Ok(truths.collect())
}
