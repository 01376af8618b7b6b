//! What the screen says of the whole estate: the sums, where the problems are, what to do next. Made on a thread, so
//! that moving and drawing never count anybody.

use crate::matching::{Sums, World};
use crate::model::{Estate, HostId, Raw, RowId, Sentence, days_between, thousands};
use crate::query::idle_notes;

/// What the screen says of the whole estate.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The sums.
    pub sums: Sums,
    /// How many warnings there are about the files and the notes.
    pub warnings: u64,
    /// The step that would mend most.
    pub next: Sentence,
    /// A bit for each report row that belongs to an open account.
    problem_rows: Vec<u64>,
}

impl Overview {
    /// Counts and looks ahead; grows with the number of accounts.
    #[must_use]
    pub fn of(world: &World, today: &str) -> Self {
        let sums = world.sums();
        let mut problem_rows = vec![0; world.estate.rows.len().div_ceil(64)];
        for account in world.estate.account_ids().filter(|account| world.is_open(*account)) {
            let own = world.estate.rows_of(account).iter().copied();
            for row in own.chain(world.partners(account).into_iter().take(1)) {
                if let Some(word) = problem_rows.get_mut(row.index() / 64) {
                    *word |= 1 << (row.index() % 64);
                }
            }
        }
        let next = next_step(world, &sums, today);
        let of_files: u64 = world.estate.listed.iter().map(|number| world.warnings(*number).total()).sum();
        let warnings = of_files + idle_notes(world).len() as u64;
        Self { sums, warnings, next, problem_rows }
    }

    /// Whether a report row belongs to an account that is still to do.
    #[must_use]
    pub fn is_problem_row(&self, row: RowId) -> bool {
        self.problem_rows.get(row.index() / 64).is_some_and(|word| word & (1 << (row.index() % 64)) != 0)
    }
}

/// The step that would mend most: a sync that frees licences now, then the largest cause, then what to look at.
fn next_step(world: &World, sums: &Sums, today: &str) -> Sentence {
    let licenses = &sums.licenses;
    if !world.estate.has_report {
        return Sentence::from("load the cloud report");
    }
    if licenses.after_sync > 0 {
        return sync_step(world, licenses.after_sync, today);
    }
    if let Some(cause) = sums.causes.first() {
        let title = cause.reason.title();
        // What has one cause is mended in one place; who is found by a name or login alone is looked at one by one.
        let step = match &cause.detail {
            Some(detail) => Sentence::from("mend ").word(title).word(" ").data(Raw::of(detail)),
            None => Sentence::new().word(format!("look at {} found by {title}", thousands(cause.accounts))),
        };
        // Who is not in the report yet is counted twice from the next sync on.
        return if cause.licenses == 0 && licenses.added > 0 {
            step.word(" before the next sync")
        } else {
            step.word(format!(", frees {}", thousands(cause.licenses)))
        };
    }
    if licenses.to_check > 0 {
        return Sentence::new().word(format!("look at {} in conflict", thousands(licenses.to_check)));
    }
    if sums.server_accounts == 0 {
        return Sentence::from("load a server's accounts");
    }
    if world.is_checking() {
        return Sentence::from("wait for the search for people counted twice");
    }
    if !world.options.candidates {
        return Sentence::from("look for people counted twice").word(": start without ").code("--no-candidates");
    }
    Sentence::from("nothing is left to do")
}

/// Which server is best synced first.
fn sync_step(world: &World, freed: u64, today: &str) -> Sentence {
    let estate = &world.estate;
    let mut waiting = vec![0_u64; estate.hosts.len()];
    for account in estate.account_ids() {
        let is_first = |row: &RowId| estate.accounts_of(*row).first() == Some(&account);
        if world.is_freed(account)
            && estate.rows_of(account).iter().any(is_first)
            && let Some(count) = waiting.get_mut(usize::from(estate.account(account).host.0))
        {
            *count += 1;
        }
    }
    let most = waiting.iter().enumerate().max_by_key(|(index, count)| (**count, std::cmp::Reverse(*index)));
    let Some((index, count)) = most.filter(|(_, count)| **count > 0) else {
        return Sentence::new().word(format!("sync the servers, frees {}", thousands(freed)));
    };
    let host = HostId(index as u16);
    // As the report and the explanations count: from the day of the report.
    let day = estate.report.made_at.as_deref().unwrap_or(today);
    let age = sync_age(estate, host, day);
    let mut step = Sentence::from("sync ").data(Raw::of(&short_host(&estate.hosts, host)));
    if let Some(days) = age.filter(|days| *days > 1) {
        step = step.word(format!(" ({days} days old)"));
    }
    step.word(format!(", frees {}", thousands((*count).min(freed))))
}

/// How many days before a day a server was last synced, where the files tell.
#[must_use]
pub fn sync_age(estate: &Estate, host: HostId, day: &str) -> Option<i64> {
    days_between(&estate.raw(estate.last_sync(host)?.date).text(), day)
}

/// The name of a server, without the domain that all of them share.
#[must_use]
pub fn short_host(hosts: &[String], host: HostId) -> String {
    let name = hosts.get(usize::from(host.0)).map_or("", String::as_str);
    let (label, domain) = name.split_once('.').unwrap_or((name, ""));
    let is_shared =
        hosts.len() > 1 && hosts.iter().all(|other| other.split_once('.').is_some_and(|(_, other)| other == domain));
    if is_shared { label.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_of_one_domain_are_told_apart_by_their_first_label() {
        let hosts = ["ghe1.acme.example".to_owned(), "ghe2.acme.example".to_owned()];
        assert_eq!(short_host(&hosts, HostId(1)), "ghe2");
        let hosts = ["ghe.acme.example".to_owned(), "ghe.corp.example".to_owned()];
        assert_eq!(short_host(&hosts, HostId(0)), "ghe.acme.example");
        assert_eq!(short_host(&hosts[..1], HostId(0)), "ghe.acme.example");
    }
}
