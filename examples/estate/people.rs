//! The people of the estate: who has which accounts, what GitHub joined at the last sync, and why it joined no more.

use crate::directory::{ByHash, Directory, Style, lookalike, misspell, spell};
use crate::habits::{Cause, Habits, Identity, Kind, Old};
use crate::names::{Form, Keys, Name, Names};
use crate::random::{Random, mix};

/// One server and what the written files show of it.
pub struct Host {
    pub name: String,
    pub uuid: String,
    pub encrypted: bool,
    pub automatic_sync: bool,
    login_style: Style,
    blank_names: u32,
    own_sequence: bool,
    next_id: u64,
    next_number: u64,
    /// The old company that the server came from.
    old: usize,
}

/// An account on the cloud.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each a field of the files or of the evidence")]
#[derive(Clone, Default)]
pub struct Cloud {
    pub login: String,
    pub shown: String,
    pub given: String,
    pub family: String,
    pub roles: String,
    pub enterprise_role: &'static str,
    /// E-mails in verified domains, as the report shows them.
    pub verified: Vec<String>,
    /// Verified e-mails that GitHub knows and the report does not show.
    pub hidden: Vec<String>,
    pub name_id: String,
    pub claim_name: String,
    pub claim_mail: String,
    pub usernames: Vec<String>,
    pub saml_emails: Vec<String>,
    pub scim: bool,
    pub node: bool,
    pub two_factor: bool,
    pub security: bool,
    pub cost_center: u64,
    pub subscription: String,
    pub pending: String,
    pub guid: u64,
    /// Whether given and family name can be read, in Latin letters or in the name's own script.
    latin: bool,
    native: bool,
    whole: bool,
}

/// An account on a server, with the truth about it.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each a field of the files or of the evidence")]
pub struct Account {
    pub host: usize,
    pub id: u64,
    pub login: String,
    pub shown: String,
    pub email: Option<String>,
    pub emails: Vec<String>,
    /// The primary e-mail at the last sync.
    pub synced: Option<String>,
    pub suspended: bool,
    pub dormant: bool,
    pub admin: bool,
    pub service: bool,
    /// In the report, but no more on the server.
    pub gone: bool,
    /// The report's rows with a login that hold it.
    pub joined: Vec<usize>,
    pub own_row: bool,
    pub created: u64,
    pub active: u64,
    pub person: u64,
    /// The person's cloud account, as an index into the unit.
    pub truth: Option<usize>,
    pub cause: Cause,
    evidence: Evidence,
}

/// What a careful reader could go by.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each a field of the files or of the evidence")]
#[derive(Clone, Copy, Default)]
struct Evidence {
    keys: Keys,
    whole: bool,
    latin: bool,
    native: bool,
    local_full: bool,
    login_same: bool,
    handle: bool,
    number: bool,
    /// The local part is the work address's, at a domain that is kin to its own.
    moved: bool,
    /// The work address is in the report; in the identities.
    reported: bool,
    linked: bool,
}

/// A row of a subscriber without an account.
pub struct Subscriber {
    pub email: String,
    pub status: &'static str,
    pub cloud_login: Option<String>,
}

/// People that are generated together, nearly always one.
#[derive(Default)]
pub struct Unit {
    pub clouds: Vec<Cloud>,
    pub accounts: Vec<Account>,
    pub invitation: Option<(String, String)>,
    pub subscriber: Option<Subscriber>,
}

/// How often names are borne, counted over the whole estate in a first pass.
#[derive(Default)]
pub struct Counts {
    pub full: ByHash<u32>,
    pub short: ByHash<u32>,
    pub whole: ByHash<u32>,
    pub parts: ByHash<u32>,
}

/// What the files of a server show besides the report.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each a field of the files or of the evidence")]
#[derive(Clone, Copy)]
pub struct Sight {
    pub own_file: bool,
    pub cloud_view: bool,
    pub names: bool,
    pub emails: bool,
}

struct Person {
    /// Works for another company: `ext-` stands before the address, the login, or both.
    outside: bool,
    id: u64,
    name: Name,
    former: Option<Name>,
    handle: String,
    number: String,
    work: String,
    style: Style,
}

struct Stray {
    email: String,
    emails: Vec<String>,
    seen: Name,
    local_full: bool,
    moved: bool,
}

/// Generates the units, always the same ones for one seed.
pub struct People<'a> {
    pub hosts: Vec<Host>,
    random: Random,
    names: &'a Names,
    habits: Habits,
    directory: Directory,
    last: u64,
    orgs: Vec<String>,
}

/// How many bearers of a name its parts let expect where it is too common to tell anybody by it alone. Whose name only
/// one cloud account has is that account's person in 19 of 20 below this, and in three of four at eight times as many.
const COMMON: f64 = 0.05;
const FREE: [&str; 5] = ["freemail.example", "mailbox.example", "postbox.example", "inbox.example", "webmail.example"];
const PARTNERS: [&str; 8] = [
    "partner.example",
    "consult-it.example",
    "bluepeak.example",
    "stafflink.example",
    "codeworks.example",
    "devhaus.example",
    "outsource.example",
    "contractors.example",
];
const TEAMS: [&str; 24] = [
    "platform", "apps", "data", "infra", "mobile", "payments", "research", "tools", "web", "security", "ops", "design",
    "search", "iot", "ai", "core", "legacy", "sandbox", "partners", "training", "finance", "devex", "qa", "cloud",
];
const SERVICES: [&str; 12] = [
    "deploy", "build", "ci", "jenkins", "backup", "scanner", "release", "sonar", "mirror", "monitor", "sync", "import",
];

impl Host {
    /// What is shown of the server.
    pub fn sight(&self, users_csv: bool, server_accounts: bool) -> Sight {
        let readable = !self.encrypted;
        Sight {
            own_file: readable || users_csv,
            cloud_view: server_accounts,
            names: readable || server_accounts,
            emails: readable || server_accounts,
        }
    }
}

impl Cloud {
    /// All addresses by which GitHub would join.
    fn values(&self) -> impl Iterator<Item = &String> {
        let claims = [&self.claim_mail, &self.claim_name, &self.name_id];
        let lists = self.usernames.iter().chain(&self.saml_emails).chain(&self.verified).chain(&self.hidden);
        claims.into_iter().chain(lists).filter(|value| value.contains('@'))
    }

    fn knows(&self, address: &str) -> bool {
        self.values().any(|value| value.eq_ignore_ascii_case(address))
    }

    /// Whether the report shows the address.
    fn reported(&self, address: &str) -> bool {
        self.verified.iter().any(|value| value == address) || self.name_id == address
    }
}

impl Unit {
    /// The accounts of each server-only row: those with one primary e-mail at the last sync.
    pub fn own_rows(&self) -> Vec<Vec<&Account>> {
        let mut rows: Vec<Vec<&Account>> = Vec::new();
        for account in self.accounts.iter().filter(|account| account.own_row) {
            match rows.iter_mut().find(|row| row[0].synced == account.synced && row[0].host != account.host) {
                Some(row) => row.push(account),
                None => rows.push(vec![account]),
            }
        }
        rows
    }

    /// The report's rows for the unit.
    pub fn rows(&self) -> u64 {
        let others = u64::from(self.invitation.is_some()) + u64::from(self.subscriber.is_some());
        (self.clouds.len() + self.own_rows().len()) as u64 + others
    }
}

impl Account {
    /// Whether a careful reader of the written files could find the cloud account.
    pub fn decidable(&self, unit: &Unit, sight: Sight, counts: &Counts, identities: bool) -> bool {
        let seen = &self.evidence;
        if self.suspended || !self.joined.is_empty() {
            return false;
        }
        if self.cause == Cause::PendingInvitation {
            return true;
        }
        let Some(cloud) = self.truth.and_then(|at| unit.clouds.get(at)) else { return false };
        let logins = sight.own_file || sight.cloud_view;
        let visible = seen.reported || (identities && seen.linked);
        let count = |map: &ByHash<u32>, key| map.get(&key).copied().unwrap_or(1);
        let whole = seen.whole && sight.names && cloud.whole;
        let full = count(&counts.full, seen.keys.full);
        let bearers = if whole { count(&counts.whole, seen.keys.whole) } else { full };
        let short = count(&counts.short, seen.keys.short);
        let names = (((seen.latin && sight.names) || seen.local_full) && cloud.latin)
            || (seen.native && sight.names && cloud.native);
        // Nobody can decide by a name as common as it is unique in these files by chance alone.
        let part = |key| f64::from(count(&counts.parts, key));
        let expected = part(seen.keys.given) * part(seen.keys.family) / part(seen.keys.culture);
        let is_rare = expected < COMMON || (whole && bearers == 1);
        let names = names && is_rare;
        match self.cause {
            Cause::None | Cause::PendingInvitation => false,
            Cause::SecondaryEmail if visible => sight.emails,
            Cause::SubAddress | Cause::Lookalike if visible => true,
            Cause::VisualStudioEmail | Cause::SameIdentifier => true,
            Cause::SecondAccount => logins,
            _ if logins && (seen.number || (seen.handle && seen.login_same)) => true,
            Cause::ChangedSurname => logins && seen.login_same,
            Cause::OtherDomain | Cause::Typo if seen.moved && visible => true,
            Cause::Nickname | Cause::Romanisation => names && short == 1,
            Cause::Typo | Cause::Separator | Cause::NameOrder | Cause::Initials => {
                (names && bearers == 1) || short == 1
            }
            _ => names && bearers == 1,
        }
    }
}

impl<'a> People<'a> {
    /// Starts an estate.
    pub fn new(kind: Kind, seed: u64, servers: usize, encrypted: usize, names: &'a Names) -> Self {
        let habits = kind.habits();
        let mut random = Random::new(seed, 1);
        let main = habits.domains[0].0;
        let hosts = (1..=servers)
            .map(|number| Host {
                name: if servers == 1 { format!("ghes.{main}") } else { format!("ghes{number}.{main}") },
                uuid: uuid(random.next()),
                encrypted: number > servers - encrypted.min(servers),
                automatic_sync: random.chance(6000),
                login_style: random.weighted(habits.server_logins),
                blank_names: random.weighted(&[(0, 60), (500, 30), (3000, 10)]),
                own_sequence: habits.own_sequence && number == servers && servers > 1,
                next_id: 2,
                next_number: 10_000,
                old: (number - 1) % habits.old.len(),
            })
            .collect();
        let orgs = TEAMS.iter().map(|team| format!("{}-{team}", habits.slug)).collect();
        Self { hosts, random, names, habits, directory: Directory::default(), last: 0, orgs }
    }

    /// The enterprise's slug.
    pub fn slug(&self) -> &'static str {
        self.habits.slug
    }

    /// The accounts that every server brings along.
    pub fn built_in(&mut self) -> Vec<Unit> {
        let mut units = Vec::new();
        for host in 0..self.hosts.len() {
            for (login, admin) in [("ghost", false), ("scim-admin", true)] {
                self.directory.claim(&self.hosts[host].name, login);
                let mut account = self.blank(host, 0, login.to_owned());
                account.admin = admin;
                account.active = 0;
                units.push(Unit { accounts: vec![account], ..Unit::default() });
            }
        }
        units
    }

    /// Counts the names of everyone who was new.
    pub fn count(bearers: &mut Vec<Keys>, counts: &mut Counts) {
        for keys in bearers.drain(..) {
            *counts.full.entry(keys.full).or_default() += 1;
            *counts.short.entry(keys.short).or_default() += 1;
            *counts.whole.entry(keys.whole).or_default() += 1;
            for part in [keys.given, keys.family, keys.culture] {
                *counts.parts.entry(part).or_default() += 1;
            }
        }
    }

    /// The next people; `bearers` gets the names of everyone who is new in the unit.
    pub fn next(&mut self, bearers: &mut Vec<Keys>) -> Unit {
        let at = self.random.below(10_000) as u32;
        let mut bounds = [self.habits.server_only, 25, 35, 50, 8];
        for i in 1..bounds.len() {
            bounds[i] += bounds[i - 1];
        }
        match bounds.iter().position(|&bound| at < bound) {
            Some(0) => self.server_only(bearers),
            Some(1) => self.service(),
            Some(2) => self.invited(bearers),
            Some(3) => self.subscriber(bearers),
            Some(4) => self.conflict(bearers),
            _ => self.cloud_person(bearers),
        }
    }

    fn person(&mut self, bearers: &mut Vec<Keys>) -> Person {
        let random = &mut self.random;
        let name = self.names.draw(random.weighted(self.habits.cultures), random);
        self.last += 1;
        let number = format!("{}{:06}", self.habits.number, 100_000 + self.last * 7 + random.below(7));
        let handle = self.names.handle(random);
        let mut former = None;
        if random.chance(60) {
            let mut old = name.clone();
            old.family = self.names.family(name.culture, random);
            former = Some(old);
        }
        let style = random.weighted(self.habits.house);
        bearers.push(name.keys());
        let outside = random.chance(self.habits.outside);
        Person { outside, id: self.last, name, former, handle, number, work: String::new(), style }
    }

    /// Gives the person an address in the enterprise's own domains.
    fn employ(&mut self, person: &mut Person) {
        let domain = self.random.weighted(self.habits.domains);
        let mut local = spell(person.style, &person.name, &person.handle, &person.number);
        if person.outside {
            local.insert_str(0, "ext-");
        }
        let first = format!("{local}@{domain}");
        if self.directory.claim("@", &first) {
            person.work = first;
            return;
        }
        // Directories tell namesakes apart by a number, and sometimes by an order or a separator.
        if self.random.chance(2000) {
            let other = *self.random.pick(&[Style::FamilyDotGiven, Style::GivenFamily, Style::GivenUnderscoreFamily]);
            let address = format!("{}@{domain}", spell(other, &person.name, "", ""));
            if self.directory.claim("@", &address) {
                person.work = address;
                return;
            }
        }
        person.work = self.directory.address(&local, domain);
    }

    fn private_address(&mut self, person: &Person) -> String {
        let domain = *self.random.pick(&FREE);
        let style = self.random.weighted(&[
            (Style::Handle, 35),
            (Style::GivenDotFamily, 30),
            (Style::GivenFamily, 15),
            (Style::Given, 10),
            (Style::InitialFamily, 10),
        ]);
        let mut local = spell(style, &person.name, &person.handle, "");
        if self.random.chance(6000) && !local.ends_with(|c: char| c.is_ascii_digit()) {
            local.push_str(&(self.random.below(60) + 50).to_string());
        }
        self.directory.address(&local, domain)
    }

    fn cloud(&mut self, person: &Person) -> Cloud {
        let style = self.random.weighted(self.habits.cloud_logins);
        let old = person.former.as_ref().filter(|_| self.random.chance(6000));
        let base = spell(style, old.unwrap_or(&person.name), &person.handle, &person.number);
        let base = if person.outside && self.random.chance(4000) { format!("ext-{base}") } else { base };
        let login = self.directory.login("cloud", &base, self.habits.code);
        let form = self.random.weighted(self.habits.cloud_names);
        let mut cloud = Cloud {
            login,
            shown: person.name.show(form),
            given: person.name.given.text.clone(),
            family: person.name.family.text.clone(),
            latin: form.is_full() && !person.name.is_native(form),
            native: person.name.is_native(form),
            whole: form == Form::Everything,
            two_factor: self.random.chance(9300),
            security: self.random.chance(2500),
            cost_center: if self.random.chance(3000) { 0 } else { 1001 + self.random.below(60) },
            guid: self.random.next(),
            enterprise_role: "Member",
            ..Cloud::default()
        };
        self.roles(&mut cloud);
        if self.random.chance(self.habits.verified) {
            cloud.verified.push(person.work.clone());
            if self.random.chance(500) {
                let domain = self.random.weighted(self.habits.domains);
                let local = spell(Style::InitialFamily, &person.name, "", "");
                cloud.verified.push(self.directory.address(&local, domain));
            }
        }
        self.identity(&mut cloud, person);
        if cloud.values().next().is_none() || self.random.chance(150) {
            cloud.hidden.push(self.private_address(person));
        }
        if self.random.chance(120) {
            cloud.subscription.clone_from(&person.work);
        }
        let full = person.style.is_full() && cloud.values().any(|value| *value == person.work);
        cloud.latin |= full;
        cloud
    }

    fn roles(&mut self, cloud: &mut Cloud) {
        if self.random.chance(200) {
            let org = self.random.pick(&self.orgs);
            cloud.roles = format!("{org}/{}:Collaborator", TEAMS[self.random.index(TEAMS.len())]);
            let managed = !self.habits.code.is_empty();
            cloud.enterprise_role = if managed { "Repository collaborator" } else { "Outside collaborator" };
            return;
        }
        if self.random.chance(6) {
            cloud.enterprise_role = "Owner";
            if self.random.chance(5000) {
                return;
            }
        }
        let start = self.random.index(self.orgs.len());
        let count = self.random.weighted(&[(1, 76), (2, 18), (3, 5), (5, 1)]);
        for step in 0..count {
            if step > 0 {
                cloud.roles.push_str(", ");
            }
            cloud.roles.push_str(&self.orgs[(start + step * 5) % self.orgs.len()]);
            cloud.roles.push_str(if self.random.chance(200) { ":Owner" } else { ":Member" });
        }
        if self.random.chance(30) {
            cloud.pending.clone_from(&self.orgs[(start + 1) % self.orgs.len()]);
        }
    }

    fn identity(&mut self, cloud: &mut Cloud, person: &Person) {
        let work = &person.work;
        let identity = self.random.weighted(self.habits.identities);
        cloud.node = identity != Identity::None;
        match identity {
            Identity::Claims => {
                cloud.name_id.clone_from(work);
                cloud.claim_name.clone_from(work);
                cloud.claim_mail.clone_from(work);
            }
            Identity::Upn => {
                let local = spell(Style::InitialFamily, &person.name, "", "");
                let upn = self.directory.address(&local, &format!("id.{}", self.habits.domains[0].0));
                cloud.claim_name.clone_from(&upn);
                cloud.name_id = upn;
                cloud.claim_mail.clone_from(work);
            }
            Identity::Number => {
                cloud.name_id = person.number.to_ascii_uppercase();
                cloud.usernames.push(work.clone());
                cloud.scim = true;
            }
            Identity::NameId => cloud.name_id.clone_from(work),
            Identity::Emails => {
                cloud.name_id = format!("G-{:016x}", mix(cloud.guid));
                cloud.saml_emails.push(work.clone());
                if self.random.chance(2500) {
                    let local = spell(Style::GivenDotInitial, &person.name, "", "");
                    cloud.saml_emails.push(self.directory.address(&local, self.habits.domains[0].0));
                }
            }
            Identity::Scim => {
                cloud.name_id.clone_from(work);
                cloud.usernames.push(work.clone());
                cloud.saml_emails.push(work.clone());
                cloud.scim = true;
            }
            Identity::None => {}
        }
    }

    fn blank(&mut self, host: usize, person: u64, login: String) -> Account {
        let at = &mut self.hosts[host];
        at.next_id += 1 + u64::from(self.random.chance(1500)) * self.random.below(4);
        Account {
            host,
            id: at.next_id,
            login,
            shown: String::new(),
            email: None,
            emails: Vec::new(),
            synced: None,
            suspended: false,
            dormant: self.random.chance(800),
            admin: self.random.chance(40),
            service: false,
            gone: false,
            joined: Vec::new(),
            own_row: false,
            created: self.random.below(10 * 365 * 86_400),
            active: 1 + self.random.below(320 * 86_400),
            person,
            truth: None,
            cause: Cause::None,
            evidence: Evidence::default(),
        }
    }

    /// A server account of a person as the server knows them.
    fn account(&mut self, host: usize, person: &Person, seen: &Name, cloud: Option<&Cloud>) -> Account {
        let at = &mut self.hosts[host];
        let mut style = at.login_style;
        if self.random.chance(2500) {
            style = self.random.weighted(self.habits.server_logins);
        }
        let mut number = person.number.clone();
        if at.own_sequence {
            at.next_number += 1 + self.random.below(3);
            number = format!("{}{:06}", self.habits.number, 90_000 + at.next_number);
        }
        let kept = cloud.filter(|_| self.random.chance(self.habits.login_kept));
        let kept = kept.map(|cloud| cloud.login.trim_end_matches(self.habits.code));
        let base = kept.map_or_else(|| spell(style, seen, &person.handle, &number), str::to_owned);
        let base = if person.outside && self.random.chance(6000) { format!("ext-{base}") } else { base };
        let login = self.directory.login(&self.hosts[host].name, &base, "");
        let mut form = self.random.weighted(self.habits.server_names);
        if self.random.chance(self.hosts[host].blank_names) {
            form = Form::Blank;
        }
        let counted_apart = self.hosts[host].own_sequence;
        let mut account = self.blank(host, person.id, login);
        account.shown = seen.show(form);
        account.evidence = Evidence {
            keys: person.name.keys(),
            whole: form == Form::Everything,
            latin: form.is_full() && !seen.is_native(form),
            native: seen.is_native(form),
            login_same: cloud.is_some_and(|cloud| {
                cloud.login.trim_end_matches(self.habits.code).eq_ignore_ascii_case(&account.login)
            }),
            handle: account.login.starts_with(person.handle.as_str()) || ends_in_number(&account.login),
            number: !counted_apart && cloud.is_some_and(|cloud| cloud.name_id.eq_ignore_ascii_case(&account.login)),
            ..Evidence::default()
        };
        account
    }

    fn some_hosts(&mut self) -> Vec<usize> {
        let all = self.hosts.len();
        if all == 0 {
            return Vec::new();
        }
        let count = self.random.weighted(&[(1, 84), (2, 13), (3, 3)]).min(all);
        let first = self.random.index(all);
        (0..count).map(|step| (first + step) % all).collect()
    }

    fn cloud_person(&mut self, bearers: &mut Vec<Keys>) -> Unit {
        let mut person = self.person(bearers);
        self.employ(&mut person);
        let mut unit = Unit { clouds: vec![self.cloud(&person)], ..Unit::default() };
        if !self.random.chance(self.habits.on_server) {
            return unit;
        }
        let mut before: Option<(Option<String>, Vec<String>, bool)> = None;
        for host in self.some_hosts() {
            // Most people use one address on all servers.
            if let Some((email, emails, true)) = before.as_ref().filter(|_| self.random.chance(6000)) {
                let (email, emails) = (email.clone(), emails.clone());
                self.follow(&mut unit, host, &person, email, emails);
                continue;
            }
            self.settle(&mut unit, host, &person);
            if let Some(last) = unit.accounts.last() {
                let plain = !last.suspended && !last.gone && last.synced == last.email;
                before =
                    Some((last.email.clone(), last.emails.clone(), plain && (last.own_row || !last.joined.is_empty())));
            }
        }
        if unit.accounts.first().is_some_and(|first| first.joined.len() == 1 && !first.suspended)
            && self.random.chance(80)
        {
            self.second_account(&mut unit, &person);
        }
        unit
    }

    /// An account like the person's last one, on another server.
    fn follow(&mut self, unit: &mut Unit, host: usize, person: &Person, email: Option<String>, emails: Vec<String>) {
        let mut account = self.account(host, person, &person.name, unit.clouds.first());
        if let Some(last) = unit.accounts.last() {
            account.truth = last.truth;
            account.joined.clone_from(&last.joined);
            account.own_row = last.own_row;
            account.cause = last.cause;
            account.evidence.local_full = last.evidence.local_full;
            account.evidence.moved = last.evidence.moved;
            account.evidence.reported = last.evidence.reported;
            account.evidence.linked = last.evidence.linked;
        }
        account.synced.clone_from(&email);
        account.email = email;
        account.emails = emails;
        unit.accounts.push(account);
    }

    /// An account of somebody who has a cloud account, and how far GitHub has joined the two.
    fn settle(&mut self, unit: &mut Unit, host: usize, person: &Person) {
        let state = self.random.below(10_000) as u32;
        let double = self.habits.double;
        let known = unit.clouds[0].knows(&person.work);
        if state < double || (!known && self.random.chance(7500)) {
            self.stray_account(unit, host, person);
            return;
        }
        let values: Vec<String> = unit.clouds[0].values().cloned().collect();
        let mut email =
            if known && self.random.chance(9000) { person.work.clone() } else { self.random.pick(&values).clone() };
        let mut account = self.account(host, person, &person.name, unit.clouds.first());
        account.truth = Some(0);
        account.evidence.local_full = person.style.is_full() && email == person.work;
        account.synced = Some(email.clone());
        match state - double.min(state) {
            0..250 if unit.clouds[0].reported(&email) => {
                // Waiting in its own row: linked or corrected after the last sync.
                account.own_row = true;
                if self.random.chance(4000) {
                    account.synced = Some(self.private_address(person));
                }
            }
            250..400 if unit.clouds[0].reported(&email) => {
                account.synced = None;
                account.created = 10 * 365 * 86_400 + self.random.below(300 * 86_400);
            }
            400..650 => {
                account.suspended = true;
                match self.random.below(10) {
                    0..7 => account.synced = None,
                    7..9 => account.joined.push(0),
                    _ => account.own_row = true,
                }
            }
            650..710 => {
                account.joined.push(0);
                account.gone = true;
            }
            710..790 => {
                account.joined.push(0);
                email = if self.random.chance(5000) {
                    self.private_address(person)
                } else {
                    self.random.pick(&values).clone()
                };
            }
            _ => account.joined.push(0),
        }
        if self.random.chance(100) && email.is_ascii() {
            email = email[..1].to_ascii_uppercase() + &email[1..];
            if account.synced.as_ref().is_some_and(|synced| synced.eq_ignore_ascii_case(&email)) {
                account.synced = Some(email.clone());
            }
        }
        account.emails = vec![email.clone()];
        if self.random.chance(400) {
            account.emails.push(self.private_address(person));
        }
        account.email = Some(email);
        unit.accounts.push(account);
    }

    /// An account whose address GitHub cannot join: counted twice.
    fn stray_account(&mut self, unit: &mut Unit, host: usize, person: &Person) {
        let mut cause =
            if person.former.is_some() { Cause::ChangedSurname } else { self.random.weighted(self.habits.causes) };
        let mut stray = None;
        for _ in 0..4 {
            stray = self.stray(cause, person, &mut unit.clouds[0], host);
            if stray.is_some() {
                break;
            }
            cause = self.random.weighted(self.habits.causes);
        }
        let stray = stray.unwrap_or_else(|| {
            cause = Cause::Unrelated;
            let email = self.private_address(person);
            Stray { emails: vec![email.clone()], email, seen: person.name.clone(), local_full: false, moved: false }
        });
        let mut account = self.account(host, person, &stray.seen, unit.clouds.first());
        if cause == Cause::SameIdentifier && !account.login.eq_ignore_ascii_case(&person.number) {
            account.login = self.directory.login(&self.hosts[host].name, &person.number.to_ascii_lowercase(), "");
            account.evidence.login_same = false;
        }
        account.truth = Some(0);
        account.cause = cause;
        account.evidence.local_full = stray.local_full;
        account.evidence.moved = stray.moved;
        account.evidence.reported = unit.clouds[0].reported(&person.work);
        account.evidence.linked = unit.clouds[0].knows(&person.work) && unit.clouds[0].node;
        account.own_row = true;
        if self.random.chance(200) {
            // Not synced yet: the next sync adds a licence.
            account.own_row = false;
        } else {
            account.synced = Some(stray.email.clone());
        }
        account.email = Some(stray.email);
        account.emails = stray.emails;
        unit.accounts.push(account);
    }

    fn stray(&mut self, cause: Cause, person: &Person, cloud: &mut Cloud, host: usize) -> Option<Stray> {
        let (local, domain) = person.work.split_once('@')?;
        let name = &person.name;
        let mut seen = name.clone();
        let mut local_full = false;
        let mut moved = false;
        let mut also = None;
        let email = match cause {
            Cause::OtherDomain => {
                let Old { domain: old, renamed } = self.old_domain(host);
                if renamed && self.random.chance(8500) {
                    moved = true;
                    local_full = person.style.is_full();
                    self.claimed(format!("{local}@{old}"))?
                } else {
                    let style = self.random.weighted(&[
                        (person.style, 60),
                        (Style::GivenDotFamily, 15),
                        (Style::InitialFamily, 15),
                        (Style::InitialDotFamily, 5),
                        (Style::FamilyInitial, 5),
                    ]);
                    local_full = style.is_full();
                    self.directory.address(&spell(style, name, &person.handle, &person.number), old)
                }
            }
            Cause::SubAddress => {
                let tag = *self.random.pick(&["ghe", "github", "git", "ghes", "dev2", "work"]);
                self.claimed(format!("{local}+{tag}@{domain}"))?
            }
            Cause::SecondaryEmail => {
                if !cloud.knows(&person.work) {
                    return None;
                }
                also = Some(person.work.clone());
                self.private_address(person)
            }
            Cause::Typo => {
                let wrong = if self.random.chance(7500) {
                    format!("{}@{domain}", misspell(local, &mut self.random)?)
                } else {
                    let (label, rest) = domain.split_once('.')?;
                    moved = true;
                    format!("{local}@{}.{rest}", misspell(label, &mut self.random)?)
                };
                self.claimed(wrong)?
            }
            Cause::Separator => {
                let other = if local.contains(['.', '_', '-']) {
                    let to = *self.random.pick(&["", "_", "-", "."]);
                    local.replace(['.', '_', '-'], to)
                } else if person.style == Style::GivenFamily {
                    spell(Style::GivenDotFamily, name, "", "")
                } else {
                    return None;
                };
                self.claimed(format!("{other}@{domain}"))?
            }
            Cause::NameOrder => {
                let (one, two) = local.strip_prefix("ext-").unwrap_or(local).split_once('.')?;
                local_full = person.style.is_full();
                self.claimed(format!("{two}.{one}@{domain}"))?
            }
            Cause::Initials => {
                let style = if person.style.is_full() {
                    *self.random.pick(&[
                        Style::InitialFamily,
                        Style::InitialDotFamily,
                        Style::FamilyInitial,
                        Style::GivenDotInitial,
                    ])
                } else {
                    Style::GivenDotFamily
                };
                local_full = style.is_full();
                self.directory.address(&spell(style, name, "", ""), domain)
            }
            Cause::Lookalike => {
                let other = lookalike(local, &mut self.random)?;
                self.claimed(format!("{other}@{domain}"))?
            }
            Cause::Nickname => {
                seen.given = self.names.nickname(name, &mut self.random)?;
                local_full = true;
                self.directory.address(&spell(Style::GivenDotFamily, &seen, "", ""), domain)
            }
            Cause::Romanisation => {
                seen = self.names.respelled(name, &mut self.random)?;
                local_full = person.style.is_full();
                self.claimed(format!("{}@{domain}", spell(person.style, &seen, &person.handle, &person.number)))?
            }
            Cause::ChangedSurname => {
                seen = person.former.clone()?;
                let domain = self.random.weighted(self.habits.domains);
                self.directory.address(&spell(Style::GivenDotFamily, &seen, "", ""), domain)
            }
            Cause::SameIdentifier => {
                if self.hosts[host].own_sequence || !cloud.name_id.eq_ignore_ascii_case(&person.number) {
                    return None;
                }
                self.claimed(format!("{}@ldap.{}", person.number.to_ascii_lowercase(), self.habits.domains[0].0))?
            }
            Cause::VisualStudioEmail => {
                let local = spell(Style::InitialDotFamily, name, "", "");
                let mail = self.directory.address(&local, &format!("vs.{}", self.habits.domains[0].0));
                cloud.subscription.clone_from(&mail);
                mail
            }
            Cause::Unrelated => self.private_address(person),
            Cause::None | Cause::SecondAccount | Cause::PendingInvitation => return None,
        };
        let mut emails = vec![email.clone()];
        emails.extend(also);
        Some(Stray { email, emails, seen, local_full, moved })
    }

    fn old_domain(&mut self, host: usize) -> Old {
        // A server that came with a company mostly has that company's domain.
        if self.random.chance(6000) {
            self.habits.old[self.hosts[host].old].0
        } else {
            self.random.weighted(self.habits.old)
        }
    }

    /// An address at a domain that was renamed, by which nobody is known at the new ones: one directory gave them all.
    fn moved_address(&mut self, local: &str, old: &str) -> String {
        for number in 1..200 {
            let local = if number == 1 { local.to_owned() } else { format!("{local}{number}") };
            let taken =
                self.habits.domains.iter().any(|(domain, _)| self.directory.has("@", &format!("{local}@{domain}")));
            if !taken && let Some(address) = self.claimed(format!("{local}@{old}")) {
                for (domain, _) in self.habits.domains {
                    self.directory.claim("@", &format!("{local}@{domain}"));
                }
                return address;
            }
        }
        self.directory.address(local, old)
    }

    fn claimed(&mut self, address: String) -> Option<String> {
        self.directory.claim("@", &address).then_some(address)
    }

    fn second_account(&mut self, unit: &mut Unit, person: &Person) {
        let (host, base) = (unit.accounts[0].host, unit.accounts[0].login.clone());
        let end = *self.random.pick(&["-adm", "-admin", "-test", "-2"]);
        let mut account = self.account(host, person, &person.name, None);
        account.login = self.directory.login(&self.hosts[host].name, &format!("{base}{end}"), "");
        let domain = self.habits.domains[0].0;
        let email = self.directory.address(&account.login.clone(), domain);
        account.admin = end.starts_with("-adm");
        account.truth = Some(0);
        account.cause = Cause::SecondAccount;
        account.own_row = true;
        account.synced = Some(email.clone());
        account.emails = vec![email.clone()];
        account.email = Some(email);
        unit.accounts.push(account);
    }

    fn server_only(&mut self, bearers: &mut Vec<Keys>) -> Unit {
        let mut person = self.person(bearers);
        let email = match self.random.below(100) {
            0..30 => {
                self.employ(&mut person);
                person.work.clone()
            }
            30..60 => {
                let Old { domain: old, renamed } = self.random.weighted(self.habits.old);
                let local = spell(person.style, &person.name, &person.handle, &person.number);
                if renamed { self.moved_address(&local, old) } else { self.directory.address(&local, old) }
            }
            60..82 => {
                let domain = *self.random.pick(&PARTNERS);
                self.directory.address(&spell(Style::GivenDotFamily, &person.name, "", ""), domain)
            }
            _ => self.private_address(&person),
        };
        let mut unit = Unit::default();
        let left = self.random.chance(1200);
        for host in self.some_hosts() {
            let mut account = self.account(host, &person, &person.name, None);
            account.suspended = left;
            account.own_row = if left { self.random.chance(800) } else { !self.random.chance(250) };
            account.synced = account.own_row.then(|| email.clone());
            account.emails = vec![email.clone()];
            account.email = Some(email.clone());
            unit.accounts.push(account);
        }
        unit
    }

    fn service(&mut self) -> Unit {
        let mut unit = Unit::default();
        if self.hosts.is_empty() {
            return unit;
        }
        let host = self.random.index(self.hosts.len());
        let what = *self.random.pick(&SERVICES);
        let team = *self.random.pick(&TEAMS);
        let base = match self.random.below(4) {
            0 => format!("svc-{what}"),
            1 => format!("{what}-bot"),
            2 => format!("{team}-{what}"),
            _ => format!("svc-{team}-{what}"),
        };
        let login = self.directory.login(&self.hosts[host].name, &base, "");
        let email = self.directory.address(&login, self.habits.domains[0].0);
        self.last += 1;
        let mut account = self.blank(host, self.last, login);
        account.service = true;
        if self.random.chance(5000) {
            account.shown = format!("{} {}", what.to_uppercase(), team);
        }
        account.own_row = !self.random.chance(300);
        account.synced = account.own_row.then(|| email.clone());
        account.emails = vec![email.clone()];
        account.email = Some(email);
        unit.accounts.push(account);
        unit
    }

    fn invited(&mut self, bearers: &mut Vec<Keys>) -> Unit {
        let mut person = self.person(bearers);
        self.employ(&mut person);
        let org = self.random.pick(&self.orgs).clone();
        let mut unit = Unit { invitation: Some((person.work.clone(), org)), ..Unit::default() };
        if self.random.chance(1500) && !self.hosts.is_empty() {
            let host = self.random.index(self.hosts.len());
            let mut account = self.account(host, &person, &person.name, None);
            account.cause = Cause::PendingInvitation;
            account.own_row = true;
            account.synced = Some(person.work.clone());
            account.emails = vec![person.work.clone()];
            account.email = Some(person.work);
            unit.accounts.push(account);
        }
        unit
    }

    fn subscriber(&mut self, bearers: &mut Vec<Keys>) -> Unit {
        if self.random.chance(2000) {
            let mut unit = self.cloud_person(bearers);
            let cloud = &mut unit.clouds[0];
            cloud.subscription.clear();
            if let Some(email) = cloud.verified.first() {
                let (email, cloud_login) = (email.clone(), Some(cloud.login.clone()));
                unit.subscriber = Some(Subscriber { email, status: "", cloud_login });
            }
            return unit;
        }
        let mut person = self.person(bearers);
        self.employ(&mut person);
        let status = if self.random.chance(4000) { "Pending Invitation" } else { "" };
        Unit { subscriber: Some(Subscriber { email: person.work, status, cloud_login: None }), ..Unit::default() }
    }

    /// The three kinds of conflict, each between two cloud accounts.
    fn conflict(&mut self, bearers: &mut Vec<Keys>) -> Unit {
        let mut person = self.person(bearers);
        self.employ(&mut person);
        let mut unit = Unit { clouds: vec![self.cloud(&person), self.cloud(&person)], ..Unit::default() };
        if self.hosts.is_empty() {
            return unit;
        }
        let host = self.random.index(self.hosts.len());
        let mut account = self.account(host, &person, &person.name, None);
        account.truth = Some(0);
        account.synced = Some(person.work.clone());
        account.emails = vec![person.work.clone()];
        account.email = Some(person.work.clone());
        for cloud in &mut unit.clouds {
            if !cloud.verified.contains(&person.work) {
                cloud.verified.push(person.work.clone());
            }
            cloud.name_id.clone_from(&person.work);
            cloud.node = true;
        }
        match self.random.below(3) {
            0 => {
                // Joined with the second, which has nothing of the address any more.
                let second = &mut unit.clouds[1];
                let other = self
                    .directory
                    .address(&spell(Style::InitialFamily, &person.name, "", ""), self.habits.domains[0].0);
                second.verified = vec![other.clone()];
                second.name_id = other;
                (second.claim_name, second.claim_mail) = (String::new(), String::new());
                second.usernames.clear();
                second.saml_emails.clear();
                account.joined.push(1);
            }
            1 => account.own_row = true,
            _ => account.joined.extend([0, 1]),
        }
        unit.accounts.push(account);
        unit
    }
}

/// Whether three digits or more make a login a thing of its own.
fn ends_in_number(login: &str) -> bool {
    login.bytes().rev().take_while(u8::is_ascii_digit).count() >= 3
}

/// A UUID from a number.
pub fn uuid(number: u64) -> String {
    let (high, low) = (mix(number), mix(number ^ 0x5555));
    format!(
        "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xFFFF,
        high & 0xFFF,
        low >> 52,
        low & 0xFFFF_FFFF_FFFF
    )
}
