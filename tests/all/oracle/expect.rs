//! The verdict of every server account, by loops over everything.

use super::join::{Facts, Key, accounts, blank, counted_rows, held, hosts, same_email, trim};
use super::licenses::{Licenses, Step, added, step};
use super::world::{CLAIM_EMAIL, CLAIM_NAME, Node, Row, World};
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    NotCounted,
    Conflict,
    Matched,
    PendingSync,
    ServerOnly,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Joined,
    OwnRow,
    NotInReport,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    ClaimName,
    ClaimEmail,
    Username,
    NameId,
    Emails,
    Verified,
}

/// The rules in the order of the table, in their two groups.
const GROUPS: [&[Rule]; 2] =
    [&[Rule::ClaimName, Rule::ClaimEmail, Rule::Username, Rule::NameId, Rule::Emails], &[Rule::Verified]];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Account,
    ServerOnly,
    Invited,
    VisualStudio,
}

#[derive(Clone, Debug)]
pub struct Account {
    pub key: Key,
    pub facts: Facts,
    pub counted: Counted,
    pub verdict: Verdict,
    pub rule: Option<Rule>,
    pub cloud_login: Option<String>,
    pub reported_login: Option<String>,
    /// The cloud's values that the rule found, in any of their spellings.
    pub matched_values: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct ReportRow {
    pub row: Row,
    pub kind: Kind,
    pub accounts: Vec<Key>,
    pub step: Option<Step>,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub accounts: Vec<Account>,
    pub rows: Vec<ReportRow>,
    pub cloud_accounts: usize,
    pub verdicts: BTreeMap<&'static str, usize>,
    pub rules: BTreeMap<&'static str, usize>,
    pub licenses: Licenses,
}

impl Verdict {
    pub const ALL: [Self; 5] = [Self::NotCounted, Self::Conflict, Self::Matched, Self::PendingSync, Self::ServerOnly];

    pub fn word(self) -> &'static str {
        match self {
            Self::NotCounted => "not_counted",
            Self::Conflict => "conflict",
            Self::Matched => "matched",
            Self::PendingSync => "pending_sync",
            Self::ServerOnly => "server_only",
        }
    }
}

impl Counted {
    pub fn word(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::OwnRow => "own_row",
            Self::NotInReport => "not_in_report",
        }
    }
}

impl Rule {
    pub fn all() -> impl Iterator<Item = Self> {
        GROUPS.into_iter().flatten().copied()
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::ClaimName => "saml_claim_name",
            Self::ClaimEmail => "saml_claim_emailaddress",
            Self::Username => "saml_username",
            Self::NameId => "saml_name_id",
            Self::Emails => "saml_emails",
            Self::Verified => "verified_email",
        }
    }
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Account, Self::ServerOnly, Self::Invited, Self::VisualStudio];

    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::ServerOnly => "server_only",
            Self::Invited => "invited",
            Self::VisualStudio => "visual_studio",
        }
    }
}

/// The answer for a world; `seats` where the spelling of its report tells them.
pub fn expect(world: &World, seats: Option<u64>) -> Answer {
    let rows = counted_rows(world);
    let all = accounts(world);
    let held = held(&rows, &hosts(world), &all);
    let judged: Vec<Account> =
        all.iter().map(|(key, facts)| judge(key, facts, &rows, &held, &world.identities)).collect();

    let mut report_rows = Vec::new();
    for (row, keys) in rows.iter().zip(&held) {
        let mut keys = keys.clone();
        keys.sort();
        let inside: Vec<Verdict> = judged.iter().filter(|a| keys.contains(&a.key)).map(|a| a.verdict).collect();
        report_rows.push(ReportRow { row: row.clone(), kind: kind(row), accounts: keys, step: step(row, &inside) });
    }

    let mut verdicts: BTreeMap<&str, usize> = Verdict::ALL.iter().map(|v| (v.word(), 0)).collect();
    verdicts.insert("double", 0);
    let mut rules: BTreeMap<&str, usize> = Rule::all().map(|r| (r.word(), 0)).collect();
    rules.insert("reported_only", 0);
    for account in &judged {
        *verdicts.get_mut(account.verdict.word()).unwrap() += 1;
        if matches!(account.verdict, Verdict::Matched | Verdict::PendingSync) {
            *rules.get_mut(account.rule.map_or("reported_only", Rule::word)).unwrap() += 1;
        }
    }

    let licenses = Licenses::count(&report_rows, added(&judged), seats);
    let cloud_accounts = rows.iter().filter(|row| !blank(&row.login)).count();
    Answer { accounts: judged, rows: report_rows, cloud_accounts, verdicts, rules, licenses }
}

/// The first that fits.
fn kind(row: &Row) -> Kind {
    if !blank(&row.login) {
        Kind::Account
    } else if !row.server_ids.is_empty() || row.server_user == Some(true) {
        Kind::ServerOnly
    } else if !row.invites.is_empty() {
        Kind::Invited
    } else if row.subscriber == Some(true) {
        Kind::VisualStudio
    } else {
        Kind::ServerOnly
    }
}

/// What a rule compares on the side of one cloud account.
fn values<'a>(rule: Rule, row: &'a Row, identities: &'a [Node]) -> Vec<&'a str> {
    let mut nodes: Vec<&Node> =
        identities.iter().filter(|node| !blank(&node.login) && node.login.eq_ignore_ascii_case(&row.login)).collect();
    nodes.sort_by_key(|node| format!("{node:?}"));
    let node = nodes.first();
    let saml = node.and_then(|node| node.saml.as_ref());
    let scim = node.and_then(|node| node.scim.as_ref());
    let attribute = |wanted: &'static str| {
        let attributes = saml.into_iter().flat_map(|saml| &saml.attributes);
        attributes.filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str())
    };
    match rule {
        Rule::ClaimName => attribute(CLAIM_NAME).collect(),
        Rule::ClaimEmail => attribute(CLAIM_EMAIL).collect(),
        Rule::Username => {
            saml.map(|s| s.username.as_str()).into_iter().chain(scim.map(|s| s.username.as_str())).collect()
        }
        Rule::NameId => saml.map(|s| s.name_id.as_str()).into_iter().chain([row.name_id.as_str()]).collect(),
        Rule::Emails => {
            let saml = saml.into_iter().flat_map(|s| &s.emails);
            saml.chain(scim.into_iter().flat_map(|s| &s.emails)).map(String::as_str).collect()
        }
        Rule::Verified => row.verified.iter().map(String::as_str).collect(),
    }
}

/// The cloud logins that a rule finds for an address, with the values that equal it.
fn found(rule: Rule, email: Option<&str>, rows: &[Row], identities: &[Node]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let Some(email) = email else { return found };
    for row in rows.iter().filter(|row| !blank(&row.login)) {
        for value in values(rule, row, identities) {
            if same_email(value, email) {
                found.push((row.login.clone(), trim(value).to_owned()));
            }
        }
    }
    found
}

fn judge(key: &Key, facts: &Facts, rows: &[Row], held: &[Vec<Key>], identities: &[Node]) -> Account {
    let holders: Vec<&Row> = rows.iter().zip(held).filter(|(_, keys)| keys.contains(key)).map(|(row, _)| row).collect();
    let joined: Vec<&str> = holders.iter().map(|row| row.login.as_str()).filter(|login| !blank(login)).collect();
    let counted = match (joined.is_empty(), holders.is_empty()) {
        (false, _) => Counted::Joined,
        (true, false) => Counted::OwnRow,
        (true, true) => Counted::NotInReport,
    };
    let reported_login = match joined.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    };

    let find = |rule: Rule| found(rule, facts.email.as_deref(), rows, identities);
    let finds = |rule: Rule, login: &str| find(rule).iter().any(|(found, _)| found == login);
    let deciding: &[Rule] = GROUPS.into_iter().find(|group| group.iter().any(|r| !find(*r).is_empty())).unwrap_or(&[]);
    let mut decided: Vec<String> = deciding.iter().flat_map(|r| find(*r)).map(|(login, _)| login).collect();
    decided.sort();
    decided.dedup();
    let finds_reported = |rule: &Rule| reported_login.as_ref().is_some_and(|login| finds(*rule, login));

    let login = facts.login.as_deref().unwrap_or("");
    let verdict = if facts.suspended == Some(true) || login == "scim-admin" || login == "ghost" {
        Verdict::NotCounted
    } else if joined.len() > 1
        || joined.len() == 1 && !decided.is_empty() && !Rule::all().any(|r| finds_reported(&r))
        || joined.is_empty() && decided.len() > 1
    {
        Verdict::Conflict
    } else if joined.len() == 1 {
        Verdict::Matched
    } else if decided.len() == 1 {
        Verdict::PendingSync
    } else {
        Verdict::ServerOnly
    };

    let rule = match verdict {
        Verdict::Matched => Rule::all().find(finds_reported),
        _ => deciding.iter().copied().find(|r| !find(*r).is_empty()),
    };
    let cloud_login = match (verdict, decided.as_slice()) {
        (Verdict::Matched, _) => reported_login.clone(),
        (_, [only]) => Some(only.clone()),
        _ => None,
    };
    let mut matched_values = Vec::new();
    for (login, value) in rule.map(find).unwrap_or_default() {
        if verdict != Verdict::Matched || Some(login) == reported_login {
            matched_values.push(value);
        }
    }
    Account {
        key: key.clone(),
        facts: facts.clone(),
        counted,
        verdict,
        rule,
        cloud_login,
        reported_login,
        matched_values,
    }
}

impl Answer {
    /// One line an account, and one of licences: what the table of worlds holds against.
    pub fn sketch(&self) -> String {
        let mut text = String::new();
        for account in &self.accounts {
            write!(text, "{} {} {}", account.key.text(), account.verdict.word(), account.counted.word()).unwrap();
            let rule = account.rule.map(|rule| rule.word().to_owned());
            let known =
                [("rule", rule), ("cloud", account.cloud_login.clone()), ("reported", account.reported_login.clone())];
            for (what, value) in known {
                if let Some(value) = value {
                    write!(text, " {what}={value}").unwrap();
                }
            }
            text.push('\n');
        }
        text + &self.licenses.sketch()
    }
}
