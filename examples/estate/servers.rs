//! What the servers export: license usage, All users, and their accounts as the cloud knows them.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use crate::people::{Account, Host, uuid};
use crate::random::{Random, mix};
use crate::report::{Layout, Variation, quote};
use crate::spool::{Output, Spool};

/// What is written for each server.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub users_csv: bool,
    pub server_accounts: bool,
}

/// The files of one server that are being written.
pub struct ServerFiles {
    export: Output,
    users: Option<Output>,
    view: Option<Spool>,
    spool: Option<Spool>,
    layout: Layout,
    encrypted: bool,
    first: bool,
    line: String,
    random: Random,
    pub names: Vec<String>,
}

/// The day of all files: 2026-11-20.
const TODAY: u64 = 20_777;

impl ServerFiles {
    /// Opens the files of a server.
    pub fn create(
        folder: &Path,
        host: &Host,
        number: usize,
        wanted: Wanted,
        seed: u64,
        variations: &[Variation],
    ) -> io::Result<Self> {
        let layout = Layout::of(variations);
        let gz = if layout.gzip { ".gz" } else { "" };
        let mut names = vec![format!("export-{}.json{gz}", host.name)];
        let mut export = Output::create(&folder.join(&names[0]), layout.gzip, false)?;
        let nested = number % 2 == 1;
        export.write(&head(host, number, nested))?;
        if host.encrypted {
            export.write("\"")?;
        } else {
            export.write("[")?;
        }
        let mut users = None;
        if wanted.users_csv {
            names.push(format!("all_users-{}.csv{gz}", host.name));
            let mut out = Output::create(&folder.join(&names[1]), layout.gzip, layout.utf16)?;
            let mut line = String::new();
            for (at, name) in USERS.split(',').enumerate() {
                layout.cell(&mut line, at == 0, name);
            }
            layout.end(&mut line);
            out.write(&line)?;
            users = Some(out);
        }
        let stream = 100 + number as u64;
        let shuffled = variations.contains(&Variation::Shuffled);
        Ok(Self {
            export,
            users,
            view: wanted.server_accounts.then(|| Spool::new(1_000_000, Random::new(seed, stream + 1000))),
            spool: shuffled.then(|| Spool::new(1_000_000, Random::new(seed, stream + 2000))),
            layout,
            encrypted: host.encrypted,
            first: true,
            line: String::new(),
            random: Random::new(seed, stream),
            names,
        })
    }

    /// Adds an account to the files that would hold it.
    pub fn add(&mut self, account: &Account) -> io::Result<()> {
        if (account.own_row || !account.joined.is_empty()) && self.view.is_some() {
            self.line.clear();
            cloud_view(&mut self.line, account)?;
            if let Some(view) = &mut self.view {
                view.push(&self.line)?;
            }
        }
        if account.gone {
            return Ok(());
        }
        self.line.clear();
        if self.encrypted {
            // Encrypted lists are about as long as readable ones.
            for _ in 0..44 {
                base64(&mut self.line, self.random.next());
            }
            self.export.write(&self.line)?;
        } else {
            user(&mut self.line, account)?;
            if let Some(spool) = &mut self.spool {
                spool.push(&self.line)?;
            } else {
                if !std::mem::take(&mut self.first) {
                    self.export.write(",")?;
                }
                self.export.write(&self.line)?;
            }
        }
        if let Some(users) = &mut self.users {
            self.line.clear();
            users_row(&mut self.line, self.layout, account);
            users.write(&self.line)?;
        }
        Ok(())
    }

    /// Ends the files, and gives what the cloud knows of the server.
    pub fn finish(mut self) -> io::Result<(Option<Spool>, u64)> {
        if let Some(spool) = self.spool {
            let mut first = true;
            spool.drain(|record| {
                if !std::mem::take(&mut first) {
                    self.export.write(",")?;
                }
                self.export.write(record)
            })?;
        }
        self.export.write(if self.encrypted { "\"}\n" } else { "]}\n" })?;
        if let Some(users) = self.users {
            users.finish()?;
        }
        Ok((self.view, self.export.finish()?))
    }
}

const USERS: &str = "created_at,id,login,email,role,suspended?,last_logged_ip,repos,ssh_keys,org_memberships,dormant?,last_active,raw_login,2fa_enabled?";

fn head(host: &Host, number: usize, nested: bool) -> String {
    let license = format!("{:016x}{:016x}", mix(number as u64), mix(number as u64 + 99));
    let features = match (host.automatic_sync, nested) {
        (true, true) => "{\"license_usage_sync\":\"2024-05-02T12:00:00Z\",\"search\":true}",
        (false, true) => "{\"license_usage_sync\":false,\"search\":true}",
        (true, false) => "[{\"name\":\"license_usage_sync\",\"enabled_at\":\"2023-02-01T09:00:00Z\"}]",
        (false, false) => "[\"search\"]",
    };
    let fields = format!(
        "\"server_id\":\"{}\",\"host_name\":\"{}\",\"http_only\":false,\"version\":\"3.{}.{}\",\"license\":\"{license}\",\"public_key\":\"-----BEGIN PGP PUBLIC KEY BLOCK-----\",\"features\":{features}",
        host.uuid,
        host.name,
        15 + number % 5,
        number % 7
    );
    if nested { format!("{{\"instance\":{{{fields}}},\"users\":") } else { format!("{{{fields},\"users\":") }
}

fn user(line: &mut String, account: &Account) -> io::Result<()> {
    let _ = write!(line, "{{\"id\":{},\"login\":", account.id);
    quote(line, &account.login)?;
    line.push_str(",\"name\":");
    quote(line, &account.shown)?;
    line.push_str(",\"email\":");
    match &account.email {
        Some(email) => quote(line, email)?,
        None => line.push_str("null"),
    }
    line.push_str(",\"emails\":[");
    for (at, email) in account.emails.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        quote(line, email)?;
    }
    let _ = write!(
        line,
        "],\"site_admin\":{},\"suspended\":{},\"dormant\":{},\"created_at\":\"{}\",\"last_active\":",
        account.admin,
        account.suspended,
        account.dormant,
        stamp(created(account), "T", "Z")
    );
    match active(account) {
        Some(active) => {
            let _ = write!(line, "\"{}\"}}", stamp(active, "T", "Z"));
        }
        None => line.push_str("null}"),
    }
    Ok(())
}

fn users_row(line: &mut String, layout: Layout, account: &Account) {
    let bits = mix(account.id);
    let truth = |value: bool| if value { "true" } else { "false" };
    let cells: [&str; 14] = [
        &stamp(created(account), " ", " +0000"),
        &account.id.to_string(),
        &account.login,
        account.email.as_deref().unwrap_or(""),
        if account.admin { "admin" } else { "user" },
        truth(account.suspended),
        &format!("192.0.2.{}", bits % 250 + 1),
        &(bits % 23).to_string(),
        &(bits % 4).to_string(),
        &(bits % 6).to_string(),
        truth(account.dormant),
        &active(account).map_or_else(String::new, |active| stamp(active, " ", " +0000")),
        &account.login,
        truth(bits % 10 < 7),
    ];
    for (at, cell) in cells.iter().enumerate() {
        layout.cell(line, at == 0, cell);
    }
    layout.end(line);
}

fn cloud_view(line: &mut String, account: &Account) -> io::Result<()> {
    line.push_str("{\"login\":");
    quote(line, &account.login)?;
    line.push_str(",\"profileName\":");
    quote(line, &account.shown)?;
    let _ = write!(
        line,
        ",\"remoteUserId\":{},\"remoteCreatedAt\":\"{}\",\"isSiteAdmin\":{},\"emails\":{{\"nodes\":[",
        account.id,
        stamp(created(account), "T", "Z"),
        account.admin
    );
    let synced = account.synced.as_deref();
    let others = account
        .emails
        .iter()
        .map(String::as_str)
        .filter(|email| Some(*email) != synced && Some(*email) != account.email.as_deref());
    for (at, email) in synced.into_iter().chain(others).enumerate() {
        line.push_str(if at > 0 { ",{\"email\":" } else { "{\"email\":" });
        quote(line, email)?;
        let _ = write!(line, ",\"isPrimary\":{}}}", at == 0);
    }
    line.push_str("]}}");
    Ok(())
}

/// Writes what the cloud knows of all servers.
pub fn server_accounts(path: &Path, hosts: &[Host], views: Vec<Option<Spool>>) -> io::Result<()> {
    let mut out = Output::create(path, false, false)?;
    out.write("{\"data\":{\"enterprise\":{\"ownerInfo\":{\"enterpriseServerInstallations\":{\"pageInfo\":{\"hasNextPage\":false},\"nodes\":[")?;
    for (number, (host, view)) in hosts.iter().zip(views).enumerate() {
        let comma = if number > 0 { "," } else { "" };
        out.write(&format!(
            "{comma}{{\"hostName\":\"{}\",\"customerName\":\"Corp\",\"isConnected\":true,\"userAccountsUploads\":{{\"nodes\":[{{\"createdAt\":\"2026-11-19T02:00:00Z\",\"syncState\":\"SUCCESS\"}}]}},\"userAccounts\":{{\"nodes\":[",
            host.name
        ))?;
        let mut first = true;
        if let Some(view) = view {
            view.drain(|record| {
                if !std::mem::take(&mut first) {
                    out.write(",")?;
                }
                out.write(record)
            })?;
        }
        out.write("]}}")?;
    }
    out.write("]}}}}}\n")?;
    out.finish()?;
    Ok(())
}

/// Writes when the servers were last synchronised; of several, the last one failed.
pub fn sync_status(path: &Path, hosts: &[Host]) -> io::Result<()> {
    let mut out = Output::create(path, false, false)?;
    out.write("{\"server_instances\":[")?;
    for (number, host) in hosts.iter().enumerate() {
        let comma = if number > 0 { "," } else { "" };
        let failed = number > 0 && number + 1 == hosts.len();
        let (date, status, error) = if failed {
            ("2026-10-12T02:00:09Z", "failed", "connection timed out")
        } else {
            ("2026-11-19T02:00:14Z", "success", "")
        };
        out.write(&format!(
            "{comma}{{\"server_id\":\"{}\",\"hostname\":\"{}\",\"last_sync\":{{\"date\":\"{date}\",\"status\":\"{status}\",\"error\":\"{error}\"}}}}",
            host.uuid, host.name
        ))?;
    }
    out.write("]}\n")?;
    out.finish()?;
    Ok(())
}

/// Writes the identities, a hundred a page, one page after another as `gh api graphql --paginate` prints them.
pub struct Identities {
    out: Output,
    on_page: u32,
    line: String,
}

impl Identities {
    /// Opens the file.
    pub fn create(path: &Path) -> io::Result<Self> {
        Ok(Self { out: Output::create(path, false, false)?, on_page: 0, line: String::new() })
    }

    /// Adds the identity of a cloud account, if it has one.
    pub fn add(&mut self, cloud: &crate::people::Cloud) -> io::Result<()> {
        if !cloud.node {
            return Ok(());
        }
        let line = &mut self.line;
        line.clear();
        line.push_str(if self.on_page == 0 {
            "{\"data\":{\"enterprise\":{\"ownerInfo\":{\"samlIdentityProvider\":{\"externalIdentities\":{\"edges\":["
        } else {
            ","
        });
        let _ = write!(line, "{{\"node\":{{\"guid\":\"{}\",\"user\":{{\"login\":", uuid(cloud.guid));
        quote(line, &cloud.login)?;
        line.push_str("},\"samlIdentity\":{\"nameId\":");
        quote(line, &cloud.name_id)?;
        line.push_str(",\"username\":");
        match cloud.usernames.first() {
            Some(username) => quote(line, username)?,
            None => line.push_str("null"),
        }
        line.push_str(",\"emails\":[");
        for (at, email) in cloud.saml_emails.iter().enumerate() {
            line.push_str(if at > 0 { ",{\"value\":" } else { "{\"value\":" });
            quote(line, email)?;
            line.push('}');
        }
        line.push_str("],\"attributes\":[");
        if !cloud.claim_name.is_empty() {
            let claims = [
                ("name", &cloud.claim_name),
                ("emailaddress", &cloud.claim_mail),
                ("givenname", &cloud.given),
                ("surname", &cloud.family),
            ];
            for (at, (claim, value)) in claims.into_iter().enumerate() {
                let comma = if at > 0 { "," } else { "" };
                let _ = write!(
                    line,
                    "{comma}{{\"name\":\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/{claim}\",\"value\":"
                );
                quote(line, value)?;
                line.push('}');
            }
        }
        line.push_str("]},\"scimIdentity\":");
        match cloud.usernames.first().filter(|_| cloud.scim) {
            Some(username) => {
                line.push_str("{\"username\":");
                quote(line, username)?;
                line.push_str(",\"emails\":[{\"value\":");
                quote(line, username)?;
                line.push_str("}]}");
            }
            None => line.push_str("null"),
        }
        line.push_str("}}");
        self.out.write(&self.line)?;
        self.on_page += 1;
        if self.on_page == 100 {
            self.end_page(true)?;
        }
        Ok(())
    }

    fn end_page(&mut self, more: bool) -> io::Result<()> {
        self.on_page = 0;
        self.out.write(&format!("],\"pageInfo\":{{\"hasNextPage\":{more},\"endCursor\":null}}}}}}}}}}}}}}\n"))
    }

    /// Ends the last page.
    pub fn finish(mut self) -> io::Result<u64> {
        if self.on_page > 0 {
            self.end_page(false)?;
        }
        self.out.finish()
    }
}

fn created(account: &Account) -> u64 {
    // Ten years before 2026, and a little more for those who came after the last sync.
    (TODAY - 323 - 3650) * 86_400 + account.created.min((3650 + 320) * 86_400)
}

fn active(account: &Account) -> Option<u64> {
    let since = if account.dormant || account.suspended { 900 } else { 322 };
    (account.active > 0 && account.email.is_some()).then(|| (TODAY - since) * 86_400 + account.active)
}

/// Seconds since 1970 as a date and time.
fn stamp(seconds: u64, between: &str, end: &str) -> String {
    let (days, time) = (seconds / 86_400 + 719_468, seconds % 86_400);
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (month, extra) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!(
        "{:04}-{month:02}-{date:02}{between}{:02}:{:02}:{:02}{end}",
        era * 400 + year + extra,
        time / 3600,
        time / 60 % 60,
        time % 60
    )
}

fn base64(line: &mut String, bits: u64) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for step in 0..4 {
        line.push(char::from(LETTERS[((bits >> (step * 6)) & 63) as usize]));
    }
}
