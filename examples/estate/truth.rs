//! The truth beside the estate: who each server account belongs to, and what the rules must say of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use crate::judge::judge;
use crate::people::{Counts, Host, Sight, Unit};
use crate::report::quote;
use crate::spool::Output;

/// The truth file that is being written, one account a line.
pub struct Truth {
    out: Output,
    line: String,
    first: bool,
    identities: bool,
    subscribers: Vec<(String, Option<String>)>,
    verdicts: BTreeMap<&'static str, u64>,
    rules: BTreeMap<&'static str, u64>,
    causes: BTreeMap<&'static str, u64>,
    decidable: u64,
    accounts: u64,
}

impl Truth {
    /// Opens the file; `head` is its first members as JSON without braces.
    pub fn create(path: &Path, head: &str, identities: bool) -> io::Result<Self> {
        let mut out = Output::create(path, false, false)?;
        out.write(&format!("{{{head},\n\"accounts\":[\n"))?;
        Ok(Self {
            out,
            line: String::new(),
            first: true,
            identities,
            subscribers: Vec::new(),
            verdicts: BTreeMap::new(),
            rules: BTreeMap::new(),
            causes: BTreeMap::new(),
            decidable: 0,
            accounts: 0,
        })
    }

    /// Adds the accounts of a unit that the files hold.
    pub fn add(&mut self, unit: &Unit, hosts: &[Host], sights: &[Sight], counts: &Counts) -> io::Result<()> {
        if let Some(subscriber) = &unit.subscriber {
            self.subscribers.push((subscriber.email.clone(), subscriber.cloud_login.clone()));
        }
        for account in &unit.accounts {
            let sight = sights[account.host];
            let Some(expected) = judge(unit, account, sight, self.identities) else { continue };
            let login = |at: Option<usize>| at.and_then(|at| unit.clouds.get(at)).map(|cloud| cloud.login.as_str());
            let decidable = expected.verdict == "unmatched" && account.decidable(unit, sight, counts, self.identities);
            let counted = match (account.joined.is_empty(), account.own_row) {
                (false, _) => "joined",
                (true, true) => "own_row",
                (true, false) => "not_in_report",
            };
            self.accounts += 1;
            self.decidable += u64::from(decidable);
            *self.verdicts.entry(expected.verdict).or_default() += 1;
            if matches!(expected.verdict, "matched" | "pending_sync") {
                *self.rules.entry(expected.rule.unwrap_or("reported_only")).or_default() += 1;
            }
            if expected.verdict == "unmatched" && (account.truth.is_some() || unit.invitation.is_some()) {
                *self.causes.entry(account.cause.word()).or_default() += 1;
            }
            let line = &mut self.line;
            line.clear();
            if !std::mem::take(&mut self.first) {
                line.push_str(",\n");
            }
            let _ = write!(
                line,
                "{{\"host\":\"{}\",\"id\":\"{}\",\"person\":{},\"cloud_login\":",
                hosts[account.host].name, account.id, account.person
            );
            option(line, login(account.truth))?;
            let _ = write!(
                line,
                ",\"invitation\":{},\"joined\":{},\"counted\":\"{counted}\",\"cause\":\"{}\",\"decidable\":{decidable},\"suspended\":{},\"service\":{},\"verdict\":\"{}\",\"rule\":",
                unit.invitation.is_some(),
                !account.joined.is_empty(),
                account.cause.word(),
                account.suspended,
                account.service,
                expected.verdict
            );
            option(line, expected.rule)?;
            line.push_str(",\"expected_cloud_login\":");
            option(line, login(expected.cloud))?;
            line.push_str(",\"reported_login\":");
            option(line, login(expected.reported))?;
            line.push('}');
            self.out.write(&self.line)?;
        }
        Ok(())
    }

    /// Ends the file with the sums, and gives them.
    pub fn finish(mut self, rows: u64, cloud_accounts: u64) -> anyhow::Result<String> {
        let mut tail = "\n],\n\"subscribers\":[".to_owned();
        for (at, (email, login)) in self.subscribers.iter().enumerate() {
            tail.push_str(if at > 0 { ",\n{\"email\":" } else { "\n{\"email\":" });
            quote(&mut tail, email)?;
            tail.push_str(",\"cloud_login\":");
            option(&mut tail, login.as_deref())?;
            tail.push('}');
        }
        self.out.write(&tail)?;
        let summary = serde_json::json!({
            "report_rows": rows,
            "cloud_accounts": cloud_accounts,
            "server_accounts": self.accounts,
            "verdicts": self.verdicts,
            "rules": self.rules,
            "causes": self.causes,
            "decidable": self.decidable,
        });
        self.out.write(&format!("],\n\"summary\":{summary}}}\n"))?;
        self.out.finish()?;
        Ok(serde_json::to_string_pretty(&summary)?)
    }
}

fn option(line: &mut String, text: Option<&str>) -> io::Result<()> {
    if let Some(text) = text {
        return quote(line, text);
    }
    line.push_str("null");
    Ok(())
}
