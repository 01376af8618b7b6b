//! The cloud report: a CSV in any legal variation, or the JSON of the REST call.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use clap::ValueEnum;

use crate::people::{Account, Cloud, Host, Subscriber, Unit};
use crate::random::Random;
use crate::spool::{Output, Spool};

/// Another legal way of writing the same estate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Variation {
    /// Headers as older reports spell them: `github_com_login`.
    SnakeHeaders,
    /// Headers as reports with data residency spell them: `GitHub login`.
    ResidencyHeaders,
    /// Semicolons between the cells of CSV files.
    Semicolon,
    /// Tabs between the cells of CSV files.
    Tab,
    /// CRLF at the end of CSV lines.
    Crlf,
    /// CSV files in UTF-16LE with a byte order mark.
    Utf16,
    /// Rows, columns and users in another order.
    Shuffled,
    /// The cloud's e-mails in upper case.
    UpperEmails,
    /// The report as the JSON of the REST call.
    Rest,
    /// Report and server files compressed.
    Gzip,
}

/// How the cells of a CSV file are laid out.
#[derive(Clone, Copy)]
pub struct Layout {
    delimiter: char,
    end: &'static str,
    pub utf16: bool,
    pub gzip: bool,
}

impl Layout {
    /// The layout that the variations ask for.
    pub fn of(variations: &[Variation]) -> Self {
        let has = |one| variations.contains(&one);
        let delimiter = match () {
            () if has(Variation::Semicolon) => ';',
            () if has(Variation::Tab) => '\t',
            () => ',',
        };
        let end = if has(Variation::Crlf) { "\r\n" } else { "\n" };
        Self { delimiter, end, utf16: has(Variation::Utf16), gzip: has(Variation::Gzip) }
    }

    /// Adds a cell to a line, quoted where need be.
    pub fn cell(self, line: &mut String, first: bool, text: &str) {
        if !first {
            line.push(self.delimiter);
        }
        if text.contains([self.delimiter, '"', '\n', '\r', ',']) {
            line.push('"');
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(text);
        }
    }

    /// Ends a line.
    pub fn end(self, line: &mut String) {
        line.push_str(self.end);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    List,
    Boolean,
    Number,
}

const COLUMNS: [(&str, Kind); 29] = [
    ("github_com_login", Kind::Text),
    ("github_com_name", Kind::Text),
    ("enterprise_server_user_ids", Kind::List),
    ("github_com_user", Kind::Boolean),
    ("enterprise_server_user", Kind::Boolean),
    ("visual_studio_subscription_user", Kind::Boolean),
    ("license_type", Kind::Text),
    ("github_com_profile", Kind::Text),
    ("github_com_member_roles", Kind::List),
    ("github_com_enterprise_roles", Kind::List),
    ("github_com_verified_domain_emails", Kind::List),
    ("github_com_saml_name", Kind::Text),
    ("github_com_orgs_with_pending_invites", Kind::List),
    ("github_com_two_factor_auth", Kind::Boolean),
    ("github_com_two_factor_auth_required_by_date", Kind::Text),
    ("github_com_cost_center", Kind::Text),
    ("github_com_advanced_security_license_user", Kind::Boolean),
    ("github_com_code_security_license_user", Kind::Boolean),
    ("github_com_secret_protection_license_user", Kind::Boolean),
    ("ghe_license_active", Kind::Boolean),
    ("ghe_license_start_date", Kind::Text),
    ("ghe_license_end_date", Kind::Text),
    ("enterprise_server_primary_emails", Kind::List),
    ("enterprise_server_advanced_security_user_ids", Kind::List),
    ("enterprise_server_code_security_user_ids", Kind::List),
    ("enterprise_server_secret_protection_user_ids", Kind::List),
    ("visual_studio_license_status", Kind::Text),
    ("visual_studio_subscription_email", Kind::Text),
    ("total_user_accounts", Kind::Number),
];

#[derive(Default)]
struct Row<'a> {
    cloud: Option<&'a Cloud>,
    accounts: Vec<&'a Account>,
    invitation: Option<&'a (String, String)>,
    subscriber: Option<&'a Subscriber>,
}

/// The report that is being written.
pub struct Report {
    spool: Spool,
    order: Vec<usize>,
    layout: Layout,
    variations: Vec<Variation>,
    line: String,
    text: String,
    /// Rows without a login that only a Visual Studio subscription explains.
    pub subscribers: u64,
    pub rows: u64,
}

impl Report {
    /// A report of about `rows` rows.
    pub fn new(rows: u64, seed: u64, variations: &[Variation]) -> Self {
        let shuffled = variations.contains(&Variation::Shuffled);
        let mut order: Vec<usize> = (0..COLUMNS.len()).collect();
        if shuffled {
            Random::new(seed, 5).shuffle(&mut order);
        }
        Self {
            spool: Spool::new(rows, Random::new(seed, if shuffled { 4 } else { 3 })),
            order,
            layout: Layout::of(variations),
            variations: variations.to_vec(),
            line: String::new(),
            text: String::new(),
            subscribers: 0,
            rows: 0,
        }
    }

    /// Adds the rows of a unit.
    pub fn add(&mut self, unit: &Unit, hosts: &[Host]) -> io::Result<()> {
        for (at, cloud) in unit.clouds.iter().enumerate() {
            let accounts = unit.accounts.iter().filter(|account| account.joined.contains(&at)).collect();
            self.row(&Row { cloud: Some(cloud), accounts, ..Row::default() }, hosts)?;
        }
        for accounts in unit.own_rows() {
            self.row(&Row { accounts, ..Row::default() }, hosts)?;
        }
        if unit.invitation.is_some() {
            self.row(&Row { invitation: unit.invitation.as_ref(), ..Row::default() }, hosts)?;
        }
        if unit.subscriber.is_some() {
            self.subscribers += 1;
            self.row(&Row { subscriber: unit.subscriber.as_ref(), ..Row::default() }, hosts)?;
        }
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>, hosts: &[Host]) -> io::Result<()> {
        let rest = self.variations.contains(&Variation::Rest);
        let upper = self.variations.contains(&Variation::UpperEmails);
        self.rows += 1;
        self.line.clear();
        if rest {
            self.line.push('{');
        }
        for (place, &column) in self.order.iter().enumerate() {
            let (name, kind) = COLUMNS[column];
            self.text.clear();
            fill(&mut self.text, name, row, hosts, rest);
            let cloud_mail = matches!(name, "github_com_verified_domain_emails" | "github_com_saml_name");
            if upper && cloud_mail && self.text.contains('@') {
                self.text.make_ascii_uppercase();
            }
            if rest {
                json_cell(&mut self.line, place == 0, name, kind, &self.text)?;
            } else {
                self.layout.cell(&mut self.line, place == 0, &self.text);
            }
        }
        if rest {
            self.line.push('}');
        } else {
            self.layout.end(&mut self.line);
        }
        self.spool.push(&self.line)
    }

    /// Writes the file into the folder and gives its name and size.
    pub fn finish(self, folder: &Path, slug: &str) -> io::Result<(String, u64)> {
        let rest = self.variations.contains(&Variation::Rest);
        let end = if rest { "json" } else { "csv" };
        let gz = if self.layout.gzip { ".gz" } else { "" };
        let file = format!("consumed_licenses-{slug}-2026-11-20T080000Z.{end}{gz}");
        let mut out = Output::create(&folder.join(&file), self.layout.gzip, self.layout.utf16 && !rest)?;
        let mut head = String::new();
        if rest {
            let consumed = self.rows - self.subscribers;
            let _ =
                write!(head, "{{\"total_seats_consumed\":{consumed},\"total_seats_purchased\":{consumed},\"users\":[");
        } else {
            for (place, &column) in self.order.iter().enumerate() {
                self.layout.cell(&mut head, place == 0, &header(COLUMNS[column].0, &self.variations));
            }
            self.layout.end(&mut head);
        }
        out.write(&head)?;
        let mut first = true;
        self.spool.drain(|record| {
            if rest && !std::mem::take(&mut first) {
                out.write(",")?;
            }
            out.write(record)
        })?;
        if rest {
            out.write("]}\n")?;
        }
        Ok((file, out.finish()?))
    }
}

fn header(name: &str, variations: &[Variation]) -> String {
    if variations.contains(&Variation::SnakeHeaders) {
        return match name {
            "github_com_saml_name" => "github_com_saml_name_id".to_owned(),
            "github_com_enterprise_roles" => "github_com_enterprise_role".to_owned(),
            other => other.to_owned(),
        };
    }
    let spaced = name.replace('_', " ").replacen("github", "GitHub", 1);
    let spaced = if variations.contains(&Variation::ResidencyHeaders) {
        spaced.replacen("GitHub com", "GitHub", 1)
    } else {
        spaced
    };
    let mut chars = spaced.chars();
    chars.next().map_or_else(String::new, |letter| letter.to_uppercase().chain(chars).collect())
}

fn json_cell(line: &mut String, first: bool, name: &str, kind: Kind, text: &str) -> io::Result<()> {
    let name = match name {
        "github_com_saml_name" => "github_com_saml_name_id",
        "enterprise_server_primary_emails" => "enterprise_server_emails",
        other => other,
    };
    if !first {
        line.push(',');
    }
    let _ = write!(line, "\"{name}\":");
    match kind {
        Kind::List => {
            line.push('[');
            for (at, item) in text.split(", ").filter(|item| !item.is_empty()).enumerate() {
                if at > 0 {
                    line.push(',');
                }
                quote(line, item)?;
            }
            line.push(']');
        }
        Kind::Boolean if !text.is_empty() => line.push_str(if text == "TRUE" { "true" } else { "false" }),
        Kind::Number => line.push_str(text),
        Kind::Text if !text.is_empty() || name == "github_com_login" => quote(line, text)?,
        Kind::Text | Kind::Boolean => line.push_str("null"),
    }
    Ok(())
}

/// Adds text as a JSON string.
pub fn quote(line: &mut String, text: &str) -> io::Result<()> {
    if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        line.push_str(&serde_json::to_string(text).map_err(io::Error::other)?);
    } else {
        line.push('"');
        line.push_str(text);
        line.push('"');
    }
    Ok(())
}

fn add(text: &mut String, item: &str) {
    if !text.is_empty() {
        text.push_str(", ");
    }
    text.push_str(item);
}

fn truth(text: &mut String, value: bool) {
    text.push_str(if value { "TRUE" } else { "FALSE" });
}

fn id(account: &Account, hosts: &[Host], rest: bool, role: bool) -> String {
    let host = &hosts[account.host].name;
    match (rest, role) {
        (true, _) => format!("{host}:{}", account.id),
        (false, true) => format!("{}:{host}:{}", account.id, if account.admin { "Owner" } else { "Member" }),
        (false, false) => format!("{}:{host}", account.id),
    }
}

fn fill(text: &mut String, name: &str, row: &Row<'_>, hosts: &[Host], rest: bool) {
    let cloud = row.cloud;
    match name {
        "github_com_login" => text.push_str(cloud.map_or("", |cloud| &cloud.login)),
        "github_com_name" => text.push_str(cloud.map_or("", |cloud| &cloud.shown)),
        "enterprise_server_user_ids" => {
            for account in &row.accounts {
                add(text, &id(account, hosts, rest, true));
            }
        }
        "github_com_user" => truth(text, cloud.is_some()),
        "enterprise_server_user" => truth(text, !row.accounts.is_empty()),
        "visual_studio_subscription_user" => truth(text, !subscription(row).is_empty()),
        "license_type" => {
            text.push_str(if subscription(row).is_empty() { "Enterprise" } else { "Visual Studio subscription" });
        }
        "github_com_profile" => {
            if let Some(cloud) = cloud {
                text.push_str("https://github.com/");
                text.push_str(&cloud.login);
            }
        }
        "github_com_member_roles" => text.push_str(cloud.map_or("", |cloud| &cloud.roles)),
        "github_com_enterprise_roles" => text.push_str(cloud.map_or("", |cloud| cloud.enterprise_role)),
        "github_com_verified_domain_emails" => {
            for email in cloud.map_or(&[][..], |cloud| &cloud.verified) {
                add(text, email);
            }
            text.push_str(row.invitation.map_or("", |(email, _)| email));
        }
        "github_com_saml_name" => text.push_str(cloud.map_or("", |cloud| &cloud.name_id)),
        "github_com_orgs_with_pending_invites" => {
            text.push_str(cloud.map_or("", |cloud| &cloud.pending));
            text.push_str(row.invitation.map_or("", |(_, org)| org));
        }
        "github_com_two_factor_auth" => {
            if let Some(cloud) = cloud {
                truth(text, cloud.two_factor);
            }
        }
        "github_com_two_factor_auth_required_by_date" if cloud.is_some_and(|cloud| !cloud.two_factor) => {
            text.push_str("2026-12-15");
        }
        "github_com_cost_center" => {
            if let Some(cloud) = cloud.filter(|cloud| cloud.cost_center > 0) {
                let _ = write!(text, "CC-{}", cloud.cost_center);
            }
        }
        "github_com_advanced_security_license_user" if cloud.is_some() => truth(text, false),
        "github_com_code_security_license_user" | "github_com_secret_protection_license_user" => {
            if let Some(cloud) = cloud {
                truth(text, cloud.security);
            }
        }
        "enterprise_server_primary_emails" => emails(text, row),
        "enterprise_server_code_security_user_ids" => {
            if let (Some(account), true) = (row.accounts.first(), cloud.is_some_and(|cloud| cloud.security)) {
                text.push_str(&id(account, hosts, rest, false));
            }
        }
        "visual_studio_license_status" => {
            text.push_str(row.subscriber.map_or("", |subscriber| subscriber.status));
            if cloud.is_some_and(|cloud| !cloud.subscription.is_empty()) {
                text.push_str("Matched");
            }
        }
        "visual_studio_subscription_email" => text.push_str(subscription(row)),
        "total_user_accounts" => {
            let _ = write!(text, "{}", row.accounts.len() + usize::from(cloud.is_some()));
        }
        _ => {}
    }
}

fn subscription<'a>(row: &Row<'a>) -> &'a str {
    let own = row.cloud.map_or("", |cloud| cloud.subscription.as_str());
    row.subscriber.map_or(own, |subscriber| subscriber.email.as_str())
}

/// The primary e-mails at the last sync, each once; their order is not always that of the ids.
fn emails(text: &mut String, row: &Row<'_>) {
    let mut all: Vec<&str> = Vec::new();
    for email in row.accounts.iter().filter_map(|account| account.synced.as_deref()) {
        if !all.iter().any(|other| other.eq_ignore_ascii_case(email)) {
            all.push(email);
        }
    }
    if row.cloud.is_some_and(|cloud| cloud.guid & 1 == 1) {
        all.reverse();
    }
    for email in all {
        add(text, email);
    }
}
