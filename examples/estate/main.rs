//! Writes an invented enterprise of any size, realistic in shape, with the truth about every server account beside it.
//!
//! ```console
//! cargo run --release --example estate -- --people 10000 --seed 1 --servers 3 --kind plain --identities DIR
//! ```
//!
//! Two passes over the same random numbers: the first counts how often names are borne (what a careful reader could
//! decide depends on it), the second writes. Nothing is kept of a person but hashes of names, logins and addresses.
//! An address belongs to one person only, so that the verdict of every account is known when it is written.

mod directory;
mod habits;
mod judge;
mod more_habits;
mod names;
mod people;
mod random;
mod report;
mod servers;
mod spool;
mod truth;

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Parser, ValueEnum as _};

use habits::Kind;
use names::Names;
use people::{Counts, People};
use report::{Report, Variation};
use servers::{Identities, ServerFiles, Wanted};
use truth::Truth;

/// Writes an invented enterprise and the truth about it.
#[derive(Parser)]
struct Options {
    /// People as GitHub counts them: rows of the report.
    #[arg(long, default_value_t = 1000)]
    people: u64,
    /// The same seed gives the same estate.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// GitHub Enterprise Servers.
    #[arg(long, default_value_t = 2)]
    servers: usize,
    /// What sort of enterprise.
    #[arg(long, value_enum, default_value = "plain")]
    kind: Kind,
    /// How many servers export an encrypted user list (the last ones).
    #[arg(long, default_value_t = 0)]
    encrypted: usize,
    /// Also write All users of each server.
    #[arg(long)]
    users_csv: bool,
    /// Also write the linked identities.
    #[arg(long)]
    identities: bool,
    /// Also write the servers' accounts as the cloud knows them.
    #[arg(long)]
    server_accounts: bool,
    /// Write the same estate in other legal ways.
    #[arg(long, value_enum, value_delimiter = ',')]
    variation: Vec<Variation>,
    /// Where the files go; made if need be.
    folder: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let folder = &options.folder;
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let names = Names::load();
    let start = || People::new(options.kind, options.seed, options.servers, options.encrypted, &names);
    let mut bearers = Vec::new();

    let mut counts = Counts::default();
    let mut rows = 0;
    let mut people = start();
    people.built_in();
    while rows < options.people {
        rows += people.next(&mut bearers).rows();
        People::count(&mut bearers, &mut counts);
    }

    let mut people = start();
    let sights: Vec<_> =
        people.hosts.iter().map(|host| host.sight(options.users_csv, options.server_accounts)).collect();
    let wanted = Wanted { users_csv: options.users_csv, server_accounts: options.server_accounts };
    let mut files = Vec::new();
    for (number, host) in people.hosts.iter().enumerate() {
        files.push(ServerFiles::create(folder, host, number, wanted, options.seed, &options.variation)?);
    }
    let mut report = Report::new(rows, options.seed, &options.variation);
    let mut identities =
        if options.identities { Some(Identities::create(&folder.join("identities.json"))?) } else { None };
    let hosts: Vec<_> =
        people.hosts.iter().map(|host| serde_json::json!({"host": host.name, "encrypted": host.encrypted})).collect();
    let kind = options.kind.to_possible_value().map(|value| value.get_name().to_owned());
    let head = format!(
        "\"kind\":{},\"seed\":{},\"servers\":{},\"identities\":{}",
        serde_json::to_string(&kind)?,
        options.seed,
        serde_json::to_string(&hosts)?,
        options.identities
    );
    let mut truth = Truth::create(&folder.join("truth.json"), &head, options.identities)?;
    let mut cloud_accounts = 0;
    let mut built_in = people.built_in().into_iter();
    while report.rows < options.people || built_in.len() > 0 {
        let unit = built_in.next().unwrap_or_else(|| people.next(&mut bearers));
        bearers.clear();
        report.add(&unit, &people.hosts)?;
        for account in &unit.accounts {
            files[account.host].add(account)?;
        }
        for cloud in &unit.clouds {
            cloud_accounts += 1;
            if let Some(identities) = &mut identities {
                identities.add(cloud)?;
            }
        }
        truth.add(&unit, &people.hosts, &sights, &counts)?;
    }

    let mut out = std::io::stdout().lock();
    let rows = report.rows;
    let (name, size) = report.finish(folder, people.slug())?;
    writeln!(out, "{name}: {size} bytes")?;
    let mut views = Vec::new();
    for file in files {
        let names = file.names.join(", ");
        let (view, size) = file.finish()?;
        views.push(view);
        writeln!(out, "{names}: {size} bytes")?;
    }
    if options.server_accounts {
        servers::server_accounts(&folder.join("server-accounts.json"), &people.hosts, views)?;
    }
    if let Some(identities) = identities {
        writeln!(out, "identities.json: {} bytes", identities.finish()?)?;
    }
    servers::sync_status(&folder.join("sync-status.json"), &people.hosts)?;
    writeln!(out, "{}", truth.finish(rows, cloud_accounts)?)?;
    Ok(())
}
